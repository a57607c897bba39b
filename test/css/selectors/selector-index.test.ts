import type { Element } from "domhandler";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compileSelector } from "../../../src/css/selectors/selector.js";
import { SelectorIndex } from "../../../src/css/selectors/selector-index.js";
import { findElements, parseHtml } from "../../../src/html/parse.js";

const names = ["p", "div", "b"] as const;
const simple = fc.oneof(
  fc.constantFrom("*", ...names),
  fc.constantFrom(
    ".a",
    ".b",
    "#i",
    "[title]",
    '[title="x" i]',
    "[class~=b]",
    ":first-child",
    ":not(.a)",
    ":not([title])",
  ),
);
const compound = fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => {
  const [type = "", ...others] = [...parts].sort((a, b) => Number(/^\W/.test(a)) - Number(/^\W/.test(b)));
  return type + others.filter((part) => !/^[*a-z]/.test(part)).join("");
});
const complex = fc
  .tuple(compound, fc.array(fc.tuple(fc.constantFrom(" ", " > ", " + ", " ~ "), compound), { maxLength: 2 }))
  .map(([first, rest]) => first + rest.flat().join(""));
const selector = fc.oneof(
  complex,
  fc
    .tuple(complex, complex, fc.constantFrom("", " > *", ".b", ":first-child"))
    .map(([a, b, end]) => `:is(${a}, ${b})${end}`),
  fc.tuple(complex, complex).map(([a, b]) => `div > :where(${a}, ${b})`),
);

/** Elements in and after one another: tags open them, a dash closes the one that is open. */
const html = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom("div", "b", "p"),
          fc.constantFrom("", ' class="a"', ' class="a  b"', ' id="i"', ' title="X"', ' class="b" title=""'),
        )
        .map(([name, attributes]) => `<${name}${attributes}>`),
      fc.constant("-"),
    ),
    { maxLength: 12 },
  )
  .map((steps) => {
    const open: string[] = [];
    return steps
      .map((step) => {
        if (step !== "-") open.push(step);
        const closed = step === "-" ? open.pop() : undefined;
        return step !== "-" ? step : closed ? `</${/\w+/.exec(closed)![0]}>` : " ";
      })
      .join("");
  });

const typeOf = ({ name }: Element) => name;

it("an index finds what trying each selector finds", () => {
  fc.assert(
    fc.property(fc.array(selector, { minLength: 1, maxLength: 8 }), html, (texts, document) => {
      const rules = texts.flatMap((text) => {
        const outcome = compileSelector(text);
        return outcome.kind === "compiled" ? [{ text, selector: outcome.selector }] : [];
      });
      const index = new SelectorIndex<(typeof rules)[number]>();
      for (const rule of rules) index.add(rule);
      for (const element of findElements(
        parseHtml(`<div class="a">${document}</div>`, { file: "a.html" }).dom,
        () => true,
      )) {
        const tried = rules.filter((rule) => rule.selector.matches(element));
        expect(new Set(index.matching(element, typeOf))).toEqual(new Set(tried));
        expect(index.matching(element, typeOf)).toHaveLength(tried.length);
      }
    }),
    { numRuns: 500 },
  );
});
