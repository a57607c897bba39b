/** Words of scripts in which letters join, change places, or carry marks: as wide as in Chromium. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFontFile } from "../../src/fonts/face.js";
import { shapeWord } from "../../src/fonts/shaping/shape-words.js";
import { hasChromium, launchChromium } from "../support/outside.js";

const { resolve } = createRequire(import.meta.url);
const google = (family: string, file: string) =>
  resolve(`@expo-google-fonts/${family}/400Regular/${file}_400Regular.ttf`);

const SCRIPTS: [script: string, font: string, words: string][] = [
  [
    "Latin with combining marks",
    google("source-sans-3", "SourceSans3"),
    "cafe\u0301 nai\u0308ve A\u030Angstro\u0308m Vie\u0323\u0302t c\u030Cesky\u0301 s\u0327i o\u0328\u0304 a\u0301\u0300 x\u0301",
  ],
  ["Arabic with marks", google("noto-sans-arabic", "NotoSansArabic"), "مُدَرِّسٌ الشَّمْسُ مُحَمَّدٌ اللّٰهُ كِتَابًا سَيِّدَةٌ (لُغَةٌ) عَرَبِيَّةٌ"],
  ["Hebrew with points", google("noto-sans-hebrew", "NotoSansHebrew"), "שָׁלוֹם בְּרֵאשִׁית תּוֹרָה יִשְׂרָאֵל מֶלֶךְ (אִשָּׁה) כֹּל"],
  ["Thai", google("noto-sans-thai", "NotoSansThai"), "น้ำ ที่นี่ ผู้ใหญ่ ก็ ปั้น เก่ง ญี่ปุ่น ฐานะ คำ ต่ำ"],
  [
    "Devanagari",
    google("noto-sans-devanagari", "NotoSansDevanagari"),
    "नमस्ते हिन्दी क्षत्रिय विद्यार्थी शक्ति कर्म स्त्री ज्ञान श्री राष्ट्र",
  ],
  ["Bengali", google("noto-sans-bengali", "NotoSansBengali"), "কেমন মেঘে বৈশাখ হয়েছে স্বাধীন ক্ষমা বাংলা কর্ম দ্বিতীয় কো"],
];
const SIZE = 100;

describe.skipIf(!hasChromium)("words are as wide as in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each(SCRIPTS)("%s", async (_, font, text) => {
    const file = readFileSync(font);
    const words = text.split(" ");
    const page = await browser.newPage();
    const style = `@font-face { font-family: f; src: url(data:font/ttf;base64,${file.toString("base64")}) } b { font: ${SIZE}px f }`;
    await page.setContent(`<style>${style}</style>${words.map((word) => `<p><b>${word}</b></p>`).join("")}`);
    await page.evaluate("document.fonts.ready");
    const theirs: number[] = await page.evaluate(
      "Array.from(document.querySelectorAll('b'), (word) => word.getBoundingClientRect().width)",
    );
    await page.close();
    const face = openFontFile(font, file)[0]!.face();
    const rtl = /[\u0590-\u06FF]/.test(text);
    const ours = words.map((word) => shapeWord(face, word, 0, word.length, [], rtl).advance * SIZE);
    const off = words.filter((_, i) => Math.abs(ours[i]! - theirs[i]!) > 0.2);
    expect(off).toEqual([]);
  });
});
