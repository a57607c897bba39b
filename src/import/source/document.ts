/** What all formats are read to: blocks in their order, whose texts stand on one tape. */
import type { Phrase } from "./phrase.js";
import type { Place, Run, Tape } from "./tape.js";

export interface Cell {
  readonly phrase: Phrase;
  readonly isHeader: boolean;
  /** It is the same cell as the one to the left or above: one that was merged. */
  readonly isRepeated?: boolean;
  /** Something stands there that isn't known: a formula nobody computed. */
  readonly isUnknown?: boolean;
  /** What is said of it beside its text: the comment of a spreadsheet. */
  readonly note?: Phrase;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly place: Place;
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption?: Phrase;
  readonly rows: readonly TableRow[];
  readonly place: Place;
}

export interface HeadingBlock {
  readonly kind: "heading";
  /** 1 to 6; 7 for a paragraph that looks like one. */
  readonly level: number;
  readonly phrase: Phrase;
  readonly place: Place;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly phrase: Phrase;
}

export interface ListBlock {
  readonly kind: "list";
  readonly isOrdered: boolean;
  readonly items: readonly (readonly Block[])[];
}

/** Where a block stands in a page that isn't what the page is about. */
export type RegionName = "navigation" | "aside" | "footer";

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly text: Run }
  | { readonly kind: "region"; readonly name: RegionName; readonly blocks: readonly Block[] };

/** What a document says about itself: front matter, elements of a head. */
export interface Meta {
  readonly key: string;
  readonly value: Phrase;
}

/** Something that is told of a source: what was left out of it and why, what is not as it should be. */
export interface Remark {
  readonly message: string;
  readonly place?: Place;
}

export interface SourceDocument {
  /** The file's name without its ending. */
  readonly name: string;
  readonly tape: Tape;
  readonly meta: readonly Meta[];
  readonly blocks: readonly Block[];
  readonly remarks: readonly Remark[];
  /** Whether its texts are Markdown or HTML, in which a text is never a mark of its own by chance. */
  readonly isTableOnly: boolean;
}

/** The text of a block whose text is one phrase. */
function textOf(block: Block | undefined): Phrase | undefined {
  return block?.kind === "paragraph" || block?.kind === "heading" ? block.phrase : undefined;
}

/** The text of an item, where it is a phrase and nothing else. */
export function onlyText(item: readonly Block[]): Phrase | undefined {
  return item.length === 1 ? textOf(item[0]) : undefined;
}

/** All tables, those in other blocks too. */
export function tablesIn(blocks: readonly Block[]): TableBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") return [block];
    if (block.kind === "quote") return tablesIn(block.blocks);
    return block.kind === "list" ? block.items.flatMap(tablesIn) : [];
  });
}
