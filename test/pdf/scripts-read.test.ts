/** Words whose letters change places, or share a vowel, come back from a PDF as they were written. */
import { copyFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { hasPoppler, pdfText } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";

const { resolve } = createRequire(import.meta.url);

it.skipIf(!hasPoppler).each([
  ["devanagari", "NotoSansDevanagari", "नमस्ते हिन्दी क्षत्रिय विद्यार्थी शक्ति कर्म स्त्री"],
  // The vowel of the last two stands on both sides of its letter.
  ["bengali", "NotoSansBengali", "কেমন মেঘে বৈশাখ হয়েছে স্বাধীন ক্ষমা কোন দৌড়"],
  ["hebrew", "NotoSansHebrew", "שָׁלוֹם"],
  ["thai", "NotoSansThai", "น้ำ ที่นี่ ผู้ใหญ่"],
])("%s", async (script, file, words) => {
  const folder = temporaryFolder();
  copyFileSync(
    resolve(`@expo-google-fonts/noto-sans-${script}/400Regular/${file}_400Regular.ttf`),
    join(folder, "font.ttf"),
  );
  const html = `<!DOCTYPE html><html lang="en"><title>Words</title><style>@font-face { font-family: f; src: url(font.ttf) } p { font-family: f }</style><p>${words}`;
  const printed = await printHtml(html, { file: "words.html", baseDir: folder, lang: "en" });
  expect(printed.diagnostics).toEqual([]);
  writeFileSync(join(folder, "words.pdf"), printed.value!.bytes);
  const text = pdfText(join(folder, "words.pdf"));
  expect(
    text
      .replace(/[\u202A-\u202E]/g, "")
      .trim()
      .normalize("NFC"),
  ).toBe(words.normalize("NFC"));
});
