/** Page and index in a browser, from the file system: narrow screens, light and dark, assistive technology, search. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { builtIn, render, renderIndex, TEA } from "./sheets.js";

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
/** A sheet with everything that one can have. */
const EVERYTHING = readFileSync("test/fixtures/everything.yaml", "utf8");
const SHEETS: Readonly<Record<string, string>> = {
  tea: TEA,
  sources:
    'subjects: [{name: A}, {name: B}]\ntable: {R: [1, 2]}\nsources: [{title: Directive on the rights of consumers who buy at home or far away from any shop, url: "https://example.org"}]',
  three: `lang: de\nsubjects: [{name: ${LONG}}, {name: B}, {name: C}]\ntable: [{group: ${LONG}, rows: {${LONG}: [${LONG}, {text: x, tone: bad, note: ${LONG}}, {score: 2, of: 10}]}}]\nsummary: ${LONG}`,
  everything: EVERYTHING,
  "everything-arabic": EVERYTHING.replace("lang: en", "lang: ar"),
  alone: "subjects: [{name: A, pros: [quick]}, {name: B, points: [slow]}]",
  six: `lang: ar\nsubjects: [${[1, 2, 3, 4, 5, 6].map((n) => `{name: "اسم ${n}", points: [نقطة]}`).join(", ")}]\ntable: {معيار: [1, true, false, null, [a, b], {score: 1, of: 5}]}`,
};
const INDEX = [
  TEA,
  "title: Café vs Tee\nlang: de\ntags: [Büro]\nsubjects: [{name: Café}, {name: Tee}]\ntable: {A: [1, 2]}",
  "subjects: [{name: Salt}, {name: Pepper}]\ntable: {A: [1, 2]}",
];

describe.skipIf(!hasChromium)("in Chromium", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), "versus-browser-"));
    mkdirSync(join(folder, "html"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "assets/fonts.css"), "");
    for (const name of ["sheet.css", "parts.css", "page.css", "print.css", "index.css"])
      writeFileSync(join(folder, "assets", name), builtIn.style(name)!.text);
    for (const [name, yaml] of Object.entries(SHEETS))
      writeFileSync(join(folder, `html/${name}.html`), render("page", yaml));
    writeFileSync(join(folder, "index.html"), renderIndex(INDEX));
    writeFileSync(join(folder, "empty.html"), renderIndex([]));
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function open<T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      await page.goto(pathToFileURL(join(folder, path)).href);
      const result = await look(page);
      expect(faults).toEqual([]);
      return result;
    } finally {
      await context.close();
    }
  }

  const PAGES = [...Object.keys(SHEETS).map((name) => `html/${name}.html`), "index.html", "empty.html"];

  it.each(PAGES)("%s has no fault that axe finds, narrow and light, wide and dark", async (path) => {
    for (const [width, colorScheme] of [
      [320, "light"],
      [1200, "dark"],
    ] as const) {
      const found = await open(path, { viewport: { width, height: 900 }, colorScheme }, (page) =>
        new AxeBuilder({ page }).analyze(),
      );
      expect(
        found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`),
      ).toEqual([]);
    }
  });

  it.each(PAGES)("%s needs no sideways scrolling at 320 px", async (path) => {
    const [wide, page] = await open(
      path,
      { viewport: { width: 320, height: 700 } },
      (p) => p.evaluate("[document.documentElement.scrollWidth, innerWidth]") as Promise<[number, number]>,
    );
    expect(wide).toBeLessThanOrEqual(page);
  });

  it("keeps the table a table where its rows are blocks", async () => {
    const roles = await open("html/three.html", { viewport: { width: 320, height: 700 } }, async (page) => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      return nodes.filter((node) => !node.ignored).map((node) => String(node.role?.value));
    });
    const count = (role: string) => roles.filter((one) => one === role).length;
    expect({
      table: count("table"),
      row: count("row"),
      columnheader: count("columnheader"),
      rowheader: count("rowheader"),
      cell: count("cell"),
    }).toEqual({ table: 1, row: 3, columnheader: 4, rowheader: 2, cell: 3 });
  });

  it("has the number of a source beside the first line of its title", async () => {
    await open("html/sources.html", { viewport: { width: 320, height: 700 } }, async (page) => {
      const [baseline, top, bottom] = (await page.evaluate(`(() => {
        const link = document.querySelector(".vs-sources a");
        const mark = document.createElement("span");
        mark.style.display = "inline-block";
        link.before(mark);
        const { top, bottom } = link.getBoundingClientRect();
        return [mark.getBoundingClientRect().bottom, top, bottom];
      })()`)) as [number, number, number];
      expect(bottom - top).toBeGreaterThan(40);
      expect(baseline - top).toBeLessThan(30);
    });
  });

  it("jumps to the table, and skips to the sheet", async () => {
    await open("html/tea.html", { viewport: { width: 600, height: 300 } }, async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#sheet");
      await page.click(".vs-jump a");
      await expect
        .poll(() =>
          page.evaluate(
            "Math.abs(document.getElementById('table').getBoundingClientRect().top) < 60 || scrollY + innerHeight >= document.documentElement.scrollHeight - 2",
          ),
        )
        .toBe(true);
    });
  });

  describe("the index", () => {
    const shown = (page: Page) => page.locator(".vs-sheets > li:visible h2").allInnerTexts();

    it("finds by word, whatever the accents and the case, and says how many", async () => {
      await open("index.html", {}, async (page) => {
        expect(await shown(page)).toEqual(["Café vs Tee", "Salt vs Pepper", "Tea vs Coffee"]);
        await page.fill("#find", "CAFE");
        expect(await shown(page)).toEqual(["Café vs Tee"]);
        expect(await page.textContent("[aria-live]")).toContain("1");
        await page.fill("#find", "salt pep");
        expect(await shown(page)).toEqual(["Salt vs Pepper"]);
        await page.fill("#find", "nothing like it (");
        expect(await shown(page)).toEqual([]);
        expect(await page.textContent("[aria-live]")).toBe("Nothing found. Try another word.");
        await page.keyboard.press("Enter");
        expect(page.url()).toMatch(/index\.html$/);
      });
    });

    it("filters by tag with the keyboard", async () => {
      await open("index.html", {}, async (page) => {
        await page.focus("#find");
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowRight");
        expect(await shown(page)).toEqual(["Café vs Tee"]);
        await page.keyboard.press("ArrowRight");
        expect(await shown(page)).toEqual(["Tea vs Coffee"]);
      });
    });

    it("lists every sheet where scripts are off, without a search that does nothing", async () => {
      await open("index.html", { javaScriptEnabled: false }, async (page) => {
        expect((await shown(page)).length).toBe(3);
        expect(await page.isVisible("#find")).toBe(false);
      });
    });

    it("says that there is nothing where there is nothing", async () => {
      await open("empty.html", {}, async (page) => {
        expect(await page.textContent(".vs-empty")).toBe("There are no comparisons yet.");
      });
    });
  });
});
