import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { gather, type Matrix, writeMatrix } from "../../src/compose/index.js";
import { statementOf } from "../../src/content/comparison/rows/alike.js";
import { type Comparison, type LoadedSheet, parseComparison } from "../../src/content/index.js";
import { nameKey } from "../../src/content/text/alike/alike.js";

function sheet(name: string, text: string): LoadedSheet {
  const { value, diagnostics } = parseComparison(text, { path: `content/${name}.yaml` });
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { ...value, path: `/project/content/${name}.yaml`, sha256: "", images: [], diagnostics };
}

function composed(...sheets: LoadedSheet[]): { matrix: Matrix; text: string; comparison: Comparison } {
  const matrix = gather(sheets);
  if ("fault" in matrix) throw new Error(matrix.fault);
  const text = writeMatrix(matrix, (image) => image);
  return { matrix, text, comparison: sheet("all", text).comparison };
}

/** What a comparison says: "criterion / subject: value". */
function cells({ groups, subjects, lang }: Comparison): string[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ criterion, values }) =>
      values.map(
        (value, i) => `${nameKey(criterion, lang)} / ${nameKey(subjects[i]!.name, lang)}: ${statementOf(value)}`,
      ),
    ),
  );
}

const AB = `subjects: [{name: A, points: [a]}, {name: The B, points: [b], cons: [slow]}]
table:
  Price: [1.10, {text: "2", source: s, checked: 2026-01-02}]
  Works: [true, partial]
sources: [{id: s, title: One}]
summary: x
`;
const BC = `subjects: [{name: b, points: [b, {text: c, source: 1}]}, {name: C, points: [c]}]
table:
  price: ["2", {score: 4, of: 5, note: n}]
  WORKS: [false, true]
  Size: [[x, y], null]
sources: [{id: s, title: Two}]
`;

describe("a matrix of two sheets", () => {
  const { matrix, text, comparison } = composed(sheet("a", AB), sheet("b", BC));

  it("has the subjects, rows, points and sources of both", () => {
    expect(comparison.layout).toBe("matrix");
    expect(comparison.subjects.map(({ name }) => name)).toEqual(["A", "The B", "C"]);
    expect(comparison.groups[0]!.rows.map(({ criterion }) => criterion)).toEqual(["Price", "Works", "Size"]);
    expect(comparison.subjects[1]!.points).toEqual(["b", { text: "c", sources: [2] }]);
    expect(comparison.subjects[1]!.cons).toEqual(["slow"]);
    expect(comparison.sources).toEqual([
      { id: "s", title: "One" },
      { id: "s-2", title: "Two" },
    ]);
    expect(comparison.groups[0]!.rows[0]!.values).toMatchObject([
      { kind: "number", text: "1.10" },
      { kind: "text", text: "2", sources: [1], checked: "2026-01-02" },
      { kind: "score", score: 4, of: 5, note: "n" },
    ]);
  });

  it("knows nothing where they disagree, and says with places who says what", () => {
    expect(comparison.groups[0]!.rows[1]!.values[1]).toEqual({ kind: "unknown" });
    expect(text).toContain("#   content/a.yaml:4: partial\n");
    expect(text).toContain("#   content/b.yaml:4: false\n");
    expect(matrix.groups[0]!.rows[1]!.cells.map(({ kind }) => kind)).toEqual(["value", "conflict", "value"]);
  });

  it("tells what was joined, and what stays behind", () => {
    expect(matrix.told).toEqual([
      'joined values: "Price" of "The B": `checked: 2026-01-02` is of content/a.yaml:3 alone',
      'joined subjects: "The B" and "b" are one',
      'joined criteria: "Price" and "price" are one',
      'joined criteria: "Works" and "WORKS" are one',
      "left out of content/a.yaml: `summary`",
    ]);
  });
});

it("keeps a number as it is typed, and takes values that read the same for one, which it tells", () => {
  const rows = (code: string, price: string, speed: string) =>
    `table:\n  Code: {note: ${code} it is, values: [012, 1]}\n  Price: [${price}, 1]\n  Speed: [${speed}, 1]\n`;
  const first = sheet(
    "a",
    `subjects: [{name: A}, {name: B}]\n${rows("x", '{text: "€ 49", checked: 2026-01-02}', "Very fast")}`,
  );
  const other = sheet(
    "b",
    `subjects: [{name: A}, {name: C}]\n${rows("y", '{text: "49 €", checked: 2026-03-04}', "very fast.")}`,
  );
  const { matrix, text, comparison } = composed(first, other);
  expect(text).toContain("- 012\n");
  expect(comparison.groups[0]!.rows.map(({ values }) => values[0])).toMatchObject([
    { kind: "number", text: "012" },
    { text: "€ 49", checked: "2026-03-04" },
    { text: "Very fast" },
  ]);
  expect(matrix.told).toEqual([
    'joined notes: "Code" has "x it is" and "y it is"',
    'joined values: "Price" of "A": "€ 49" and "49 €" are one',
    'joined values: "Price" of "A": it was checked 2026-01-02 and 2026-03-04, and the latest date stays',
    'joined values: "Speed" of "A": "Very fast" and "very fast." are one',
  ]);
});

