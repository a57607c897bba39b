/** Worksheets: what is asked, in what order, and that no answer reaches what pupils get. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { worksheetOf } from "../../src/content/comparison/worksheet/worksheet.js";
import { parseComparison, renderPage, renderPdf, renderSnippet } from "../../src/index.js";
import { hasPoppler, hasQpdf, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

/** Every text that would answer something has a word of its own. */
const SHEET = `title: Sunda vs Banda
layout: worksheet
review: 2027-01-01
tags: [seas]
subjects:
  - name: Sunda
    url: https://example.org/aurl
    tagline: qqtagline
    lead: qqlead
    points: [cardone, cardtwo, shared]
    pros: [cardthree]
    chooseWhen: [qqchoose]
  - name: Banda
    points: [cardfour, shared]
    avoidWhen: [qqavoid]
intro: qqintro and **qqbold**
sections:
  - {heading: qqheading, text: qqtext}
  - {heading: Asked, kind: questions, items: [{title: asksone, text: qqone}, {title: askstwo}], bySubject: [[asksthree], []]}
  - {heading: Before you start, kind: note, text: noteseen}
table:
  Depth: [gapone, gaptwo]
  Salt: [{text: gapthree, note: qqnote, checked: 2026-01-01, by: qqowner}, gapfour]
  Fish: [[gapfive, gapsix], gapseven]
  Warm: [true, false]
  Same: [alikeboth, alikeboth]
tableNote: noteoftable
summary: qqsummary
sources: [{title: qqsource, url: "https://example.org/qqlink"}]
related: [{title: qqrelated, url: "https://example.org/more"}]
data: {secret: qqdata}
`;
const ANSWERS = /qq\w+|aurl/g;
const CARDS = ["cardone", "cardtwo", "cardthree", "cardfour"];

