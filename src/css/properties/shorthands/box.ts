/** Shorthands of boxes: margins, paddings, borders, offsets, outlines, `overflow` (CSS Box 4; Backgrounds 3; Logical 1). */
import { type Component, isSlash, type Parts } from "../../syntax/component.js";
import { EDGES, foursome, ident, lines, pair, type Shorthand, sides } from "./parts.js";

const CORNERS = ["top-left", "top-right", "bottom-right", "bottom-left"].map((corner) => `border-${corner}-radius`);

/** Horizontal radii, and after a slash vertical ones (CSS Backgrounds 3, section 4.3). */
function splitRadius(value: readonly Component[]): Parts | undefined {
  const slash = value.findIndex(isSlash);
  const x = foursome(slash < 0 ? value : value.slice(0, slash));
  const y = slash < 0 ? x : foursome(value.slice(slash + 1));
  return x && y && CORNERS.map((corner, i) => [corner, [x[i]!, y[i]!]]);
}

const CORNER_SHAPES = ["top-left", "top-right", "bottom-right", "bottom-left"].map(
  (corner) => `corner-${corner}-shape`,
);

const cornerPair = (first: string, second: string): Shorthand =>
  pair(`corner-${first}-shape`, `corner-${second}-shape`);

const INTRINSIC = ["contain-intrinsic-width", "contain-intrinsic-height"];

/** One size for both axes, or one for each, with `auto` before it or not (CSS Sizing 4, section 4.5). */
function splitIntrinsicSize(value: readonly Component[]): Parts | undefined {
  const count = (at: number) => (value[at]?.type === "ident" && value[at].name.toLowerCase() === "auto" ? 2 : 1);
  const across = count(0);
  const down = value.length > across ? count(across) : 0;
  if (value.length !== across + down) return undefined;
  const first = value.slice(0, across);
  return [
    [INTRINSIC[0]!, first],
    [INTRINSIC[1]!, down > 0 ? value.slice(across) : first],
  ];
}

/** `border` takes the image away as well; the rest of what is said of it shows with an image alone (CSS Backgrounds 3, section 3.4). */
const withoutImage = ({ longhands, split }: Shorthand): Shorthand => ({
  longhands: [...longhands, "border-image-source"],
  split: (value) => {
    const parts = split(value);
    return parts && [...parts, ["border-image-source", NONE]];
  },
});

const NONE = [ident("none")];

export const boxShorthands: Readonly<Record<string, Shorthand>> = {
  margin: sides((side) => `margin-${side}`),
  padding: sides((side) => `padding-${side}`),
  "margin-inline": pair("margin-inline-start", "margin-inline-end"),
  "margin-block": pair("margin-top", "margin-bottom"),
  "padding-inline": pair("padding-inline-start", "padding-inline-end"),
  "padding-block": pair("padding-top", "padding-bottom"),
  inset: sides((side) => side),
  outline: lines("outline"),
  overflow: pair("overflow-x", "overflow-y"),
  "contain-intrinsic-size": { longhands: INTRINSIC, split: splitIntrinsicSize },
  "inset-inline": pair("inset-inline-start", "inset-inline-end"),
  "inset-block": pair("top", "bottom"),
  "border-inline-width": pair("border-inline-start-width", "border-inline-end-width"),
  "border-inline-style": pair("border-inline-start-style", "border-inline-end-style"),
  "border-inline-color": pair("border-inline-start-color", "border-inline-end-color"),
  "border-block-width": pair("border-top-width", "border-bottom-width"),
  "border-block-style": pair("border-top-style", "border-bottom-style"),
  "border-block-color": pair("border-top-color", "border-bottom-color"),
  "border-width": sides((side) => `border-${side}-width`),
  "border-style": sides((side) => `border-${side}-style`),
  "border-color": sides((side) => `border-${side}-color`),
  border: withoutImage(lines("border-top", "border-right", "border-bottom", "border-left")),
  ...Object.fromEntries(EDGES.map((side) => [`border-${side}`, lines(`border-${side}`)])),
  "border-inline-start": lines("border-inline-start"),
  "border-inline-end": lines("border-inline-end"),
  "border-block-start": lines("border-top"),
  "border-block-end": lines("border-bottom"),
  "border-inline": lines("border-inline-start", "border-inline-end"),
  "border-block": lines("border-top", "border-bottom"),
  "border-radius": { longhands: CORNERS, split: splitRadius },
  "corner-shape": {
    longhands: CORNER_SHAPES,
    split: (value) => foursome(value)?.map((one, i) => [CORNER_SHAPES[i]!, [one]]),
  },
  "corner-top-shape": cornerPair("top-left", "top-right"),
  "corner-right-shape": cornerPair("top-right", "bottom-right"),
  "corner-bottom-shape": cornerPair("bottom-left", "bottom-right"),
  "corner-left-shape": cornerPair("top-left", "bottom-left"),
  "corner-block-start-shape": cornerPair("start-start", "start-end"),
  "corner-block-end-shape": cornerPair("end-start", "end-end"),
  "corner-inline-start-shape": cornerPair("start-start", "end-start"),
  "corner-inline-end-shape": cornerPair("start-end", "end-end"),
};
