/** The cascade (CSS Cascade 5): which declaration wins, and what there is where none does. */
import { describe, expect, it } from "vitest";
import { styled, styleOf } from "../styles.js";

const RED = { r: 255, g: 0, b: 0, a: 1 };
const GREEN = { r: 0, g: 128, b: 0, a: 1 };
const BLUE = { r: 0, g: 0, b: 255, a: 1 };
const BLACK = { r: 0, g: 0, b: 0, a: 1 };
const color = (css: string | readonly string[], body = '<p id="x" class="c">', userAgent = "") =>
  styleOf(css, body, { userAgent }).color;

describe("precedence (section 6.1)", () => {
  it.each([
    ["later wins over earlier", "p { color: red } p { color: green }"],
    ["more specific wins over later", ".c { color: green } p { color: red }"],
    ["within a rule the last counts", "p { color: red; color: green }"],
    ["what is invalid doesn't count", "p { color: green; color: reddish }"],
    ["an important one wins over specific ones", "p { color: green !important } #x { color: red }"],
    ["of important ones the more specific wins", "p { color: red !important } #x { color: green !important }"],
    ["the universal selector loses to all", "p { color: green } * { color: red }"],
    [":where() adds nothing", "p { color: green } :where(#x) { color: red } p { color: green }"],
    ["a list counts by the selector that matches", "p, #y { color: red } .c { color: green }"],
    ["!important may have space and case", "p { color: green ! IMPORTANT } #x { color: red }"],
  ])("%s", (_, css) => {
    expect(color(css)).toEqual(GREEN);
  });

  it("a list counts for each element by the selector that matches that one", () => {
    const css = "#x, .y { color: green } .z { color: red }";
    expect(color(css, '<i class="y z"></i><p id="x" class="z">')).toEqual(GREEN);
    expect(color(css, '<i id="x" class="z"></i>')).toEqual(GREEN);
  });

  it("sheets follow one another", () => {
    expect(color(["p { color: red }", "p { color: green }"])).toEqual(GREEN);
    expect(color([".c { color: green }", "p { color: red }"])).toEqual(GREEN);
  });

  it("the author wins over the user agent, but for what is important there", () => {
    expect(color("* { color: green }", undefined, "p#x { color: red }")).toEqual(GREEN);
    expect(color("#x { color: red !important }", undefined, "p { color: green !important }")).toEqual(GREEN);
  });

  it("a style attribute wins over all rules, but for important ones", () => {
    const body = (style: string) => `<p id="x" style="${style}">`;
    expect(color("#x#x { color: red }", body("color: green"))).toEqual(GREEN);
    expect(color("p { color: green !important }", body("color: red"))).toEqual(GREEN);
    expect(color("p { color: red !important }", body("color: green !important"))).toEqual(GREEN);
  });

  it("an attribute of HTML that styles loses to every rule of an author", () => {
    const body = '<font id="x" color="red">';
    expect(color("", body)).toEqual(RED);
    expect(color("* { color: green }", body)).toEqual(GREEN);
    expect(color("", body, "font { color: blue }")).toEqual(RED);
  });
});

