/** Colours against CSS Color 4 and 5: what they are in sRGB, and what is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseComponents } from "../../../src/css/syntax/component.js";
import { parseColor } from "../../../src/css/values/color.js";
import { colorText } from "../../../src/css/values/css-text.js";

const CURRENT = { r: 1, g: 2, b: 3, a: 1 };
const color = (text: string) => {
  const components = parseComponents(text) ?? [];
  return components.length === 1 ? parseColor(components[0])?.(CURRENT) : undefined;
};

/** Red, green, blue from 0 to 255, and alpha; channels as close as a screen can tell. */
function isColor(text: string, [r, g, b, a = 1]: readonly number[]): void {
  const found = color(text);
  expect(found, text).toBeDefined();
  expect(found!.r).toBeCloseTo(r!, 0);
  expect(found!.g).toBeCloseTo(g!, 0);
  expect(found!.b).toBeCloseTo(b!, 0);
  expect(found!.a).toBeCloseTo(a, 2);
}

describe("names and hexadecimal notation (CSS Color 4, sections 5.2, 6 and 9)", () => {
  it.each([
    ["red", [255, 0, 0]],
    ["Green", [0, 128, 0]],
    ["rebeccapurple", [0x66, 0x33, 0x99]],
    ["GREY", [128, 128, 128]],
    ["transparent", [0, 0, 0, 0]],
    ["currentColor", [1, 2, 3]],
    ["canvas", [255, 255, 255]],
    ["CanvasText", [0, 0, 0]],
    ["#0f0", [0, 255, 0]],
    ["#00FF00", [0, 255, 0]],
    ["#0f08", [0, 255, 0, 0x88 / 255]],
    ["#11223380", [0x11, 0x22, 0x33, 128 / 255]],
  ])("%s", (text, expected) => isColor(text, expected));

  it.each(["#12345", "#1234567", "#12", "#ggg", "reddish", "constructor", "inherit", "12", "url(red)"])(
    "%s is no colour",
    (text) => {
      expect(color(text)).toBeUndefined();
    },
  );

  it("#rrggbb is written as it is read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const hex = `#${value.toString(16).padStart(6, "0")}`;
        expect(colorText(color(hex)!)).toBe(hex);
      }),
    );
  });
});

describe("functions of sRGB (sections 5.1, 7 and 8)", () => {
  it.each([
    ["rgb(255, 0, 51)", [255, 0, 51]],
    ["rgb(100%, 0%, 20%)", [255, 0, 51]],
    ["rgb(255 0 51 / 50%)", [255, 0, 51, 0.5]],
    ["rgba(255 0 51 / .5)", [255, 0, 51, 0.5]],
    ["rgba(255, 0, 51, 50%)", [255, 0, 51, 0.5]],
    ["rgb(none 0 51)", [0, 0, 51]],
    // Out of range: moved to its end (section 5.1).
    ["rgb(300 -10 51 / 2)", [255, 0, 51, 1]],
    ["rgb(calc(100 + 27) 0 0)", [127, 0, 0]],
    ["hsl(120 100% 50%)", [0, 255, 0]],
    ["hsl(120, 100%, 25%)", [0, 127.5, 0]],
    ["hsl(120deg 75% 75%)", [143, 239, 143]],
    ["hsl(-240 100% 50%)", [0, 255, 0]],
    ["hsl(480 100% 50%)", [0, 255, 0]],
    ["hsl(0.5turn 100% 50%)", [0, 255, 255]],
    ["hsl(200grad 100% 50%)", [0, 255, 255]],
    ["hsla(0 0% 50% / .25)", [127.5, 127.5, 127.5, 0.25]],
    ["hwb(0 0% 0%)", [255, 0, 0]],
    ["hwb(150 20% 10%)", [51, 230, 140]],
    // Where white and black come to more than all, it is a grey (section 8).
    ["hwb(45 40% 80%)", [85, 85, 85]],
  ])("%s", (text, expected) => isColor(text, expected));

  it.each(["rgb()", "rgb(1 2)", "rgb(1 2 3 / 4 / 5)", "rgb(red 1 2)", "hsl(1px 1% 1%)", "rgb(1deg 2 3)", "hsl(90)"])(
    "%s is no colour",
    (text) => {
      expect(color(text)).toBeUndefined();
    },
  );

  it("hsl() without saturation is a grey, whatever the hue", () => {
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 720 }), fc.integer({ min: 0, max: 100 }), (hue, light) => {
        const grey = (light / 100) * 255;
        isColor(`hsl(${hue} 0% ${light}%)`, [grey, grey, grey]);
      }),
    );
  });
});

