/** How processor time grows where a construction is twice as large: in proportion, whatever it is made of. */
import { describe, expect, it } from "vitest";
import { parseComparison, renderPage } from "../../src/index.js";
import { printHtml } from "../../src/pdf/print.js";
import { cpuTime } from "../support/cpu-time.js";

const page = (css: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>t</title><style>${css}</style></head><body>${body}</body></html>`;
const times = (count: number, make: (i: number) => string) =>
  Array.from({ length: Math.ceil(count) }, (_, i) => make(i)).join("");

/** A body of `n` parts, and the styles that it has to do with. */
const BODIES: Readonly<Record<string, readonly [css: string, body: (n: number) => string]>> = {
  paragraphs: ["", (n) => "<p>word word".repeat(n)],
  "paragraphs that stay together": ["p { break-after: avoid }", (n) => "<p>a".repeat(n)],
  "paragraphs with letters before": ["p::before { content: attr(class) }", (n) => "<p class=abc>a".repeat(n)],
  words: ["", (n) => `<p>${"word ".repeat(n * 8)}`],
  "words that break anywhere": ["p { overflow-wrap: anywhere }", (n) => `<p>${"a".repeat(n * 8)}`],
  "balanced words": ["p { text-wrap: balance }", (n) => `<p>${"word ".repeat(n * 2)}`],
  "inline boxes": ["", (n) => `<p>${"<b>a b</b> ".repeat(n)}`],
  "inline blocks": ["b { display: inline-block }", (n) => `<p>${"<b>a</b> ".repeat(n)}`],
  rows: ["", (n) => `<table>${"<tr><td>a<td>b".repeat(n)}</table>`],
  "rows with collapsed borders": [
    "table { border-collapse: collapse } td { border: 1px solid }",
    (n) => `<table>${"<tr><td>a<td>b".repeat(n)}</table>`,
  ],
  cells: ["", (n) => `<table><tr>${"<td>a".repeat(n)}</table>`],
  "cells over rows": ["", (n) => `<table>${"<tr><td rowspan=65534>a".repeat(n / 4)}</table>`],
  "cells over columns": ["", (n) => `<table>${times(n / 4, (i) => `<tr><td colspan=${(i % 50) + 1}>a<td>b`)}</table>`],
  "cells over all columns": ["", (n) => `<table>${"<tr><td colspan=1000>a".repeat(n / 2)}</table>`],
  "headers over rows and columns": [
    "",
    (n) => `<table>${times(n / 4, (i) => `<tr><th rowspan=${i % 9}>a<th colspan=${i % 50}>b<td>c`)}</table>`,
  ],
  "headers in one group of rows": ["", (n) => `<table>${"<tr><th scope=rowgroup>a<td>b".repeat(n / 2)}</table>`],
  drawings: [
    "rect { fill: red } ".repeat(100),
    (n) => '<svg width="9" height="9"><title>t</title><rect width="9" height="9"/></svg>'.repeat(n / 4),
  ],
  "groups of rows with headers": [
    "",
    (n) => `<table>${"<tbody><tr><th scope=rowgroup colspan=2>a<tr><td>b<td>c</tbody>".repeat(n / 4)}</table>`,
  ],
  "flex items": ["div { display: flex }", (n) => `<div>${"<p>a</p>".repeat(n)}</div>`],
  "flex lines": ["div { display: flex; flex-wrap: wrap }", (n) => `<div>${"<p>a</p>".repeat(n)}</div>`],
  "grid items": [
    "div { display: grid; grid-template-columns: 1fr 1fr 1fr }",
    (n) => `<div>${"<p>a</p>".repeat(n)}</div>`,
  ],
  "dense grids": [
    "div { display: grid; grid-auto-flow: dense; grid-template-columns: repeat(50, 1fr) } p:nth-child(odd) { grid-area: span 50 / span 37 }",
    (n) => `<div>${"<p>a</p>".repeat(n / 4)}</div>`,
  ],
  columns: ["div { columns: 3 }", (n) => `<div>${"<p>a b".repeat(n)}</div>`],
  lists: ["li { counter-reset: a } li::before { content: counters(a, '.') }", (n) => `<ol>${"<li>a".repeat(n)}</ol>`],
  "lists in lists": [
    "ol { margin: 0; padding: 0; counter-reset: a } li::before { counter-increment: a; content: counters(a, '.') }",
    (n) => "<ol><li>".repeat(n),
  ],
  "pictures of many sizes": ["", (n) => `<picture>${"<source srcset=a.png>".repeat(n)}${"<img alt>".repeat(n)}`],
  quotations: ["", (n) => `<p>${"<q>a</q> ".repeat(n)}`],
  layers: ["p { position: relative }", (n) => times(n, (i) => `<p style="z-index: ${(i * 7919) % n}">a`)],
  "absolute boxes": ["p { position: absolute }", (n) => "<p>a".repeat(n)],
  "adjoining margins": ["div { margin: 1px }", (n) => "<div></div>".repeat(n * 4)],
  "siblings of siblings": ["p ~ p ~ p ~ p ~ b { color: red }", (n) => "<p>a".repeat(n)],
  "parts that are looked for": [
    "p:has(b), div:has(> p + i), p:has(~ b) { color: red }",
    (n) => `<div>${"<p>a</p>".repeat(n)}</div>`,
  ],
  "parts of parts that are looked for": ["div:has(b) { color: red }", (n) => "<div>".repeat(n)],
  "counted elements": [
    "p:nth-child(2n), p:nth-last-child(3n), p:nth-of-type(5n), p:nth-last-of-type(7n), p:only-of-type { color: red }",
    (n) => "<p>a".repeat(n),
  ],
  "counted siblings": [":nth-child(2n of :nth-last-child(2n of p)) { color: red }", (n) => "<p>a".repeat(n)],
};

/** Styles of `n` parts. */
const STYLES: Readonly<Record<string, (n: number) => string>> = {
  rules: (n) => times(n, (i) => `.c${i} { color: red }`),
  declarations: (n) => `p { ${"color: red; ".repeat(n * 4)} }`,
  "unknown properties": (n) => `p { ${"colr: red; ".repeat(n)} }`,
  selectors: (n) => `${"p, ".repeat(n)} p { color: red }`,
  negations: (n) => `p${":not(.a)".repeat(n)} { color: red }`,
  variables: (n) => `p { ${times(n, (i) => `--a${i}: var(--a${i - 1}, 1);`)} }`,
  sums: (n) => `p { width: calc(${"1px + ".repeat(n)}1px) }`,
  "colour stops": (n) => `p { background: linear-gradient(${"red, ".repeat(n)}blue) }`,
  conditions: (n) => `@media ${"(width > 1px) and ".repeat(n)}(width > 1px) { p { color: red } }`,
  layers: (n) => times(n, (i) => `@layer l${i} { p { color: red } }`),
  comments: (n) => "/* a */".repeat(n * 4),
  "comments that never end": (n) => "/* a ".repeat(n * 4),
  "white space": (n) => `p { color: ${" ".repeat(n * 20)}red x }`,
  "nested rules": (n) => "p { &.a { color: red } }".repeat(n),
};

/** Drawings of `n` parts. */
const DRAWINGS: Readonly<Record<string, (n: number) => string>> = {
  shapes: (n) => '<rect width="9" height="9"/>'.repeat(n),
  "a path": (n) => `<path d="M0 0${" l1 1 c1 2 3 4 5 6".repeat(n)}"/>`,
  uses: (n) => `<defs><rect id="a" width="9" height="9"/></defs>${'<use href="#a"/>'.repeat(n)}`,
  gradients: (n) =>
    times(
      n / 4,
      (i) => `<linearGradient id="g${i}"><stop/></linearGradient><rect fill="url(#g${i})" width="9" height="9"/>`,
    ),
  groups: (n) => `${"<g opacity='.9'>".repeat(n / 4)}<rect width="9" height="9"/>${"</g>".repeat(n / 4)}`,
  words: (n) => `<text y="20">${"word ".repeat(n)}</text>`,
  transforms: (n) => `<g transform="${"rotate(1) ".repeat(n)}"><rect width="9" height="9"/></g>`,
  "a long word that is no length": (n) =>
    `<rect width="9" height="9" style="fill: red; width: ${"1".repeat(n * 10)}x"/>`,
  "names of fonts": (n) => `<text font-family="${"A -A\t-".repeat(n)}\u00a0,">a</text>`,
  "a font in a shorthand": (n) => `<text style="font: ${" 1e 1%".repeat(n)}">a</text>`,
  dashes: (n) => `<path stroke="red" stroke-dasharray="${"1 2 ".repeat(n)}" d="M0 0h90"/>`,
};

const SUBJECTS = "subjects:\n  - name: A\n  - name: B\n";
const inIntro = (text: string) => `${SUBJECTS}table: {x: [a, b]}\nintro: >-\n  ${text}\n`;
/** Content files of `n` parts. */
const CONTENTS: Readonly<Record<string, (n: number) => string>> = {
  points: (n) => `subjects:\n  - name: A\n    points:\n${"      - a b\n".repeat(n)}  - name: B\ntable: {x: [a, b]}\n`,
  rows: (n) => `${SUBJECTS}table:\n${times(n, (i) => `  Row ${i}: [a, b]\n`)}`,
  "a long name": (n) => `subjects:\n  - name: ${"a".repeat(n * 10)}\n  - name: B\ntable: {x: [a, b]}\n`,
  sections: (n) => `${SUBJECTS}table: {x: [a, b]}\nsections:\n${"  - {heading: a, text: b c}\n".repeat(n)}`,
  comments: (n) => `${SUBJECTS}${"# a comment\n".repeat(n * 10)}table: {x: [a, b]}\n`,
  "lists in brackets": (n) => `${SUBJECTS}table: {x: [[${"a, ".repeat(n)}b], c]}\n`,
  "brackets that stay open": (n) => `${SUBJECTS}table: {x: ${"[a, ".repeat(n)}\n`,
  "quotes that stay open": (n) => `${SUBJECTS}table: {x: [a, b]}\nintro: "${"a: b ".repeat(n)}\n`,
  "references to nothing": (n) => `${SUBJECTS}table:\n${times(n, (i) => `  Row ${i}: [*a, *b]\n`)}`,
  "keys nobody knows": (n) => `${SUBJECTS}table: {x: [a, b]}\n${times(n, (i) => `key${i}: a\n`)}`,
  emphasis: (n) => inIntro("*a* **b** ".repeat(n)),
  "emphasis in emphasis": (n) => inIntro(`${"*a **b ".repeat(n)}${"** *".repeat(n)}`),
  "brackets of links": (n) => inIntro(`x ${"[".repeat(n * 4)}`),
  links: (n) => inIntro("[a](https://example.org/a) ".repeat(n)),
  backquotes: (n) => inIntro(`x ${"`a ``b ".repeat(n)}`),
  backslashes: (n) => inIntro(`x ${"\\\\*".repeat(n * 4)}`),
  "blank lines": (n) => `${SUBJECTS}table: {x: [a, b]}\nintro: >+\n  a\n${"\n".repeat(n * 50)}`,
  "blank lines in a text that stands for itself": (n) =>
    `${SUBJECTS}table: {x: [a, b]}\nintro: |+\n  a = b\n${"\n".repeat(n * 50)}`,
  "a number without end": (n) => `${SUBJECTS}table: {x: [{score: ${"1".repeat(n * 50)}x, of: 5}, b]}\n`,
  "notes that are not closed": (n) => inIntro(`x ${"[^a".repeat(n * 10)} b`),
  dashes: (n) => `${SUBJECTS}${"- ".repeat(n * 10)}\n`,
  quotations: (n) => `${SUBJECTS}table: {x: [a, b]}\nintro: |\n${"  > a\n\n".repeat(n)}`,
  items: (n) => `${SUBJECTS}table: {x: [a, b]}\nintro: |\n${"  - a\n".repeat(n)}`,
};

const SIZE = 400;
/** What a doubling may multiply the time by: what grows with the square takes four times as long; caches and others add some. */
const MOST = 2.5;
/** What grows with the square stays above that however often it is measured. */
const TRIES = 8;

const print = (html: string): Promise<unknown> => printHtml(html, { file: "a.html" });

/** As far as pages: how a sheet is laid out is that of its HTML. */
async function read(yaml: string): Promise<void> {
  const { value } = parseComparison(yaml, { path: "content/a-vs-b.yaml" });
  if (value) await renderPage(value);
}

/** Of two doublings, less what every document takes; what takes next to no time is as quick as can be measured. */
const growth = (small: number, large: number): number => Math.sqrt(Math.max(1, large - 20) / Math.max(40, small - 20));

/** How the time grows, for each doubling, in which something is done with what is made of a number of parts. */
async function grows(make: (n: number) => string, work = print): Promise<number> {
  const computing = async (text: string) => {
    const time = cpuTime();
    await work(text);
    return time();
  };
  await computing(make(SIZE));
  const least = { small: Infinity, large: Infinity };
  let ratio = Infinity;
  for (let i = 0; i < TRIES && ratio >= MOST; i++) {
    const small = await computing(make(SIZE));
    const large = await computing(make(4 * SIZE));
    // A collector, a compiler and others that keep the machine busy can only add: to one of the two, or to all for a while.
    least.small = Math.min(least.small, small);
    least.large = Math.min(least.large, large);
    ratio = Math.min(ratio, growth(small, large), growth(least.small, least.large));
  }
  return ratio;
}

describe("twice as much takes about twice the time", () => {
  it.each(Object.entries(BODIES))(
    "%s",
    async (_, [css, body]) => {
      expect(await grows((n) => page(css, body(n)))).toBeLessThan(MOST);
    },
    30_000,
  );

  it.each(Object.entries(STYLES))(
    "in styles: %s",
    async (_, css) => {
      expect(await grows((n) => page(css(n), "<p>a</p>".repeat(10)))).toBeLessThan(MOST);
    },
    30_000,
  );

  it.each(Object.entries(DRAWINGS))(
    "in drawings: %s",
    async (_, drawing) => {
      const svg = (n: number) => `<svg width="100" height="100"><title>t</title>${drawing(n)}</svg>`;
      expect(await grows((n) => page("", svg(n)))).toBeLessThan(MOST);
    },
    30_000,
  );

  it.each(Object.entries(CONTENTS))(
    "in content files: %s",
    async (_, content) => {
      expect(await grows(content, read)).toBeLessThan(MOST);
    },
    30_000,
  );
});

it("columns that are too high to be printed are not parted into pages", async () => {
  const lists = '<ul style="columns: 2"><li>a<li style="padding: 1e8em">b<li>c</ul>'.repeat(5);
  const time = cpuTime();
  const { diagnostics } = await printHtml(page("", lists));
  expect(diagnostics.map(({ code }) => code)).toContain("page/too-many");
  expect(time()).toBeLessThan(3_000);
}, 30_000);
