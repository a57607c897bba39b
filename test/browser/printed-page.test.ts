/// <reference lib="dom" />
/** Pages as Chromium prints them: on one sheet of the paper there is, at the largest scale of their text at which all fits. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, hasPoppler, pdfPages, pdfText } from "../support/outside.js";
import { SHEET } from "../support/project.js";
import { Site } from "../support/site.js";

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

describe.skipIf(!hasChromium || !hasPoppler)("a page that is printed", () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.build({
      "content/long.yaml": readFileSync("content/marketing-vs-selling.yaml"),
      "content/short.yaml": SHEET,
      "versus.yaml": "formats: [page]\n",
    });
    // Without a size of its own a page is laid out on the paper in the printer.
    site.write("html/any-paper.html", site.read("html/long.html").replace("size: A4; ", ""));
  });
  afterAll(() => site?.close());

  async function pdf(page: Page, format: string): Promise<string> {
    const path = join(site.root, "print.pdf");
    await page.pdf({ path, format });
    return path;
  }

  /** Prints an opened page. @returns how many pages that takes, and the scale of what is on them */
  async function print(page: Page, format: string): Promise<{ pages: number; scale: number }> {
    await page.evaluate(() => {
      const root = document.documentElement;
      const note = () => root.setAttribute("data-scale", getComputedStyle(root).getPropertyValue("--vs-scale"));
      matchMedia("print").addEventListener("change", ({ matches }) => matches && note());
    });
    const pages = pdfPages(await pdf(page, format));
    return { pages, scale: Number(await page.getAttribute("html", "data-scale")) };
  }

  async function printed(path: string, format: string) {
    const page = await site.open(path);
    const result = await print(page, format);
    await page.context().close();
    return result;
  }

  /** How many pages it takes without a script, at the scale that it names or at another one. */
  async function pagesWithoutScript(path: string, format: string, scale?: number): Promise<number> {
    const html = site.read(path);
    const other = scale === undefined ? html : html.replace(/--vs-scale: [\d.]+/, `--vs-scale: ${scale}`);
    const page = await site.open(site.write(path.replace(".html", "-plain.html"), other), {}, WITHOUT_SCRIPT);
    const pages = pdfPages(await pdf(page, format));
    await page.context().close();
    return pages;
  }

  it.each([
    ["html/long.html", "A4"],
    ["html/long.html", "Letter"],
    ["html/any-paper.html", "A4"],
    ["html/any-paper.html", "Letter"],
  ])("takes one page and the largest step of the scale that fits it: %s on %s", async (path, format) => {
    const { pages, scale } = await printed(path, format);
    expect(pages).toBe(1);
    expect(scale).toBeGreaterThan(0.8);
    expect((scale * 200) % 1).toBeCloseTo(0);
    expect(await pagesWithoutScript(path, format, scale)).toBe(1);
    expect(await pagesWithoutScript(path, format, scale + 0.005)).toBe(2);
  });

  it("is no larger than fit.max", async () => {
    expect(await printed("html/short.html", "Letter")).toEqual({ pages: 1, scale: 1.15 });
  });

  it("has no text smaller than 8 pt, as its PDF", async () => {
    const html = site
      .read("html/any-paper.html")
      .replace('"min":0.8', '"min":0.5')
      .replace(/--vs-scale: [\d.]+/, "--vs-scale: 0.5");
    expect(html).toContain('"min":0.5');
    const page = await site.open(site.write("html/smallest.html", html));
    await page.evaluate(() => {
      const note = () => document.documentElement.setAttribute("data-size", getComputedStyle(document.body).fontSize);
      matchMedia("print").addEventListener("change", ({ matches }) => matches && note());
    });
    await pdf(page, "A6");
    expect(Number.parseFloat((await page.getAttribute("html", "data-size"))!)).toBeCloseTo((8 / 3) * 4, 1);
    await page.context().close();
    const plain = await site.open("html/smallest.html", { print: true });
    expect(await plain.evaluate(() => getComputedStyle(document.body).fontSize)).toMatch(/^10\.6/);
    await plain.context().close();
  });

  it("without a script takes one page of the paper in the settings", async () => {
    for (const name of ["long", "short"]) expect(await pagesWithoutScript(`html/${name}.html`, "A4"), name).toBe(1);
  });

  it("fits the paper anew each time, and leaves nothing behind", async () => {
    const page = await site.open("html/any-paper.html");
    for (const format of ["A4", "Letter", "A4"]) {
      expect(await print(page, format), format).toEqual(await printed("html/any-paper.html", format));
      expect(await page.getAttribute("html", "style")).toBeFalsy();
    }
    await page.context().close();
  });

  it("loses nothing on paper that is too small for it", async () => {
    const page = await site.open("html/any-paper.html");
    const file = await pdf(page, "A6");
    expect(pdfPages(file)).toBeGreaterThan(1);
    const text = pdfText(file);
    await page.context().close();
    const plain = await site.open("html/any-paper.html", {}, WITHOUT_SCRIPT);
    expect(text).toBe(pdfText(await pdf(plain, "A6")));
    await plain.context().close();
  });

  it("is not touched where the media are print on a screen", async () => {
    const page = await site.open("html/long.html", { print: true });
    expect(await page.getAttribute("html", "style")).toBeNull();
    await page.context().close();
  });
});
