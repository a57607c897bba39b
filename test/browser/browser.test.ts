/// <reference lib="dom" />
/** Pages, index and snippets in a real Chromium, from the file system. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, hasPoppler, pdfPages } from "../support/outside.js";
import { SHEET, temporaryFolder } from "../support/project.js";
import { Site } from "../support/site.js";

const EXAMPLES = "../shared/examples";
const HOSTILE_CSS = `
  * { box-sizing: content-box; } h1, h2, h3 { color: lime; font-size: 60px; } td { background: yellow; }
  .host-table td { padding: 40px; border: 5px solid red; } p { margin: 33px; } ul { list-style: none; }
`;

describe.skipIf(!hasChromium)("in Chromium", () => {
  let site: Site;

  beforeAll(async () => {
    const examples = existsSync(EXAMPLES)
      ? ["tea-vs-coffee-vs-mate", "arabic", "japanese", "gmbh-vs-ag"].map((name) =>
          join(process.cwd(), EXAMPLES, `${name}.yaml`),
        )
      : [];
    site = await Site.build(
      {
        "content/tea.yaml": `${SHEET}tags: [drinks, hot]\nrelated: [ice]\nupdated: 2026-11-23\n`,
        "content/ice.yaml": `${SHEET.replaceAll("Tea", "Sorbet").replaceAll("Coffee", "Ice cream")}tags: [cold]\nrelated: [tea]\n`,
        "content/uber.yaml": SHEET.replaceAll("Tea", "Über").replaceAll("Coffee", "Below"),
        "versus.yaml": "site: {name: Test Kitchen, url: https://example.org/c}\n",
      },
      examples,
    );
  });
  afterAll(() => site?.close());

  const pages = () => [
    "html/tea.html",
    "index.html",
    ...(existsSync(EXAMPLES) ? ["html/arabic.html", "html/tea-vs-coffee-vs-mate.html"] : []),
  ];

  it.each([320, 390, 768, 1400])("nothing is wider than the window at %i px", async (width) => {
    for (const path of pages()) {
      const page = await site.open(path, { width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it("the links work: to the table, related pages, the PDF, the index", async () => {
    // Where the table is in view, nothing needs to lead to it.
    const page = await site.open("html/tea.html", { width: 390 });
    await page.click(".vs-jump a");
    expect(page.url()).toMatch(/#table$/);
    await page.click("text=Sorbet vs Ice cream");
    expect(page.url()).toBe(site.url("html/ice.html"));
    expect(existsSync(new URL((await page.getAttribute(".vs-bar-pdf", "href"))!, page.url()))).toBe(true);
    await page.click(".vs-bar-home");
    expect(page.url()).toBe(site.url("index.html"));
  });

  it("hands out the snippet: its source to editors of text, what it shows to editors of pages", async () => {
    const page = await site.open("html/tea.html", {}, { permissions: ["clipboard-read"] });
    await page.keyboard.press("Tab");
    for (let i = 0; i < 5 && !(await page.evaluate(() => document.activeElement?.matches(".vs-bar-copy summary"))); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.textContent(".vs-bar-copied")).toBe("Copied");
    const pasted = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType("text/plain")).text();
    });
    expect(pasted).toBe(site.read("snippets/tea.html"));
    await page.setContent('<div contenteditable="true" id="editor"></div>');
    await page.focus("#editor");
    await page.keyboard.press("Control+V");
    expect(await page.$$eval("#editor table th", (cells) => cells.length)).toBeGreaterThan(3);
    await page.context().close();
  });

  it("loads the fonts that it names", async () => {
    const page = await site.open("html/tea.html");
    expect(await page.evaluate(async () => (await document.fonts.load("700 20px 'Source Sans 3'")).length)).toBe(1);
  });

  it.skipIf(!hasPoppler)("every page prints on one page, also with the fitted scale", async () => {
    for (const path of pages().filter((name) => name.startsWith("html"))) {
      const page = await site.open(path);
      const file = join(site.root, "print.pdf");
      await page.pdf({ path: file, preferCSSPageSize: true });
      expect(pdfPages(file), path).toBe(1);
      await page.context().close();
    }
  });

  it("the index finds by words and tags, and says how many", async () => {
    const page = await site.open("index.html");
    const shown = () =>
      page.$$eval(".vs-sheets > li:not([hidden]) h2", (items) => items.map((item) => item.textContent));
    await page.fill("#find", "uber");
    expect(await shown()).toEqual(["Über vs Below"]);
    expect(await page.textContent(".vs-found")).toBe("1 comparison");
    await page.fill("#find", "zzz");
    expect([await shown(), await page.textContent(".vs-found")]).toEqual([[], "Nothing found. Try another word."]);
    await page.fill("#find", "");
    await page.check('input[value="hot"]', { force: true });
    expect(await shown()).toEqual(["Tea vs Coffee"]);
  });

  it("the index lists every sheet without a script", async () => {
    const page = await site.open("index.html", {}, { javaScriptEnabled: false });
    expect(await page.locator(".vs-sheets > li").count()).toBeGreaterThanOrEqual(3);
    expect(await page.isVisible("#find")).toBe(false);
  });

  describe("a snippet in a host page with hostile styles", () => {
    const host = (
      snippet: string,
    ) => `<!doctype html><html lang="en"><title>h</title><style>${HOSTILE_CSS}</style><body style="font: 16px serif">
      <h1 id="h">Host</h1><p id="p">Text <a id="a" href="#">link</a></p><table class="host-table"><tr><td id="td">cell</td></tr></table><ul id="ul"><li>item</li></ul>${snippet}</body></html>`;
    const probe = (page: Page) =>
      page.evaluate(() =>
        ["h", "p", "a", "td", "ul"].map((id) => {
          const element = document.getElementById(id)!;
          const style = getComputedStyle(element);
          const { x, y, width, height } = element.getBoundingClientRect();
          return [
            style.color,
            style.font,
            style.margin,
            style.padding,
            style.backgroundColor,
            x,
            y,
            width,
            height,
          ].join("|");
        }),
      );

    it("leaves the host as it was, keeps its own look, and brings no script, id or request", async () => {
      const snippet = site.read("snippets/tea.html");
      expect(snippet).not.toMatch(/<script|\sid=|<link|url\(|@import|http-equiv/i);
      const folder = temporaryFolder();
      writeFileSync(join(folder, "without.html"), host(""));
      writeFileSync(join(folder, "with.html"), host(snippet + snippet));
      const page = await site.browser.newPage();
      await page.goto(pathToFileURL(join(folder, "without.html")).href);
      const before = await probe(page);
      await page.goto(pathToFileURL(join(folder, "with.html")).href);
      expect(await probe(page)).toEqual(before);
      const look = await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
        return {
          name: style(".vs-side-name").color,
          head: style(".vs-table thead .vs-s1").backgroundColor,
          cell: style(".vs-table td").backgroundColor,
          margin: style(".vs-tagline, .vs-points").marginBottom,
        };
      });
      expect(look).toEqual({
        name: "rgb(11, 74, 111)",
        head: "rgb(11, 74, 111)",
        cell: expect.not.stringMatching(/255, 255, 0/),
        margin: "0px",
      });
      expect(await page.getAttribute("text=Sorbet vs Ice cream >> nth=0", "href")).toBe(
        "https://example.org/c/html/ice.html",
      );
    });
  });
});
