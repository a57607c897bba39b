/**
 * A TrueType font reduced to some of its glyphs, as PDF embeds it (ISO 32000-1, section 9.9; OpenType, "The OpenType Font
 * File"). Glyphs are copied as they are; the tables of the whole font are read once.
 */
import type { FontFace } from "../../layout/fonts.js";

/** What a PDF reader needs of a TrueType font whose glyphs it finds by number. */
const COPIED = ["cvt ", "fpgm", "prep"];
const HEADER_SIZE = 12;
const RECORD_SIZE = 16;

/** Flags of a component of a composite glyph (OpenType, "glyf", Composite Glyph Description). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const XY_SCALE = 0x0040;
const MATRIX = 0x0080;

/** The tables of one font file. */
class TrueTypeTables {
  readonly #view: DataView;
  readonly #tables = new Map<string, Uint8Array>();
  readonly #longOffsets: boolean;
  readonly #longMetrics: number;

  constructor(data: Uint8Array) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let i = 0; i < view.getUint16(4); i++) {
      const at = HEADER_SIZE + i * RECORD_SIZE;
      const tag = String.fromCharCode(...data.subarray(at, at + 4));
      const offset = view.getUint32(at + 8);
      this.#tables.set(tag, data.subarray(offset, offset + view.getUint32(at + 12)));
    }
    this.#view = view;
    this.#longOffsets = this.#uint16("head", 50) === 1;
    this.#longMetrics = this.#uint16("hhea", 34);
  }

  table(tag: string): Uint8Array | undefined {
    return this.#tables.get(tag);
  }

  glyph(id: number): Uint8Array {
    const offset = (i: number) => (this.#longOffsets ? this.#uint32("loca", i * 4) : this.#uint16("loca", i * 2) * 2);
    return this.#tables.get("glyf")!.subarray(offset(id), offset(id + 1));
  }

  /** Advance width and left side bearing, as the two numbers of `hmtx`. */
  metrics(id: number): readonly [advance: number, bearing: number] {
    const last = this.#longMetrics - 1;
    const bearing = id <= last ? id * 4 + 2 : (last + 1) * 4 + (id - last - 1) * 2;
    return [this.#uint16("hmtx", Math.min(id, last) * 4), this.#uint16("hmtx", bearing)];
  }

  #uint16(tag: string, at: number): number {
    return this.#view.getUint16(this.#tables.get(tag)!.byteOffset - this.#view.byteOffset + at);
  }

  #uint32(tag: string, at: number): number {
    return this.#view.getUint32(this.#tables.get(tag)!.byteOffset - this.#view.byteOffset + at);
  }
}

const tablesByFace = new WeakMap<FontFace, TrueTypeTables>();

/** Versions of font files with TrueType outlines (OpenType, "Table Directory"; Apple's `true`). */
const TRUETYPE_VERSIONS = [0x00010000, 0x74727565];

/** False for OpenType files with CFF outlines, and for files that are packed (WOFF). */
export function isTrueType({ data }: FontFace): boolean {
  return TRUETYPE_VERSIONS.includes(new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0));
}

/**
 * @param ids glyphs of the face; the one at index i becomes glyph i of the subset. The first is 0.
 * @returns a font file with these, and behind them the glyphs that composite ones are put together from
 */
export function subsetTrueType(face: FontFace, ids: readonly number[]): Uint8Array {
  let font = tablesByFace.get(face);
  if (!font) tablesByFace.set(face, (font = new TrueTypeTables(face.data)));
  const all = [...ids];
  const indices = new Map<number, number>();
  const outlines: Uint8Array[] = [];
  let size = 0;
  // The list grows while it is walked: components follow.
  for (let i = 0; i < all.length; i++) {
    const outline = withComponents(font.glyph(all[i]!), (component) => {
      let index = indices.get(component);
      if (index === undefined) indices.set(component, (index = all.push(component) - 1));
      return index;
    });
    outlines.push(outline);
    size += padded(outline.length);
  }
  const glyf = new Uint8Array(size);
  const loca = new DataView(new ArrayBuffer((all.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(all.length * 4));
  let offset = 0;
  outlines.forEach((outline, i) => {
    glyf.set(outline, offset);
    loca.setUint32(i * 4, offset);
    offset += padded(outline.length);
    const [advance, bearing] = font.metrics(all[i]!);
    hmtx.setUint16(i * 4, advance);
    hmtx.setUint16(i * 4 + 2, bearing);
  });
  loca.setUint32(all.length * 4, offset);
  const tables = new Map<string, Uint8Array>([
    ["glyf", glyf],
    ["head", patched(font.table("head")!, 50, 1)],
    ["hhea", patched(font.table("hhea")!, 34, all.length)],
    ["hmtx", new Uint8Array(hmtx.buffer)],
    ["loca", new Uint8Array(loca.buffer)],
    ["maxp", patched(font.table("maxp")!, 4, all.length)],
  ]);
  for (const tag of COPIED) {
    const table = font.table(tag);
    if (table) tables.set(tag, table);
  }
  return fontFile([...tables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The outline, its components renumbered where it has any. */
function withComponents(outline: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
  // A negative number of contours says that the glyph is composite.
  if (outline.length < 10 || outline[0]! < 0x80) return outline;
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  for (let at = 10; ; ) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, renumber(view.getUint16(at + 2)));
    if ((flags & MORE) === 0) return copy;
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & MATRIX ? 8 : 0);
  }
}

const padded = (length: number): number => (length + 3) & ~3;

function patched(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice();
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}

/** The tables, sorted by tag, with the directory before them. */
function fontFile(tables: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array {
  const count = tables.length;
  const start = HEADER_SIZE + count * RECORD_SIZE;
  const file = new Uint8Array(tables.reduce((size, [, data]) => size + padded(data.length), start));
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(count));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, count * 16 - 2 ** power * 16);
  let offset = start;
  tables.forEach(([tag, data], i) => {
    const at = HEADER_SIZE + i * RECORD_SIZE;
    file.set(data, offset);
    for (let c = 0; c < 4; c++) file[at + c] = tag.charCodeAt(c);
    view.setUint32(at + 4, checksum(view, offset, padded(data.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, data.length);
    offset += padded(data.length);
  });
  return file;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}
