/** What is put together from pairs of letters is what the full engine makes of a word. */
import { describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { shapeByHarfBuzz } from "../../src/fonts/shaping/harfbuzz.js";
import { shape } from "../../src/fonts/shaping/shape.js";
import type { FontFeature } from "../../src/fonts/shaping/shaped-text.js";

const faces = openFonts(builtInFonts()).value!.sources.map((source) => source.open()!.face());
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
const LETTERS = [...range(0x20, 0x7e), ...range(0xc0, 0x17f), ..."“”‘’«»·ªº"];
/** Letters that everything is set beside: round, straight, slanted, with an ascender, with a bar; signs. */
const NEIGHBOURS = [..."oAVTfył.’"];

describe.each(faces.map((face) => [face.key, face] as const))("pairs of letters in %s", (_, face) => {
  it.each<[string, readonly FontFeature[]]>([
    ["as they are", []],
    ["without kerning", [["kern", 0]]],
    ["with tabular numbers", [["tnum", 1]]],
    ["without ligatures", [["liga", 0]]],
  ])("%s", (_, features) => {
    const pairs = LETTERS.flatMap((a) => NEIGHBOURS.flatMap((b) => [a + b, b + a]));
    const differences = pairs.filter((pair) => {
      if (![...pair].every((letter) => face.fontkit.hasGlyphForCodePoint(letter.codePointAt(0)!))) return false;
      const script = /\p{L}/u.test(pair) ? "Latn" : undefined;
      const run = shapeByHarfBuzz(face, pair, features, { rtl: false, script })!;
      const full = run.ids.map((id, i) => [id, run.advances[i]]);
      const { ids, advances } = shape(face, `${pair}`, features, false);
      const made = ids.map((id, i) => [id, Math.round(advances[i]! * face.unitsPerEm)]);
      return JSON.stringify(made) !== JSON.stringify(full);
    });
    expect(differences).toEqual([]);
  });
});
