/** What boxes cut off, and what cutting off means for their layout. */
import { looksLikeChromium, type Pictures } from "./pixels.js";

const BOX = ".c { overflow: hidden; width: 80px; height: 30px; background: #fdd }";
const TEAL = "background: teal; width: 120px; height: 60px";

const CASES: Pictures = {
  "content beyond the padding box": [
    `${BOX} .c { border: 5px solid; padding: 4px }`,
    `<div class="c"><div style="${TEAL}"></div></div>`,
  ],
  "text across the edge": [
    BOX,
    `<div class="c">Words that are far more than there is room for in a box like this</div>`,
  ],
  "round corners": [
    `${BOX} .c { border: 3px solid; border-radius: 14px }`,
    `<div class="c"><div style="${TEAL}"></div></div>`,
  ],
  "one axis": [
    ".c { overflow-x: clip; width: 60px; height: 20px }",
    `<div class="c"><div style="${TEAL}"></div></div>`,
  ],
  "margins stay inside": [
    "div { overflow: auto; width: 50px; background: #ccf } p { margin: 20px 0 10px; height: 9px; background: red }",
    "<div><p></p></div><div><p></p></div>",
  ],
  "clip alone is no formatting context": [
    "div { overflow: clip; width: 50px; background: #ccf } p { margin: 20px 0 10px; height: 9px; background: red }",
    "<div><p></p></div><div><p></p></div>",
  ],
  "an empty box keeps its margins apart": [
    "div { overflow: hidden; margin: 10px 0 20px } p { margin: 0; height: 9px; background: red }",
    "<p></p><div></div><p></p>",
  ],
  "positioned boxes in their containing block": [
    `${BOX} .c { position: relative } b { position: absolute; ${TEAL} }`,
    '<div class="c"><b style="right: -90px; top: 10px"></b></div>',
  ],
  "positioned boxes whose containing block is further out": [
    `${BOX} b { position: absolute; left: 100px; ${TEAL} }`,
    '<div class="c"><i><b></b></i></div>',
  ],
  "an inline containing block": [
    `${BOX} i { position: relative } b { position: absolute; left: 20px; top: 10px; ${TEAL} }`,
    '<div class="c">A <i>b<b></b></i></div>',
  ],
  layers: [
    `${BOX} .c { margin: 4px } .c > * { ${TEAL} }`,
    '<div class="c"><p style="position: relative; left: 50px; margin: 0"></p></div><div class="c"><p style="opacity: 0.5; margin: 0"></p></div><div class="c" style="position: relative; z-index: 0"><p style="position: absolute; z-index: -1; left: 60px; margin: 0"></p></div><div class="c" style="position: relative"><p style="position: absolute; z-index: 2; left: 40px; margin: 0"></p></div>',
  ],
  "layers of a positioned box without a level": [
    `${BOX} b { position: relative; z-index: 1; display: block; ${TEAL} } .o { position: relative; width: 60px }`,
    '<div class="c"><div class="o"><b></b></div></div>',
  ],
  "boxes in boxes": [
    `${BOX} .d { margin: 10px; width: 40px } p { ${TEAL}; margin: 0 }`,
    '<div class="c"><div class="c d"><p></p></div></div>',
  ],
  "no automatic minimum in flex containers": [
    ".f { display: flex; width: 100px } .f div { flex: 1; overflow: hidden; background: teal } .f p { flex: 1; background: red; margin: 0 } i { display: block; width: 90px; height: 9px }",
    '<div class="f"><div><i></i></div><p><i></i></p></div><div class="f" style="flex-direction: column; height: 30px"><div style="flex: 0 1 40px"><i style="height: 50px"></i></div><p style="flex: 0 1 20px"><i></i></p></div>',
  ],
  "no automatic minimum in grid containers": [
    ".g { display: grid; grid-template-columns: 1fr 1fr; width: 100px } .g div { overflow: hidden; background: teal } .g p { background: red; margin: 0 } i { display: block; width: 90px; height: 9px }",
    '<div class="g"><div><i></i></div><p>x</p></div>',
  ],
  "the viewport's is not the body's": ["body { overflow: hidden; height: 20px }", `<p style="${TEAL}"></p>`],
  "nor the root element's": [
    "html { overflow: auto; height: 20px } body { overflow: hidden; height: 40px }",
    `<p style="${TEAL}"></p>`,
  ],
  tables: [
    "table { overflow: hidden; border-radius: 12px; border-spacing: 0 } td { background: teal; padding: 6px } .s { overflow: scroll }",
    '<table><tr><td>a<td>b</table><table class="s"><tr><td>a<td>b</table>',
  ],
  cells: [
    "table { table-layout: fixed; width: 60px; border-spacing: 0 } td { overflow: hidden; background: #fdd } p { margin: 0; height: 9px; width: 90px; background: teal }",
    "<table><tr><td><p></p><td>b</table>",
  ],
  "a box over pages": [
    "section { overflow: hidden; height: 230px; margin-top: 80px; background: #fdd } p { margin: 0; height: 90px } p:nth-child(odd) { background: teal }",
    "<section><p></p><p></p><p></p><p></p></section>after",
  ],
  "what is cut off takes no page": [
    "section { overflow: hidden; height: 50px } p { margin: 0; height: 400px; background: teal }",
    "<section><p></p></section>after",
  ],
  "a rectangle of old": [
    `b { position: absolute; clip: rect(10px, 60px, 40px, auto); ${TEAL} } i { clip: rect(0 0 0 0) }`,
    "<b></b><i>no effect here</i>",
  ],
  shapes: [
    "div { width: 50px; height: 30px; background: teal; display: inline-block }",
    '<div style="clip-path: inset(5px 10px)"></div> <div style="clip-path: circle(40%)"></div> <div style="clip-path: ellipse(20px 10px at 20px 50%)"></div> <div style="clip-path: polygon(0 0, 100% 0, 50% 100%)"></div>',
  ],
  "isolated layers": [
    "div { position: relative; width: 60px; height: 30px; background: #fdd } b { position: absolute; z-index: -1; inset: 10px -20px -5px 20px; background: teal }",
    '<div style="isolation: isolate"><b></b></div><div><b></b></div>',
  ],
  "negative layers by their levels": [
    "b { position: absolute; width: 50px; height: 50px }",
    '<b style="z-index: -1; background: red"></b><b style="z-index: -2; left: 20px; top: 20px; background: blue"></b>',
  ],
  ellipses: [
    "p { width: 90px; margin: 2px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; background: #dfd }",
    '<p>A headline that is too long<p>short<p dir="rtl">A headline that is too long<p>Two <b>kinds of</b> words in it',
  ],
  "images with round corners": [
    "img { width: 60px; height: 40px; border-radius: 50%; border: 4px solid }",
    '<img alt="" src="dot.svg">',
  ],
};

looksLikeChromium("overflow and clipping", CASES, {
  "dot.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="teal"/></svg>',
});
