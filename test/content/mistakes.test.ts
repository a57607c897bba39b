/** What authors get wrong in YAML: one error for one mistake, at its place, with the line as it should be. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaffold } from "../../src/content/comparison/scaffold.js";
import { parseComparison } from "../../src/index.js";

const SHEET = `title: Rain vs Snow
lang: en
tags: [weather]
subjects:
  - name: Rain
    tagline: Falls and runs
    points:
      - wets the street
      - comes from clouds
  - name: Snow
    tagline: Falls and stays
    points:
      - covers the street
      - comes from clouds too
table:
  Shape: [drops, flakes]
  Needs: [warm air, cold air]
summary: Take a coat.
`;

const read = (text: string) => parseComparison(text, { path: "content/rain-vs-snow.yaml" });

/** `line: message | hints` of each diagnostic. */
const told = (text: string): string[] =>
  read(text).diagnostics.map(
    ({ span, message, hints = [] }) => `${span?.start.line}: ${message} | ${hints.join(" | ")}`,
  );

/** The sheet with one place changed, which must be there. */
function changed(from: string, to: string): string {
  expect(SHEET).toContain(from);
  return SHEET.replace(from, to);
}

/** What is written in place of what, the line of the one error, and what its message or hint must show. */
const MISTAKES: readonly (readonly [from: string, to: string, line: number, shown: string])[] = [
  // Signs that YAML takes for its own.
  ["[drops, flakes]", "[*drops*, **flakes**]", 16, '`Shape: ["*drops*", "**flakes**"]`'],
  ["- comes from clouds\n", "- *comes* from clouds\n", 9, '`- "*comes* from clouds"`'],
  ["Take a coat.", "**Take**", 18, '`summary: "**Take**"`'],
  ["Take a coat.", "&c Take", 18, '`summary: "&c Take"`'],
  ["Take a coat.", "& Take", 18, '`summary: "& Take"`'],
  ["- comes from clouds\n", "- !really wet\n", 9, '`- "!really wet"`'],
  ["- comes from clouds\n", "- ! wet\n", 9, '`- "! wet"`'],
  ["- comes from clouds\n", "- @home\n", 9, '`- "@home"`'],
  ["[drops, flakes]", "[50 %, %50]", 16, '`Shape: [50 %, "%50"]`'],
  ["Take a coat.", "`coat` it is", 18, '`summary: "`coat` it is"`'],
  ["Take a coat.", "> 5 mm", 18, '`summary: "> 5 mm"`'],
  ["[drops, flakes]", "[< 5, > 5]", 16, '`Shape: [< 5, "> 5"]`'],
  ["Take a coat.", "| a | b |", 18, '`summary: "| a | b |"`'],
  ["Take a coat.", "? maybe", 18, '`summary: "? maybe"`'],
  ["- comes from clouds\n", "- ? maybe\n", 9, '`- "? maybe"`'],
  ["Take a coat.", "- or not", 18, '`summary: "- or not"`'],
  ["[drops, flakes]", "[-, - 5]", 16, '`Shape: ["-", "- 5"]`'],
  ["Take a coat.", "[Coats](https://example.org) help", 18, '`summary: "[Coats](https://example.org) help"`'],
  ["- comes from clouds\n", "- {x} comes\n", 9, '`- "{x} comes"`'],
  ["- comes from clouds\n", "- {x}\n", 9, '"{x}"'],
  ["- comes from clouds\n", "- [x]\n", 9, '"[x]"'],
  ["- comes from clouds\n", "- - comes\n", 9, '"- comes"'],
  ["Take a coat.", ", please", 18, '`summary: ", please"`'],
  ["  - name: Snow", "  - <<: *rain\n    name: Snow", 10, "write the keys out"],
  ["Shape: [", "*Shape*: [", 16, '`"*Shape*": [drops, flakes]`'],
  ["Shape: [", "%: [", 16, '`"%": [drops, flakes]`'],
  ["Shape: [", "[Shape] x: [", 16, '`"[Shape] x": [drops, flakes]`'],
  ["Shape: [", "'90s: [", 16, '`"\'90s": [drops, flakes]`'],
  ["Shape: [", "? Shape: [", 16, '`"? Shape": [drops, flakes]`'],
  // Colons, numbers, commas.
  ["Take a coat.", "Note: a coat", 18, '`summary: "Note: a coat"`'],
  ["Take a coat.", "Take a\n  coat: soon", 19, "put quotes around all of it"],
  ["title: Rain", "title: Rain: a guide", 1, '`title: "Rain: a guide vs Snow"`'],
  ["- comes from clouds\n", "- Note: clouds\n", 9, '"Note: clouds"'],
  ["Shape: [", "Note: Shape: [", 16, '`"Note: Shape": [drops, flakes]`'],
  ["[drops, flakes]", "[1:2, 3: 4]", 16, '"3: 4"'],
  ["[drops, flakes]", "[1,50 €, 2,00 €]", 16, '`Shape: ["1,50 €", "2,00 €"]`'],
  ["[drops, flakes]", "[1,000, 2,000]", 16, '`Shape: ["1,000", "2,000"]`'],
  ["[drops, flakes]", "[drops (big, small), flakes]", 16, '`Shape: ["drops (big, small)", flakes]`'],
  ["[drops, flakes]", "[“drops, big”, flakes]", 16, '`Shape: ["drops, big", flakes]`'],
  ["[drops, flakes]", "[drops; flakes]", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "[drops, flakes, hail]", 16, "needs quotes"],
  ["[drops, flakes]", "[drops]", 16, "write null"],
  // Brackets and quotes.
  ["[drops, flakes]", "drops, flakes", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "drops, flakes]", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "[drops, flakes", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "[drops, flakes}", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "[drops, flakes]]", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", '["drops" "flakes"]', 16, '`Shape: ["drops", "flakes"]`'],
  ["[drops, flakes]", "[drops,, flakes]", 16, "`Shape: [drops, null, flakes]`"],
  ["Falls and runs", '"Falls and runs', 6, '`tagline: "Falls and runs"`'],
  ["Falls and runs", "'Falls and runs", 6, '`tagline: "Falls and runs"`'],
  ["Falls and runs", "'tis wet", 6, '`tagline: "\'tis wet"`'],
  ["Falls and runs", '"Falls" and runs', 6, "`tagline: '\"Falls\" and runs'`"],
  ["Falls and runs", "'it's wet'", 6, '`tagline: "it\'s wet"`'],
  ["Falls and runs", "“Falls: and runs”", 6, '`tagline: "Falls: and runs"`'],
  ["Falls and runs", '"C:\\rain\\drops"', 6, "`tagline: 'C:\\rain\\drops'`"],
  // Signs of comments within brackets.
  ["[drops, flakes]", "[#1, #2]", 16, '`Shape: ["#1", "#2"]`'],
  ["[drops, flakes]", "[C#, no #5]", 16, '`Shape: [C#, "no #5"]`'],
  ["Shape: [", "C # x: [", 16, '`"C # x": [drops, flakes]`'],
  // What is missing.
  ["      - comes from clouds\n", "      comes from clouds\n", 9, "`- comes from clouds`"],
  ["- comes from clouds\n", "-comes from clouds\n", 9, "`- comes from clouds`"],
  ["- wets the street\n      - comes", "-wets the street\n      -comes", 8, "a space after the dash"],
  ["tagline: Falls and runs", "tagline:Falls and runs", 6, "`tagline: Falls and runs`"],
  ["Shape: [", "Shape:[", 16, "`Shape: [drops, flakes]`"],
  ["name: Rain", "name:Rain", 5, "`- name: Rain`"],
  ["tagline: Falls and runs", "tagline Falls and runs", 6, "`tagline: Falls and runs`"],
  ["tagline: Falls and runs", "tagline = Falls and runs", 6, "`tagline: Falls and runs`"],
  ["tagline: Falls and runs", "tagline：Falls and runs", 6, "`tagline: Falls and runs`"],
  ["Shape: [", "Shape [", 16, "`Shape: [drops, flakes]`"],
  ["    points:\n      - wets", "    points\n      - wets", 7, "`points:`"],
  ["table:", "table", 15, "`table:`"],
  // Other signs for items.
  ["      - comes from clouds\n", "      – comes from clouds\n", 9, "`- comes from clouds`"],
  ["- wets the street\n      - comes", "* wets the street\n      * comes", 8, "`- wets the street`"],
  ["- wets the street\n      - comes", "• wets the street\n      • comes", 8, 'not with "•"'],
  ["- wets the street\n      - comes", "1. wets the street\n      2. comes", 8, 'not with "1."'],
  // Indentation.
  ["    tagline: Falls and runs", "   tagline: Falls and runs", 6, "by 4 spaces"],
  ["    tagline: Falls and runs", "     tagline: Falls and runs", 6, "by 4 spaces"],
  ["      - comes from clouds\n", "     - comes from clouds\n", 9, "by 6 spaces"],
  ["  Needs", "   Needs", 17, "by 2 spaces"],
  ["summary:", " summary:", 18, "by 0 spaces"],
  ["  - name: Snow", " - name: Snow", 10, "by 2 spaces"],
  ["    tagline: Falls and runs", "\ttagline: Falls and runs", 6, "indents with spaces"],
  ["    tagline: Falls and runs", "\u00a0 \u00a0 tagline: Falls and runs", 6, "ordinary spaces"],
  ["tagline: Falls", "tagline:\u00a0Falls", 6, "ordinary spaces"],
  ["    tagline: Falls", "    \u200btagline: Falls", 6, "can't be seen"],
  ["Take a coat.", "Take\na coat.", 19, "indented more"],
  ["Take a coat.", "|\nTake a coat.", 19, "indented more"],
  // Documents, keys, tables, languages.
  ["table:", "---\ntable:", 15, "remove the line"],
  ["summary:", "...\nsummary:", 18, "remove the line"],
  ["lang: en", "lang: en\nlang: de", 3, "keep one of them"],
  ["subjects:", "Subjects:", 4, 'did you mean "subjects"?'],
  ["  Shape: [drops, flakes]\n  Needs", "  - Shape: [drops, flakes]\n  - Needs", 16, "`Shape: [drops, flakes]`"],
  ["[drops, flakes]", "{Rain: drops, Snwo: flakes}", 16, 'did you mean "Snow"?'],
  ["lang: en", "lang: English", 2, 'did you mean "en"?'],
  ["lang: en", "lang: Deutsch", 2, 'did you mean "de"?'],
  ["lang: en", "lang: en_GB", 2, 'did you mean "en-GB"?'],
];

describe("a mistake in a content file", () => {
  it.each(MISTAKES)("is one error with the right line: %j as %j", (from, to, line, shown) => {
    const found = told(changed(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(shown);
    expect(found[0]).toMatch(new RegExp(`^${line}: `));
    expect(read(changed(from, to)).value).toBeUndefined();
  });

  it("is told for itself where there are several", () => {
    const text = SHEET.replace("Falls and runs", "%a")
      .replace("- comes from clouds\n", "- @b\n")
      .replace("Take a coat.", "c: d");
    expect(told(text).map((line) => line.split(":")[0])).toEqual(["6", "9", "18"]);
  });

  it("never shows an author what the parser says", () => {
    const said = MISTAKES.flatMap(([from, to]) => told(changed(from, to))).join("\n");
    expect(said).not.toMatch(/implicit|compact mapping|flow sequence|node end|indicator|Nested/i);
  });

  it("costs little in a file that is full of them", () => {
    const items = Array.from({ length: 4000 }, (_, i) => `      - @x${i}`).join("\n");
    const started = process.cpuUsage();
    read(changed("      - comes from clouds\n", `${items}\n`));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});

describe("a file that YAML reads as its author meant it", () => {
  const FINE: readonly (readonly [string, string])[] = [
    ["Falls and runs", "Falls at 10:30, https://example.org"],
    ["Falls and runs", "“Falls and runs”"],
    ["[drops, flakes]", "[yes, no]"],
    ["[drops, flakes]", "[drops, flakes,]"],
    ["[drops, flakes]", "\n    - drops\n    - flakes"],
    [
      "    points:\n      - wets the street\n      - comes from clouds\n",
      "    points:\n    - wets the street\n    - comes\n",
    ],
    ["title:", "---\ntitle:"],
    ["Take a coat.", "&c Take a coat.\nintro: *c"],
    ["Take a coat.", ">-\n  Take a coat:\n  #1 of all"],
  ];

  it.each(FINE)("says nothing: %j as %j", (from, to) => {
    expect(told(changed(from, to))).toEqual([]);
  });

  it.each([
    ["line ends of Windows", SHEET.replaceAll("\n", "\r\n")],
    ["line ends of old Macs", SHEET.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${SHEET}`],
  ])("has the same content with %s", (_, text) => {
    expect(read(text)).toEqual(read(SHEET));
  });
});

describe("a comment", () => {
  it.each([
    ["- comes from clouds\n", "- cloud #5 is lost\n", '`- "cloud #5 is lost"`'],
    ["name: Rain", "name: C #", '`- name: "C #"`'],
    ["Falls and runs", "price # of drops", '`tagline: "price # of drops"`'],
    ["Falls and runs", "we are  #1", '`tagline: "we are  #1"`'],
    ["[drops, flakes]", "[\n    no #5\n    , flakes]", '`"no #5"`'],
    ["[drops, flakes]", "{Rain: drops, Snow: x}\n  By name:\n    Rain: #1\n    Snow: two", '`Rain: "#1"`'],
  ])("that may have been text is a warning: %j as %j", (from, to, shown) => {
    const { value, diagnostics } = read(changed(from, to));
    expect(value).toBeDefined();
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning content/comment"]);
    expect(diagnostics[0]?.hints?.[0]).toContain(shown);
  });

  it("that leaves nothing of a text is an error", () => {
    expect(told(changed("- comes from clouds\n", "- #1 of all\n"))).toEqual([
      expect.stringContaining('write it as `- "#1 of all"`'),
    ]);
  });

  it.each([
    ["Falls and runs", "Falls and runs  # a comment"],
    ["Falls and runs", "Falls and runs\t# a comment"],
    ["Falls and runs", '"Falls" # a comment'],
    ["[drops, flakes]", "[drops, flakes] # a comment"],
    ["subjects:", "subjects: # two of them"],
    ["subjects:", "# a line of its own\nsubjects:"],
    ["Take a coat.", "| # a comment\n  Take #1"],
    ["[drops, flakes]", "[drops, # first\n    flakes]"],
    ["Take a coat.", "|\n  Take\n# a line of its own behind a block"],
    ["Take a coat.", ">-\n  Take\n  a coat\n\n#one without a space"],
    ["      - comes from clouds\n", "      - |\n        comes\n       # indented less\n"],
  ])("that is set apart is none of our business: %j as %j", (from, to) => {
    expect(told(changed(from, to))).toEqual([]);
  });

  it("is set apart in what `new` writes", () => {
    const names = fc.array(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => /^[\p{L}#*& -]*\p{L}[\p{L}#*& -]*$/u.test(name)),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(names, (subjects) => {
        const text = scaffold(subjects, { lang: "en", schemaPath: "../versus.schema.json" });
        const { diagnostics } = read(text);
        // Names can be alike, and have stars that Markdown takes for its own: that is of the names.
        const ofNames = ["content/duplicate-subject", "content/markdown"];
        expect(diagnostics.filter(({ code }) => !ofNames.includes(code))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a text of several lines", () => {
  it("keeps its paragraphs however YAML writes it", () => {
    for (const text of ["|\n  One\n\n  Two", ">-\n  One\n\n  Two", "One\n\n  Two"]) {
      const { value } = read(changed("Take a coat.", text));
      expect(value?.summary?.trim()).toBe("One\n\nTwo");
    }
  });

  it("warns where YAML makes one line of a list", () => {
    for (const text of [">-\n  Take:\n  - a coat\n  - a hat", "Take\n  - a coat\n  - a hat"])
      expect(told(changed("Take a coat.", text))).toEqual([expect.stringContaining("the list in it is none")]);
  });
});

describe("a character that no text may have", () => {
  const FORBIDDEN = [
    "\\e",
    "\\0",
    "\\x7f",
    "\\x9b",
    "\\N",
    "\\L",
    "\\P",
    "\\ufdd0",
    "\\uffff",
    "\\U0001ffff",
    "\\ud800",
  ];

  it.each(FORBIDDEN)("is an error in a text, a key and a name where an escape makes it: %s", (written) => {
    for (const [from, to] of [
      ["Falls and runs", `"a${written}b"`],
      ["Shape:", `"a${written}b":`],
      ["name: Rain", `name: "a${written}b"`],
    ] as const) {
      const { value, diagnostics } = read(changed(from, to));
      expect(value).toBeUndefined();
      expect(diagnostics.filter(({ code }) => code === "content/characters")).toHaveLength(1);
    }
  });

  it.each(["\u001b", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029", "\ufdd0", "\u{1fffe}", "\ud800"])(
    "is an error where it stands as it is: %j",
    (character) => {
      const found = read(changed("Falls and runs", `a${character}b`)).diagnostics;
      expect(found.map(({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`)).toEqual([
        "content/characters 6:15",
      ]);
    },
  );

  it("is not one that people write", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(text)),
        (text) => {
          const { diagnostics } = read(changed("Falls and runs", JSON.stringify(`a${text}`)));
          expect(diagnostics.filter(({ code }) => code === "content/characters")).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
