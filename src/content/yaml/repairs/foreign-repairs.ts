/** What Markdown, JSON and programs write -> the same in YAML. */
import { partsOf } from "../lines.js";
import { type Broken, changes, nearby, only, type Repair } from "./repair.js";

const FENCE = /^\s*(?:```|~~~)\w*\s*$/;

/** The fences of a block of code, which come along when a file is copied from Markdown. */
export function* fences({ lines }: Broken): Generator<Repair> {
  const line = lines.findIndex((text) => FENCE.test(text));
  if (line < 0) return;
  const sign = lines[line]!.trim();
  yield {
    line,
    column: 0,
    length: sign.length,
    message: `a line \`${sign}\` is no YAML: it begins or ends a block of code in Markdown`,
    changed: changes(lines, FENCE, () => ""),
    hint: "remove the line",
  };
}

const RULE = /^\s*([-=_*~])\1{3,}\s*$/;

/** A line across the page. */
export function* rules({ lines }: Broken): Generator<Repair> {
  const line = lines.findIndex((text) => RULE.test(text));
  if (line < 0) return;
  const sign = lines[line]!.trim();
  const message = "a line of signs alone is no YAML";
  const changed = changes(lines, RULE, () => "");
  yield { line, column: 0, length: sign.length, message, changed, hint: "remove the line, or begin it with `#`" };
}

/** What Git leaves where two people have changed the same lines: the upper ones are tried. */
export function* conflicts({ lines }: Broken): Generator<Repair> {
  const first = lines.findIndex((line) => /^<{7}(?: |$)/.test(line));
  const end = lines.findIndex((line, i) => i > first && /^>{7}(?: |$)/.test(line));
  if (first < 0 || end < 0) return;
  const changed = new Map<number, string>();
  let part: "none" | "upper" | "lower" = "none";
  for (const [i, line] of lines.entries()) {
    const sign = /^(<{7}|\|{7}|={7}|>{7})(?: |$)/.exec(line)?.[1]?.[0];
    if (sign === "<") part = "upper";
    else if (part !== "none" && (sign === "=" || sign === "|")) part = "lower";
    else if (sign === undefined && part !== "lower") continue;
    if (sign === ">") part = "none";
    changed.set(i, "");
  }
  const message = "two versions of these lines are left here, as Git writes them where both were changed";
  const hint = "keep one of the two, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
  yield { line: first, column: 0, length: lines[first]!.length, message, changed, hint };
}

/** Comments of HTML and of programs. */
export function* comments(broken: Broken): Generator<Repair> {
  for (const line of nearby(broken, 1)) {
    const [, indent = "", sign = "", text = ""] =
      /^(\s*)(<!--|\/\/+|\/\*)\s*(.*?)\s*(?:-->|\*\/)?\s*$/.exec(broken.lines[line]!) ?? [];
    if (sign === "") continue;
    const message = `a comment begins with "#", not with "${sign}"`;
    yield { line, column: indent.length, length: sign.length, message, changed: only(line, `${indent}# ${text}`) };
  }
}

/** `"title": "Tea",` */
export function* jsonCommas(broken: Broken): Generator<Repair> {
  for (const line of nearby(broken, 1)) {
    const text = broken.lines[line]!.trimEnd();
    const { value, valueAt } = partsOf(text);
    if (!/^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[.*\]|\{.*\}),$/s.test(value)) continue;
    const column = valueAt + value.length - 1;
    const message = "there is a comma at the end of the line";
    yield { line, column, length: 1, message, changed: only(line, text.slice(0, -1)) };
  }
}
