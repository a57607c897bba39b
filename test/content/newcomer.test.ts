/**
 * Whatever somebody does to a line who has never seen YAML, of whatever sheet: it is told once, where it was done, in plain words, and the line in
 * the hint mends it. The edits are the same in each run; what is allowed to go wrong is little more than what did when this was written.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scaffold } from "../../src/content/comparison/scaffold.js";
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { parseComparison } from "../../src/index.js";
import { EDITS, type Edit, LOSSES, randomOf } from "./newcomer/edits.js";

const COUNT = Number(process.env.VERSUS_SWEEP ?? 0) || 700;
const read = (text: string) => parseComparison(text, { path: "content/a-vs-b.yaml" });

const SHEETS = [
  ...readdirSync("content").flatMap((name) =>
    name.endsWith(".yaml") ? readFileSync(join("content", name), "utf8") : [],
  ),
  ...[
    ["Sales", "Marketing"],
    ["Kaffee", "Tee", "Wasser"],
  ].map((names) => scaffold(names, { lang: "en", schemaPath: "../versus.schema.json" })),
];

/** An edit of a sheet, and what was told of it. */
interface Case {
  readonly shown: string;
  readonly told: readonly Diagnostic[];
  /** Lines of the edited file, and which of them are those of the edit, from 0. */
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
  /** How many points, rows and so on there are, before and after. */
  readonly shapes: readonly [string, string];
}

function shapeOf(text: string): string {
  const { value } = read(text);
  if (!value) return "";
  const { subjects, groups, sections, related, sources } = value;
  const points = subjects.map((one) => [one.points.length, one.chooseWhen.length]);
  const rows = groups.map((group) => group.rows.length);
  return JSON.stringify([points, rows, sections.length, related.length, sources.length, Object.keys(value).sort()]);
}

function cases(edits: Readonly<Record<string, Edit>>, seed: number, count: number): Case[] {
  const random = randomOf(seed);
  const kinds = Object.entries(edits);
  const found: Case[] = [];
  while (found.length < count) {
    const [kind, edit] = kinds[Math.floor(random() * kinds.length)]!;
    const sheet = SHEETS[Math.floor(random() * SHEETS.length)]!;
    const lines = sheet.trimEnd().split("\n");
    const at = Math.floor(random() * lines.length);
    const line = lines[at]!;
    const edited = edit(line, random, lines[at + 1] ?? "");
    if (/^\s*(#|$)/.test(line) || edited === line) continue;
    const put = edited.split("\n");
    const text = lines.with(at, edited).join("\n");
    const known = new Set(read(sheet).diagnostics.map(({ message }) => message));
    const told = read(text).diagnostics.filter(({ message }) => !known.has(message));
    const said = told.map(({ span, message, hints = [] }) => `${span?.start.line}: ${message} | ${hints.join(" | ")}`);
    found.push({
      shown: [`${kind}: line ${at + 1}, ${JSON.stringify(line)} as ${JSON.stringify(edited)}`, ...said].join("\n  "),
      told,
      lines: text.split("\n"),
      from: at,
      to: at + put.length - 1,
      shapes: [shapeOf(sheet), told.length === 0 ? shapeOf(text) : ""],
    });
  }
  return found;
}

/** The file with the line that the hint shows; undefined where it shows none. */
function mended({ told: [first], lines }: Case): string | undefined {
  const [, sign = "", right] =
    /^(write it as|indent it[^`]*:) `(.+)`(?:, with no spaces before it)?$/.exec(first?.hints?.[0] ?? "") ?? [];
  const at = (first?.span?.start.line ?? 0) - 1;
  if (right === undefined || /…|`, or/.test(right) || lines[at] === undefined) return undefined;
  const isWhole = sign !== "write it as" || right.startsWith(" ") || / no spaces before it$/.test(first!.hints![0]!);
  return lines.with(at, isWhole ? right : /^\s*/.exec(lines[at]!)![0] + right).join("\n");
}

const isFar = ({ told, from, to }: Case) =>
  told.some(({ span }) => (span?.start.line ?? 0) < from || (span?.start.line ?? 0) > to + 2);

describe("an edit of somebody who has never seen YAML", () => {
  const edits = cases(EDITS, 15, COUNT);
  const all = [...edits, ...cases(LOSSES, 4, Math.ceil(COUNT / 4))];
  const few = (found: readonly Case[], share: number) =>
    expect(found.length, found.map(({ shown }) => shown).join("\n")).toBeLessThanOrEqual(Math.ceil(all.length * share));

  it("is told once", () =>
    few(
      all.filter(({ told }) => told.length > 1),
      0.003,
    ));

  it("is told where it was done", () => few(all.filter(isFar), 0.005));

  it("is told with what to do", () =>
    few(
      all.filter(({ told }) => told.some(({ hints = [] }) => !hints[0])),
      0,
    ));

  it("is mended by the line in the hint", () => {
    const isWrong = (text: string | undefined) =>
      text !== undefined && read(text).diagnostics.some(({ severity }) => severity === "error");
    few(
      all.filter((one) => one.told.length === 1 && isWrong(mended(one))),
      0.01,
    );
  });

  it("is never told in the words of the parser", () => {
    const words =
      /implicit|compact mapping|flow (sequence|collection|map)|block (collection|sequence)|plain value|\bscalar\b|\[object|\bundefined\b|\bNaN\b/i;
    few(
      all.filter(({ told }) => told.some(({ message, hints = [] }) => words.test(`${message} ${hints.join(" ")}`))),
      0,
    );
  });

  it("takes nothing away in silence", () =>
    few(
      edits.filter(({ told, shapes: [before, after] }) => told.length === 0 && before !== after),
      0.003,
    ));
});
