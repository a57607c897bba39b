/**
 * Automatic hyphenation (CSS Text 4, section 6.1): where the words of a language may be divided, by the patterns of TeX that
 * the `hyphen` package carries. A language's patterns are loaded when a document first needs them.
 */
import { createRequire } from "node:module";
import createHyphenator, { type Patterns } from "hyphen";
import type { Values } from "../../css/index.js";

/** Pattern files by language tag, from the most specific. Japanese, Chinese, Thai, Arabic, … divide no words with hyphens. */
const PATTERN_FILES: Readonly<Record<string, string>> = {
  en: "en-us",
  "en-au": "en-gb",
  "en-gb": "en-gb",
  "en-ie": "en-gb",
  "en-in": "en-gb",
  "en-nz": "en-gb",
  "en-za": "en-gb",
  de: "de-1996",
  "de-1901": "de-1901",
  "de-ch-1901": "de-ch-1901",
  el: "el-monoton",
  "el-polyton": "el-polyton",
  mn: "mn-cyrl",
  nb: "nb",
  nn: "nn",
  no: "no",
  sh: "sh-latn",
  "sh-cyrl": "sh-cyrl",
  sr: "sr-cyrl",
  "sr-latn": "sh-latn",
};

/** Languages whose file bears their own name. */
const OWN_NAME = new Set(
  "af as be bg bn ca cs cu cy da es et eu fi fr fur ga gl grc gu hi hr hsb hu hy ia id is it ka kmr kn la lt lv mk ml mr nl oc or pa pl pms pt rm ro ru sa sk sl sq sv ta te tk tr uk".split(
    " ",
  ),
);

/** What `auto` stands for, as in browsers. */
const AUTO_LIMITS = { word: 5, before: 2, after: 2 };
/** What a language wants at least after the break, where that is more (TeX, `\righthyphenmin`). */
const AUTO_AFTER: Readonly<Record<string, number>> = { en: 3, ga: 3, pt: 3 };

const MAX_CACHED_WORDS = 20_000;

interface Hyphenator {
  readonly file: string;
  readonly primary: string;
  divide: (word: string) => string;
  readonly points: Map<string, readonly number[]>;
}

const require = createRequire(import.meta.url);
const byFile = new Map<string, Hyphenator>();
const byLanguage = new Map<string, Hyphenator | undefined>();
const NO_POINTS: readonly number[] = [];

/**
 * Offsets in `word` before which it may be divided.
 * @param word letters and marks only
 * @param language BCP 47, in lower case; one that isn't known divides nothing
 */
export function hyphenationPoints(word: string, language: string, limits: Values.HyphenateLimits): readonly number[] {
  const { length } = word;
  if (length < (limits.word === "auto" ? AUTO_LIMITS.word : limits.word)) return NO_POINTS;
  const hyphenator = hyphenatorFor(language);
  if (!hyphenator) return NO_POINTS;
  // In English a capital begins a name, which is better kept whole.
  if (hyphenator.primary === "en" && /^\p{Lu}/u.test(word)) return NO_POINTS;
  const points = pointsOf(word, hyphenator);
  const before = limits.before === "auto" ? AUTO_LIMITS.before : limits.before;
  const after = limits.after === "auto" ? (AUTO_AFTER[hyphenator.primary] ?? AUTO_LIMITS.after) : limits.after;
  if (points.length === 0 || (points[0]! >= before && length - points.at(-1)! >= after)) return points;
  return points.filter((at) => at >= before && length - at >= after);
}

function hyphenatorFor(language: string): Hyphenator | undefined {
  if (byLanguage.has(language)) return byLanguage.get(language);
  const file = patternFile(language);
  let hyphenator = file === undefined ? undefined : byFile.get(file);
  if (file !== undefined && !hyphenator) {
    hyphenator = { file, primary: file.split("-")[0]!, divide: loadPatterns(file), points: new Map() };
    byFile.set(file, hyphenator);
  }
  byLanguage.set(language, hyphenator);
  return hyphenator;
}

/** The file of the tag, else of the tag without its last subtag, and so on (RFC 4647, section 3.4). */
function patternFile(language: string): string | undefined {
  const subtags = language.split("-");
  for (; subtags.length > 0; subtags.pop()) {
    const tag = subtags.join("-");
    if (Object.hasOwn(PATTERN_FILES, tag)) return PATTERN_FILES[tag];
    if (OWN_NAME.has(tag)) return tag;
  }
  return undefined;
}

function loadPatterns(file: string): (word: string) => string {
  return createHyphenator(require(`hyphen/patterns/${file}.js`) as Patterns, { html: false, minWordLength: 2 });
}

function pointsOf(word: string, hyphenator: Hyphenator): readonly number[] {
  let points = hyphenator.points.get(word);
  if (points) return points;
  if (hyphenator.points.size >= MAX_CACHED_WORDS) {
    // The package remembers every word as well, so it is begun anew.
    hyphenator.points.clear();
    hyphenator.divide = loadPatterns(hyphenator.file);
  }
  points = word.length > LONGEST_WORD ? pointsOfLong(word, hyphenator) : divided(word, hyphenator);
  hyphenator.points.set(word, points);
  return points;
}

/** What the package is given at most, in letters: its time grows with the square of their number. */
const LONGEST_WORD = 200;
/** Patterns see no more letters than these on each side of a place. */
const CONTEXT = 50;

/** Of a word that is no word of any language, a window at a time. */
function pointsOfLong(word: string, hyphenator: Hyphenator): number[] {
  const points: number[] = [];
  for (let from = 0; from < word.length; from += LONGEST_WORD - 2 * CONTEXT) {
    const start = Math.max(0, from - CONTEXT);
    const end = from + LONGEST_WORD - CONTEXT;
    const last = from + LONGEST_WORD - 2 * CONTEXT;
    for (const point of divided(word.slice(start, end), hyphenator)) {
      const at = start + point;
      if (at > from && at <= last) points.push(at);
    }
  }
  return points;
}

function divided(word: string, hyphenator: Hyphenator): readonly number[] {
  const found: number[] = [];
  let offset = 0;
  for (const part of hyphenator.divide(word).split("\u00AD")) {
    offset += part.length;
    found.push(offset);
  }
  found.pop();
  return offset === word.length ? found : NO_POINTS;
}
