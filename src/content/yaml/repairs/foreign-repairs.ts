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
