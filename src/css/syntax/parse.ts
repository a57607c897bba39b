/**
 * CSS text -> css-tree's tree, of this text alone. css-tree keeps the tokens of what it read before: where the text closes a bracket
 * that it didn't open, it looks at the token after the end, and may take one of another text for an open bracket, and never end.
 */
import type { CssNode, ParseOptions } from "css-tree";
import parse from "css-tree/parser";

/** What `parse` of css-tree takes and gives. Throws its SyntaxError. */
export function parseCss(text: string, options: ParseOptions = {}): CssNode {
  if (mayCloseTooMuch(text)) parse(";".repeat(text.length), { context: "declarationList" });
  return parse(text, options);
}

/** Brackets don't count in strings, comments, URLs and escapes: where there are such, they aren't counted here. */
const QUOTING = /["'\\]|\/\*|url\(/i;

/** Whether a bracket may be closed that wasn't opened; true also where that would take a tokenizer to know. */
function mayCloseTooMuch(text: string): boolean {
  if (!/[)\]}]/.test(text)) return false;
  if (QUOTING.test(text)) return true;
  let open = 0;
  for (const bracket of text.matchAll(/[()[\]{}]/g)) {
    open += "([{".includes(bracket[0]) ? 1 : -1;
    if (open < 0) return true;
  }
  return false;
}
