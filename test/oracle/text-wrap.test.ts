/** `text-wrap: balance` and `pretty`: the same breaks as Chromium's, for many paragraphs at many widths. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const SENTENCES = [
  TEXT,
  TEXT.slice(0, 143),
  "A headline that is somewhat too long for a single line of the page",
  "Prices, delivery times, terms of payment and who is liable for what when something breaks are set out in the contract, which both parties sign before any work begins.",
  "The quick brown fox jumps over the lazy dog, and the five boxing wizards jump quickly; pack my box with five dozen liquor jugs. How vexingly quick daft zebras jump! Sphinx of black quartz, judge my vow.",
  "Two words",
  "Soft&shy;hyphens may di&shy;vide words like con&shy;ti&shy;nent or type&shy;set&shy;ting, if that helps the rea&shy;der a&shy;long.",
  "With <b>bold words</b> and an <i>inline boxes</i> among the others, the sums of the widths have to count them as well.",
];
const WIDTHS = [150, 178, 203, 231, 260, 289, 317, 340, 371, 402, 455, 520];

function widths(style: string, sentences: readonly string[] = SENTENCES): string {
  return WIDTHS.map((width) =>
    sentences.map((text) => `<p style="width: ${width}px; ${style}">${text}</p>`).join(""),
  ).join("");
}

const CASES: Cases = {
  balance: ["p { text-wrap: balance; margin: 6px 0 }", widths("")],
  pretty: ["p { text-wrap: pretty; margin: 6px 0 }", widths("")],
  "balance, large and centred": [
    "p { text-wrap: balance; font-size: 26px; line-height: 36px; text-align: center; margin: 6px 0 }",
    widths(""),
  ],
  "pretty, small": ["p { text-wrap: pretty; font-size: 10px; margin: 6px 0 }", widths("")],
  "pretty, justified": ["p { text-wrap: pretty; text-align: justify; margin: 6px 0 }", widths("")],
  "pretty, indented": ["p { text-wrap-style: pretty; text-indent: 30px; margin: 6px 0 }", widths("")],
  "balance, indented": ["p { text-wrap-style: balance; text-indent: 30px; margin: 6px 0 }", widths("")],
  "balance, forced breaks": [
    "p { text-wrap: balance; margin: 6px 0 }",
    widths(
      "",
      SENTENCES.map((text) => text.replace(/ (an|or|is|for) /, " $1<br>")),
    ),
  ],
  "pretty, forced breaks": [
    "p { text-wrap: pretty; margin: 6px 0 }",
    widths(
      "",
      SENTENCES.map((text) => text.replace(/ (an|or|is|for) /, " $1<br>")),
    ),
  ],
  // Without punctuation, which poppler puts elsewhere in Chromium's PDFs.
  "right to left": [
    "body { direction: rtl } p { text-wrap: balance; margin: 6px 0 } p:nth-child(odd) { text-wrap: pretty }",
    widths(
      "",
      SENTENCES.map((text) => text.replace(/[.,;!]|&shy;/g, "")),
    ),
  ],
  "long words": [
    "p { overflow-wrap: anywhere; margin: 6px 0; text-wrap: pretty } p:nth-child(odd) { text-wrap: balance }",
    widths("", [
      "The Donaudampfschifffahrtsgesellschaftskapitän and his Donaudampfschifffahrtsgesellschaftsmütze",
      "Incomprehensibilities, antidisestablishmentarianism and other words of some length",
    ]),
  ],
  "nowrap and stable": [
    ".a { text-wrap-mode: nowrap } .b { text-wrap: stable } .c { text-wrap: nowrap balance } .d { text-wrap: wrap }",
    `<p class="a">Short enough</p><p class="b" style="width: 300px">${TEXT}</p><p class="c">Also one line</p><p class="d" style="width: 200px">${TEXT}</p>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "long words": { words: 2, why: "a paragraph with a broken word is reconsidered, by us, as far as its words allow" },
};

/** One long page: where pages end is another subject. */
const onOnePage = Object.fromEntries(
  Object.entries(CASES).map(([name, given]) => [
    name,
    "document" in given ? given : ([`@page { size: 210mm 4000mm } ${given[0]}`, given[1]] as const),
  ]),
);

printsLikeChromium("text-wrap", onOnePage, EXCEPTIONS);
