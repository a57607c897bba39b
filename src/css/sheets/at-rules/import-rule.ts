/** `@import url layer(…) supports(…) media` (CSS Cascade 5, section 2.1), as it is written. */

export interface ImportPrelude {
  readonly url: string;
  /** Name of the layer, empty for one without a name; undefined where the sheet is put into none. */
  readonly layer: string | undefined;
  /** What stands in `supports()`, as a condition. */
  readonly condition: string | undefined;
  /** Media queries, perhaps none. */
  readonly query: string;
}

const PRELUDE =
  /^(?:url\((?:\s*"([^"]*)"\s*|\s*'([^']*)'\s*|([^"')]*))\)|"([^"]*)"|'([^']*)')\s*(layer\b(?:\(([^)]*)\))?)?\s*(.*)$/is;

/** Undefined where no file is named. */
export function parseImport(prelude: string): ImportPrelude | undefined {
  const parsed = PRELUDE.exec(prelude);
  const named = parsed?.slice(1, 6).find((part) => part !== undefined);
  const url = named?.trim();
  if (!parsed || !url) return undefined;
  const layer = parsed[6] === undefined ? undefined : (parsed[7] ?? "").trim();
  return { url, layer, ...importConditions(parsed[8]!) };
}

/** What follows the layer: `supports(condition)`, then media queries. */
function importConditions(text: string): { condition: string | undefined; query: string } {
  if (!/^supports\(/i.test(text)) return { condition: undefined, query: text };
  let depth = 0;
  let end = text.indexOf("(");
  do {
    if (text[end] === "(") depth++;
    else if (text[end] === ")") depth--;
    end++;
  } while (depth > 0 && end < text.length);
  const inside = text.slice("supports(".length, end - 1).trim();
  const isDeclaration = /^[\w-]+\s*:/.test(inside);
  return { condition: isDeclaration ? `(${inside})` : inside, query: text.slice(end).trim() };
}
