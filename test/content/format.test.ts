/** Keys beside the first ones: pros and cons, statements with sources, marks, rows and sections in several shapes, sheets without a table. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Comparison } from "../../src/content/comparison/comparison.js";
import { checkComparison } from "../../src/content/comparison/comparison-shape.js";
import { imagesOf } from "../../src/content/comparison/images.js";
import { parseComparison, readComparison } from "../../src/content/comparison/parse.js";

const SUBJECTS = "subjects: [{name: Tea}, {name: Coffee}]\n";
const ROWS = "table: {Plant: [Leaf, Seed]}\n";
const SOURCES = "sources:\n  - {id: prices, title: Price list}\n  - {title: Survey}\n";

function load(yaml: string): Comparison {
  const { value, diagnostics } = parseComparison(yaml, { path: "content/tea-vs-coffee.yaml" });
  expect(diagnostics).toEqual([]);
  expect(checkComparison(value!.comparison)).toEqual([]);
  return value!.comparison;
}

function told(yaml: string): string[] {
  const { diagnostics } = parseComparison(yaml, { path: "x.yaml" });
  return diagnostics.map(
    ({ span, code, message, hints = [] }) =>
      `${span?.start.line}:${span?.start.column} ${code} ${message}${hints.map((hint) => ` > ${hint}`).join("")}`,
  );
}

const values = (yaml: string) => load(SUBJECTS + yaml).groups.flatMap(({ rows }) => rows.flatMap((row) => row.values));

describe("subjects", () => {
  it("have an address, pros, cons and cases to avoid them", () => {
    const [tea] = load(
      `subjects:
  - name: Tea
    url: https://example.org/tea
    pros: [calm]
    cons: [slow, cold too soon]
    avoidWhen: [in a hurry]
  - name: Coffee
${ROWS}`,
    ).subjects;
    expect(tea).toEqual({
      name: "Tea",
      url: "https://example.org/tea",
      points: [],
      pros: ["calm"],
      cons: ["slow", "cold too soon"],
      chooseWhen: [],
      avoidWhen: ["in a hurry"],
    });
  });

  it("have no address that runs something", () => {
    expect(told(`subjects: [{name: Tea, url: "javascript:alert(1)"}, {name: Coffee}]\n${ROWS}`)[0]).toMatch(
      /^1:29 content\/unsafe-link /,
    );
  });

  it("need points, pros or chooseWhen where there is no table", () => {
    const sheet = load("subjects: [{name: Tea, pros: [calm]}, {name: Coffee, chooseWhen: [in a hurry]}]\n");
    expect(sheet.groups).toEqual([]);
    expect(told("subjects: [{name: Tea, points: [a]}, {name: Coffee, cons: []}]\n")).toEqual([
      '1:1 content/missing "table" is missing: a sheet can do without it where each subject has points, pros or chooseWhen, but "Coffee" has none > write `table:` with a line for each criterion, such as `Focus: [one prospect, a whole market]`',
    ]);
  });
});

describe("what a statement rests on", () => {
  it("is a source by its id or number, a date and a name", () => {
    const points =
      "subjects: [{name: Tea, points: [{text: Dear, source: prices, checked: 2026-10-01, by: Kim}]}, {name: Coffee}]\n";
    expect(load(points + ROWS + SOURCES).subjects[0]!.points).toEqual([
      { text: "Dear", sources: [1], checked: "2026-10-01", by: "Kim" },
    ]);
    expect(
      values(`table: {Price: [{text: "2", source: [2, prices, 2]}, {score: 4, of: 5, source: 1}]}\n${SOURCES}`),
    ).toEqual([
      { kind: "text", text: "2", sources: [2, 1] },
      { kind: "score", score: 4, of: 5, sources: [1] },
    ]);
  });

  it("leaves a point that has nothing beside its text a text", () => {
    expect(
      load(`subjects: [{name: Tea, points: [{text: Dear}]}, {name: Coffee}]\n${ROWS}`).subjects[0]!.points,
    ).toEqual(["Dear"]);
  });

  it.each([
    ["source: price", '3:25 content/source there is no source "price" > did you mean "prices"?'],
    ["source: 3", '3:25 content/source there is no source "3" > there is 1 to 2, `prices`'],
    ["source: 0", '3:25 content/source there is no source "0" > there is 1 to 2, `prices`'],
    ["source: [1, 9]", '3:29 content/source there is no source "9" > there is 1 to 2, `prices`'],
    [
      "checked: 2026-02-30",
      '3:26 content/date "2026-02-30" is not a date of the calendar > write it as YYYY-MM-DD, such as 2026-11-23',
    ],
  ])("is told where it isn't there: %s", (beside, message) => {
    expect(told(`${SUBJECTS}table:\n  P: [{text: x, ${beside}}, y]\n${SOURCES}`)).toEqual([message]);
  });

  it("says how to list a source where there is none", () => {
    expect(told(`${SUBJECTS}table: {P: [{text: x, source: a}, y]}\n`)[0]).toMatch(/> list it under `sources:`/);
  });

  it("needs ids that can be told apart, from one another and from numbers", () => {
    const ids = (first: string, second: string) =>
      told(`${SUBJECTS}${ROWS}sources: [{id: ${first}, title: A}, {id: ${second}, title: B, checked: never}]\n`);
    expect(ids("a", "a").map((one) => one.split(" >")[0])).toEqual([
      '3:35 content/source-id two sources have the id "a"',
      '3:57 content/date "never" is not a date of the calendar',
    ]);
    expect(ids("2", "a")[0]).toMatch(/would be taken for the number of a source/);
  });
});

describe("marks", () => {
  it.each([
    ["[true, partial]", ["boolean", "partial"]],
    ["[unknown, false]", ["unknown", "boolean"]],
    ["{Coffee: partial, Tea: true}", ["boolean", "partial"]],
    ["[{value: true, note: x}, partial]", ["boolean", "partial"]],
    ["{values: [true, partial]}", ["boolean", "partial"]],
    ['[true, "partial"]', ["boolean", "text"]],
    ["[true, 'unknown']", ["boolean", "text"]],
    ["[true, Partial]", ["boolean", "text"]],
    ["[partial, unknown]", ["text", "text"]],
    ["[partial, yes]", ["text", "text"]],
    ['["true", partial]', ["text", "text"]],
    ["[null, partial]", ["none", "text"]],
    ["[true, {text: partial}]", ["boolean", "text"]],
    ["[{value: partial}, {value: unknown}]", ["partial", "unknown"]],
    ['[{value: "partial"}, {value: null, note: gone}]', ["partial", "none"]],
  ])("are unquoted words beside a true or a false, or written out: %s", (row, kinds) => {
    expect(values(`table:\n  Works offline: ${row}\n`).map(({ kind }) => kind)).toEqual(kinds);
    // In one line, where the parser is asked; and so that it isn't.
    expect(values(`table: {Works offline: ${row}}\n`).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("take a note and what they rest on", () => {
    expect(
      values(`table: {A: [{value: true, note: from 3, by: Kim}, {value: partial, source: 2}]}\n${SOURCES}`),
    ).toEqual([
      { kind: "boolean", value: true, note: "from 3", by: "Kim" },
      { kind: "partial", sources: [2] },
    ]);
  });

  it("say what they can be", () => {
    expect(told(`${SUBJECTS}table: {A: [{value: partly}, true]}\n`)[0]).toMatch(
      /^2:21 content\/type "partly" is not known for "table.A\[1\].value" > it can be: partial, unknown/,
    );
  });

  it("of a program's are written out, since its texts have no quotes", () => {
    const object = {
      subjects: [{ name: "A" }, { name: "B" }],
      table: { X: [true, "partial"], Y: [{ value: "partial" }, null] },
    };
    const rows = readComparison(object, { path: "a.yaml" }).value!.comparison.groups[0]!.rows;
    expect(rows.map((row) => row.values.map(({ kind }) => kind))).toEqual([
      ["boolean", "text"],
      ["partial", "none"],
    ]);
  });
});

describe("a row", () => {
  const rows = (yaml: string) => load(SUBJECTS + yaml).groups.flatMap((group) => group.rows);

  it("takes a note, and may be one to do without", () => {
    expect(rows("table:\n  Colour: {optional: true, note: dry, values: [red, blue]}\n")).toEqual([
      {
        criterion: "Colour",
        values: [
          { kind: "text", text: "red" },
          { kind: "text", text: "blue" },
        ],
        note: "dry",
        optional: true,
      },
    ]);
    expect(rows("table: {Colour: {values: {Coffee: b, Tea: a}, optional: false}}\n")).toMatchObject([
      { values: [{ text: "a" }, { text: "b" }] },
    ]);
  });

  it("is by names where all of its keys are, whatever the subjects are called", () => {
    const sheet = load(
      "subjects: [{name: values}, {name: note}]\ntable: {X: {note: b, values: a}, Y: {values: [c], note: d}}\n",
    );
    expect(sheet.groups[0]!.rows.map(({ values }) => values)).toEqual([
      [
        { kind: "text", text: "a" },
        { kind: "text", text: "b" },
      ],
      [
        { kind: "list", items: ["c"] },
        { kind: "text", text: "d" },
      ],
    ]);
  });

  it.each([
    [
      "{values: [a, b], Tea: c}",
      "mixes `values` with `Tea` > by the names of subjects alone: {Tea: …, Coffee: …} > or with `values`: {values: […, …]}",
    ],
    [
      "{Tea: a, Coffee: b, note: c}",
      "mixes `note` with `Tea` > by the names of subjects alone: {Tea: …, Coffee: …} > or with `values`: {values: […, …], note: …}",
    ],
    [
      "{note: a, optional: true}",
      "has `note`, but no `values` > by the names of subjects alone: {Tea: …, Coffee: …} > or with `values`: {values: […, …], note: …, optional: …}",
    ],
    ["{values: [true, false], notes: c}", 'mixes `values` with `notes` > did you mean "note"?'],
  ])("that can be read in two ways is told with both, and nothing else: %s", (row, message) => {
    const errors = told(`${SUBJECTS}titel: x\ntable:\n  Colour: ${row}\n  Plant: [a, b, c]\n`);
    expect(errors).toHaveLength(3);
    expect(errors[1]).toContain(`4:3 content/mixture the row "Colour" ${message}`);
    expect(told(`${SUBJECTS}table:\n  Colour: ${row}\n`)).toHaveLength(1);
  });

  it("is told what of it is wrong", () => {
    expect(told(`${SUBJECTS}table: {A: {values: [a]}}\n`)[0]).toMatch(/content\/row-length the row "A" has 1 value,/);
    expect(told(`${SUBJECTS}table: {A: {values: [a, b], optional: maybe}}\n`)[0]).toMatch(
      /content\/type "optional" must be true or false, not the text "maybe"/,
    );
    expect(told(`${SUBJECTS}table: {A: {values: {Tea: a}}}\n`)[0]).toMatch(/content\/missing-value .* Coffee/);
  });
});

describe("a grouped table", () => {
  it("may begin with rows that have no heading", () => {
    const { groups } = load(`${SUBJECTS}table:\n  - rows: {A: [a, b]}\n  - {group: Taste, rows: {B: [c, d]}}\n`);
    expect(groups.map(({ name, rows }) => [name, rows.length])).toEqual([
      [undefined, 1],
      ["Taste", 1],
    ]);
  });

  it("has a heading over all others", () => {
    expect(told(`${SUBJECTS}table:\n  - {group: Taste, rows: {B: [c, d]}}\n  - rows: {A: [a, b]}\n`)).toEqual([
      '4:5 content/missing "group" is missing in "table[2]": only the first group can do without a name > write `group: Strategy`',
    ]);
  });
});

describe("a section", () => {
  const sections = (yaml: string) => load(SUBJECTS + ROWS + yaml).sections;

  it("has a text, items, points of each subject, an image", () => {
    expect(
      sections(`sections:
  - heading: Objections
    kind: objections
    items: [{title: Dear?, text: No., by: Kim}, Ask twice., {title: Slow?}]
  - heading: Pitfalls
    bySubject: {Coffee: [Late], Tea: [{text: Cold, checked: 2026-10-01}, Weak]}
    image: images/cup.svg
    alt: A cup
`),
    ).toEqual([
      {
        heading: "Objections",
        kind: "objections",
        items: [{ title: "Dear?", text: "No.", by: "Kim" }, { text: "Ask twice." }, { title: "Slow?" }],
      },
      {
        heading: "Pitfalls",
        bySubject: [[{ text: "Cold", checked: "2026-10-01" }, "Weak"], ["Late"]],
        image: "images/cup.svg",
        alt: "A cup",
      },
    ]);
  });

  it.each(["[[a], b]", "{values: [[a], b]}", "{values: {Tea: a, Coffee: [b]}}", "{Coffee: b, Tea: [a]}"])(
    "has points of each subject in the shapes of a row: %s",
    (bySubject) => {
      expect(sections(`sections: [{heading: X, bySubject: ${bySubject}}]\n`)[0]!.bySubject).toEqual([["a"], ["b"]]);
    },
  );

  it("names its image after those of the subjects", () => {
    const sheet = load(
      `subjects: [{name: A}, {name: B, image: b.svg}]\n${ROWS}sections: [{heading: X, text: x, image: x.svg}]\n`,
    );
    expect(imagesOf(sheet)).toEqual([
      undefined,
      { image: "b.svg", key: ["subjects", 1, "image"] },
      { image: "x.svg", key: ["sections", 0, "image"] },
    ]);
  });

  it.each([
    ["heading: X", '3:22 content/missing the section "X" says nothing'],
    ["heading: X, image: x.svg", '3:22 content/missing the section "X" says nothing'],
    [
      "heading: X, text: x, kind: Frequent Questions",
      '3:40 content/kind the kind "Frequent Questions" is not made of small letters, digits and hyphens > write it as frequent-questions',
    ],
    ["heading: X, items: [{by: Kim}]", "3:33 content/missing an item has no title and no text"],
    [
      "heading: X, bySubject: {Tea: [a]}",
      "3:25 content/missing-value `bySubject` has no value for Coffee > write [] where there is nothing to say",
    ],
    [
      "heading: X, bySubject: {Tee: [a], Coffee: b}",
      '3:37 content/unknown-subject there is no subject "Tee" > did you mean "Tea"?',
    ],
    ["heading: X, bySubject: [[a]]", "3:25 content/row-length `bySubject` has 1 lists"],
    [
      "heading: X, bySubject: {values: [[a], [b]], Tea: c}",
      "3:25 content/mixture `bySubject` mixes `values` with `Tea`",
    ],
    ["heading: X, text: x, alt: y", "3:39 content/alt there is no image"],
    ["heading: X, text: x, image: /etc/passwd", "3:41 content/image-path"],
  ])("is told what of it is wrong: %s", (section, message) => {
    const errors = told(`${SUBJECTS}${ROWS}sections: [{${section}}]\n`);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
  });
});

it("data is plain, with keys of the author's", () => {
  const yaml = `${SUBJECTS}${ROWS}data:\n  owner: {name: Kim, __proto__: x}\n  flags: [true, null, 1.10, "true"]\n`;
  const { data } = load(yaml);
  expect(Object.keys(data!.owner as object)).toEqual(["name", "__proto__"]);
  expect(data!.flags).toEqual([true, null, "1.10", "true"]);
});

it("`tableNote` stands below the table", () => {
  expect(load(`${SUBJECTS}${ROWS}tableNote: Without VAT\n`).tableNote).toBe("Without VAT");
});

describe("whatever a file says", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .map((one) => `x${one.replace(/[\p{C}\p{Z}\p{Cf}]/gu, "")}`);
  const evidence = fc.record(
    { source: fc.constantFrom("a", "1", ["2", "a"]), checked: fc.constant("2026-10-01"), by: text },
    { requiredKeys: [] },
  );
  const point = fc.oneof(
    text,
    fc.tuple(text, evidence).map(([one, more]) => ({ text: one, ...more })),
  );
  const mark = fc.constantFrom(true, false, null, "partial", "unknown");
  const value = fc.oneof(
    text,
    mark,
    fc.array(text, { minLength: 1, maxLength: 3 }),
    fc.tuple(mark, evidence, text).map(([one, more, note]) => ({ value: one, ...more, note })),
    fc.tuple(fc.nat({ max: 5 }), evidence).map(([score, more]) => ({ score, of: 5, ...more })),
    fc.tuple(text, evidence).map(([one, more]) => ({ text: one, tone: "good", ...more })),
  );
  const both = fc.tuple(value, value);
  const row = fc.oneof(
    both,
    both.map(([A, B]) => ({ B, A })),
    fc.tuple(both, text).map(([values, note]) => ({ values, note, optional: true })),
    fc.tuple(both, text).map(([[A, B], note]) => ({ note, values: { A, B } })),
  );
  const sheet = fc.record(
    {
      table: fc.dictionary(text, row, { minKeys: 1, maxKeys: 4 }),
      sections: fc.array(
        fc.record({
          heading: text,
          bySubject: fc.tuple(fc.array(point), fc.array(point)),
          items: fc.array(fc.record({ title: text, text })),
        }),
        { maxLength: 2 },
      ),
      pros: fc.array(point, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["table", "pros"] },
  );

  it("its comparison is one that programs may hand back, as YAML and as an object", () => {
    fc.assert(
      fc.property(sheet, ({ pros, ...rest }) => {
        const object = {
          subjects: [{ name: "A", pros }, { name: "B" }],
          ...rest,
          sources: [{ id: "a", title: "X" }, { title: "Y" }],
        };
        const read = readComparison(object, { path: "a.yaml" });
        const parsed = parseComparison(stringify(object), { path: "a.yaml" });
        for (const { value, diagnostics } of [read, parsed]) {
          expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
          expect(checkComparison(value!.comparison)).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
