/** HTML elements -> standard structure types (ISO 32000-1, section 14.8.4), in one table. */
import type { Element } from "domhandler";
import type { ListNumbering, StructureType } from "./structure.js";

const TYPES: Readonly<Record<string, StructureType>> = {
  html: "Document",
  article: "Art",
  section: "Sect",
  nav: "Sect",
  aside: "Sect",
  figure: "Div",
  figcaption: "Caption",
  blockquote: "BlockQuote",
  h1: "H1",
  h2: "H2",
  h3: "H3",
  h4: "H4",
  h5: "H5",
  h6: "H6",
  p: "P",
  pre: "P",
  ul: "L",
  ol: "L",
  menu: "L",
  dl: "L",
  li: "LI",
  dt: "Lbl",
  dd: "LBody",
  table: "Table",
  caption: "Caption",
  thead: "THead",
  tbody: "TBody",
  tfoot: "TFoot",
  tr: "TR",
  th: "TH",
  td: "TD",
  a: "Link",
  q: "Quote",
  code: "Code",
  kbd: "Code",
  samp: "Code",
  img: "Figure",
  svg: "Figure",
};

/** A part has its type only inside of the whole that it belongs to; elsewhere it is nothing special. */
const WHOLES: Partial<Record<StructureType, readonly StructureType[]>> = {
  LI: ["L"],
  Lbl: ["L"],
  LBody: ["L"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
  TR: ["Table", "THead", "TBody", "TFoot"],
  TH: ["TR"],
  TD: ["TR"],
};

/** The type of an element inside of a structure element of the type `parent`; undefined for what has no type of its own. */
export function structureType(element: Element, parent: StructureType | undefined): StructureType | undefined {
  const { name, attribs } = element;
  const role = attribs.role?.trim();
  if (role === "presentation" || role === "none") return undefined;
  if (role === "img" || isEmbeddedImage(element)) return "Figure";
  if (name === "abbr" && attribs.title) return "Span";
  const type = TYPES[name];
  const wholes = type && WHOLES[type];
  return wholes && !wholes.includes(parent ?? "Document") ? undefined : type;
}

/** Elements besides `img` that may show an image, if they name one. */
function isEmbeddedImage({ name, attribs }: Element): boolean {
  if (name === "input") return attribs.type?.trim().toLowerCase() === "image" && attribs.src !== undefined;
  const named = { object: attribs.data, embed: attribs.src, video: attribs.poster };
  return Object.hasOwn(named, name) && named[name as keyof typeof named] !== undefined;
}

/** What may stand directly in a list or a part of a table, and what must come between for everything else. */
const WRAPPERS: Partial<
  Record<StructureType, { readonly allowed: readonly StructureType[]; readonly between: readonly StructureType[] }>
> = {
  L: { allowed: ["LI", "Caption", "L"], between: ["LI", "LBody"] },
  Table: { allowed: ["TR", "THead", "TBody", "TFoot", "Caption"], between: ["TR", "TD"] },
  THead: { allowed: ["TR"], between: ["TR", "TD"] },
  TBody: { allowed: ["TR"], between: ["TR", "TD"] },
  TFoot: { allowed: ["TR"], between: ["TR", "TD"] },
  TR: { allowed: ["TH", "TD"], between: ["TD"] },
};

/** Types to put between `parent` and a child of the given type so that the tables of section 14.8.4.3 are kept to. */
export function wrappersBetween(parent: StructureType, child: StructureType): readonly StructureType[] {
  const rule = WRAPPERS[parent];
  return rule && !rule.allowed.includes(child) ? rule.between : [];
}

const GROUPING = new Set<StructureType>([
  "Document",
  "Art",
  "Sect",
  "Div",
  "BlockQuote",
  "L",
  "Table",
  "THead",
  "TBody",
  "TFoot",
  "TR",
]);
const CONTAINERS = new Set<StructureType>([...GROUPING, "LBody", "Note", "TD", "TH", "Caption"]);
const INLINE = new Set<StructureType>(["Span", "Quote", "Code", "Reference", "Link"]);

/** Grouping elements hold no content themselves (section 14.8.4.2). */
export const isGrouping = (type: StructureType): boolean => GROUPING.has(type);
/** Elements that may hold paragraphs. */
export const isContainer = (type: StructureType): boolean => CONTAINERS.has(type);
/** Inline-level elements: they stand in a paragraph (section 14.8.4.4). */
export const isInline = (type: StructureType): boolean => INLINE.has(type);

const hasRole = ({ attribs }: Element, role: string): boolean => attribs.role?.trim().toLowerCase() === role;

/** Whether a link cites a note (Digital Publishing WAI-ARIA 1.1). */
export const citesNote = (element: Element): boolean => hasRole(element, "doc-noteref");

/** Whether an item of a list is a note: those of a section of endnotes are. */
export function isNote({ parentNode: list }: Element): boolean {
  const section = list?.parentNode;
  return [list, section].some((around) => around && "attribs" in around && hasRole(around, "doc-endnotes"));
}

const NUMBERINGS: Readonly<Record<string, ListNumbering>> = {
  disc: "Disc",
  circle: "Circle",
  square: "Square",
  decimal: "Decimal",
  "decimal-leading-zero": "Decimal",
  "lower-roman": "LowerRoman",
  "upper-roman": "UpperRoman",
  "lower-alpha": "LowerAlpha",
  "lower-latin": "LowerAlpha",
  "upper-alpha": "UpperAlpha",
  "upper-latin": "UpperAlpha",
};

/** `ListNumbering` for a `list-style-type` (ISO 32000-1, table 347). */
export function listNumbering(listStyleType: string): ListNumbering {
  return NUMBERINGS[listStyleType] ?? "None";
}

const BULLETS: Readonly<Record<string, string>> = { disc: "\u2022", circle: "\u25E6", square: "\u25AA" };

/** The character that a bullet drawn as a shape stands for. */
export function bulletText(listStyleType: string): string | undefined {
  return BULLETS[listStyleType];
}
