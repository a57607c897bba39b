/** Where pages break: paragraphs, lists, tables, flex containers. */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

const A5 = `@page { size: A5; margin: 15mm } html { font: 14px/20px "Source Sans 3" } p { margin: 0 0 10px }`;
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join("");
const some = (i: number, least = 70, step = 45): string => `${i} ${TEXT.slice(0, least + step * (i % 5))}`;
const lines = (count: number, i: number): string => many(count, (k) => `${k === 0 ? "" : "<br>"}line ${i}-${k}`);
const BORDERED = `${A5} table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 4px }`;
const CARDS = `${A5} .r { display: flex; flex-wrap: wrap; gap: 12px } .r > div { flex: 0 0 calc(50% - 6px); box-sizing: border-box; border: 1px solid; padding: 6px }`;

const CASES: Cases = {
  paragraphs: [A5, many(40, (i) => `<p>${some(i)}</p>`)],
  "paragraphs of three lines": [A5, `<p>x</p>${many(40, (i) => `<p>${lines(3, i)}</p>`)}`],
  "orphans and widows": [`${A5} p { orphans: 3; widows: 3 }`, `<p>x</p>${many(40, (i) => `<p>${lines(5, i)}</p>`)}`],
  "more widows than orphans": [`${A5} p { orphans: 2; widows: 4 }`, many(30, (i) => `<p>${lines(7, i)}</p>`)],
  "headings stay with what follows": [
    `${A5} h2 { margin: 14px 0 4px; font-size: 18px; line-height: 22px }`,
    many(20, (i) => `<h2>Heading ${i}</h2><p>${some(i)}</p>`),
  ],
  "boxes break before their padding": [
    `${A5} .k { border: 2px solid; padding: 14px; margin: 0 0 12px } .k p { margin: 0 }`,
    `<p>x</p>${many(9, (i) => `<div class="k"><p>${i} ${TEXT}</p></div>`)}`,
  ],
  lists: [
    `${A5} li { margin-bottom: 4px }`,
    `<ul>${many(14, (i) => `<li>${some(i)}<ol><li>in ${i}</li><li>${TEXT.slice(0, 110)}</li></ol></li>`)}</ul>`,
  ],
  "rows break between lines": [
    `${BORDERED} td { vertical-align: top }`,
    `<table><thead><tr><th>Head</th><th>2</th></tr></thead><tbody>${many(15, (i) => `<tr><td>row ${i}</td><td>${lines(6, i)}</td></tr>`)}</tbody></table><p>after</p>`,
  ],
  "rows with cells in the middle": [
    BORDERED,
    `${"<p>x</p>".repeat(17)}<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${many(20, (i) => `<tr><td>row ${i}</td><td>${some(i, 20, 60)}</td></tr>`)}</tbody></table>`,
  ],
  "cells over several rows": [
    `${BORDERED} td { vertical-align: top }`,
    `<table>${many(30, (i) => `<tr>${i % 3 === 0 ? `<td rowspan="3">span ${i} ${TEXT.slice(0, 90)}</td>` : ""}<td>row ${i}</td><td>${some(i, 20, 30)}</td></tr>`)}</table>`,
  ],
  "repeated header and footer": [
    `${A5} table { border-spacing: 4px; width: 100% }`,
    `<p>x</p><table><thead><tr><th>Head</th><th>2</th></tr></thead><tfoot><tr><td>Foot</td><td>2</td></tr></tfoot><tbody>${many(45, (i) => `<tr><td>row ${i}</td><td>text</td></tr>`)}</tbody></table><p>after</p>`,
  ],
  "a header doesn't stay alone": [
    BORDERED,
    `<div style="height: 590px">x</div><table><thead><tr><th>Head</th></tr></thead><tbody>${many(4, (i) => `<tr><td>${lines(2, i)}</td></tr>`)}</tbody></table>`,
  ],
  "a side bar and a main column": [
    `${A5} .r { display: flex; gap: 20px } aside { flex: 0 0 120px; padding: 8px; border: 1px solid } main { flex: 1 }`,
    `<h1>Title</h1><div class="r"><aside>${many(6, () => `<p>${TEXT.slice(0, 120)}</p>`)}</aside><main>${many(9, () => `<p>${TEXT}</p>`)}</main></div><p>after</p>`,
  ],
  "cards that break": [
    CARDS,
    `<p>x</p><div class="r">${many(18, (i) => `<div>${some(i, 90, 17)}</div>`)}</div><p>after</p>`,
  ],
  "cards that stay whole": [
    `${CARDS} .r > div { break-inside: avoid }`,
    `<p>x</p><div class="r">${many(18, (i) => `<div>${some(i, 90, 17)}</div>`)}</div><p>after</p>`,
  ],
  "a flex column with alignment": [
    `${A5} .c { display: flex; flex-direction: column; gap: 10px } .c > p { margin: 0 } .c > p:nth-child(3n + 2) { align-self: flex-end; width: 200px } .c > p:nth-child(3n) { align-self: center }`,
    `<div class="c">${many(24, (i) => `<p>${some(i, 60, 40)}</p>`)}</div><p>after</p>`,
  ],
  "columns within a row": [
    `${A5} .r { display: flex; gap: 10px } .c { flex: 1; display: flex; flex-direction: column; gap: 6px } .c div { border: 1px solid; padding: 4px }`,
    `<p>x</p><div class="r">${many(2, (k) => `<div class="c">${many(9 + k, (i) => `<div>${some(i + k, 40, 30)}</div>`)}</div>`)}</div><p>after</p>`,
  ],
};

printsLikeChromium("where pages break", CASES);
