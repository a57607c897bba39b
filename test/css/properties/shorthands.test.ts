/** Shorthands (CSS Cascade 5, section 2.2.1): what they set, and what they reset. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longhandName } from "../../../src/css/properties/shorthands/longhand.js";
import {
  expand,
  longhandNames,
  SHORTHANDS,
  shorthandNames,
} from "../../../src/css/properties/shorthands/shorthands.js";
import { type ComputedStyle, type PropertyName, propertyName } from "../../../src/css/properties/table.js";
import { parseComponents } from "../../../src/css/syntax/component.js";
import { codes, computed } from "../styles.js";

/** A value that each shorthand takes. */
const SAMPLES: Readonly<Record<string, string>> = {
  margin: "1px 2px",
  padding: "1px",
  "margin-inline": "1px 2px",
  "margin-block": "1px",
  "padding-inline": "1px",
  "padding-block": "1px 2px",
  inset: "1px auto",
  outline: "1px solid red",
  overflow: "hidden clip",
  "contain-intrinsic-size": "auto 1px none",
  "inset-inline": "1px",
  "inset-block": "1px",
  "border-inline-width": "1px",
  "border-inline-style": "solid",
  "border-inline-color": "red",
  "border-block-width": "1px",
  "border-block-style": "solid",
  "border-block-color": "red",
  "border-width": "1px",
  "border-style": "solid",
  "border-color": "red blue",
  border: "1px solid red",
  "border-top": "1px solid",
  "border-right": "solid",
  "border-bottom": "red",
  "border-left": "thin",
  "border-inline-start": "1px solid",
  "border-inline-end": "1px solid",
  "border-block-start": "1px solid",
  "border-block-end": "1px solid",
  "border-inline": "1px solid",
  "border-block": "1px solid",
  "border-radius": "1px / 2px",
  "corner-shape": "bevel scoop notch",
  "corner-top-shape": "bevel",
  "corner-right-shape": "bevel squircle",
  "corner-bottom-shape": "scoop",
  "corner-left-shape": "notch square",
  "corner-block-start-shape": "superellipse(2) bevel",
  "corner-block-end-shape": "bevel",
  "corner-inline-start-shape": "bevel",
  "corner-inline-end-shape": "bevel round",
  background: "red",
  "background-position": "left 1px",
  font: "italic 12px/1.5 A",
  "font-variant": "small-caps tabular-nums",
  "font-synthesis": "weight",
  "list-style": "square inside",
  "white-space": "pre-wrap",
  "text-wrap": "nowrap balance",
  "text-decoration": "underline dotted red",
  "text-emphasis": "open dot red",
  "text-box": "trim-end cap alphabetic",
  flex: "1 1 0",
  "flex-flow": "column wrap",
  columns: "2 10em",
  "column-rule": "1px solid red",
  "row-rule": "1px solid red, repeat(auto, 2px, dotted blue)",
  rule: "repeat(2, 1px dashed) , red",
  "rule-width": "1px, repeat(2, thin)",
  "rule-style": "solid, double",
  "rule-color": "repeat(auto, red)",
  "rule-break": "none",
  "rule-visibility-items": "around",
  "column-rule-inset": "1px 10% / 2px",
  "row-rule-inset": "1px",
  "rule-inset": "1px / -2px 3px",
  "column-rule-inset-cap": "1px 2px",
  "row-rule-inset-cap": "1px",
  "rule-inset-cap": "1px 2px",
  "column-rule-inset-junction": "1px 2px",
  "row-rule-inset-junction": "-50%",
  "rule-inset-junction": "1px 2px",
  "column-rule-inset-start": "1px",
  "row-rule-inset-start": "1px",
  "rule-inset-start": "1px",
  "column-rule-inset-end": "1px",
  "row-rule-inset-end": "1px",
  "rule-inset-end": "1px",
  gap: "1px 2px",
  "grid-gap": "1px",
  grid: "auto / 1fr 1fr",
  "grid-template": "'a b' 1px / 1fr 1fr",
  "grid-area": "a",
  "grid-row": "1 / span 2",
  "grid-column": "a / 3",
  "place-items": "center",
  "place-self": "start end",
  "place-content": "space-between",
  mask: "linear-gradient(red, blue) center / 10px no-repeat exclude, none",
  "border-image": "linear-gradient(red, blue) 20 fill / 4px 1 / 2px round space",
};