const sheetOf = (text: string, path = "content/sunda.yaml") => parseComparison(text, { path }).value!;
const worksheet = (text: string, path?: string) => worksheetOf(sheetOf(text, path), undefined).value!;

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("a worksheet", () => {
  it.skipIf(!hasPoppler || !hasQpdf)("has no answer in anything but its key, which has them all", async () => {
    const root = project({
      "content/sunda.yaml": SHEET,
      "versus.yaml": "site: {name: School, url: https://example.org}\npdf: {attachSource: true}\n",
    });
    const { code, stderr } = await versus(root, "build", "--quiet", "--formats", "pdf,page,snippet,index,handbook");
    expect([code, stderr]).toEqual([0, ""]);
    const out = join(root, "out");
    const key = join(out, "pdf/sunda.key.pdf");
    const pupils = filesBelow(out).filter((file) => file !== key && !file.includes(".versus") && !/\.ttf$/.test(file));
    expect(pupils.map((file) => file.slice(out.length + 1).replaceAll("\\", "/"))).toEqual(
      expect.arrayContaining(["pdf/sunda.pdf", "html/sunda.html", "snippets/sunda.html", "index.html", "handbook.pdf"]),
    );
    for (const file of pupils) {
      const isPdf = file.endsWith(".pdf");
      // Streams inflated, with tags, metadata and attachments.
      const bytes = isPdf
        ? execFileSync("qpdf", ["--qdf", "--object-streams=disable", file, "-"], { maxBuffer: 1 << 26 }).toString(
            "latin1",
          )
        : readFileSync(file, "utf8");
      const hex = (_: string, digits: string) => Buffer.from(digits, "hex").toString("latin1");
      const strings = bytes.replace(/<([\da-f]{4,})>/gi, hex).replaceAll("\0", "");
      const text = strings + (isPdf ? pdfText(file) : "");
      expect([file, text.match(ANSWERS)]).toEqual([file, null]);
      expect([file, bytes.includes("EmbeddedFile")]).toEqual([file, false]);
      expect([file, /key\.pdf/.test(bytes)]).toEqual([file, file.endsWith("manifest.json")]);
    }
    const ofPupils = pdfText(join(out, "pdf/sunda.pdf"));
    for (const shown of [...CARDS, "asksone", "askstwo", "asksthree", "noteseen", "noteoftable", "alikeboth"])
      expect(ofPupils).toContain(shown);
    // A gap's text stands in the bank, and nowhere else.
    const { gaps, bank } = worksheet(SHEET).worksheet;
    expect(gaps).toHaveLength(3);
    for (const words of bank) expect(ofPupils.split(words)).toHaveLength(2);
    const answered = pdfText(key);
    for (const answer of ["qqintro", "qqone", ...bank.flatMap((words) => words.split(", ")), ...CARDS])
      expect([answer, answered.includes(answer)]).toEqual([answer, true]);
    expect(answered).toContain("Answers: Sunda vs Banda");
    expect(execFileSync("pdfdetach", ["-list", key]).toString()).toContain("sunda.yaml");
  });

  it.skipIf(!hasPoppler)("carries no source in a program either, unless its answers are asked for", async () => {
    const comparison = sheetOf(SHEET);
    const attached = async (answers: boolean) => {
      const { value } = await renderPdf(comparison, { answers, source: SHEET });
      const file = join(project({ "x.pdf": value!.bytes }), "x.pdf");
      return { text: pdfText(file), files: execFileSync("pdfdetach", ["-list", file]).toString() };
    };
    const pupils = await attached(false);
    expect([pupils.text.match(ANSWERS), pupils.files]).toEqual([null, "0 embedded files\n"]);
    const key = await attached(true);
    expect([key.text.includes("qqintro"), key.files.includes("sunda.yaml")]).toEqual([true, true]);
  });

  it("asks what tells sides apart, in an order that follows from its slug", () => {
    const { worksheet: asked, key } = worksheet(SHEET);
    expect([...asked.cards].sort()).toEqual([...CARDS].sort());
    for (const [i, card] of asked.cards.entries()) expect(key.subjectOf[i]).toBe(card === "cardfour" ? 1 : 0);
    expect(asked.gaps.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(worksheet(SHEET).worksheet).toEqual(worksheet(SHEET).worksheet);
    const many = SHEET.replace(/table:[\s\S]*tableNote/, `table:\n${rows(12)}tableNote`);
    const orders = ["a", "b", "c"].map((slug) => worksheet(many, `content/${slug}.yaml`).worksheet.bank.join());
    expect(new Set(orders).size).toBe(3);
    const inTable = worksheet(many).worksheet.gaps.map(({ row, subject }) => `cell ${row} ${subject}`);
    expect(worksheet(many).worksheet.bank).not.toEqual(inTable);
  });

  it("asks what its author names", () => {
    const asking = (names: string) => worksheet(SHEET.replace("data: {secret: qqdata}", `data: {worksheet: ${names}}`));
    const gaps = (names: string) => asking(names).worksheet.gaps.map(({ row, subject }) => [row, subject]);
    expect(gaps("[Depth]")).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(gaps("[Gapfour, {Depth: Banda}, depth]")).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ]);
    expect(gaps("{blanks: [Warm]}")).toEqual([
      [3, 0],
      [3, 1],
    ]);
    expect(gaps("{Fish: [Sunda]}")).toEqual([[2, 0]]);
    expect(gaps("[cardone]")).toHaveLength(3);
    expect(asking("[cardone]").worksheet.cards).toEqual(["cardone"]);
    expect(worksheet(`${SHEET}hide: [subjects]\n`).worksheet.cards).toEqual([]);
  });

  it("tells at its line what an author names that is not there, and a sheet of which nothing can be asked", async () => {
    const root = project({
      "content/far.yaml": SHEET.replace("data: {secret: qqdata}", "data: {worksheet: [Deepness, Dept]}"),
      "content/none.yaml": "layout: worksheet\nsubjects: [{name: Tea}, {name: Coffee}]\ntable: {Warm: [true, true]}\n",
      "content/good.yaml": SHEET,
    });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(1);
    expect(stderr).toMatch(/no row, value or point "Deepness"[\s\S]*content\/far\.yaml:31:20/);
    expect(stderr).toMatch(/"Dept"[\s\S]*did you mean "Depth"\?/);
    expect(stderr).toMatch(/there is nothing to ask[\s\S]*content\/none\.yaml:1:9/);
    expect(existsSync(join(root, "out/pdf/good.key.pdf"))).toBe(true);
    expect(existsSync(join(root, "out/pdf/far.pdf"))).toBe(false);
  });

  it("leaves no key behind where it is one no more", async () => {
    const root = project({ "content/sunda.yaml": SHEET });
    await versus(root, "build", "--quiet");
    expect(existsSync(join(root, "out/pdf/sunda.key.pdf"))).toBe(true);
    await versus(root, "build", "--quiet", "--layout", "handout");
    expect(existsSync(join(root, "out/pdf/sunda.key.pdf"))).toBe(false);
    expect(existsSync(join(root, "out/pdf/sunda.pdf"))).toBe(true);
  });

  it("keeps the file of its key for itself, and is a preset of editions", async () => {
    const root = project({
      "content/tea.yaml": SHEET.replace("layout: worksheet", ""),
      "content/tea.key.yaml": SHEET,
      "versus.yaml": "editions: {class: {preset: worksheet}}\n",
    });
    expect((await versus(root, "build")).stderr).toMatch(
      /content\/tea\.key\.yaml would be written to a file that belongs to content\/tea\.yaml/,
    );
    expect(existsSync(join(root, "out/pdf/tea.key.pdf"))).toBe(false);
    expect(existsSync(join(root, "out/class/pdf/tea.key.pdf"))).toBe(true);
  });

  it("may be a layout of one's own", async () => {
    const root = project({
      "content/sunda.yaml": SHEET.replace("layout: worksheet", "layout: quiz"),
      "look/layouts/quiz/layout.yaml": "asks: true\n",
      "look/layouts/quiz/partials/sheet.hbs":
        "<main>{{intro}}{{#each worksheet.cards}}<p>{{html html}} {{answer}}</p>{{/each}}</main>\n",
    });
    const { code, stderr } = await versus(root, "build", "--quiet", "--templates", "look");
    expect([code, stderr]).toEqual([0, ""]);
    const page = readFileSync(join(root, "out/html/sunda.html"), "utf8");
    expect(page).toContain("cardone");
    expect(page.match(ANSWERS)).toBeNull();
    expect(existsSync(join(root, "out/pdf/sunda.key.pdf"))).toBe(true);
  });

  it("says nothing in page or snippet that would answer, whatever its sheet says", async () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/).map((text) => `q${text}`);
    const sheets = fc.record({
      subjects: fc.integer({ min: 2, max: 6 }),
      rows: fc.integer({ min: 1, max: 6 }),
      intro: word,
      texts: fc.array(word, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(sheets, async ({ subjects, rows: count, intro, texts }) => {
        const text = [
          "layout: worksheet",
          "subjects:",
          ...Array.from(
            { length: subjects },
            (_, i) => `  - {name: Side ${i}, lead: x${texts[0]}, points: [point ${i}]}`,
          ),
          `intro: z${intro}`,
          `sections: [${texts.map((one) => `{heading: h${one}, text: y${one}}`).join(", ")}]`,
          "table:",
          rows(count, subjects),
        ].join("\n");
        const { worksheet: asked } = worksheet(text);
        const comparison = sheetOf(text);
        const half = Math.floor(subjects / 2);
        expect(asked.gaps).toHaveLength(count * half);
        expect([...asked.bank].sort()).toEqual(asked.gaps.map(({ row, subject }) => `cell ${row} ${subject}`).sort());
        for (const html of [(await renderPage(comparison)).value!, (await renderSnippet(comparison)).value!]) {
          for (const hidden of [`z${intro}`, ...texts.flatMap((one) => [`x${one}`, `y${one}`, `h${one}`])])
            expect([hidden, html.includes(hidden)]).toEqual([hidden, false]);
          for (const words of asked.bank) expect([words, html.split(`>${words}<`).length]).toEqual([words, 2]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function rows(count: number, subjects = 2): string {
  const cells = (row: number) => Array.from({ length: subjects }, (_, i) => `cell ${row} ${i}`).join(", ");
  return Array.from({ length: count }, (_, row) => `  Row ${row}: [${cells(row)}]\n`).join("");
}
