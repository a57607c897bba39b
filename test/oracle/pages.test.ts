/** Fragmentation: breaks, orphans and widows, margins and boxes at the ends of pages, tables and flex over pages. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const para = (n: number) => `<p>${TEXT}</p>`.repeat(n);
const ROWS = (n: number, cell = "A cell of the row") =>
  Array.from({ length: n }, (_, i) => `<tr><td>${i + 1}</td><td>${cell}</td></tr>`).join("");
const SMALL = "@page { size: 400px 300px; margin: 20px } p { orphans: 1; widows: 1 }";

const CASES: Cases = {
  "forced breaks and their values": [
    `${SMALL} .a { break-before: page } .b { break-after: page } .c { page-break-before: always } .d { break-after: always } .e { break-before: right } .l { break-before: left } .in { break-before: page }`,
    `<p>One</p><p class="a">Two</p><p class="b">Three</p><p>Four</p><p class="c">Five</p><p class="d">Six</p><div><div><p class="in">Seven</p></div><p>Eight</p></div><p class="b">Nine</p><p class="a">Ten</p>`,
  ],
  "break-inside and keeping together": [
    `${SMALL} .k { break-inside: avoid } h2 { break-after: avoid; font-size: 16px } .n { break-before: avoid }`,
    `<p>${TEXT}</p><div class="k">${para(1)}</div><p>One</p><p>Two</p><h2>Heading</h2><p>${TEXT}</p><p>Three</p><div class="k">${para(3)}</div><p>Last</p><p class="n">With last</p>`,
  ],
  "margins at page breaks": [
    `${SMALL} p { margin: 40px 0 } .a { break-before: page }`,
    `<p>One</p><p>Two</p><p>Three</p><p>Four</p><p>Five</p><p class="a">Six</p><p>Seven</p>`,
  ],
  "boxes with padding and borders over pages": [
    `${SMALL} div { border: 6px solid; padding: 20px; margin: 10px 0 } .k p { margin: 0 }`,
    `<div>${para(2)}</div><div class="k">${para(3)}</div><div style="height: 350px">Fixed height</div><p>After</p><div><div><p>${TEXT}</p></div></div>`,
  ],
  "orphans and widows": [
    `${SMALL} p { width: 150px; margin: 0 0 5px } .o { orphans: 4; widows: 1 } .w { orphans: 1; widows: 4 }`,
    `<p>${TEXT.slice(0, 150)}</p><p class="o">${TEXT}</p><p class="w">${TEXT}</p><p class="w">${TEXT}</p>`,
  ],
  "tables over pages with a repeated header and footer": [
    `${SMALL} table { width: 100%; border-collapse: collapse } td, th { border: 1px solid; padding: 4px }`,
    `<p>Before</p><table><thead><tr><th>No.</th><th>Head</th></tr></thead><tbody>${ROWS(20)}</tbody></table><p>After</p>`,
  ],
  "tables over pages with spacing, spans and groups": [
    `${SMALL} td { border: 1px solid; padding: 3px } .k { break-inside: avoid } .b { break-before: page }`,
    `<table><tbody>${ROWS(4)}<tr><td rowspan="3">Spans</td><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr></tbody><tbody class="k">${ROWS(4)}</tbody><tbody>${ROWS(3)}<tr class="b"><td>New</td><td>page</td></tr>${ROWS(2)}</tbody></table>`,
  ],
  "rows higher than a page": [
    `${SMALL} table { width: 100%; border-collapse: collapse } td { border: 1px solid; padding: 4px; vertical-align: top; width: 50% }`,
    `<table><tr><td>One</td><td>Two</td></tr><tr><td>${TEXT}${TEXT}</td><td>${TEXT}${TEXT}${TEXT}</td></tr><tr><td>Three</td><td>Four</td></tr></table>`,
  ],
  "lists over pages": [
    `${SMALL} li { margin: 4px 0 }`,
    `<ol>${Array.from({ length: 9 }, (_, i) => `<li>Item ${i} ${TEXT.slice(0, 90)}<ul><li>Inner</li></ul></li>`).join("")}</ol>`,
  ],
  "flex over pages": [
    `${SMALL} .r { display: flex; gap: 10px; margin: 10px 0 } .r > div { flex: 1; border: 1px solid; padding: 5px } .c { display: flex; flex-direction: column; gap: 10px } .c > div { border: 1px solid }`,
    `<p>${TEXT.slice(0, 90)}</p><div class="r"><div>Left ${TEXT.slice(0, 60)}</div><div>Right</div></div><div class="r"><div>Left ${TEXT.slice(0, 90)}</div><div>Right</div></div><div class="c"><div>${TEXT}</div><div>${TEXT}</div><div>Short</div></div>`,
  ],
  "blocks of fixed height and empty ones": [
    `${SMALL} .h { height: 120px; border: 1px solid } .e { height: 200px } .ib { display: inline-block; height: 100px; width: 60px; border: 1px solid }`,
    `<div class="h">One</div><div class="h">Two</div><div class="h">Three</div><div class="e"></div><p>After empty</p><p>Line <span class="ib">box</span> end</p><p>Line <span class="ib">box</span> end</p>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "blocks of fixed height and empty ones": {
    words: 5,
    why: "a box of a set height whose first line moves to the next page keeps its top, and what it had left on the page counts",
  },
};

printsLikeChromium("fragmentation", CASES, EXCEPTIONS);
