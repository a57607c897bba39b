/** Computed values, for each kind of property (CSS Cascade 5, section 4.4, and the sections named). */
import { describe, expect, it } from "vitest";
import type { PropertyName } from "../../../src/css/properties/table.js";
import { computed, styled, styleOf } from "../styles.js";

const length = (px: number, percent = 0) => ({ px, percent });

describe("one declaration", () => {
  it.each<readonly [string, PropertyName, unknown]>([
    // Lengths are absolute, percentages wait (CSS Values 4).
    ["width: 2em", "width", length(32)],
    ["width: 50%", "width", length(0, 0.5)],
    ["width: calc(50% + 1in)", "width", length(96, 0.5)],
    ["max-width: none", "maxWidth", "auto"],
    ["width: min-content", "width", "min-content"],
    ["width: -1px", "width", "auto"],
    ["width: calc(-1px)", "width", length(0)],
    ["margin-left: auto", "marginLeft", "auto"],
    ["margin-left: -2px", "marginLeft", length(-2)],
    ["padding-left: -2px", "paddingLeft", length(0)],
    ["top: 10%", "top", length(0, 0.1)],
    // Keywords.
    ["display: FLEX", "display", "flex"],
    ["overflow-wrap: anywhere", "overflowWrap", "anywhere"],
    ["position: absolute", "position", "absolute"],
    // Numbers.
    ["flex-grow: 1.5", "flexGrow", 1.5],
    ["flex-grow: -1", "flexGrow", 0],
    ["order: -3", "order", -3],
    ["orphans: 0", "orphans", 2],
    ["z-index: auto", "zIndex", "auto"],
    ["opacity: 50%", "opacity", 0.5],
    ["opacity: 3", "opacity", 1],
    // Fonts (CSS Fonts 4, section 2).
    ["font-size: 150%", "fontSize", 24],
    ["font-size: x-large", "fontSize", 24],
    ["font-size: smaller", "fontSize", 16 / 1.2],
    ["font-size: 2rem", "fontSize", 32],
    ["font-weight: bold", "fontWeight", 700],
    ["font-weight: bolder", "fontWeight", 700],
    ["font-weight: lighter", "fontWeight", 100],
    ["font-weight: 1001", "fontWeight", 400],
    ["font-stretch: semi-condensed", "fontStretch", 87.5],
    ["font-style: oblique", "fontStyle", "oblique 14deg"],
    ["font-style: oblique 20deg", "fontStyle", "oblique 20deg"],
    ["font-family: A b, 'C  d', Serif", "fontFamily", ["A b", "C  d", "serif"]],
    [
      "font-feature-settings: 'smcp', 'swsh' 2, 'kern' off",
      "fontFeatureSettings",
      [
        ["smcp", 1],
        ["swsh", 2],
        ["kern", 0],
      ],
    ],
    ["font-variant-numeric: tabular-nums ordinal", "fontVariantNumeric", ["tnum", "ordn"]],
    ["font-variant-numeric: tabular-nums proportional-nums", "fontVariantNumeric", []],
    ["font-variant-east-asian: ruby Full-Width jis04", "fontVariantEastAsian", ["ruby", "fwid", "jp04"]],
    ["font-variant-east-asian: jis78 jis04", "fontVariantEastAsian", []],
    ["font-variant: unicase super historical-forms simplified", "fontVariantCaps", "unicase"],
    ["font-variant: unicase super historical-forms simplified", "fontVariantPosition", "super"],
    // Text.
    ["line-height: 1.5", "lineHeight", { kind: "number", value: 1.5 }],
    ["line-height: 150%", "lineHeight", { kind: "length", px: 24 }],
    ["line-height: normal", "lineHeight", { kind: "normal" }],
    ["line-height: -1", "lineHeight", { kind: "normal" }],
    ["letter-spacing: normal", "letterSpacing", 0],
    ["letter-spacing: 0.1em", "letterSpacing", 1.6],
    [
      "text-decoration-line: underline overline",
      "textDecorationLine",
      { underline: true, overline: true, lineThrough: false },
    ],
    ["tab-size: 4", "tabSize", { spaces: 4 }],
    ["tab-size: 4px", "tabSize", { px: 4 }],
    ["vertical-align: 10px", "verticalAlign", length(10)],
    ["line-height: 20px; vertical-align: 50%", "verticalAlign", length(10)],
    ["hyphenate-limit-chars: 6 3", "hyphenateLimitChars", { word: 6, before: 3, after: 3 }],
    // Boxes.
    ["border-top: 0.3em solid", "borderTopWidth", 4],
    ["border-top: 0.2px solid", "borderTopWidth", 1],
    ["border-top: 2.9px solid", "borderTopWidth", 2],
    ["border-top: thick solid", "borderTopWidth", 5],
    ["border-top: solid", "borderTopWidth", 3],
    ["border-top-width: 5px", "borderTopWidth", 0],
    ["border-top: 5px hidden", "borderTopWidth", 0],
    ["outline: 5px none", "outlineWidth", 0],
    ["column-rule: 5.5px", "columnRuleWidth", { before: [5], after: [] }],
    [
      "rule: 1px solid, repeat(auto, 2px dashed red, 3px dotted), repeat(2, 4px double)",
      "rowRuleWidth",
      { before: [1], repeated: [2, 3], after: [4, 4] },
    ],
    ["rule-inset: 1px 2px / 10%", "columnRuleInsetJunctionEnd", length(0, 0.1)],
    ["rule-inset: 1px 2px", "rowRuleInsetJunctionEnd", length(2)],
    ["row-rule-inset-start: 3px", "rowRuleInsetCapStart", length(3)],
    ["border-top-left-radius: 1em 10%", "borderTopLeftRadius", { x: length(16), y: length(0, 0.1) }],
    ["overflow-x: scroll", "overflowY", "auto"],
    ["overflow-x: clip; overflow-y: scroll", "overflowX", "hidden"],
    ["overflow-x: clip", "overflowY", "visible"],
    ["break-before: always", "breakBefore", "page"],
    [
      "clip-path: inset(1px 2px)",
      "clipPath",
      {
        shape: { kind: "inset", top: length(1), right: length(2), bottom: length(1), left: length(2) },
        box: "border-box",
      },
    ],
    ["text-underline-position: left under", "textUnderlinePosition", "under"],
    ["text-emphasis-style: filled", "textEmphasisStyle", "•"],
    ["text-emphasis-style: sesame open", "textEmphasisStyle", "﹆"],
    ["text-emphasis-style: double-circle", "textEmphasisStyle", "◉"],
    ["text-emphasis-style: 'e\u0301x'", "textEmphasisStyle", "e\u0301"],
    ["text-emphasis-style: ''", "textEmphasisStyle", ""],
    ["text-emphasis: dot; text-emphasis: none", "textEmphasisStyle", ""],
    ["text-emphasis: dot; text-emphasis-style: open 'x'", "textEmphasisStyle", "•"],
    ["text-emphasis: dot; text-emphasis-style: open filled", "textEmphasisStyle", "•"],
    ["text-emphasis: dot; text-emphasis-style: dot dot", "textEmphasisStyle", "•"],
    ["text-emphasis-position: left under", "textEmphasisPosition", "under"],
    ["text-emphasis-position: under; text-emphasis-position: right", "textEmphasisPosition", "under"],
    ["text-emphasis-position: under; text-emphasis-position: over under", "textEmphasisPosition", "under"],
    ["text-decoration-thickness: 25%; font-size: 20px", "textDecorationThickness", 5],
    ["letter-spacing: 5%; font-size: 20px", "letterSpacing", 1],
    ['content: counter(c, "x")', "content", "normal"],
    ['content: counters(c, ".", "x")', "content", "normal"],
    ["content: no-close-quote", "content", [{ kind: "quote", open: false, shown: false }]],
    ["clip-path: fill-box", "clipPath", { shape: undefined, box: "fill-box" }],
    ["clip-path: url(#a)", "clipPath", { url: "#a" }],
    ["clip-path: url(a.svg#a)", "clipPath", "none"],
    ["clip-path: shape(from 0 0, curve to 9px 9px)", "clipPath", "none"],
    ["shape-outside: shape(from 0 0, close)", "shapeOutside", "none"],
    [
      "clip-path: path(evenodd, 'M0 0h9v9z') margin-box",
      "clipPath",
      { shape: { kind: "path", rule: "evenodd", data: "M0 0h9v9z" }, box: "margin-box" },
    ],
    ["shape-outside: content-box", "shapeOutside", { shape: undefined, box: "content-box" }],
    ["shape-outside: path('M0 0h9v9z')", "shapeOutside", "none"],
    ["shape-outside: fill-box", "shapeOutside", "none"],
    ["shape-margin: 5%", "shapeMargin", length(0, 0.05)],
    ["shape-margin: -5px", "shapeMargin", length(0)],
    ["transform: translate(10px, 50%)", "transform", [{ kind: "translate", x: length(10), y: length(0, 0.5) }]],
    ["scale: 2 3", "scale", [{ kind: "linear", matrix: [2, 0, 0, 3] }]],
    ["transform-origin: right 5px", "transformOrigin", { x: length(0, 1), y: length(5), z: 0 }],
    // Backgrounds: a list each.
    ["background-size: cover, 10px", "backgroundSize", ["cover", { width: length(10), height: "auto" }]],
    ["background-repeat: repeat-x", "backgroundRepeat", [{ x: "repeat", y: "no-repeat" }]],
    // Lists, counters, content.
    ["list-style-type: '- '", "listStyleType", '"- "'],
    [
      "counter-reset: a b 3",
      "counterReset",
      [
        { name: "a", value: 0 },
        { name: "b", value: 3 },
      ],
    ],
    ["counter-increment: a", "counterIncrement", [{ name: "a", value: 1 }]],
    ["quotes: '«' '»'", "quotes", [["«", "»"]]],
    [
      "content: 'a' attr(title)",
      "content",
      [
        { kind: "string", text: "a" },
        { kind: "attr", name: "title", fallback: "" },
      ],
    ],
    ["string-set: t content()", "stringSet", [{ name: "t", value: [{ kind: "content" }] }]],
    // Grid and alignment.
    ["grid-row-start: span 2 a", "gridRowStart", { kind: "span", count: 2, name: "a" }],
    ["grid-row-start: -1", "gridRowStart", { kind: "line", number: -1 }],
    ["grid-row-start: 0", "gridRowStart", "auto"],
    ["grid-auto-flow: dense", "gridAutoFlow", "row dense"],
    ["align-items: last baseline", "alignItems", "last baseline"],
    ["justify-items: legacy", "justifyItems", "normal"],
    ["border-spacing: 1px", "borderSpacing", { x: 1, y: 1 }],
    ["column-width: 10em", "columnWidth", 160],
  ])("%s", (declarations, name, expected) => {
    const value = computed(declarations)[name];
    if (typeof expected === "number") expect(value).toBeCloseTo(expected, 6);
    else expect(value).toEqual(expected);
  });

  it.each(["'a a' 'b c'", "'a b' 'b a'", "'a' 'b c'", "'a b a'"])(
    "areas %s are none: a name is a rectangle",
    (areas) => {
      const isValid = areas === "'a a' 'b c'";
      expect(computed(`grid-template-areas: ${areas}`).gridTemplateAreas !== "none").toBe(isValid);
    },
  );
});

