/** A comparison as Markdown, and back: whatever its texts are, the same comparison. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import type { Comparison, Point, Value } from "../../src/content/comparison/comparison.js";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { contentNode, yamlText } from "../../src/content/comparison/writing/content.js";
import { contentOfMarkdown, markdownOf } from "../../src/content/markdown/markdown.js";

const LABELS = {
  ...{ yes: "Yes", no: "No", partial: "Partly", unknown: "Unknown", none: "–", pros: "Pros", cons: "Cons" },
  ...{ chooseWhen: "Choose {name} when", avoidWhen: "Avoid {name} when", atAGlance: "{title} at a glance" },
  ...{ criterion: "Criterion", inShort: "In short", related: "Related comparisons", sources: "Sources" },
};

const parsed = (text: string): Comparison | undefined => parseComparison(text, { path: "x.yaml" }).value?.comparison;

function readBack(text: string) {
  const read = contentOfMarkdown(text);
  if (!read || "fault" in read) throw new Error(`${read?.fault ?? "not ours"}\n${text}`);
  return read;
}

const FOLDERS = ["content", "examples/gallery/content", "../shared/examples", "../shared/sheets"].filter(existsSync);
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name}`),
);

it.each(FILES)("%s is the same comparison, as content file and as Markdown", (file) => {
  const comparison = parsed(readFileSync(file, "utf8"));
  if (!comparison) return;
  expect(parsed(yamlText(contentNode(comparison)))).toEqual(comparison);
  const { yaml, outdated } = readBack(markdownOf(comparison, LABELS));
  expect([parsed(yaml), outdated]).toEqual([comparison, []]);
  const windows = readBack(markdownOf(comparison, LABELS).replaceAll("\n", "\r\n"));
  expect(parsed(windows.yaml)).toEqual(comparison);
});

/** Texts that Markdown, YAML or the cells of a table could take for something else. */
const PIECE = fc.oneof(
  fc.constantFrom(
    "# a",
    "## b",
    "\\# c",
    "- d",
    "* e",
    "1. f",
    "|",
    "\\|",
    "\\",
    "<br>",
    "<small>g</small>",
    "*h*",
    "**i**",
    "`j`",
    "[k](l)",
    "[m](n.md)",
  ),
  fc.constantFrom(
    "---",
    "```",
    "> o",
    "<b>",
    "&amp;",
    "Yes",
    "No",
    "Partly",
    "–",
    "12",
    "012",
    "-3.50",
    "4/5",
    "null",
    "true",
    "~",
    "q: r",
    "#s",
    "'t",
    '"u"',
    "{v}",
    "é",
    "茶",
    "ش",
  ),
  fc.string({ maxLength: 8 }),
);
const text = fc
  .array(PIECE, { minLength: 1, maxLength: 4 })
  .chain((pieces) => fc.constantFrom(" ", "", "\n", "\n\n", "\n  ").map((between) => pieces.join(between)))
  .filter((each) => /\S/.test(each));
const line = text.map((each) => each.replace(/\s+/g, " ").trim()).filter((each) => each !== "");
const evidence = fc.record(
  { by: line, checked: fc.constant("2026-01-02"), sources: fc.constant([1]) },
  { requiredKeys: [] },
);
const point: fc.Arbitrary<Point> = fc.oneof(
  text,
  fc.tuple(text, evidence).map(([own, more]) => (Object.keys(more).length > 0 ? { text: own, ...more } : own)),
);
const points = fc.array(point, { minLength: 1, maxLength: 3 });
const noted = fc.record({ note: line, by: line, sources: fc.constant([1]) }, { requiredKeys: [] });
const value: fc.Arbitrary<Value> = fc.oneof(
  fc
    .tuple(text, noted, fc.constantFrom({}, { tone: "good" as const }))
    .map(([own, more, tone]) => ({ kind: "text" as const, text: own, ...tone, ...more })),
  fc.constantFrom("12", "012", "-3.50", "3e2").map((own) => ({ kind: "number" as const, text: own })),
  fc.tuple(fc.boolean(), noted).map(([own, more]) => ({ kind: "boolean" as const, value: own, ...more })),
  fc
    .tuple(fc.constantFrom("partial" as const, "unknown" as const, "none" as const), noted)
    .map(([kind, more]) => ({ kind, ...more })),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ({ kind: "list" as const, items })),
  noted.map((more) => ({ kind: "score" as const, score: 2, of: 5, ...more })),
);
const subject = fc.record(
  {
    name: line,
    tagline: text,
    lead: text,
    points,
    pros: points,
    cons: points,
    chooseWhen: points,
    avoidWhen: points,
    url: fc.constant("https://example.org/a"),
  },
  { requiredKeys: ["name", "points", "chooseWhen"] },
);
const row = fc.record(
  { criterion: line, values: fc.tuple(value, value), note: line, optional: fc.constant(true as const) },
  { requiredKeys: ["criterion", "values"] },
);
const group = fc.record({
  name: line,
  rows: fc.uniqueArray(row, { selector: ({ criterion }) => criterion, minLength: 1, maxLength: 3 }),
});
const section = fc.record(
  {
    heading: line,
    kind: fc.constantFrom("note", "objections"),
    text,
    items: fc.array(fc.record({ title: line, text, by: line }, { requiredKeys: ["text"] }), {
      minLength: 1,
      maxLength: 3,
    }),
    bySubject: fc.tuple(points, points),
  },
  { requiredKeys: ["heading", "text"] },
);
const comparison: fc.Arbitrary<Comparison> = fc.record(
  {
    slug: fc.constant("x"),
    source: fc.constant("x.yaml"),
    title: line,
    question: line,
    lang: fc.constantFrom("en", "ar"),
    tags: fc.array(line, { maxLength: 2 }),
    subjects: fc.tuple(subject, subject),
    intro: text,
    sections: fc.array(section, { maxLength: 2 }),
    groups: fc.oneof(
      fc.tuple(group),
      fc.tuple(group, group),
      group.map(({ rows }) => [{ rows }]),
    ),
    tableNote: text,
    summary: text,
    related: fc.array(
      fc.oneof(
        fc.constantFrom({ slug: "tea-vs-coffee" }, { slug: "茶" }),
        line.map((title) => ({ title, url: "https://example.org/a(b)" })),
      ),
      { maxLength: 2 },
    ),
    sources: fc.tuple(
      fc.record(
        {
          title: line,
          url: fc.constant("https://example.org"),
          id: fc.constant("one"),
          checked: fc.constant("2026-01-01"),
        },
        { requiredKeys: ["title"] },
      ),
    ),
  },
  { requiredKeys: ["slug", "source", "title", "lang", "tags", "subjects", "sections", "groups", "related", "sources"] },
);

