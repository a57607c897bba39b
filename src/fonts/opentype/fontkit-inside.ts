/**
 * What is read or replaced of fontkit's inside, which stands in this file alone: a version with other members is refused, with the first
 * font or, for what only some fonts have, where it is asked for.
 */
import type { Font, Glyph, Path } from "fontkit";
import { type PrivateMembers, requireMembers } from "../../private-members.js";
import type { Pen } from "./char-strings.js";

const FONT: PrivateMembers = {
  stream: "the file, read through numbers that are counted",
  _cmapProcessor: "from characters to glyphs; kept to those that the font has",
  "_getTableStream()": "where a table is, to read it in its place",
  _variationProcessor: "what a variable font's outlines are blended by",
};

const STREAM: PrivateMembers = {
  view: "numbers of the file; replaced by one that counts them",
  "readBuffer()": "bytes of the file; added to, so that they count",
  length: "how large the file is, by which steps are given",
  pos: "where it stands: at the beginning of a table that was asked for",
};

const CHARACTERS: PrivateMembers = { "lookup()": "the glyph of a character; 0 for one that the font doesn't have" };

const GLYPH: PrivateMembers = {
  type: "the kind of its outline",
  "_getPath()": "its outline, read when it is asked for; replaced by an interpreter that comes to an end",
};

const OUTLINES: PrivateMembers = {
  stream: "the file, which the interpreter reads",
  topDict: "where the charstrings are, and what they vary by",
  "privateDictForGlyph()": "a glyph's own subroutines",
};

const VARIATIONS: PrivateMembers = { "getBlendVector()": "the factors of a set of variations" };

/** What fontkit reads a file through. */
interface Stream {
  view: DataView<ArrayBuffer>;
  readBuffer(length: number): Uint8Array;
  readonly length: number;
  readonly pos: number;
}

interface CharacterMap {
  lookup(codePoint: number, variationSelector?: number): number;
}

interface Inside {
  readonly stream: Stream;
  readonly _cmapProcessor: CharacterMap;
  readonly _variationProcessor: VariationProcessor | null;
  readonly CFF2?: CffTable;
  readonly "CFF "?: CffTable;
  _getTableStream(tag: string): Stream | null;
}

/** Numbers by which outlines are blended. */
interface VariationProcessor {
  getBlendVector(store: unknown, variations: number): readonly number[];
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A table "CFF " or "CFF2". */
interface CffTable {
  readonly stream: { readonly buffer: Uint8Array };
  readonly topDict: {
    readonly CharStrings: readonly Place[];
    readonly vstore?: { readonly itemVariationStore: unknown } | null;
  };
  readonly globalSubrIndex?: readonly Place[];
  privateDictForGlyph(glyph: number): { readonly Subrs?: readonly Place[] | null; readonly vsindex?: number } | null;
}

/** A glyph, which finds its path by its method `_getPath`. */
interface GlyphInside {
  readonly type: string;
  _getPath(): Path & Pen;
}

const inside = (font: Font): Inside => font as Font & Inside;

/** The file of a font that was just opened. @throws UnknownMembers */
export function streamOf(font: Font): Stream {
  requireMembers("fontkit's fonts", font, FONT);
  const { stream } = inside(font);
  requireMembers("fontkit's streams", stream, STREAM);
  return stream;
}

/** The file at the beginning of a table, unpacked where it is packed; null where the font has no such table. */
export const tableStream = (font: Font, tag: string): Stream | null => inside(font)._getTableStream(tag);

/** Numbers of glyphs by character. @throws UnknownMembers */
export function characterMap(font: Font): CharacterMap {
  const { _cmapProcessor: map } = inside(font);
  requireMembers("fontkit's maps of characters", map, CHARACTERS);
  return map;
}

/** The glyph of a character by itself; 0 where the font has none. fontkit's own function reads the glyph as well. */
export const glyphId = (font: Font, codePoint: number): number => inside(font)._cmapProcessor.lookup(codePoint);

/** Classes of glyphs that are as we know them: there are thousands of glyphs. */
const knownGlyphs = new WeakSet<object>();

/**
 * Has a glyph of cubic curves drawn by somebody else, who is given an empty path; other glyphs are left as they are.
 * @throws UnknownMembers
 */
export function drawWith(glyph: Glyph, draw: (path: Path & Pen) => void): void {
  const kind: object = Object.getPrototypeOf(glyph);
  if (!knownGlyphs.has(kind)) {
    requireMembers("fontkit's glyphs", glyph, GLYPH);
    knownGlyphs.add(kind);
  }
  const drawn = glyph as unknown as GlyphInside;
  if (drawn.type !== "CFF" || Object.hasOwn(drawn, "_getPath")) return;
  // That of all glyphs, behind the one of their kind, gives an empty path.
  const { _getPath: emptyPath } = Object.getPrototypeOf(kind) as GlyphInside;
  drawn._getPath = () => {
    const path = emptyPath.call(drawn);
    draw(path);
    return path;
  };
}

/** The table of the font's outlines of cubic curves, where it has them. @throws UnknownMembers */
export function cffTable(font: Font): CffTable | undefined {
  const { CFF2, "CFF ": cff } = inside(font);
  const table = CFF2 ?? cff;
  if (table) requireMembers("fontkit's tables of outlines", table, OUTLINES);
  return table;
}

/** Factors that outlines of a variable font are blended by; undefined for a font that isn't. @throws UnknownMembers */
export function blendFactors(font: Font, table: CffTable, variations: number): readonly number[] | undefined {
  const { _variationProcessor: processor } = inside(font);
  if (!processor) return undefined;
  requireMembers("fontkit's variations", processor, VARIATIONS);
  return processor.getBlendVector(table.topDict.vstore?.itemVariationStore, variations);
}
