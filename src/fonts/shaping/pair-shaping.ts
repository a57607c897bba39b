/**
 * Shaping of Latin words by pairs of letters. A full run of GSUB and GPOS takes a hundred times as long as all else that a
 * word costs, and for most words it can do no more than kern neighbours. So a word is put together from its letters and the
 * kerning of each pair, which the font's tables tell, wherever they show that no lookup sees more than two letters at once.
 */
import type { FontFace } from "../library.js";
import { pairsAhead } from "./ahead/pairs-ahead.js";
import { type Joining, joiningGlyphs, LATIN_END } from "./joining-glyphs.js";
import { FontPairs, type Letter, type LetterPairs, type ShapeFully } from "./letter-pairs.js";
import { type FontFeature, measured, type ShapedText } from "./shaped-text.js";

/** Features that a shaper applies unasked to Latin text (OpenType, "Registered features"; UAX #24 script Latn). */
const DEFAULT_FEATURES = [
  "ltra",
  "ltrm",
  "rvrn",
  "ccmp",
  "locl",
  "rlig",
  "calt",
  "clig",
  "liga",
  "rclt",
  "kern",
  "curs",
  "mark",
  "mkmk",
];
const ORDINAL_INDICATORS = [0xaa, 0xba];

const isLatinLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 && code < LATIN_END) ||
  ORDINAL_INDICATORS.includes(code);

function hasLatinLetter(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (isLatinLetter(word.charCodeAt(i))) return true;
  return false;
}

/** Scripts of which the first that a font has counts, as fontkit chooses: for Latin letters, and for signs that are of none. */
const LATIN_SCRIPTS = ["latn", "DFLT", "dflt"];
const NO_SCRIPTS = ["DFLT", "dflt", "latn"];

export class PairShaper {
  readonly #latin: LetterPairs;
  readonly #signs: LetterPairs;

  /**
   * @param features those that are switched on beside the default ones, or off
   * @param shapeFully the full engine, with the script Latin
   */
  constructor(
    readonly face: FontFace,
    features: readonly FontFeature[],
    shapeFully: ShapeFully,
  ) {
    const read = pairsOf(face, features, shapeFully);
    const { latin, signs } = pairsAhead(face, features.join(";"), read) ?? { latin: read.latin(), signs: read.signs() };
    this.#latin = latin;
    this.#signs = signs;
  }

  /** The word's glyphs; undefined where pairs don't suffice, and the full engine must see it whole. */
  shape(word: string): ShapedText | undefined {
    // Digits and signs alone are of no script, for which a font may have other rules.
    const pairs = hasLatinLetter(word) ? this.#latin : this.#signs;
    const letters = lettersOf(word, pairs);
    if (!letters) return undefined;
    const count = letters.length;
    const advances = new Array<number>(count);
    for (let i = 0; i < count; i++) {
      const letter = letters[i]!;
      const advance = i + 1 < count ? pairs.advance(letter, letters[i + 1]!) : letter.advance;
      if (advance === undefined) return undefined;
      advances[i] = advance;
    }
    return setSideBySide(letters, advances, word.length);
  }
}

/** The pairs of a face by the rules of Latin and of no script, as its tables tell: read when they are asked for. */
export function pairsOf(face: FontFace, features: readonly FontFeature[], shapeFully: ShapeFully) {
  const on = features.filter(([, value]) => value !== 0).map(([tag]) => tag);
  const off = new Set(features.filter(([, value]) => value === 0).map(([tag]) => tag));
  const all = [...new Set([...DEFAULT_FEATURES, ...on])].filter((tag) => !off.has(tag));
  let known: Joining | undefined;
  const joining = () => {
    known ??= joiningGlyphs(face.fontkit, new Set(all));
    return known;
  };
  return {
    latin: () => new FontPairs(face, all, LATIN_SCRIPTS, joining(), shapeFully),
    signs: () => new FontPairs(face, all, NO_SCRIPTS, joining(), undefined),
  };
}

/** The letters of a word, those that become one glyph as one; undefined where that can't be told. */
function lettersOf(word: string, pairs: LetterPairs): Letter[] | undefined {
  const single = new Array<Letter>(word.length);
  for (let i = 0; i < word.length; i++) {
    const letter = pairs.letter(word.charCodeAt(i));
    if (!letter) return undefined;
    single[i] = letter;
  }
  const letters: Letter[] = [];
  for (let i = 0; i < word.length; ) {
    const rules = pairs.ligatures(single[i]!);
    const rule = rules.find(({ rest }) => rest.every((glyph, k) => single[i + 1 + k]?.id === glyph));
    const size = rule ? rule.rest.length + 1 : 1;
    // Letters that have changed may have done so only after they would have joined.
    if (rules.length > 0 && single[i + 1]?.isNominal === false) return undefined;
    const letter = rule ? pairs.ligature(rule.result, word.slice(i, i + size)) : single[i];
    if (!letter) return undefined;
    letters.push(letter);
    i += size;
  }
  return letters;
}

function setSideBySide(letters: readonly Letter[], advances: readonly number[], length: number): ShapedText {
  const count = letters.length;
  const ids = letters.map(({ id }) => id);
  const texts = letters.map(({ text }) => text);
  const zeros = upTo(ZEROS, count, 0);
  if (count < length) {
    const starts = letters.map((_, i) => texts.slice(0, i).join("").length);
    const advance = advances.reduce((a, b) => a + b, 0);
    const { sums, clusters } = measured(starts, advances, texts, length);
    return { ids, advances, xOffsets: zeros, yOffsets: zeros, texts, starts, advance, sums, clusters };
  }
  const sums = new Array<number>(count + 1);
  sums[0] = 0;
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + advances[i]!;
  const starts = upTo(INDICES, count + 1, 1);
  const advance = sums[count]!;
  return { ids, advances, xOffsets: zeros, yOffsets: zeros, texts, starts, advance, sums, clusters: starts };
}

// Lists that all words share.
const ZEROS: number[][] = [];
const INDICES: number[][] = [];

/** `count` numbers that rise from 0 by `step`. */
function upTo(lists: number[][], count: number, step: number): readonly number[] {
  return (lists[count] ??= Array.from({ length: count }, (_, i) => i * step));
}
