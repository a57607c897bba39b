import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { formatDiagnostic } from "../../src/diagnostics/format.js";
import { cpuTime } from "../support/cpu-time.js";

const ROWS = "table: {Focus: [one, two]}\n";
const SUBJECTS = "subjects: [{name: Tea}, {name: Coffee}]\n";

function told(yaml: string): string {
  const { value, diagnostics } = parseComparison(yaml, { path: "content/tea-vs-coffee.yaml" });
  expect(value === undefined).toBe(diagnostics.some((d) => d.severity === "error"));
  return diagnostics.map((d) => formatDiagnostic(d, { colour: false })).join("\n");
}

/** `line:column message` of each diagnostic. */
function places(yaml: string): string[] {
  const { diagnostics } = parseComparison(yaml, { path: "x.yaml" });
  return diagnostics.map(({ span, message }) => `${span?.start.line}:${span?.start.column} ${message}`);
}

const load = (yaml: string) => parseComparison(yaml, { path: "content/tea-vs-coffee.yaml" }).value!.comparison;

describe("errors of a content file", () => {
  it("shows the line, marks the place, and says what to write", () => {
    expect(told(`subjets:\n  - name: Tea\n${ROWS}`)).toMatchInlineSnapshot(`
      "error: the key "subjets" is not known
       --> content/tea-vs-coffee.yaml:1:1
      1 | subjets:
        | ^^^^^^^
       hint: did you mean "subjects"?"
    `);
  });

  it("tells all errors of a file at once, in the order of the text", () => {
    const yaml =
      "titel: x\nsubjects:\n  - {name: Tea, ponts: [a]}\n  - name: Coffee\nintro: '[x](javascript:alert(1))'\nupdated: 2026-02-30\ntable:\n  Focus: [a, b, c]\n";
    expect(places(yaml)).toEqual([
      '1:1 the key "titel" is not known',
      '3:17 the key "ponts" is not known in "subjects[1]"',
      '5:8 the link "javascript:alert(1)" in "intro" is not safe',
      '6:10 "2026-02-30" is not a date of the calendar',
      '8:3 the row "Focus" has 3 values, but there are 2 subjects (Tea, Coffee)',
    ]);
  });

  it.each([
    ["no subjects", ROWS, '1:1 "subjects" is missing'],
    [
      "one subject",
      `subjects: [{name: Tea}]\ntable: {Focus: [one]}\n`,
      '1:11 "subjects" holds 1: a comparison needs at least two',
    ],
    [
      "nine subjects",
      `subjects: [${"abcdefghi"
        .split("")
        .map((n) => `{name: ${n}}`)
        .join(", ")}]\n${ROWS}`,
      '1:11 "subjects" holds 9: no layout has room for more than eight',
    ],
    [
      "no table",
      SUBJECTS,
      '1:1 "table" is missing: a sheet can do without it where each subject has points, pros or chooseWhen, but "Tea", "Coffee" have none',
    ],
    ["an empty table", `${SUBJECTS}table: {}\n`, "2:8 the table has no rows"],
    [
      "too few values",
      `${SUBJECTS}table: {Focus: [one]}\n`,
      '2:9 the row "Focus" has 1 value, but there are 2 subjects (Tea, Coffee)',
    ],
    [
      "a value by an unknown name",
      `${SUBJECTS}table: {Focus: {Tea: a, Cofee: b}}\n`,
      '2:25 there is no subject "Cofee"',
    ],
    ["a value missing by name", `${SUBJECTS}table: {Focus: {Tea: a}}\n`, '2:9 the row "Focus" has no value for Coffee'],
    ["two subjects of one name", `subjects: [{name: Tea}, {name: Tea}]\n${ROWS}`, '1:32 two subjects are named "Tea"'],
    ["a duplicate key", `${SUBJECTS}${ROWS}title: a\ntitle: b\n`, '4:1 the key "title" stands here twice'],
    ["a tab as indentation", "subjects:\n\t- name: Tea\n", "2:1 a line is indented with a tab"],
    ["an empty text", `${SUBJECTS}${ROWS}title: "  "\n`, '3:8 "title" is empty'],
    ["a key without a value", `${SUBJECTS}${ROWS}title:\n`, '3:7 "title" is empty'],
    [
      "points that are a text",
      `subjects: [{name: Tea, points: hot}, {name: Coffee}]\n${ROWS}`,
      '1:32 "subjects[1].points" must be a list, not the text "hot"',
    ],
    [
      "an impossible score",
      `${SUBJECTS}table: {Focus: [{score: 9, of: 5}, a]}\n`,
      "2:25 a score of 9 out of 5 is not possible",
    ],
    [
      "an unknown tone",
      `${SUBJECTS}table: {Focus: [{text: a, tone: god}, b]}\n`,
      '2:33 "god" is not known for "table.Focus[1].tone"',
    ],
    [
      "an unsafe url",
      `${SUBJECTS}${ROWS}sources: [{title: a, url: "java\\tscript:x"}]\n`,
      '3:27 the link "java\tscript:x" in "sources[1].url" is not safe',
    ],
    [
      "an image elsewhere",
      `subjects: [{name: Tea, image: /etc/passwd}, {name: Coffee}]\n${ROWS}`,
      '1:31 the image "/etc/passwd" is not a path relative to this file',
    ],
    ["a language that is none", `${SUBJECTS}${ROWS}lang: english!\n`, '3:7 "english!" is not a language tag'],
    ["a file of comments", "# nothing\n", "1:1 the file is empty"],
    ["two documents", `${SUBJECTS}${ROWS}---\na: b\n`, "3:1 the file holds several YAML documents"],
    [
      "a tag",
      `${SUBJECTS}${ROWS}title: !!js/function x\n`,
      '3:22 the tag "tag:yaml.org,2002:js/function" has no meaning here',
    ],
    ["a NUL byte", "a\u0000b", "1:2 this is a binary file, not YAML text"],
  ])("%s", (_, yaml, expected) => {
    expect(places(yaml)).toContain(expected);
  });

  it("knows the usual reason for a mapping where a text should be", () => {
    expect(told(`${SUBJECTS}table:\n  Buyers:\n    - A group: user, expert\n    - one\n`)).toMatchInlineSnapshot(`
      "error: "table.Buyers[1]" can't be a mapping
       --> content/tea-vs-coffee.yaml:4:7
      4 |     - A group: user, expert
        |       ^^^^^^^^^^^^^^^^^^^^^
       hint: a text with ": " in it needs quotes: "A group: user, expert""
    `);
  });

  it("refuses an alias bomb quickly, with its place", () => {
    let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (let i = 1; i < 12; i++)
      bomb += `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]\n`;
    const spent = cpuTime();
    expect(places(bomb)).toEqual(["11:57 the file has 100 aliases or more"]);
    expect(spent()).toBeLessThan(2000);
  });

  it("refuses deep nesting", () => {
    expect(places(`a: ${"[".repeat(500)}${"]".repeat(500)}`)[0]).toMatch(/nested too deeply|can't read/);
  });

  it("names a file that makes no address", () => {
    const { diagnostics } = parseComparison(SUBJECTS + ROWS, { path: "content/Tea & Coffee.yaml" });
    expect(diagnostics[0]?.hints).toEqual(["rename the file to tea-coffee.yaml: small letters, digits and hyphens"]);
  });
});

describe("what is loaded", () => {
  it("keeps the order of rows, also of those named like numbers, and loses none", () => {
    const { groups } = load(
      `${SUBJECTS}table: {b: [1, 2], "10": [1, 2], a: [1, 2], "2": [1, 2], constructor: [1, 2], __proto__: {Coffee: 1, Tea: 2}}\n`,
    );
    expect(groups[0]?.rows.map((row) => row.criterion)).toEqual(["b", "10", "a", "2", "constructor", "__proto__"]);
  });

  it("keeps the characters that the author typed", () => {
    const { title, groups, subjects } = load(
      `title: 1.10\nsubjects: [{name: no, tagline: 2026-11-23}, {name: 012}]\ntable: {Version: [1.10, 012], 3e2: ["true", true], Rest: [null, ~]}\n`,
    );
    expect([title, subjects[0]?.name, subjects[0]?.tagline, subjects[1]?.name]).toEqual([
      "1.10",
      "no",
      "2026-11-23",
      "012",
    ]);
    expect(groups[0]?.rows.map((row) => [row.criterion, ...row.values])).toEqual([
      ["Version", { kind: "number", text: "1.10" }, { kind: "number", text: "012" }],
      ["3e2", { kind: "text", text: "true" }, { kind: "boolean", value: true }],
      ["Rest", { kind: "none" }, { kind: "none" }],
    ]);
  });

  it("brings values by name and by position into one shape", () => {
    const { groups } = load(
      `${SUBJECTS}table:\n  - group: A\n    rows:\n      X: {Coffee: c, Tea: [a, b]}\n      Y: [{score: 2, of: 5}, {text: t, tone: bad, note: n}]\n`,
    );
    expect(groups).toEqual([
      {
        name: "A",
        rows: [
          {
            criterion: "X",
            values: [
              { kind: "list", items: ["a", "b"] },
              { kind: "text", text: "c" },
            ],
          },
          {
            criterion: "Y",
            values: [
              { kind: "score", score: 2, of: 5 },
              { kind: "text", text: "t", tone: "bad", note: "n" },
            ],
          },
        ],
      },
    ]);
  });

  it("makes the title from the names", () => {
    expect(load(SUBJECTS + ROWS).title).toBe("Tea vs Coffee");
  });
});

const word = fc
  .stringMatching(/^[\p{L}\p{N} ,.:;#'"!?&<>{}[\]*_`|%@-]{1,30}$/u)
  .filter((text) => text.trim() === text && text !== "");
const link = /\]\(/;

describe("for any input", () => {
  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        const { value, diagnostics } = parseComparison(text, { path: "x.yaml" });
        return value !== undefined || diagnostics.length > 0;
      }),
      { numRuns: 500 },
    );
  });

  it("gives every text back as it was written", () => {
    const comparison = fc.record({
      title: word,
      names: fc.uniqueArray(word, { minLength: 2, maxLength: 6 }),
      criteria: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      cell: word,
      intro: word,
    });
    fc.assert(
      fc.property(comparison, ({ title, names, criteria, cell, intro }) => {
        fc.pre(![title, cell, intro, ...names, ...criteria].some((text) => link.test(text)));
        const yaml = stringify(
          {
            title,
            subjects: names.map((name) => ({ name })),
            intro,
            table: new Map(criteria.map((c) => [c, names.map(() => cell)])),
          },
          { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "QUOTE_DOUBLE" },
        );
        const { value, diagnostics } = parseComparison(yaml, { path: "x.yaml" });
        expect(diagnostics.filter(({ code }) => code !== "content/markdown")).toEqual([]);
        const { comparison: c } = value!;
        expect([c.title, c.intro, c.subjects.map((s) => s.name)]).toEqual([title, intro, names]);
        expect(c.groups[0]!.rows.map((row) => row.criterion)).toEqual(criteria);
        expect(c.groups[0]!.rows[0]!.values[0]).toEqual({ kind: "text", text: cell });
      }),
      { numRuns: 200 },
    );
  });
});