it("any comparison is the same again", () => {
  let tried = 0;
  fc.assert(
    fc.property(comparison, (made) => {
      // Some texts are none of a content file: names that are the same, characters that can't be there.
      const first = parsed(yamlText(contentNode(made)));
      if (!first) return;
      tried++;
      const { yaml, outdated } = readBack(markdownOf(first, LABELS));
      expect([parsed(yaml), outdated]).toEqual([first, []]);
    }),
    { numRuns: 200 },
  );
  expect(tried).toBeGreaterThan(60);
});

const TEA = `
title: Tea vs Coffee vs Mate
subjects:
  - { name: Tea, tagline: Slow and even, points: ["Brewed from the leaves of *Camellia sinensis*", "Can be infused again"] }
  - { name: Coffee, points: [Brewed from roasted seeds, "One shot, one cup"], chooseWhen: [you want it **quickly**] }
  - { name: Mate, points: ["Brewed from dried leaves of \`Ilex paraguariensis\`"] }
intro: |
  All three carry caffeine; they differ in **how fast** it reaches you.

  Compare a cup with a cup.
table:
  - group: In the cup
    rows:
      Part of the plant: [Leaf, Seed, Leaf]
      "Water, °C": [80, 93, 75]
  - group: Around the cup
    rows:
      Shared: { Tea: no, Coffee: no, Mate: yes }
`;

describe("tea", () => {
  const made = parsed(TEA)!;
  const markdown = markdownOf(made, LABELS, new Map([["x", "y"]]));

  it("is Markdown as other readers know it: headings, lists, tables", () => {
    const tokens = new MarkdownIt().parse(markdown.replace(/^---\n[\s\S]*?\n---\n/, ""), {});
    const count = (type: string) => tokens.filter((token) => token.type === type).length;
    const rows = made.groups.flatMap(({ rows }) => rows).length;
    expect([count("h1_open"), count("table_open"), count("tr_open")]).toEqual([
      0,
      made.groups.length,
      rows + made.groups.length,
    ]);
    expect(tokens.filter(({ type, tag }) => type === "heading_open" && tag === "h1").length).toBe(1);
  });

  it("is read with what somebody has changed in the text", () => {
    const { yaml, outdated } = readBack(
      markdown
        .replace("# Tea vs Coffee", "# Tea or Coffee")
        .replace("- Brewed from roasted seeds", "- Brewed from seeds\n- Dark"),
    );
    const changed = parsed(yaml)!;
    expect(changed.subjects[1]!.points.slice(0, 2)).toEqual(["Brewed from seeds", "Dark"]);
    expect(outdated).toEqual([]);
  });
});

it("what was said beside a text that was changed is told, and left out", () => {
  const yaml =
    'subjects: [{name: A, points: [x]}, {name: B, points: [y]}]\ntable: {Year: ["1991", "2009"], Word: [a, b]}\n';
  const text = markdownOf(parsed(yaml)!, LABELS);
  const read = readBack(text.replace("| Year | 1991 |", "| Year | 1992 |"));
  expect(read.outdated).toEqual(["table.Year[0]"]);
  expect(parsed(read.yaml)!.groups[0]!.rows[0]!.values).toEqual([
    { kind: "number", text: "1992" },
    { kind: "text", text: "2009" },
  ]);
});

it("headings that were added or taken away are told; other Markdown is none of ours", () => {
  const text = markdownOf(parsed("subjects: [{name: A, points: [x]}, {name: B, points: [y]}]\n")!, LABELS);
  expect(contentOfMarkdown(`${text}\n## More\n`)).toEqual({ fault: expect.stringContaining("headings") });
  expect(contentOfMarkdown(text.replace("subject, subject", "subject, thing"))).toEqual({
    fault: expect.stringContaining("thing"),
  });
  expect(contentOfMarkdown("---\ntitle: x\n---\n# y\n")).toBeUndefined();
  expect(contentOfMarkdown("# y\n")).toBeUndefined();
});
