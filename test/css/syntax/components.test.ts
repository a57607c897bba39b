/** From text to component values, and what stands in the way (CSS Syntax 3; CSS Variables 1). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutComments } from "../../../src/css/syntax/comments.js";
import { parseComponents, splitAt } from "../../../src/css/syntax/component.js";
import { evaluateCondition } from "../../../src/css/syntax/condition.js";
import { MOST_BRACKETS, tooDeep, withoutDeep } from "../../../src/css/syntax/depth.js";
import { blockItems, nestSelector } from "../../../src/css/syntax/nesting.js";
import { hasValidReferences, resolveCustomProperties, substitute } from "../../../src/css/syntax/variables.js";

describe("component values (CSS Syntax 3, section 5.3)", () => {
  it.each([
    ["red", [{ type: "ident", name: "red" }]],
    ["--x", [{ type: "ident", name: "--x" }]],
    ["12", [{ type: "number", value: 12 }]],
    ["+1.50", [{ type: "number", value: 1.5, decimal: true }]],
    ["1e2", [{ type: "number", value: 100, decimal: true }]],
    ["12PX", [{ type: "dimension", value: 12, unit: "px" }]],
    ["-.5%", [{ type: "percentage", value: -0.005 }]],
    ["'a\\\"b'", [{ type: "string", value: 'a"b' }]],
    ["#AbC", [{ type: "hash", value: "AbC" }]],
    ["url(a.png)", [{ type: "url", value: "a.png" }]],
    ['url( "a b.png" )', [{ type: "url", value: "a b.png" }]],
    [
      "RGB(1,2)",
      [
        {
          type: "function",
          name: "rgb",
          args: [
            { type: "number", value: 1 },
            { type: "operator", value: "," },
            { type: "number", value: 2 },
          ],
        },
      ],
    ],
    ["[a b]", [{ type: "lines", names: ["a", "b"] }]],
    [
      "a/**/ b",
      [
        { type: "ident", name: "a" },
        { type: "ident", name: "b" },
      ],
    ],
    [
      "1px / 2px",
      [
        { type: "dimension", value: 1, unit: "px" },
        { type: "operator", value: "/" },
        { type: "dimension", value: 2, unit: "px" },
      ],
    ],
  ])("%s", (text, expected) => {
    expect(parseComponents(text)).toEqual(expected);
  });

  it("fall apart at commas, of which none may have nothing beside it", () => {
    const parts = (text: string) => splitAt(parseComponents(text)!, ",")?.map((part) => part.length);
    expect(parts("a, b c, f(1, 2)")).toEqual([1, 2, 1]);
    expect(parts("a,,b")).toBeUndefined();
    expect(parts(",a")).toBeUndefined();
  });

  it("are none beyond a depth", () => {
    const nested = (depth: number) => `${"calc(".repeat(depth)}1px${")".repeat(depth)}`;
    expect(parseComponents(nested(MOST_BRACKETS))).toHaveLength(1);
    expect(parseComponents(nested(MOST_BRACKETS + 1))).toBeUndefined();
  });
});

describe("depth", () => {
  it("leaves all places as they are, whatever brackets, strings and comments there are", () => {
    const piece = fc.constantFrom(
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      '"(("',
      "'\\'('",
      "/*((*/",
      "a",
      "\n",
      "((((((((((((((((((((((((((((((((",
      "))))))))))))))))))))))))))))))))",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const shallow = withoutDeep(text, tooDeep(text));
        expect(shallow).toHaveLength(text.length);
        expect([...shallow.matchAll(/\n/g)].map(({ index }) => index)).toEqual(
          [...text.matchAll(/\n/g)].map(({ index }) => index),
        );
        expect(tooDeep(shallow)).toEqual([]);
      }),
    );
  });
});

describe("comments (section 4.3.2)", () => {
  it.each([
    ["a/*b*/c", "a c"],
    ["a/**/b/***/c", "a b c"],
    ["a/*b", "a/*b"],
    ["/*/a*/b", " b"],
    ["ab", "ab"],
  ])("%j is %j without them", (text, expected) => {
    expect(withoutComments(text)).toBe(expected);
  });
});

