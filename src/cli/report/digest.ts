/**
 * Diagnostics of many sheets -> what is printed: the same one once, one of a kind for the first few sheets, and at the end how often
 * and where they were met again. A typo in a theme is one mistake, not five hundred.
 */
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Terminal } from "../terminal/terminal.js";

/** Sheets whose diagnostics of one kind are printed whole. */
const SHOWN_SHEETS = 3;
/** Places that are named where it was met again. */
const NAMED_PLACES = 3;

/** Diagnostics that differ in names, numbers and places alone. */
interface Kind {
  readonly first: Diagnostic;
  /** Those of the same text and place are one. */
  readonly shown: Set<string>;
  readonly sheets: Set<string>;
  /** All, by sheet: one that a sheet says twice is one. */
  readonly met: Set<string>;
  /** Of those that were not printed; the first few of them by their places. */
  count: number;
  readonly places: Set<string>;
}

export class Digest {
  readonly #kinds = new Map<string, Kind>();

  constructor(readonly terminal: Terminal) {}

  /** Prints what is new. */
  tell(diagnostics: readonly Diagnostic[]): void {
    this.terminal.diagnostics(diagnostics.filter((diagnostic) => this.#isNew(diagnostic)));
  }

  /** A line for each kind that was met again, by then of all that was told. */
  end(): void {
    for (const { first, count, places } of this.#kinds.values()) {
      if (count === 0) continue;
      const named = [...places];
      const more = count > named.length ? ` and ${count - named.length} more` : "";
      const message = `${count} more like this: ${first.message}`;
      const hints = [`met again in ${named.join(", ")}${more}; --json tells of each`];
      this.terminal.diagnostics([{ severity: first.severity, code: first.code, message, hints }]);
    }
    this.#kinds.clear();
  }

  #isNew(diagnostic: Diagnostic): boolean {
    const key = kindOf(diagnostic);
    const sheet = diagnostic.sheet ?? diagnostic.span?.file ?? "";
    const kind = this.#kinds.get(key) ?? this.#begin(key, diagnostic);
    const same = `${placeOf(diagnostic)} ${diagnostic.message}`;
    if (kind.met.has(`${sheet} ${same}`)) return false;
    kind.met.add(`${sheet} ${same}`);
    const isRepeated = kind.shown.has(same);
    if (!isRepeated && (kind.sheets.has(sheet) || kind.sheets.size < SHOWN_SHEETS)) {
      kind.sheets.add(sheet);
      kind.shown.add(same);
      return true;
    }
    kind.count++;
    if (kind.places.size < NAMED_PLACES) kind.places.add((isRepeated ? undefined : placeOf(diagnostic)) ?? sheet);
    return false;
  }

  #begin(key: string, first: Diagnostic): Kind {
    const kind: Kind = { first, shown: new Set(), sheets: new Set(), met: new Set(), count: 0, places: new Set() };
    this.#kinds.set(key, kind);
    return kind;
  }
}

function placeOf({ span }: Diagnostic): string | undefined {
  return span && `${span.file}:${span.start.line}:${span.start.column}`;
}

/** What is quoted, and numbers, are not of the kind. */
function kindOf({ severity, code, message }: Diagnostic): string {
  return `${severity} ${code} ${message.replace(/"[^"]*"|`[^`]*`|\d+(?:[.,]\d+)*/g, "…")}`;
}
