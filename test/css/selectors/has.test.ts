/** `:has()` against its definition, which looks through the document again for each element. */
import { is } from "css-select";
import type { Element } from "domhandler";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compileSelector } from "../../../src/css/selectors/selector.js";
import { findElements, parseHtml } from "../../../src/html/parse.js";

/** Elements in and after one another: names open them, a dash closes the one that is open. */
const tree = fc.array(fc.constantFrom("i", "b", "div", "-"), { maxLength: 20 }).map((steps) => {
  const open: string[] = [];
  const tags = steps.map((step) => {
    if (step !== "-") open.push(step);
    const closed = step === "-" ? open.pop() : undefined;
    return step !== "-" ? `<${step}>` : closed ? `</${closed}>` : " ";
  });
  return (
    tags.join("") +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
});
const name = fc.constantFrom("i", "b", "div", "*", ":not(b)", "b:first-child");
const combinator = fc.constantFrom(" ", " > ", " + ", " ~ ");
const relative = fc
  .tuple(fc.constantFrom("", "> ", "+ ", "~ "), name, fc.array(fc.tuple(combinator, name), { maxLength: 2 }))
  .map(([start, first, rest]) => start + first + rest.flat().join(""));

/** By its definition: there is an element that the selector finds with the one it is asked of before it. */
function has(element: Element, relative: string, elements: Element[]): boolean {
  element.attribs.anchor = "";
  const found = elements.some((other) => is(other, `[anchor] ${relative}`));
  delete element.attribs.anchor;
  return found;
}

it("finds the elements that have what is looked for", () => {
  fc.assert(
    fc.property(tree, fc.array(relative, { minLength: 1, maxLength: 2 }), name, (html, inside, subject) => {
      const selector = `${subject}:has(${inside.join(", ")})`;
      const compiled = compileSelector(selector);
      if (compiled.kind !== "compiled") throw new Error(selector);
      const { dom } = parseHtml(`<!DOCTYPE html><body>${html}`, { file: "a.html" });
      const elements = findElements(dom, () => true);
      expect(elements.map((element) => compiled.selector.matches(element))).toEqual(
        elements.map((element) => is(element, subject) && inside.some((one) => has(element, one, elements))),
      );
    }),
  );
});
