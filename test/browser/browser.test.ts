/// <reference lib="dom" />
/** Pages, index and snippets in a real Chromium, from the file system. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, hasPoppler, launchChromium, pdfPages } from "../support/outside.js";
import { project, SHEET, temporaryFolder, versus } from "../support/project.js";

const EXAMPLES = "../shared/examples";
const HOSTILE_CSS = `
  * { box-sizing: content-box; } h1, h2, h3 { color: lime; font-size: 60px; } td { background: yellow; }
  .host-table td { padding: 40px; border: 5px solid red; } p { margin: 33px; } ul { list-style: none; }
`;

describe.skipIf(!hasChromium)("in Chromium", () => {
  let browser: Browser;
  let root: string;
  const url = (path: string) => pathToFileURL(join(root, "out", path)).href;

  beforeAll(async () => {
    browser = await launchChromium();
    root = project({
      "content/tea.yaml": `${SHEET}tags: [drinks, hot]\nrelated: [ice]\nupdated: 2026-11-23\n`,
      "content/ice.yaml": `${SHEET.replaceAll("Tea", "Sorbet").replaceAll("Coffee", "Ice cream")}tags: [cold]\nrelated: [tea]\n`,
      "content/uber.yaml": SHEET.replaceAll("Tea", "Über").replaceAll("Coffee", "Below"),
      "versus.yaml": "site: {name: Test Kitchen, url: https://example.org/c}\n",
    });
    const files = existsSync(EXAMPLES)
      ? ["tea-vs-coffee-vs-mate", "arabic", "japanese", "gmbh-vs-ag"].map((name) =>
          join(process.cwd(), EXAMPLES, `${name}.yaml`),
        )
      : [];
    expect((await versus(root, "build", "--quiet")).code).toBe(0);
    if (files.length > 0) expect((await versus(root, "build", "--quiet", ...files)).code).toBe(0);
  });
  afterAll(() => browser?.close());

  async function open(path: string, options: { width?: number; dark?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1000, height: 800 },
      colorScheme: options.dark ? "dark" : "light",
    });
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    page.on("pageerror", (error) => failed.push(String(error)));
    await page.goto(url(path));
    expect(failed).toEqual([]);
    return page;
  }

  const pages = () => [
    "html/tea.html",
    "index.html",
    ...(existsSync(EXAMPLES) ? ["html/arabic.html", "html/tea-vs-coffee-vs-mate.html"] : []),
  ];

  it.each([320, 390, 768, 1400])("nothing is wider than the window at %i px", async (width) => {
    for (const path of pages()) {
      const page = await open(path, { width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it.each([
    ["light", 1000],
    ["dark", 1000],
    ["light", 320],
  ] as const)("axe finds nothing in %s at %i px", async (scheme, width) => {
    for (const path of pages()) {
      const page = await open(path, { width, dark: scheme === "dark" });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map((v) => `${v.id}: ${v.nodes[0]?.target} ${v.nodes[0]?.failureSummary}`),
        path,
      ).toEqual([]);
      await page.context().close();
    }
  });

  it("the links work: to the table, related pages, the PDF, the index", async () => {
    const page = await open("html/tea.html");
    await page.click(".vs-jump a");
    expect(page.url()).toMatch(/#table$/);
    await page.click("text=Sorbet vs Ice cream");
    expect(page.url()).toBe(url("html/ice.html"));
    expect(existsSync(new URL((await page.getAttribute(".vs-bar-pdf", "href"))!, page.url()))).toBe(true);
    await page.click(".vs-bar-home");
    expect(page.url()).toBe(url("index.html"));
  });

  it("hands out the snippet: its source to editors of text, what it shows to editors of pages", async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read"] });
    const page = await context.newPage();
    await page.goto(url("html/tea.html"));
    await page.keyboard.press("Tab");
    for (let i = 0; i < 5 && !(await page.evaluate(() => document.activeElement?.matches(".vs-bar-copy"))); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.textContent(".vs-bar-copied")).toBe("Copied");
    const snippet = readFileSync(join(root, "out/snippets/tea.html"), "utf8");
    const pasted = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType("text/plain")).text();
    });
    expect(pasted).toBe(snippet);
    await page.setContent('<div contenteditable="true" id="editor"></div>');
    await page.focus("#editor");
    await page.keyboard.press("Control+V");
    expect(await page.$$eval("#editor table th", (cells) => cells.length)).toBeGreaterThan(3);
    await context.close();
  });

  it("loads the fonts that it names", async () => {
    const page = await open("html/tea.html");
    expect(await page.evaluate(async () => (await document.fonts.load("700 20px 'Source Sans 3'")).length)).toBe(1);
  });

  it.skipIf(!hasPoppler)("every page prints on one page, also with the fitted scale", async () => {
    for (const path of pages().filter((name) => name.startsWith("html"))) {
      const page = await open(path);
      const file = join(root, "print.pdf");
      await page.pdf({ path: file, preferCSSPageSize: true });
      expect(pdfPages(file), path).toBe(1);
      await page.context().close();
    }
  });

  it("the index finds by words and tags, and says how many", async () => {
    const page = await open("index.html");
    const shown = () =>
      page.$$eval(".vs-sheets > li:not([hidden]) h2", (items) => items.map((item) => item.textContent));
    await page.fill("#find", "uber");
    expect(await shown()).toEqual(["Über vs Below"]);
    expect(await page.textContent(".vs-found")).toBe("1 comparisons");
    await page.fill("#find", "zzz");
    expect([await shown(), await page.textContent(".vs-found")]).toEqual([[], "Nothing found. Try another word."]);
    await page.fill("#find", "");
    await page.check('input[value="hot"]', { force: true });
    expect(await shown()).toEqual(["Tea vs Coffee"]);
  });

  it("the index lists every sheet without a script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url("index.html"));
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
      const snippet = readFileSync(join(root, "out/snippets/tea.html"), "utf8");
      expect(snippet).not.toMatch(/<script|\sid=|<link|url\(|@import|http-equiv/i);
      const folder = temporaryFolder();
      writeFileSync(join(folder, "without.html"), host(""));
      writeFileSync(join(folder, "with.html"), host(snippet + snippet));
      const page = await browser.newPage();
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
        name: "rgb(15, 95, 140)",
        head: "rgb(15, 95, 140)",
        cell: expect.not.stringMatching(/255, 255, 0/),
        margin: "0px",
      });
      expect(await page.getAttribute("text=Sorbet vs Ice cream >> nth=0", "href")).toBe(
        "https://example.org/c/html/ice.html",
      );
    });
  });
});
