/// <reference lib="dom" />
/** Rows that say the same of every side: which these are, and what `differences` makes of them in each output. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlike } from "../../src/content/comparison/rows/alike.js";
import { hasChromium } from "../support/outside.js";
import { project, versus } from "../support/project.js";
import { axeFindings, Site } from "../support/site.js";
import { comparison } from "../templates/sheets.js";

const HEAD = "subjects: [{name: Tea, points: [a]}, {name: Coffee, points: [b]}]\n";
const alike = (values: string) => isAlike(comparison(`${HEAD}table: {R: ${values}}`).groups[0]!.rows[0]!);

describe("a row is alike", () => {
  it.each([
    "[Green, green]",
    '["Green  tea", "green\ttea."]',
    '["Caf\u00e9", "Cafe\u0301"]',
    '["**Green**", _green_]',
    "[true, true]",
    "[12, 12]",
    '[12, "12"]',
    "[null, null]",
    "[{score: 4, of: 5}, {score: 4.0, of: 5}]",
    "[[a, b], [A, b.]]",
    "[{text: x, checked: 2026-10-01}, x]",
  ])("%s", (values) => expect(alike(values)).toBe(true));

  it.each([
    "[Green, Black]",
    "[true, false]",
    "[1.1, 1.10]",
    "[null, x]",
    '["5", "5 %"]',
    '[Yes, "Yes?"]',
    "[snake_case, snakecase]",
    "[{score: 4, of: 5}, {score: 8, of: 10}]",
    "[{text: x, tone: good}, {text: x, tone: bad}]",
    "[{text: x, note: from 3}, x]",
    "[[a, b], [b, a]]",
  ])("but not %s", (values) => expect(alike(values)).toBe(false));

  it("whatever the text, beside itself with other case, spaces and a full stop", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const value = (written: string) => ({ kind: "text", text: written }) as const;
        expect(isAlike({ criterion: "R", values: [value(text), value(` ${text.normalize("NFD")} `)] })).toBe(true);
      }),
    );
  });
});

const SHEET = `${HEAD}table:
  - group: Plant
    rows: {Origin: [Asia, Africa], Colour: [Green, green]}
  - group: Cup
    rows: {Hot: [true, true], Sugar: [12, 12]}
`;
const LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt-BR", "ru"];

async function built(mode: string, sheet = SHEET) {
  const root = project({ "content/tea.yaml": sheet, "versus.yaml": `differences: ${mode}\n` });
  expect(await versus(root, "build", "--quiet")).toMatchObject({ code: 0 });
  const document = await getDocument({ url: join(root, "out/pdf/tea.pdf"), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  const read = (path: string) => readFileSync(join(root, "out", path), "utf8");
  const words = items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replace(/\s+/g, " ");
  return { pdf: words, snippet: read("snippets/tea.html"), page: read("html/tea.html") };
}

describe("differences", () => {
  it("mark: each row has a sign and its word", async () => {
    const { pdf, snippet } = await built("mark");
    expect(snippet.match(/aria-label="different">≠/g)).toHaveLength(1);
    expect(snippet.match(/aria-label="alike">&#x3D;/g)).toHaveLength(3);
    expect(pdf).toMatch(/≠ different = 3 rows alike: Colour, Hot, Sugar/);
    expect(snippet).not.toMatch(/checkbox| id=/);
  });

  it("fold: rows that are alike stand together at the end, in one cell where they look the same", async () => {
    const { pdf, snippet } = await built("fold");
    expect(pdf).toMatch(/Plant Origin Asia Africa = 3 rows alike Colour Green green Hot Yes Sugar 12(?! 12)/);
    expect(snippet.match(/class="vs-same" colspan="2"/g)).toHaveLength(2);
    expect(snippet).not.toMatch(/>Cup</);
  });

  it("only: they are left out, and a line names them", async () => {
    const { pdf, snippet } = await built("only");
    expect(pdf).toMatch(/Plant Origin Asia Africa = 3 rows alike: Colour, Hot, Sugar/);
    expect(pdf).not.toMatch(/Green|Cup/);
    expect(snippet).not.toMatch(/Green|Cup/);
  });

  it("off, and where no row is alike: nothing of this is in any output", async () => {
    const off = await built("off");
    expect(off.page).not.toMatch(/alike|vs-switch|≠/);
    const different = SHEET.replace("Green, green", "Green, brown")
      .replace("true, true", "true, false")
      .replace("12, 12", "12, 13");
    expect(await built("only", different)).toEqual(await built("off", different));
  });

  it("a table of rows that are all alike is shown whole", async () => {
    const { pdf } = await built("only", SHEET.replace("Asia, Africa", "Asia, Asia"));
    expect(pdf).toMatch(/Asia[\s\S]*Green[\s\S]*12 12[\s\S]*= 4 rows alike/);
  });

  it("one row is one row", async () => {
    expect((await built("only", `${HEAD}table: {A: [1, 2], B: [1, 1]}\n`)).pdf).toMatch(/= 1 row alike: B/);
  });
});

describe.skipIf(!hasChromium)("on the page", () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.build({
      ...Object.fromEntries(
        LANGUAGES.map((lang) => [`content/in-${lang.toLowerCase()}.yaml`, `lang: ${lang}\n${SHEET}`]),
      ),
      "content/matrix.yaml": `layout: matrix\n${SHEET}`,
      "versus.yaml": "differences: only\n",
    });
  }, 120_000);
  afterAll(() => site?.close());

  it.each(["in-en", "matrix"])("a switch shows and hides them by the keyboard, without script: %s", async (slug) => {
    const page = await site.open(`html/${slug}.html`, {}, { javaScriptEnabled: false });
    const [row, group] = [page.getByText("Colour", { exact: true }), page.getByText("Cup", { exact: true })];
    expect([await row.isVisible(), await group.isVisible()]).toEqual([false, false]);
    await page.getByRole("checkbox", { name: "Only what differs" }).focus();
    await page.keyboard.press("Space");
    expect([await row.isVisible(), await group.isVisible()]).toEqual([true, true]);
    await page.emulateMedia({ media: "print" });
    expect([await row.isVisible(), await page.getByRole("checkbox").isVisible()]).toEqual([false, false]);
    expect(await page.getByText("3 rows alike").isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([
    ["in-en", {}],
    ["in-ar", { dark: true, width: 390 }],
    ["matrix", { forcedColors: true }],
  ] as const)("it is accessible: %s", async (slug, view) => {
    const page = await site.open(`html/${slug}.html`, view);
    expect(await axeFindings(page, view)).toEqual([]);
    await page.context().close();
  });
});