it("has nothing of what is for an audience", () => {
  const narrow = AB.replace("  Works:", "  Margin: [{text: forty, audience: internal}, low]\n  Works:");
  const { text } = composed(sheet("a", narrow), sheet("b", BC));
  expect(text).not.toMatch(/forty|Margin|internal/);
});

describe("sheets that can't be composed", () => {
  const pair = (a: string, b: string, lang = "en") =>
    `lang: ${lang}\nsubjects: [{name: ${a}}, {name: ${b}}]\ntable: {X: [1, 2]}\n`;
  it.each([
    ["no subject in common", [pair("A", "B"), pair("C", "D")], /content\/1.yaml has no subject/],
    ["two languages", [pair("A", "B"), pair("B", "C", "de")], /"en".*"de"/],
    ["too many subjects", "BCDEFGHIJ".split("").map((letter) => pair("A", letter)), /10 subjects are too many/],
    ["two subjects of one name", [pair("A", "the a"), pair("A", "C")], /content\/0.yaml have one name/],
  ])("are told: %s", (_, texts, fault) => {
    expect(gather(texts.map((text, i) => sheet(String(i), text)))).toMatchObject({
      fault: expect.stringMatching(fault),
    });
  });
});

const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && /^[ -~]+$/.test(text) && /[a-z]/i.test(text));
const value = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.array(word, { minLength: 1, maxLength: 3 }),
  fc.record({ text: word, note: word, tone: fc.constantFrom("good", "bad") }, { requiredKeys: ["text"] }),
  fc.record({ value: fc.constantFrom(true, "partial", "unknown"), note: word }, { requiredKeys: ["value"] }),
  fc.record(
    { score: fc.integer({ min: 0, max: 5 }), of: fc.constant(5), source: fc.constantFrom(1, 2) },
    { requiredKeys: ["score", "of"] },
  ),
);
const NAMES = ["Ash", "Birch", "Cedar", "Dogwood"];
const files = fc.array(
  fc.record({
    subjects: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 4 }),
    rows: fc.dictionary(
      fc.constantFrom("Height", "Leaf", "Use", "Age"),
      fc.array(value, { minLength: 4, maxLength: 4 }),
      { minKeys: 1 },
    ),
  }),
  { minLength: 2, maxLength: 4 },
);

describe("any sheets", () => {
  it("lose no value that is not disputed, and give the same ones in any order", () => {
    fc.assert(
      fc.property(files, (given) => {
        const sheets = given.flatMap(({ subjects, rows }, i) => {
          const table = Object.fromEntries(
            Object.entries(rows).map(([key, values]) => [key, values.slice(0, subjects.length)]),
          );
          const sources = [{ title: `Book ${i}` }, { title: "Shared" }];
          const text = stringify({ subjects: subjects.map((name) => ({ name })), table, sources });
          const { value } = parseComparison(text, { path: `content/${i}.yaml` });
          return value ? [{ ...value, path: `/${i}.yaml`, sha256: "", images: [], diagnostics: [] }] : [];
        });
        fc.pre(sheets.length >= 2);
        const matrix = gather(sheets);
        fc.pre(!("fault" in matrix));
        const forth = composed(...sheets);
        const back = composed(...sheets.toReversed());
        const said = new Set(cells(forth.comparison));
        expect([...said].sort()).toEqual(cells(back.comparison).sort());
        const disputed = new Set(
          forth.matrix.groups.flatMap(({ rows }) =>
            rows.flatMap(({ criterion, cells: all }) =>
              all.flatMap((cell, i) =>
                cell.kind === "conflict"
                  ? [`${nameKey(criterion, "en")} / ${nameKey(forth.matrix.subjects[i]!.name, "en")}`]
                  : [],
              ),
            ),
          ),
        );
        for (const cell of sheets.flatMap(({ comparison }) => cells(comparison)))
          if (!disputed.has(cell.slice(0, cell.indexOf(":")))) expect(said).toContain(cell);
      }),
      { numRuns: 150 },
    );
  });
});
