/// <reference lib="dom" />
/** A page stays as it was first seen: nothing jumps when its fonts have come, and the head of a table stays in sight. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium } from "../support/outside.js";
import { temporaryFolder, versus } from "../support/project.js";
import { Site } from "../support/site.js";

/** Cumulative layout shift (web.dev/cls), of which 0.1 is good; it was 0.15 and more with fonts of other widths. */
const UNSEEN = 0.02;
/** When fonts come that come late, ms. */
const LATE = 400;

// On a busy machine, fonts that are 400 ms late may be later than a page waits for them.
describe.skipIf(!hasChromium)("pages of the built-in sheets", { retry: 3 }, () => {
  let site: Site;
  beforeAll(async () => {
    const root = temporaryFolder();
    const { code, stderr } = await versus(
      process.cwd(),
      "build",
      "branding-vs-marketing",
      "market-vs-marketing",
      "sales-vs-marketing",
      "--formats",
      "page,index",
      "--out",
      `${root}/out`,
    );
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    site = await Site.of(root);
  });
  afterAll(() => site?.close());

  it.each([
    "index.html",
    "html/branding-vs-marketing.html",
    "html/market-vs-marketing.html",
    "html/sales-vs-marketing.html",
  ])("don't shift: %s", async (path) => {
    const page = await site.open("index.html", { width: 360 });
    await page.route(/\/fonts\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE));
      await route.continue();
    });
    // Written anew in a page that looks from the beginning.
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(site.url(path));
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    const { shift } = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen);
    expect(shift).toBeLessThan(UNSEEN);
    expect(await page.evaluate(() => document.documentElement.classList.contains("vs-waiting"))).toBe(false);
    await page.context().close();
  });

  it("are seen after a second without fonts, and at once without scripts", async () => {
    const seen = () =>
      document.querySelector("h1")!.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const page = await site.open("html/branding-vs-marketing.html");
    await page.route(/\/fonts\//, () => {});
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector(".vs-waiting h1"));
    expect(await page.evaluate(seen)).toBe(false);
    // Whoever doesn't look at it needn't wait: it is there for keys and screen readers.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("vs-bar-home");
    expect(await page.evaluate(seen)).toBe(false);
    await page.waitForFunction(seen);
    await page.context().close();
    const plain = await site.open("html/branding-vs-marketing.html", {}, { javaScriptEnabled: false });
    expect(await plain.evaluate(seen)).toBe(true);
    await plain.context().close();
  });

  it("keep the head of their table in sight", async () => {
    for (const width of [1200, 800, 390]) {
      const page = await site.open("html/sales-vs-marketing.html", { width, height: 300 });
      const top = await page.evaluate(() => {
        const table = document.querySelector(".vs-table")!.getBoundingClientRect();
        scrollTo({ top: table.top + table.height / 2, behavior: "instant" });
        return document.querySelector(".vs-table thead")!.getBoundingClientRect().top;
      });
      expect([width, top]).toEqual([width, 0]);
      await page.context().close();
    }
  });
});

const FOUR = `question: How do Mercury, Venus, Earth and Mars differ?
subjects: [{name: Mercury}, {name: Venus}, {name: Earth}, {name: Mars}]
table:
  Dense atmosphere: [false, true, true, false]
  Main gas: [Hardly any, Carbon dioxide, Nitrogen, Carbon dioxide]
`;

describe.skipIf(!hasChromium)("pages of four sides", () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.build({
      "content/card.yaml": `layout: card\n${FOUR}`,
      "content/matrix.yaml": `layout: matrix\n${FOUR}`,
    });
  });
  afterAll(() => site?.close());

  it("keep the heads of their columns and rows, and the corner between them over both", async () => {
    const page = await site.open("html/matrix.html", { width: 700, height: 90 });
    const seen = await page.evaluate(() => {
      const scroll = document.querySelector(".vs-scroll")!;
      scroll.scrollIntoView({ block: "start", behavior: "instant" });
      scroll.scrollTo({ left: 9999, top: 9999, behavior: "instant" });
      const { left, top } = scroll.getBoundingClientRect();
      const corner = document.querySelector(".vs-corner")!.getBoundingClientRect();
      const row = document.querySelector(".vs-table tbody tr:last-child th")!.getBoundingClientRect();
      const there = document.elementFromPoint(corner.left + corner.width / 2, corner.top + corner.height / 2);
      const moved = [scroll.scrollLeft > 0, scroll.scrollTop > 0];
      return { moved, corner: [corner.left - left, corner.top - top], row: row.left - left, there: there?.className };
    });
    expect(seen).toEqual({ moved: [true, true], corner: [0, 0], row: 0, there: "vs-corner" });
    await page.context().close();
  });

  it.each(["card", "matrix"])("cut no word, and begin no line with a comma: %s", async (name) => {
    for (const width of [360, 600, 800, 1200]) {
      const page = await site.open(`html/${name}.html`, { width });
      const cut = await page.evaluate(() => {
        const boxOf = (node: Node, at: number) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const found: string[] = [];
        for (const block of document.querySelectorAll("h1, h2, h3, th, td")) {
          // Text that is there for screen readers alone.
          if (getComputedStyle(block).fontSize === "1px" || block.closest("thead")?.clientHeight === 1) continue;
          const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let last: DOMRect | undefined;
          for (let node = texts.nextNode(); node; node = texts.nextNode())
            for (const [at, letter] of [...node.nodeValue!].entries()) {
              const box = boxOf(node, at);
              if (last && /[\p{L},?]/u.test(letter) && box.top > last.bottom - 2) found.push(node.nodeValue!);
              last = letter === " " ? undefined : box;
            }
        }
        return found;
      });
      expect([width, cut]).toEqual([width, []]);
      await page.context().close();
    }
  });
});
