/** What is put together from pairs of letters is what the full engine makes of a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { shapeByHarfBuzz } from "../../src/fonts/shaping/harfbuzz.js";
import { PairShaper } from "../../src/fonts/shaping/pair-shaping.js";
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

/** Letters that join, signs of no script, and what may stand beside them. */
const TRICKY = [..."fftijlLlkb·h1aé’.–—…•‰″€™−●■○ "];
const LATIN = /\p{Script=Latin}/u;

describe.each(faces.map((face) => [face.key, face] as const))("words in %s", (_, face) => {
  it.each<[string, readonly FontFeature[]]>([
    ["as they are", []],
    ["with numbers of one height", [["lnum", 1]]],
    ["without ligatures", [["liga", 0]]],
    ["with small capitals", [["smcp", 1]]],
  ])("%s", (_, features) => {
    const known = TRICKY.filter((character) => face.fontkit.hasGlyphForCodePoint(character.codePointAt(0)!));
    const words = fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 12 }).map((list) => list.join(""));
    fc.assert(
      fc.property(words, (word) => {
        const script = LATIN.test(word) ? "Latn" : undefined;
        const run = shapeByHarfBuzz(face, word, features, { rtl: false, script })!;
        const { ids, advances, starts, texts } = shape(face, word, features, false);
        expect(ids).toEqual(run.ids);
        expect(advances.map((advance) => Math.round(advance * face.unitsPerEm))).toEqual(run.advances);
        expect(starts.slice(0, ids.length)).toEqual(run.starts);
        expect(texts.join("")).toBe(word);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the full engine", () => {
  it("is asked for no word of a sheet in a language of Western Europe", () => {
    const words =
      "office after fjord waffle shuffle Straße naïve Ærø 1,200 20 % – — … „Zitat“ «mot» ‹x› col·lecció € ™ • ● ■ ″";
    for (const face of faces.filter(({ family }) => family === "Source Sans 3"))
      for (const features of [
        [],
        [["lnum", 1]],
        [
          ["liga", 0],
          ["clig", 0],
          ["lnum", 1],
        ],
      ] satisfies FontFeature[][]) {
        const asked: string[] = [];
        const pairs = new PairShaper(face, features, (text) => {
          asked.push(text);
          return shape(face, text, features, false);
        });
        for (const word of words.split(" ")) expect([word, pairs.shape(word)]).not.toEqual([word, undefined]);
        expect(asked).toEqual([]);
      }
  });
});