describe("what depends on the parent", () => {
  it.each<readonly [string, string, PropertyName, unknown]>([
    ["font-size: 20px", "font-size: 2em", "fontSize", 40],
    ["font-size: 20px", "font-size: 50%", "fontSize", 10],
    ["font-size: 20px", "width: 2em", "width", length(40)],
    ["font-size: 20px", "font-size: 10px; width: 2em", "width", length(20)],
    ["font-size: 20px; width: 2em", "font-size: 10px; width: inherit", "width", length(40)],
    ["line-height: 2", "font-size: 10px; width: 1lh", "width", length(20)],
    ["line-height: 2", "font-size: 10px", "lineHeight", { kind: "number", value: 2 }],
    ["line-height: 200%", "font-size: 10px", "lineHeight", { kind: "length", px: 32 }],
    ["letter-spacing: 0.1em", "font-size: 32px", "letterSpacing", 1.6],
    ["font-weight: 600", "font-weight: bolder", "fontWeight", 900],
    ["font-weight: 300", "font-weight: bolder", "fontWeight", 400],
    ["font-weight: 800", "font-weight: lighter", "fontWeight", 700],
    ["border: 4px solid", "border-top-width: inherit; border-top-style: solid", "borderTopWidth", 4],
    ["font: 20px/2 A", "font: inherit; font-family: B", "fontSize", 20],
    ["font-stretch: 50%", "font-stretch: 75%; font: inherit", "fontStretch", 50],
  ])("div { %s } p { %s }", (around, declarations, name, expected) => {
    expect(computed(declarations, around)[name]).toEqual(expected);
  });

  it("smaller sizes are those of monospace alone, as browsers have them", () => {
    expect(computed("font-family: monospace").fontSize).toBe(13);
    expect(computed("font-family: monospace, serif").fontSize).toBe(16);
    expect(computed("font: 20px monospace").fontSize).toBe(20);
    expect(computed("font-family: serif", "font-family: monospace").fontSize).toBe(16);
  });
});

