/** Grid layout: tracks, placement, alignment, nesting, pages, and the layouts that designers make of it. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const words = (...all: string[]) => all.map((text) => `<div>${text}</div>`).join("");
const numbered = (count: number, text = "") =>
  Array.from({ length: count }, (_, i) => `<div>Item ${i + 1} ${text}</div>`).join("");
const ALL = ".g { display: grid; margin: 0 0 12px } .g > * { border: 1px solid #999; padding: 2px }";
const CARD = (n: number, text: string) =>
  `<article class="card"><h3>Card ${n}</h3><p>${text}</p><p class="more">Read more</p></article>`;

const CASES: Cases = {
  "fixed, percentage and flexible columns": [
    `${ALL} .a { grid-template-columns: 120px 25% 1fr; gap: 10px } .b { grid-template-columns: 1fr 2fr 0.5fr; column-gap: 5%; row-gap: 6px } .c { grid-template-columns: 0.2fr 0.3fr }`,
    `<div class="g a">${numbered(5, "has text")}</div><div class="g b">${numbered(4, TEXT.slice(0, 60))}</div><div class="g c">${numbered(3)}</div>`,
  ],
  "fr keeps to the longest word": [
    `${ALL} .g { width: 260px; grid-template-columns: 1fr 1fr } .z > * { min-width: 0 } .m { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) }`,
    `<div class="g">${words("Donaudampfschifffahrtsgesellschaft", "short")}</div><div class="g z">${words("Donaudampfschifffahrtsgesellschaft", "short")}</div><div class="g m">${words("Donaudampfschifffahrtsgesellschaft", "short")}</div>`,
  ],
  "auto, min-content and max-content columns": [
    `${ALL} .a { grid-template-columns: auto auto auto } .b { grid-template-columns: min-content max-content auto } .c { grid-template-columns: auto 1fr } .d { justify-content: start; grid-template-columns: auto auto; column-gap: 8px }`,
    `<div class="g a">${words("Short", TEXT.slice(0, 80), TEXT.slice(0, 160))}</div><div class="g b">${words("Words in a column", "Words on one line", TEXT.slice(0, 60))}</div><div class="g c">${words("Label", TEXT, "A longer label", "Value")}</div><div class="g d">${words("One", "Two", "Three three", "Four")}</div>`,
  ],
  "minmax and fit-content": [
    `${ALL} .a { grid-template-columns: minmax(100px, 200px) minmax(50px, 1fr) minmax(min-content, 80px) } .b { grid-template-columns: fit-content(150px) fit-content(40%) 1fr } .c { grid-template-columns: minmax(auto, 60px) minmax(200px, 100px) minmax(0, max-content) }`,
    `<div class="g a">${words("A", TEXT.slice(0, 70), "Longestwordofall here")}</div><div class="g b">${words(TEXT.slice(0, 50), "Brief", "Rest")}</div><div class="g b">${words("Unbreakablewordthatismuchtoowide", TEXT.slice(0, 90), "Rest")}</div><div class="g c">${words("Incomprehensibilities", "Two", TEXT.slice(0, 40))}</div>`,
  ],
  "repeat, auto-fill and auto-fit": [
    `${ALL} .a { grid-template-columns: repeat(3, 1fr 40px); gap: 4px } .b { grid-template-columns: repeat(auto-fill, minmax(130px, 1fr)); gap: 10px } .c { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 10px } .d { grid-template-columns: 50px repeat(auto-fill, 90px) 70px; gap: 0 7px } .e { grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); gap: 1rem } .f { grid-template-columns: repeat(auto-fit, 100px); justify-content: center; gap: 10px }`,
    `<div class="g a">${numbered(7)}</div><div class="g b">${numbered(3)}</div><div class="g c">${numbered(3)}</div><div class="g d">${numbered(9)}</div><div class="g e">${numbered(5, TEXT.slice(0, 40))}</div><div class="g f">${numbered(2)}</div>`,
  ],
  "lines by number, negative numbers and spans": [
    `${ALL} .g { grid-template-columns: repeat(4, 1fr); grid-template-rows: auto auto; gap: 5px } .a { grid-column: 2 / 4 } .b { grid-column: 1 / -1 } .c { grid-column: span 2 } .d { grid-row: 1; grid-column: -2 } .e { grid-column: 4 / 2; grid-row: 3 / span 2 } .f { grid-column-end: span 3 } .h { grid-area: 2 / 1 / span 2 / 2 } .i { grid-row-start: 5; grid-column: -6 / -5 }`,
    `<div class="g"><div class="a">a from 2 to 4</div><div class="b">b over all</div><div class="c">c over two</div><div class="d">d last but one</div><div class="e">e swapped</div><div class="f">f span three ${TEXT.slice(0, 40)}</div><div class="h">h area</div><div class="i">i before</div><div>auto</div><div>auto again</div></div>`,
  ],
  "named lines": [
    `${ALL} .g { grid-template-columns: [full-start] 40px [main-start] 1fr [side] 120px [main-end] 40px [full-end]; gap: 4px } .a { grid-column: full } .b { grid-column: main } .c { grid-column: main-start / side } .d { grid-column: side / span 1 } .e { grid-column: side / full-end } .r { grid-template-columns: repeat(3, [col] 1fr [gut] 30px) } .f { grid-column: col 2 } .h { grid-column: col / span gut 2 } .i { grid-column: gut -1 } .k { grid-column: nowhere }`,
    `<div class="g"><div class="a">full width</div><div class="b">main ${TEXT.slice(0, 70)}</div><div class="c">to side</div><div class="d">side</div><div class="e">side to the end</div></div><div class="g r"><div class="f">second col</div><div class="h">from col to the second gut</div><div class="i">z</div><div class="k">beyond</div></div>`,
  ],
  "template areas": [
    `${ALL} .g { grid-template-areas: "head head head" "nav main side" "nav foot foot"; grid-template-columns: 110px 1fr 90px; grid-template-rows: auto minmax(80px, auto) auto; gap: 8px } .h { grid-area: head } .n { grid-area: nav } .m { grid-area: main } .s { grid-area: side } .f { grid-area: foot } .x { grid-column: main-start / side-end; grid-row: head }`,
    `<div class="g"><div class="f">Footer</div><div class="m">${TEXT}</div><div class="s">Aside with notes</div><div class="n">Navigation</div><div class="h">Header</div></div>`,
  ],
  "the template shorthand with areas": [
    `${ALL} .g { grid-template: [top] "a a b" 40px [mid] "c . b" auto [end] / 1fr 2fr 100px; gap: 6px } .a { grid-area: a } .b { grid-area: b } .c { grid-area: c } .t { grid-template: auto 50px / repeat(2, 1fr) } .p { grid: auto-flow / 1fr 100px } .q { grid: 40px 40px / auto-flow dense 120px }`,
    `<div class="g"><div class="a">a</div><div class="b">b ${TEXT.slice(0, 50)}</div><div class="c">c</div></div><div class="g t">${numbered(4)}</div><div class="g p">${numbered(3)}</div><div class="g q">${numbered(5)}</div>`,
  ],
  "automatic flow by column and dense": [
    `${ALL} .g { gap: 4px } .a { grid-auto-flow: column; grid-template-rows: repeat(3, auto); grid-auto-columns: 1fr } .b { grid-template-columns: repeat(4, 1fr); grid-auto-flow: row dense } .c { grid-template-columns: repeat(4, 1fr) } .w { grid-column: span 3 } .t { grid-row: span 2 } .l { grid-column: 3 } .d { grid-auto-flow: column; justify-content: start } .k { grid-row: 2 }`,
    `<div class="g a">${numbered(7)}</div>${["b", "c"].map((c) => `<div class="g ${c}"><div>1</div><div class="w">2 wide</div><div class="w">3 wide</div><div class="t">4 tall</div><div>5</div><div class="l">6 in three</div><div>7</div><div class="l">8 in three</div><div class="k">9 in row two</div><div>10</div></div>`).join("")}<div class="g d">${numbered(4)}</div>`,
  ],
  "implicit tracks": [
    `${ALL} .g { grid-template-columns: 100px; grid-auto-columns: 60px 80px; grid-auto-rows: 30px minmax(20px, auto); gap: 3px } .a { grid-column: 5 } .b { grid-column: -4 / -3 } .c { grid-row: 4; grid-column: 2 }`,
    `<div class="g"><div class="a">five</div><div class="b">neg</div><div class="c">c ${TEXT.slice(0, 50)}</div>${numbered(8)}</div>`,
  ],
  "spans over automatic columns": [
    `${ALL} .g { justify-content: start } .a { grid-template-columns: auto auto auto } .b { grid-template-columns: 60px auto min-content } .c { grid-template-columns: auto 1fr auto; } .s { grid-column: span 2 } .x { grid-column: 1 / -1 }`,
    `<div class="g a"><div class="s">${TEXT.slice(0, 50)}</div><div>x</div><div>one</div><div class="s">Two columns wide</div></div><div class="g b"><div class="x">Extraordinarilylongword over everything there is</div><div>a</div><div>b</div><div>c</div></div><div class="g c"><div class="x">Over everything</div><div class="s">Label and some</div><div>v</div><div>Label</div><div class="s">${TEXT.slice(0, 100)}</div></div>`,
  ],
  "rows of all kinds": [
    `${ALL} .g { grid-template-columns: 1fr 1fr } .a { grid-template-rows: 60px min-content 20% 1fr; height: 260px } .b { grid-template-rows: 1fr 2fr } .c { grid-template-rows: 30% auto } .d { min-height: 150px } .e { grid-template-rows: auto 1fr auto; min-height: 160px; grid-template-columns: 1fr }`,
    `<div class="g a">${numbered(8)}</div><div class="g b">${numbered(3, TEXT.slice(0, 90))}</div><div class="g c">${numbered(4, TEXT.slice(0, 90))}</div><div class="g d">${numbered(4)}</div><div class="g e">${numbered(3)}</div>`,
  ],
  "spans over rows": [
    `${ALL} .g { grid-template-columns: 1fr 1fr 1fr; gap: 6px } .t { grid-row: span 3 } .u { grid-row: span 2 } .f { grid-template-rows: 40px auto 1fr }`,
    `<div class="g"><div class="t">${TEXT}</div><div>b</div><div>c</div><div class="u">${TEXT.slice(0, 90)}</div><div>e</div><div>f</div></div><div class="g f"><div class="t">${TEXT}</div><div>b</div><div>c</div><div class="u">${TEXT.slice(0, 90)}</div><div>e</div><div>f</div></div>`,
  ],
  "items in their areas": [
    `${ALL} .g { grid-template-columns: repeat(3, 1fr); grid-auto-rows: 70px; gap: 4px } .c { place-items: center } .e { align-items: end; justify-items: end } .s { place-items: start stretch } .x { place-self: end center } .y { justify-self: start; align-self: center } .z { align-self: stretch; justify-self: stretch; width: 60px } .m { margin: auto } .n { margin-left: auto } .o { margin: 10px 10% } .w { width: 50%; height: 50% }`,
    `${["c", "e", "s"].map((c) => `<div class="g ${c}"><div>one</div><div class="x">two</div><div class="y">three</div><div class="z">four</div><div class="m">five</div><div class="n">six</div><div class="o">seven</div><div class="w">eight</div><div>nine ${TEXT.slice(0, 60)}</div></div>`).join("")}`,
  ],
  "tracks in the container": [
    `${ALL} .g { width: 500px; height: 150px; grid-template-columns: repeat(3, 90px); grid-template-rows: 30px 30px; gap: 5px } .a { place-content: center } .b { justify-content: space-between; align-content: space-around } .c { justify-content: space-evenly; align-content: end } .d { place-content: end space-around } .e { grid-template-columns: auto auto 90px; place-content: stretch } .o { margin-left: 80px; grid-template-columns: repeat(3, 180px); justify-content: center } .w > :nth-child(4) { grid-column: span 2 }`,
    ["a", "b w", "c", "d", "e", "o"].map((c) => `<div class="g ${c}">${numbered(5)}</div>`).join(""),
  ],
  baselines: [
    `.g { display: grid; grid-template-columns: repeat(4, auto); align-items: baseline; gap: 4px; margin: 0 0 10px } .big { font-size: 34px } .pad { padding: 14px 0 3px } .two { align-self: end } .l { align-items: last baseline } .i { display: inline-grid; grid-template-columns: auto auto; gap: 6px }`,
    `<div class="g"><div class="big">Big</div><div>on the baseline</div><div class="pad">padded</div><div class="two">at the end</div><p>Paragraph of<br>two lines</p><div class="big">Big again</div></div><div class="g l"><p>Two<br>lines</p><p class="big">Big</p><p>One</p><p class="pad">Padded</p></div><p>Before <span class="i"><b class="big">A</b><i>b</i><i>second row</i></span> and after.</p>`,
  ],
  "text and inline elements become items": [
    `.g { display: grid; grid-template-columns: 1fr 1fr; gap: 6px } .g::before { content: "Before" } .g::after { content: "After"; font-weight: bold } .k { display: contents }`,
    `<div class="g">Text alone <b>bold item</b> more text <i>italic</i><span class="k"><span>one</span><span>two</span></span> <em>last</em></div>`,
  ],
  order: [
    `${ALL} .g { grid-template-columns: 1fr 1fr 1fr } .l { order: 2 } .f { order: -1 }`,
    `<div class="g"><div class="l">last</div><div>second</div><div>third</div><div class="f">first</div><div class="l">after last</div></div>`,
  ],
  "nested grids": [
    `${ALL} .o { grid-template-columns: 2fr 1fr; gap: 10px } .i { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px } .n { display: grid; grid-template-columns: repeat(2, 1fr) }`,
    `<div class="g o"><div class="i"><b>Term</b><span>${TEXT.slice(0, 90)}</span><b>Longer term</b><span class="n"><i>left</i><i>right</i></span></div><div class="n"><span>a</span><span>${TEXT.slice(0, 50)}</span></div></div>`,
  ],
  "grid in flex and flex in grid": [
    `.f { display: flex; gap: 16px } .f > .g { flex: 1 } .g { display: grid; grid-template-columns: repeat(2, 1fr); gap: 6px } .g > .row { display: flex; justify-content: space-between } .side { flex: 0 0 140px } .col { display: flex; flex-direction: column; justify-content: space-between } .s { display: grid; grid-template-columns: auto auto }`,
    `<div class="f"><div class="side">Side ${TEXT.slice(0, 60)}</div><div class="g"><div class="row"><span>Left</span><span>Right</span></div><div class="col"><p>Top</p><p>Bottom</p></div><p>${TEXT.slice(0, 120)}</p><div class="row"><b>Total</b><b>12</b></div></div></div><div class="f"><div class="s"><span>shrinks</span><span>to its content</span></div><p>${TEXT.slice(0, 80)}</p></div>`,
  ],
  "tables and lists in a grid": [
    `.g { display: grid; grid-template-columns: 1fr 1fr; gap: 14px } table { border-collapse: collapse } td { border: 1px solid; padding: 3px 6px } .c { justify-items: center }`,
    `${["", " c"].map((c) => `<div class="g${c}"><table><tr><td>Name</td><td>${TEXT.slice(0, 40)}</td></tr><tr><td>A</td><td>1</td></tr></table><ul><li>One</li><li>Two ${TEXT.slice(0, 50)}</li></ul><div><h3>Heading</h3><p>${TEXT.slice(0, 70)}</p></div><table style="width: 100%"><tr><td>x</td><td>y</td></tr></table></div>`).join("")}`,
  ],
  "images in a grid": [
    `.g { display: grid; grid-template-columns: 1fr 2fr auto; gap: 8px; margin-bottom: 8px } img { max-width: 100%; height: auto } .f { display: block; width: 100% } .n { grid-template-columns: auto 1fr } .s img { justify-self: stretch }`,
    `<div class="g"><img src="wide.svg" alt=""><div>Beside the image ${TEXT.slice(0, 60)}</div><img src="small.svg" alt=""></div><div class="g"><div><img src="wide.svg" class="f" alt=""><p>Caption</p></div><p>Text</p><p>More</p></div><div class="g n"><img src="small.svg" alt=""><p>${TEXT.slice(0, 100)}</p></div><div class="g s"><img src="small.svg" alt=""><p>Stretched</p><p>After</p></div>`,
  ],
  "right to left": [
    `${ALL} .g { grid-template-columns: 100px 1fr 2fr; gap: 8px } .j { grid-template-columns: repeat(2, 120px); justify-content: space-between } .s { grid-template-columns: repeat(3, 100px) } .e { justify-items: end } .x { justify-self: start } .l { justify-self: left } .w { grid-column: 2 / span 2 }`,
    `<div dir="rtl"><div class="g"><div>One</div><div>Two</div><div>Three ${TEXT.slice(0, 50)}</div><div>Four</div><div class="w">Five</div></div><div class="g j">${numbered(3)}</div><div class="g s">${numbered(4)}</div><div class="g e"><div>End</div><div class="x">Start</div><div class="l">Left</div></div></div>`,
  ],
  "grids as wide as their content": [
    `.i { display: inline-grid; grid-template-columns: auto auto; gap: 4px 10px; border: 1px solid } .t { display: table; border-spacing: 0 } .t .g { display: grid; grid-template-columns: 1fr 2fr } .w { display: grid; width: max-content; grid-template-columns: minmax(20px, 90px) auto 10% } .m { display: grid; width: min-content; grid-template-columns: auto 1fr }`,
    `<p>Text <span class="i"><span>a</span><span>bb bb</span><span>ccc</span><span>d</span></span> text</p><div class="t"><div class="g"><span>short</span><span>somewhat longer text</span></div></div><div class="w"><span>one two three four five six</span><span>words here</span><span>z</span></div><div class="m"><span>one two</span><span>three four</span></div>`,
  ],
  "a dashboard": [
    `.d { display: grid; grid-template-columns: repeat(12, 1fr); gap: 12px } .d > * { border: 1px solid #bbb; padding: 10px 12px; border-radius: 4px } .k { grid-column: span 3 } .k b { display: block; font-size: 28px; line-height: 1.1 } .w { grid-column: span 8; grid-row: span 2 } .n { grid-column: span 4 } .x { grid-column: 1 / -1 } h2, h3 { margin: 0 0 6px }`,
    `<h1>Quarter</h1><div class="d">${["Revenue|1.2 m", "Orders|3,405", "Returns|2.1 %", "Satisfaction|4.6"].map((k) => `<div class="k">${k.split("|")[0]}<b>${k.split("|")[1]}</b></div>`).join("")}<div class="w"><h2>Trend</h2><p>${TEXT}</p><p>${TEXT}</p></div><div class="n"><h3>Notes</h3><p>${TEXT.slice(0, 90)}</p></div><div class="n"><h3>Next</h3><ul><li>First</li><li>Second point</li></ul></div><div class="x">Footer across all columns</div></div>`,
  ],
  "a page with sidebar": [
    `.p { display: grid; grid-template: "head head" auto "nav main" 1fr "foot foot" auto / minmax(130px, 22%) minmax(0, 1fr); gap: 16px 24px; min-height: 600px } header { grid-area: head; border-bottom: 2px solid } nav { grid-area: nav } main { grid-area: main } footer { grid-area: foot; display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between } nav ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px } .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 12px }`,
    `<div class="p"><header><h1>Handbook</h1></header><nav><ul><li>Start</li><li>Getting things done</li><li>Reference</li></ul></nav><main><h2>Welcome</h2><p>${TEXT}</p><div class="cards"><div><h3>One</h3><p>${TEXT.slice(0, 60)}</p></div><div><h3>Two</h3><p>${TEXT.slice(0, 90)}</p></div></div></main><footer><span>Left</span><span>Centre</span><span>Right</span></footer></div>`,
  ],
  "cards with their last line at the bottom": [
    `.g { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px } .card { display: grid; grid-template-rows: auto 1fr auto; border: 1px solid; padding: 8px } .card h3, .card p { margin: 0 } .f .card { display: flex; flex-direction: column } .f .more { margin-top: auto }`,
    `<div class="g">${CARD(1, TEXT.slice(0, 120))}${CARD(2, "Brief")}${CARD(3, TEXT.slice(0, 60))}</div><div class="g f">${CARD(4, TEXT.slice(0, 120))}${CARD(5, "Brief")}${CARD(6, TEXT.slice(0, 60))}</div>`,
  ],
  "definition list as a grid": [
    `dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px } dd { margin: 0 } dt { font-weight: bold }`,
    `<dl><dt>Craft</dt><dd>${TEXT}</dd><dt>A longer term</dt><dd>Brief</dd><dt>Third</dt><dd>${TEXT.slice(0, 120)}</dd></dl>`,
  ],
  "breaking out of a centred column": [
    `.a { display: grid; grid-template-columns: [full-start] minmax(16px, 1fr) [content-start] minmax(0, 400px) [content-end] minmax(16px, 1fr) [full-end] } .a > * { grid-column: content } .a > .full { grid-column: full; border: 1px solid } h2 { margin: 10px 0 }`,
    `<div class="a"><h2>Title</h2><p>${TEXT}</p><div class="full">${TEXT}</div><p>${TEXT.slice(0, 80)}</p></div>`,
  ],
};

const PAGES: Cases = {
  "rows of cards over pages": [
    `.g { display: grid; grid-template-columns: repeat(2, 1fr); gap: 14px } .card { border: 1px solid; padding: 8px } .card h3 { break-after: auto } .card h3, .card p { margin: 0 0 6px }`,
    `<h1>Cards</h1><div class="g">${Array.from({ length: 16 }, (_, i) => CARD(i + 1, TEXT.slice(0, 60 + ((i * 37) % 170)))).join("")}</div><p>After</p>`,
  ],
  "gaps at the ends of pages": [
    `.g { display: grid; gap: 20px }`,
    `<div class="g"><div style="height: 980px">One</div><div>Two</div><div style="height: 950px">Three</div><div>Four</div></div>`,
  ],
  "headings stay with what follows in their item": [
    `.g { display: grid; grid-template-columns: 1fr 1fr } h3 { margin: 0; break-after: avoid } p { margin: 0 }`,
    `<div style="height: 945px">Before</div><div class="g"><div>row 1</div><div>b</div><div><h3>Head</h3><p>${TEXT.slice(0, 150)}</p></div><div>b</div><div style="height: 700px">c</div></div>`,
  ],
  "nested grids over pages": [
    `.o { display: grid; gap: 16px } .i { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px } p { margin: 0; orphans: 1; widows: 1 } h2 { margin: 0; break-after: auto }`,
    `<div class="o">${Array.from({ length: 5 }, (_, i) => `<section class="o"><h2>Part ${i + 1}</h2><div class="i">${Array.from({ length: 7 }, (_, k) => `<b>Term ${k + 1}</b><p>${TEXT.slice(0, 60 + ((k * 61) % 170))}</p>`).join("")}</div></section>`).join("")}</div>`,
  ],
  "cards that stay whole over pages": [
    `.g { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px } .card { border: 1px solid; padding: 8px; break-inside: avoid }`,
    `<div class="g">${Array.from({ length: 24 }, (_, i) => CARD(i + 1, TEXT.slice(0, 60 + ((i * 53) % 170)))).join("")}</div><p>After</p>`,
  ],
  "single lines over pages": [
    `.g { display: grid; grid-template-columns: 1fr 2fr 1fr; gap: 4px 12px }`,
    `<div class="g">${numbered(180)}</div><p>After</p>`,
  ],
  "a sidebar beside a long text": [
    `.g { display: grid; grid-template-columns: 160px 1fr; gap: 20px } p { orphans: 1; widows: 1 }`,
    `<div class="g"><div><h3>Aside</h3><p>${TEXT}</p></div><div>${`<p>${TEXT}</p>`.repeat(22)}</div><div>Next row</div><div><p>${TEXT}</p></div></div>`,
  ],
  "rows before and after forced breaks": [
    `.g { display: grid; grid-template-columns: 1fr 1fr; gap: 10px } .b { break-before: page } .a { break-after: page }`,
    `<div class="g">${numbered(4, TEXT.slice(0, 90))}<div class="b">Breaks</div>${numbered(3)}<div class="a">Breaks after</div>${numbered(3)}</div>`,
  ],
  "items over several rows and pages": [
    `.g { display: grid; grid-template-columns: 120px 1fr; gap: 8px } .t { grid-row: span 3 } .p { break-inside: avoid } p { margin: 0 0 6px; orphans: 1; widows: 1 }`,
    `<div class="g">${Array.from({ length: 9 }, (_, i) => `<div class="t"><b>Part ${i + 1}</b><p>Aside text here</p></div>${[90, 200, 140].map((n) => `<div class="p"><p>${TEXT.slice(0, n)}</p></div>`).join("")}`).join("")}</div>`,
  ],
};

const EXCEPTIONS: Exceptions = {};

const image = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="teal"/></svg>`;

printsLikeChromium("grid layout", CASES, EXCEPTIONS, { "wide.svg": image(600, 100), "small.svg": image(80, 40) });
printsLikeChromium("grids over pages", PAGES);
