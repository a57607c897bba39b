/**
 * Shaping: characters of one face -> glyphs with advances (OpenType GSUB and GPOS, by HarfBuzz). Lengths are in em, so one
 * result serves every font size; results are kept for each face, since shaping is where most of the time goes.
 */

import { RecentCache } from "../../recent-cache.js";
import type { FontFace } from "../library.js";
import { bounded, TooManySteps } from "../opentype/bounded-reads.js";
import { glyphId } from "../opentype/fontkit-inside.js";
import { mirrored } from "./bidi.js";
import { type Run, shapeByHarfBuzz } from "./harfbuzz.js";
import { PairShaper } from "./pair-shaping.js";
import { type FontFeature, measured, type ShapedText } from "./shaped-text.js";

/** The size, px, at which a font's metrics are taken: Chromium keeps fonts by hundredths of a px, rounded down. */
export function metricSize(fontSize: number): number {
  return Math.floor(Math.fround(Math.fround(fontSize) * 100)) / 100;
}

/**
 * The size, px, at which glyphs are measured and painted: whole 64ths, rounded down, as the rasterizer takes it. A line of a
 * hundred glyphs is half a px shorter for it, which decides where some lines break.
 */
export function glyphSize(fontSize: number): number {
  return Math.floor(Math.fround(metricSize(fontSize)) * 64) / 64;
}

/** Widths of the spaces of Unicode that a font may lack, em; the others depend on a glyph, as HarfBuzz has them. */
const SPACE_WIDTHS: Readonly<Record<string, number>> = {
  "\u2000": 1 / 2,
  "\u2001": 1,
  "\u2002": 1 / 2,
  "\u2003": 1,
  "\u2004": 1 / 3,
  "\u2005": 1 / 4,
  "\u2006": 1 / 6,
  "\u2009": 1 / 5,
  "\u200A": 1 / 16,
  "\u205F": 4 / 18,
  "\u3000": 1,
};
const GLYPH_WIDTHS: Readonly<Record<string, readonly [of: string, part: number]>> = {
  "\u00A0": [" ", 1],
  "\u2007": ["0", 1],
  "\u2008": [".", 1],
  "\u202F": [" ", 1 / 2],
  // Separators of lines and paragraphs break nothing in HTML; Chromium shows them as a space.
  "\u2028": [" ", 1],
  "\u2029": [" ", 1],
};

/** A space that the face has no glyph for, made of the one it has at the width that is asked for; undefined for all else. */
export function madeSpace(face: FontFace, character: string): ShapedText | undefined {
  const like = GLYPH_WIDTHS[character];
  const width = like ? shape(face, like[0], [], false).advance * like[1] : SPACE_WIDTHS[character];
  if (width === undefined) return undefined;
  const { ids } = shape(face, " ", [], false);
  const [advances, starts, texts] = [[width], [0], [character]];
  const measures = measured(starts, advances, texts, 1);
  return { ids, advances, xOffsets: [0], yOffsets: [0], starts, texts, advance: width, ...measures };
}

/** Words kept for each face and feature set, twice as many at most: those of some sheets, half a kilobyte each. */
const CACHED_WORDS = 3_000;

/** What is known of one face with one set of features and one direction. */
interface Shaper {
  readonly words: RecentCache<ShapedText>;
  /** For words of Latin letters, from left to right. */
  readonly pairs: PairShaper | undefined;
}

const shapers = new WeakMap<FontFace, Map<string, Shaper>>();

/** Shapes `text`, which must be of one face and one direction. */
export function shape(face: FontFace, text: string, features: readonly FontFeature[], rtl: boolean): ShapedText {
  const { words, pairs } = shaperOf(face, features, rtl);
  let shaped = words.get(text);
  if (!shaped) {
    shaped = (pairs && ofPairs(pairs, text)) ?? shapeFully(face, text, features, rtl);
    words.set(text, shaped);
  }
  return shaped;
}

