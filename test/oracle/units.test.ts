/** What designers do to boxes: math functions and units, backgrounds, positions, transforms, decoration. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const CASES: Cases = {
  "math functions that mix percentages and lengths": [
    "div { border: 1px solid; margin: 8px 0 } .a { width: min(100%, 300px); padding: 0 max(2%, 8px) } .b { width: max(50%, 200px) } .c { width: clamp(100px, 40%, 220px); margin-left: clamp(10px, 20%, 90px) } .d { width: calc((100% - 3 * 20px) / 3); padding-left: calc(2 * (1em + 4px) / 2) } .e { width: min(70% + 10px, 400px, 100% - 2em); text-indent: max(1em, 3%) } .f { max-width: min(20rem, 80%); padding: calc(1% - 20px) 4px } .g { width: round(up, 31%, 50px); margin-left: abs(-3em) } .h { width: calc(100% * 2 / 5); min-height: min(10vh, 5cm) }",
    ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => `<div class="${name}">${TEXT.slice(0, 110)}</div>`).join(""),
  ],
  "units of length": [
    "html { font-size: 12px } div { border-left: 1px solid; line-height: 1.2 } .big { font-size: 26px; line-height: 1.1 } .n { line-height: normal; font-weight: 700 }",
    [
      "72pt",
      "6pc",
      "1in",
      "2.5cm",
      "25mm",
      "90Q",
      "5em",
      "5rem",
      "9ch",
      "9ex",
      "6lh",
      "6rlh",
      "12vw",
      "8vh",
      "11vmin",
      "9vmax",
      "7cap",
      "calc(3ch + 2ex)",
    ]
      .map(
        (length) =>
          `<div style="padding-left: ${length}">${length}</div><div class="big" style="padding-left: ${length}">big</div><div class="n" style="text-indent: ${length}">normal</div>`,
      )
      .join(""),
  ],
  "math in other places": [
    "p { line-height: calc(1 + 0.25 * 2); font-size: clamp(10px, 1.2em + 1px, 30px); letter-spacing: calc(1px / 4) } .b { line-height: calc(100% + 8px); margin: calc(-1 * 10px) 0 calc(1em + 2px) min(5%, 3em) } .f { display: flex; gap: min(4%, 30px) } .f > * { flex: calc(1 + 1) 1 calc(10% + 20px); vertical-align: calc(1px) } .f > :first-child { flex-basis: max(30%, 120px) } table { width: 100%; border-spacing: calc(1px * 3) } td { padding: max(1em, 5px) }",
    `<p>${TEXT}</p><p class="b">${TEXT}</p><div class="f"><span>${TEXT.slice(0, 60)}</span><span>${TEXT.slice(0, 90)}</span></div><table><tr><td style="width: min(30%, 100px)">${TEXT.slice(0, 40)}</td><td>${TEXT.slice(0, 90)}</td></tr></table>`,
  ],
};

const EXCEPTIONS: Exceptions = {};

printsLikeChromium("units and sums", CASES, EXCEPTIONS);
