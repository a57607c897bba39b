/** Positions, gradients and track lists (CSS Values 4, section 9; Images 4, section 3; Grid 2, section 7.2). */
import { describe, expect, it } from "vitest";
import { computed } from "../styles.js";

const at = (text: string) => {
  const { x, y } = computed(`object-position: ${text}`).objectPosition;
  return [x, y].map(({ px, percent }) => [px, percent]);
};
const INITIAL = [
  [0, 0.5],
  [0, 0.5],
];

describe("<position>", () => {
  it.each([
    ["left", 0, 0, 0, 0.5],
    ["top", 0, 0.5, 0, 0],
    ["center", 0, 0.5, 0, 0.5],
    ["top left", 0, 0, 0, 0],
    ["right bottom", 0, 1, 0, 1],
    ["center left", 0, 0, 0, 0.5],
    ["10px", 10, 0, 0, 0.5],
    ["10% 20px", 0, 0.1, 20, 0],
    ["right 10px", 0, 1, 10, 0],
    ["right 10px bottom 20%", -10, 1, 0, 0.8],
    ["bottom 5px right 1px", -1, 1, -5, 1],
    ["left 10px top 5px", 10, 0, 5, 0],
    ["top 3px center", 0, 0.5, 3, 0],
    ["10px center", 10, 0, 0, 0.5],
    ["center 10px", 0, 0.5, 10, 0],
    ["bottom center", 0, 0.5, 0, 1],
  ])("%s", (text, x, left, y, top) => {
    const [across, down] = at(text);
    expect(across![0]).toBeCloseTo(x, 9);
    expect(across![1]).toBeCloseTo(left, 9);
    expect(down![0]).toBeCloseTo(y, 9);
    expect(down![1]).toBeCloseTo(top, 9);
  });

  it.each([
    "left right",
    "top bottom",
    "10px left",
    "top 10px",
    "left 10px 20px 30px",
    "center 10px top 5px",
    "",
    "1px 2px 3px",
    "red",
  ])("%s is none", (text) => {
    expect(at(text)).toEqual(INITIAL);
  });
});

describe("gradients", () => {
  const gradient = (text: string) => computed(`background-image: ${text}`).backgroundImage[0]!;

  it("point where an angle or a corner says, clockwise from up", () => {
    expect(gradient("linear-gradient(90deg, red, blue)")).toMatchObject({ kind: "linear", direction: Math.PI / 2 });
    expect(gradient("linear-gradient(red, blue)")).toMatchObject({ direction: Math.PI });
    expect(gradient("linear-gradient(to top left, red, blue)")).toMatchObject({ direction: { x: -1, y: -1 } });
    expect(gradient("linear-gradient(0.25turn, red, blue)")).toMatchObject({ direction: Math.PI / 2 });
  });

  it("have a stop for each place of a colour, and hints between them", () => {
    const { stops } = gradient("repeating-linear-gradient(red 0 10px, 20%, blue)") as unknown as {
      stops: { color?: { r: number }; at?: { px: number; percent: number } }[];
    };
    expect(stops.map(({ color, at }) => [color?.r, at && [at.px, at.percent]])).toEqual([
      [255, [0, 0]],
      [255, [10, 0]],
      [undefined, [0, 0.2]],
      [0, undefined],
    ]);
  });

  it("are circles or ellipses of an extent, around a center", () => {
    expect(gradient("radial-gradient(red, blue)")).toMatchObject({ circle: false, size: "farthest-corner" });
    expect(gradient("radial-gradient(closest-side circle at left, red, blue)")).toMatchObject({
      circle: true,
      size: "closest-side",
      center: { x: { percent: 0 }, y: { percent: 0.5 } },
    });
    expect(gradient("radial-gradient(10px, red, blue)")).toMatchObject({ circle: true });
    expect(gradient("radial-gradient(10px 20px, red, blue)")).toMatchObject({ circle: false });
  });

  it("go around a center from an angle on, with stops at parts of a turn", () => {
    expect(gradient("conic-gradient(from 90deg at left, red 0.25turn, blue 50%)")).toMatchObject({
      kind: "conic",
      from: Math.PI / 2,
      center: { x: { percent: 0 }, y: { percent: 0.5 } },
      stops: [{ at: { px: 0.25 } }, { at: { percent: 0.5 } }],
    });
    expect(gradient("repeating-conic-gradient(red, blue 9deg)")).toMatchObject({ repeating: true });
  });

  it.each([
    "linear-gradient(in oklab, red, blue)",
    "linear-gradient(to left in hsl longer hue, red, blue)",
    "linear-gradient(in hsl shorter hue 90deg, red, blue)",
    "radial-gradient(circle in oklch, red, blue)",
    "conic-gradient(in lab from 9deg at left, red, blue)",
  ])("say how colours are mixed: %s", (text) => {
    expect(gradient(text)).not.toEqual({ kind: "none" });
  });

  it.each([
    "linear-gradient()",
    "linear-gradient(in nowhere, red, blue)",
    "linear-gradient(in lab longer hue, red, blue)",
    "linear-gradient(to in lab left, red, blue)",
    "linear-gradient(red, 10%, 20%, blue)",
    "linear-gradient(10%, red, blue)",
    "conic-gradient(from 9px, red, blue)",
    "conic-gradient(at left from 9deg, red, blue)",
    "conic-gradient(red 10px, blue)",
    "linear-gradient(to nowhere, red, blue)",
    "linear-gradient(10px, 20px)",
    "radial-gradient(at, red, blue)",
  ])("%s is none", (text) => {
    expect(gradient(text)).toEqual({ kind: "none" });
  });
});

describe("track lists", () => {
  const template = (text: string) => computed(`grid-template-columns: ${text}`).gridTemplateColumns;
  const px = (value: number) => ({ px: value, percent: 0 });

  it("repeat tracks with the names of their lines, joined where they meet", () => {
    const { before } = template("[a] 10px repeat(2, [b] 1fr [c]) [d]");
    expect(before.sizes).toEqual([
      { min: px(10), max: px(10) },
      { min: "auto", max: { fr: 1 } },
      { min: "auto", max: { fr: 1 } },
    ]);
    expect(before.lines).toEqual([["a"], ["b"], ["c", "b"], ["c", "d"]]);
  });

  it("know minmax() and fit-content()", () => {
    expect(template("minmax(10px, 2fr) fit-content(50px)").before.sizes).toEqual([
      { min: px(10), max: { fr: 2 } },
      { min: "auto", max: "max-content", limit: px(50) },
    ]);
  });

  it("have one automatic repetition, beside fixed tracks", () => {
    expect(template("10px repeat(auto-fill, 20px) 30px").repeat).toMatchObject({
      fit: false,
      tracks: { sizes: [{ min: px(20) }] },
    });
    expect(template("repeat(auto-fit, minmax(10px, 1fr))").repeat).toMatchObject({ fit: true });
    for (const invalid of [
      "1fr repeat(auto-fill, 20px)",
      "repeat(auto-fill, 1fr)",
      "repeat(0, 1px)",
      "minmax(1fr, 10px)",
      "[a] [b] 1px",
      "[span] 1px",
    ])
      expect(template(invalid)).toEqual({ before: { sizes: [], lines: [[]] } });
  });
});
