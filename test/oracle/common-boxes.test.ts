/** Boxes of common designs that are easily painted wrongly: rows, captions, tables among flex items, tiles, lines that don't wrap. */
import { looksLikeChromium, type Pictures } from "./pixels.js";

const CASES: Pictures = {
  "backgrounds of rows lie behind their cells": [
    "table { border-spacing: 6px 4px } td { width: 30px; height: 14px; padding: 0 } tr { background: red } tbody { background: lime } .n { background: none }",
    "<table><tr><td></td><td></td></tr><tr class=n><td></td><td></td></tr><tr><td rowspan=2></td><td></td></tr><tr><td></td></tr></table>",
  ],
  "a collapsed table has no padding": [
    "table { border-collapse: collapse; padding: 30px; border: 10px solid red } td { padding: 0; width: 20px; height: 20px; background: lime }",
    "<table><tr><td></td></tr></table>",
  ],
  "a table is as wide as its caption": [
    "caption { width: 100px; margin-left: 20px; height: 30px; background: lime } table { border-bottom: 20px solid red; border-spacing: 0 } td { padding: 0 }",
    "<table><caption></caption><tr><td></td></tr></table>",
  ],
  "a table without columns": [
    ".f { display: flex } .t { display: table; border: 10px solid red; height: 40px; flex: 0 0 80px } .u { display: table; width: 90px; height: 20px; background: teal }",
    '<div class="f"><div class="t"></div></div><div class="u"></div>',
  ],
  "many tiles in one row": [
    "div { width: 200px; height: 30px; margin-bottom: 5px; background: url(dot.svg) repeat-x } .y { background-repeat: repeat-y; width: 30px; height: 90px }",
    '<div></div><div class="y"></div>',
  ],
  "boxes that don't wrap": [
    "div { width: 60px; white-space: nowrap; background: yellow; margin: 4px } b { display: inline-block; width: 40px; height: 10px; background: red } p { width: 60px; margin: 4px; background: #ccf } i { white-space: nowrap }",
    "<div><b></b><b></b><b></b></div><p>a <i><b></b><b></b></i></p><p><b></b><b></b></p>",
  ],
  "text of an element without a box has its line height": [
    "span { display: contents; font-size: 40px; line-height: 1 }",
    "<div><span>a</span><br><span>a</span> b</div>",
  ],
};

looksLikeChromium(
  "common boxes",
  CASES,
  {
    "dot.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="teal"/></svg>',
  },
  40,
);
