/** Characters without a glyph of their own, and marks on letters: they take the room that Chromium gives them. */
import { printsLikeChromium } from "./harness.js";

const SPACES = Array.from({ length: 11 }, (_, i) => `a&#${0x2000 + i};b`).join(" ");

printsLikeChromium("characters", {
  "spaces of fixed width, which the font lacks": [
    "p { font-size: 30px }",
    `<p>${SPACES} a&#x202f;b a&#x205f;b a&#x3000;b end</p>`,
  ],
  "spaces of fixed width, justified": [
    "p { font-size: 30px; text-align: justify; width: 300px }",
    `<p>${SPACES} a&#x202f;b a&#x205f;b a&#x3000;b end</p>`,
  ],
  "line and paragraph separators": [
    "p { width: 300px }",
    "<p>one&#x2028;two three&#x2029;four five&#x2028; six</p><p>seven</p>",
  ],
  "what is ignored by default": ["", "<p>a&#x34f;b c&#x200d;d e&#x200c;f k&#xfe0f;l o&#x206a;p end</p>"],
});
