/** The phrases of HTML: text in its styles, links, what stands for icons and images. */
import type { ChildNode } from "domhandler";
import { isElement } from "../../../html/index.js";
import { BREAK, SOFT_BREAK } from "../../source/phrase.js";
import { type Place, type Run, type Tape, writable } from "../../source/tape.js";

type Element = Extract<ChildNode, { attribs: unknown }>;
export type Style = Omit<Run, "text" | "at">;

/** What a walk through the nodes knows. */
export interface Walk {
  readonly tape: Tape;
  /** Where a node stands in the source. */
  readonly placeOf: (node: ChildNode, around: Place) => Place;
  /** Whether comments and names of unknown elements are words of the source, as in Markdown. */
  readonly isMarkdown: boolean;
  /** Whether addresses of links are kept: those of navigation nobody misses. */
  readonly keepsAddresses: boolean;
  /** Called for each element that is left out. */
  readonly leaveOut: (what: "script" | "image" | "hidden" | "form") => void;
}

/** Elements of the head and of programs, which say nothing to a reader. */
export const SILENT = new Set(
  "script style template noscript iframe object embed svg math canvas audio video link meta base head title".split(" "),
);
const FORM = new Set("button select textarea option datalist".split(" "));
const STRONG = new Set(["strong", "b"]);
const EM = new Set(["em", "i", "cite", "dfn", "var"]);
const CODE = new Set(["code", "kbd", "samp", "tt"]);
const PHRASING = new Set(
  `a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark picture q rp rt ruby s samp small source span
  strike strong sub sup time tt u var wbr`.split(/\s+/),
);
const BLOCK = new Set(
  `address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
  h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

export const isInline = (node: ChildNode): boolean =>
  node.type === "text" ||
  (isElement(node) &&
    !BLOCK.has(node.name) &&
    !SILENT.has(node.name) &&
    !node.children.some((child) => !isInlineChild(child)));
const isInlineChild = (node: ChildNode): boolean => !isElement(node) || isInline(node) || SILENT.has(node.name);

/** Icons by their classes, as the marks that they show. */
const ICONS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|[\s-])(?:fa-check(?:-\w+)?|icon-check|bi-check(?:-\w+)?|check-?mark|glyphicon-ok|icon-yes|tick)(?:\s|$)/i,
    "✅",
  ],
  [
    /(?:^|[\s-])(?:fa-times(?:-\w+)?|fa-remove|fa-xmark|fa-close|bi-x(?:-\w+)?|glyphicon-remove|icon-no|cross-?mark)(?:\s|$)/i,
    "❌",
  ],
  [/(?:^|[\s-])(?:fa-minus|icon-partial|fa-adjust)(?:\s|$)/i, "🟡"],
];

/** The pieces of a node's text. */
export function runsOf(node: ChildNode, style: Style, place: Place, walk: Walk): Run[] {
  if (node.type === "text" && "data" in node) {
    const text = node.data.replace(/[\t\n\f\r ]+/g, " ");
    return [{ ...walk.tape.add(text, walk.placeOf(node, place)), ...style }];
  }
  if (node.type === "comment" && "data" in node) {
    if (walk.isMarkdown) walk.tape.add(node.data, walk.placeOf(node, place));
    return [];
  }
  if (!isElement(node)) return [];
  const here = walk.placeOf(node, place);
  if (SILENT.has(node.name)) return silent(node, style, here, walk);
  if (isHidden(node)) {
    walk.leaveOut("hidden");
    for (const child of node.children) runsOf(child, {}, here, walk);
    return [];
  }
  if (FORM.has(node.name)) {
    walk.leaveOut("form");
    for (const child of node.children) runsOf(child, {}, here, walk);
    return [];
  }
  return element(node, style, here, walk);
}

function element(node: Element, style: Style, here: Place, walk: Walk): Run[] {
  const inside = (more: Style) => node.children.flatMap((child) => runsOf(child, { ...style, ...more }, here, walk));
  const { name } = node;
  if (name === "br") return [node.attribs["data-soft"] === undefined ? BREAK : SOFT_BREAK];
  if (name === "img") return image(node, style, here, walk);
  if (name === "input") return checkbox(node, style);
  const icon = node.children.length === 0 ? iconOf(node) : undefined;
  if (icon !== undefined) return [{ ...style, text: icon }];
  if (node.children.length === 0 && node.attribs["aria-label"] !== undefined)
    return [{ ...walk.tape.add(node.attribs["aria-label"], here), ...style, image: true }];
  if (STRONG.has(name)) return inside({ strong: true });
  if (EM.has(name)) return inside({ em: true });
  if (CODE.has(name)) return inside({ code: true });
  if (name === "sup") return inside({ sup: true });
  if (name === "a" && node.attribs.href !== undefined) {
    const href = linkOf(node.attribs.href, here, walk);
    if (walk.isMarkdown && node.attribs.title !== undefined) walk.tape.add(node.attribs.title, here);
    return inside(href === undefined ? {} : { href });
  }
  if (!PHRASING.has(name) && walk.isMarkdown && !BLOCK.has(name)) nameTag(node, here, walk);
  return inside({});
}

/** The name and the attributes of an element that no browser knows: in Markdown they may be a word, as in List<String>. */
export function nameTag(node: Element, place: Place, walk: Walk): void {
  if (!walk.isMarkdown || PHRASING.has(node.name) || BLOCK.has(node.name)) return;
  const attributes = Object.entries(node.attribs).map(([key, value]) => ` ${key}${value === "" ? "" : `="${value}"`}`);
  walk.tape.add(`<${node.name}${attributes.join("")}>`, place);
}

function silent(node: Element, style: Style, place: Place, walk: Walk): Run[] {
  const label = node.attribs["aria-label"];
  if (node.name === "svg" && label !== undefined) return [{ ...walk.tape.add(label, place), ...style, image: true }];
  if (node.name !== "title" && node.name !== "head" && node.name !== "meta" && node.name !== "link")
    walk.leaveOut(node.name === "svg" ? "image" : "script");
  return [];
}

export const isHidden = ({ attribs }: Element): boolean =>
  attribs.hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? "");

function image({ attribs }: Element, style: Style, place: Place, walk: Walk): Run[] {
  walk.leaveOut("image");
  const alt = walk.tape.add(attribs.alt ?? "", place);
  if (walk.isMarkdown && attribs.src) walk.tape.add(attribs.src, place);
  if (walk.isMarkdown && attribs.title) walk.tape.add(attribs.title, place);
  return [{ ...alt, ...style, image: true }];
}

const checkbox = ({ attribs }: Element, style: Style): Run[] =>
  attribs.type === "checkbox" || attribs.type === "radio"
    ? [{ ...style, text: attribs.checked === undefined ? "[ ]" : "[x]" }]
    : [];

function iconOf({ attribs }: Element): string | undefined {
  const names = attribs.class;
  return names === undefined ? undefined : ICONS.find(([pattern]) => pattern.test(names))?.[1];
}

/** An address as a piece of the tape. */
function linkOf(href: string, place: Place, walk: Walk): Run | undefined {
  const url = href.trim();
  if (url === "") return undefined;
  if (url.startsWith("#")) {
    // A place in the same page is none in a sheet; in Markdown its name is a word of the source.
    if (walk.isMarkdown) walk.tape.add(url, place);
    return undefined;
  }
  return walk.keepsAddresses ? walk.tape.add(url, place) : { text: writable(url) };
}
