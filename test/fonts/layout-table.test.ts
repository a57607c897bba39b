/** Tables of fonts that are at fault. */
import type { Font } from "fontkit";
import { expect, it } from "vitest";
import { coveredGlyphs, fontTable } from "../../src/fonts/opentype/layout-table.js";

/** A table of 16-bit numbers, as if a font had it. */
function table(...numbers: number[]) {
  const buffer = new Uint8Array(numbers.flatMap((number) => [number >> 8, number & 255]));
  // Only what the table is read through.
  return fontTable(
    { _getTableStream: () => ({ view: new DataView(buffer.buffer), pos: 0 }) } as unknown as Font,
    "GSUB",
  )!;
}

it("a coverage whose ranges overlap ends there: a damaged one can't cover more glyphs than a font has", () => {
  expect(coveredGlyphs(table(2, 2, 3, 5, 0, 9, 9, 3))).toEqual([3, 4, 5, 9]);
  const all = Array.from({ length: 5_000 }, () => [0, 0xffff, 0]).flat();
  expect(coveredGlyphs(table(2, 5_000, ...all))).toHaveLength(0x10000);
  expect(coveredGlyphs(table(2, 3, 3, 5, 0, 4, 9, 3, 2, 1, 0))).toEqual([3, 4, 5]);
});
