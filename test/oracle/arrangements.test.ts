/** Boxes in flex containers, grids and blocks, in and out of flow, in arrangements made at random: where and as large as in Chromium. */
import * as fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { misplacedBoxes } from "./box-sizes.js";

type Style = fc.Arbitrary<string>;

/** How many arrangements of each kind, made from which numbers. */
const RUNS = { numRuns: Number(process.env.ARRANGEMENTS ?? 40), seed: Number(process.env.SEED ?? 7) };

/** A declaration, in one of so many. */
const one =
  (every: number) =>
  (name: string, ...values: readonly string[]): Style =>
    fc
      .nat({ max: every - 1 })
      .chain((n) => (n > 0 ? fc.constant("") : fc.constantFrom(...values.map((v) => `${name}: ${v};`))));
const always = one(1);
const often = one(2);
const seldom = one(5);

const styles = (...parts: readonly Style[]): Style => fc.tuple(...parts).map((all) => all.join(" "));
const box = (
  style: Style,
  inside: fc.Arbitrary<string> = fc.constantFrom("", "text", "two words"),
): fc.Arbitrary<string> =>
  fc.tuple(style, inside).map(([css, content]) => `<div data-box style="${css}">${content}</div>`);
const several = (item: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(item, { minLength: 1, maxLength }).map((all) => all.join(""));

const POSITIONS = ["center", "start", "end", "flex-start", "flex-end", "self-start", "self-end"];
const SELF = [...POSITIONS, "stretch", "baseline", "safe end", "unsafe center"];
const JUSTIFY = ["center", "end", "flex-end", "space-between", "space-around", "space-evenly", "right", "safe center"];
const edges = styles(
  seldom("padding", "4px", "3px 9px"),
  seldom("border", "2px solid"),
  seldom("margin", "5px", "3px 8px 6px"),
);
const insets = styles(
  often("left", "7px", "20%"),
  often("right", "5px", "10%"),
  often("top", "3px", "20%"),
  often("bottom", "6px", "10%"),
);
const absolute = box(
  styles(
    fc.constant("position: absolute;"),
    insets,
    often("width", "30px", "40%", "max-content"),
    often("height", "20px", "30%"),
    seldom("margin", "4px", "auto", "3px auto 5px 2px", "auto 3px"),
    seldom("align-self", ...SELF),
    seldom("justify-self", "center", "end", "start", "self-end", "left", "right"),
    seldom("direction", "rtl"),
  ),
);
const direction = seldom("direction", "rtl");
const container = styles(
  fc.constant("position: relative;"),
  edges,
  direction,
  often("height", "110px"),
  seldom("width", "220px", "70%"),
);

const flexStyle = styles(
  fc.constant("display: flex;"),
  container,
  often("flex-direction", "column", "row-reverse", "column-reverse"),
  often("flex-wrap", "wrap", "wrap-reverse"),
  often("align-items", "center", "end", "baseline", "flex-end"),
  often("justify-content", ...JUSTIFY),
  seldom("align-content", "center", "end", "space-between", "space-around", "flex-start", "safe end"),
  seldom("gap", "5px", "4px 7px"),
  seldom("min-height", "90px"),
  seldom("max-height", "70px", "40px"),
);
const flexItem = box(
  styles(
    edges,
    often("width", "60px", "30%", "120px"),
    often("height", "30px", "50px"),
    seldom("flex", "1", "none", "2 1 40px"),
    seldom("min-height", "0", "25px"),
    seldom("max-width", "50px"),
    seldom("align-self", ...SELF),
    seldom("margin-top", "auto"),
  ),
  fc.constantFrom("", "text", "two words", '<div style="height: 12px; width: 20px" data-box></div>'),
);

const gridStyle = styles(
  fc.constant("display: grid;"),
  container,
  always("grid-template-columns", "60px 1fr", "50px 70px", "repeat(3, 40px)", "[a] 30px [b] auto [c]"),
  often("grid-template-rows", "30px 40px", "auto 20px"),
  often("align-items", "center", "end", "baseline"),
  often("justify-items", "center", "end", "self-end"),
  seldom("align-content", "center", "end", "space-between", "safe center"),
  seldom("justify-content", "center", "end", "space-around", "right"),
  seldom("gap", "5px", "4px 7px"),
);
const inGrid = box(
  styles(
    fc.constant("position: absolute;"),
    insets,
    often("grid-column", "2", "1 / 2", "b", "span 2 / 3", "2 / -1", "7"),
    often("grid-row", "2", "1", "2 / 1", "auto / 2"),
    often("width", "30px", "40%"),
    often("height", "20px", "30%"),
    seldom("align-self", ...SELF),
    seldom("justify-self", "center", "end", "stretch", "left"),
  ),
);
const gridItem = box(
  styles(edges, seldom("width", "30px", "80%"), seldom("height", "25px"), seldom("align-self", ...SELF)),
);

const ratio = always("aspect-ratio", "2", "1 / 2", "3 / 2", "auto 1");
const withRatio = (...rest: readonly Style[]) =>
  box(
    styles(
      ratio,
      edges,
      often("width", "40px", "30%"),
      often("height", "30px", "50%"),
      seldom("min-width", "50px", "0"),
      seldom("max-width", "60px"),
      seldom("min-height", "30px"),
      seldom("max-height", "40px"),
      seldom("box-sizing", "content-box"),
      seldom("overflow", "hidden"),
      ...rest,
    ),
    fc.constantFrom(
      "",
      "text",
      '<div style="height: 25px; width: 20px" data-box></div>',
      '<div style="height: 50%; width: 20px" data-box></div>',
    ),
  );
const contentAligned = styles(
  container,
  always("align-content", "center", "end", "safe center", "space-around", "unsafe end", "start"),
);

const within = (style: Style, ...children: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  box(
    style,
    fc.tuple(...children).map((all) => all.join("")),
  );

const KINDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "flex containers": within(flexStyle, several(flexItem, 4)),
  "flex containers in one another": within(
    flexStyle,
    several(flexItem, 2),
    within(flexStyle, several(flexItem, 3)),
    flexItem,
  ),
  "boxes with ratios in blocks": within(container, withRatio(), withRatio()),
  "boxes with ratios in flex containers": within(flexStyle, withRatio(seldom("flex", "none")), withRatio()),
  "boxes with ratios out of the flow": within(
    container,
    withRatio(fc.constant("position: absolute; white-space: break-spaces; font-size: 0;"), insets),
  ),
  "content aligned in blocks": fc.oneof(
    within(contentAligned, fc.constant("<p data-box>text</p><p>text</p>"), absolute),
    within(contentAligned, fc.constant("text <span data-box style='display: inline-block'>text</span>")),
  ),
  "what is out of the flow of flex containers": within(flexStyle, flexItem, absolute),
  "what is out of the flow of grids": within(gridStyle, gridItem, inGrid),
  "what is out of the flow of blocks": within(
    container,
    fc.constant("<p>text</p>"),
    absolute,
    fc.constant("<p>text</p>"),
  ),
};

/** Boxes whose heights or baselines are limited or found otherwise than by their last line. */
const BOXES = [
  '<i></i><div data-box style="display: inline-flex; flex-direction: column"><i></i><i></i></div>',
  '<i></i><div data-box style="display: inline-flex; flex-wrap: wrap; width: 20px; align-items: baseline"><i></i><i></i></div>',
  '<div data-box style="height: 100px; max-height: max-content"><i></i></div><div data-box style="height: 5px; min-height: fit-content"><i></i></div>',
  '<div data-box style="max-height: 10px"><div data-box style="height: 20px; margin-bottom: 20px"></div></div><div data-box>text</div>',
  '<div data-box style="max-height: 90px; margin-bottom: 5px"><div data-box style="height: 20px; margin-bottom: 20px"></div></div><div data-box>text</div>',
];

/** Tables in which cells, rows and columns are sized otherwise than by their content. */
const TABLES = [
  '<table><tr><td data-box style="height: 50px; width: 50px"><div data-box style="height: 100%"></div></td></tr></table>',
  '<table style="height: 90px"><tr><td data-box><div data-box style="height: 50%; width: 9px"></div></td><td><div data-box style="height: 20px"></div></td></tr></table>',
  '<table><tr style="height: 60px"><td data-box><div data-box style="height: 100%; width: 9px"></div></td></tr></table>',
  '<table data-box style="width: 90px; border-spacing: 0"><col><col><col><tr><td data-box></td></tr></table>',
  '<table data-box><tr style="visibility: collapse"><td>a</td></tr><tr><td data-box>b</td></tr></table>',
  '<table><tr data-box style="position: relative; top: 5px; left: 3px"><td data-box>text</td></tr></table>',
  '<table><tbody data-box style="position: relative; left: 9px"><tr><td>text<div data-box style="position: absolute; right: 0; bottom: 0; width: 4px; height: 4px"></div></td></tr></tbody></table>',
  '<table style="height: 80px"><tr><td data-box style="align-content: end"><p data-box>text</p></td><td style="align-content: center"><p data-box>text</p></td></tr></table>',
  '<table data-box style="border-collapse: collapse; padding: 20px"><tr><td data-box style="border: 4px solid">text</td></tr><tr><td data-box style="border: 2px solid">b</td></tr></table>',
];

describe.skipIf(!hasChromium)("arrangements of boxes are as in Chromium", () => {
  let browser: Browser;
  const folder = temporaryFolder();

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ["tables", TABLES],
    ["boxes", BOXES],
  ])("%s", async (_, bodies) => {
    const css = "td { padding: 1px } p { margin: 0 } i { display: inline-block; width: 20px; height: 20px }";
    expect(await misplacedBoxes(browser, { css, bodies }, folder)).toEqual([]);
  });

  it.each(Object.keys(KINDS))("%s", async (kind) => {
    const bodies = fc.sample(KINDS[kind]!, RUNS);
    expect(
      await misplacedBoxes(browser, { css: "div { box-sizing: border-box } p { margin: 0 }", bodies }, folder),
    ).toEqual([]);
  });
});
