/** What stands far from an element, among its ancestors and the siblings before it. */
import { expect, it } from "vitest";
import { compileSelector } from "../../../src/css/selectors/selector.js";
import { findElements, parseHtml } from "../../../src/html/parse.js";

const FAR = 40;

function found(html: string, selector: string): number {
  const { dom } = parseHtml(html, { file: "test.html" });
  const compiled = compileSelector(selector);
  if (compiled.kind !== "compiled") throw new Error(`${selector} is not understood`);
  return findElements(dom, (element) => compiled.selector.matches(element)).length;
}

const nested = (outermost: string) => `${outermost}${"<div>".repeat(FAR)}<i></i>`;
const inRow = (first: string) => `${first}${"<p></p>".repeat(FAR)}<i></i>`;

it.each([
  ["an ancestor", nested("<div class='a b'>"), ".a i", 1],
  ["no ancestor", nested("<div class='ab'>"), ".a i", 0],
  ["all inside of it", nested("<div class=a>"), ".a div", FAR],
  ["itself is no ancestor", nested("<div class=a>"), ".a .a", 0],
  ["an ancestor in the middle", `${"<div>".repeat(FAR)}<div class=a>${nested("<div>")}`, "div .a div", FAR + 1],
  ["a sibling before it", inRow("<b></b>"), "b ~ i", 1],
  ["no sibling before it", inRow("<u></u>"), "b ~ i", 0],
  ["the place among all siblings", inRow("<b></b>"), `i:nth-child(${FAR + 2})`, 1],
  ["the place among those of its type", inRow("<b></b>"), "p:nth-of-type(2n)", FAR / 2],
  ["the place from the end", inRow("<b></b>"), "p:nth-last-child(-n + 3)", 2],
  ["a class among others, in whatever white space", "<i class='x\ta\nb'></i><i class=ax></i>", ".a", 1],
  ["a class in another case", "<!DOCTYPE html><i class=A></i>", ".a", 0],
])("finds %s", (_, html, selector, count) => {
  expect(found(html, selector)).toBe(count);
});
