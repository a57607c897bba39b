/** Computed styles as CSS text: what is written is read as the same (CSSOM 1, section 6.7.2). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { styleDeclarations } from "../../../src/css/properties/style-text.js";
import { cssPropertyNames, PROPERTIES, PROPERTY_NAMES, type PropertyName } from "../../../src/css/properties/table.js";
import { computed } from "../styles.js";

const written = (declarations: string, names: readonly PropertyName[], unit: "em" | "px" = "px") =>
  styleDeclarations(computed(declarations), new Set(names), 16, unit)
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");

const MARGINS = ["marginTop", "marginRight", "marginBottom", "marginLeft"] as const;
const CORNERS = [
  "borderTopLeftRadius",
  "borderTopRightRadius",
  "borderBottomRightRadius",
  "borderBottomLeftRadius",
] as const;
const borderOf = (side: string) => ["Width", "Style", "Color"].map((part) => `border${side}${part}` as PropertyName);

describe("what is written", () => {
  const all = PROPERTY_NAMES.filter((name) => PROPERTIES[name].text || name.startsWith("border"));

  it.each([
    "display: flex; flex-direction: column; gap: 1em 10%",
    "width: calc(50% + 8px); max-width: none; min-height: 10px; flex-basis: content",
    "margin: 2px auto 10%; padding: 4px 8px",
    "border: 2px dashed rgb(1 2 3 / 0.5); border-left: 0; border-radius: 4px 8px / 50%",
    "color: #123456; background-color: transparent; font: italic 300 32px/1.5 'A b', serif",
    "letter-spacing: 0.5em; text-transform: uppercase; text-decoration: underline overline; vertical-align: sub",
    "white-space: nowrap; text-wrap-style: balance; overflow-wrap: anywhere; list-style-type: '→'",
    "border-collapse: collapse; border-spacing: 4px 8px; object-fit: cover; object-position: left 8px bottom",
    "font-family: 'Serif', monospace",
  ])("%s is read as the same", (declarations) => {
    for (const unit of ["em", "px"] as const) {
      const [style, again] = [computed(declarations), computed(written(declarations, all, unit))];
      for (const name of all) {
        // Sides stand for ends in what is written.
        if (name !== "textAlign") expect([name, again[name]]).toEqual([name, style[name]]);
      }
    }
  });

  it("is what rules set, and no more", () => {
    expect(written("color: red; width: 5px", ["width"])).toBe("width: 5px");
    expect(written("color: red", [])).toBe("");
  });

  it("is as long as it must be: sides by one declaration where all four are set", () => {
    const value = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(fc.tuple(value, value, value, value), (px) => {
        const text = written(`margin: ${px.map((one) => `${one}px`).join(" ")}`, MARGINS);
        expect(text).toMatch(/^margin: [^;]+$/);
        const again = computed(text);
        expect(MARGINS.map((name) => again[name])).toEqual(px.map((one) => ({ px: one, percent: 0 })));
        const [top, right, bottom, left] = px;
        const most = left !== right ? 4 : bottom !== top ? 3 : right !== top ? 2 : 1;
        expect(text.split(" ")).toHaveLength(most + 1);
      }),
    );
    expect(written("margin: 1px", ["marginTop", "marginLeft"])).toBe("margin-top: 1px; margin-left: 1px");
  });

  it.each([
    [
      "border: 1px solid red",
      [...borderOf("Top"), ...borderOf("Right"), ...borderOf("Bottom"), ...borderOf("Left")],
      "border: 1px solid #ff0000",
    ],
    ["border-top: 1px solid red; color: red", ["borderTopStyle"], "border-top: 1px solid #ff0000"],
    ["border-top: 0 solid", ["borderTopWidth"], "border-top: 0"],
    ["border-radius: 1px", CORNERS, "border-radius: 1px"],
    ["border-radius: 1px 2px / 3px", CORNERS, "border-radius: 1px 2px / 3px"],
    ["border-top-left-radius: 1px 2px", ["borderTopLeftRadius"], "border-top-left-radius: 1px 2px"],
    ["text-wrap-mode: nowrap", ["textWrapMode"], "white-space: nowrap"],
    ["text-decoration: underline dotted", ["textDecorationLine", "textDecorationStyle"], "text-decoration: underline"],
    ["direction: rtl; text-align: start", ["textAlign"], "text-align: right"],
    ["font-size: 24px; width: 12px", ["fontSize", "width"], "width: 12px; font-size: 24px"],
  ] as const)("%s: %j", (declarations, names, expected) => {
    expect(written(declarations, names)).toBe(expected);
  });

  it("is in em of the element, and of its parent for the font size", () => {
    expect(written("font-size: 24px; width: 12px", ["fontSize", "width"], "em")).toBe("width: 0.5em; font-size: 1.5em");
  });

  it("leaves out what can't be said as a sum", () => {
    expect(written("width: min(100%, 10px)", ["width"])).toBe("");
  });
});

describe("the table of properties", () => {
  it("names other properties of the table where one depends on another", () => {
    for (const name of PROPERTY_NAMES) {
      const asked: string[] = [];
      const others = new Proxy({}, { get: (_, other) => asked.push(String(other)) && "solid" });
      PROPERTIES[name].beside?.(name.startsWith("overflow") ? "visible" : 1, others);
      for (const other of asked) expect([name, PROPERTY_NAMES.includes(other as PropertyName)]).toEqual([name, true]);
    }
  });

  it("has names in the spelling of CSS", () => {
    expect(cssPropertyNames()).toContain("border-top-left-radius");
    expect(cssPropertyNames()).toContain("-webkit-text-fill-color");
  });
});
