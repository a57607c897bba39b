/** The outlines of a TrueType font, by glyph (OpenType, "loca"). The tables have been checked. */
import { type Sfnt, viewOf } from "./sfnt.js";

/** @returns for a glyph of the font what the table glyf says of it; nothing for one without an outline */
export function glyphReader(tables: Sfnt["tables"]): (id: number) => Uint8Array {
  const [glyf, loca, head] = [tables.get("glyf"), tables.get("loca"), tables.get("head")];
  if (!glyf || !loca || !head) return () => NOTHING;
  const view = viewOf(loca);
  const long = viewOf(head).getInt16(50) !== 0;
  const offset = (i: number) => (long ? view.getUint32(i * 4) : view.getUint16(i * 2) * 2);
  return (id) => glyf.subarray(offset(id), offset(id + 1));
}

const NOTHING = new Uint8Array();
