/**
 * A variable font at a place of its design space -> a static font (OpenType, "Font Variations Overview"), which all that
 * comes after reads as any other. Outlines are made one by one, when they are embedded.
 */

import { readSfnt, type Sfnt, tagAt, viewOf, writeSfnt } from "../sfnt.js";
import { type Axis, normalized } from "./design-space.js";
import { ItemVariations, indexMap } from "./item-variations.js";
import { VariedGlyphs } from "./varied-glyphs.js";
import { variedFeatures, variedPositions } from "./varied-layout.js";

/** Tables that say how a font varies, and those that instruct outlines which are no longer the same. */
const LEFT_OUT = [
  "fvar",
  "avar",
  "gvar",
  "cvar",
  "HVAR",
  "VVAR",
  "MVAR",
  "STAT",
  "cvt ",
  "fpgm",
  "prep",
  "hdmx",
  "LTSH",
];

export interface Instance {
  readonly font: Sfnt;
  /** Outlines of TrueType; undefined where the font has those of CFF2. */
  readonly glyphs: VariedGlyphs | undefined;
}

/**
 * @param values in the units of the axes
 * @param glyph outlines of the font as it is, as the table glyf has them
 */
export function instantiate(
  { flavor, tables }: Sfnt,
  axes: readonly Axis[],
  values: readonly number[],
  glyph: (id: number) => Uint8Array,
): Instance {
  const place = normalized(axes, values, tables.get("avar"));
  const gvar = tables.get("gvar");
  const glyphs = gvar && new VariedGlyphs(gvar, glyph, place);
  const own = new Map([...tables].filter(([tag]) => !LEFT_OUT.includes(tag)));
  own.set("hmtx", variedWidths(tables, place, glyphs));
  for (const [tag, table] of variedMetrics(tables, place)) own.set(tag, table);
  const gdef = tables.get("GDEF");
  const gpos = tables.get("GPOS");
  const store = gdef && gdef.length >= 18 && viewOf(gdef).getUint32(0) >= 0x00010003 ? viewOf(gdef).getUint32(14) : 0;
  if (gpos && gdef && store > 0) own.set("GPOS", variedPositions(gpos, new ItemVariations(gdef, store, place)));
  for (const tag of ["GSUB", "GPOS"]) {
    const table = own.get(tag);
    if (table) own.set(tag, variedFeatures(table, place));
  }
  return { font: readSfnt(writeSfnt({ flavor, tables: own })), glyphs };
}

/** hmtx with the widths at the place. */
function variedWidths(tables: Sfnt["tables"], place: readonly number[], glyphs: VariedGlyphs | undefined): Uint8Array {
  const hmtx = tables.get("hmtx")!;
  const view = viewOf(hmtx);
  const full = viewOf(tables.get("hhea")!).getUint16(34);
  const hvar = tables.get("HVAR");
  const copy = hmtx.slice();
  const changed = viewOf(copy);
  const delta = hvar ? widthVariations(hvar, place) : (glyph: number) => glyphAdvance(glyphs, glyph);
  for (let glyph = 0; glyph < full; glyph++)
    changed.setUint16(glyph * 4, Math.max(0, view.getUint16(glyph * 4) + Math.round(delta(glyph))));
  return copy;
}

function widthVariations(hvar: Uint8Array, place: readonly number[]): (glyph: number) => number {
  const view = viewOf(hvar);
  const store = new ItemVariations(hvar, view.getUint32(4), place);
  const map = indexMap(hvar, view.getUint32(8));
  return (glyph) => store.delta(...map(glyph));
}

function glyphAdvance(glyphs: VariedGlyphs | undefined, glyph: number): number {
  const varied = glyphs?.varied(glyph);
  return varied ? varied.advance - varied.origin : 0;
}

/** Where the numbers stand that MVAR varies, by its tags. */
const METRICS: Readonly<Record<string, readonly (readonly [table: string, at: number])[]>> = {
  hasc: [["OS/2", 68]],
  hdsc: [["OS/2", 70]],
  hlgp: [["OS/2", 72]],
  hcla: [["OS/2", 74]],
  hcld: [["OS/2", 76]],
  xhgt: [["OS/2", 86]],
  cpht: [["OS/2", 88]],
  stro: [["OS/2", 28]],
  strs: [["OS/2", 26]],
  undo: [["post", 8]],
  unds: [["post", 10]],
};

/** Tables of metrics that differ at a place. */
function variedMetrics(tables: Sfnt["tables"], place: readonly number[]): Map<string, Uint8Array> {
  const changed = new Map<string, Uint8Array>();
  const mvar = tables.get("MVAR");
  if (!mvar || mvar.length < 12) return changed;
  const view = viewOf(mvar);
  const [size, count, start] = [view.getUint16(6), view.getUint16(8), view.getUint16(10)];
  if (start === 0 || size < 8 || 12 + count * size > mvar.length) return changed;
  const store = new ItemVariations(mvar, start, place);
  for (let i = 0; i < count; i++) {
    const at = 12 + i * size;
    const delta = Math.round(store.delta(view.getUint16(at + 4), view.getUint16(at + 6)));
    for (const [tag, place] of METRICS[tagAt(mvar, at)] ?? []) {
      const table = changed.get(tag) ?? tables.get(tag)?.slice();
      if (!table || place + 2 > table.length) continue;
      viewOf(table).setInt16(place, viewOf(table).getInt16(place) + delta);
      changed.set(tag, table);
    }
  }
  return changed;
}
