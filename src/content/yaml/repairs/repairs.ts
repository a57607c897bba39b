/**
 * A line that YAML can't read -> what its author may have meant, in the order of likelihood. Whether it was, the parser tells:
 * a repair is believed where it gets further with it (mistakes.ts).
 */

import { whyQuotes } from "../../text/quoting.js";
import { partsOf } from "../lines.js";
import { bullets, firstDash, goneDash, missingDash, surplusDash } from "./dash-repairs.js";
import { comments, fences, jsonCommas } from "./foreign-repairs.js";
import { blockTexts, continued, documents, indentation, oddSpaces, tabs } from "./layout-repairs.js";
import { inlineBlocks, inlineKeys, inlineLists, missingKey, pipeRows } from "./line-repairs.js";
import { type Broken, changes, nearby, only, type Repair } from "./repair.js";
import { brackets, flowTexts, keys, quotes, rowKeys, spanning, texts } from "./text-repairs.js";

export function* repairs(broken: Broken): Generator<Repair> {
  yield* documents(broken);
  if (broken.kind === "MULTIPLE_DOCS") return;
  const steps = [
    tabs,
    oddSpaces,
    fences,
    comments,
    bullets,
    missingSpaces,
    missingColon,
    firstDash,
    goneDash,
    surplusDash,
    blockTexts,
    jsonCommas,
    inlineLists,
    inlineKeys,
    inlineBlocks,
    pipeRows,
    missingKey,
    quotes,
    rowKeys,
    flowTexts,
    brackets,
    texts,
    keys,
  ];
  for (const suggest of [...steps, spanning, missingDash, continued, strangers, indentation]) yield* suggest(broken);
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
    if (colon && (partsOf(text).key === undefined || keys.has(colon[2]!.trimEnd())))
      yield {
        line,
        column: colon[1]!.length + colon[2]!.length,
        length: 1,
        message: "a space is missing after the colon",
        changed: only(line, `${colon[1]}${colon[2]!.trimEnd()}: ${colon[3]}`),
      };
  }
}

/** `name Tea`, `name = Tea`, `points` over a list, `Plant [a, b]`, and `Tea a leaf` where that is a subject. */
function* missingColon(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  const names = namesIn(lines);
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, dashes, value } = partsOf(text);
    if (key !== undefined) continue;
    const word = /^(\w+)\s*(?:=>?|->|;|[-–—](?=\s))?(?:\s*(?<=\s)(\S.*))?$/s.exec(value);
    const row = /^([^\s[\]{}#&*!|>'"%@`-][^[\]{}]*)(\[.*\])$/s.exec(value);
    const name = indent === "" ? undefined : names.find((one) => value.startsWith(`${one} `));
    const ofSubject =
      name === undefined ? undefined : [value, name, value.slice(name.length + 1).replace(/^\s*(?:[=-]>?\s+)?/, "")];
    const [, found, rest] = (word && keys.has(word[1]!) ? word : (row ?? ofSubject)) ?? [];
    const bare = found?.trimEnd().replace(/[=;]$/, "").trimEnd();
    if (bare === undefined) continue;
    yield {
      line,
      column: indent.length + dashes.length,
      length: bare.length,
      message: `a colon is missing after "${bare}"`,
      changed: only(line, `${indent}${dashes}${bare}:${rest === undefined ? "" : ` ${rest}`}`),
    };
  }
}

/** Names that a file gives to its subjects. */
function namesIn(lines: readonly string[]): string[] {
  return lines.slice(0, 200).flatMap((line) => {
    const { key, value } = partsOf(line.slice(0, 200));
    return key === "name" && value !== "" ? value.replace(/^(["'])(.*)\1$/, "$2") : [];
  });
}

/** A line among keys that has none. */
function* strangers(broken: Broken): Generator<Repair> {
  const { lines } = broken;
  for (const line of nearby(broken, 1)) {
    const { key, indent, dashes, value } = partsOf(lines[line]!);
    const next = lines.slice(line + 1).find((other) => other.trim() !== "") ?? "";
    const below = partsOf(next);
    if (key !== undefined || dashes !== "" || value === "" || (below.key === undefined && below.dashes === ""))
      continue;
    if (below.indent.length > indent.length && whyQuotes(value) === undefined)
      yield {
        line,
        column: indent.length,
        length: value.length,
        message: `a colon is missing after "${value}"`,
        changed: only(line, `${indent}${value}:`),
      };
    // The criterion ends at a comma, or else is a word.
    const [, first = "", rest = ""] = /^(?:([^\s,;]+)[,;]?)\s+(.*[,;].*|.+)$/s.exec(value) ?? [];
    const isRow = /[,;]/.test(value) && rest !== "";
    yield {
      line,
      column: indent.length,
      length: value.length,
      message: "this line has neither a key with a colon nor a dash",
      changed: only(line, `${indent}# ${value}`),
      hint: isRow
        ? `write it as \`key: value\`; a row of the table as \`${first}: [${rest.replace(/;\s*/g, ", ")}]\``
        : "write it as `key: value`, or begin it with `#`, as a comment",
    };
  }
}