const ofPairs = (pairs: PairShaper, text: string) => unlessEndless(pairs.face, () => pairs.shape(text));

/** Undefined where the font's tables lead to no end. */
function unlessEndless<T>(face: FontFace, work: () => T): T | undefined {
  try {
    return bounded(face.fontkit, work);
  } catch (error) {
    if (error instanceof TooManySteps) return undefined;
    throw error;
  }
}

function shaperOf(face: FontFace, features: readonly FontFeature[], rtl: boolean): Shaper {
  let byFeatures = shapers.get(face);
  if (!byFeatures) shapers.set(face, (byFeatures = new Map()));
  const key = (rtl ? "rtl" : "ltr") + keyOf(features);
  let shaper = byFeatures.get(key);
  if (!shaper) {
    const full = (text: string) => shapeFully(face, text, features, false, "Latn");
    const pairs = rtl ? undefined : unlessEndless(face, () => new PairShaper(face, features, full));
    byFeatures.set(key, (shaper = { words: new RecentCache(CACHED_WORDS), pairs }));
  }
  return shaper;
}

const featureKeys = new WeakMap<readonly FontFeature[], string>();

function keyOf(features: readonly FontFeature[]): string {
  let key = featureKeys.get(features);
  if (key === undefined) featureKeys.set(features, (key = features.join(";")));
  return key;
}

/** @param script ISO 15924; by default that of the first character that has one */
function shapeFully(
  face: FontFace,
  text: string,
  features: readonly FontFeature[],
  rtl: boolean,
  script?: string,
): ShapedText {
  const run = shapeByHarfBuzz(face, text, features, { rtl, script }) ?? sideBySide(face, text, rtl);
  const texts = clusterTexts(text, run, rtl);
  const em = (units: number) => units / face.unitsPerEm;
  const advances = run.advances.map(em);
  return {
    ids: run.ids,
    advances,
    xOffsets: run.xOffsets.map(em),
    yOffsets: run.yOffsets.map(em),
    starts: run.starts,
    texts,
    advance: advances.reduce((a, b) => a + b, 0),
    ...measured(run.starts, advances, texts, text.length),
  };
}

/**
 * Each cluster's characters, at its first glyph in reading order. From right to left, one that has an advance: letters of
 * other scripts are turned round with what follows them, which stays behind them.
 */
function clusterTexts(text: string, { starts, advances }: Run, rtl: boolean): string[] {
  const texts = new Array<string>(starts.length).fill("");
  const at = (place: number) => (rtl ? starts.length - 1 - place : place);
  let end = text.length;
  let bearer: number | undefined;
  for (let k = starts.length - 1; k >= 0; k--) {
    const i = at(k);
    if (bearer === undefined || !rtl || advances[i] !== 0) bearer = i;
    const start = k === 0 ? 0 : starts[i]!;
    if (k > 0 && starts[at(k - 1)] === start) continue;
    texts[bearer] = text.slice(start, end);
    end = start;
    bearer = undefined;
  }
  return texts;
}

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

/** The letters of a font whose rules can't be followed: no text is lost. What has no picture shows none. */
function sideBySide(face: FontFace, text: string, rtl: boolean): Run {
  let next = 0;
  const letters = Array.from(text, (character) => {
    const start = next;
    next += character.length;
    const isIgnorable = IGNORABLE.test(character);
    const shown = isIgnorable ? " " : rtl ? mirrored(character) : character;
    const id = glyphId(face.fontkit, shown.codePointAt(0)!);
    return { id, start, advance: isIgnorable ? 0 : face.fontkit.getGlyph(id).advanceWidth };
  });
  if (rtl) letters.reverse();
  const zeros = letters.map(() => 0);
  return {
    ids: letters.map(({ id }) => id),
    starts: letters.map(({ start }) => start),
    advances: letters.map(({ advance }) => advance),
    xOffsets: zeros,
    yOffsets: zeros,
  };
}
