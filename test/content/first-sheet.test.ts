/** Mistakes of people who have never seen YAML: each is one diagnostic, in plain words, wherever in a sheet it is made. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { parseComparison } from "../../src/index.js";

const SHEET = `title: Tea vs Coffee
lang: en
tags: [drinks, office]
subjects:
  - name: Tea
    tagline: Slow and even
    points:
      - brewed from leaves
      - poured again
    chooseWhen:
      - you want to stay calm
  - name: Coffee
    tagline: Quick and strong
    points:
      - brewed from seeds
      - gone in three sips
intro: |
  The key difference.

  A second paragraph.
sections:
  - heading: What they share
    text: Both carry caffeine.
table:
  Plant: [Leaf, Seed]
  Ready in:
    Coffee: One minute
    Tea: Three minutes
  Milk: [true, false]
  Sold as:
    - loose leaves and bags
    - beans
summary: What to take away.
related:
  - green-vs-black
sources:
  - title: A book
    url: https://example.org
`;
const OTHER = readFileSync("content/b2b-vs-b2c-marketing.yaml", "utf8");

const told = (text: string): readonly Diagnostic[] => parseComparison(text, { path: "content/x.yaml" }).diagnostics;

/** What is written in place of what, the line that is told, and what its message or hints show. */
const MISTAKES: readonly (readonly [from: string, to: string, line: number, shown: string])[] = [
  // A colon that is missing, or another sign.
  ["  Plant: [Leaf, Seed]", "  Plant Leaf, Seed", 25, "`Plant: [Leaf, Seed]`"],
  ["    Coffee: One", "    Coffee One", 27, "`Coffee: One minute`"],
  ["  Ready in:", "  Ready in", 26, "`Ready in:`"],
  ["title: Tea", "title - Tea", 1, "`title: Tea vs Coffee`"],
  ["title: Tea", "title -> Tea", 1, "`title: Tea vs Coffee`"],
  ["summary: What", "summary :What", 33, "`summary: What to take away.`"],
  ["title: Tea vs Coffee", '"title": "Tea vs Coffee",', 1, '`"title": "Tea vs Coffee"`'],
  // Dashes.
  ["  - name: Coffee", "    name: Coffee", 12, "`  - name: Coffee`"],
  ["  - name: Tea", "    name: Tea", 5, "`  - name: Tea`"],
  ["  - name: Tea", "  name: Tea", 5, "`- name: Tea`"],
  ["  - heading: What", "    heading: What", 22, "`- heading: What they share`"],
  ["      - brewed from leaves", "      brewed from leaves", 8, "`- brewed from leaves`"],
  ["    - loose", "    loose", 31, "`- loose leaves and bags`"],
  ["    - beans", "     - beans", 32, "`    - beans`"],
  ["- poured again", "-- poured again", 9, "`- poured again`"],
  ["- poured again", "− poured again", 9, "`- poured again`"],
  ["- poured again", "\u2022 poured again", 9, "`- poured again`"],
  ["      - poured again", "       - poured again", 9, "`      - poured again`"],
  ["  Plant: [Leaf", "  - Plant: [Leaf", 25, "`Plant: [Leaf, Seed]`"],
  // Indentation, told at the line that is out of place.
  ["title:", "  title:", 1, "indent it by 0 spaces: `title: Tea vs Coffee`"],
  ["    points:\n      - brewed from leaves", "points:\n      - brewed from leaves", 7, "`    points:`"],
  ["  Plant:", "Plant:", 25, "`  Plant: [Leaf, Seed]`"],
  ["  Plant:", "    Plant:", 25, "`  Plant: [Leaf, Seed]`"],
  ["  Milk:", "Milk:", 29, "`  Milk: [true, false]`"],
  ["  Milk:", " Milk:", 29, "`  Milk: [true, false]`"],
  ["  Milk:", "    Milk:", 29, 'is indented like "Ready in"'],
  ["summary:", "  summary:", 33, "can't be the text"],
  ["    text:", "     text:", 23, "`    text: Both carry caffeine.`"],
  ["  The key", "    The key", 18, "`  The key difference.`"],
  ["  A second", "A second", 20, "`  A second paragraph.`"],
  ["What to take away.", ">-\nNote: take it away.", 33, "indent the text below it"],
  ["    tagline: Slow", "\ttagline: Slow", 6, "indents with spaces"],
  // What Markdown and programs write.
  ["subjects:", "<!-- who -->\nsubjects:", 4, "`# who`"],
  ["subjects:", "// who\nsubjects:", 4, "`# who`"],
  ["title:", "Just a remark.\ntitle:", 1, "begin it with `#`"],
  ["title:", "```yaml\ntitle:", 1, "remove the line"],
  ["  - name: Tea", "  • name: Tea", 5, "`- name: Tea`"],
  ["table:", "  table:", 24, "indent it by 0 spaces: `table:`"],
  // Quotes and apostrophes.
  ["[Leaf, Seed]", "['90s, '80s]", 25, '`Plant: ["\'90s", "\'80s"]`'],
  ["lang: en", "lang: “en”", 2, 'did you mean "en"?'],
  ["https://example.org", "“https://example.org”", 38, "https://example.org"],
  // One kind of value in place of another.
  ["tags: [drinks, office]", "tags: drinks, office", 3, "`tags: [drinks, office]`"],
  ["related:\n  - green-vs-black", "related: green-vs-black", 34, "`related: [green-vs-black]`"],
  ["  - title: A book\n    url: https://example.org", "  - A book", 37, "`- title: A book`"],
  ["summary: What to take away.", "summary:\n  - What\n  - to take", 34, "write `summary: |`"],
  ["tagline: Slow and even", "tagline:\n      - Slow\n      - even", 7, "`tagline: …`"],
  ["[Leaf, Seed]", "Leaf | Seed", 25, "`Plant: [Leaf, Seed]`"],
  ["[Leaf, Seed]", "Leaf", 25, "`Plant: [Leaf, …]`"],
  ["[Leaf, Seed]", "", 25, "`Plant: […, …]`"],
  ["[Leaf, Seed]", "\n    Leaf\n    Seed", 26, "`Plant: [Leaf, Seed]`"],
  ["[Leaf, Seed]", "{Leaf, Seed}", 25, "`Plant: [Leaf, Seed]`"],
  ["[Leaf, Seed]", "[{score: 4/5}, {score: 3, of: 5}]", 25, "{score: 4, of: 5}"],
  ["    - loose leaves and bags", "    - Loose: leaves and bags", 31, '"Loose: leaves and bags"'],
  // Names of subjects.
  ["    Coffee: One", "    Cofee: One", 27, 'did you mean "Coffee"?'],
  ["    Coffee: One minute\n    Tea: Three", "    X: One minute\n    Y: Three", 26, "the subjects are Tea, Coffee"],
  [
    "  Ready in:\n    Coffee: One minute\n    Tea: Three minutes",
    "  Cup:\n    Size: [a, b]\n    Milk: [true, false]",
    26,
    "- group: Cup",
  ],
  ["name: Coffee", "name: Tea", 12, "a name of its own"],
  // Several things on one line, or parts that are missing.
  ["subjects:\n  - name: Tea", "subjects: - name: Tea", 4, "`  - name: Tea`"],
  ["points:\n      - brewed from leaves", "points: - brewed from leaves", 7, "`      - brewed from leaves`"],
  ["name: Tea\n    tagline: Slow", "name: Tea, tagline: Slow", 5, "`    tagline: Slow and even`"],
  ["intro: |\n  The key", "intro: | The key", 17, "write `intro: |`"],
  ["subjects:\n", "", 4, "`subjects:`"],
  ["title: Tea", "- title: Tea", 1, "`title: Tea vs Coffee`"],
  ["  Plant: [Leaf, Seed]", "  | Plant | Leaf | Seed |\n  |---|:-:|---|", 25, "`Plant: [Leaf, Seed]`"],
  ["  Plant: [Leaf, Seed]", "  Plant; Leaf; Seed", 25, "`Plant: [Leaf, Seed]`"],
  ["    Coffee: One", "    Coffee = One", 27, "`Coffee: One minute`"],
  ["[Leaf, Seed]", "{Tea:Leaf, Coffee:Seed}", 25, "`Plant: {Tea: Leaf, Coffee: Seed}`"],
  ["What to take away.", '"Tea" or "Coffee"', 33, '`summary: \'"Tea" or "Coffee"\'`'],
  ["What to take away.", '"C:\\"', 33, "`summary: 'C:\\'`"],
  // Dates as people write them.
  ["lang: en", "lang: en\nupdated: 5.12.2026", 3, "2026-12-05"],
  ["lang: en", "lang: en\nupdated: 12/31/2026", 3, "2026-12-31"],
];

