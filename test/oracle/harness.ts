/**
 * Chromium as the oracle: the same HTML, CSS and fonts printed with both, the PDFs read by poppler, every word's page, place
 * and line compared. Words may differ by 1 pt; lines must break alike.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { printHtml } from "../../src/pdf/print.js";
import { hasChromium, hasPoppler, launchChromium, pdfWords } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { casesIn, copyFiles, withStyles } from "./cases.js";

/** Cases in which some words differ, and why; each with how many may. */
export type Exceptions = Readonly<
  Record<
    string,
    { readonly words: number; readonly why: string /** Codes of what is rightly told. */; readonly told?: string }
  >
>;

/** The fonts that come with Versus, as rules that Chromium follows; the engine has them anyway. */
export const FACES = builtInFonts()
  .map(
    (face) =>
      `@font-face { font-family: "${face.family}"; font-weight: ${face.weight[0]}; font-style: ${face.slope}; src: url("${pathToFileURL(face.path).href}") }`,
  )
  .join("\n");
/** What the cases start from. */
const BASE = `@page { size: A4; margin: 15mm } html { font: 15px/1.4 "Source Sans 3", "Noto Sans Arabic", "BIZ UDPGothic" } body { margin: 0 }`;

/**
 * Defines a test for each case of a subject: printed with both, every word must stand within 1 pt on the same page and line.
 * @param folder of the cases
 * @param files that the cases name besides those that stand beside them, by their paths
 * @param heights false where Chromium embeds fonts in a way that poppler doesn't know their heights of
 */
export function printsLikeChromium(
  subject: string,
  folder: string,
  exceptions: Exceptions = {},
  files: Readonly<Record<string, Uint8Array>> = {},
  { heights = true } = {},
): void {
  const cases = casesIn(folder);

  it.each(Object.keys(exceptions))("has a case that is excepted: %s", (name) => {
    expect(cases.map((each) => each.name)).toContain(name);
  });

  describe.skipIf(!hasChromium || !hasPoppler)(`words stand where Chromium puts them: ${subject}`, () => {
    let browser: Browser;
    const output = temporaryFolder();
    // The engine has the fonts, and reads no file outside of the document's folder.
    const bare = temporaryFolder();
    let [words, near] = [0, 0];

    beforeAll(async () => {
      browser = await launchChromium();
      for (const base of [output, bare]) {
        copyFiles(folder, base);
        for (const [path, content] of Object.entries(files)) writeFileSync(join(base, path), content);
      }
    });
    afterAll(async () => {
      await browser?.close();
      console.info(`${subject}: ${words} words compared, ${((near / words) * 100).toFixed(2)} % within 1 pt`);
    });

    it.each(cases.map(({ name, html }) => [name, html] as const))("%s", async (name, given) => {
      const html = withStyles(given, `${FACES}\n${BASE}`);
      const stem = join(output, name.replace(/\W+/g, "-"));
      writeFileSync(`${stem}.html`, html);
      const page = await browser.newPage();
      await page.goto(pathToFileURL(`${stem}.html`).href);
      await page.evaluate("document.fonts.ready");
      await page.pdf({ path: `${stem}-chromium.pdf`, preferCSSPageSize: true });
      await page.close();
      const printed = await printHtml(html.replace(FACES, ""), { file: `${name}.html`, baseDir: bare, lang: "en" });
      expect(printed.diagnostics.filter(({ code }) => code !== exceptions[name]?.told)).toEqual([]);
      writeFileSync(`${stem}-ours.pdf`, printed.value!.bytes);
      const [ours, theirs] = [inLines(`${stem}-ours.pdf`), inLines(`${stem}-chromium.pdf`)];
      const off: string[] = [];
      theirs.forEach((word, i) => {
        const own = ours[i];
        words++;
        if (
          own &&
          own.text === word.text &&
          own.page === word.page &&
          Math.abs(own.x - word.x) <= 1 &&
          Math.abs(own.y - word.y) <= (heights ? 1 : 6)
        )
          near++;
        else off.push(`${word.text} ${place(word)} but ${own ? `${own.text} ${place(own)}` : "nothing"}`);
      });
      expect(off.slice(0, 12)).toEqual(off.length <= (exceptions[name]?.words ?? 0) ? off.slice(0, 12) : []);
      expect(ours.length).toBe(theirs.length);
    });
  });
}

const place = (word: { page: number; x: number; y: number }) =>
  `p${word.page} ${word.x.toFixed(1)},${word.y.toFixed(1)}`;

/** Words without list markers, which poppler may join with what follows, by page and line. */
function inLines(path: string) {
  const words = pdfWords(path).filter((word) => !/^[•◦▪■]$/.test(word.text));
  for (const word of words) word.text = word.text.replace(/\u00ad/g, "").replace(/\u2010$/, "");
  return words.sort((a, b) => a.page - b.page || (Math.abs(a.y - b.y) > 2.5 ? a.y - b.y : a.x - b.x));
}
