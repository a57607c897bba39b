/**
 * Formatting contexts, a claim of a specification in each file of `formatting/`: the trees of boxes and fragments stand beside it as text.
 * These need no browser; where there is one, it must have the boxes with an id in the same places.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { hasChromium, launchChromium } from "../support/outside.js";
import { BASE_CSS, boxesById, boxTree, fragmentTree, layOutTree, PAGE } from "../support/trees.js";

const FOLDER = "test/layout/formatting";
const CASES = readdirSync(FOLDER).filter((name) => name.endsWith(".html"));
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
const FACES = builtInFonts()
  .map(
    ({ family, weight, slope, path }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight[0]}; font-style: ${slope}; src: url("${pathToFileURL(path).href}") }`,
  )
  .join("\n");

describe("a formatting context", () => {
  it.each(CASES)("lays out %s as its golden says", async (name) => {
    const html = read(name);
    const text = `${boxTree(html)}\n\n${fragmentTree(layOutTree(html))}\n`;
    await expect(text).toMatchFileSnapshot(join("formatting", name.replace(".html", ".txt")));
  });

  describe.skipIf(!hasChromium)("agrees with Chromium", () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    it.each(CASES)("in %s", async (name) => {
      const html = read(name);
      const page = await browser.newPage({ viewport: PAGE });
      await page.goto(pathToFileURL(join(FOLDER, name)).href);
      await page.evaluate(
        `document.head.insertAdjacentHTML("afterbegin", ${JSON.stringify(`<style>${FACES} ${BASE_CSS}</style>`)}); document.fonts.ready`,
      );
      const theirs = (await page.evaluate(
        `[...document.querySelectorAll("[id]")].map((e) => { const r = e.getBoundingClientRect(); return [e.id, [r.x, r.y, r.width, r.height]]; })`,
      )) as [string, number[]][];
      await page.close();
      const ours = boxesById(layOutTree(html));
      expect(theirs.length).toBeGreaterThan(1);
      for (const [id, place] of theirs) {
        const own = ours.get(id);
        expect(own, id).toBeDefined();
        place.forEach((px, i) => {
          expect(Math.abs(px - own![i]!), `${id}: ${own} beside Chromium's ${place}`).toBeLessThanOrEqual(0.51);
        });
      }
    });
  });
});
