/**
 * Shaping of Latin words by pairs of letters. A full run of GSUB and GPOS takes a hundred times as long as all else that a
 * word costs, and for most words it can do no more than kern neighbours. So each pair of letters is shaped once, and a word
 * is put together from its pairs, wherever the font's tables show that no lookup sees more than two letters at once.
 */
import type { Font } from "fontkit";
import type { FontFace } from "./fonts.js";
import type { ShapedText } from "./shaped-text.js";

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
const CONTEXTUAL = new Set([5, 6, 8]);
const CONTEXTUAL_POSITIONING = new Set([7, 8]);

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

  /**
   * @param features tags that are switched on beside the default ones
   * @param shapeFully the full engine, with the script Latin
   */
  constructor(
    readonly face: FontFace,
    features: readonly string[],
    readonly shapeFully: ShapeFully,
  ) {
    this.#joining = joiningGlyphs(face.fontkit, new Set([...DEFAULT_FEATURES, ...features]));
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
    const [a, b] = [this.#letter(left)!, this.#letter(right)!];
    const shaped = this.shapeFully(a.text + b.text);
    const simple =
      inPlace(shaped, 2) && shaped.ids[0] === a.id && shaped.ids[1] === b.id && shaped.advances[1] === b.advance;
    const advance = simple ? shaped.advances[0]! : undefined;
    this.#pairs.set(key, advance);
    return advance;
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

/** fontkit reads long lists only when they are asked for. */
type List<T> = readonly T[] | { toArray(): readonly T[] };

const listed = <T>(list: List<T> | undefined): readonly T[] =>
  list === undefined ? [] : "toArray" in list ? list.toArray() : list;

interface Coverage {
  readonly version: number;
  readonly glyphs?: List<number>;
  readonly rangeRecords?: List<{ readonly start: number; readonly end: number }>;
}

interface Subtable {
  readonly version?: number;
  readonly lookupType?: number;
  readonly extension?: Subtable;
  readonly coverage?: Coverage;
  readonly backtrackCoverage?: List<Coverage>;
  readonly inputCoverage?: List<Coverage>;
  readonly lookaheadCoverage?: List<Coverage>;
  readonly coverages?: List<Coverage>;
  readonly ligatureSets?: List<List<{ readonly components: List<number> }>>;
}

interface LayoutTable {
  readonly featureList: readonly {
    readonly tag: string;
    readonly feature: { readonly lookupListIndexes: readonly number[] };
  }[];
  readonly lookupList: {
    get(index: number): { readonly lookupType: number; readonly subTables: List<Subtable> };
  };
}

/** Glyphs with those that may follow them in a ligature; `any` where a contextual rule may begin with a glyph. */
type Joining = ReadonlyMap<number, ReadonlySet<number> | "any">;
type MutableJoining = Map<number, Set<number> | "any">;

/**
 * Glyphs of plain letters at which a ligature or a contextual rule may begin that plain letters alone can complete: words
 * in which that can happen are shaped whole (OpenType, "GSUB" lookup types 4, 5, 6, 8 and "GPOS" lookup types 7, 8).
 */
function joiningGlyphs(font: Font, features: ReadonlySet<string>): Joining {
  const { GSUB, GPOS } = font as unknown as { GSUB?: LayoutTable; GPOS?: LayoutTable };
  const letters = new Set<number>();
  for (const codePoint of font.characterSet) if (isPlain(codePoint)) letters.add(font.glyphForCodePoint(codePoint).id);
  const joining: MutableJoining = new Map();
  for (const { type, subtable } of subtables(GSUB, features)) {
    if (type === LIGATURE) addLigatures(subtable, letters, joining);
    else if (CONTEXTUAL.has(type)) addContext(subtable, letters, joining);
  }
  for (const { type, subtable } of subtables(GPOS, features)) {
    if (CONTEXTUAL_POSITIONING.has(type)) addContext(subtable, letters, joining);
  }
  return joining;
}

function* subtables(table: LayoutTable | undefined, features: ReadonlySet<string>) {
  const lookups = new Set(
    table?.featureList.filter(({ tag }) => features.has(tag)).flatMap(({ feature }) => [...feature.lookupListIndexes]),
  );
  for (const index of lookups) {
    const { lookupType, subTables } = table!.lookupList.get(index);
    for (const subtable of listed(subTables)) {
      const { extension } = subtable;
      yield extension
        ? { type: subtable.lookupType ?? lookupType, subtable: extension }
        : { type: lookupType, subtable };
    }
  }
}

function glyphsOf(coverage: Coverage | undefined): number[] {
  if (!coverage) return [];
  if (coverage.glyphs) return [...listed(coverage.glyphs)];
  return listed(coverage.rangeRecords).flatMap(({ start, end }) =>
    Array.from({ length: end - start + 1 }, (_, i) => start + i),
  );
}

function addLigatures(subtable: Subtable, letters: ReadonlySet<number>, joining: MutableJoining): void {
  const firsts = glyphsOf(subtable.coverage);
  listed(subtable.ligatureSets).forEach((set, i) => {
    const first = firsts[i];
    for (const { components } of listed(set)) {
      const rest = listed(components);
      const known = first === undefined ? "any" : joining.get(first);
      if (first === undefined || known === "any" || !rest.every((glyph) => letters.has(glyph))) continue;
      if (rest[0] === undefined) joining.set(first, "any");
      else if (known) known.add(rest[0]);
      else joining.set(first, new Set([rest[0]]));
    }
  });
}

function addContext(subtable: Subtable, letters: ReadonlySet<number>, joining: MutableJoining): void {
  const inputs = subtable.inputCoverage ?? subtable.coverages;
  const context = [...listed(subtable.backtrackCoverage), ...listed(inputs), ...listed(subtable.lookaheadCoverage)];
  const canFire = context.every((coverage) => glyphsOf(coverage).some((glyph) => letters.has(glyph)));
  if (inputs && !canFire) return;
  // Rules by glyph or class (formats 1 and 2) are not looked into: all that they may begin with counts.
  for (const glyph of glyphsOf(inputs ? listed(inputs)[0] : subtable.coverage)) joining.set(glyph, "any");
}
