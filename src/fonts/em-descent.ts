/** Where the em box of a font lies (CSS Inline 3, section 5.1). */
import { type Sfnt, viewOf } from "./opentype/sfnt.js";

/** What the typographic descender is of an em that it and the ascender fill (OpenType, "OS/2"); undefined where they are none. */
export function emDescent({ tables }: Sfnt): number | undefined {
  const table = tables.get("OS/2");
  if (!table || table.length < 72) return undefined;
  const view = viewOf(table);
  const [ascent, descent] = [view.getInt16(68), -view.getInt16(70)];
  return ascent > 0 && descent >= 0 ? descent / (ascent + descent) : undefined;
}
