/** A sheet that is too long: shortened by as many lines as its hint says it fits, by clearly fewer it does not. */
import { describe, expect, it } from "vitest";
import { build } from "../../src/index.js";
import { project } from "../support/project.js";

const WORDS =
  "the quick brown fox jumps over a lazy dog while rivers run slowly to seas and birds sing in old trees".split(" ");
const times = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");
const subjects = (count: number, points: number): string =>
  `subjects:\n${times(count, (i) => `  - name: Subject ${"ABCDEF"[i]}\n    points:\n${times(points, (j) => `      - point ${j}`)}`)}`;
const rows = (count: number, values: number): string =>
  `table:\n${times(count, (i) => `  Row ${i}: [${Array.from({ length: values }, () => `value ${i}`).join(", ")}]`)}`;
const short = `${subjects(2, 3)}\n${rows(4, 2)}`;
const section = (text: string, more = ""): string => `sections:\n  - heading: More\n    text: |\n${text}${more}`;

/** Sheets with so many lines of one kind. */
const SHEETS: Readonly<Record<string, (lines: number) => string>> = {
  "paragraphs of a line": (lines) => `${short}\n${section(times(lines, () => "      One line of it.\n"))}`,
  "rows of a table": (lines) => `${subjects(2, 3)}\n${rows(lines, 2)}`,
  "rows of six subjects": (lines) => `${subjects(6, 2)}\n${rows(lines, 6)}`,
  "points beside each other": (lines) => `${subjects(2, lines)}\n${rows(4, 2)}`,
  "a list": (lines) => `${short}\nsummary: |\n${times(lines, (i) => `  - item ${i}`)}`,
  sources: (lines) => `${short}\nsources:\n${times(lines, (i) => `  - title: Source number ${i}`)}`,
  "text from right to left": (lines) =>
    `lang: ar\n${short}\n${section(times(lines, () => "      الماء ينزل من السحاب ثم\n"))}`,
  "a high image": (lines) =>
    `${short}\n${section(
      times(lines, () => "      One line of it.\n"),
      "\n    image: high.svg\n    alt: A high one",
    )}`,
  "one paragraph": (lines) =>
    `${short}\nintro: ${Array.from({ length: lines * 28 }, (_, i) => WORDS[i % WORDS.length]).join(" ")}`,
};
const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="500"><rect width="200" height="500"/></svg>';

/** How many lines too many a sheet has, as its hint says; 0 where it fits. */
async function tooMany(sheet: string): Promise<number> {
  const root = project({ "content/a-vs-b.yaml": `${sheet}\n`, "content/high.svg": IMAGE });
  const report = await build({ root, check: true, jobs: 0, formats: ["pdf"] });
  const found = report.sheets.flatMap(({ diagnostics }) => diagnostics).find(({ code }) => code === "fit/overflow");
  return found ? Number(/about (\d+) lines? too many/.exec(found.hints?.join("\n") ?? "")?.[1]) : 0;
}

describe("the lines that a sheet has too many", () => {
  it.each(Object.entries(SHEETS))("are as many as it says: %s", async (_, sheet) => {
    const lines = 66;
    const count = await tooMany(sheet(lines));
    expect(count).toBeGreaterThan(4);
    expect(await tooMany(sheet(lines - count))).toBe(0);
    expect(await tooMany(sheet(lines - Math.floor(count * 0.75)))).toBeGreaterThan(0);
  });
});