describe("oklab() and oklch() (section 9.2)", () => {
  it.each([
    ["oklab(1 0 0)", [255, 255, 255]],
    ["oklab(0% 0 0)", [0, 0, 0]],
    // Green, and another one of those that browsers are tried with.
    ["oklch(51.975% 0.17686 142.495)", [0, 128, 0]],
    ["oklab(51.975% -0.1403 0.10768)", [0, 128, 0]],
    ["oklab(40.101% 0.1147 0.0453 / 50%)", [125, 35, 41, 0.5]],
  ])("%s", (text, [r, g, b, a = 1]) => {
    const found = color(text)!;
    for (const [channel, expected] of [
      [found.r, r],
      [found.g, g],
      [found.b, b],
    ] as const)
      expect(Math.abs(channel - expected!)).toBeLessThan(2);
    expect(found.a).toBe(a);
  });
});

describe("color-mix() (CSS Color 5, section 3)", () => {
  it.each([
    ["color-mix(in srgb, red, blue)", [127.5, 0, 127.5]],
    ["color-mix(in srgb, red 25%, blue)", [63.75, 0, 191.25]],
    ["color-mix(in srgb, red, blue 25%)", [191.25, 0, 63.75]],
    ["color-mix(in srgb, red 20%, blue 20%)", [127.5, 0, 127.5, 0.4]],
    ["color-mix(in srgb, red 150%, blue 50%)", [191.25, 0, 63.75]],
    ["color-mix(in srgb, 25% red, blue)", [63.75, 0, 191.25]],
    // Mixed with premultiplied alpha (CSS Color 4, section 12.3).
    ["color-mix(in srgb, red, transparent)", [255, 0, 0, 0.5]],
    ["color-mix(in srgb, currentcolor 0%, white)", [255, 255, 255]],
    ["color-mix(in oklab, white, white)", [255, 255, 255]],
  ])("%s", (text, expected) => isColor(text, expected));

  it.each([
    "color-mix(in red, blue)",
    "color-mix(in srgb, red)",
    "color-mix(in srgb, red 0%, blue 0%)",
    "color-mix(in nowhere, red, blue)",
    "color-mix(in srgb, red, blue, green)",
  ])("%s is no colour", (text) => {
    expect(color(text)).toBeUndefined();
  });

  it("of a colour with itself is that colour", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, fc.constantFrom("srgb", "oklab"), (r, g, b, space) => {
        isColor(`color-mix(in ${space}, rgb(${r} ${g} ${b}), rgb(${r} ${g} ${b}) 30%)`, [r, g, b]);
      }),
    );
  });
});

it("light-dark() is its first colour: paper is light (CSS Color 5, section 7)", () => {
  isColor("light-dark(#123456, white)", [0x12, 0x34, 0x56]);
});

describe("spaces beyond sRGB, and colours made of others, as Chromium has them", () => {
  it.each([
    ["lab(50% 40 59.5)", [191, 87, 0]],
    ["lab(29.2345% 39.3825 20.0664)", [125, 35, 41]],
    ["lab(50 -200 100)", [0, 159, 0]],
    ["lch(50% 132 50)", [246, 0, 0]],
    ["oklch(0.7 0.4 150)", [0, 214, 0]],
    ["color(srgb 1 0.5 none)", [255, 128, 0]],
    ["color(srgb-linear 0.5 50% 0)", [188, 188, 0]],
    ["color(display-p3 0 1 0)", [0, 255, 0]],
    ["color(a98-rgb 0.5 0.7 0.1)", [98, 180, 0]],
    ["color(prophoto-rgb 0.5 0.7 0.1)", [123, 201, 0]],
    ["color(rec2020 0.5 0.7 0.1)", [105, 192, 0]],
    ["color(xyz-d50 0.3 0.4 0.1)", [135, 183, 75]],
    ["color-mix(in lab, red, blue)", [193, 0, 136]],
    ["color-mix(in oklch longer hue, red, blue 20%)", [210, 83, 0]],
    ["color-mix(in hsl, white, blue)", [159, 159, 223]],
    ["color-mix(in hsl decreasing hue, red, lime)", [0, 0, 255]],
    ["color-mix(red, blue)", [140, 83, 162]],
    ["rgb(from teal calc(r + 40) g b / alpha)", [40, 128, 128]],
    ["hsl(from #2080a0 h calc(s * 0.5) calc(l + 10))", [81, 142, 162]],
    ["lab(from red l 0 0)", [130, 130, 130]],
    ["color(from red display-p3 g r b)", [0, 238, 0]],
  ])("%s", (text, expected) => {
    const { r, g, b } = color(text)!;
    for (const [i, channel] of [r, g, b].entries()) expect(Math.abs(channel - expected[i]!)).toBeLessThan(1.1);
  });

  it.each([
    "rgb(10, 20%, 30)",
    "hsl(120, 50, 50)",
    "lab(50, 10, 10)",
    "color(srgb 1 2)",
    "color(foo 1 1 1)",
    "color(srgb 1 2 3 4 / 1)",
    "rgb(from red x g b)",
    "rgb(1, 2 3)",
    "color-mix(in lab longer hue, red, blue)",
  ])("%s is no colour", (text) => {
    expect(color(text)).toBeUndefined();
  });
});