describe("scopes (CSS Cascade 6, section 2.5)", () => {
  const near = '<div class="a"><div class="b"><p id="x" class="c"></p></div></div>';
  it.each([
    [
      "the nearer root wins over what comes later",
      "@scope (.b) { p { color: green } } @scope (.a) { p { color: red } }",
    ],
    [
      "what is more specific wins over what is nearer",
      "@scope (.a) { p.c { color: green } } @scope (.b) { p { color: red } }",
    ],
    ["a layer wins over nearness", "@layer { @scope (.b) { p { color: red } } } @scope (.a) { p { color: green } }"],
    ["what is in no scope is the furthest", "@scope (.a) { p { color: green } } p { color: red }"],
    [":scope counts as a pseudo-class", "@scope (.a) { :scope p { color: green } p { color: red } }"],
    ["& counts for nothing", "@scope (.a) { p { color: green } & p { color: red } p { color: green } }"],
    ["a scope ends where another begins", "p { color: green } @scope (.a) to (.b) { p { color: red } }"],
    ["a root that ends it is in no scope", "p { color: green } @scope (.b) to (.b) { p { color: red } }"],
    ["declarations are the root's own", "@scope (.c) { color: green }"],
    ["what ends it may stand in one place alone", "@scope (.a) to (:scope > .c) { p { color: green } }"],
    ["nested rules stay in the scope", "p { color: green } @scope (.b) { .a { & p { color: red } } }"],
    ["a list of roots", "@scope (.none, .b) { p { color: green } }"],
    ["what isn't understood is left out", "p { color: green } @scope (.b) from (.c) { p { color: red } }"],
  ])("%s", (_, css) => {
    expect(color(css, near)).toEqual(GREEN);
  });

  it("asks every element for the root anew", () => {
    const css = "@scope (.r) { :scope > p { color: green } } @scope (.r) { :scope > .s p { color: red } }";
    const body = '<div class="r"><p></p><div class="s"><div class="r"><p id="x"></p></div></div></div>';
    expect(color(css, body)).toEqual(RED);
    expect(color(css, '<div class="r"><div><p></p></div><p id="x"></p></div>')).toEqual(GREEN);
  });
});

describe("layers (section 6.4)", () => {
  it.each([
    ["later layers win", "@layer a { p { color: red } } @layer b { p { color: green } }"],
    [
      "the order is that of the first naming",
      "@layer b, a; @layer a { p { color: green } } @layer b { #x { color: red } }",
    ],
    ["what is in none wins", "p { color: green } @layer a { #x { color: red } }"],
    [
      "important ones the other way round",
      "@layer a { p { color: green !important } } @layer b { p { color: red !important } }",
    ],
    [
      "important ones in a layer win over those in none",
      "@layer a { p { color: green !important } } #x { color: red !important }",
    ],
    ["specificity counts within a layer", "@layer a { .c { color: green } p { color: red } }"],
    [
      "a layer is reopened by its name",
      "@layer a { p { color: red } } @layer b { p { color: green } } @layer a { p { color: red } }",
    ],
    [
      "layers in a layer lose to what stands in it directly",
      "@layer a { p { color: green } @layer b { #x { color: red } } }",
    ],
    ["a.b is b within a", "@layer a.b { p { color: red } } @layer a { @layer b { p { color: green } } }"],
    ["those without a name are all different", "@layer { #x { color: red } } @layer { p { color: green } }"],
  ])("%s", (_, css) => {
    expect(color(css)).toEqual(GREEN);
  });
});

describe("defaulting (section 7)", () => {
  it("inherits what is inherited, and nothing else (section 7.2)", () => {
    const style = styleOf(
      "div { color: green; margin-left: 5px; text-indent: 7px; border: 1px solid }",
      '<div><p id="x">',
    );
    expect(style.color).toEqual(GREEN);
    expect(style.textIndent).toEqual({ px: 7, percent: 0 });
    expect(style.marginLeft).toEqual({ px: 0, percent: 0 });
    expect(style.borderTopWidth).toBe(0);
  });

  it.each([
    // Of an inherited property, beside a parent's green and a user agent's blue.
    ["color: initial", BLACK],
    ["color: inherit", GREEN],
    ["color: unset", GREEN],
    ["color: revert", BLUE],
    ["color: INHERIT", GREEN],
    ["color: var(--none)", GREEN],
    ["color: var(--none, revert)", BLUE],
    ["all: initial", BLACK],
    ["all: inherit", GREEN],
    ["all: revert", BLUE],
  ])("p { %s } of an inherited property", (declaration, expected) => {
    const css = `div { color: green } p { color: red; ${declaration} }`;
    expect(color(css, '<div><p id="x">', "p { color: blue }")).toEqual(expected);
  });

  it.each([
    ["margin-left: initial", 0],
    ["margin-left: inherit", 9],
    ["margin-left: unset", 0],
    ["margin-left: revert", 3],
    ["margin: inherit", 9],
    ["margin-inline: revert", 3],
    ["margin-left: var(--none)", 0],
  ])("p { %s } of one that isn't", (declaration, px) => {
    const css = `div { margin-left: 9px } p { margin-left: 5px; ${declaration} }`;
    const style = styleOf(css, '<div><p id="x">', { userAgent: "p { margin-left: 3px }" });
    expect(style.marginLeft).toEqual({ px, percent: 0 });
  });

  it("revert-layer goes back to the layers below (section 7.3.4)", () => {
    const css = "@layer a { p { color: green } } @layer b { p { color: red; color: revert-layer } }";
    expect(color(css)).toEqual(GREEN);
    expect(color("@layer a { p { color: revert-layer } }", undefined, "p { color: blue }")).toEqual(BLUE);
    expect(color("p { color: green } #x { color: revert-layer }", undefined, "p { color: blue }")).toEqual(BLUE);
    expect(color("p { color: green }", '<p id="x" style="color: revert-layer">')).toEqual(GREEN);
  });

  it("all leaves direction and custom properties alone (section 3.2)", () => {
    const css = "div { direction: rtl; --c: green } p { direction: rtl; all: initial; color: var(--c) }";
    const style = styleOf(css, '<div><p id="x">');
    expect([style.direction, style.color]).toEqual(["rtl", GREEN]);
  });
});

