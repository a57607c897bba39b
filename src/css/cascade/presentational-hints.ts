/**
 * Presentational hints (HTML 15.3): attributes such as `width`, `bgcolor`, `align` -> declarations, which stand below all rules
 * of authors. Documents from word processors and newsletters are made of them.
 */
import type { Element } from "domhandler";
import { expand } from "../properties/shorthands/shorthands.js";
import { familyName, familyText } from "../properties/text/font.js";
import type { Declaration } from "../sheets/stylesheet.js";
import { parseComponents } from "../syntax/component.js";

type Attributes = Readonly<Record<string, string | undefined>>;

const NAMED =
  /^(table|thead|tbody|tfoot|tr|td|th|col|colgroup|caption|img|svg|object|embed|video|canvas|iframe|font|body|hr|ol|ul|li|p|div|h[1-6]|input|a|pre|marquee|br)$/;
const CELL = /^t[dh]$/;
const GROUP = /^(thead|tbody|tfoot|colgroup)$/;
const ROW_PART = /^(thead|tbody|tfoot|tr|td|th)$/;
const SIZED = /^(table|td|th|col|colgroup|img|svg|object|embed|video|canvas|iframe|hr|marquee)$/;
const IMAGE = /^(img|svg|object|embed|video|canvas|iframe|marquee)$/;
/** What has space around it by `hspace` and `vspace`. */
const SPACED = /^(img|object|embed|iframe|marquee)$/;
const COLORED = /^(table|body|thead|tbody|tfoot|tr|td|th|col|colgroup|marquee)$/;
const TEXT_BLOCK = /^(p|div|h[1-6])$/;

/** Declarations with a text that tells them from others. */
export interface Hints {
  readonly key: string;
  readonly declarations: readonly Declaration[];
}

export const NO_HINTS: Hints = { key: "", declarations: [] };

/** The declarations that an element's attributes stand for; none for nearly all elements. */
export function presentationalHints(element: Element): Hints {
  const { name, attribs } = element;
  if (!NAMED.test(name)) return NO_HINTS;
  const table = CELL.test(name) || GROUP.test(name) ? ancestor(element, "table") : undefined;
  if (!table && Object.keys(attribs).length === 0) return NO_HINTS;
  const hints = new HintList();
  const size = name === "svg" ? svgLength : dimension;
  if (SIZED.test(name)) hints.add("width", size(attribs.width));
  if (name === "table" || ROW_PART.test(name) || IMAGE.test(name)) hints.add("height", size(attribs.height));
  if (COLORED.test(name)) {
    hints.add("background-color", legacyColor(attribs.bgcolor));
    hints.add("background-image", attribs.background?.trim() ? cssUrl(attribs.background.trim()) : undefined);
  }
  if (SPACED.test(name)) {
    hints.add("margin-inline", dimension(attribs.hspace));
    hints.add("margin-block", dimension(attribs.vspace));
  }
  if (ROW_PART.test(name)) {
    hints.add("text-align", textAlign(attribs.align));
    hints.add("vertical-align", keyword(attribs.valign, ["top", "middle", "bottom", "baseline"]));
  } else if (TEXT_BLOCK.test(name)) hints.add("text-align", textAlign(attribs.align));
  if (table && CELL.test(name)) cell(attribs, table, hints);
  else if (table) group(name, table, hints);
  else if (name === "a" && attribs.href !== undefined) hints.add("color", legacyColor(ancestor(element, "body")?.link));
  else if (name === "input" && /^image$/i.test(attribs.type ?? "")) image(attribs, hints);
  else ELEMENTS[name]?.(attribs, hints);
  return hints.key === "" ? NO_HINTS : hints;
}

class HintList implements Hints {
  key = "";
  readonly declarations: Declaration[] = [];

  /** What such an attribute says wrongly is ignored, as HTML has it. */
  add(property: string, value: string | undefined): void {
    if (value === undefined) return;
    this.key += `;${property}:${value}`;
    this.declarations.push(...declarationsOf(property, value));
  }
}

const expanded = new Map<string, readonly Declaration[]>();
const MAX_REMEMBERED = 1_000;

function declarationsOf(property: string, value: string): readonly Declaration[] {
  const key = `${property}:${value}`;
  let known = expanded.get(key);
  if (!known) {
    const components = parseComponents(value);
    const longhands = (components && expand(property, components)) ?? [];
    known = longhands.map(({ name, value: own }) => ({
      name,
      declared: { kind: "value", value: own },
      important: false,
    }));
    if (expanded.size >= MAX_REMEMBERED) expanded.clear();
    expanded.set(key, known);
  }
  return known;
}

