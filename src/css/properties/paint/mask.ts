/** Masks (CSS Masking 1, section 7): lists as those of backgrounds, of one value for every layer. */
import type { Component } from "../../syntax/component.js";
import { keywords, ZERO } from "../../values/parsers.js";
import { axisOffset, splitPosition } from "../../values/position.js";
import type { Parser } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import {
  type BackgroundBox,
  type BackgroundImage,
  type BackgroundRepeat,
  type BackgroundSize,
  image,
  layerRepeat,
  layerSize,
  list,
} from "../box/background.js";
import { ownFragment } from "./clip-path.js";

/** How a layer and what lies below it make one (section 7.8). */
export type MaskComposite = "add" | "subtract" | "intersect" | "exclude";

export interface LayerPosition {
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
}

/** A `mask` element of the document stands as `#` and its id; one of another file is no image. */
const source: Parser<BackgroundImage> = (value) => {
  const [only] = value;
  const refers = only?.type === "url" && only.value.includes("#") && !/^\s*data:/i.test(only.value);
  return refers && ownFragment(value) === undefined ? undefined : image(value);
};

const [offsetX, offsetY] = [axisOffset("x"), axisOffset("y")];

const position: Parser<LayerPosition> = (value) => {
  const parts = splitPosition(value);
  const [x, y] = [parts && offsetX(parts.x), parts && offsetY(parts.y)];
  return x && y && ((context) => ({ x: x(context), y: y(context) }));
};

const BOXES = ["border-box", "padding-box", "content-box"] as const;
/** Those of drawings are those of boxes of CSS (CSS Box 4, section 2). */
const OF_DRAWINGS: Readonly<Record<string, BackgroundBox>> = {
  "fill-box": "content-box",
  "stroke-box": "border-box",
  "view-box": "border-box",
};

const named = (value: readonly Component[]): BackgroundBox | undefined =>
  value.length === 1 && value[0]?.type === "ident" ? OF_DRAWINGS[value[0].name.toLowerCase()] : undefined;

const origin: Parser<BackgroundBox> = (value) => {
  const box = named(value);
  return box ? () => box : keywords(...BOXES)(value);
};

const clip: Parser<BackgroundBox | "no-clip"> = (value) => {
  const box = named(value);
  return box ? () => box : keywords(...BOXES, "no-clip")(value);
};

/** Of old the names of Porter and Duff. */
const OF_OLD: Readonly<Record<string, MaskComposite>> = {
  "source-over": "add",
  "source-in": "intersect",
  "source-out": "subtract",
  xor: "exclude",
};

const composite: Parser<MaskComposite> = (value) => {
  const [only] = value;
  const old = value.length === 1 && only?.type === "ident" ? OF_OLD[only.name.toLowerCase()] : undefined;
  return old ? () => old : keywords("add", "subtract", "intersect", "exclude")(value);
};

export const maskProperties = {
  maskImage: list<BackgroundImage>({ kind: "none" }, source),
  maskPosition: list<LayerPosition>({ x: ZERO, y: ZERO }, position),
  maskSize: list<BackgroundSize>({ width: "auto", height: "auto" }, layerSize),
  maskRepeat: list<BackgroundRepeat>({ x: "repeat", y: "repeat" }, layerRepeat),
  maskOrigin: list<BackgroundBox>("border-box", origin),
  maskClip: list<BackgroundBox | "no-clip">("border-box", clip),
  maskComposite: list<MaskComposite>("add", composite),
  maskMode: list<"match-source" | "alpha" | "luminance">(
    "match-source",
    keywords("match-source", "alpha", "luminance"),
  ),
};
