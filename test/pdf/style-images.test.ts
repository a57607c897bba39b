/** Images that styles put into the text: what a screen reader hears of them. */
import { expect, it } from "vitest";
import { record } from "./engine.js";

const DOT = `url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>")`;
const marksOf = (html: string, css: string) =>
  record(html, css)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(mark|artifact|fill|text)/.test(line))
    .map((line) => (/^fill/.test(line) ? "image" : line.replace(/^text .* "/, 'text "')));

it("images as markers are labels", () => {
  const expected = ["mark Lbl", "image", "mark LBody", 'text "Tea"'];
  expect(marksOf("<ul><li>Tea</ul>", `ul { list-style: none ${DOT} }`)).toEqual(expected);
  expect(marksOf("<ul><li>Tea</ul>", `ul { list-style: inside ${DOT} }`).slice(0, 2)).toEqual(["mark Lbl", "image"]);
  expect(record("<ul><li>Tea</ul>", `ul { list-style-image: ${DOT} }`)).toContain('<Lbl actualText="•">');
});

it("images in generated content are decoration, unless it is said what they say", () => {
  expect(marksOf("<p>Tea</p>", `p::before { content: ${DOT} }`)).toEqual(["artifact", "image", "mark P", 'text "Tea"']);
  const css = `p::before { content: ${DOT} / "organic" }`;
  expect(marksOf("<p>Tea</p>", css)).toEqual(["mark Figure", "image", "mark P", 'text "Tea"']);
  expect(record("<p>Tea</p>", css)).toContain('<Figure alt="organic">');
});
