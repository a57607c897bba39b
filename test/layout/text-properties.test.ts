/** Any text at any width: nothing is lost, nothing hangs, no number is lost in the sums. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fragment, LineFragment, Placed } from "../../src/layout/fragments/fragment.js";
import { layOut } from "../pdf/engine.js";

const SAMPLES = [
  "Typography effort office fine AVATAR well-known and/or 1,234.56 (brackets) “quotes”",
  "Straße Donaudampfschifffahrtsgesellschaft Größe",
  "المقارنة بين السلام والعلم سلامٌ ١٢٣ (أقواس)",
  "שלום עולם 123 (סוגריים)",
  "和室と洋室の主な違いは、「床」です。ショッピングセンターのキャッシュレス化！",
  "Ελληνικά και Кириллица, Ўзбек",
  "e\u0301a\u0308o\u0327 n\u0303 ﬁ ŉ ǆ İ ı",
  "👩‍👩‍👧‍👦 🏳️‍🌈 ☎️ 1️⃣ 🇩🇪",
  "soft\u00ADhyphen\u00ADated zero\u200Bwidth no\u00A0break \u2060 \u200E\u200F \u202Erlo\u202C \u2067iso\u2069",
  "a\tb\t\tc  d\n e\r\nf\u2003g\u3000h\u2028i",
  "ไทย ภาษาไทย हिन्दी क्षेत्र 한국어 조선말",
  "\uD800 lone \uDFFF surrogates \uFFFC object \uFFFD",
];
const CSS = [
  "",
  "hyphens: auto",
  "white-space: pre-wrap",
  "white-space: pre",
  "white-space: pre-line; text-align: justify",
  "white-space: break-spaces; text-align: end",
  "overflow-wrap: anywhere; text-align: justify",
  "word-break: break-all; letter-spacing: 1px",
  "word-break: keep-all; text-wrap: balance",
  "text-wrap: pretty; hyphens: auto; text-indent: -30px",
  "line-break: anywhere; direction: rtl",
  "unicode-bidi: plaintext; text-align-last: justify",
  "unicode-bidi: bidi-override; direction: rtl; text-transform: capitalize",
  "text-transform: uppercase; font-variant: small-caps tabular-nums; word-spacing: -8px",
  "text-wrap: balance; overflow-wrap: anywhere; tab-size: 0; text-indent: 400px",
];
const TAGS = [
  "b",
  "i",
  "bdo dir=rtl",
  "bdi",
  "span style='padding: 0 9px'",
  "sup",
  "span style='vertical-align: top'",
  "q",
  "span lang=tr",
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SAMPLES),
      fc
        .tuple(fc.constantFrom(...SAMPLES), fc.nat(30), fc.nat(30))
        .map(([sample, from, length]) => sample.slice(from, from + length)),
      fc.string({ unit: "binary", maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(" "));
const piece = fc.tuple(text, fc.option(fc.constantFrom(...TAGS)));
const paragraph = fc.record({
  pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
  css: fc.constantFrom(...CSS),
  width: fc.oneof(fc.nat(60), fc.nat(700)),
  lang: fc.constantFrom("en", "de", "fr", "ar", "ja", "tr", "el", ""),
});

const escaped = (content: string) => content.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const htmlOf = ({ pieces, css, width, lang }: typeof paragraph extends fc.Arbitrary<infer T> ? T : never) =>
  `<!DOCTYPE html><html lang="${lang}"><title>t</title><style>p { width: ${width}px; ${css} } q { quotes: none }</style><p>${pieces
    .map(([content, tag]) => (tag ? `<${tag}>${escaped(content)}</${tag.split(" ")[0]}>` : escaped(content)))
    .join("")}</p></html>`;

function linesOf({ x, y, fragment }: Placed<Fragment>): Placed<LineFragment>[] {
  return fragment.kind === "line" ? [{ x, y, fragment }] : fragment.children.flatMap(linesOf);
}

/** Letters and figures in any order and case. */
const letters = (content: string) =>
  Array.from(
    Array.from(content.normalize("NFKD"), (c) => c.toUpperCase())
      .join("")
      .normalize("NFKD"),
    (c) => c.toLowerCase(),
  )
    .filter((c) => /[\p{L}\p{N}]/u.test(c))
    .sort()
    .join("");

describe("any text", () => {
  it("keeps its letters, ends, and has places in numbers", () => {
    fc.assert(
      fc.property(paragraph, (given) => {
        const html = htmlOf(given);
        const lines = layOut(html, "").pages.flatMap((page) => linesOf(page.root));
        let shown = "";
        for (const { y: top, fragment: line } of lines) {
          expect([top, line.height, line.width].every(Number.isFinite)).toBe(true);
          for (const { x, y, fragment: child } of line.content.children) {
            if (child.kind !== "text") continue;
            expect([x, y, child.width].every(Number.isFinite)).toBe(true);
            const { advances, xOffsets, yOffsets } = child.glyphs;
            expect([...advances, ...xOffsets, ...yOffsets].every(Number.isFinite)).toBe(true);
            shown += child.text;
          }
        }
        expect(letters(shown)).toBe(letters(given.pieces.map(([content]) => content).join("")));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
