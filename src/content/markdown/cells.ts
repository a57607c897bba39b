/** Values of a table <-> cells of Markdown (GitHub Flavored Markdown, section 4.10). */
import { Scalar, YAMLMap } from "yaml";
import type { Value } from "../comparison/comparison.js";
import { type Node, put, texts } from "../comparison/writing/nodes.js";
import { flowMap, plainWord, scalar, writtenNumber } from "../yaml/writing/nodes.js";
import type { MarkWords } from "./parts.js";

export function cellOf(value: Value, words: MarkWords): string {
  const note = "note" in value && value.note !== undefined ? value.note : undefined;
  return withNote(shown(value, words), note);
}

function shown(value: Value, words: MarkWords): string {
  switch (value.kind) {
    case "text":
    case "number":
      return value.text;
    case "boolean":
      return value.value ? words.yes : words.no;
    case "list":
      return value.items.map((item) => `- ${item}`).join("\n");
    case "score":
      return `${value.score}/${value.of}`;
    default:
      return words[value.kind];
  }
}

/** What a cell says by itself; what a value says beside it is told apart. */
export function valueIn(cell: string, words: MarkWords): Node {
  const { text, note } = partsOf(cell);
  const plain = plainValue(text, words);
  if (note === undefined) return plain;
  if (plain instanceof YAMLMap) put(plain, "note", scalar(note));
  if (!(plain instanceof Scalar)) return plain;
  return flowMap({ [typeof plain.value === "string" ? "text" : "value"]: plain, note: scalar(note) });
}

function plainValue(text: string, words: MarkWords): Node {
  if (text === words.yes) return new Scalar(true);
  if (text === words.no) return new Scalar(false);
  if (text === words.none) return new Scalar(null);
  if (text === words.partial) return flowMap({ value: plainWord("partial") });
  if (text === words.unknown) return flowMap({ value: plainWord("unknown") });
  if (text.startsWith("- ")) {
    const list = texts(text.slice(2).split("\n- "));
    list.flow = true;
    return list;
  }
  const score = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text);
  if (score) return flowMap({ score: new Scalar(Number(score[1])), of: new Scalar(Number(score[2])) });
  return /^-?\d+(?:\.\d+)?$/.test(text) ? writtenNumber(text) : scalar(text);
}

/** A text with a line in small print below it. */
export const withNote = (text: string, note: string | undefined): string =>
  note === undefined ? text : `${text}\n<small>${note}</small>`;

export function partsOf(cell: string): { readonly text: string; readonly note?: string } {
  const [, text, note] = /^([\s\S]*?)\n<small>([\s\S]*)<\/small>$/.exec(cell) ?? [];
  return text === undefined || note === undefined ? { text: cell } : { text, note };
}

/** Rows of texts, the first of which is the head. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows.map((cells) => cells.map(escaped));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...others.map(line)].join("\n");
}

/** The rows below the head of a table, and what stands behind it. */
export function readTable(text: string): { readonly rows: readonly (readonly string[])[]; readonly rest: string } {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !/^\s*\|/.test(line));
  const table = end < 0 ? lines : lines.slice(0, end);
  const rest = end < 0 ? "" : lines.slice(end).join("\n").replace(/^\n+/, "");
  return { rows: table.slice(2).map(cellsOf), rest };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => unescaped(cell.trim()));

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");
const unescaped = (text: string): string => text.replaceAll("<br>", "\n").replaceAll("\\|", "|");