describe("the table of shorthands", () => {
  it("has a sample here of each", () => {
    expect(Object.keys(SAMPLES).sort()).toEqual([...SHORTHANDS.keys()].sort());
  });

  it.each(Object.entries(SAMPLES))("%s: %s sets the longhands that it names, each once", (name, value) => {
    const set = expand(name, parseComponents(value)!)?.map((longhand) => longhand.name);
    expect(set?.toSorted()).toEqual([...longhandNames(name)].sort());
    expect(new Set(set).size).toBe(set?.length);
  });

  it.each(Object.entries(SAMPLES))("%s: var(--x) sets all of them", (name, value) => {
    const [own, referred] = [`${name}: ${value}`, `--x: ${value}; ${name}: var(--x)`].map((text) => computed(text));
    expect(referred).toEqual(own);
  });

  it("names longhands that there are", () => {
    for (const { longhands } of SHORTHANDS.values())
      for (const name of longhands) expect([name, longhandName(name) !== undefined]).toEqual([name, true]);
  });

  it.each(["", "nonsense", "1px 1px 1px 1px 1px", "var"])("takes nowhere %j", (value) => {
    for (const name of shorthandNames()) {
      if (SHORTHANDS.has(name))
        expect([name, expand(name, parseComponents(value)!)]).toEqual([
          name,
          NAMES.has(name) && value !== "" && !/^1/.test(value) ? expect.anything() : undefined,
        ]);
    }
  });
});

/** Those that take any word for a name of a line, an area or a counter style. */
const NAMES = new Set(["grid-area", "grid-row", "grid-column", "list-style"]);

const sides = (style: ComputedStyle, name: (side: string) => string) =>
  ["Top", "Right", "Bottom", "Left"].map((side) => style[name(side) as PropertyName]);

describe("sides (CSS Box 4, section 3.2)", () => {
  it.each([
    ["1px", [1, 1, 1, 1]],
    ["1px 2px", [1, 2, 1, 2]],
    ["1px 2px 3px", [1, 2, 3, 2]],
    ["1px 2px 3px 4px", [1, 2, 3, 4]],
  ])("margin: %s", (value, expected) => {
    const margins = sides(computed(`margin: ${value}`), (side) => `margin${side}`);
    expect(margins).toEqual(expected.map((px) => ({ px, percent: 0 })));
  });

  it("border-radius has vertical radii behind a slash (CSS Backgrounds 3, section 4.3)", () => {
    const style = computed("border-radius: 1px 2px / 3px");
    expect(style.borderTopLeftRadius).toEqual({ x: { px: 1, percent: 0 }, y: { px: 3, percent: 0 } });
    expect(style.borderTopRightRadius).toEqual({ x: { px: 2, percent: 0 }, y: { px: 3, percent: 0 } });
    expect(style.borderBottomRightRadius).toEqual(style.borderTopLeftRadius);
  });
});

