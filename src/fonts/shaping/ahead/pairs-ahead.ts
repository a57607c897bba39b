/**
 * Letters of a built-in face and their pairs, as they were read from its tables when the program was compiled. Those that sheets in
 * languages of Europe rarely need, and faces that are no longer as they were, are read as the program runs.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import type { FontFace } from "../../library.js";
import type { LigatureRule } from "../../opentype/layout-table.js";
import type { Letter, LetterPairs } from "../letter-pairs.js";
import { AHEAD, type FaceAhead, type LettersAhead } from "./ahead.js";

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Letters of Latin and what stands between them. */
export const CHARACTERS_AHEAD: readonly number[] = [
  ...range(0x20, 0x7e),
  ...range(0xa1, 0x17f),
  ...range(0x2010, 0x2027),
  ...range(0x2030, 0x203a),
  // The euro, the trade mark, the minus, bullets.
  ...[0x20ac, 0x2122, 0x2212, 0x25a0, 0x25a1, 0x25cb, 0x25cf],
];
const places = new Map(CHARACTERS_AHEAD.map((code, place) => [code, place]));

/** Tables that shaping by pairs reads, or that tell what it would read. */
const TABLES = ["head", "hhea", "hmtx", "maxp", "cmap", "GDEF", "GSUB", "GPOS", "kern", "morx"];

export function hashOfTables({ tables }: FontFace): string {
  const hash = createHash("sha256");
  for (const tag of TABLES) {
    const table = tables.get(tag);
    hash.update(`${tag} ${table?.length}\n`);
    if (table) hash.update(table);
  }
  return hash.digest("hex");
}

/** What is known of a face with some features, by the rules of Latin and of no script; undefined where nothing is. */
export function pairsAhead(face: FontFace, features: string, read: { latin(): LetterPairs; signs(): LetterPairs }) {
  const kerning = kerningOf(face);
  const set = kerning?.ahead.sets[features];
  return (
    kerning &&
    set && {
      latin: new PairsAhead(face.unitsPerEm, kerning, set.latin, read.latin),
      signs: new PairsAhead(face.unitsPerEm, kerning, set.signs, read.signs),
    }
  );
}

const known = new WeakMap<FontFace["tables"], KerningAhead | null>();

function kerningOf(face: FontFace): KerningAhead | undefined {
  let kerning = known.get(face.tables);
  if (kerning === undefined) {
    const ahead = AHEAD.get(face.postScriptName);
    kerning = ahead?.hash === undefined || ahead.hash !== hashOfTables(face) ? null : new KerningAhead(ahead);
    known.set(face.tables, kerning);
  }
  return kerning ?? undefined;
}

/** Integers of 16 bits, as they stand in a string. */
function integers(text: string): Int16Array {
  const bytes = Buffer.from(text, "base64");
  if (endianness() === "BE") bytes.swap16();
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

class KerningAhead {
  /** Numbers of glyphs in `rows` and `columns`, from 1; by glyph. */
  readonly #numbers: Uint16Array;
  readonly #rows: Int16Array;
  readonly #columns: Int16Array;
  readonly #kerning: Buffer;
  readonly #values: Int16Array;
  readonly #width: number;

  constructor(readonly ahead: FaceAhead) {
    const glyphs = integers(ahead.glyphs);
    this.#numbers = new Uint16Array(Math.max(...glyphs) + 1);
    for (const [i, glyph] of glyphs.entries()) this.#numbers[glyph] = i + 1;
    this.#rows = integers(ahead.rows);
    this.#columns = integers(ahead.columns);
    this.#kerning = Buffer.from(ahead.kerning, "base64");
    this.#values = integers(ahead.values);
    this.#width = Math.max(...this.#columns) + 1;
  }

  /** Font units; undefined where it isn't known. */
  between(left: number, right: number): number | undefined {
    const [first, second] = [this.#numbers[left], this.#numbers[right]];
    if (!first || !second) return undefined;
    return this.#values[this.#kerning[this.#rows[first - 1]! * this.#width + this.#columns[second - 1]!]!];
  }
}

class PairsAhead implements LetterPairs {
  readonly #letters: Int16Array;
  readonly #known: (Letter | undefined)[] = [];
  readonly #ligatures = new Map<number, LigatureRule[]>();
  readonly #results = new Map<number, number>();
  #read: LetterPairs | undefined;

  constructor(
    readonly unitsPerEm: number,
    readonly kerning: KerningAhead,
    ahead: LettersAhead,
    /** What reads the font. */
    readonly read: () => LetterPairs,
  ) {
    this.#letters = integers(ahead.letters);
    for (const [first, rest, result, advance] of ahead.ligatures) {
      this.#ligatures.set(first, [...(this.#ligatures.get(first) ?? []), { first, rest, result }]);
      this.#results.set(result, advance);
    }
  }

  get #font(): LetterPairs {
    this.#read ??= this.read();
    return this.#read;
  }

  letter(code: number): Letter | undefined {
    const place = places.get(code);
    if (place === undefined) return this.#font.letter(code);
    const known = this.#known[place];
    if (known) return known;
    const glyph = this.#letters[place * 2]!;
    if (glyph === 0) return undefined;
    const advance = this.#letters[place * 2 + 1]! / this.unitsPerEm;
    const letter = { id: glyph >> 1, advance, text: String.fromCharCode(code), isNominal: (glyph & 1) === 1 };
    this.#known[place] = letter;
    return letter;
  }

  advance(left: Letter, right: Letter): number | undefined {
    const kerning = this.kerning.between(left.id, right.id);
    if (kerning === undefined) return this.#font.advance(left, right);
    return (Math.round(left.advance * this.unitsPerEm) + kerning) / this.unitsPerEm;
  }

  ligatures(first: Letter): readonly LigatureRule[] {
    // A letter that was read from the font has its ligatures there.
    return this.#ligatures.get(first.id) ?? (this.#read ? this.#read.ligatures(first) : NONE);
  }

  ligature(id: number, text: string): Letter | undefined {
    const advance = this.#results.get(id);
    if (advance === undefined) return this.#font.ligature(id, text);
    return { id, advance: advance / this.unitsPerEm, text, isNominal: true };
  }
}

const NONE: readonly LigatureRule[] = [];
