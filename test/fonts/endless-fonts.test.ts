/** Fonts whose tables lead to no end: text is shaped all the same, and soon. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it, vi } from "vitest";
import { openFontFile } from "../../src/fonts/face.js";
import { readSfnt, writeSfnt } from "../../src/fonts/opentype/sfnt.js";
import { shape } from "../../src/fonts/shaping/shape.js";

// Words are refused after some million steps, which takes a busy machine seconds.
vi.setConfig({ testTimeout: 30_000 });

const SANS = readFileSync(
  createRequire(import.meta.url).resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
);

/** A font with some tables in place of its own. */
function faceWith(name: string, tables: Readonly<Record<string, readonly number[] | Uint8Array>>) {
  const sans = readSfnt(new Uint8Array(SANS));
  const all = new Map(sans.tables);
  for (const [tag, table] of Object.entries(tables)) all.set(tag, Uint8Array.from(table));
  return openFontFile(`${name}.ttf`, writeSfnt({ flavor: sans.flavor, tables: all }))[0]!.face();
}

const words = (...numbers: readonly number[]) => numbers.flatMap((number) => [(number >> 8) & 0xff, number & 0xff]);
const longs = (...numbers: readonly number[]) => numbers.flatMap((number) => words(number >>> 16, number & 0xffff));
const tag = (name: string) => Array.from(name, (letter) => letter.charCodeAt(0));

/** GSUB with a feature for ligatures whose first lookup counts (OpenType, "GSUB"). */
function substitutions(...lookups: readonly { readonly type: number; readonly body: readonly number[] }[]): number[] {
  const scripts = [...words(1), ...tag("latn"), ...words(8), ...words(4, 0), ...words(0, 0xffff, 1, 0)];
  const features = [...words(1), ...tag("liga"), ...words(8), ...words(0, 1, 0)];
  let at = 2 + lookups.length * 2;
  const places = lookups.map(({ body }) => {
    const place = at;
    at += 8 + body.length;
    return place;
  });
  const list = [
    ...words(lookups.length, ...places),
    ...lookups.flatMap(({ type, body }) => [...words(type, 0, 1, 8), ...body]),
  ];
  const start = 10;
  const header = words(1, 0, start, start + scripts.length, start + scripts.length + features.length);
  return [...header, ...scripts, ...features, ...list];
}

/** The same with one lookup, of so many subtables that all are the same one. */
function manyTimes(lookup: { readonly type: number; readonly body: readonly number[] }, count: number): number[] {
  const table = substitutions(lookup);
  const start = table.length - lookup.body.length - 8;
  const offsets = new Array<number>(count).fill(6 + count * 2);
  return [...table.slice(0, start), ...words(lookup.type, 0, count, ...offsets), ...lookup.body];
}

const idOf = (character: string) => {
  const { ids } = shape(openFontFile("sans.ttf", new Uint8Array(SANS))[0]!.face(), character, [], false);
  return ids[0]!;
};
const MANY = 0x4000;
const repeated = (number: number) => words(...new Array<number>(MANY).fill(number));

/** The letters of a word side by side. */
const sideBySide = (word: string) => Array.from(word, idOf);

it("lists within lists that all lie in the same bytes", () => {
  // A coverage of one glyph; sets of ligatures that all are the next structure, whose ligatures all are the one after it.
  const coverage = 6 + MANY * 2;
  const set = coverage + 6;
  const ligature = 2 + MANY * 2;
  const body = [
    ...words(1, coverage, MANY),
    ...repeated(set),
    ...words(1, 1, idOf("f")),
    ...words(MANY),
    ...repeated(ligature),
    ...words(idOf("x"), MANY),
    ...repeated(idOf("i")),
  ];
  const face = faceWith("lists", { GSUB: substitutions({ type: 4, body }) });
  expect(shape(face, "office", [], false).ids).toEqual(sideBySide("office"));
});