describe("currentcolor (CSS Color 4, section 9.3)", () => {
  const GREEN = { r: 0, g: 128, b: 0, a: 1 };
  const COLORS = ["borderTopColor", "outlineColor", "textDecorationColor", "WebkitTextFillColor"] as const;

  it.each(COLORS)("is the initial value of %s", (name) => {
    expect(computed("color: green")[name]).toEqual(GREEN);
  });

  it("is inherited as such: by the colour of who inherits it", () => {
    const style = computed(
      "color: green; border-color: inherit; background-color: inherit",
      "color: red; background: currentcolor",
    );
    expect(style.borderTopColor).toEqual(GREEN);
    expect(style.backgroundColor).toEqual(GREEN);
    expect(style.WebkitTextFillColor).toEqual(GREEN);
  });

  it("of color itself is the parent's", () => {
    expect(computed("color: currentcolor", "color: green").color).toEqual(GREEN);
  });
});

describe("the document", () => {
  it("leaves out what has no box", () => {
    const ids = (css: string) =>
      JSON.stringify(styled(css, "<p class=a>a<p class=b>b").children, (key, value) =>
        key === "element" || key === "node" || key === "style" ? undefined : value,
      );
    expect(ids(".a { display: none }")).not.toContain('"text":"a"');
    expect(ids(".a { visibility: hidden }")).toContain('"text":"a"');
  });

  it("is scaled at the root: em and rem follow, px don't", () => {
    const style = styleOf("p { width: 1em; height: 1rem; margin-left: 10px }", undefined, { rootScale: 0.5 });
    expect([style.fontSize, style.width, style.height, style.marginLeft]).toEqual([
      8,
      length(8),
      length(8),
      length(10),
    ]);
    expect(styleOf("html { font-size: 20px } p { width: 1rem }", undefined, { rootScale: 0.5 }).width).toEqual(
      length(10),
    );
  });

  it("gives the overflow of the root, or else of the body, to the viewport (CSS Overflow 3, section 3.3)", () => {
    const body = (css: string) => styleOf(css, '<body id="x"><p>').overflowX;
    expect(body("body { overflow: hidden }")).toBe("visible");
    expect(body("html, body { overflow: hidden }")).toBe("hidden");
  });

  it("shares styles between elements that have the same declarations and parent", () => {
    const tree = styled("p { color: green }", "<p>a</p><p>b</p><p class=c>c</p>");
    const body = tree.children.findLast((child) => child.kind === "element");
    const styles =
      body?.kind === "element" ? body.children.flatMap((child) => (child.kind === "element" ? [child.style] : [])) : [];
    expect(styles).toHaveLength(3);
    expect(new Set(styles).size).toBe(1);
  });
});
