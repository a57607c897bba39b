/** A face and the features that are on -> its letters, which of them join, and how far they stand apart, as its tables tell. */
import type { FontFace } from "../library.js";
import { glyphId } from "../opentype/fontkit-inside.js";
import type { LigatureRule } from "../opentype/layout-table.js";
import { isPlain, type Joining } from "./joining-glyphs.js";
import { type Ligatures, ligatures } from "./ligatures.js";
import { type LoneGlyphs, loneGlyphs } from "./lone-glyphs.js";
import { type PairKerning, pairKerning } from "./pair-kerning.js";
import type { ShapedText } from "./shaped-text.js";

const SPACE = 0x20;

/** A letter by itself, or the ligature that several became. */
export interface Letter {
  readonly id: number;
  /** em */
  readonly advance: number;
  readonly text: string;
  /** Whether it has the glyph that the font's map of characters gives it. */
  readonly isNominal: boolean;
}

/** The letters of a face and their pairs, by the rules that it has for a script. */
export interface LetterPairs {
  /** Undefined where it isn't one glyph of its own place. */
  letter(code: number): Letter | undefined;
  /** Of a letter before another, em; undefined where the two are not simply set side by side. */
  advance(left: Letter, right: Letter): number | undefined;
  /** Those that may begin with a letter, in the order in which they are tried. */
  ligatures(first: Letter): readonly LigatureRule[];
  /** What letters became; undefined where it isn't one glyph of its own place. */
  ligature(id: number, text: string): Letter | undefined;
}

/** Shapes a text by the full engine. */
export type ShapeFully = (text: string) => ShapedText;

export class FontPairs implements LetterPairs {
  readonly #letters = new Map<number, Letter | undefined>();
  /** Advance of a letter before another, em; undefined where the two are not simply set side by side. */
  readonly #pairs = new Map<number, number | undefined>();
  readonly #alone: LoneGlyphs | undefined;
  readonly #kerning: PairKerning | undefined;
  readonly #ligatures: Ligatures | undefined;

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
    // Of what a ligature is beside others, only the tables tell.
    const isTold = this.#alone !== undefined && this.#kerning !== undefined;
    this.#ligatures = isTold ? ligatures(face.fontkit, features, scripts, joining) : undefined;
  }

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
    const letter = this.#loneLetter(nominal, text) ?? this.#shapedLetter(nominal, text);
    if (!letter || (!letter.isNominal && this.joining.has(nominal))) return undefined;
    return this.joining.get(letter.id) === "any" ? undefined : letter;
  }

  #loneLetter(nominal: number, text: string): Letter | undefined {
    const alone = this.#alone?.(nominal);
    return alone && alone.id < this.face.glyphCount
      ? { id: alone.id, advance: alone.advance / this.face.unitsPerEm, text, isNominal: alone.id === nominal }
      : undefined;
  }

  #shapedLetter(nominal: number, text: string): Letter | undefined {
    const shaped = this.shapeFully?.(text);
    if (!shaped || !inPlace(shaped, 1)) return undefined;
    const id = shaped.ids[0]!;
    return { id, advance: shaped.advances[0]!, text, isNominal: id === nominal };
  }

  ligatures(first: Letter): readonly LigatureRule[] {
    return this.#ligatures?.get(first.id) ?? NONE;
  }

  ligature(id: number, text: string): Letter | undefined {
    const letter = this.#loneLetter(id, text);
    return letter?.isNominal ? letter : undefined;
  }

  advance(left: Letter, right: Letter): number | undefined {
    const key = left.id * 0x10000 + right.id;
    const known = this.#pairs.get(key);
    if (known !== undefined || this.#pairs.has(key)) return known;
    const advance = this.#joins(left.id, right.id) ? undefined : this.#kernedAdvance(left, right);
    this.#pairs.set(key, advance);
    return advance;
  }

  /** Whether more than is known becomes of two letters. */
  #joins(left: number, right: number): boolean {
    const seconds = this.joining.get(left);
    return seconds !== undefined && (seconds === "any" || (!this.#ligatures && seconds.has(right)));
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

const NONE: readonly LigatureRule[] = [];

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