/** The attributes of the nearest element of that name around. */
function ancestor({ parent }: Element, name: string): Attributes | undefined {
  for (let at = parent; at && "attribs" in at; at = at.parent) if (at.name === name) return at.attribs;
  return undefined;
}

function cell(attribs: Attributes, table: Attributes, hints: HintList): void {
  hints.add("padding", pixels(table.cellpadding));
  const rules = rulesOf(table);
  const color = legacyColor(table.bordercolor);
  if (rules === undefined && hasBorder(table)) {
    hints.add("border", `1px ${color === undefined ? "inset" : "solid"}`);
    hints.add("border-color", color);
  } else if (rules !== undefined && RULES[rules]) hints.add(RULES[rules], `1px solid ${color ?? "currentcolor"}`);
  if (attribs.nowrap !== undefined) hints.add("white-space", "nowrap");
}

/** `rules=groups` draws between the groups of rows, and between those of columns. */
function group(name: string, table: Attributes, hints: HintList): void {
  if (rulesOf(table) !== "groups") return;
  const line = `1px solid ${legacyColor(table.bordercolor) ?? "currentcolor"}`;
  hints.add(name === "colgroup" ? "border-inline" : "border-block", line);
}

const hasBorder = ({ border }: Attributes): boolean => border !== undefined && border.trim() !== "0";

/** Which borders of cells `rules` of their table draws, as browsers do it; nothing for those that groups have, or none. */
const RULES: Readonly<Record<string, "border" | "border-block" | "border-inline" | undefined>> = {
  none: undefined,
  groups: undefined,
  rows: "border-block",
  cols: "border-inline",
  all: "border",
};

const rulesOf = ({ rules }: Attributes): string | undefined => keyword(rules, Object.keys(RULES));

/** Styles of a table's border by `frame`; a hidden one wins over those of cells. */
const FRAMES: Readonly<Record<string, string>> = {
  void: "hidden",
  above: "solid hidden hidden",
  below: "hidden hidden solid",
  hsides: "solid hidden",
  lhs: "hidden hidden hidden solid",
  rhs: "hidden solid hidden hidden",
  vsides: "hidden solid",
  box: "solid",
  border: "solid",
};

function tableBorder(attribs: Attributes, hints: HintList): void {
  const color = legacyColor(attribs.bordercolor);
  const frame = keyword(attribs.frame, Object.keys(FRAMES));
  const width = pixels(attribs.border) ?? "1px";
  if (frame !== undefined) {
    hints.add("border-width", hasBorder(attribs) ? width : "1px");
    hints.add("border-style", FRAMES[frame]);
    hints.add("border-color", color);
  } else if (hasBorder(attribs)) {
    hints.add("border", `${width} ${color === undefined ? "outset" : "solid"}`);
    hints.add("border-color", color);
  } else if (rulesOf(attribs) !== undefined) hints.add("border-style", "hidden");
  if (rulesOf(attribs) !== undefined) hints.add("border-collapse", "collapse");
}

/** How browsers align what stands in a line. `left` and `right` float. */
const LINE_ALIGN: Readonly<Record<string, string>> = {
  top: "top",
  texttop: "text-top",
  middle: "middle",
  center: "middle",
  absmiddle: "middle",
  abscenter: "middle",
  bottom: "baseline",
  baseline: "baseline",
  absbottom: "bottom",
};

function image(attribs: Attributes, hints: HintList): void {
  if (pixels(attribs.border)) hints.add("border", `${pixels(attribs.border)} solid`);
  embedded(attribs, hints);
}

function embedded({ align }: Attributes, hints: HintList): void {
  const name = keyword(align, Object.keys(LINE_ALIGN));
  if (name !== undefined) hints.add("vertical-align", LINE_ALIGN[name]);
  hints.add("float", keyword(align, ["left", "right"]));
}

