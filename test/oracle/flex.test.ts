/** Flex layout: bases, growing and shrinking with their limits, lines, alignment along both axes, order, auto margins, gaps. */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

const items = (...texts: string[]) => texts.map((text, i) => `<div class="i${i + 1}">${text}</div>`).join("");
const WORDS = TEXT.slice(0, 80);
const JUSTIFY = [
  "normal",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "center",
  "space-between",
  "space-around",
  "space-evenly",
  "stretch",
  "left",
  "right",
];
const CONTENT = [
  "normal",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "center",
  "space-between",
  "space-around",
  "space-evenly",
  "stretch",
];
const ALIGN = [
  "normal",
  "stretch",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "center",
  "baseline",
  "self-start",
  "self-end",
  "last baseline",
];

const CASES: Cases = {
  "grow, shrink and basis": [
    `.f { display: flex; width: 600px; margin-bottom: 6px } .f > div { border: 1px solid; padding: 2px } .a .i1 { flex: 1 } .a .i2 { flex: 2 } .a .i3 { flex: 3 1 100px } .b > div { flex: 0 3 400px } .b .i2 { flex-shrink: 0 } .c .i1 { flex-grow: .2 } .c .i2 { flex-grow: .3 } .d .i1 { flex-basis: 30%; flex-grow: 1 } .d .i2 { flex-basis: content; width: 400px } .d .i3 { flex-basis: 0; width: 300px } .e > div { flex: 1 1 auto } .e .i1 { max-width: 60px } .e .i2 { min-width: 300px } .g > div { flex: auto } .g .i2 { flex: none; width: 200px } .h > div { width: 50%; flex: 0 1 auto } .j > div { flex: 1; box-sizing: border-box; padding: 0 20px } .j .i2 { flex: 1 1 0px; margin: 0 15px }`,
    ["a", "b", "c", "d", "e", "g", "h", "j"]
      .map((c) => `<div class="f ${c}">${items("One", WORDS, `class ${c}`)}</div>`)
      .join(""),
  ],
  "minimum sizes of items": [
    `.f { display: flex; width: 200px; margin-bottom: 6px } .f > div { border: 1px solid } .z > div { min-width: 0 } .w > div { width: 30px } .m .i1 { min-width: min-content; width: 5px } .n > div { flex: 1; min-width: 0; overflow-wrap: anywhere } .x .i1 { max-width: 40px } .p .i1 { padding: 0 40px; flex: 1 1 0 }`,
    ["", "z", "w", "m", "n", "x", "p"]
      .map((c) => `<div class="f ${c}">${items("Unbreakablyyylongword", "Another-long Longestwordofall", "c")}</div>`)
      .join(""),
  ],
  "justify-content": [
    `.f { display: flex; width: 500px; gap: 4px; border: 1px solid } ${JUSTIFY.map((v) => `.${v} { justify-content: ${v} }`).join(" ")} .rev { flex-direction: row-reverse } .over { width: 60px; margin-left: 100px } .over > div { flex: none }`,
    JUSTIFY.map(
      (v) => `<div class="f ${v}">${items("One", "Two", v)}</div><div class="f rev ${v}">${items("a", "b", v)}</div>`,
    ).join("") + JUSTIFY.map((v) => `<div class="f over ${v}">${items("One", "Two", "longer")}</div>`).join(""),
  ],
  "align-items and align-self": [
    `.f { display: flex; width: 600px; height: 70px; border: 1px solid; margin-bottom: 3px } .f > div { border: 1px solid; margin: 2px } ${ALIGN.map((v) => `.ai-${v.replace(" ", "-")} { align-items: ${v} } .as-${v.replace(" ", "-")} { align-self: ${v} }`).join(" ")} .big { font-size: 28px } .auto { align-self: auto }`,
    `${ALIGN.map((v) => `<div class="f ai-${v.replace(" ", "-")}"><div>One</div><div class="big">Big</div><div>Two<br>lines</div><div class="auto">${v}</div></div>`).join("")}<div class="f">${ALIGN.map((v) => `<div class="as-${v.replace(" ", "-")}">${v}</div>`).join("")}</div>`,
  ],
  "wrapping and align-content": [
    `.f { display: flex; flex-wrap: wrap; width: 160px; height: 130px; border: 1px solid; gap: 2px 6px } .o { display: flex; flex-wrap: wrap; gap: 10px } ${CONTENT.map((v) => `.${v} { align-content: ${v} }`).join(" ")} .r { flex-wrap: wrap-reverse }`,
    `<div class="o">${CONTENT.map((v) => `<div class="f ${v}">${items("One", "Second item", "Three", "Fourth", v)}</div>`).join("")}</div><div class="o">${CONTENT.slice(
      1,
      7,
    )
      .map((v) => `<div class="f r ${v}">${items("One", "Second item", "Three", "Fourth", v)}</div>`)
      .join("")}</div>`,
  ],
  "wrap-reverse, row-reverse, order": [
    `.f { display: flex; flex-flow: row wrap-reverse; width: 300px; border: 1px solid; margin-bottom: 5px } .f > div { width: 120px; padding: 2px } .b { flex-flow: wrap row-reverse } .c { flex-flow: row-reverse wrap-reverse } .o .i1 { order: 3 } .o .i2 { order: -1 } .o .i4 { order: 1 } .al { align-items: end } .h { height: 120px }`,
    ["", "b", "c", "o", "al", "b o", "c h", "h al"]
      .map((c) => `<div class="f ${c}">${items("One", "Two<br>lines", "Three", "Four", `Five ${c}`)}</div>`)
      .join(""),
  ],
  columns: [
    `.f { display: flex; flex-direction: column; width: 300px; border: 1px solid; margin-bottom: 6px; row-gap: 3px } .f > div { border: 1px solid } .a { height: 200px } .a .i2 { flex: 1 } .b { height: 60px } .b > div { min-height: 0; flex-shrink: 1 } .b .i2 { flex-shrink: 3 } .c { height: 90px; flex-wrap: wrap; column-gap: 20px; align-content: flex-start } .d { align-items: center } .e { align-items: flex-start } .e .i3 { align-self: stretch } .g { flex-direction: column-reverse; height: 120px; justify-content: space-between } .h { min-height: 150px; justify-content: flex-end } .j { max-height: 60px } .k { height: 150px } .k .i1 { flex: 0 0 30% } .k .i2 { flex-basis: 50% }`,
    ["a", "b", "c", "d", "e", "g", "h", "j", "k"]
      .map((c) => `<div class="f ${c}">${items("One", WORDS, `class ${c}`)}</div>`)
      .join(""),
  ],
  "wrapped columns": [
    `.f { display: flex; flex-flow: column wrap; height: 110px; width: 500px; border: 1px solid; margin-bottom: 5px; gap: 4px 12px } .b { align-content: space-between } .c { align-content: center; align-items: flex-end } .d { flex-wrap: wrap-reverse } .e { direction: rtl }`,
    ["", "b", "c", "d", "e"]
      .map(
        (c) =>
          `<div class="f ${c}">${items("One", "Two<br>lines", "Three", "Four is longer", "Five", "Six", `Seven ${c}`)}</div>`,
      )
      .join(""),
  ],
  "auto margins": [
    `.f { display: flex; width: 500px; height: 60px; border: 1px solid; margin-bottom: 4px } .a .i2 { margin-left: auto } .b .i1 { margin: auto } .c .i2 { margin: auto 0 } .d .i1 { margin-right: auto; margin-top: auto } .e > div { margin: 0 auto } .g { flex-direction: column; height: 90px } .g .i2 { margin-top: auto } .g .i1 { margin-left: auto } .h { justify-content: center; align-items: center } .h .i3 { margin-left: auto }`,
    ["a", "b", "c", "d", "e", "g", "h"]
      .map((c) => `<div class="f ${c}">${items("One", "Two", `class ${c}`)}</div>`)
      .join(""),
  ],
  "gaps in percent": [
    `.f { display: flex; width: 400px; gap: 10% 5%; flex-wrap: wrap; border: 1px solid; margin-bottom: 9px } .f > div { width: 25% } .h { height: 200px } .c { flex-direction: column; height: 200px; flex-wrap: nowrap }`,
    ["", "h", "c"].map((c) => `<div class="f ${c}">${items("One", "Two", "Three", "Four", "Five")}</div>`).join(""),
  ],
  "nested flex, inline-flex, text as items": [
    `.f { display: flex; gap: 8px; border: 1px solid } .f .f { flex: 1; flex-direction: column } .inl { display: inline-flex; gap: 5px; border: 1px solid; vertical-align: middle } .sh { width: max-content } .f::before { content: "Before" } .f::after { content: "After"; align-self: end; order: -1 } p { margin: 0 }`,
    `<div class="f">Bare text <b>bold</b> tail<div class="f"><p>${WORDS}</p><div class="f"><p>Deep</p></div></div><p>${WORDS}</p></div><p>Text <span class="inl"><i>one</i><i>two<br>three</i></span> and <span class="inl" style="width: 50%">${WORDS}</span></p><div class="inl sh"><p>${WORDS}</p><p>b</p></div>`,
  ],
  "percent heights and stretched items": [
    `.f { display: flex; width: 500px; height: 150px; margin-bottom: 5px; border: 1px solid } .p { height: 50%; border: 1px solid } .s > div > p { height: 50%; margin: 0; border: 1px solid } .n { height: auto } .mh { height: auto; min-height: 100px } .mm > div { max-height: 40px; min-height: 20px; border: 1px solid }`,
    `<div class="f"><div class="p">Half</div><div>Full</div></div><div class="f s"><div><p>Half of stretched</p>Rest</div></div><div class="f n s"><div><p>Auto</p></div><div>One<br>two<br>three<br>four</div></div><div class="f mh"><div>Min height</div><div style="align-self: center">Centre</div></div><div class="f mm"><div>Max forty</div></div>`,
  ],
  "text from right to left": [
    `.f { display: flex; width: 500px; gap: 6px; border: 1px solid; direction: rtl } .b { flex-direction: row-reverse } .c { flex-direction: column; align-items: flex-start } .d { justify-content: flex-end } .e { justify-content: left } .g .i1 { margin-left: auto }`,
    ["", "b", "c", "d", "e", "g"].map((c) => `<div class="f ${c}">${items("One", "Two", `class ${c}`)}</div>`).join(""),
  ],
};

printsLikeChromium("flex", CASES);
