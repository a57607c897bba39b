/** Layouts: whatever a sheet has, it is on one page, in its folders' order of templates, and with messages where that can't be. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseComparison, renderPage, renderPdf, renderSnippet } from "../../src/index.js";
import { hasPoppler, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

const NAMES = ["Boiling", "Steaming", "Stewing", "Roasting", "Grilling", "Frying", "Deep frying", "Smoking"];

interface Shape {
  readonly count: number;
  readonly points: boolean;
  readonly taglines: boolean;
  readonly groups: boolean;
  readonly scores: boolean;
  readonly choices: boolean;
  readonly notes: boolean;
  readonly lang: string;
  readonly layout: string;
}

/** What a battlecard can't do without. */
const BATTLE = [
  "  - {heading: They say, kind: objections, items: [{title: title0, text: answer0}]}",
  "  - {heading: Prices, kind: pricing, text: price0}",
];

/** A sheet in which every text of a part can be found again: its key with a number. */
function sheetOf({ count, points, taglines, groups, scores, choices, notes, lang, layout }: Shape): string {
  const names = NAMES.slice(0, count);
  const each = (of: (i: number) => string) => names.map((_, i) => of(i)).join(", ");
  const subjects = names.map(
    (name, i) =>
      `  - {name: ${name}${taglines ? `, tagline: tag${i}` : ""}${points ? `, points: [point${i}, more]` : ""}${choices && i % 2 === 0 ? `, chooseWhen: [choose${i}]` : ""}}`,
  );
  const rows = [
    `Kind: [${each((i) => `cell${i}`)}]`,
    `Quick: [${each((i) => String(i % 2 === 0))}]`,
    ...(scores ? [`Tender: [${each((i) => `{score: ${i % 6}, of: 5}`)}]`] : []),
  ];
  const table = groups
    ? ["  - group: group0", "    rows:", ...rows.map((row) => `      ${row}`)]
    : rows.map((row) => `  ${row}`);
  return [
    `lang: ${lang}`,
    `layout: ${layout}`,
    "subjects:",
    ...subjects,
    "table:",
    ...table,
    ...(notes ? ["intro: intro0", "summary: summary0"] : []),
    ...(notes || layout === "battlecard" ? ["sections:"] : []),
    ...(notes ? ["  - {heading: heading0, text: text0}"] : []),
    ...(layout === "battlecard" ? BATTLE : []),
  ].join("\n");
}

const textsOf = ({ count, points, taglines, groups, choices, notes, layout }: Shape): string[] => {
  const each = (word: string, holds: (i: number) => boolean = () => true) =>
    NAMES.slice(0, count).flatMap((_, i) => (holds(i) ? `${word}${i}` : []));
  return [
    ...each("cell"),
    ...(points ? each("point") : []),
    ...(taglines ? each("tag") : []),
    ...(choices ? each("choose", (i) => i % 2 === 0) : []),
    ...(groups ? ["group0"] : []),
    ...(notes ? ["intro0", "summary0", "heading0", "text0"] : []),
    ...(layout === "battlecard" ? ["title0", "answer0", "price0"] : []),
  ];
};

const shapes: fc.Arbitrary<Omit<Shape, "layout">> = fc.record({
  count: fc.integer({ min: 2, max: 8 }),
  points: fc.boolean(),
  taglines: fc.boolean(),
  groups: fc.boolean(),
  scores: fc.boolean(),
  choices: fc.boolean(),
  notes: fc.boolean(),
  lang: fc.constantFrom("en", "ar", "ja"),
});

