/**
 * A TrueType font reduced to some of its glyphs, as PDF embeds it (ISO 32000-1, section 9.9; OpenType, "The OpenType Font
 * File"). Glyphs are copied as they are; the tables of the whole font are read once.
 */

import {
  COMPONENT,
  componentSize,
  type FontFace,
  glyphReader,
  TRUETYPE,
  viewOf,
  writeSfnt,
} from "../../../fonts/index.js";

/** What a PDF reader needs of a TrueType font whose glyphs it finds by number. */
const COPIED = ["cvt ", "fpgm", "prep"];

interface Glyph {
  readonly outline: Uint8Array;
  /** The two numbers of `hmtx`. */
  readonly advance: number;
  readonly bearing: number;
}

/** The glyphs of one face. */
class Glyphs {
  readonly #outline: (id: number) => Uint8Array;
  readonly #metrics: DataView;
  readonly #longMetrics: number;

  constructor(readonly face: FontFace) {
    this.#outline = glyphReader(face.tables);
    this.#metrics = viewOf(face.tables.get("hmtx")!);
    this.#longMetrics = viewOf(face.tables.get("hhea")!).getUint16(34);
  }

  glyph(id: number): Glyph {
    const last = this.#longMetrics - 1;
    const advance = this.#metrics.getUint16(Math.min(id, last) * 4);
    if (!this.face.varied) {
      const place = id <= last ? id * 4 + 2 : (last + 1) * 4 + (id - last - 1) * 2;
      return { outline: this.#outline(id), advance, bearing: this.#metrics.getInt16(place) };
    }
    const { outline, origin } = this.face.varied.varied(id);
    const left = outline.length === 0 ? 0 : viewOf(outline).getInt16(2);
    return { outline, advance, bearing: Math.round(left - origin) };
  }
}

const glyphsByFace = new WeakMap<FontFace, Glyphs>();

/**
 * @param face with outlines of TrueType
 * @param ids glyphs of the face; the one at index i becomes glyph i of the subset. The first is 0.
 * @returns a font file with these, and behind them the glyphs that composite ones are put together from
 */
export function subsetTrueType(face: FontFace, ids: readonly number[]): Uint8Array {
  let font = glyphsByFace.get(face);
  if (!font) glyphsByFace.set(face, (font = new Glyphs(face)));
  const all = [...ids];
  const indices = new Map<number, number>();
  const glyphs: Glyph[] = [];
  let size = 0;
  // The list grows while it is walked: components follow.
  for (let i = 0; i < all.length; i++) {
    const glyph = font.glyph(all[i]!);
    const outline = withComponents(glyph.outline, (component) => {
      // A font that doesn't have it: the glyph that stands for missing ones does.
      if (component >= face.glyphCount) return 0;
      let index = indices.get(component);
      if (index === undefined) indices.set(component, (index = all.push(component) - 1));
      return index;
    });
    glyphs.push({ ...glyph, outline });
    size += padded(outline.length);
  }
  const glyf = new Uint8Array(size);
  const loca = new DataView(new ArrayBuffer((all.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(all.length * 4));
  let offset = 0;
  glyphs.forEach(({ outline, advance, bearing }, i) => {
    glyf.set(outline, offset);
    loca.setUint32(i * 4, offset);
    offset += padded(outline.length);
    hmtx.setUint16(i * 4, advance);
    hmtx.setInt16(i * 4 + 2, bearing);
  });
  loca.setUint32(all.length * 4, offset);
  const { tables: whole } = face;
  const tables = new Map<string, Uint8Array>([
    ["glyf", glyf],
    ["head", patched(whole.get("head")!, 50, 1)],
    ["hhea", patched(whole.get("hhea")!, 34, all.length)],
    ["hmtx", new Uint8Array(hmtx.buffer)],
    ["loca", new Uint8Array(loca.buffer)],
    ["maxp", patched(whole.get("maxp")!, 4, all.length)],
  ]);
  for (const tag of COPIED) {
    const table = whole.get(tag);
    if (table) tables.set(tag, table);
  }
  return writeSfnt({ flavor: TRUETYPE, tables });
}

/** The outline, its components renumbered where it has any; nothing where it breaks off. */
function withComponents(outline: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
  // A negative number of contours says that the glyph is composite.
  if (outline.length < 10 || outline[0]! < 0x80) return outline;
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  for (let at = 10; at + 4 <= copy.length; ) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, renumber(view.getUint16(at + 2)));
    at += componentSize(flags);
    if ((flags & COMPONENT.more) === 0 && at <= copy.length) return copy;
  }
  return new Uint8Array();
}

const padded = (length: number): number => (length + 3) & ~3;

function patched(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice();
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}