it("lookups with more subtables than there are", () => {
  const table = substitutions({ type: 1, body: words(1, 6, 1, 1, 0xffff) });
  // The number of subtables of the only lookup.
  table.splice(table.length - 14, 2, 0xff, 0xff);
  const face = faceWith("subtables", { GSUB: table });
  expect(shape(face, "office", [], false).texts.join("")).toBe("office");
});

it("rules without number that each begin at all glyphs", () => {
  const rule = { type: 5, body: words(3, 1, 0, 8, 2, 1, 0, 0xffff, 0) };
  const face = faceWith("rules", { GSUB: manyTimes(rule, 30_000) });
  expect(shape(face, "office", [], false).ids).toEqual(sideBySide("office"));
});

it("a rule that doubles the glyphs that it goes on with", () => {
  const a = idOf("a");
  const context = words(3, 1, 1, 12, 0, 1, 1, 1, a);
  const doubling = words(1, 8, 1, 14, 1, 1, a, 2, a, a);
  const face = faceWith("doubling", { GSUB: substitutions({ type: 5, body: context }, { type: 2, body: doubling }) });
  expect(shape(face, "baa", [], false).texts.join("")).toBe("baa");
});

it("states that lead to themselves without going on (Apple, 'morx')", () => {
  const glyphCount = readSfnt(new Uint8Array(SANS)).tables.get("maxp")!;
  const count = (glyphCount[4]! << 8) | glyphCount[5]!;
  // Every glyph is of class 4; each state has entry 0, which leads to state 0 and doesn't advance.
  const classes = words(8, 0, count, ...new Array<number>(count).fill(4));
  const states = words(...new Array<number>(10).fill(0));
  const entries = words(0, 0x4000);
  const places = [16, 16 + classes.length, 16 + classes.length + states.length];
  const machine = [...longs(5, ...places), ...classes, ...states, ...entries];
  const subtable = [...longs(12 + machine.length, 0, 1), ...machine];
  const chain = [...longs(1, 16 + subtable.length, 0, 1), ...subtable];
  // HarfBuzz asks for it where there is no GSUB.
  const face = faceWith("states", { GSUB: [], morx: [...words(2, 0), ...longs(1), ...chain] });
  expect(shape(face, "office", [], false).ids).toEqual(sideBySide("office"));
});

it("more names than a file has room for, each as long as can be", () => {
  const records = 20_000;
  const table = [
    ...words(0, records, 6),
    ...Array.from({ length: records }, () => words(3, 1, 0x409, 1, 0xfffe, 0)).flat(),
  ];
  const face = faceWith("names", { name: table });
  expect(face.family).toBe("names");
  expect(shape(face, "of", [], false).texts.join("")).toBe("of");
});

it("glyphs that the font doesn't have: characters are set in another font, rules come to nothing", () => {
  const delta = 0x7000;
  const cmap = [
    ...words(0, 1, 3, 1, 0, 12),
    ...words(4, 32, 0, 4, 4, 1, 0, 0x7a, 0xffff, 0, 0x61, 0xffff, delta, 1, 0, 0),
  ];
  const face = faceWith("beyond", { cmap });
  expect(face.fontkit.hasGlyphForCodePoint(0x61)).toBe(false);
  // Segments that look for the glyphs far behind the file's end.
  const away = [
    ...words(0, 1, 3, 1, 0, 12),
    ...words(4, 32, 0, 4, 4, 1, 0, 0x7a, 0xffff, 0, 0x61, 0xffff, 0, 1, 0xfffe, 0),
  ];
  expect(faceWith("away", { name: [], cmap: away }).fontkit.hasGlyphForCodePoint(0x62)).toBe(false);
  const f = idOf("f");
  const rule = { type: 1, body: words(1, 6, 0x7fff, 1, 1, f) };
  const other = faceWith("made", { GSUB: substitutions(rule) });
  expect(shape(other, "of", [], false).ids).toEqual([idOf("o"), 0]);
});
