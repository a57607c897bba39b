/** Properties of backgrounds (CSS Backgrounds 3, section 2): a list each, of one value for every layer. */

import { type Component, splitAt } from "../../syntax/component.js";
import { TRANSPARENT } from "../../values/color.js";
import { colorText } from "../../values/css-text.js";
import { type Gradient, gradient } from "../../values/gradient.js";
import { keyword, keywords, nonNegative, ZERO } from "../../values/parsers.js";
import { axisOffset } from "../../values/position.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { colored, type PropertyDefinition, property } from "../definition.js";

/** The first layer is painted on top. */
export type BackgroundImage = { readonly kind: "none" } | { readonly kind: "url"; readonly url: string } | Gradient;

export type BackgroundSize =
  | "cover"
  | "contain"
  | { readonly width: LengthPercentage | "auto"; readonly height: LengthPercentage | "auto" };

export type Repetition = "repeat" | "no-repeat" | "space" | "round";

export interface BackgroundRepeat {
  readonly x: Repetition;
  readonly y: Repetition;
}

export type BackgroundBox = "border-box" | "padding-box" | "content-box";

/** A comma-separated list of what a parser takes. */
function list<T>(initial: T, parse: Parser<T>): PropertyDefinition<readonly T[]> {
  return property<readonly T[]>([initial], (value) => {
    const layers = splitAt(value, ",")?.map(parse);
    if (!layers || layers.length === 0 || layers.some((layer) => !layer)) return undefined;
    return (context) => layers.map((layer) => layer!(context));
  });
}

export const image: Parser<BackgroundImage> = (value): Specified<BackgroundImage> | undefined => {
  const [component] = value;
  if (!component || value.length !== 1) return undefined;
  if (component.type === "url") return () => ({ kind: "url", url: component.value });
  return keyword(component, ["none"]) ? () => ({ kind: "none" }) : gradient(component);
};

const size: Parser<BackgroundSize> = (value): Specified<BackgroundSize> | undefined => {
  if (value.length === 1) {
    const word = keyword(value[0], ["cover", "contain"]);
    if (word) return word;
  }
  const side = (component: Component | undefined) =>
    component ? (keyword(component, ["auto"]) ?? nonNegative([component])) : () => "auto" as const;
  const [width, height] = [side(value[0]), side(value[1])];
  if (!width || !height || value.length === 0 || value.length > 2) return undefined;
  return (context) => ({ width: width(context), height: height(context) });
};

const repetition = keywords("repeat", "no-repeat", "space", "round");

const repeat: Parser<BackgroundRepeat> = (value): Specified<BackgroundRepeat> | undefined => {
  const axis = value.length === 1 ? keyword(value[0], ["repeat-x", "repeat-y"]) : undefined;
  if (axis)
    return (context) =>
      axis(context) === "repeat-x" ? { x: "repeat", y: "no-repeat" } : { x: "no-repeat", y: "repeat" };
  const [x, y] = [repetition(value.slice(0, 1)), repetition(value.slice(-1))];
  return x && y && value.length <= 2 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
};

const box = keywords("border-box", "padding-box", "content-box");

export const backgroundProperties = {
  backgroundColor: colored(TRANSPARENT, { text: colorText }),
  backgroundImage: list<BackgroundImage>({ kind: "none" }, image),
  backgroundPositionX: list<LengthPercentage>(ZERO, axisOffset("x")),
  backgroundPositionY: list<LengthPercentage>(ZERO, axisOffset("y")),
  backgroundSize: list<BackgroundSize>({ width: "auto", height: "auto" }, size),
  backgroundRepeat: list<BackgroundRepeat>({ x: "repeat", y: "repeat" }, repeat),
  backgroundOrigin: list<BackgroundBox>("padding-box", box),
  backgroundClip: list<BackgroundBox | "text">(
    "border-box",
    keywords("border-box", "padding-box", "content-box", "text"),
  ),
  // What scrolls with its content stays where it is on paper.
  backgroundAttachment: list<"scroll" | "local" | "fixed">("scroll", keywords("scroll", "local", "fixed")),
};
