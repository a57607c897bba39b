/** fontkit's glyphs with outlines of CFF or CFF 2 -> the same, drawn by the interpreter that comes to an end. */
import type { Font, Glyph } from "fontkit";
import { drawCharString } from "./char-strings.js";
import { blendFactors, cffTable, drawWith } from "./fontkit-inside.js";

/** @param take counts steps; throws where there were too many */
export function drawByCharString(font: Font, glyph: Glyph, take: (steps: number) => void): void {
  drawWith(glyph, (path) => {
    const table = cffTable(font);
    const charString = table?.topDict.CharStrings[glyph.id];
    if (!table || !charString) throw new RangeError("a glyph without a charstring");
    const own = table.privateDictForGlyph(glyph.id);
    drawCharString(
      {
        file: table.stream.buffer,
        glyph: charString,
        globals: table.globalSubrIndex ?? [],
        locals: own?.Subrs ?? [],
        variations: own?.vsindex ?? 0,
        factors: (variations) => {
          const factors = blendFactors(font, table, variations);
          if (!factors) throw new RangeError("a blend without variations");
          return factors;
        },
        take,
      },
      path,
    );
  });
}