describe("values in any order", () => {
  it("width, style and colour of a border (CSS Backgrounds 3, section 3.4)", () => {
    const part = fc.shuffledSubarray(["4px", "dashed", "rgb(1 2 3)"], { minLength: 1 });
    fc.assert(
      fc.property(part, (parts) => {
        const style = computed(`color: green; border-left: 9px double blue; border: ${parts.join(" ")}`);
        const [isDrawn, isThick] = [parts.includes("dashed"), parts.includes("4px")];
        expect(style.borderLeftStyle).toBe(isDrawn ? "dashed" : "none");
        expect(style.borderLeftWidth).toBe(isDrawn ? (isThick ? 4 : 3) : 0);
        expect(style.borderLeftColor.r).toBe(parts.length === 3 || parts.some((one) => one.startsWith("rgb")) ? 1 : 0);
      }),
    );
  });

  it.each(["1px 2px", "solid solid", "red blue", "1px solid red 2px", "solid,", "1px / 2px"])(
    "border: %s is none",
    (value) => {
      expect(codes(`p { border: ${value} }`)).toEqual(["css/invalid-value"]);
    },
  );

  it("what isn't named is reset", () => {
    const reset = computed(
      "flex-wrap: wrap; flex-flow: column; list-style-type: square; list-style: inside; column-count: 3; columns: 10px",
    );
    expect([reset.flexDirection, reset.flexWrap]).toEqual(["column", "nowrap"]);
    expect([reset.listStylePosition, reset.listStyleType]).toEqual(["inside", "disc"]);
    expect([reset.columnWidth, reset.columnCount]).toEqual([10, "auto"]);
    const decorated = computed("text-decoration: overline wavy 2px; text-decoration: underline");
    expect([decorated.textDecorationStyle, decorated.textDecorationThickness]).toEqual(["solid", "auto"]);
  });

  it.each(["red open dot", "dot open", "'x' red", "none red", "red", "filled"])("text-emphasis: %s is one", (value) => {
    expect(codes(`p { text-emphasis: ${value} }`)).toEqual([]);
  });

  it.each(["open red dot", "red red", "dot 'x'", "over dot", "red dot red"])("text-emphasis: %s is none", (value) => {
    expect(codes(`p { text-emphasis: ${value} }`)).toEqual(["css/invalid-value"]);
  });

  it.each(["normal", "none", "auto", "trim-both text", "ex text trim-end"])("text-box: %s is one", (value) => {
    expect(codes(`p { text-box: ${value} }`)).toEqual([]);
  });

  it.each(["cap", "normal none", "cap trim-end text", "alphabetic", "trim-end none"])(
    "text-box: %s is none",
    (value) => {
      expect(codes(`p { text-box: ${value} }`)).toEqual(["css/invalid-value"]);
    },
  );

  it.each(["auto auto", "auto", "auto 3", "3 auto", "3 10px", "10px 3"])("columns: %s is one", (value) => {
    expect(codes(`p { columns: ${value} }`)).toEqual([]);
  });

  it.each(["3 3", "10px 10px", "auto 3 10px"])("columns: %s is none", (value) => {
    expect(codes(`p { columns: ${value} }`)).toEqual(["css/invalid-value"]);
  });
});

describe("font (CSS Fonts 4, section 2.7)", () => {
  const font = (value: string) => {
    const style = computed(`font-stretch: 50%; font-weight: 900; font: ${value}`);
    return [
      style.fontStyle,
      style.fontVariantCaps,
      style.fontWeight,
      style.fontStretch,
      style.fontSize,
      style.lineHeight,
      style.fontFamily,
    ];
  };
  const NORMAL = { kind: "normal" };

  it.each([
    ["12px A", ["normal", "normal", 400, 100, 12, NORMAL, ["A"]]],
    ["italic bold 12px/2 A, serif", ["italic", "normal", 700, 100, 12, { kind: "number", value: 2 }, ["A", "serif"]]],
    [
      "small-caps 300 condensed italic 1em/10px 'A b'",
      ["italic", "small-caps", 300, 75, 16, { kind: "length", px: 10 }, ["A b"]],
    ],
    ["normal normal 50% A B", ["normal", "normal", 400, 100, 8, NORMAL, ["A B"]]],
    ["oblique 10deg 12px A", ["oblique 10deg", "normal", 400, 100, 12, NORMAL, ["A"]]],
    // Without a size or a family it is none.
    ["12px", ["normal", "normal", 900, 50, 16, NORMAL, ["serif"]]],
    ["bold A", ["normal", "normal", 900, 50, 16, NORMAL, ["serif"]]],
    ["12px/ A", ["normal", "normal", 900, 50, 16, NORMAL, ["serif"]]],
    ["nonsense 12px A", ["normal", "normal", 900, 50, 16, NORMAL, ["serif"]]],
  ])("font: %s", (value, expected) => {
    expect(font(value)).toEqual(expected);
  });
});

describe("flex (CSS Flexbox 1, section 7.1.1)", () => {
  const PERCENT = { px: 0, percent: 0 };
  it.each([
    ["none", 0, 0, "auto"],
    ["AUTO", 1, 1, "auto"],
    ["initial", 0, 1, "auto"],
    ["2", 2, 1, "zero"],
    ["2 3", 2, 3, "zero"],
    ["10px", 1, 1, { px: 10, percent: 0 }],
    ["2 10px", 2, 1, { px: 10, percent: 0 }],
    ["10px 2 3", 2, 3, { px: 10, percent: 0 }],
    ["1 1 0", 1, 1, PERCENT],
  ])("flex: %s", (value, grow, shrink, basis) => {
    const style = computed(`flex: ${value}`);
    expect([style.flexGrow, style.flexShrink]).toEqual([grow, shrink]);
    if (basis !== "zero") expect(style.flexBasis).toEqual(basis);
    else expect(typeof style.flexBasis === "object" && (style.flexBasis.of?.(100) ?? style.flexBasis.px)).toBe(0);
  });
});

