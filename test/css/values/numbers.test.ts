/** Numbers, lengths and math functions against CSS Values 4: what they come to, and what is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseComponents } from "../../../src/css/syntax/component.js";
import { resolveLength } from "../../../src/css/values/length-percentage.js";
import {
  parseInteger,
  parseLength,
  parseLengthPercentage,
  parseNumber,
  parsePercentage,
} from "../../../src/css/values/numeric.js";

const one = (text: string) => {
  const components = parseComponents(text) ?? [];
  return components.length === 1 ? components[0] : undefined;
};
const CONTEXT = {
  fontSize: 20,
  rootFontSize: 10,
  lineHeight: 30,
  rootLineHeight: 12,
  viewport: { width: 800, height: 600 },
};
const px = (text: string) => parseLength(one(text))?.(CONTEXT);
const number = (text: string) => parseNumber(one(text));
/** Used value where 100 % is 200 px. */
const used = (text: string) => {
  const value = parseLengthPercentage(one(text))?.(CONTEXT);
  return value && resolveLength(value, 200);
};

describe("lengths (CSS Values 4, section 6)", () => {
  it.each([
    ["1in", 96],
    ["2.54cm", 96],
    ["25.4mm", 96],
    ["101.6q", 96],
    ["72pt", 96],
    ["6pc", 96],
    ["1px", 1],
    ["-.5px", -0.5],
    ["+1e1px", 10],
    ["1E1PX", 10],
  ])("the absolute %s is %d px", (text, expected) => {
    expect(px(text)).toBeCloseTo(expected, 9);
  });

  it.each([
    ["2em", 40],
    ["2rem", 20],
    ["1ex", 10],
    ["1ch", 10],
    ["1ic", 20],
    ["2lh", 60],
    ["2rlh", 24],
    ["10vw", 80],
    ["10vh", 60],
    ["10vi", 80],
    ["10vb", 60],
    ["10vmin", 60],
    ["10vmax", 80],
    ["10svw", 80],
    ["10lvh", 60],
    ["10dvmin", 60],
  ])("the relative %s is %d px", (text, expected) => {
    expect(px(text)).toBeCloseTo(expected, 9);
  });

  it("need a unit, but for zero (section 6)", () => {
    expect(px("0")).toBe(0);
    expect(px("-0")).toBeCloseTo(0, 12);
    expect(px("1")).toBeUndefined();
    expect(px("calc(0)")).toBeUndefined();
    expect(px("1furlong")).toBeUndefined();
    expect(px("1%")).toBeUndefined();
  });

  it("come to a share of what percentages refer to (section 5.6)", () => {
    expect(used("25%")).toBe(50);
    expect(used("-10%")).toBe(-20);
    expect(used("calc(50% - 10px)")).toBe(90);
  });
});

describe("calc() (section 10)", () => {
  it.each([
    ["calc(1px + 2px * 3)", 7],
    ["calc((1px + 2px) * 3)", 9],
    ["calc(12px / 2 / 3)", 2],
    ["calc(10px - 2px - 3px)", 5],
    ["calc(2 * (3 * 1px))", 6],
    ["calc(1in - 1px)", 95],
    ["calc(1em + 1rem)", 30],
    ["calc(calc(1px) + (2px))", 3],
    ["calc(1px * (2 + 3))", 5],
    ["calc(-1 * -2px)", 2],
    ["CALC(1PX + 1px)", 2],
    ["calc(pi * 1px)", Math.PI],
    ["calc(e * 1px)", Math.E],
    ["calc(10px / 5px * 1px)", 2],
  ])("%s is %d px", (text, expected) => {
    expect(px(text)).toBeCloseTo(expected, 9);
  });

  it.each([
    ["a number and a length in a sum", "calc(1px + 1)"],
    ["a length times a length", "calc(1px * 1px)"],
    ["a number by a length", "calc(1 / 1px)"],
    ["an empty sum", "calc()"],
    ["a sum without its end", "calc(1px +)"],
    ["two values in a row", "calc(1px 2px)"],
    ["an unknown unit", "calc(1px + 1furlong)"],
    ["a number alone", "calc(1)"],
    ["an angle", "calc(1px + 1deg)"],
  ])("%s is no length: %s", (_, text) => {
    expect(used(text)).toBeUndefined();
  });

  it("adds, subtracts and multiplies as numbers do", () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(px(`calc(${a}px + ${b}px * ${c})`)).toBeCloseTo(a + b * c, 6);
        expect(px(`calc((${a}px - ${b}px) * ${c})`)).toBeCloseTo((a - b) * c, 6);
        expect(used(`calc(${a}% + ${b}px)`)).toBeCloseTo(2 * a + b, 6);
      }),
    );
  });

  it("holds to the range that it is clamped to, and makes nothing of NaN (section 10.12)", () => {
    expect(number("calc(0 / 0)")).not.toBeNaN();
    expect(px("calc(1px * infinity)")).toBeGreaterThan(1e6);
    expect(Number.isFinite(px("calc(1px * infinity)"))).toBe(true);
    expect(Number.isFinite(used("calc(1% * -infinity)"))).toBe(true);
  });
});

