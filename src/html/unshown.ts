/**
 * Elements that print doesn't show, or not as browsers do -> warnings with their places. What isn't shown in browsers either
 * is in `NO_EFFECT_ELEMENTS`, with its reason.
 */
import type { Element } from "domhandler";
import type { Diagnostic } from "../diagnostics/index.js";
import { findElements, type HtmlDocument, textContent } from "./parse.js";
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

/** A script that would run, and not data in another format. */
const isProgram = ({ attribs: { type = "", language } }: Element): boolean =>
  language !== undefined || /^(module|(text|application)\/(x-)?(java|ecma|j|live)script)?$/i.test(type.trim());

const PLUG_IN: Unshown = { what: "nothing is loaded into the page", hint: "show a picture, or say it in text" };

/** Elements of HTML that print has no way to show; what embeds something else is told in document/unprinted.ts. */
const UNSHOWN: Readonly<Record<string, Unshown>> = {
  script: { what: "scripts don't run: what they would write is missing", when: isProgram },
  frameset: { what: "frames are not loaded", hint: "print the page of each frame" },
  applet: PLUG_IN,
  portal: PLUG_IN,
  fencedframe: PLUG_IN,
  model: PLUG_IN,
  map: { what: "areas of images are no links", hint: "write the links as text" },
  ruby: { what: "ruby stands in the line, in parentheses where it has them", when: hasText },
};

/** Diagnostics: `html/not-shown`, warnings, one for each kind of element at the first of them, and for what `align` would move. */
export function unshownElements({ dom, source }: HtmlDocument): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const element of findElements(dom, ({ name }) => Object.hasOwn(UNSHOWN, name))) {
    const { what, hint, when } = UNSHOWN[element.name]!;
    if (told.has(element.name) || isInForeign(element) || when?.(element) === false) continue;
    const message = `<${element.name}> is not shown as in a browser: ${what}`;
    told.set(element.name, atElement(source, element, "warning", "html/not-shown", message, hint ? [hint] : []));
  }
  const [legend] = findElements(dom, isUnalignable);
  if (legend) {
    const message = `align="${legend.attribs.align}" of <legend> has no effect: a legend stands at the start of its fieldset`;
    const hint = "place it by `display: flex`, or by columns of a table";
    told.set("legend align", atElement(source, legend, "warning", "html/not-shown", message, [hint]));
  }
  return [...told.values()];
}

/** Only legends aren't aligned as in browsers. */
const isUnalignable = ({ name, attribs }: Element): boolean =>
  name === "legend" && /^(center|right)$/i.test(attribs.align?.trim() ?? "");

/** Whether the element is a part of a drawing or a formula, which is told as a whole. */
function isInForeign({ parent }: Element): boolean {
  return parent !== null && "name" in parent && /^(svg|math)$/.test(parent.name);
}
