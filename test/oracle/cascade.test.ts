/** The cascade: which declaration wins, selectors, at-rules, defaulting, custom properties, units. */
import { BASE, type Cases, FACES, printsLikeChromium, TEXT } from "./harness.js";

const NAMES = ["one", "two", "three", "four", "five", "six", "seven"];
const LIST = `<ul class="l">${NAMES.map((name, i) => `<li class="${name} ${i % 2 ? "even" : "odd"}" data-n="${i + 1}">${name}</li>`).join("")}</ul>`;
/** Marks what a selector matches with a word of its own. */
const marks = (...selectors: string[]) =>
  selectors.map((selector, i) => `${selector}::after { content: " m${i}"; margin-left: ${i + 3}px }`).join("\n");

const CASES: Cases = {
  "specificity and order": [
    `p::after { content: "type" } .a::after { content: "class" } #i::after { content: "id" } p.a::after { content: "type-class" }
     .a.b::after { content: "two-classes" } :where(#i.a)::after { content: "where" } :is(#nope, .c)::after { content: "is-id" } .c.c.c::after { content: "three" }
     [title]::after { content: "attribute" } p:not(.z)::after { content: "not-class" } p:not(#z)::after { content: "not-id" } .d::after { content: "earlier" }`,
    `<p>Plain </p><p class="a">A </p><p class="a b">AB </p><p class="c">C </p><p id="i" class="a">I </p><p title="x">T </p><p class="d">D </p>`,
  ],
  importance: [
    `p { margin-left: 10px !important; text-indent: 5px !important } p.a { margin-left: 50px; text-indent: 40px !important } #i { margin-left: 80px; text-indent: 90px }`,
    `<p class="a" id="i" style="margin-left: 120px">Important wins</p><p class="a" style="text-indent: 60px !important">over a style attribute</p><p style="text-indent: 60px">that isn't important</p>`,
  ],
  "cascade layers": [
    `@layer base, theme; @layer theme { p { margin-left: 60px; text-indent: 60px !important; padding-left: 3px } } @layer base { #i { margin-left: 20px; padding-left: 50px } p { text-indent: 20px !important } }
     @layer theme { @layer inner { p { padding-left: 80px; margin-right: 30px; text-align: right } } p.x { text-align: left } } @layer { p { word-spacing: 4px } }
     .u { word-spacing: 8px } @layer theme.inner { p.u { margin-right: 90px; text-align: center } } @layer late { .u { letter-spacing: 1px; margin-left: 90px } } .u { letter-spacing: 0 }`,
    `<p id="i">Layers in their order ${TEXT}</p><p class="x">Within theme</p><p class="u">No layer is the last layer ${TEXT}</p>`,
  ],
  "revert and revert-layer": [
    `ul { padding: 0; margin: 0; list-style: none } .r { padding: revert; margin: revert; list-style: revert } h2 { font-size: 40px; margin: 0 } .r2 { font-size: revert; margin: revert; font-weight: revert }
     @layer a { p { margin-left: 30px; text-indent: 30px } } @layer b { p { margin-left: 90px; text-indent: revert-layer } p.v { margin-left: revert-layer } } .w { margin-left: revert-layer } b { font-weight: 400 } b.r { font-weight: revert } .x { display: revert }`,
    `<ul><li>Not reverted</li></ul><ul class="r"><li>Reverted</li></ul><h2>Big</h2><h2 class="r2">As it was</h2><p>P</p><p class="v">V</p><p class="w">W</p><p><b>light</b> <b class="r">bold</b></p><div class="x">Block</div><ol class="r"><li>List</li></ol>`,
  ],
  "inherit, initial, unset": [
    `.o { font-size: 20px; text-indent: 30px; margin: 10px 40px; padding: 5px 15px; text-align: right; line-height: 2 } .i { margin: inherit; padding: inherit } .n { text-align: initial; text-indent: initial; font-size: initial; line-height: initial } .u { margin: unset; text-align: unset; padding: unset }
     .all { all: initial; display: block; font-family: "Source Sans 3" } .allu { all: unset } .w { width: 55% } .w > div { width: inherit; border: inherit } .w { border: 4px solid }`,
    `<div class="o">Outer<div class="i">Inherits ${TEXT}</div><div class="n">Initial ${TEXT}</div><p class="u">Unset</p><p class="all">All of it</p><p class="allu">All unset, inline</p></div><div class="w"><div>${TEXT}</div></div>`,
  ],
  "structural pseudo-classes": [
    marks(
      ".l li:first-child",
      ".l li:last-child",
      ".l li:nth-child(2n + 1)",
      ".l li:nth-child(-n + 2)",
      ".l li:nth-last-child(2)",
      "p:only-child",
      "p:nth-of-type(2)",
      "em:only-of-type",
      "p:first-of-type",
      "p:last-of-type",
      "span:nth-last-of-type(odd)",
      "i:empty",
      ":root > body > p",
    ),
    `${LIST}<p>A</p><p>B <em>e</em></p><div><p>Only</p></div><p>C <span>s</span> <i></i><span>t</span> <i> </i></p>`,
  ],
  "nth-child of, :is, :where, :has, :not": [
    marks(
      ".l li:nth-child(2 of .odd)",
      ".l li:nth-last-child(1 of .even)",
      ":is(.one, .two, :unknown-thing)",
      ":where(.three, .four)",
      "p:has(> b)",
      "p:has(+ div)",
      "div:not(.n, .m)",
      "li:not(:nth-child(odd)):not(.two)",
      "section:has(h2 ~ p) h2",
      "p:is(section p)",
      "b:not(:hover)",
      "p:not(div > p)",
    ),
    `${LIST}<p>With <b>b</b></p><p>Before a div</p><div class="n">N</div><div>Plain</div><section><h2>Heading</h2><i>i</i><p>P</p></section>`,
  ],
  "attributes, combinators, languages": [
    `${marks('[data-n="3"]', '[class~="odd"][data-n]', '[lang|="de"]', '[href^="http"]', '[href$=".PDF" i]', '[href*="mid"]', "h3 + p", "h3 ~ p", "div p", "div > p", ":lang(de)", "p:dir(rtl)", "a:link", "a:any-link")} li::after { white-space: pre }`,
    `${LIST}<h3>Heading</h3><p>Next</p><p lang="de-AT">Deutsch</p><div><p>Child</p><section><p>Grandchild</p></section></div><p><a href="https://x.test/mid">http</a> <a href="a.pdf">pdf</a> <a>none</a></p><p dir="rtl">rtl</p>`,
  ],
  nesting: [
    `.card { margin-left: 20px; & p { margin-left: 10px; } > p { text-indent: 12px; } .t { padding-left: 9px } &.x { margin-left: 60px } .y & { margin-left: 90px } p:first-child { text-indent: 40px } h3, h4 { margin: 0; em { padding: 0 8px; &.z { padding: 0 20px } } }
     @media print { padding-left: 15px; p { word-spacing: 3px } } @media screen { padding-left: 200px } @supports (display: flex) { & .s { text-align: right } } & + & { margin-top: 30px } margin-bottom: 22px; a:hover { margin-left: 80px } &:has(h3) { letter-spacing: .3px } }
     .ol { @layer q { text-indent: 99px } text-indent: 7px; ~ p & { color: red } }`,
    `<div class="card"><p>First</p><p class="t">Second</p><div><p>Deep</p></div></div><div class="card x"><h3>A <em>b</em> <em class="z">c</em></h3><p class="s">Right</p></div><div class="y"><div class="card"><p>In y <a href="#">link</a></p></div></div><p class="ol">End</p>`,
  ],
  "media queries": [
    `@media print { p { margin-left: 10px } } @media screen { p { margin-left: 99px } } @media not screen { .a { text-indent: 20px } } @media print and (min-width: 300px) { .b { text-indent: 30px } } @media (width > 100px) and (width <= 5000px) { .c { text-indent: 40px } }
     @media (100px < width < 300px) { .c { text-indent: 90px } } @media (orientation: portrait) { .d { text-indent: 50px } } @media (min-width: 10px) and (not (min-height: 99999px)) { .e { text-indent: 60px } } @media (color) or (hover) { .f { text-indent: 70px } } @media only print { .g { text-indent: 80px } } @media all and (prefers-color-scheme: dark) { .g { text-indent: 5px } } @media screen, print { .h { text-indent: 90px } }`,
    "abcdefgh"
      .split("")
      .map((c) => `<p class="${c}">Class ${c}</p>`)
      .join(""),
  ],
  supports: [
    `@supports (display: flex) { .a { text-indent: 20px } } @supports not (display: flex) { .a { text-indent: 90px } } @supports (display: flex) and (width: calc(1px + 2%)) { .b { text-indent: 30px } } @supports (nonsense: 1) or (margin: 1px 2px) { .c { text-indent: 40px } } @supports (width: nonsense) { .d { text-indent: 50px } } @supports not ((width: nonsense) or (height: 3px)) { .d { text-indent: 55px } }
     @supports selector(p:has(> b)) { .e { text-indent: 60px } } @supports (--x: y) { .f { text-indent: 70px } } @supports ((display: block) and (not (display: nonsense))) { .g { text-indent: 80px } }`,
    "abcdefg"
      .split("")
      .map((c) => `<p class="${c}">Class ${c}</p>`)
      .join(""),
  ],
  imports: {
    document: `<!DOCTYPE html><title>imports</title><style>@layer first, second; @import "sheets/base.css"; @import "sheets/one.css"; @import url("sheets/two.css") layer(first) print; @import 'sheets/two.css' screen; @import url(sheets/three.css) layer(second) supports(display: block); p { margin-left: 5px }</style><p class="one">One</p><p class="two">Two</p><p class="three">Three</p><p class="four">Four</p>`,
  },
  "custom properties": [
    `:root { --a: 12px; --b: calc(var(--a) * 2); --e: ; --list: 10px 20px; --s: "text" } p { margin-left: var(--a); text-indent: var(--none, 33px); padding: var(--list) } .x { --a: 40px; padding-left: var(--b) } .y { margin-left: var(--undefined); text-indent: var(--undefined, var(--undefined2, var(--b))) } .z { --c: var(--d); --d: var(--c); margin-left: var(--c, 70px) } .z::after { content: var(--s) } .w { margin: 1px var(--e) 2px; --a: initial; text-indent: var(--a, 9px) } .v { --a: inherit; font: italic var(--fs, 20px)/2 "Source Sans 3" }`,
    `<p>Plain</p><p class="x">X</p><div class="x"><p>Inner</p></div><p class="y">Y</p><p class="z">Z </p><p class="w">W</p><p class="v">V</p>`,
  ],
  units: [
    `html { font-size: 18px } div { font-size: 20px; line-height: 1.5 } p { margin: 0 } .em { margin-left: 2em } .rem { margin-left: 2rem } .pt { margin-left: 30pt } .mm { margin-left: 15mm } .cm { margin-left: 2.2cm } .in { margin-left: .7in } .pc { margin-left: 4pc } .q { margin-left: 70q } .lh { margin-left: 2lh } .rlh { margin-left: 2rlh } .pct { margin-left: 12.5%; padding-top: 3% } .calc { margin-left: calc((10% + 3em) / 2 - 1px * 2) } .fs { font-size: 1.5em; margin-left: 1em } .fr { font-size: 1.2rem; margin-left: 1em } .fp { font-size: 120%; text-indent: 1em } .ab { font-size: xx-large } .la { font-size: larger } .sm { font-size: smaller } .ch { margin-left: 10ch } .ex { margin-left: 10ex } .cap { margin-left: 10cap }`,
    `<div>${["em", "rem", "pt", "mm", "cm", "in", "pc", "q", "lh", "rlh", "pct", "calc", "fs", "fr", "fp", "ab", "la", "sm", "ch", "ex", "cap"].map((c) => `<p class="${c}">Unit ${c}</p>`).join("")}</div>`,
  ],
  "invalid declarations are dropped": [
    `p { margin-left: 20px; margin-left: var(--nothing); text-indent: 10px } .a { text-indent: 30px; text-indent: var(--x) } .b { padding-left: 12px }`,
    `<p>One</p><p class="a">Two</p><p class="b">Three</p>`,
  ],
};

printsLikeChromium(
  "cascade",
  CASES,
  {},
  {
    "sheets/base.css": `${FACES}\n${BASE}`,
    "sheets/one.css": `@import "deep/four.css"; .one { text-indent: 40px } p { margin-left: 99px; padding-left: 10px }`,
    "sheets/two.css": `.two { text-indent: 60px } p { padding-top: 30px; padding-right: 10px }`,
    "sheets/three.css": `.three { text-indent: 80px } p { padding-top: 4px; padding-left: 77px } @layer inner { p { padding-top: 90px; text-align: right } }`,
    "sheets/deep/four.css": ".four { text-indent: 120px }",
  },
);