describe("functions of comparison and steps (sections 10.2 to 10.6)", () => {
  it.each([
    ["min(3px, 1px, 2px)", 1],
    ["max(3px, 1px, 2px)", 3],
    ["min(1px)", 1],
    ["clamp(10px, 5px, 20px)", 10],
    ["clamp(10px, 15px, 20px)", 15],
    ["clamp(10px, 25px, 20px)", 20],
    // The least wins over the most.
    ["clamp(30px, 25px, 20px)", 30],
    ["clamp(none, 25px, 20px)", 20],
    ["clamp(10px, 5px, none)", 10],
    ["abs(-3px)", 3],
    ["hypot(3px, 4px)", 5],
    ["min(1em, 15px)", 15],
    ["calc(min(1px, 2px) + max(3px, 4px))", 5],
    ["max(1px + 2px, 2px * 2)", 4],
  ])("%s is %d px", (text, expected) => {
    expect(px(text)).toBeCloseTo(expected, 9);
  });

  it.each([
    // The examples of section 10.3.
    ["round(up, 101px, 10px)", 110],
    ["round(down, 109px, 10px)", 100],
    ["round(to-zero, -105px, 10px)", -100],
    ["round(105px, 10px)", 110],
    ["round(nearest, 15px, 10px)", 20],
    ["round(nearest, -15px, 10px)", -10],
    ["mod(18px, 5px)", 3],
    ["mod(-18px, 5px)", 2],
    ["mod(18px, -5px)", -2],
    ["rem(18px, 5px)", 3],
    ["rem(-18px, 5px)", -3],
    ["rem(18px, -5px)", 3],
  ])("%s is %d px", (text, expected) => {
    expect(px(text)).toBeCloseTo(expected, 9);
  });

  it("wait for what percentages refer to", () => {
    expect(used("min(50%, 150px)")).toBe(100);
    expect(used("max(50%, 150px)")).toBe(150);
    expect(used("clamp(10px, 10%, 15px)")).toBe(15);
    expect(used("calc(min(100%, 300px) - 2 * 10px)")).toBe(180);
  });

  it.each([
    "min()",
    "min(1px, 1)",
    "clamp(1px, 2px)",
    "clamp(1px, none, 2px)",
    "abs(1px, 2px)",
    "mod(1px)",
    "round(up)",
  ])("%s is no value", (text) => {
    expect(used(text)).toBeUndefined();
  });

  it("clamp() is max(least, min(value, most)), whatever the numbers", () => {
    const value = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(value, value, value, (low, middle, high) => {
        expect(px(`clamp(${low}px, ${middle}px, ${high}px)`)).toBe(Math.max(low, Math.min(middle, high)) + 0);
      }),
    );
  });
});

describe("numbers (sections 5.2 to 5.4)", () => {
  it.each([
    ["12", 12],
    ["4.01", 4.01],
    ["-456.8", -456.8],
    ["0.0", 0],
    ["+0.0", 0],
    [".60", 0.6],
    ["10e3", 10_000],
    ["-3.4e-2", -0.034],
  ])("%s is %d", (text, expected) => {
    expect(number(text)).toBeCloseTo(expected, 12);
  });

  it("are whole only where they are written so, and rounded where they are computed (section 10.9)", () => {
    const integer = (text: string) => parseInteger(one(text));
    expect(integer("3")).toBe(3);
    expect(integer("-3")).toBe(-3);
    expect(integer("3.0")).toBeUndefined();
    expect(integer("3e0")).toBeUndefined();
    expect(integer("calc(7 / 2)")).toBe(4);
    expect(integer("calc(1.4)")).toBe(1);
  });

  it("are told from percentages", () => {
    const percentage = (text: string) => parsePercentage(one(text));
    expect(percentage("50%")).toBe(0.5);
    expect(percentage("calc(10% * 3)")).toBeCloseTo(0.3, 12);
    expect(percentage("min(10%, 20%)")).toBeCloseTo(0.1, 12);
    expect(percentage("0")).toBeUndefined();
    expect(percentage("calc(10% + 1px)")).toBeUndefined();
    expect(number("50%")).toBeUndefined();
  });
});
