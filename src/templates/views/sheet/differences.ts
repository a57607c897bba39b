/** Rows and what is wanted of those that say the same of every side -> what a table shows of them, and the line that tells of it. */
import { type Comparison, isAlike, type Row, type Settings } from "../../../content/index.js";
import { fillCount, type Locale } from "../../folders/locales.js";
import { inlineMarkdown } from "../markdown.js";
import type { Cell } from "./cell.js";
import type { Target } from "./target.js";

/** What a table says of its rows that are alike. */
export interface AlikeView {
  /** How many they are, in words. */
  readonly text: string;
  /** Their criteria, HTML. */
  readonly criteria: readonly string[];
  readonly isMarked: boolean;
  /** Whether they stand together below the others. */
  readonly isFolded: boolean;
  /** Whether they are left out: on a page they are hidden, and a switch shows them. */
  readonly isOnly: boolean;
}

export class Differences {
  readonly mode: Settings["differences"];
  readonly #alike: ReadonlySet<Row>;

  constructor(
    comparison: Comparison,
    mode: Settings["differences"],
    readonly locale: Locale,
    readonly target: Target,
  ) {
    const rows = comparison.groups.flatMap((group) => group.rows);
    this.#alike = new Set(mode === "off" ? [] : rows.filter(isAlike));
    // Where no row differs, there is nothing that others could be folded below, or left out for.
    const allAlike = this.#alike.size === rows.length;
    this.mode = this.#alike.size === 0 ? "off" : allAlike ? "mark" : mode;
  }

  /** Null where there is nothing to tell. */
  view(): AlikeView | null {
    if (this.mode === "off") return null;
    return {
      text: fillCount("alikeRows", this.#alike.size, this.locale),
      criteria: [...this.#alike].map(({ criterion }) => inlineMarkdown(criterion)),
      isMarked: this.mode === "mark",
      isFolded: this.mode === "fold",
      isOnly: this.mode === "only",
    };
  }

  /** Whether all rows of a group have gone elsewhere; and whether they are at least alike. */
  group(rows: readonly Row[]) {
    const allAlike = rows.every((row) => this.#alike.has(row));
    return { isFolded: allAlike && this.#goes, isAlike: allAlike && this.mode !== "off" };
  }

  row(row: Row, cells: readonly Cell[]) {
    const isAlikeRow = this.#alike.has(row);
    const isMarked = this.mode === "mark";
    return {
      isAlike: isAlikeRow,
      isFolded: isAlikeRow && this.#goes,
      /** Whether one cell can stand for all. */
      isSame: this.mode === "fold" && isAlikeRow && cells.every((cell) => looks(cell) === looks(cells[0])),
      sign: isMarked ? (isAlikeRow ? "=" : "≠") : null,
      signLabel: isMarked ? (isAlikeRow ? this.locale.alike : this.locale.differs) : null,
    };
  }

  /** Whether rows that are alike leave their places. */
  get #goes(): boolean {
    return this.mode === "fold" || (this.mode === "only" && this.target !== "page");
  }
}

/** A cell but for its subject; with a number of a source each has a place of its own that the list leads back to. */
const looks = (cell: Cell | undefined): string =>
  JSON.stringify({ ...cell, number: cell?.refs === null ? 0 : cell?.number, label: "" });
