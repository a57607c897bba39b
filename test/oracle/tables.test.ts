/** Tables: column widths, spans, heights, alignment in cells, borders, captions, tables in tables. */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

const rows = (...lines: string[][]) =>
  lines
    .map((cells) => `<tr>${cells.map((cell) => (/^<t[dh]\b/.test(cell) ? cell : `<td>${cell}</td>`)).join("")}</tr>`)
    .join("");
const WORDS = TEXT.slice(0, 60);

const CASES: Cases = {
  "vertical-align in cells, baselines": [
    `td { border: 1px solid; padding: 3px } .t td { vertical-align: top } .m { vertical-align: middle } .b { vertical-align: bottom } .s { vertical-align: sub } .bl { vertical-align: baseline } .big { font-size: 30px } .h { height: 90px }`,
    `<table>${rows(["base", "<td class='bl big'>Big</td>", "<td class='bl'><p>Para</p></td>", "<td class='m'>Mid</td>", "<td class='b'>Bottom</td>", "<td class='s'>Sub<br>two</td>"])}<tr class="t">${"<td>Top<br>two<br>three</td><td class='big'>Big</td>"}<td class="m h">High</td></tr></table><table><tbody style="vertical-align: bottom">${rows(["One", "Two<br>lines", "<td style='height: 80px'>High</td>"])}</tbody></table>`,
  ],
  "border-spacing, padding, box-sizing of tables": [
    `table { border: 3px solid; padding: 7px; border-spacing: 10px 4px; margin-bottom: 8px } td { border: 2px solid; padding: 1px 5px } .w { width: 300px } .cb { box-sizing: content-box; width: 300px } .p { width: 60% } .z { border-spacing: 0 } .mw { min-width: 250px } .xw { max-width: 200px }`,
    ["", "w", "cb", "p", "z", "mw", "xw"]
      .map((c) => `<table class="${c}">${rows(["One", "Two words"], ["Longer cell content", c])}</table>`)
      .join(""),
  ],
  "collapsed borders in conflict": [
    `table { border-collapse: collapse; margin-bottom: 9px } td, th { border: 1px solid; padding: 4px } .a td { border-width: 6px } .a td + td { border-width: 2px } .r { border: 8px solid } .h { border-style: hidden } .d { border: 3px dashed } .o { border: 12px outset } .g { border: 5px groove } .n td { border: none } .n tr { border-bottom: 3px solid } .n { border: 10px solid } tbody.b { border-top: 9px solid; border-bottom: 9px solid } col.c { border: 11px solid }`,
    `<table class="a">${rows(["a", "b", "c"], ["d", "<td class='r'>e</td>", "f"], ["<td class='h'>g</td>", "<td class='d'>h</td>", "<td class='o'>i</td>"])}</table><table class="n">${rows(["a", "b"], ["c", "d"])}</table><table><thead>${rows(["h", "i"])}</thead><tbody class="b">${rows(["a", "<td class='g'>b</td>"], ["c", "d"])}</tbody><tfoot>${rows(["f", "g"])}</tfoot></table><table><col><col class="c"><col>${rows(["a", "b", "c"], ["<td colspan=2>de</td>", "f"])}</table>`,
  ],
  "rowspans with heights": [
    `table { margin-bottom: 8px } td { border: 1px solid; padding: 2px } .h { height: 100px } .r { height: 60px }`,
    `<table>${rows(["<td rowspan=2 class='h'>Two rows, high</td>", "a"], ["b"])}</table><table><tr class="r"><td>Row</td><td rowspan="3">${WORDS}<br>and<br>more<br>lines<br>of<br>it<br>here</td></tr><tr><td>b</td></tr><tr><td>c</td></tr></table><table><tr><td rowspan="2">a<br>b<br>c</td><td rowspan="3">1<br>2<br>3<br>4<br>5</td><td>x</td></tr><tr><td>y</td></tr><tr><td>z</td><td>w</td></tr></table><table>${rows(["<td rowspan=9>Too far</td>", "a"], ["b"])}</table><table>${rows(["<td rowspan=0>To the end</td>", "a"], ["b"], ["c"])}</table>`,
  ],
  "heights of tables, groups, rows and cells": [
    `table { margin-bottom: 8px } td { border: 1px solid; padding: 2px } .t { height: 150px } .p { height: 50% } .g { height: 90px }`,
    `<table class="t">${rows(["a", "b"], ["c<br>c", "d"])}</table><table class="t"><tr style="height: 30px"><td>a</td></tr><tr><td>b</td></tr></table><table class="t"><tr><td class="p">half</td></tr><tr><td>rest</td></tr></table><table style="height: 10px">${rows(["more than ten"])}</table><table><tr><td style="height: 40px; box-sizing: border-box">border-box</td><td style="height: 40px">content</td></tr></table><table class="t"><tbody>${rows(["a"], ["b"])}</tbody><tbody style="height: 60px">${rows(["c"])}</tbody></table><div style="height: 200px"><table style="height: 50%">${rows(["half of 200"])}</table></div>`,
  ],
  captions: [
    `table { border: 2px solid; margin: 10px 20px } caption { padding: 3px 8px; margin: 4px 0 6px; border: 1px solid } .b { caption-side: bottom; text-align: right } .w { width: 400px }`,
    `<table><caption>A caption wider than its table is</caption>${rows(["a", "b"])}</table><table class="b"><caption>Below</caption>${rows(["a", "b"])}</table><table class="w"><caption>Top ${TEXT}</caption><caption class="b">Second</caption>${rows(["a", "b"])}</table><div style="width: 200px"><table class="w"><caption>Wide</caption>${rows(["a", "b"])}</table></div>`,
  ],
  "widths by col and colgroup": [
    `table { margin-bottom: 8px } td { border: 1px solid; padding: 0 2px } .a { width: 120px } .p { width: 40% } .f { table-layout: fixed; width: 100% } .fx { table-layout: fixed; width: 400px }`,
    `<table><col class="a"><col><col class="a"><tr><td>a</td><td>b</td><td>c</td></tr></table><table style="width: 500px"><colgroup span="2" class="a"></colgroup><col class="p"><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr></table><table class="f"><col class="p"><col><col class="a"><tr><td>a</td><td>${WORDS}</td><td>c</td></tr></table><table class="fx">${rows(["<td style='width: 50%'>half</td>", "<td style='width: 60px'>60</td>", "rest"], [WORDS, "b", "c"])}</table><table class="fx">${rows(["<td colspan=2 style='width: 200px'>200 for two</td>", "c"], ["a", "b", "c"])}</table><table class="fx"><col style="width: 300px"><col style="width: 300px"><tr><td>600 in 400</td><td>b</td></tr></table>`,
  ],
  "percent widths in automatic tables": [
    `table { margin-bottom: 8px } td { border: 1px solid; padding: 2px 4px }`,
    `<table>${rows(["<td style='width: 50%'>half</td>", "some text here", "x"])}</table><table style="width: 100%">${rows(["<td style='width: 10%'>ten per cent</td>", "<td style='width: 70%'>seventy</td>", WORDS])}</table><table>${rows(["<td style='width: 60%'>a</td>", "<td style='width: 60%'>b</td>", "c"])}</table><table style="width: 500px">${rows(["<td style='width: 20%'>20</td>", "<td style='width: 30%'>30</td>"])}</table><table style="width: 500px">${rows(["<td style='width: 100px'>100</td>", "<td style='width: 30%'>30</td>", "auto"])}</table><table style="width: 500px">${rows(["<td style='width: 100px'>100</td>", "<td style='width: 100px'>100</td>"])}</table>`,
  ],
  "automatic widths: min-content, max-content, spans": [
    `body { width: 640px } table { margin-bottom: 8px } td { border: 1px solid; padding: 2px 4px } .n { white-space: nowrap }`,
    `<table>${rows([TEXT, "short", TEXT.slice(0, 120)])}</table><div style="width: 220px"><table>${rows([TEXT.slice(0, 90), "unbreakableword", "x"])}</table></div><table>${rows(["<td colspan=3>A cell that spans three columns and is wider than they are</td>"], ["a", "bb", "cccc"])}</table><table style="width: 400px">${rows(["<td colspan=2>Over two</td>", "c"], ["a", "<td colspan=2>Over the last two columns</td>"])}</table><table>${rows(["<td class='n'>No wrap in here at all</td>", `${TEXT} And so it goes`])}</table><table>${rows(["<td style='min-width: 150px'>min</td>", "<td style='max-width: 60px'>max is sixty here</td>", "<td style='width: 5px'>five px</td>"])}</table>`,
  ],
  "empty cells, rows and tables": [
    `table { margin-bottom: 8px; border: 1px solid } td { border: 1px solid; padding: 3px }`,
    `<table>${rows(["", "a", ""], ["b", "", ""])}</table><table></table><p>After an empty table</p><table><tr></tr>${rows(["x"])}<tr></tr></table><table><tbody></tbody><tbody>${rows(["y"])}</tbody></table><table><caption>Only a caption</caption></table><table style="width: 100px; height: 30px"></table><table>${rows(["", "z"])}</table>`,
  ],
  "tables in tables, blocks and lists in cells": [
    `td { border: 1px solid; padding: 4px; vertical-align: top } table table { width: 100% } .f { display: flex; gap: 9px }`,
    `<table style="width: 100%">${rows([`<table>${rows(["in", "ner"])}</table>`, `<ul><li>${WORDS}</li><li>b</li></ul>`, `<p>Para</p><p>Para</p>`], [`<div class="f"><b>flex</b><i>items</i></div>`, `<table style="width: auto">${rows([WORDS])}</table>`, `<div style="width: 50%">Half ${WORDS}</div>`])}</table>`,
  ],
  "thead, tbody and tfoot in any order": [
    `td, th { border: 1px solid } thead { font-style: italic } tfoot { font-weight: bold }`,
    `<table><tfoot>${rows(["foot", "f"])}</tfoot><tbody>${rows(["body", "b"])}</tbody><thead>${rows(["<th>head</th>", "<th>h</th>"])}</thead><tbody>${rows(["second", "s"])}</tbody></table>`,
  ],
  "table margins, auto margins, shrink to fit": [
    `table { border: 1px solid } .c { margin: 20px auto } .r { margin-left: auto } .o { width: 120% } .ib { display: inline-block } .fl { display: flex } .fl table { flex: 1 } .n { margin: -5px 0 0 -5px }`,
    `<table class="c">${rows(["centred"])}</table><table class="r">${rows(["right"])}</table><table class="n">${rows(["negative"])}</table><div class="ib"><table>${rows(["in an inline-block", "x"])}</table></div><div class="fl"><table>${rows(["flex", "item"])}</table><p>Beside</p></div><div style="width: 300px"><table class="o">${rows(["wide", "x"])}</table></div>`,
  ],
  "columns from right to left": [
    `table { width: 400px; direction: rtl; margin-bottom: 8px } td { border: 1px solid; padding: 3px 9px 3px 2px } .c { border-collapse: collapse } .c td:first-child { border-right-width: 8px }`,
    `<table>${rows(["one", "<td style='width: 30%'>two</td>", "three"], ["<td colspan=2>span</td>", "x"])}</table><table class="c">${rows(["one", "two"], ["three", "four"])}</table>`,
  ],
};

printsLikeChromium("tables", CASES);
