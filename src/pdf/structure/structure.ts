/**
 * The logical structure of a document (ISO 32000-1, section 14.7): elements of the standard types, and references to the
 * content that painting marks as theirs. Children stand in the order of the DOM, whatever the order of painting.
 */
import type { Rect } from "../../graphics/index.js";

/** The standard structure types that are used (ISO 32000-1, section 14.8.4). */
export type StructureType =
  | "Document"
  | "Art"
  | "Sect"
  | "Div"
  | "BlockQuote"
  | "Caption"
  | "P"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Span"
  | "Quote"
  | "Code"
  | "Reference"
  | "Note"
  | "Link"
  | "Figure";

export type ListNumbering =
  | "None"
  | "Disc"
  | "Circle"
  | "Square"
  | "Decimal"
  | "UpperRoman"
  | "LowerRoman"
  | "UpperAlpha"
  | "LowerAlpha";

/** Attributes of table cells (ISO 32000-1, table 349). */
export interface CellAttributes {
  readonly scope?: "Column" | "Row" | "Both";
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Identifiers of the header cells; given only where scopes alone don't tell. */
  readonly headers?: readonly string[];
}

export interface StructureProperties {
  readonly id?: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly actualText?: string;
  /** What an abbreviation stands for. */
  readonly expansion?: string;
  readonly listNumbering?: ListNumbering;
  readonly cell?: CellAttributes;
}

/**
 * Content of one structure element: marked content, or a link annotation. `gap` is its place among the children: before
 * the child of that index.
 */
export interface StructureContent {
  readonly gap: number;
}

export class StructureElement {
  readonly children: StructureElement[] = [];
  readonly contents: StructureContent[] = [];
  /** Its place among the children of its parent. */
  readonly #index: number;
  /** Where a figure is painted, pt from the top left of its page. */
  bounds: Rect | undefined;
  /** Index of the child that content was last added to, -1 at first. */
  #lastChild = -1;
  /** The marked content that was asked for last: what follows without a child between goes on in it. */
  #marked: StructureContent | undefined;

  constructor(
    readonly type: StructureType,
    readonly parent: StructureElement | undefined,
    readonly properties: StructureProperties = {},
  ) {
    this.#index = parent ? parent.children.push(this) - 1 : 0;
  }

  /** The content that is painted next, after what was painted for this element and its children before. */
  content(): StructureContent {
    this.#announce();
    const gap = this.#lastChild + 1;
    if (this.#marked?.gap !== gap) this.#marked = this.#add({ gap });
    return this.#marked;
  }

  /** A place for an annotation. It is no part of the order of painting: links are made before their text is painted. */
  annotation(): StructureContent {
    return this.#add({ gap: this.#lastChild + 1 });
  }

  /** True where neither the element nor anything below it has content. A table keeps its empty cells: they have a place. */
  get isEmpty(): boolean {
    if (this.type === "TD" || this.type === "TH") return false;
    return this.contents.length === 0 && this.children.every((child) => child.isEmpty);
  }

  /** Children and contents in the order of the DOM. */
  kids(): (StructureElement | StructureContent)[] {
    const kids: (StructureElement | StructureContent)[] = [];
    const byGap = new Map<number, StructureContent[]>();
    for (const content of this.contents) {
      const same = byGap.get(content.gap);
      if (same) same.push(content);
      else byGap.set(content.gap, [content]);
    }
    for (let i = 0; i <= this.children.length; i++) {
      kids.push(...(byGap.get(i) ?? []));
      const child = this.children[i];
      if (child) kids.push(child);
    }
    return kids;
  }

  #add(content: StructureContent): StructureContent {
    this.contents.push(content);
    return content;
  }

  #announce(): void {
    for (let child: StructureElement = this; child.parent; child = child.parent) {
      const { parent } = child;
      parent.#lastChild = child.#index;
    }
  }
}

/** How many structure elements a document has of each type; types that it doesn't have are absent. */
export type TagCounts = Readonly<Partial<Record<StructureType, number>>>;

/** Counts a tree, its root included; types in the order in which they are met. */
export function tagCounts(root: StructureElement): TagCounts {
  const counts: Partial<Record<StructureType, number>> = {};
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    counts[element.type] = (counts[element.type] ?? 0) + 1;
    open.push(...element.children.toReversed());
  }
  return counts;
}
