/**
 * Shaping of Latin words by pairs of letters. A full run of GSUB and GPOS takes a hundred times as long as all else that a
 * word costs, and for most words it can do no more than kern neighbours. So a word is put together from its letters and the
 * kerning of each pair, which the font's tables tell, wherever they show that no lookup sees more than two letters at once.
 */
import type { FontFace } from "../library.js";
import { glyphId } from "../opentype/fontkit-inside.js";
import { FIRST_QUOTE, isPlain, type Joining, joiningGlyphs } from "./joining-glyphs.js";
import { type LoneGlyphs, loneGlyphs } from "./lone-glyphs.js";
import { type PairKerning, pairKerning } from "./pair-kerning.js";
import type { FontFeature, ShapedText } from "./shaped-text.js";

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
const SPACE = 0x20;
const ORDINAL_INDICATORS = [0xaa, 0xba];

const isLatinLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 && code < FIRST_QUOTE) ||
  ORDINAL_INDICATORS.includes(code);

function hasLatinLetter(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (isLatinLetter(word.charCodeAt(i))) return true;
  return false;
}

/** A letter by itself, or none where it isn't one glyph of its own place. */
interface Letter {
  readonly id: number;
  /** em */
  readonly advance: number;
  readonly text: string;
}

/** Shapes a text by the full engine. */
type ShapeFully = (text: string) => ShapedText;

/** Scripts of which the first that a font has counts, as fontkit chooses: for Latin letters, and for signs that are of none. */
const LATIN_SCRIPTS = ["latn", "DFLT", "dflt"];
const NO_SCRIPTS = ["DFLT", "dflt", "latn"];

export class PairShaper {
  readonly #latin: ScriptPairs;
  readonly #signs: ScriptPairs;

  /**
   * @param features those that are switched on beside the default ones, or off
   * @param shapeFully the full engine, with the script Latin
   */
  constructor(
    readonly face: FontFace,
    features: readonly FontFeature[],
    shapeFully: ShapeFully,
  ) {
    const on = features.filter(([, value]) => value !== 0).map(([tag]) => tag);
    const off = new Set(features.filter(([, value]) => value === 0).map(([tag]) => tag));
    const all = [...new Set([...DEFAULT_FEATURES, ...on])].filter((tag) => !off.has(tag));
    const joining = joiningGlyphs(face.fontkit, new Set(all));
    this.#latin = new ScriptPairs(face, all, LATIN_SCRIPTS, joining, shapeFully);
    this.#signs = new ScriptPairs(face, all, NO_SCRIPTS, joining, undefined);
  }

  /** The word's glyphs; undefined where pairs don't suffice, and the full engine must see it whole. */
  shape(word: string): ShapedText | undefined {
    const count = word.length;
    const ids = new Array<number>(count);
    const advances = new Array<number>(count);
    const texts = new Array<string>(count);
    // Digits and signs alone are of no script, for which a font may have other rules.
    const pairs = hasLatinLetter(word) ? this.#latin : this.#signs;
    let previous: Letter | undefined;
    for (let i = 0; i < count; i++) {
      const letter = pairs.letter(word.charCodeAt(i));
      if (!letter) return undefined;
      ids[i] = letter.id;
      advances[i] = letter.advance;
      texts[i] = letter.text;
      if (previous) {
        const kerned = pairs.advance(previous, letter);
        if (kerned === undefined) return undefined;
        advances[i - 1] = kerned;
      }
      previous = letter;
    }
    const sums = new Array<number>(count + 1);
    sums[0] = 0;
    for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + advances[i]!;
    const [zeros, indices] = [upTo(ZEROS, count, 0), upTo(INDICES, count + 1, 1)];
    return {
      ids,
      advances,
      xOffsets: zeros,
      yOffsets: zeros,
      starts: indices,
      texts,
      advance: sums[count]!,
      sums,
      clusters: indices,
    };
  }
}

