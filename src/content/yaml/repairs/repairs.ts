/**
 * A line that YAML can't read -> what its author may have meant, in the order of likelihood. Whether it was, the parser tells:
 * a repair is believed where it gets further with it (mistakes.ts).
 */

import { partsOf } from "../lines.js";
import { bullets, continued, documents, indentation, missingDash, oddSpaces, tabs } from "./layout-repairs.js";
import { type Broken, changes, nearby, only, type Repair } from "./repair.js";
import { brackets, flowTexts, keys, quotes, rowKeys, spanning, texts } from "./text-repairs.js";

export function* repairs(broken: Broken): Generator<Repair> {
  yield* documents(broken);
  if (broken.kind === "MULTIPLE_DOCS") return;
  const steps = [
    tabs,
    oddSpaces,
    bullets,
    missingSpaces,
    missingColon,
    quotes,
    rowKeys,
    flowTexts,
    brackets,
    texts,
    keys,
  ];
  for (const suggest of [...steps, spanning, missingDash, continued, indentation]) yield* suggest(broken);
}

function* missingSpaces(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!;
    const dash = /^(\s*(?:-\s+)*)-(?=[^\s\d-])/.exec(text);
    if (dash)
      yield {
        line,
        column: dash[1]!.length,
        length: 1,
        message: "a space is missing after the dash",
        changed: changes(lines.slice(0), /^\s*-(?=[^\s\d-])/, (item) => item.replace(/^(\s*)-/, "$1- ")),
      };
    const wide = /^(\s*(?:-\s+)*[^\s:：][^:：]*)：\s*(.*)$/s.exec(text);
    if (wide)
      yield {
        line,
        column: wide[1]!.length,
        length: 1,
        message: 'the colon after a key is ":", with a space after it',
        changed: changes(lines, /^\s*(?:-\s+)*[^\s:："'][^:：]*：/, (item) => item.replace(/：\s*/, ": ")),
      };
    const colon = /^(\s*(?:-\s+)*)([^\s:"'[{#][^:]*):(?=[^\s:/\\])(.*)$/s.exec(text);
    if (colon && (partsOf(text).key === undefined || keys.has(colon[2]!)))
      yield {
        line,
        column: colon[1]!.length + colon[2]!.length,
        length: 1,
        message: "a space is missing after the colon",
        changed: only(line, `${colon[1]}${colon[2]}: ${colon[3]}`),
      };
  }
}

/** `name Tea`, `name = Tea`, `points` over a list, `Plant [a, b]`. */
function* missingColon(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, dashes, value } = partsOf(text);
    if (key !== undefined) continue;
    const word = /^(\w+)\s*[=;]?(?:\s+(\S.*))?$/s.exec(value);
    const row = /^([^\s[\]{}#&*!|>'"%@`-][^[\]{}]*)(\[.*\])$/s.exec(value);
    const [, found, rest] = word && keys.has(word[1]!) ? word : (row ?? []);
    const name = found?.trimEnd().replace(/[=;]$/, "").trimEnd();
    if (name === undefined) continue;
    const column = indent.length + dashes.length;
    yield {
      line,
      column,
      length: name.length,
      message: `a colon is missing after "${name}"`,
      changed: only(line, `${indent}${dashes}${name}:${rest === undefined ? "" : ` ${rest}`}`),
    };
  }
}
