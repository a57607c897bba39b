/** What Handlebars' parser throws -> a diagnostic at its place. The parser tells it in prose only. */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";

/** Names of tokens of Handlebars' grammar that authors may meet, in their terms. */
const TOKENS: Readonly<Record<string, string>> = {
  CLOSE: "something is missing before `}}`",
  CLOSE_UNESCAPED: "something is missing before `}}}`",
  INVALID: "this can't stand here",
  INVERSE: "an {{else}} can't stand here",
  OPEN_ENDBLOCK: "there is no open block to close",
  EQUALS: "a `=` can't stand here",
};

/** @param error as `Handlebars.parse` or `compile` throws it */
export function syntaxError(error: unknown, source: SourceText): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const open = /got 'EOF'/.test(message) ? openBlock(source.text) : undefined;
  if (open)
    return source.diagnostic("error", "templates/syntax", `{{#${open.name}}} is not closed`, open.start, open.end, [
      `write {{/${open.name}}} where it ends`,
    ]);
  const at = placeOf(error, message, source);
  const [text, hint] = explain(message);
  return source.diagnostic("error", "templates/syntax", text, at, at + 1, hint ? [hint] : []);
}

/** The innermost block that nothing closes. */
function openBlock(text: string): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const open: { name: string; start: number; end: number }[] = [];
  for (const tag of text.matchAll(/\{\{~?(#[>*]?|\/)\s*([^\s}~]+)|\{\{~?!--[\s\S]*?--\}?\}?|\{\{~?![^}]*/g)) {
    if (tag[1] === "/") open.pop();
    else if (tag[1]) open.push({ name: tag[2]!, start: tag.index, end: tag.index + tag[0].length });
  }
  return open.at(-1);
}

function placeOf(error: unknown, message: string, source: SourceText): number {
  if (error && typeof error === "object" && "lineNumber" in error && typeof error.lineNumber === "number") {
    const column = "column" in error && typeof error.column === "number" ? error.column : 0;
    return source.offset(error.lineNumber, column + 1);
  }
  // "Parse error on line 3:\n...the text before it\n------^\nExpecting …": the mark stands below the end of the token before.
  const [first = "", shown = "", mark = ""] = message.split("\n");
  const line = Number(/on line (\d+)/.exec(first)?.[1] ?? 1);
  const before = shown.slice(0, mark.length - 1).replace(/^\.\.\./, "");
  const lineStart = source.offset(line, 1);
  const lineEnd = lineStart + source.line(line).length;
  // What is shown has no line breaks: the longest end of it that the line has tells the column.
  for (let from = 0; from < before.length; from++) {
    const found = source.text.slice(lineStart, lineEnd).indexOf(before.slice(from));
    if (found >= 0) return lineStart + found + before.length - from;
  }
  return lineStart;
}

function explain(message: string): [message: string, hint?: string] {
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(message);
  if (mismatch) return [`{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}`, `write {{/${mismatch[1]}}}`];
  const got = /got '([^']+)'/.exec(message)?.[1];
  if (got === "EOF") return ["the template ends within an expression", "close each {{ with }}"];
  const reason =
    got === undefined
      ? message.split("\n")[0]!.replace(/ - \d+:\d+$/, "")
      : (TOKENS[got] ?? `"${got}" can't stand here`);
  return [`Handlebars can't read this: ${reason}`];
}
