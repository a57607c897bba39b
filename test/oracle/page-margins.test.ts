/** Margin boxes of `@page`, page selectors, and margins that differ from page to page. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const MANY = `<p>${TEXT}</p>`.repeat(24);
const ALL = [
  "top-left-corner",
  "top-left",
  "top-center",
  "top-right",
  "top-right-corner",
  "right-top",
  "right-middle",
  "right-bottom",
  "bottom-right-corner",
  "bottom-right",
  "bottom-center",
  "bottom-left",
  "bottom-left-corner",
  "left-bottom",
  "left-middle",
  "left-top",
];
const every = (declarations: string, text = (name: string) => name.replaceAll("-", "_")) =>
  ALL.map((name) => `@${name} { content: "${text(name)}"; ${declarations} }`).join(" ");

const PAGES = `<p>${TEXT}</p><p style="break-before: page">Second page</p><p style="break-before: page">Third page</p>`;

const CASES: Cases = {
  "numbers of pages": [
    '@page { margin: 25mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) } @bottom-left { content: counter(page, lower-roman) } }',
    PAGES,
  ],
  "first, left and right pages": [
    '@page { margin: 25mm; @top-left { content: "every page" } @top-right { content: "also" } } @page :first { @top-left { content: none } @top-center { content: "first" } } @page :left { @bottom-left { content: "left" } } @page :right { @bottom-right { content: "right" } }',
    PAGES,
  ],
  "long and short texts beside one another": [
    `@page { margin: 25mm 20mm; @top-left { content: "${TEXT.slice(0, 60)}" } @top-center { content: "middle" } @top-right { content: "end" } @bottom-left { content: "${TEXT.slice(0, 90)}" } @bottom-right { content: "a shorter one" } }`,
    PAGES,
  ],
  "sizes, padding and alignment": [
    '@page { margin: 30mm 20mm; @top-left { content: "fixed"; width: 60mm; padding: 4mm; border-bottom: 1px solid; vertical-align: bottom } @top-right { content: "right, at the top"; vertical-align: top; text-align: left } @bottom-center { content: "wide"; width: 80mm; text-align: right;  font-size: 18px } }',
    PAGES,
  ],
  "styles of the page and of the root": [
    'html { color: #333; font-size: 13px; word-spacing: 2px } @page { margin: 25mm; font-size: 10px; letter-spacing: 0.2px; @top-center { content: "inherits" } @bottom-center { content: "its own"; font-size: 150%; word-spacing: 0 } }',
    PAGES,
  ],
  "all sixteen": [`@page { margin: 30mm; ${every("font-size: 9px")} }`, "<p>Body</p>"],
  "all sixteen with borders and padding": [
    `@page { margin: 25mm 30mm 28mm 35mm; ${every("font-size: 9px; border: 1px solid; padding: 3px 5px; margin: 2px 4px")} }`,
    "<p>Body</p>",
  ],
  "wrapped text in all": [
    `@page { margin: 30mm; ${every("font-size: 10px", (name) => `${name} with some more words`)} }`,
    "<p>Body</p>",
  ],
  "page numbers": [
    '@page { @top-right { content: "Page " counter(page) " of " counter(pages) } @bottom-center { content: counter(page, lower-roman) } }',
    MANY,
  ],
  "page numbers that are reset and incremented": [
    '@page { counter-increment: page 2; @top-left { content: counter(page) } } @page :first { counter-reset: page 10; @top-right { content: "first " counter(page) } }',
    MANY,
  ],
  "own counters": [
    '@page { counter-increment: page n 3; @top-left { content: counter(page) "/" counter(n) "/" counter(none) } @top-right { counter-increment: m; content: counter(m) } @bottom-left { content: counters(page, ".") " " counter(pages, upper-roman) } }',
    MANY,
  ],
  "counter reset on the first page": [
    "@page { @top-left { content: counter(page) } } @page :first { counter-reset: page 4 }",
    MANY,
  ],
  "counter reset on every page and set": [
    '@page { counter-reset: k; @top-left { content: counter(page) " " counter(k) } @top-right { counter-set: page 7; content: counter(page) } @bottom-left { content: counter(page) } }',
    MANY,
  ],
  "counters of the root element": [
    'html { counter-reset: q 5 page 3 } @page { @top-left { content: counter(page) "." counter(q) } }',
    MANY,
  ],
  "page selectors": [
    '@page { @top-center { content: "all" } @bottom-left { content: "bottom" } } @page :left { @top-center { content: "left" } } @page :right { @top-center { content: "right" } } @page :first { @top-center { content: "first" } @bottom-left { content: none } }',
    MANY,
  ],
  "specificity and importance": [
    '@page :first { @top-left { content: "first"; color: red } } @page :right { @top-left { content: "right" } } @page { @top-left { content: "important" !important } @top-right { content: "one" } } @page { @top-right { content: "two" } } @page :first { @bottom-left { content: "one only" } }',
    MANY,
  ],
  layers: [
    '@layer a { @page { @top-left { content: "layered" !important } @top-right { content: "layered" } } } @page { @top-left { content: "not" } @top-right { content: "not" } }',
    "<p>Body</p>",
  ],
  inheritance: [
    'html { font-size: 12px; letter-spacing: 1px; --t: "from the root" } @page { font-size: 1.5em; font-style: italic; text-align: right; @top-left { content: var(--t) } @top-center { content: "em"; font-size: 2em } @top-right { content: "rem"; font-size: 2rem; padding-right: 1rem } }',
    "<p>Body <i>in italics</i></p>",
  ],
  "alignment in the boxes": [
    '@page { margin: 40mm; @top-left { content: "a"; vertical-align: top; text-align: center } @top-center { content: "b"; vertical-align: bottom; text-align: left } @top-right { content: "c"; vertical-align: baseline; text-align: justify } @left-top { content: "d"; vertical-align: bottom } @left-middle { content: "e"; vertical-align: top; text-align: left } @right-middle { content: "f"; text-align: right; vertical-align: 10px } @right-top { content: "g"; vertical-align: middle } @bottom-left-corner { content: "h"; vertical-align: top; text-align: end } @bottom-right { content: "i"; vertical-align: text-top } }',
    "<p>Body</p>",
  ],
  "widths of the boxes at an edge": [
    '@page { @top-left { content: "short" } @top-center { content: "a somewhat longer text in the middle" } @top-right { content: "the right one" } @bottom-left { content: "left" } @bottom-right { content: "a longer text at the right" } }',
    "<p>Body</p>",
  ],
  "more text than there is room for": [
    `@page { margin: 35mm 20mm; @top-left { content: "${TEXT.slice(0, 110)}"; font-size: 11px } @top-center { content: "${TEXT.slice(0, 90)}"; font-size: 11px } @top-right { content: "${TEXT.slice(0, 70)}"; font-size: 11px } @bottom-left { content: "${TEXT.slice(0, 150)}"; font-size: 11px } @bottom-right { content: "${TEXT.slice(0, 60)}"; font-size: 11px } }`,
    "<p>Body</p>",
  ],
  "boxes with widths": [
    '@page { margin: 25mm; @top-left { content: "given width"; width: 100px; text-align: right } @top-center { content: "auto in the middle" } @top-right { content: "per cent"; width: 30%; text-align: left } @bottom-left { content: "auto"; text-align: right } @bottom-center { content: "given"; width: 200px; text-align: left } @bottom-right { content: "auto right"; text-align: left } @left-top { content: "high"; height: 100px; vertical-align: bottom } @left-middle { content: "middle"; vertical-align: top } @left-bottom { content: "low"; height: 25% } @right-top { content: "right top"; vertical-align: bottom } @right-bottom { content: "right bottom"; vertical-align: top } }',
    "<p>Body</p>",
  ],
  "sizes across the margin": [
    '@page { margin: 40mm; @top-left { content: "fixed"; height: 50px; vertical-align: top } @top-center { content: "auto margins"; height: 40px; margin: auto 0; vertical-align: top } @top-right { content: "top auto"; height: 40px; margin-bottom: auto; margin-top: 5px; vertical-align: top } @left-middle { content: "l"; width: 60px; text-align: left } @right-middle { content: "r"; width: 60px; text-align: left } @bottom-left-corner { content: "c"; width: 50px; height: 40px; text-align: left; vertical-align: top } @bottom-center { content: "b"; height: 30px; vertical-align: top } @top-right-corner { content: "x"; width: 50%; height: 50%; text-align: left; vertical-align: top } @bottom-right { content: "too high"; height: 300px; vertical-align: top } }',
    "<p>Body</p>",
  ],
  "margins and padding in per cent": [
    '@page { margin: 40mm 30mm; @top-left { content: "a"; padding: 10%; vertical-align: top } @top-right { content: "b"; margin: 20% 5%; vertical-align: top } @left-top { content: "c"; padding: 5% 10%; text-align: left } }',
    "<p>Body</p>",
  ],
  "page margins in per cent and em": [
    "html { font-size: 20px } @page { margin: 10% 3em; @top-left { content: 'x' } @left-top { content: 'y' } }",
    "<p>Body</p>",
  ],
  "white space and direction": [
    `@page { margin: 30mm; @top-left { content: "one\\A two\\A three"; white-space: pre; text-align: start } @top-center { content: "no  wrap here please at all"; white-space: nowrap; width: 50px } @top-right { content: "right (to) left"; direction: rtl; text-align: start } @bottom-left { content: "upper"; text-transform: uppercase; letter-spacing: 2px } @bottom-center { content: open-quote "quoted" close-quote } @bottom-right { content: "Indented"; text-indent: 20px; line-height: 40px; text-align: left; vertical-align: top } }`,
    "<p>Body</p>",
  ],
  "a document from right to left": [
    '@page :left { @top-left { content: "left page" } } @page :right { @top-left { content: "right page" } } @page { @top-right { content: "at start"; text-align: start } } html { direction: rtl }',
    MANY.replace(/[.;,]/g, ""),
  ],
  "text that is taller than the margin": [
    '@page { margin: 12mm; @top-left { content: "one\\A two\\A three\\A four"; white-space: pre } @bottom-right { content: "one\\A two\\A three\\A four"; white-space: pre; vertical-align: top } @top-right { content: "one\\A two\\A three\\A four"; white-space: pre; vertical-align: bottom } }',
    "<p>Body</p>",
  ],
  "least and greatest widths": [
    '@page { margin: 30mm 20mm; @top-left { content: "wide"; min-width: 250px; text-align: right } @top-right { content: "narrow"; max-width: 60px; text-align: left } @bottom-left { content: "a"; min-width: 300px; text-align: right } @bottom-center { content: "centre"; max-width: 40px; text-align: left } @bottom-right { content: "b"; text-align: left } @left-middle { content: "m"; width: 200px; max-width: 40px; text-align: left } }',
    "<p>Body</p>",
  ],
  "empty content": [
    '@page { @top-left { content: "" ; border: 1px solid } @top-right { content: "shown" } @bottom-left { content: normal } @bottom-right { color: red } @bottom-center { content: none } }',
    "<p>Body</p>",
  ],
  "a first page with other margins above and below": [
    '@page :first { margin-top: 90mm; margin-bottom: 40mm; @top-left { content: "deep" } } @page { @bottom-right { content: counter(page) } }',
    MANY,
  ],
  "a first page that is higher": ["@page { margin: 60mm 15mm } @page :first { margin-block: 5mm }", MANY],
  "borders and paddings of pages": [
    '@page { border: 5px solid red; padding: 20px 3em 10% 30px; background: #eef; @top-left { content: "outside" } @left-middle { content: "left" } }',
    MANY,
  ],
  "inner and outer margins": [
    "@page { margin: 20mm } @page :left { margin-left: 12mm; margin-right: 28mm; @top-left { content: counter(page) } } @page :right { margin-left: 28mm; margin-right: 12mm; @top-right { content: counter(page) } }",
    MANY,
  ],
  "left and right pages of different heights": [
    "@page :left { margin-top: 50mm } @page :right { margin-bottom: 90mm } @page :first { margin-top: 30mm } p { orphans: 1; widows: 1 }",
    MANY.repeat(3),
  ],
  "tables and forced breaks over pages of different heights": [
    "@page :first { margin-top: 150mm } @page :left { margin-bottom: 120mm } tr > * { padding: 6px } .b { break-before: page } .k { break-inside: avoid }",
    `<h1>Title</h1><table><thead><tr><th>Head<th>Other</thead>${`<tr><td>Some text<td>${TEXT.slice(0, 70)}</tr>`.repeat(50)}</table><p class="b">${TEXT}</p><div class="k">${`<p>${TEXT}</p>`.repeat(6)}</div><div class="k">${`<p>${TEXT}</p>`.repeat(6)}</div>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "text that is taller than the margin": { words: 0, why: "its last line lies beyond the paper", told: "page/beyond" },
};

printsLikeChromium("margin boxes of pages", CASES, EXCEPTIONS);
