/** A place in a YAML text -> the keys that lead to it, as far as lines and indentation tell: right while the text is not YAML yet. */

/** A key, or an item of a list. */
export type Step = string | number;

export interface YamlPlace {
  /** To the mapping or the value that the place is in. */
  readonly path: readonly Step[];
  /** The key whose value the place is in; absent where a key is written. */
  readonly key?: string;
  /** What of the word stands before the place, and where it begins in the line. */
  readonly word: string;
  readonly from: number;
}

/** What begins in a line: items of lists and a key, from the left. */
interface Entry {
  readonly indent: number;
  /** Absent for an item. */
  readonly key?: string;
  readonly hasValue?: boolean;
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?))\s*:(?=\s|$)\s*/;

function entriesOf(line: string): readonly Entry[] {
  const entries: Entry[] = [];
  let at = /^ */.exec(line)![0].length;
  if (line[at] === "#") return [];
  for (let dash = /^-(\s+|$)/.exec(line.slice(at)); dash; dash = /^-(\s+|$)/.exec(line.slice(at))) {
    entries.push({ indent: at });
    at += dash[0].length;
  }
  const key = KEY.exec(line.slice(at));
  if (key)
    entries.push({
      indent: at,
      key: key[1] ?? key[2] ?? key[3]!,
      hasValue: at + key[0].length < line.trimEnd().length,
    });
  return entries;
}

/**
 * The place at a column of a line.
 * @param lines of the text, up to that line
 */
export function placeInYaml(lines: readonly string[], column: number): YamlPlace | undefined {
  const line = lines.at(-1) ?? "";
  const before = line.slice(0, column);
  if (/^\s*#|\s#/.test(before) || /[{[]/.test(before)) return undefined;
  const entries = entriesOf(before);
  const own = entries.at(-1);
  const word = /[\w.-]*$/.exec(before)![0];
  const from = column - word.length;
  if (own?.key !== undefined) return { path: pathTo(lines, own.indent, entries), key: own.key, word, from };
  const start = own
    ? before.length - before.slice(own.indent).replace(/^(-\s+)+/, "").length
    : /^ */.exec(before)![0].length;
  // Within a text, nothing is completed.
  if (before.slice(start) !== word) return undefined;
  return { path: pathTo(lines, start, entries), word, from };
}

/** @param indent of what is written; @param own entries of its line before it */
function pathTo(lines: readonly string[], indent: number, own: readonly Entry[]): Step[] {
  const path: Step[] = [];
  let at = indent;
  let isItem = false;
  /** How many items of the same list have been passed. */
  let items = 0;
  const take = (entries: readonly Entry[]): void => {
    for (const { indent, key, hasValue } of entries.toReversed()) {
      if (key === undefined) {
        if (indent < at) {
          path.unshift(0);
          at = indent;
          [isItem, items] = [true, 0];
        } else if (isItem && indent === at) path[0] = ++items;
      } else if (!hasValue && (indent < at || (isItem && indent === at))) {
        path.unshift(key);
        at = indent;
        isItem = false;
      }
    }
  };
  take(own.filter((entry) => entry.indent < indent));
  for (let i = lines.length - 2; i >= 0 && at >= 0; i--) take(entriesOf(lines[i]!));
  return path;
}
