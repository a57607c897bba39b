/** Marks, scores and figures that two sheets give differently for the same subject and criterion. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/index.js";
import { disagreements, type LoadedSheet, parseComparison, statementsOf } from "../../src/content/index.js";
import { contradict, figuresOf, soleFigure } from "../../src/content/text/alike/figures.js";
import { project } from "../support/project.js";

function sheet(name: string, subjects: readonly string[], rows: string, lang = "en"): LoadedSheet {
  const text = `lang: ${lang}\nsubjects: [${subjects.map((one) => `{name: "${one}"}`).join(", ")}]\ntable:\n${rows}`;
  const { value, diagnostics } = parseComparison(text, { path: `content/${name}.yaml` });
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { ...value, path: `/project/content/${name}.yaml`, sha256: "", images: [], diagnostics };
}

const told = (...sheets: readonly LoadedSheet[]) => disagreements(sheets.flatMap(statementsOf));
/** Whether two values of one subject disagree. */
const disagree = (a: string, b: string): boolean =>
  told(sheet("a", ["A", "B"], `  X: [${a}, false]\n`), sheet("b", ["C", "A"], `  X: [false, ${b}]\n`)).length > 0;

describe("Two sheets that say something of the same", () => {
  it("are told apart with the places of both", () => {
    const a = sheet("a-vs-b", ["Tea", "Mate"], '  The price: ["€ 49", 3]\n  Works: [true, false]\n');
    const b = sheet("b-vs-c", ["Milk", "the tea"], '  Works: [true, partial]\n  price: ["€ 1", "€ 59"]\n');
    expect(told(a, b)).toMatchObject([
      {
        severity: "warning",
        code: "lint/disagree",
        message: '"Works" of "the tea" is partial here, and true in content/a-vs-b.yaml:5',
        span: { file: "content/b-vs-c.yaml", start: { line: 4, column: 17 } },
      },
      {
        message: '"price" of "the tea" is € 59 here, and € 49 in content/a-vs-b.yaml:4',
        excerpt: '  price: ["€ 1", "€ 59"]',
      },
    ]);
  });

  it.each([
    ["true", "partial"],
    ["true", "{value: unknown}"],
    ["{score: 4, of: 5}", "{score: 3, of: 5}"],
    ["{score: 4, of: 5}", "{score: 4, of: 10}"],
    ["49", "59"],
    ['"€ 49"', '"59 €"'],
    ['"€ 49"', '{text: "from € 59", note: x}'],
    ["3 weeks", "5 weeks"],
    ["1 week", "2 weeks"],
    ["5–7 days", "9 days"],
    ["10 000 seats", '"12,000 seats"'],
    ["since 1999", "1998"],
  ])("disagree: %s and %s", (a, b) => {
    expect([disagree(a, b), disagree(b, a)]).toEqual([true, true]);
  });

  it.each([
    ["true", "{value: true, note: from version 3}"],
    ["{score: 4, of: 5}", "{score: 8, of: 10}"],
    ['"€ 49"', '"49,00 EUR"'],
    ["49", '"49"'],
    ["3 weeks", "21 days"],
    ["€ 49 a month", "€ 490 a year"],
    ["5–7 days", "6 days"],
    ["fast", "slow"],
    ["fast", "40 km/h"],
    ["true", "{score: 4, of: 5}"],
    ["null", "true"],
    ["1.500 kg", '"1,500 kg"'],
    ["in 2 of 3 cases", "in most cases"],
    ["B2B", "B2C"],
  ])("may both be right: %s and %s", (a, b) => {
    expect([disagree(a, b), disagree(b, a)]).toEqual([false, false]);
  });

  it("say nothing of each other in two languages, and of a criterion that one of them has twice", () => {
    const a = sheet("a", ["A", "B"], "  X: [1, 2]\n");
    expect(told(a, sheet("b", ["A", "B"], "  X: [3, 4]\n", "de"))).toEqual([]);
    const twice = "    - group: One\n      rows: {X: [3, 4]}\n    - group: Two\n      rows: {X: [5, 6]}\n";
    expect(told(a, sheet("b", ["A", "B"], twice))).toEqual([]);
    expect(told(twiceAs(twice), a)).toEqual([]);
  });

  const twiceAs = (rows: string) => sheet("c", ["A", "B"], rows);
});

describe("Figures of a text", () => {
  it("never contradict themselves, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,-–€$% abcmµ'°/²\u00a0") }), (text) => {
        expect(contradict(figuresOf(text), figuresOf(text))).toBe(false);
      }),
    );
  });

  it("are one of money whether it has cents, and two where a nought may be a version or a code", () => {
    expect(soleFigure("€ 49.00")).toBe(soleFigure("49 €"));
    expect(soleFigure("1.10")).not.toBe(soleFigure("1.1"));
    expect(soleFigure("012")).toBeUndefined();
    expect(soleFigure("49 and more")).toBeUndefined();
  });
});

it("A check of the collection tells it once, and one of a sheet tells of what was checked with it", async () => {
  const rows = (price: string) => `table: {Price: ["${price}", "€ 9"], Works: [true, false]}\n`;
  const root = project({
    "versus.yaml": "editions: {grey: {preset: grey}}\nformats: [page]\n",
    "content/a-vs-b.yaml": `subjects: [{name: A}, {name: B}]\n${rows("€ 3")}`,
    "content/a-vs-c.yaml": `subjects: [{name: A}, {name: C}]\n${rows("€ 5")}`,
  });
  const check = async (select: readonly string[] = []) =>
    (await build({ root, check: true, select })).diagnostics.filter(({ code }) => code === "lint/disagree");
  expect((await check()).map(({ message }) => message)).toEqual([
    '"Price" of "A" is € 5 here, and € 3 in content/a-vs-b.yaml:2',
  ]);
  expect(await check(["a-vs-c"])).toEqual([]);
  expect((await build({ root })).diagnostics).toEqual([]);
});
