/** Selectors against Selectors 4: specificity, what they find, and what is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileSelector } from "../../../src/css/selectors/selector.js";
import { matching, sheet } from "../styles.js";

const specificity = (selector: string): number[] => {
  const outcome = compileSelector(selector);
  expect(outcome.kind, selector).toBe("compiled");
  if (outcome.kind !== "compiled") return [];
  const { specificity } = outcome.selector;
  return [Math.floor(specificity / 1_000_000), Math.floor(specificity / 1000) % 1000, specificity % 1000];
};

describe("specificity (Selectors 4, section 17)", () => {
  it.each([
    // The examples of the section.
    ["*", 0, 0, 0],
    ["LI", 0, 0, 1],
    ["UL LI", 0, 0, 2],
    ["UL OL+LI", 0, 0, 3],
    ["H1 + *[REL=up]", 0, 1, 1],
    ["UL OL LI.red", 0, 1, 3],
    ["LI.red.level", 0, 2, 1],
    ["#x34y", 1, 0, 0],
    ["#s12:not(FOO)", 1, 0, 1],
    [".foo :is(.bar, #baz)", 1, 1, 0],
    // What the rest of it says.
    [":is(em, #foo)", 1, 0, 0],
    [".qux:where(em, #foo#bar#baz)", 0, 1, 0],
    [":nth-child(even of li, .item)", 0, 2, 0],
    [":nth-child(2n)", 0, 1, 0],
    [":nth-last-child(1 of #a)", 1, 1, 0],
    [":not(em, strong#foo)", 1, 0, 1],
    ["p:has(> img.a)", 0, 1, 2],
    ["a:link", 0, 1, 1],
    ["p::before", 0, 0, 2],
    ["p:before", 0, 0, 2],
    ["li::marker", 0, 0, 2],
    ["[id=x]", 0, 1, 0],
    [".a.a", 0, 2, 0],
  ])("%s is (%d,%d,%d)", (selector, ...expected) => {
    expect(specificity(selector)).toEqual(expected);
  });

  it("grows with each further simple selector of a compound", () => {
    const part = fc.constantFrom<[string, number, number]>(["#a", 1, 0], [".b", 0, 1], ["[c]", 0, 1], [":root", 0, 1]);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const sum = (i: 1 | 2) => parts.reduce((total, one) => total + one[i], 0);
        expect(specificity(parts.map(([text]) => text).join(""))).toEqual([sum(1), sum(2), 0]);
      }),
    );
  });
});

describe("structure (section 13)", () => {
  const LIST = `<ul id=u>${[1, 2, 3, 4, 5, 6].map((n) => `<li id=l${n} class="${n % 2 ? "odd" : "even"}">x`).join("")}</ul>`;

  it.each([
    [":nth-child(1)", ["l1"]],
    [":nth-child(2n)", ["l2", "l4", "l6"]],
    [":nth-child(odd)", ["l1", "l3", "l5"]],
    [":nth-child(-n + 2)", ["l1", "l2"]],
    [":nth-child(n + 5)", ["l5", "l6"]],
    [":nth-child(3n-1)", ["l2", "l5"]],
    [":nth-child(0n+3)", ["l3"]],
    [":nth-last-child(2)", ["l5"]],
    [":nth-child(2 of .even)", ["l4"]],
    [":nth-last-child(1 of .odd)", ["l5"]],
    [":first-child", ["l1"]],
    [":last-child", ["l6"]],
    [":nth-of-type(2n+1)", ["l1", "l3", "l5"]],
    [":not(.odd)", ["l2", "l4", "l6"]],
    [":not(.odd, :last-child)", ["l2", "l4"]],
    [":is(.odd:first-child, .even:last-child)", ["l1", "l6"]],
  ])("li%s", (selector, expected) => {
    expect(matching(`li${selector}`, LIST)).toEqual(expected);
  });

  it(":nth-child(an+b) finds the elements whose place is of that form, as the definition says", () => {
    const number = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 12 }), (a, b, count) => {
        const body = `<ol>${Array.from({ length: count }, (_, i) => `<li id="${i + 1}">`).join("")}</ol>`;
        const isPlace = (place: number) => Array.from({ length: 30 }, (_, n) => a * n + b).includes(place);
        const expected = Array.from({ length: count }, (_, i) => i + 1).filter(isPlace);
        const sign = b < 0 ? "-" : "+";
        expect(matching(`li:nth-child(${a}n ${sign} ${Math.abs(b)})`, body).map(Number)).toEqual(expected);
      }),
    );
  });

  it(":empty has neither elements nor text, and comments don't count", () => {
    expect(matching("p:empty", "<p id=a></p><p id=b> </p><p id=c><i></i></p><p id=d><!-- x --></p>")).toEqual([
      "a",
      "d",
    ]);
  });

  it(":root, :only-child, :first-of-type and :only-of-type", () => {
    const body = "<div id=a><p id=b></p></div><div id=c><p id=d></p><i id=e></i><p id=f></p></div>";
    expect(matching("p:only-child", body)).toEqual(["b"]);
    expect(matching(":root p", body)).toEqual(["b", "d", "f"]);
    expect(matching("p:first-of-type", body)).toEqual(["b", "d"]);
    expect(matching("div > :only-of-type", body)).toEqual(["b", "e"]);
  });
});

describe("attributes and combinators (sections 6 and 14)", () => {
  const BODY = `<div id=a class="One two" title="Hello world" lang="en-GB"><p id=b data-x="a-b"></p><p id=c data-x="A"></p><span id=d></span></div><p id=e></p>`;

  it.each([
    ['[title="Hello world"]', ["a"]],
    ["[title~=world]", ["a"]],
    ["[title^=Hell]", ["a"]],
    ["[title$=ld]", ["a"]],
    ["[title*=lo]", ["a"]],
    ["[lang|=en]", ["a"]],
    ['[data-x=""]', []],
    ["[data-x=a]", []],
    ["[data-x=a i]", ["c"]],
    ["[id=B i]", ["b"]],
    ["[class~=ONE i]", ["a"]],
    ["[data-x]", ["b", "c"]],
    [".One.two", ["a"]],
    [".one", []],
    ["div > p", ["b", "c"]],
    ["div p + span", ["d"]],
    ["p ~ span", ["d"]],
    ["#b ~ *", ["c", "d"]],
    ["div + p", ["e"]],
    ["DIV P", ["b", "c"]],
    [":lang(en) span", ["d"]],
    ["div:has(> span) > p:not(:has(+ p))", ["c"]],
  ])("%s", (selector, expected) => {
    expect(matching(selector, BODY)).toEqual(expected);
  });
});

describe("lists (sections 4.1 and 4.2)", () => {
  const rules = (css: string) => sheet(css).rules.map(({ selectors }) => selectors.length);

  it("lose the rule with an invalid one, and forgive in :is() and :where()", () => {
    expect(rules("p, :unheard-of { color: red }")).toEqual([]);
    expect(rules("p, a:hover { color: red }")).toEqual([1]);
    expect(rules(":is(p, :unheard-of) { color: red }")).toEqual([1]);
    expect(rules(":not(p, :unheard-of) { color: red }")).toEqual([]);
    expect(rules("p, i { color: red }")).toEqual([2]);
    expect(matching(":is(p, :unheard-of)", "<p id=a></p>")).toEqual(["a"]);
    expect(matching(":where(:hover, p)", "<p id=a></p>")).toEqual(["a"]);
  });

  it.each([
    "",
    "p >",
    "> p",
    "p,,i",
    "#1a",
    "..a",
    "p:is(",
    "[=x]",
    "p > > i",
    "p:not(> i)",
    "p::nonsense",
    "a b::before c",
  ])("%j is no selector", (selector) => {
    expect(compileSelector(selector).kind).not.toBe("compiled");
  });
});