describe("conditions (CSS Conditional 3, section 6.1)", () => {
  const holds = (text: string) => evaluateCondition(text, (leaf) => leaf === "yes" || leaf === "f(yes)");
  it.each([
    ["(yes)", true],
    ["(no)", false],
    ["not (no)", true],
    ["NOT (no)", true],
    ["(yes) and (yes) and (no)", false],
    ["(no) or (yes)", true],
    ["(not (yes)) or ((yes) and (yes))", true],
    ["f(yes)", true],
    ["not f(yes)", false],
    ["not not (yes)", undefined],
    ["(yes) and", undefined],
    ["(yes) (yes)", undefined],
    ["(yes) or (no) and (no)", undefined],
    ["yes", undefined],
    ["", undefined],
  ])("%j: %s", (text, expected) => {
    expect(holds(text)).toBe(expected);
  });
});

describe("var() (CSS Variables 1, section 3)", () => {
  const values = new Map([
    ["--a", "1px"],
    ["--empty", ""],
  ]);
  it.each([
    ["var(--a) solid", "1px solid"],
    ["VAR( --a )", "1px"],
    ["calc(var(--a) + var(--a))", "calc(1px + 1px)"],
    ["x var(--empty) y", "x  y"],
    ["var(--none, red)", " red"],
    ["var(--none,)", ""],
    ["var(--none, var(--a))", " 1px"],
    ["var(--none, f(a, b), c)", " f(a, b), c"],
    ["var(--none)", undefined],
    ["var(--A)", undefined],
    ["var(--a", undefined],
  ])("%j is %j", (text, expected) => {
    expect(substitute(text, values)).toBe(expected);
  });

  it("in custom properties is resolved in any order, and never in a circle", () => {
    const resolve = (declared: Record<string, string>) =>
      Object.fromEntries(resolveCustomProperties(new Map(Object.entries(declared)), new Map([["--inherited", "i"]])));
    expect(resolve({ "--a": "var(--b)", "--b": "var(--c)", "--c": "x" })).toEqual({
      "--a": "x",
      "--b": "x",
      "--c": "x",
      "--inherited": "i",
    });
    expect(resolve({ "--a": "var(--b)", "--b": "var(--a)", "--c": "var(--a, x)" })).toEqual({
      "--c": " x",
      "--inherited": "i",
    });
    expect(resolve({ "--inherited": "var(--inherited)" })).toEqual({});
    expect(resolve({ "--a": "var(--inherited)" })).toEqual({ "--a": "i", "--inherited": "i" });
  });

  it.each([
    ["var(--a)", true],
    ["var(--a, )", true],
    ["var(--a, (;))", true],
    ["var(--a, ;)", false],
    ["var(--a, !)", false],
    ["var()", false],
    ["var(a)", false],
    ["var(--a --b)", false],
    ["f(var(--a, var()))", false],
  ])("%s: %s", (text, expected) => {
    expect(hasValidReferences(text)).toBe(expected);
  });
});

describe("nested rules (CSS Nesting 1, section 3.1)", () => {
  it.each([
    [".b", ".p .b"],
    ["> .b", ".p > .b"],
    ["+ .b", ".p + .b"],
    ["&.b", ".p.b"],
    [".a &", ".a .p"],
    ["& &", ".p .p"],
    [":is(.b, &)", ":is(.b, .p)"],
    ['[a="&"]', '.p [a="&"]'],
  ])("%s in .p is %s", (selector, expected) => {
    expect(nestSelector(selector, ".p")).toBe(expected);
  });

  it("a type can't follow what is simple", () => {
    expect(nestSelector(".a&", "p")).toBe(".a:is(p)");
    expect(nestSelector("&b", "p")).toBe(":is(p)b");
  });

  it("the items of a block are declarations, rules and at-rules in their order", () => {
    const text = "color: red; --x: {a:b}; a:hover { b: c } ; @media print { d: e } f: url(;{) ; &.g { }";
    const items = blockItems(text, 0, text.length).map(({ kind, start, end }) => [kind, text.slice(start, end).trim()]);
    expect(items).toEqual([
      ["declaration", "color: red"],
      ["declaration", "--x: {a:b}"],
      ["rule", "a:hover { b: c }"],
      ["at-rule", "@media print { d: e }"],
      ["declaration", "f: url(;{)"],
      ["rule", "&.g { }"],
    ]);
  });
});
