/**
 * A line that YAML can't read -> what its author may have meant, in the order of likelihood. Whether it was, the parser tells:
 * a repair is believed where it gets further with it (mistakes.ts).
 */

import { whyQuotes } from "../../text/quoting.js";
import { partsOf } from "../lines.js";
import {
  bullets,
  dashedKeys,
  doubleDashes,
  firstDash,
  firstKeys,
  goneDash,
  missingDash,
  surplusDash,
} from "./dash-repairs.js";
import { comments, conflicts, fences, jsonCommas, rules } from "./foreign-repairs.js";
import { blockTexts, continued, documents, indentation, oddSpaces, tabs } from "./layout-repairs.js";
import {
  bareTexts,
  inlineBlocks,
  inlineKeys,
  inlineLists,
  missingCriterion,
  missingKey,
  pipeRows,
  strayEnds,
} from "./line-repairs.js";
import { type Broken, below, changes, nearby, only, type Repair } from "./repair.js";
import { adornedKeys, brackets, flowTexts, keys, quotes, rowKeys, spanning, texts } from "./text-repairs.js";

export function* repairs(broken: Broken): Generator<Repair> {
  yield* conflicts(broken);
  yield* documents(broken);
  if (broken.kind === "MULTIPLE_DOCS") return;
  const steps = [
    tabs,
    oddSpaces,
    fences,
    rules,
    comments,
    bullets,
    doubleDashes,
    strayEnds,
    bareTexts,
    missingSpaces,
    missingColon,
    firstKeys,
    firstDash,
    goneDash,
    surplusDash,
    dashedKeys,
    blockTexts,
    jsonCommas,
    inlineLists,
    inlineKeys,
    inlineBlocks,
    pipeRows,
    missingKey,
    missingCriterion,
    adornedKeys,
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

/** Keys that mostly have a list on their line. */
const LISTS_OF_WORDS = new Set(["tags", "related"]);

/** `name Tea`, `name = Tea`, `points` over a list, `Plant [a, b]`, and `Tea a leaf` where that is a subject. */
function* missingColon(broken: Broken): Generator<Repair> {
  const { lines, keys } = broken;
  const names = namesIn(lines);
  for (const line of nearby(broken)) {
    const text = lines[line]!.trimEnd();
    const { key, indent, dashes, value } = partsOf(text);
    if (key !== undefined) continue;
    const word = /^(\w+)(?:\s*(?:=>?|->|[;,]|[-–—](?=\s))?(?:\s*(?<=\s)(\S.*))?|(?:=>?|->)(\S.*))$/s.exec(value);
    const row = /^([^\s[\]{}#&*!|>'"%@`-][^[\]{}]*)(\[.*\])$/s.exec(value);
    const name =
      indent === ""
        ? undefined
        : names.find((one) => value.startsWith(one) && /^[\s;,=]/.test(value.slice(one.length)));
    const ofSubject =
      name === undefined
        ? undefined
        : [value, name, value.slice(name.length).replace(/^\s*(?:[=-]>?\s+|[;,]\s*)?/, "")];
    const [, found, afterSpace, atOnce] = (word && keys.has(word[1]!) ? word : (row ?? ofSubject)) ?? [];
    const behind = afterSpace ?? atOnce;
    const isList = LISTS_OF_WORDS.has(found ?? "") && behind !== undefined && !/^[[-]/.test(behind);
    const rest = isList ? `[${behind.split(/[,;]\s*|\t+/).join(", ")}]` : behind;
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
    const next = partsOf(below(lines, line));
    if (key !== undefined || dashes !== "" || value === "" || (next.key === undefined && next.dashes === "")) continue;
    if (next.indent.length > indent.length && whyQuotes(value) === undefined)
      yield {
        line,
        column: indent.length,
        length: value.length,
        message: `a colon is missing after "${value}"`,
        changed: only(line, `${indent}${value}:`),
      };
    const row = rowOf(value, namesIn(lines).length);
    const place = { line, column: indent.length, length: value.length };
    const message = "this line has neither a key with a colon nor a dash";
    if (row !== undefined) yield { ...place, message, changed: only(line, `${indent}${row}`) };
    const hint = "write it as `key: value`, or begin it with `#`, as a comment";
    yield { ...place, message, changed: only(line, `${indent}# ${value}`), hint, isLoss: true };
  }
}

/** `Plant, Leaf, Seed` and `Plant Leaf, Seed`: a criterion, and a value for each subject. */
function rowOf(text: string, subjects: number): string | undefined {
  const parts = text.split(/\s*[,;\t|]\s*/);
  const [first = "", ...others] = parts;
  const [, word = "", rest = ""] = /^(\S+)\s+(.+)$/s.exec(first) ?? [];
  if (parts.includes("") || subjects < 2) return undefined;
  if (others.length === subjects) return `${first}: [${others.join(", ")}]`;
  return others.length === subjects - 1 && rest !== "" ? `${word}: [${[rest, ...others].join(", ")}]` : undefined;
}