describe("grid (CSS Grid 2, sections 7.4, 7.8 and 8.4)", () => {
  const line = (name: string) => ({ kind: "name", name });
  it("grid-area implies what it leaves out", () => {
    const lines = (value: string) => {
      const style = computed(`grid-area: ${value}`);
      return [style.gridRowStart, style.gridColumnStart, style.gridRowEnd, style.gridColumnEnd];
    };
    expect(lines("a")).toEqual([line("a"), line("a"), line("a"), line("a")]);
    expect(lines("a / b")).toEqual([line("a"), line("b"), line("a"), line("b")]);
    expect(lines("1")).toEqual([{ kind: "line", number: 1 }, "auto", "auto", "auto"]);
  });

  it("grid-template draws areas with the sizes of their rows", () => {
    const style = computed("grid-template: [x] 'a b' 10px [y] 'c c' / 1fr 2fr");
    expect(style.gridTemplateRows.before.lines).toEqual([["x"], ["y"], []]);
    expect(style.gridTemplateRows.before.sizes[1]).toEqual({ min: "auto", max: "auto" });
    expect(style.gridTemplateAreas).toMatchObject({ rows: 2, columns: 2 });
  });

  it("grid sets automatic tracks along one axis, and resets the other", () => {
    const style = computed("grid-template-columns: 1px; grid: 10px / auto-flow dense 20px");
    expect(style.gridAutoFlow).toBe("column dense");
    expect(style.gridAutoColumns).toEqual([{ min: { px: 20, percent: 0 }, max: { px: 20, percent: 0 } }]);
    expect(style.gridTemplateColumns.before.sizes).toEqual([]);
  });
});

describe("background (CSS Backgrounds 3, section 2.10)", () => {
  it("has a list of each longhand, and a colour in the last layer", () => {
    const style = computed("background: url(a.png) left 1px / cover no-repeat content-box, repeat-y url(b.png) red");
    expect(style.backgroundImage).toEqual([
      { kind: "url", url: "a.png" },
      { kind: "url", url: "b.png" },
    ]);
    expect(style.backgroundPositionY).toEqual([
      { px: 1, percent: 0 },
      { px: 0, percent: 0 },
    ]);
    expect(style.backgroundSize[0]).toBe("cover");
    expect(style.backgroundRepeat).toEqual([
      { x: "no-repeat", y: "no-repeat" },
      { x: "no-repeat", y: "repeat" },
    ]);
    expect([style.backgroundOrigin, style.backgroundClip]).toEqual([
      ["content-box", "padding-box"],
      ["content-box", "border-box"],
    ]);
    expect(style.backgroundColor).toEqual({ r: 255, g: 0, b: 0, a: 1 });
  });

  it.each(["red, blue", "red url(a.png), url(b.png)", "cover", "/ cover", "left / ", "red blue"])(
    "%s is none",
    (value) => {
      expect(codes(`p { background: ${value} }`)).toEqual(["css/invalid-value"]);
    },
  );
});

it("white-space is what CSS 2.2 says of collapsing and breaking (CSS Text 4, section 3)", () => {
  const parts = (value: string) => {
    const { whiteSpaceCollapse, textWrapMode } = computed(`white-space: ${value}`);
    return [whiteSpaceCollapse, textWrapMode];
  };
  expect(parts("nowrap")).toEqual(["collapse", "nowrap"]);
  expect(parts("PRE")).toEqual(["preserve", "nowrap"]);
  expect(parts("pre-line")).toEqual(["preserve-breaks", "wrap"]);
  expect(codes("p { white-space: constructor }")).toEqual(["css/invalid-value"]);
});

it("other names are those of the standard (CSS Logical 1; Compatibility Standard)", () => {
  const style = computed(
    "inline-size: 9px; page-break-before: always; word-wrap: break-word; -webkit-flex-grow: 2; font-width: 75%",
  );
  expect([style.width, style.breakBefore, style.overflowWrap, style.flexGrow, style.fontStretch]).toEqual([
    { px: 9, percent: 0 },
    "page",
    "break-word",
    2,
    75,
  ]);
  expect(propertyName("constructor")).toBeUndefined();
});
