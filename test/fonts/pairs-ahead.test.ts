/** What was read of the built-in font when the program was compiled is what its tables tell. */
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import type { FontFace } from "../../src/fonts/face.js";
import { openFonts } from "../../src/fonts/library.js";
import { CHARACTERS_AHEAD } from "../../src/fonts/shaping/ahead/pairs-ahead.js";
import { readAhead } from "../../src/fonts/shaping/ahead/read-ahead.js";
import { type PairShaper, pairsOf } from "../../src/fonts/shaping/pair-shaping.js";
import type { FontFeature } from "../../src/fonts/shaping/shaped-text.js";

const family = builtInFonts().filter((font) => font.family === "Source Sans 3");
const faces = openFonts(family).value!.sources.map((source) => source.open()!.face());
const APART: readonly FontFeature[] = [
  ["liga", 0],
  ["clig", 0],
];
const SETS: readonly (readonly FontFeature[])[] = [[], [["lnum", 1]], APART, [...APART, ["lnum", 1]]];
const unasked = () => {
  throw new Error("the full engine is asked");
};

type Shaper = new (...given: ConstructorParameters<typeof PairShaper>) => PairShaper;
/** That of sources, and that of a compiled program. */
let [Read, Ahead]: Shaper[] = [];
let pairsAhead: typeof import("../../src/fonts/shaping/ahead/pairs-ahead.js").pairsAhead;

beforeAll(async () => {
  ({ PairShaper: Read } = await import("../../src/fonts/shaping/pair-shaping.js"));
  const ahead: object = await import(`data:text/javascript,${encodeURIComponent(readAhead())}`);
  vi.resetModules();
  vi.doMock("../../src/fonts/shaping/ahead/ahead.js", () => ahead);
  ({ PairShaper: Ahead } = await import("../../src/fonts/shaping/pair-shaping.js"));
  ({ pairsAhead } = await import("../../src/fonts/shaping/ahead/pairs-ahead.js"));
});

/** A face of whose font nothing can be read but what was hashed. */
const closed = (face: FontFace): FontFace => ({ ...face, fontkit: new Proxy(face.fontkit, { get: unasked }) });

describe.each(faces.map((face) => [face.key, face] as const))("%s", (_, face) => {
  it.each(SETS.map((features) => [features.join(" "), features] as const))(
    "has the same words with %s",
    (_, features) => {
      const [read, ahead] = [new Read!(face, features, unasked), new Ahead!(closed(face), features, unasked)];
      const characters = CHARACTERS_AHEAD.map((code) => String.fromCharCode(code));
      const often = fc.constantFrom(...characters.slice(0, 95), ..."fftfilfl·");
      const words = fc
        .array(fc.oneof(often, fc.constantFrom(...characters)), { minLength: 1, maxLength: 12 })
        .map((list) => list.join(""));
      fc.assert(
        fc.property(words, (word) => {
          expect(ahead.shape(word)).toEqual(read.shape(word));
        }),
        { numRuns: 400 },
      );
    },
  );

  it("is read where letters are asked for that were not read before", () => {
    const [read, ahead] = [new Read!(face, [], unasked), new Ahead!(face, [], unasked)];
    for (const word of ["Ɓaɗ", "ǅ", "offƒset", "Țară", "⁇"]) expect(ahead.shape(word)).toEqual(read.shape(word));
  });

  it("is read where features are asked for that were not thought of, or a table is another one", () => {
    const read = (features: readonly FontFeature[]) => pairsOf(face, features, unasked);
    expect(pairsAhead(face, "lnum,1", read([]))).toBeDefined();
    expect(pairsAhead(face, "onum,1", read([["onum", 1]]))).toBeUndefined();
    const kerning = face.tables.get("GPOS")!.slice();
    kerning[kerning.length - 1]! ^= 1;
    const changed = { ...face, tables: new Map(face.tables).set("GPOS", kerning) };
    expect(pairsAhead(changed, "lnum,1", read([]))).toBeUndefined();
  });
});