describe("logical properties (CSS Logical 1, section 4)", () => {
  it("go to the side that the direction says, and cascade with physical ones", () => {
    const css = "p { margin-left: 1px; margin-inline: 2px 3px; margin-left: 4px }";
    const left = (style: string) => {
      const { marginLeft, marginRight } = styleOf(css, `<p id="x" style="${style}">`);
      return [marginLeft, marginRight].map((margin) => margin !== "auto" && margin.px);
    };
    expect(left("")).toEqual([4, 3]);
    expect(left("direction: rtl")).toEqual([4, 2]);
    expect(left("direction: rtl; margin-inline-end: 9px")).toEqual([9, 2]);
  });
});

describe("pseudo-elements", () => {
  it("have a cascade of their own, and inherit from their element", () => {
    const css = "p { color: green } p::before { content: 'a'; width: 1px } #x:before { width: 2px } p { width: 3px }";
    const tree = styled(css, '<p id="x">');
    const body = tree.children.find((child) => child.kind === "element" && child.element.name === "body");
    const p = body?.kind === "element" ? body.children.find((child) => child.kind === "element") : undefined;
    const before = p?.kind === "element" ? p.before?.style : undefined;
    expect(before?.color).toEqual(GREEN);
    expect(before?.width).toEqual({ px: 2, percent: 0 });
  });
});

describe("custom properties (CSS Variables 1)", () => {
  it.each([
    ["are inherited", "div { --c: green } p { color: var(--c) }"],
    ["are in the case that they are written in", "div { --c: red; --C: green } p { color: var(--C, red) }"],
    ["have fallbacks", "p { color: var(--none, var(--neither, green)) }"],
    ["have commas in fallbacks", "p { --c: 0, 128, 0; color: rgb(var(--none, var(--c))) }"],
    ["refer to each other", "p { --a: var(--b); --b: green; color: var(--a) }"],
    ["are resolved where they stand", "div { --a: green; --b: var(--a) } p { --a: red; color: var(--b) }"],
    ["may be pieces of a value", "p { --g: 128; color: rgb(0 var(--g) 0) }"],
    ["cascade", "p { --c: red } #x { --c: green } p { color: var(--c) }"],
    ["are invalid in a circle", "p { --a: var(--b); --b: var(--a); color: var(--a, green) }"],
    ["are unset by initial", "div { --c: red } p { --c: initial; color: var(--c, green) }"],
    [
      "make a declaration act as unset where they fit nothing",
      "div { color: green } p { --c: 5px; color: red; color: var(--c) }",
    ],
    ["reach into shorthands", "p { --b: 1px solid green; border: var(--b); color: green }"],
  ])("%s", (_, css) => {
    expect(color(css, '<div><p id="x">')).toEqual(GREEN);
  });
});
