/** The everyday CSS of pages: block and inline layout, lists, tables, flex, bidi, pages. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const LIST =
  "<ul><li>One point</li><li>Another, which is long enough to run over the end of its line in a narrow column, as points do<ul><li>Inner</li></ul></li></ul><ol start=9><li>Nine</li><li>Ten</li></ol>";
const TABLE = (attributes = "") =>
  `<table ${attributes}><caption>Figures</caption><thead><tr><th>Name</th><th>A longer heading</th><th>No.</th></tr></thead><tbody><tr><td>Short</td><td>${TEXT.slice(0, 90)}</td><td>1</td></tr><tr><td>Somewhat longer</td><td>Brief</td><td>1,234</td></tr></tbody></table>`;

const CASES: Cases = {
  "block flow and collapsing margins": [
    "section { margin: 30px 0; } .p { padding: 1px 0 }",
    `<h1>Title</h1><p>${TEXT}</p><section><h2>Part</h2><p>${TEXT}</p><div><p>Inner</p></div></section><section class="p"><p>Padded</p></section><p></p><p>After an empty one</p>`,
  ],
  "headings and quotes": [
    "",
    `<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4><h5>Five</h5><h6>Six</h6><blockquote>${TEXT}</blockquote><hr><p>End</p>`,
  ],
  "widths, padding, borders": [
    "div { border: 3px solid; padding: 10px 20px; margin: 12px auto; width: 300px } .b { box-sizing: border-box; max-width: 50%; width: 90% }",
    `<div>${TEXT}</div><div class="b">${TEXT}</div>`,
  ],
  "inline formatting": [
    "code { font-family: inherit; padding: 0 6px; border: 1px solid; margin: 0 4px } .big { font-size: 2em } .tall { line-height: 3 }",
    `<p>${TEXT.replace("words", "<b>bold words</b>").replace("margins", "<code>code</code>").replace("order", '<span class="big">big</span>').replace("page", '<span class="tall">tall</span>')}</p><p>H<sub>2</sub>O and x<sup>2</sup>, <small>small print</small> and <em>emphasis <strong>within</strong></em>.</p>`,
  ],
  "alignment and indent": [
    "p { text-indent: 2em } .c { text-align: center } .r { text-align: right } .j { text-align: justify; width: 320px }",
    `<p>${TEXT}</p><p class="c">${TEXT}</p><p class="r">${TEXT}</p><p class="j">${TEXT}</p>`,
  ],
  "spacing, case and white space": [
    ".s { letter-spacing: 0.4px } .w { word-spacing: 8px } .u { text-transform: uppercase } .n { white-space: nowrap } pre { font-family: inherit; white-space: pre-wrap }",
    `<p class="s">${TEXT}</p><p class="w">${TEXT}</p><p class="u">${TEXT}</p><p class="n">No break here</p><pre>one\n  two   three\n\nfour</pre>`,
  ],
  "long words": [
    ".n { width: 120px } .a { width: 120px; overflow-wrap: anywhere } .b { width: 120px; word-break: break-all }",
    `<p class="n">Donaudampfschifffahrt short</p><p class="a">Donaudampfschifffahrtsgesellschaft short</p><p class="b">Every letter may begin a line</p><p class="a">soft&shy;hyphen&shy;ated&shy;word with&nbsp;no&nbsp;break</p>`,
  ],
  lists: [
    "",
    `<div style="width: 260px">${LIST}</div><ul style="list-style: square"><li>Square</li></ul><ol style="list-style-type: lower-roman"><li>one</li><li>two</li></ol>`,
  ],
  "automatic tables": ["td, th { padding: 4px 8px }", `${TABLE()}<p>Between</p>${TABLE('style="width: 100%"')}`],
  "tables with collapsed borders": [
    "table { border-collapse: collapse; width: 100% } td, th { border: 2px solid; padding: 4px 8px; text-align: left; vertical-align: top }",
    TABLE(),
  ],
  "tables with widths and spans": [
    "table { width: 100%; border-spacing: 0 } td { padding: 5px } .w { width: 30% } .x { width: 120px }",
    `<table><tr><td class="w">Thirty per cent</td><td class="x">120 px</td><td>${TEXT.slice(0, 60)}</td></tr><tr><td colspan="2">Over two columns</td><td rowspan="2">Over two rows</td></tr><tr><td>a</td><td>b</td></tr></table>`,
  ],
  "fixed tables and alignment": [
    "table { table-layout: fixed; width: 100% } td { height: 60px; padding: 2px } .m { vertical-align: middle } .b { vertical-align: bottom } .t { vertical-align: top }",
    `<table><tr><td class="t">top</td><td class="m">middle</td><td class="b">bottom</td><td>baseline <span style="font-size: 30px">big</span></td></tr></table>`,
  ],
  "flex rows": [
    ".f { display: flex; gap: 20px; margin: 10px 0 } .f > * { flex: 1; padding: 5px } .g > :first-child { flex: 2 0 auto } .e { justify-content: space-between } .e > * { flex: none }",
    `<div class="f"><p>${TEXT.slice(0, 80)}</p><p>${TEXT.slice(0, 160)}</p></div><div class="f g"><p>First takes more</p><p>Second</p></div><div class="f e"><span>Left</span><span>Middle</span><span>Right</span></div>`,
  ],
  "flex wrap and alignment": [
    ".w { display: flex; flex-wrap: wrap; gap: 8px 24px } .w > * { flex: 0 0 calc(33.3% - 16px) } .a { display: flex; align-items: center; gap: 10px } .b { display: flex; align-items: baseline } .big { font-size: 40px }",
    `<div class="w">${["One", "Two with more to say than the others have", "Three", "Four", "Five"].map((t) => `<span>${t}</span>`).join("")}</div><div class="a"><span class="big">Big</span><span>centred</span></div><div class="b"><span class="big">Big</span><span>on the baseline</span></div>`,
  ],
  "flex columns": [
    ".c { display: flex; flex-direction: column; gap: 6px; height: 300px } .g { flex: 1 } .e { align-self: flex-end }",
    `<div class="c"><p>Top</p><p class="g">Grows</p><span class="e">At the end</span><p>Bottom</p></div>`,
  ],
  "inline blocks": [
    ".i { display: inline-block; width: 120px; padding: 4px; border: 1px solid; vertical-align: top } .k { display: inline-block; height: 30px; width: 30px }",
    `<p>Before <span class="i">${TEXT.slice(0, 60)}</span> and <span class="i">short</span> after <i class="k"></i> a box.</p>`,
  ],
  "generated content and counters": [
    "body { counter-reset: c } h3 { counter-increment: c } h3::before { content: counter(c) '. ' } .q::after { content: ' (' attr(title) ')' }",
    `<h3>First</h3><h3>Second</h3><p class="q" title="from an attribute">Text</p><p><q>Quoted <q>twice</q></q></p>`,
  ],
  // Latin words, since poppler can't put Arabic words of Chromium's PDFs together again.
  "right to left": [
    "table { width: 100%; border-spacing: 0 } td { padding: 3px 6px } .f { display: flex; gap: 12px } .f > * { flex: 1 }",
    `<div dir="rtl"><h2>A heading from the right</h2><p>${TEXT} (In brackets) done</p><ul><li>First point</li></ul><table><tr><td>Criterion</td><td>Value one</td><td>Two</td></tr></table><div class="f"><p>Right</p><p>Left</p></div><p style="text-align: end">End</p></div>`,
  ],
  Japanese: [
    "",
    `<p lang="ja" style="width: 300px">和室と洋室の主な違いは、床の材料と部屋の使い方にあります。和室は一つの部屋を寝室にも客間にも使えますが、洋室は用途が決まっていることが多いです。</p>`,
  ],
  "custom properties and calc": [
    ":root { --gap: 12px; --w: calc(50% - var(--gap)) } .a { width: var(--w); margin-left: max(10px, 2em); padding: calc(var(--gap) / 2) } .b { width: min(300px, 30em); font-size: clamp(10px, 2em, 22px) }",
    `<div class="a">${TEXT}</div><div class="b">${TEXT}</div>`,
  ],
  "balanced lines": [
    "h2 { text-wrap: balance; font-size: 30px; margin: 0 }",
    `<h2>A headline that is somewhat too long for a single line of the page</h2><h2>Short</h2>`,
  ],
  "several pages": [
    "p { orphans: 1; widows: 1 } h2 { break-before: page } .k { break-inside: avoid }",
    `${`<p>${TEXT}</p>`.repeat(14)}<div class="k">${`<p>${TEXT}</p>`.repeat(3)}</div><h2>On a page of its own</h2><p>${TEXT}</p>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "long words": { words: 2, why: "a word that is broken inside a ligature (fff) may have one letter more on its line" },
};

printsLikeChromium("everyday CSS", CASES, EXCEPTIONS);
