/** Columns: how many, how wide and how high, what spans them, where they break, and over pages. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const P = `<p>${TEXT}</p>`;
const HEAD = "<h3>A heading</h3>";
const many = (count: number, of = P) =>
  Array.from({ length: count }, (_, i) => of.replace("Typography", `${i + 1} Typography`)).join("");

const CASES: Cases = {
  "two balanced columns": [
    ".c { column-count: 2 } p { margin: 0 0 10px }",
    `<div class="c">${many(4)}</div><p>after</p>`,
  ],
  "columns by width": [
    ".c { column-width: 150px; column-gap: 24px; padding: 12px; border: 2px solid } .d { columns: 4 200px }",
    `<div class="c">${many(3)}</div><p>between</p><div class="d">${many(3)}</div>`,
  ],
  "text without blocks": [".c { columns: 3; column-gap: 5% }", `<div class="c">${TEXT} ${TEXT}</div>`],
  "headings, lists and boxes that stay whole": [
    ".c { columns: 2 } h3 { break-after: avoid } .b { break-inside: avoid; border: 1px solid; padding: 10px; margin: 10px 0 } ul { padding-left: 20px }",
    `<div class="c">${HEAD}${P}<ul><li>one<li>two<li>three</ul>${HEAD}${P}<div class="b">${P}${P}</div>${HEAD}${P}<div class="b">${TEXT}</div></div><p>after</p>`,
  ],
  spanners: [
    ".c { columns: 2 } .s { column-span: all; margin: 14px 0; background: #eee } .t { column-span: all; margin: 20px 30px }",
    `<div class="c"><h2 class="s">First</h2>${many(2)}<h2 class="s">Across both columns</h2><h2 class="t">Another</h2>${many(3)}<p class="s">at the end</p></div><p>after</p>`,
  ],
  "set heights": [
    ".c { columns: 3; height: 150px } .a { column-fill: auto } .m { columns: 2; max-height: 90px } div { margin-bottom: 40px }",
    `<div class="c">${P}</div><div class="c a">${many(2)}</div><div class="m">${P}</div>`,
  ],
  "forced breaks between columns": [
    ".c { columns: 3 } .b { break-before: column } .a { break-after: column }",
    `<div class="c"><p>One</p><p class="b">Two</p><p class="a">Two more</p><p>Three</p><p>${TEXT.slice(0, 60)}</p></div><p class="b">not here</p>`,
  ],
  "from right to left": [
    ".c { columns: 2; direction: rtl; column-rule-width: 2px; column-rule-style: dotted; column-rule-color: red }",
    `<div class="c">${many(3, P.replace("<p>", "<p dir=ltr>"))}</div>`,
  ],
  "tables, images, flex and grid in columns": [
    ".c { columns: 2; column-rule: 1px solid #999 } td { border: 1px solid } .f { display: flex; gap: 10px } .g { display: grid; grid-template-columns: 1fr 1fr }",
    `<div class="c"><table>${"<tr><td>cell<td>another cell of the row".repeat(8)}</table><div class="f"><b>Key</b><span>${TEXT.slice(0, 90)}</span></div><div class="g"><span>one</span><span>two</span><span>three</span></div><img src="small.svg" alt="">${P}</div>`,
  ],
  "columns in columns": [
    ".c { columns: 2; column-gap: 40px } .d { columns: 2; column-gap: 10px }",
    `<div class="c">${P}<div class="d">${P}${P}</div>${P}</div>`,
  ],
  "columns in flex items, cells and inline blocks": [
    ".f { display: flex; gap: 20px } .c { columns: 2; flex: 1 } .i { display: inline-block; columns: 2; column-gap: 10px } td { vertical-align: top }",
    `<div class="f"><p style="flex: 0 0 100px">aside</p><div class="c">${P}</div></div><p><span class="i"><span>some words</span> <b>in columns</b></span> after</p><table><tr><td><div class="c">${P}</div><td>next</table>`,
  ],
};

const PAGES: Cases = {
  "over pages, balanced on the last": [
    ".c { columns: 2 } p { margin: 0 0 10px }",
    `<h1>Title</h1><div class="c">${many(40)}</div><p>after</p>`,
  ],
  "over pages, three columns with headings": [
    ".c { columns: 3; column-gap: 16px } h3 { break-after: avoid; margin: 12px 0 4px } p { margin: 0; orphans: 3; widows: 3 }",
    `<p>${TEXT}</p><div class="c">${many(45, HEAD + P)}</div><p>after</p>`,
  ],
  "filled one after the other": [
    ".c { columns: 2; column-fill: auto }",
    `<p>before</p><div class="c">${many(30)}</div>`,
  ],
  "a spanner on the second page": [
    ".c { columns: 2 } .s { column-span: all }",
    `<div class="c">${many(26)}<h2 class="s">Across</h2>${many(8)}</div><p>after</p>`,
  ],
  "columns that begin at the end of a page": [
    ".f { height: 950px; background: #eee } .c { columns: 2 }",
    `<div class="f">filler</div><div class="c">${many(6)}</div><p>after</p>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "a spanner on the second page": {
    words: 500,
    why: "a row of columns that goes on from another page is 8 px higher than Chromium's, which counts the margin at the break otherwise",
  },
};
const image =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="teal"/></svg>';

printsLikeChromium("columns", CASES, EXCEPTIONS, { "small.svg": image });
printsLikeChromium("columns over pages", PAGES, EXCEPTIONS);
