/**
 * Elements that print doesn't show, or not as browsers do -> warnings with their places. What isn't shown in browsers either
 * is in `NO_EFFECT_ELEMENTS`, with its reason.
 */
import type { ChildNode, Element } from "domhandler";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findElements, type HtmlDocument, isElement, textContent } from "./parse.js";
import { atElement } from "./places.js";

/** Elements that show nothing on paper, in browsers as here, by the reason. docs/print-css.md shows them. */
export const NO_EFFECT_ELEMENTS: readonly { readonly reason: string; readonly names: readonly string[] }[] = [
  {
    reason: "it says something about the document",
    names: ["head", "title", "base", "link", "meta", "style", "basefont"],
  },
  { reason: "it is for scripts", names: ["template", "slot", "datalist", "param"] },
  { reason: "it belongs to media, which are told", names: ["source", "track"] },
  { reason: "it stands for columns of a table, which have no content", names: ["col", "colgroup"] },
  { reason: "browsers that know frames and plug-ins don't show it", names: ["noembed", "noframes"] },
  { reason: "it is closed, and nobody opens it on paper", names: ["dialog"] },
  { reason: "it is a sound", names: ["bgsound"] },
  { reason: "browsers have given it up", names: ["nextid", "keygen", "isindex", "command", "menuitem"] },
];

interface Unshown {
  readonly what: string;
  readonly hint?: string;
  /** Those that matter. Default: all. */
  readonly when?: (element: Element) => boolean;
}

const hasText = (element: Element): boolean => textContent(element).trim() !== "";

const isHiddenInDetails = (child: ChildNode): boolean =>
  !(isElement(child) && child.name === "summary") && textContent(child).trim() !== "";

/** A script that would run, and not data in another format. */
const isProgram = ({ attribs: { type = "", language } }: Element): boolean =>
  language !== undefined || /^(module|(text|application)\/(x-)?(java|ecma|j|live)script)?$/i.test(type.trim());

const FIELD: Unshown = { what: "fields of forms are not drawn", hint: "write what stands in the field as text" };
const PLUG_IN: Unshown = { what: "nothing is loaded into the page", hint: "show a picture, or say it in text" };

/** Elements of HTML that print has no way to show. */
const UNSHOWN: Readonly<Record<string, Unshown>> = {
  script: { what: "scripts don't run: what they would write is missing", when: isProgram },
  frameset: { what: "frames are not loaded", hint: "print the page of each frame" },
  iframe: PLUG_IN,
  embed: PLUG_IN,
  object: PLUG_IN,
  applet: PLUG_IN,
  portal: PLUG_IN,
  fencedframe: PLUG_IN,
  model: PLUG_IN,
  audio: { what: "sounds and films can't be printed", hint: "show a picture, or say it in text" },
  video: { what: "sounds and films can't be printed", hint: "show a picture, or say it in text" },
  canvas: { what: "scripts don't run, so nothing is drawn on it", hint: "show a picture in its place" },
  input: { ...FIELD, when: ({ attribs }) => attribs.type?.toLowerCase() !== "hidden" },
  textarea: FIELD,
  select: FIELD,
  button: FIELD,
  meter: { what: "its bar is not drawn: what it holds stands as text" },
  progress: { what: "its bar is not drawn: what it holds stands as text" },
  math: { what: "formulas are not set", hint: "show the formula as an SVG image" },
  map: { what: "areas of images are no links", hint: "write the links as text" },
  ruby: { what: "ruby stands in the line, in parentheses where it has them", when: hasText },
  details: {
    what: "closed, it shows its summary alone",
    hint: "write <details open>",
    when: (element) => element.attribs.open === undefined && element.children.some(isHiddenInDetails),
  },
  svg: { what: "drawings in HTML are not shown", hint: 'save it as a file, and write <img src="drawing.svg" alt="…">' },
};

/** Diagnostics: `html/not-shown`, warnings, one for each kind of element at the first of them. */
export function unshownElements({ dom, source }: HtmlDocument): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const element of findElements(dom, ({ name }) => Object.hasOwn(UNSHOWN, name))) {
    const { what, hint, when } = UNSHOWN[element.name]!;
    if (told.has(element.name) || isInForeign(element) || when?.(element) === false) continue;
    const message = `<${element.name}> is not shown as in a browser: ${what}`;
    told.set(element.name, atElement(source, element, "warning", "html/not-shown", message, hint ? [hint] : []));
  }
  return [...told.values()];
}

/** Whether the element is a part of a drawing or a formula, which is told as a whole. */
function isInForeign({ parent }: Element): boolean {
  return parent !== null && "name" in parent && /^(svg|math)$/.test(parent.name);
}
