/** What a repair of a line is, and where mistakes are looked for: what all kinds of repairs (repairs.ts) have in common. */

/** The text with a mistake in it, by lines. */
export interface Broken {
  readonly lines: readonly string[];
  /** The line that the parser stumbled at, from 0. */
  readonly line: number;
  /** Keys that a mapping may have. */
  readonly keys: ReadonlySet<string>;
  /** The parser's name for what it stumbled over. */
  readonly kind: string;
}

/** Lines as they may have been meant. */
export interface Repair {
  /** The line where the mistake is, from 0, and where in it. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  /** Lines that differ, by number. One with a line feed in it puts a line in. */
  readonly changed: ReadonlyMap<number, string>;
  /** In place of the line as it should be, where that doesn't show it. */
  readonly hint?: string;
  /** Whether what stands there would say nothing: any other repair is more likely. */
  readonly isLoss?: true;
}

/** The first line below that isn't blank. */
export const below = (lines: readonly string[], line: number): string =>
  lines.slice(line + 1).find((other) => other.trim() !== "") ?? "";

/** The last line above that isn't blank. */
export const above = (lines: readonly string[], line: number): string =>
  lines.slice(0, line).findLast((other) => other.trim() !== "") ?? "";

export const only = (line: number, text: string): Map<number, string> => new Map([[line, text]]);

/** Longer lines are not looked at: patterns take too long on them. */
const MAX_LINE = 4000;

/** The line itself, then those above it, then the one below; none that is a comment. */
export function* nearby({ lines, line }: Broken, above = 2): Generator<number> {
  const isShort = (i: number) => i < lines.length && lines[i]!.length <= MAX_LINE && !/^\s*#/.test(lines[i]!);
  if (isShort(line)) yield line;
  for (let i = line - 1, left = above; i >= 0 && left > 0; i--) {
    if (!isShort(i) || lines[i]!.trim() === "") continue;
    left--;
    yield i;
  }
  if (isShort(line + 1)) yield line + 1;
}

/** All lines that match, each changed. */
export function changes(
  lines: readonly string[],
  pattern: RegExp,
  change: (line: string) => string,
): Map<number, string> {
  const changed = new Map<number, string>();
  for (const [i, line] of lines.entries())
    if (line.length <= MAX_LINE && pattern.test(line)) changed.set(i, change(line));
  return changed;
}
