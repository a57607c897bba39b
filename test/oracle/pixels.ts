/**
 * Chromium as the oracle of what is seen: the same HTML printed with both, the pages drawn by poppler, pixels compared. What boxes
 * paint, clip and cover can't be read from the places of words.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { hasChromium, hasPoppler, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { casesIn, copyFiles, withStyles } from "./cases.js";
import { FACES } from "./harness.js";

/** Small pages without margins. */
const BASE = `@page { size: 240px 160px; margin: 0 } html { font: 12px/16px "Source Sans 3" } body { margin: 0 }`;
const DPI = 192;
/** Colours that differ by less are the same: edges are smoothed in different ways. */
const SAME = 80;

/**
 * Defines a test for each case of a folder: as many pages, and on each no more than `allowed` pixels (at 192 dpi) without one of the same colour
 * beside their place in the other picture.
 */
export function looksLikeChromium(subject: string, cases: string, allowed = 12): void {
  describe.skipIf(!hasChromium || !hasPoppler)(`looks as Chromium prints it: ${subject}`, () => {
    let browser: Browser;
    const folder = temporaryFolder();

    beforeAll(async () => {
      browser = await launchChromium();
      copyFiles(cases, folder);
    });
    afterAll(() => browser?.close());

    it.each(casesIn(cases).map(({ name, html }) => [name, html] as const))("%s", async (name, given) => {
      const html = withStyles(given, `${FACES}\n${BASE}`);
      const stem = join(folder, name.replace(/\W+/g, "-"));
      writeFileSync(`${stem}.html`, html);
      const page = await browser.newPage();
      await page.goto(pathToFileURL(`${stem}.html`).href);
      await page.evaluate("document.fonts.ready");
      const theirs = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await page.close();
      const printed = await printHtml(html, { file: `${name}.html`, baseDir: folder, lang: "en" });
      const [a, b] = [pictures(printed.value!.bytes), pictures(theirs)];
      expect(a.length).toBe(b.length);
      a.forEach((picture, i) => {
        const off = Math.max(unmatched(picture, b[i]!), unmatched(b[i]!, picture));
        expect(off, `page ${i + 1}`).toBeLessThanOrEqual(allowed);
      });
    });
  });
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly pixels: Uint8Array;
}

function pictures(pdf: Uint8Array): Picture[] {
  const program = "pdftoppm";
  const all = execFileSync(program, ["-r", String(DPI), "-"], { input: pdf, maxBuffer: 1e8 });
  const found: Picture[] = [];
  for (let at = 0; at < all.length; ) {
    const [header, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(all.toString("latin1", at, at + 40))!;
    const start = at + header.length;
    at = start + Number(width) * Number(height) * 3;
    found.push({ width: Number(width), height: Number(height), pixels: all.subarray(start, at) });
  }
  return found;
}

/** How many pixels of one picture have nothing like them at their place in the other. */
function unmatched(one: Picture, other: Picture): number {
  let count = 0;
  for (let y = 0; y < one.height; y++) for (let x = 0; x < one.width; x++) if (!matches(one, other, x, y)) count++;
  return count;
}

function matches(one: Picture, other: Picture, x: number, y: number): boolean {
  for (const dy of [0, -1, 1]) {
    for (const dx of [0, -1, 1]) {
      const [left, top] = [x + dx, y + dy];
      if (left < 0 || top < 0 || left >= other.width || top >= other.height) continue;
      if (difference(one, (y * one.width + x) * 3, other, (top * other.width + left) * 3) < SAME) return true;
    }
  }
  return false;
}

function difference(one: Picture, a: number, other: Picture, b: number): number {
  let most = 0;
  for (let i = 0; i < 3; i++) most = Math.max(most, Math.abs(one.pixels[a + i]! - other.pixels[b + i]!));
  return most;
}
