/** What shaping makes of letters that have marks, change places or join: by facts that Unicode and the fonts tell. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { openFontFile } from "../../src/fonts/face.js";
import { glyphId } from "../../src/fonts/opentype/fontkit-inside.js";
import { shape } from "../../src/fonts/shaping/shape.js";
import { builtIn } from "../support/fonts.js";

const { resolve } = createRequire(import.meta.url);
const open = (file: Uint8Array) => openFontFile("font.ttf", file)[0]!.face();
const noto = (script: string, file: string) =>
  open(readFileSync(resolve(`@expo-google-fonts/noto-sans-${script}/400Regular/${file}_400Regular.ttf`)));

const FONTS = {
  latin: open(builtIn("Source Sans 3")),
  arabic: open(builtIn("Noto Sans Arabic")),
  hebrew: noto("hebrew", "NotoSansHebrew"),
  thai: noto("thai", "NotoSansThai"),
  devanagari: noto("devanagari", "NotoSansDevanagari"),
  bengali: noto("bengali", "NotoSansBengali"),
};
type Script = keyof typeof FONTS;

const shaped = (script: Script, text: string) =>
  shape(FONTS[script], text, [], script === "arabic" || script === "hebrew");
const glyphsOf = (script: Script, text: string) =>
  Array.from(text, (character) => glyphId(FONTS[script].fontkit, character.codePointAt(0)!));
/** In reading order. */
const clusters = (script: Script, text: string) => {
  const { texts } = shaped(script, text);
  const inOrder = script === "arabic" || script === "hebrew" ? texts.toReversed() : texts;
  return inOrder.filter((each) => each !== "");
};

describe("letters with marks", () => {
  it.each([
    ["e\u0301", "é"],
    ["A\u030A", "Å"],
    ["e\u0323\u0302", "ệ"],
    ["c\u030C", "č"],
  ])("%s is the composed glyph, where the font has one", (apart, composed) => {
    const { ids, texts } = shaped("latin", apart);
    expect(ids).toEqual(glyphsOf("latin", composed));
    expect(texts).toEqual([apart]);
  });

  it("are the same in whatever order marks are written that don't touch", () => {
    // Shin with its dot and a vowel; a letter with shadda and a vowel.
    expect(shaped("hebrew", "\u05E9\u05C1\u05B8").ids).toEqual(shaped("hebrew", "\u05E9\u05B8\u05C1").ids);
    expect(shaped("arabic", "\u062F\u064E\u0651").ids).toEqual(shaped("arabic", "\u062F\u0651\u064E").ids);
  });

  it("have the tone over the circle of Thai's am", () => {
    const { ids, xOffsets, yOffsets } = shaped("thai", "\u0E19\u0E49\u0E33");
    // No, the circle, the tone, and what is left of am: a.
    expect(ids).toHaveLength(4);
    expect([ids[0], ids[3]]).toEqual(glyphsOf("thai", "\u0E19\u0E32"));
    expect(ids[1]).toBe(shaped("thai", "\u0E19\u0E4D").ids[1]);
    expect([xOffsets.length, yOffsets.length]).toEqual([4, 4]);
  });
});

describe("Indic letters", () => {
  it("are told apart by what rules make one of, and stand behind vowels that are written after them", () => {
    expect(clusters("devanagari", "नमस्ते")).toEqual(["न", "म", "स्", "त", "े"]);
    expect(clusters("devanagari", "हिन्दी")).toEqual(["हि", "न्", "द", "ी"]);
    const { ids } = shaped("devanagari", "कि");
    expect(ids.at(-1)).toBe(glyphsOf("devanagari", "क")[0]);
  });

  it("have a form of their own at the beginning of a Bengali word", () => {
    const [first] = shaped("bengali", "কেমন").ids;
    const inside = shaped("bengali", "মনকে").ids.at(-2);
    expect(first).not.toBe(inside);
  });
});

describe("every character is in one cluster, in reading order", () => {
  it.each<[Script, string]>([
    ["latin", "Vie\u0323\u0302t x\u0301 a\u034Fb"],
    ["arabic", "مُدَرِّسٌ(اللّٰهُ)"],
    ["hebrew", "שָׁלוֹם(בְּרֵאשִׁית)"],
    ["thai", "น้ำที่ผู้ใหญ่"],
    ["devanagari", "विद्यार्थीक्षत्रिय"],
    ["bengali", "হয়েছেস্বাধীন"],
  ])("of %s", (script, text) => {
    expect(clusters(script, text).join("")).toBe(text);
    const { starts, texts, ids } = shaped(script, text);
    expect([starts.length, texts.length]).toEqual([ids.length, ids.length]);
    texts.forEach((each, i) => {
      if (each !== "") expect(text.slice(starts[i]!).startsWith(each)).toBe(true);
    });
  });
});

it("brackets are mirrored from right to left", () => {
  expect(shape(FONTS.latin, "(]", [], true).ids).toEqual(glyphsOf("latin", "[)"));
});

it("characters without picture have none, and no advance", () => {
  const { ids, advances } = shaped("latin", "a\u180Eb");
  expect(ids).toEqual(glyphsOf("latin", "a b"));
  expect(advances[1]).toBe(0);
});

it("a sign keeps its text from right to left, where what follows it has no picture", () => {
  const { advances, texts } = shape(FONTS.latin, "x\uFE0E", [], true);
  expect(texts.toSorted()).toEqual(["", "x\uFE0E"]);
  expect(advances[texts.indexOf("")]).toBe(0);
});
