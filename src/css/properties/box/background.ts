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
export function list<T>(initial: T, parse: Parser<T>): PropertyDefinition<readonly T[]> {
  return property<readonly T[]>([initial], (value) => {
    const layers = splitAt(value, ",")?.map(parse);
    if (!layers || layers.length === 0 || layers.some((layer) => !layer)) return undefined;
    return (context) => layers.map((layer) => layer!(context));
  });
}

export const image: Parser<BackgroundImage> = (value): Specified<BackgroundImage> | undefined => {
  const [component] = value;
  if (!component || value.length !== 1) return undefined;
  return keyword(component, ["none"]) ? () => ({ kind: "none" }) : (stored(component) ?? imageSet(component));
};

/** `image-set()` (CSS Images 4, section 2.3): of the images that print reads the one for a dot a px, or else that with most dots. */
function imageSet(component: Component): Specified<BackgroundImage> | undefined {
  if (component.type !== "function" || !/^(-webkit-)?image-set$/.test(component.name)) return undefined;
  const options = splitAt(component.args, ",")?.map(imageOption);
  if (!options?.every((option) => option !== undefined)) return undefined;
  const drawn = options.filter(({ isRead }) => isRead).sort((a, b) => a.dots - b.dots);
  return (drawn.find(({ dots }) => dots >= 1) ?? drawn.at(-1))?.image ?? (() => ({ kind: "none" }));
}

interface ImageOption {
  readonly image: Specified<BackgroundImage>;
  /** Dots of the image for a px. */
  readonly dots: number;
  /** Whether its `type()` names a format that print reads. */
  readonly isRead: boolean;
}

const DOTS: Readonly<Record<string, number>> = { x: 1, dppx: 1, dpi: 1 / 96, dpcm: 2.54 / 96 };
const READ = /^image\/(png|jpe?g|gif|webp|svg\+xml)$/i;

/** An image that is in no set itself. */
const stored = (component: Component): Specified<BackgroundImage> | undefined =>
  component.type === "url" ? () => ({ kind: "url", url: component.value }) : gradient(component);

function imageOption([first, ...rest]: readonly Component[]): ImageOption | undefined {
  if (!first || rest.length > 2) return undefined;
  const own = stored(first.type === "string" ? { type: "url", value: first.value } : first);
  if (!own) return undefined;
  let dots: number | undefined;
  let type: string | undefined;
  for (const part of rest) {
    if (part.type === "dimension" && dots === undefined && DOTS[part.unit]) dots = part.value * DOTS[part.unit]!;
    else if (part.type === "function" && part.name === "type" && part.args[0]?.type === "string" && type === undefined)
      type = part.args[0].value;
    else return undefined;
  }
  if (dots !== undefined && dots < 0) return undefined;
  return { image: own, dots: dots ?? 1, isRead: type === undefined || READ.test(type) };
}

export const layerSize: Parser<BackgroundSize> = (value): Specified<BackgroundSize> | undefined => {
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

export const layerRepeat: Parser<BackgroundRepeat> = (value): Specified<BackgroundRepeat> | undefined => {
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
  backgroundSize: list<BackgroundSize>({ width: "auto", height: "auto" }, layerSize),
  backgroundRepeat: list<BackgroundRepeat>({ x: "repeat", y: "repeat" }, layerRepeat),
  backgroundOrigin: list<BackgroundBox>("padding-box", box),
  backgroundClip: list<BackgroundBox | "text">(
    "border-box",
    keywords("border-box", "padding-box", "content-box", "text"),
  ),
  // What scrolls with its content stays where it is on paper.
  backgroundAttachment: list<"scroll" | "local" | "fixed">("scroll", keywords("scroll", "local", "fixed")),
};