/** The letters of a face and their pairs, by the rules that it has for a script. */
class ScriptPairs {
  readonly #letters = new Map<number, Letter | undefined>();
  /** Advance of a letter before another, em; undefined where the two are not simply set side by side. */
  readonly #pairs = new Map<number, number | undefined>();
  readonly #alone: LoneGlyphs | undefined;
  readonly #kerning: PairKerning | undefined;

  /** @param shapeFully the full engine for the script, which is asked for what the font's tables don't tell; absent: nothing is asked */
  constructor(
    readonly face: FontFace,
    features: readonly string[],
    scripts: readonly string[],
    readonly joining: Joining,
    readonly shapeFully: ShapeFully | undefined,
  ) {
    this.#alone = loneGlyphs(face.fontkit, features, scripts);
    this.#kerning = pairKerning(face.fontkit, features, scripts);
  }

  /** Undefined where it isn't one glyph of its own place. */
  letter(code: number): Letter | undefined {
    const known = this.#letters.get(code);
    if (known || this.#letters.has(code)) return known;
    const letter = isPlain(code) || code === SPACE ? this.#letter(code) : undefined;
    this.#letters.set(code, letter);
    return letter;
  }

  #letter(code: number): Letter | undefined {
    const nominal = glyphId(this.face.fontkit, code);
    if (nominal === 0) return undefined;
    const text = String.fromCharCode(code);
    const letter = this.#loneLetter(nominal, text) ?? this.#shapedLetter(text);
    if (!letter || (letter.id !== nominal && this.joining.has(nominal))) return undefined;
    return this.joining.get(letter.id) === "any" ? undefined : letter;
  }

  #loneLetter(nominal: number, text: string): Letter | undefined {
    const alone = this.#alone?.(nominal);
    return alone && alone.id < this.face.glyphCount
      ? { id: alone.id, advance: alone.advance / this.face.unitsPerEm, text }
      : undefined;
  }

  #shapedLetter(text: string): Letter | undefined {
    const shaped = this.shapeFully?.(text);
    return shaped && inPlace(shaped, 1) ? { id: shaped.ids[0]!, advance: shaped.advances[0]!, text } : undefined;
  }

  /** Of a letter before another, em; undefined where the two are not simply set side by side. */
  advance(left: Letter, right: Letter): number | undefined {
    const key = left.text.charCodeAt(0) * 0x10000 + right.text.charCodeAt(0);
    const known = this.#pairs.get(key);
    if (known !== undefined || this.#pairs.has(key)) return known;
    const advance = this.#joins(left.id, right.id) ? undefined : this.#kernedAdvance(left, right);
    this.#pairs.set(key, advance);
    return advance;
  }

  #joins(left: number, right: number): boolean {
    const seconds = this.joining.get(left);
    return seconds !== undefined && (seconds === "any" || seconds.has(right));
  }

  #kernedAdvance(left: Letter, right: Letter): number | undefined {
    if (this.#kerning) {
      const { unitsPerEm } = this.face;
      const kerned = this.#kerning(left.id, right.id);
      return kerned === undefined ? undefined : (Math.round(left.advance * unitsPerEm) + kerned) / unitsPerEm;
    }
    const shaped = this.shapeFully?.(left.text + right.text);
    const simple =
      shaped &&
      inPlace(shaped, 2) &&
      shaped.ids[0] === left.id &&
      shaped.ids[1] === right.id &&
      shaped.advances[1] === right.advance;
    return simple ? shaped.advances[0]! : undefined;
  }
}

/** Whether each character became one glyph that stands where its neighbours' advances put it. */
function inPlace(shaped: ShapedText, count: number): boolean {
  const zero = (offset: number) => offset === 0;
  return (
    shaped.ids.length === count &&
    shaped.xOffsets.every(zero) &&
    shaped.yOffsets.every(zero) &&
    shaped.starts.every((start, i) => start === i)
  );
}

// Lists that all words share.
const ZEROS: number[][] = [];
const INDICES: number[][] = [];

/** `count` numbers that rise from 0 by `step`. */
function upTo(lists: number[][], count: number, step: number): readonly number[] {
  return (lists[count] ??= Array.from({ length: count }, (_, i) => i * step));
}
