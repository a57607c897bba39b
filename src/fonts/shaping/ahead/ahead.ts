/**
 * What `pairs-ahead.ts` knows of the letters of built-in faces without reading their tables. Here is nothing, for where sources run:
 * `scripts/bundle.mjs` puts what `read-ahead.ts` makes in the place of this file.
 */

/** A face, by what its tables tell. Numbers stand in strings, as base64 of little-endian integers. */
export interface FaceAhead {
  /** SHA-256 of the tables, by which they are known again. */
  readonly hash: string;
  /** Glyphs whose kerning is known (16 bits each), and for each the row and the column that it has in the table (16 bits each). */
  readonly glyphs: string;
  readonly rows: string;
  readonly columns: string;
  /** Kerning by rows and columns, as numbers of values (8 bits each), and these values (font units, 16 bits each). */
  readonly kerning: string;
  readonly values: string;
  /** By the features that are asked for. */
  readonly sets: Readonly<Record<string, { readonly latin: LettersAhead; readonly signs: LettersAhead }>>;
}

/** Letters by the rules of a script. */
export interface LettersAhead {
  /** For each of `CHARACTERS_AHEAD` the glyph, twice, and one more where it is the nominal one (0: none can be told); and its advance, font units. */
  readonly letters: string;
  /** Glyphs that become one, and the advance of that, font units. */
  readonly ligatures: readonly (readonly [first: number, rest: readonly number[], result: number, advance: number])[];
}

/** By PostScript names. */
export const AHEAD: ReadonlyMap<string, FaceAhead> = new Map();
