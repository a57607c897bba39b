/** Images in place of border lines (CSS Backgrounds 3, section 5). Of four values each, the first is that of the top. */
import type { Component } from "../../syntax/component.js";
import { parseNumber } from "../../values/numeric.js";
import { keyword, keywords, nonNegative, nonNegativeLength } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { type BackgroundImage, image } from "../box/background.js";
import { property } from "../definition.js";

export type Four<T> = readonly [top: T, right: T, bottom: T, left: T];

/** Where the image is cut: pixels of it, or a share of its size. With `fill` its middle is shown, too. */
export interface BorderImageSlice {
  readonly edges: Four<LengthPercentage>;
  readonly fill: boolean;
}

/** So many times the width of the border. */
export interface Multiple {
  readonly times: number;
}

export type BorderImageStyle = "stretch" | "repeat" | "round" | "space";

export interface BorderImageRepeat {
  readonly x: BorderImageStyle;
  readonly y: BorderImageStyle;
}

const four =
  <T>(parse: (component: Component) => Specified<T> | undefined): Parser<Four<T>> =>
  (value) => {
    const all = value.map(parse);
    const [top, right = top, bottom = top, left = right] = all;
    if (all.length > 4 || all.includes(undefined) || !top || !right || !bottom || !left) return undefined;
    return (context) => [top(context), right(context), bottom(context), left(context)];
  };

const times = (component: Component): Specified<Multiple> | undefined => {
  const value = parseNumber(component);
  return value === undefined || value < 0 ? undefined : () => ({ times: value });
};

const sliceEdges = four<LengthPercentage>((component) => {
  const pixels = times(component);
  if (pixels) return (context) => ({ px: pixels(context).times, percent: 0 });
  return component.type === "percentage" ? nonNegative([component]) : undefined;
});

const slice: Parser<BorderImageSlice> = (value) => {
  const isFill = (component: Component | undefined) => keyword(component, ["fill"]) !== undefined;
  const fill = isFill(value[0]) || isFill(value.at(-1));
  const edges = sliceEdges(isFill(value[0]) ? value.slice(1) : fill ? value.slice(0, -1) : value);
  return edges && ((context) => ({ edges: edges(context), fill }));
};

const width = four<LengthPercentage | Multiple | "auto">(
  (component) => keyword(component, ["auto"]) ?? times(component) ?? nonNegative([component]),
);

const outset = four<number | Multiple>((component) => times(component) ?? nonNegativeLength([component]));

const style = keywords("stretch", "repeat", "round", "space");

const repeat: Parser<BorderImageRepeat> = (value) => {
  const [x, y] = [style(value.slice(0, 1)), style(value.slice(-1))];
  return x && y && value.length <= 2 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
};

const ONCE: Multiple = { times: 1 };
const WHOLE: LengthPercentage = { px: 0, percent: 1 };
const NOTHING: Multiple = { times: 0 };

export const borderImageProperties = {
  borderImageSource: property<BackgroundImage>({ kind: "none" }, image),
  borderImageSlice: property<BorderImageSlice>({ edges: [WHOLE, WHOLE, WHOLE, WHOLE], fill: false }, slice),
  borderImageWidth: property<Four<LengthPercentage | Multiple | "auto">>([ONCE, ONCE, ONCE, ONCE], width),
  borderImageOutset: property<Four<number | Multiple>>([NOTHING, NOTHING, NOTHING, NOTHING], outset),
  borderImageRepeat: property<BorderImageRepeat>({ x: "stretch", y: "stretch" }, repeat),
};