describe.each([
  ["matrix", 8],
  ["card", 6],
  ["brief", 6],
  ["battlecard", 6],
])("a sheet in the layout %s", (layout, most) => {
  it.skipIf(!hasPoppler)(
    "has all that its sheet says, on one page, in each output, whatever there is of it",
    async () => {
      await fc.assert(
        fc.asyncProperty(shapes, async (any) => {
          const shape = { ...any, layout, count: Math.min(any.count, most) };
          const { value } = parseComparison(sheetOf(shape), { path: "cooking.yaml" });
          const { value: pdf, diagnostics } = await renderPdf(value!);
          expect(diagnostics).toEqual([]);
          expect(pdf!.pages).toBe(1);
          const root = project({ "sheet.pdf": pdf!.bytes });
          const outputs = [
            pdfText(join(root, "sheet.pdf")).replace(/\s+/g, " "),
            (await renderPage(value!)).value!,
            (await renderSnippet(value!)).value!,
          ];
          for (const text of [...textsOf(shape), ...NAMES.slice(0, shape.count)])
            for (const [i, output] of outputs.entries())
              expect([i, text, output.toLowerCase().includes(text.toLowerCase())]).toEqual([i, text, true]);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe("a matrix", () => {
  it("lies on its side from four subjects on, unless somebody says otherwise", async () => {
    const shape = {
      points: false,
      taglines: false,
      groups: false,
      scores: false,
      choices: false,
      notes: false,
      lang: "en",
      layout: "matrix",
    };
    const size = async (count: number, settings = {}, more = "") => {
      const { value } = parseComparison(`${sheetOf({ ...shape, count })}\n${more}`, { path: "cooking.yaml" });
      return /@page \{ size: ([^;]+); margin: ([^ ]+)/.exec((await renderPage(value!, { settings })).value!)!.slice(1);
    };
    expect(await size(3)).toEqual(["A4", "12mm"]);
    expect(await size(4)).toEqual(["A4 landscape", "12mm"]);
    expect(await size(4, { page: { size: "Letter" } })).toEqual(["Letter landscape", "12mm"]);
    expect(await size(4, { page: { size: "A3 portrait", margin: "9mm" } })).toEqual(["A3 portrait", "9mm"]);
    expect(await size(4, { page: { size: "210mm 297mm" } })).toEqual(["210mm 297mm", "12mm"]);
    // CSS has no name for these two.
    expect(await size(4, { page: { size: "A6" } })).toEqual(["148mm 105mm", "12mm"]);
    expect(await size(4, { page: { size: "JIS-B4" } })).toEqual(await size(4, { page: { size: "JIS-B4 landscape" } }));
    expect(await size(4, {}, "page: {size: A5}")).toEqual(["A5 landscape", "12mm"]);
  });
});

const TWO = "subjects: [{name: Tea}, {name: Coffee}]\ntable: {Plant: [Leaf, Seed]}\n";
const SEVEN = `subjects: [${NAMES.slice(0, 7).map((name) => `{name: ${name}}`)}]\ntable: {Kind: [a, b, c, d, e, f, g]}\n`;

describe("a layout", () => {
  it("is named by a flag, by the sheet, by versus.yaml, in this order", async () => {
    const root = project({
      "content/own.yaml": `layout: handout\n${TWO}`,
      "content/site.yaml": TWO,
      "versus.yaml": "layout: matrix\n",
    });
    const layoutOf = (slug: string) =>
      /vs-layout-(\w+)/.exec(readFileSync(join(root, `out/html/${slug}.html`), "utf8"))?.[1] ?? "handout";
    await versus(root, "build", "--quiet");
    expect([layoutOf("own"), layoutOf("site")]).toEqual(["handout", "matrix"]);
    expect(existsSync(join(root, "out/assets/matrix-page.css"))).toBe(true);
    await versus(root, "build", "--quiet", "own");
    expect(existsSync(join(root, "out/assets/matrix-page.css"))).toBe(true);
    await versus(root, "build", "--quiet", "--layout", "handout");
    expect([layoutOf("own"), layoutOf("site")]).toEqual(["handout", "handout"]);
    expect(existsSync(join(root, "out/assets/matrix-page.css"))).toBe(false);
  });

  it("that there is not is told at its line, with the one that was meant", async () => {
    const root = project({ "content/tea.yaml": `layout: matrx\n${TWO}`, "content/good.yaml": TWO });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(1);
    expect(stderr).toMatch(/there is no layout "matrx"[\s\S]*content\/tea\.yaml:1:9[\s\S]*did you mean "matrix"/);
    expect(existsSync(join(root, "out/html/good.html"))).toBe(true);
    const site = project({ "content/good.yaml": TWO, "versus.yaml": "lang: en\nlayout: matricks\n" });
    expect((await versus(site, "build")).stderr).toMatch(/versus\.yaml:2:9/);
    expect((await versus(root, "build", "good", "--layout", "x")).stderr).toMatch(
      /no layout "x"[\s\S]*battlecard, brief, card, handout, matrix/,
    );
  });

  it("has room for as many subjects as it says", async () => {
    const root = project({ "content/seven.yaml": SEVEN });
    expect((await versus(root, "build")).stderr).toMatch(/holds 7: there is room for 6[\s\S]*layout: matrix/);
    expect((await versus(root, "build", "--layout", "matrix", "--quiet")).code).toBe(0);
  });

  it("that needs parts says which, and what a section that is called so lacks", async () => {
    const root = project({
      "content/none.yaml": `layout: battlecard\n${TWO}`,
      "content/called.yaml": `layout: battlecard\n${TWO}sections: [{heading: Our pricing, text: Dear.}]\n`,
      "content/good.yaml": TWO,
    });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /a battlecard needs sections of the kinds "objections" and "pricing"[\s\S]*content\/called\.yaml:1:9[\s\S]*add to `sections`: \{heading: …, kind: objections[\s\S]*add `kind: pricing` to the section "Our pricing"/,
    );
    expect(existsSync(join(root, "out/html/good.html"))).toBe(true);
    expect(existsSync(join(root, "out/html/none.html"))).toBe(false);
  });

  it("may be a folder of one's own, over the user's other templates, over the built-in ones", async () => {
    const root = project({
      "content/mine.yaml": `layout: poster\n${TWO}`,
      "content/theirs.yaml": `layout: matrix\n${TWO}`,
      "content/plain.yaml": TWO,
      "look/partials/foot.hbs": "<p>our foot</p>\n",
      "look/layouts/poster/layout.yaml": "page: {size: A3, margin: 20mm}\nfit: {max: 2}\n",
      "look/layouts/poster/partials/head.hbs": "<h1>Poster {{title}}</h1>\n",
      "look/layouts/poster/styles/layout.css": ".vs-sheet h1 { font-size: 4em }\n",
      "look/layouts/matrix/partials/head.hbs": "<h1>Our matrix</h1>\n",
    });
    expect((await versus(root, "build", "--templates", "look", "--quiet")).stderr).toBe("");
    const page = (slug: string) => readFileSync(join(root, `out/html/${slug}.html`), "utf8");
    expect(page("mine")).toContain("<h1>Poster Tea vs Coffee</h1>");
    expect(page("mine")).toContain("size: A3; margin: 20mm");
    expect(readFileSync(join(root, "out/assets/poster-page.css"), "utf8")).toContain("font-size: 4em");
    expect(page("theirs")).toContain("<h1>Our matrix</h1>");
    expect(page("theirs")).toContain("vs-scroll");
    for (const slug of ["mine", "theirs", "plain"]) expect(page(slug)).toContain("<p>our foot</p>");
    expect(page("plain")).toContain("vs-question");
  });

  it("has no file that nobody reads, nor a name that nobody can write, without a word", async () => {
    const root = project({
      "content/tea.yaml": `layout: poster\n${TWO}`,
      "look/layouts/poster/snipet.hbs": "x\n",
      "look/layouts/handout/print.hbs": "x\n",
      "look/layouts/My Poster/print.hbs": "x\n",
    });
    const { stderr } = await versus(root, "build", "--templates", "look");
    expect(stderr).toMatch(/nothing reads look\/layouts\/poster\/snipet\.hbs\s+hint: did you mean snippet\.hbs/);
    expect(stderr).toMatch(/nothing reads look\/layouts\/handout\s+hint: the handout is what stands/);
    expect(stderr).toMatch(/nothing reads look\/layouts\/My Poster\s+hint: the name of a layout/);
    expect(stderr.match(/nothing reads/g)).toHaveLength(3);
  });

  it("with something wrong in its settings says so, with the line", async () => {
    const root = project({
      "content/tea.yaml": `layout: poster\n${TWO}`,
      "look/layouts/poster/layout.yaml": "page: {size: A44}\n",
    });
    const { stderr } = await versus(root, "build", "--templates", "look");
    expect(stderr).toMatch(/"A44" is not a page size[\s\S]*look\/layouts\/poster\/layout\.yaml:1:14/);
  });
});
