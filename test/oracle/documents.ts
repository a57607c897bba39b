/**
 * Whole documents printed with both, and how far they agree. Words are paired by their text and place, so that one difference
 * doesn't make all that follows look different; a line break is where a word has another one after it on its line, or none.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { type PrintOptions, printHtml } from "../../src/pdf/print.js";
import { pdfPages, pdfWords, type Word } from "../support/outside.js";

export interface Agreement {
  /** Words that Chromium printed, and how many of them stand within 1 pt on the same page. */
  readonly words: number;
  readonly near: number;
  /** Words of which both agree what comes next on the line, or that the line ends. */
  readonly sameBreaks: number;
  readonly pages: { readonly ours: number; readonly theirs: number };
  /** One line for each difference, in reading order. */
  readonly differences: readonly string[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

/** Prints a complete HTML document with Chromium and with the engine. @param stem path of the files written, without ending */
export async function comparePrints(
  browser: Browser,
  html: string,
  folder: string,
  name: string,
  options: PrintOptions = {},
  own = html,
): Promise<Agreement> {
  const stem = join(folder, name.replace(/[^\p{L}\p{N}]+/gu, "-"));
  writeFileSync(`${stem}.html`, html);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(`${stem}.html`).href);
  await page.pdf({ path: `${stem}-chromium.pdf`, preferCSSPageSize: true, printBackground: true });
  await page.close();
  const printed = await printHtml(own, { file: `${name}.html`, ...options });
  if (!printed.value) throw new Error(printed.diagnostics.map(({ message }) => message).join("\n"));
  writeFileSync(`${stem}-ours.pdf`, printed.value.bytes);
  return { ...agreement(`${stem}-ours.pdf`, `${stem}-chromium.pdf`), diagnostics: printed.diagnostics };
}

/** Tolerance for words, pt. */
const NEAR = 1;

function agreement(oursPath: string, theirsPath: string): Omit<Agreement, "diagnostics"> {
  const [ours, theirs] = [wordsOf(oursPath), wordsOf(theirsPath)];
  const pairs = pairUp(theirs, ours);
  const [ourNext, theirNext] = [followers(ours), followers(theirs)];
  const differences: string[] = [];
  let [near, sameBreaks] = [0, 0];
  for (const word of theirs) {
    const own = pairs.get(word);
    const isNear = own?.page === word.page && distance(own, word) <= NEAR;
    const next = theirNext.get(word);
    const sameBreak = own !== undefined && ourNext.get(own) === (next && pairs.get(next));
    if (isNear) near++;
    if (sameBreak) sameBreaks++;
    if (!isNear || !sameBreak)
      differences.push(`${word.text} ${place(word)} but ${own ? place(own) : "nothing"}${sameBreak ? "" : " (break)"}`);
  }
  const paired = new Set(pairs.values());
  for (const own of ours) if (!paired.has(own)) differences.push(`nothing but ${own.text} ${place(own)}`);
  return {
    words: theirs.length,
    near,
    sameBreaks,
    pages: { ours: pdfPages(oursPath), theirs: pdfPages(theirsPath) },
    differences,
  };
}

const place = (word: Word) => `p${word.page} ${word.x.toFixed(1)},${word.y.toFixed(1)}`;
const distance = (a: Word, b: Word) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));

/** Bullets are left out: Chromium writes glyphs where the engine draws shapes. */
function wordsOf(path: string): Word[] {
  const words = pdfWords(path).filter((word) => !/^[•◦▪■▸▾]$/.test(word.text));
  for (const word of words) word.text = word.text.replace(/\u00ad/g, "").replace(/\u2010$/, "-");
  return words.sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
}

/** Pairs words of the same text: the nearest ones first, since most stand where they should. */
function pairUp(theirs: readonly Word[], ours: readonly Word[]): Map<Word, Word> {
  const byText = new Map<string, Set<Word>>();
  for (const word of ours) byText.set(word.text, (byText.get(word.text) ?? new Set()).add(word));
  const pairs = new Map<Word, Word>();
  const pairWithin = (reach: number) => {
    for (const word of theirs) {
      if (pairs.has(word)) continue;
      const candidates = byText.get(word.text);
      let best: Word | undefined;
      let least = reach;
      for (const own of candidates ?? []) {
        const apart = distance(own, word) + 1000 * Math.abs(own.page - word.page);
        if (apart <= least) [best, least] = [own, apart];
      }
      if (!best) continue;
      candidates!.delete(best);
      pairs.set(word, best);
    }
  };
  for (const reach of [NEAR, 10, 100, Infinity]) pairWithin(reach);
  return pairs;
}

/** The next word of the same line: what follows at less than the height of the word. */
function followers(words: readonly Word[]): Map<Word, Word> {
  const next = new Map<Word, Word>();
  words.forEach((word, i) => {
    const height = word.bottom - word.y;
    for (const step of [-1, 1]) {
      for (let k = i + step; words[k]?.page === word.page && Math.abs(words[k]!.y - word.y) < height / 2; k += step) {
        const other = words[k]!;
        const known = next.get(word);
        // Small type above large type begins near its top, and ends far from its foot.
        if (Math.abs(other.bottom - word.bottom) > height / 2) continue;
        if (other.x >= word.x && other !== word && other.x - word.right < height * 0.6 && other.x > word.right - 1)
          if (!known || other.x < known.x) next.set(word, other);
      }
    }
  });
  return next;
}
