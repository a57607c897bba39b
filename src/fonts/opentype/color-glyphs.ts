/**
 * The tables of a font -> which of its glyphs have colours, or are pictures, beside their outlines or instead of them (OpenType, "COLR",
 * "CBLC", "sbix", "SVG "). Outlines alone are embedded.
 */
import { type Sfnt, viewOf } from "./sfnt.js";

/** From a glyph to the last of its kind, both included. */
interface GlyphRange {
  readonly first: number;
  readonly last: number;
}

export interface ColorGlyphs {
  /** Whether browsers show the glyph in colours: all of them, or some as with drawings. */
  readonly isColored: (glyph: number) => boolean;
}

/** Undefined for a font that has outlines only. What of such a table can't be read counts as not there. */
export function colorGlyphs(tables: Sfnt["tables"]): ColorGlyphs | undefined {
  if (!["COLR", "CBLC", "sbix", "SVG "].some((tag) => tables.has(tag))) return undefined;
  const read = (tag: string, ranges: (view: DataView) => GlyphRange[]) => {
    const table = tables.get(tag);
    try {
      return table ? ranges(viewOf(table)) : [];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  };
  const bitmapped = [...read("CBLC", bitmaps), ...read("sbix", strikes)];
  return { isColored: within([...read("COLR", layered), ...bitmapped, ...read("SVG ", documents)]) };
}

const within = (ranges: readonly GlyphRange[]) => (glyph: number) =>
  ranges.some(({ first, last }) => first <= glyph && glyph <= last);

const one = (glyph: number): GlyphRange => ({ first: glyph, last: glyph });

const times = <T>(count: number, item: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));

/** Glyphs that are painted in layers: of version 0, and of version 1. */
function layered(view: DataView): GlyphRange[] {
  const records = view.getUint32(4);
  const simple = times(view.getUint16(2), (i) => one(view.getUint16(records + i * 6)));
  const list = view.getUint16(0) > 0 ? view.getUint32(14) : 0;
  if (list === 0) return simple;
  const count = Math.min(view.getUint32(list), 0x10000);
  return [...simple, ...times(count, (i) => one(view.getUint16(list + 4 + i * 6)))];
}

/** Coloured bitmaps, of all sizes. */
function bitmaps(view: DataView): GlyphRange[] {
  return times(Math.min(view.getUint32(4), 256), (size) => {
    const record = 8 + size * 48;
    const subtables = view.getUint32(record);
    return times(Math.min(view.getUint32(record + 8), 0x10000), (i) => ({
      first: view.getUint16(subtables + i * 8),
      last: view.getUint16(subtables + i * 8 + 2),
    }));
  }).flat();
}

/** Pictures of Apple's, of the first size. */
function strikes(view: DataView): GlyphRange[] {
  if (view.getUint32(4) === 0) return [];
  const strike = view.getUint32(8);
  const found: GlyphRange[] = [];
  // The first picture stands behind the offsets, which tells how many there are.
  const count = view.getUint32(strike + 4) / 4 - 2;
  for (let glyph = 0; glyph < count; glyph++) {
    const at = strike + 4 + glyph * 4;
    if (view.getUint32(at + 4) > view.getUint32(at)) found.push(one(glyph));
  }
  return found;
}

function documents(view: DataView): GlyphRange[] {
  const list = view.getUint32(2);
  return times(view.getUint16(list), (i) => ({
    first: view.getUint16(list + 2 + i * 12),
    last: view.getUint16(list + 4 + i * 12),
  }));
}
