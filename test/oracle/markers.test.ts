/** Markers of lists and the counters of generated content: as Chromium has them. */
import { type Cases, printsLikeChromium } from "./harness.js";
import { looksLikeChromium, type Pictures } from "./pixels.js";

const COUNTED =
  "ol { counter-reset: toc; list-style: none } li::before { counter-increment: toc; content: counters(toc, '.') '|' }";

const CASES: Cases = {
  "a list right inside a list": [
    COUNTED,
    "<ol><li>Chapter</li><ol><li>Section</li><li>Section</li></ol><li>Chapter</li></ol><ol><li>Chapter<ol><li>Section</li></ol></li><li>Chapter</li></ol>",
  ],
  "a counter of the parent hides those of siblings": [
    "div { counter-reset: s } h2 { counter-reset: s } h3::before { counter-increment: s; content: counters(s, '.') '|' }",
    "<div><h2>a</h2><h3>x</h3><h3>y</h3><h2>b</h2><h3>x</h3></div>",
  ],
  "a counter of a sibling goes on": [
    "h2 { counter-reset: s } h3::before { counter-increment: s; content: counters(s, '.') '|' }",
    "<h2>a</h2><h3>x</h3><h3>y</h3><h2>b</h2><h3>x</h3><p></p><h3>z</h3>",
  ],
  "a counter that an element makes for its children": [
    "p { counter-increment: s } p::before { content: counters(s, '.') '|' } div { counter-reset: s }",
    "<section style='counter-reset: s'><p>1</p><div><p>in</p><p>in</p></div><p>after</p><div></div><p>after</p></section>",
  ],
  "summaries between numbered items": [
    ".b { list-style: none } .c { display: block } .d { list-style-position: outside }",
    '<ol><li>a<li><details open><summary>b <b>c</b></summary>d</details><li>e</ol><details open><summary class="b">f</summary></details><details open><summary class="c">g</summary><summary>h</summary></details><details open><summary class="d">i</summary></details>',
  ],
};

printsLikeChromium("markers and counters", CASES);

const PICTURES: Pictures = {
  "numbers from the right": [
    'html { font-family: "Source Sans 3", "Noto Sans Arabic" } ol { margin: 4px 0 }',
    '<div dir="rtl" lang="ar"><ol><li>واحد<li>اثنان</ol><ol start="10" style="list-style-type: lower-alpha"><li>ثلاثة</ol><ol style="list-style-position: inside"><li>أربعة</ol></div>',
  ],
  "markers of two scripts": [
    'html { font-family: "Source Sans 3", "BIZ UDPGothic" } ol, ul { margin: 4px 0; padding-left: 60px } .a li::marker { content: counter(list-item) "章 " } .b li::marker { content: "第" counter(list-item) "章 "; color: red } .c { list-style-type: "A☆ " }',
    '<ol class="a"><li>one<li>two</ol><ol class="b"><li>one</ol><ul class="c"><li>x</ul>',
  ],
  "letters that join are not spaced": [
    'html { font-family: "Source Sans 3", "Noto Sans Arabic" } p { letter-spacing: 4px; width: 200px; margin: 0 }',
    '<p>Latin words</p><p dir="rtl" lang="ar">A <b>متباعد</b> B متباعد الحروف C</p>',
  ],
  "markers beside large lines": [
    "li { font-size: 12px } b { font-size: 30px; line-height: 1 } ol { margin: 0 }",
    "<ol><li><b>Big</b> first<li>second<ol type=i><li>inner</ol></ol>",
  ],
  "triangles beside summaries": [
    "details { margin: 4px 0 } .b { color: red; font-size: 28px } ul { margin: 4px 0 }",
    '<details open><summary>Open</summary></details><details><summary class="b">Closed</summary></details><div dir="rtl"><details open><summary>Open</summary></details><details><summary>Closed</summary></details></div><ul><li style="list-style-type: disclosure-closed">Outside<li style="list-style-type: disclosure-open">Outside</ul>',
  ],
};

looksLikeChromium("markers", PICTURES, {}, 60);
