/** css-tree, asked for one text after the other. */
import { expect, it } from "vitest";
import { parseCss } from "../../../src/css/syntax/parse.js";

const LATER = [
  "[class] { color: red }\nli a }\nb c",
  "[class] { color: red; }\nul li<t>k: r(1, 3) 1; }\n@page :first { size: A5; m; m: 1p<t>} b c",
  "a{;}b}",
  "a{b}\nc@page :first { size: A5; m; m: 1p<t>}",
  "f() )",
  '"{" {} }',
  "url([) () ) {",
  "/*{*/ a {} } b {}",
];

it.each(LATER)("an unopened bracket ends what it ends, whatever was read before: %s", (text) => {
  const before = JSON.stringify(parseCss(text));
  for (const bracket of ["{", "(", "["]) {
    parseCss(bracket.repeat(120));
    expect(JSON.stringify(parseCss(text))).toBe(before);
  }
});