describe("a mistake that is often made", () => {
  it.each(MISTAKES)("%j as %j", (from, to, line, shown) => {
    expect(SHEET).toContain(from);
    const found = told(SHEET.replace(from, () => to));
    expect(found.map(({ message }) => message)).toHaveLength(1);
    const [{ message, hints = [], span }] = found as [Diagnostic];
    expect(`${message} | ${hints.join(" | ")}`).toContain(shown);
    expect(span?.start.line).toBe(line);
  });

  it.each([
    ["line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["no line end at its end", (text: string) => text.trimEnd()],
  ])("is told the same in a file with %s", (_, written) => {
    const said = (text: string) =>
      told(text).map(({ span, message, hints }) => [span?.start.line, span?.start.column, message, hints]);
    for (const [from, to] of MISTAKES) {
      const text = SHEET.replace(from, () => to);
      expect(said(written(text)), to).toEqual(said(text));
    }
  });

  it("is one in the whole file, where it is made on every line", () => {
    const indented = (by: string) => SHEET.replace(/^(?: {2})+/gm, (spaces) => by.repeat(spaces.length / 2));
    for (const text of [indented("\t"), indented("\u00a0\u00a0"), SHEET.replaceAll("- ", "-")])
      expect(told(text)).toHaveLength(1);
  });
});

/** A line as somebody may write it who doesn't know better; the same line where it doesn't apply. */
const CHANGES: Readonly<Record<string, (line: string, choice: number) => string>> = {
  "the colon is missing": (line) => line.replace(/:( |$)/, "$1"),
  "the space after the colon is missing": (line) => line.replace(/: (?=\S)/, ":"),
  "the dash is missing": (line) => line.replace(/- /, "  "),
  "the dash is missing with its space": (line) => line.replace(/- /, ""),
  "the space after the dash is missing": (line) => line.replace(/- /, "-"),
  "the line is indented by a tab": (line) => line.replace(/^ +/, "\t"),
  "the line is indented by more": (line, choice) => (choice % 2 === 0 ? " " : "  ") + line,
  "the line is indented by less": (line, choice) => line.replace(choice % 2 === 0 ? /^ / : /^ {2}/, ""),
  "the line isn't indented": (line) => line.trimStart(),
  "a text begins with a sign": (line, choice) =>
    line.replace(/((?:: |- )(?!name))(?=[^\s[|>"'])/, (start) => start + "@%*&!`>|?#[{"[choice % 12]),
  "a quote is not closed": (line, choice) => line.replace(/(: |- )(?=[A-Za-z])/, (start) => start + "\"'"[choice % 2]),
  "the first word is in quotes": (line) => line.replace(/(: |- )([A-Za-z]+)/, '$1"$2"'),
  "a text has a colon": (line) => line.replace(/(: |- )([A-Za-z]+) /, "$1$2: "),
  "a space is a special one": (line, choice) =>
    line.replace(choice % 2 === 0 ? /: / : /- /, (two) => `${two[0]}\u00a0`),
  "a line stands there twice": (line) => (/^\s*[\w ]+: \S/.test(line) ? `${line}\n${line}` : line),
  "a key is mistyped": (line) => line.replace(/^(\s*(?:- )?)(\w)(\w+):/, "$1$2$2$3:"),
  "a bracket is missing": (line, choice) => line.replace(choice % 2 === 0 ? /\]$/ : /\[/, ""),
  "a comma is missing": (line) => line.replace(/, /, " "),
  "there is a value too many": (line) => line.replace(/\]$/, ", x]"),
  "a remark stands between": (line) => `${line}\nA remark of mine`,
  "a blank line stands between": (line) => `\n${line}`,
  "the line ends as on Windows": (line) => `${line}\r`,
  "quotes are typographic": (line) => line.replace(/: ([A-Za-z].*)$/, ": “$1”"),
};
const KINDS = Object.keys(CHANGES);

const withChange = (lines: readonly string[], at: number, kind: string, choice: number): string[] =>
  lines.map((line, i) => (i === at ? CHANGES[kind]!(line, choice) : line));

describe("wherever a mistake is made", () => {
  it.each(KINDS)("it is told once at most: %s", (kind) => {
    const lines = SHEET.split("\n");
    for (const [at, line] of lines.entries())
      for (let choice = 0; choice < (kind.includes("sign") ? 12 : 2); choice++) {
        const text = withChange(lines, at, kind, choice).join("\n");
        if (text === SHEET) continue;
        const found = told(text).map(({ span, message }) => `${span?.start.line}: ${message}`);
        expect(
          found.length,
          `${at + 1} ${JSON.stringify(line)}\n${text.split("\n")[at]}\n${found.join("\n")}`,
        ).toBeLessThan(2);
      }
  });

  /** What the parser of YAML says, each up to where it puts in something of the file. */
  const PARSER = readdirSync("node_modules/yaml/dist", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => [
      ...readFileSync(join("node_modules/yaml/dist", name), "utf8").matchAll(
        /'[A-Z_]{5,}',\s*(['"`])([A-Z].*?)(?:\1|\$\{)/g,
      ),
    ])
    .map(([, , message = ""]) => message.trim())
    .filter((message) => message.length > 8);

  it("nobody reads what the parser says of it, and no more is told than there are mistakes", () => {
    expect(PARSER.length).toBeGreaterThan(40);
    const mistake = fc.record({ at: fc.nat(), kind: fc.constantFrom(...KINDS), choice: fc.nat({ max: 11 }) });
    const runs = process.env.VERSUS_SWEEP ? 5000 : 200;
    // Of mistakes in adjoining lines one may make the other look like more.
    let tooMany = 0;
    const many = fc.tuple(fc.constantFrom(SHEET, SHEET, OTHER), fc.array(mistake, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(many, ([sheet, mistakes]) => {
        const lines = sheet.split("\n");
        const changed = mistakes.reduce<string[]>(
          (now, { at, kind, choice }) => withChange(now, at % now.length, kind, choice),
          lines,
        );
        const found = told(changed.join("\n"));
        const said = found.flatMap(({ message, hints = [] }) => [message, ...hints]).join("\n");
        expect(PARSER.filter((message) => said.includes(message))).toEqual([]);
        if (mistakes.length === 1) expect(found.length, said).toBeLessThan(2);
        if (found.length > mistakes.length) tooMany++;
      }),
      { numRuns: runs, seed: 15 },
    );
    expect(tooMany).toBeLessThanOrEqual(runs / 200);
  });
});
