/**
 * Shaping of Latin words by pairs of letters. A full run of GSUB and GPOS takes a hundred times as long as all else that a
 * word costs, and for most words it can do no more than kern neighbours. So each pair of letters is shaped once, and a word
 * is put together from its pairs, wherever the font's tables show that no lookup sees more than two letters at once.
 */
import type { Font } from "fontkit";
import type { FontFace } from "./fonts.js";
import { coveredGlyphs, LayoutTable, type Structure, type Subtable } from "./layout-table.js";
import { type PairKerning, pairKerning } from "./pair-kerning.js";
import type { FontFeature, ShapedText } from "./shaped-text.js";

/** Features that a shaper applies unasked to Latin text (OpenType, "Registered features"; UAX #24 script Latn). */
const DEFAULT_FEATURES = [
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
/** OpenType lookup types that look beyond one glyph or a pair. */
const LIGATURE = 4;
const CONTEXT = 5;
const CHAINED_CONTEXT = 6;
const REVERSE_CHAINED = 8;
const CONTEXT_POSITIONING = 7;
const CHAINED_CONTEXT_POSITIONING = 8;

const ASCII_START = 0x21;
/** Latin letters and what stands between them; beyond lie combining marks and other scripts. */
const LATIN_END = 0x250;
const SOFT_HYPHEN = 0xad;
const NO_BREAK_SPACE = 0xa0;
const DEL_TO_C1 = [0x7f, 0x9f] as const;
const FIRST_QUOTE = 0x2018;
const LAST_QUOTE = 0x201f;

function isPlain(code: number): boolean {
  if (code >= FIRST_QUOTE && code <= LAST_QUOTE) return true;
  if (code < ASCII_START || code >= LATIN_END || code === SOFT_HYPHEN || code === NO_BREAK_SPACE) return false;
  return code < DEL_TO_C1[0] || code > DEL_TO_C1[1];
}

const isLatinLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code >= 0xc0;

/** A letter by itself, or none where it isn't one glyph of its own place. */
interface Letter {
  readonly id: number;
  /** em */
  readonly advance: number;
  readonly text: string;
}

/** Shapes a text by the full engine. */
type ShapeFully = (text: string) => ShapedText;

export class PairShaper {
  readonly #letters = new Map<number, Letter | undefined>();
  /** Advance of a letter before another, em; undefined where the two are not simply set side by side. */
  readonly #pairs = new Map<number, number | undefined>();
  readonly #joining: Joining;
  readonly #kerning: PairKerning | undefined;

  /**
   * @param features those that are switched on beside the default ones, or off
   * @param shapeFully the full engine, with the script Latin
   */
  constructor(
    readonly face: FontFace,
    features: readonly FontFeature[],
    readonly shapeFully: ShapeFully,
  ) {
    const on = features.filter(([, value]) => value !== 0).map(([tag]) => tag);
    const off = new Set(features.filter(([, value]) => value === 0).map(([tag]) => tag));
    const all = new Set([...DEFAULT_FEATURES, ...on]);
    this.#joining = joiningGlyphs(face.fontkit, all);
    this.#kerning = pairKerning(
      face.fontkit,
      [...all].filter((tag) => !off.has(tag)),
    );
  }

  /** The word's glyphs; undefined where pairs don't suffice, and the full engine must see it whole. */
  shape(word: string): ShapedText | undefined {
    const count = word.length;
    const ids = new Array<number>(count);
    const advances = new Array<number>(count);
    const texts = new Array<string>(count);
    let latin = false;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      const code = word.charCodeAt(i);
      const letter = this.#letter(code);
      if (!letter) return undefined;
      latin ||= isLatinLetter(code);
      ids[i] = letter.id;
      advances[i] = letter.advance;
      texts[i] = letter.text;
      if (i > 0) {
        if (this.#joins(ids[i - 1]!, letter.id)) return undefined;
        const kerned = this.#pair(previous, code);
        if (kerned === undefined) return undefined;
        advances[i - 1] = kerned;
      }
      previous = code;
    }
    // Digits and signs alone are of no script, for which a font may have other rules.
    if (!latin) return undefined;
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

  #letter(code: number): Letter | undefined {
    const known = this.#letters.get(code);
    if (known || this.#letters.has(code)) return known;
    const letter = isPlain(code) ? this.#shapeLetter(String.fromCharCode(code)) : undefined;
    this.#letters.set(code, letter);
    return letter;
  }

  #shapeLetter(text: string): Letter | undefined {
    const { fontkit } = this.face;
    if (!fontkit.hasGlyphForCodePoint(text.charCodeAt(0))) return undefined;
    const shaped = this.shapeFully(text);
    const nominal = fontkit.glyphForCodePoint(text.charCodeAt(0)).id;
    const [id] = shaped.ids;
    if (id === undefined || !inPlace(shaped, 1) || (id !== nominal && this.#joining.has(nominal))) return undefined;
    if (this.#joining.get(id) === "any") return undefined;
    return { id, advance: shaped.advances[0]!, text };
  }

  #joins(left: number, right: number): boolean {
    const seconds = this.#joining.get(left);
    return seconds !== undefined && (seconds === "any" || seconds.has(right));
  }

  #pair(left: number, right: number): number | undefined {
    const key = left * 0x10000 + right;
    const known = this.#pairs.get(key);
    if (known !== undefined || this.#pairs.has(key)) return known;
    const advance = this.#kernedAdvance(this.#letter(left)!, this.#letter(right)!);
    this.#pairs.set(key, advance);
    return advance;
  }

  #kernedAdvance(a: Letter, b: Letter): number | undefined {
    if (this.#kerning) {
      const { unitsPerEm } = this.face;
      const kerned = this.#kerning(a.id, b.id);
      return kerned === undefined ? undefined : (Math.round(a.advance * unitsPerEm) + kerned) / unitsPerEm;
    }
    const shaped = this.shapeFully(a.text + b.text);
    const simple =
      inPlace(shaped, 2) && shaped.ids[0] === a.id && shaped.ids[1] === b.id && shaped.advances[1] === b.advance;
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

/** Glyphs with those that may follow them in a ligature; `any` where a contextual rule may begin with a glyph. */
type Joining = ReadonlyMap<number, ReadonlySet<number> | "any">;
type MutableJoining = Map<number, Set<number> | "any">;

/**
 * Glyphs of plain letters at which a ligature or a contextual rule may begin that plain letters alone can complete: words
 * in which that can happen are shaped whole (OpenType, "GSUB" lookup types 4, 5, 6, 8 and "GPOS" lookup types 7, 8).
 */
function joiningGlyphs(font: Font, features: ReadonlySet<string>): Joining {
  const letters = plainGlyphs(font);
  const joining: MutableJoining = new Map();
  for (const { type, body } of subtables(LayoutTable.of(font, "GSUB"), features)) {
    if (type === LIGATURE) addLigatures(body, letters, joining);
    else if (type === CONTEXT) addContext(body, contextCoverages(body), letters, joining);
    else if (type === CHAINED_CONTEXT) addContext(body, chainedCoverages(body), letters, joining);
    else if (type === REVERSE_CHAINED) addContext(body, undefined, letters, joining);
  }
  for (const { type, body } of subtables(LayoutTable.of(font, "GPOS"), features)) {
    if (type === CONTEXT_POSITIONING) addContext(body, contextCoverages(body), letters, joining);
    else if (type === CHAINED_CONTEXT_POSITIONING) addContext(body, chainedCoverages(body), letters, joining);
  }
  return joining;
}

function plainGlyphs(font: Font): Set<number> {
  const glyphs = new Set<number>();
  for (let code = ASCII_START; code <= LAST_QUOTE; code = code + 1 === LATIN_END ? FIRST_QUOTE : code + 1)
    if (isPlain(code) && font.hasGlyphForCodePoint(code)) glyphs.add(font.glyphForCodePoint(code).id);
  return glyphs;
}

/** Of whatever script. */
function subtables(table: LayoutTable | undefined, features: ReadonlySet<string>): Subtable[] {
  const wanted = table?.features().filter(({ tag }) => features.has(tag)) ?? [];
  return table?.lookups(wanted.map(({ feature }) => feature)).flat() ?? [];
}

function addLigatures(body: Structure, letters: ReadonlySet<number>, joining: MutableJoining): void {
  const firsts = coveredGlyphs(body.to(2));
  body.list(4).forEach((set, i) => {
    const first = firsts[i];
    for (const ligature of set.list(0)) {
      // The first component is that of the coverage, and not in the list.
      const rest = Array.from({ length: Math.max(0, ligature.uint16(2) - 1) }, (_, k) => ligature.uint16(4 + k * 2));
      const known = first === undefined ? "any" : joining.get(first);
      if (first === undefined || known === "any" || !rest.every((glyph) => letters.has(glyph))) continue;
      if (rest[0] === undefined) joining.set(first, "any");
      else if (known) known.add(rest[0]);
      else joining.set(first, new Set([rest[0]]));
    }
  });
}

/** What a contextual rule of format 3 asks for: coverages of the glyphs it begins at, and of all that it sees. */
interface RuleCoverages {
  readonly begin: Structure | undefined;
  readonly all: readonly Structure[];
}

/** Undefined for rules by glyph or class (formats 1 and 2). */
function contextCoverages(body: Structure): RuleCoverages | undefined {
  if (body.uint16(0) !== 3) return undefined;
  const all = Array.from({ length: body.uint16(2) }, (_, i) => body.to(6 + i * 2));
  return { begin: all[0], all };
}

/** The glyphs before, those that the rule begins at, and the glyphs after them, each list behind the other. */
function chainedCoverages(body: Structure): RuleCoverages | undefined {
  if (body.uint16(0) !== 3) return undefined;
  const before = body.list(2);
  const inputAt = 4 + before.length * 2;
  const input = body.list(inputAt);
  const after = body.list(inputAt + 2 + input.length * 2);
  return { begin: input[0], all: [...before, ...input, ...after] };
}

function addContext(
  body: Structure,
  coverages: RuleCoverages | undefined,
  letters: ReadonlySet<number>,
  joining: MutableJoining,
): void {
  if (coverages?.all.some((coverage) => !coveredGlyphs(coverage).some((glyph) => letters.has(glyph)))) return;
  // Rules by glyph or class are not looked into: all that they may begin with counts.
  const begin = coverages ? coverages.begin : body.to(2);
  for (const glyph of begin ? coveredGlyphs(begin) : []) joining.set(glyph, "any");
}