const ELEMENTS: Readonly<Record<string, (attribs: Attributes, hints: HintList) => void>> = {
  table(attribs, hints) {
    hints.add("border-spacing", pixels(attribs.cellspacing));
    tableBorder(attribs, hints);
    if (/^center$/i.test(attribs.align ?? "")) hints.add("margin-inline", "auto");
    hints.add("float", keyword(attribs.align, ["left", "right"]));
  },
  caption(attribs, hints) {
    hints.add("caption-side", keyword(attribs.align, ["bottom"]));
  },
  img: image,
  object: image,
  embed: embedded,
  iframe(attribs, hints) {
    if (/^(0|no)$/i.test(attribs.frameborder ?? "")) hints.add("border-width", "0");
    embedded(attribs, hints);
  },
  br({ clear }, hints) {
    hints.add("clear", keyword(/^all$/i.test(clear?.trim() ?? "") ? "both" : clear, ["left", "right", "both", "none"]));
  },
  pre(attribs, hints) {
    if (attribs.wrap !== undefined) hints.add("white-space", "pre-wrap");
  },
  font(attribs, hints) {
    hints.add("color", legacyColor(attribs.color));
    hints.add("font-family", families(attribs.face));
    hints.add("font-size", fontSize(attribs.size));
  },
  body(attribs, hints) {
    hints.add("color", legacyColor(attribs.text));
    hints.add("margin-block", pixels(attribs.marginheight ?? attribs.topmargin));
    hints.add("margin-bottom", pixels(attribs.bottommargin));
    hints.add("margin-inline", pixels(attribs.marginwidth ?? attribs.leftmargin));
    hints.add("margin-right", pixels(attribs.rightmargin));
  },
  hr(attribs, hints) {
    const align = keyword(attribs.align, ["left", "center", "right"]);
    if (align === "left" || align === "right") hints.add(`margin-${align}`, "0");
    const color = legacyColor(attribs.color);
    hints.add("color", color);
    if (color !== undefined || attribs.noshade !== undefined) {
      hints.add("border-style", "solid");
      hints.add("background-color", color ?? "gray");
    }
    const size = Number.parseInt(attribs.size ?? "", 10);
    if (size === 1) hints.add("border-bottom-width", "0");
    else if (size > 1) hints.add("height", `${size - 2}px`);
  },
  ol: listType,
  ul: listType,
  li: listType,
};

const LIST_TYPES: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lower-alpha",
  A: "upper-alpha",
  i: "lower-roman",
  I: "upper-roman",
};

function listType({ type }: Attributes, hints: HintList): void {
  if (type !== undefined)
    hints.add("list-style-type", LIST_TYPES[type] ?? keyword(type, ["disc", "circle", "square", "none"]));
}

function keyword(value: string | undefined, allowed: readonly string[]): string | undefined {
  const word = value?.trim().toLowerCase();
  return word !== undefined && allowed.includes(word) ? word : undefined;
}

/** A centred container centres the blocks in it as well, which `text-align: center` would not. */
function textAlign(value: string | undefined): string | undefined {
  const word = keyword(value === "middle" ? "center" : value, ["left", "right", "center", "justify"]);
  return word === undefined || word === "justify" ? word : `-webkit-${word}`;
}

/** The rules for parsing dimension values (HTML 2.3.4.4): a number of px, or a percentage. */
function dimension(value: string | undefined): string | undefined {
  const [, number, percent] = /^\s*(\d+(?:\.\d+)?)\s*(%?)/.exec(value ?? "") ?? [];
  return number === undefined ? undefined : `${number}${percent || "px"}`;
}

/** Attributes of SVG take what their properties take, and numbers without a unit (SVG 2, section 6.2). */
function svgLength(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text !== undefined && /^\+?[\d.]+(e[+-]?\d+)?$/i.test(text) ? `${text}px` : text;
}

function pixels(value: string | undefined): string | undefined {
  const [, number] = /^\s*(\d+)/.exec(value ?? "") ?? [];
  return number === undefined ? undefined : `${number}px`;
}

/** Colours as such attributes have them: names, and hexadecimal ones with or without their sign. */
function legacyColor(value: string | undefined): string | undefined {
  const text = value?.trim();
  if (!text || /^transparent$/i.test(text)) return undefined;
  if (/^#?([\da-f]{3}|[\da-f]{6})$/i.test(text)) return text.startsWith("#") ? text : `#${text}`;
  return /^[a-z]+$/i.test(text) ? text : undefined;
}

/** Quoted, so that no character of its ends the declaration. */
const cssUrl = (url: string): string =>
  `url("${url.replace(/["\\\n]/g, (character) => encodeURIComponent(character))}")`;

/** Family names between commas, quoted where they are no generic ones, so that no character of theirs can end the declaration. */
function families(face: string | undefined): string | undefined {
  const names = face?.split(",").map((written) => {
    const name = written.replace(/["'\\\n]/g, "").trim();
    return familyName(name, /^\s*["']/.test(written));
  });
  const quoted = names?.filter((name) => name !== "").map(familyText);
  return quoted && quoted.length > 0 ? quoted.join(", ") : undefined;
}

const FONT_SIZES = ["x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"];

/** `size` of `font` (HTML 15.3.4): 1 to 7, or steps from 3. */
function fontSize(value: string | undefined): string | undefined {
  const [, sign, digits] = /^\s*([+-]?)(\d+)/.exec(value ?? "") ?? [];
  if (digits === undefined) return undefined;
  const number = sign === "+" ? 3 + Number(digits) : sign === "-" ? 3 - Number(digits) : Number(digits);
  return FONT_SIZES[Math.min(7, Math.max(1, number)) - 1];
}
