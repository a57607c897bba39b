/** Linear and radial gradients (CSS Images 4, section 3), as computed values. */

import { type Component, splitAt } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { parseNumber } from "./numeric.js";
import { color, keyword, lengthPercentage, nonNegative } from "./parsers.js";
import { CENTER, type Position, position } from "./position.js";
import type { Specified } from "./specified.js";
import type { Color, LengthPercentage } from "./types.js";

/** A colour at a place on the gradient line, if the author gave one; without a colour, a hint where the middle is. */
export interface ColorStop {
  readonly color: Color | undefined;
  readonly at: LengthPercentage | undefined;
}

export type RadialExtent = "closest-side" | "farthest-side" | "closest-corner" | "farthest-corner";

export type Gradient = { readonly repeating: boolean; readonly stops: readonly ColorStop[] } & (
  | {
      readonly kind: "linear";
      /** Where the line points: an angle clockwise from up (radians), or a corner (-1, 0 or 1 on each axis, y down). */
      readonly direction: number | { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };
    }
  | {
      readonly kind: "radial";
      readonly circle: boolean;
      readonly size: RadialExtent | { readonly x: LengthPercentage; readonly y: LengthPercentage };
      readonly center: Position;
    }
);

export function gradient(component: Component): Specified<Gradient> | undefined {
  if (component.type !== "function") return undefined;
  const kind = /^(repeating-)?(linear|radial)-gradient$/.exec(component.name);
  const parts = kind && splitAt(component.args, ",");
  if (!parts) return undefined;
  const repeating = kind[1] !== undefined;
  return kind[2] === "linear" ? linear(parts, repeating) : radial(parts, repeating);
}

type Linear = Extract<Gradient, { kind: "linear" }>;
type Radial = Extract<Gradient, { kind: "radial" }>;

function linear(parts: readonly Component[][], repeating: boolean): Specified<Gradient> | undefined {
  const given = lineDirection(parts[0]!);
  const stops = colorStops(given === undefined ? parts : parts.slice(1));
  const direction = given ?? Math.PI;
  return stops && ((context) => ({ kind: "linear", repeating, direction, stops: stops(context) }));
}

function lineDirection(value: readonly Component[]): Linear["direction"] | undefined {
  const [first] = value;
  if (value.length === 1) return angle(first);
  if (first?.type !== "ident" || first.name !== "to" || value.length > 3) return undefined;
  const words = value.slice(1).map((component) => (component.type === "ident" ? component.name : ""));
  const along = (back: string, forth: string) => (words.includes(back) ? -1 : words.includes(forth) ? 1 : 0);
  const corner = { x: along("left", "right"), y: along("top", "bottom") } as const;
  const named = Math.abs(corner.x) + Math.abs(corner.y);
  return named === words.length ? corner : undefined;
}

const RADIANS: Readonly<Record<string, number>> = {
  deg: Math.PI / 180,
  grad: Math.PI / 200,
  rad: 1,
  turn: 2 * Math.PI,
};

/** An angle in radians; zero needs no unit. */
export function angle(component: Component | undefined): number | undefined {
  if (component?.type === "dimension") {
    const factor = named(RADIANS, component.unit);
    return factor && component.value * factor;
  }
  return parseNumber(component) === 0 ? 0 : undefined;
}

function radial(parts: readonly Component[][], repeating: boolean): Specified<Gradient> | undefined {
  const shape = radialShape(parts[0]!);
  const stops = colorStops(shape ? parts.slice(1) : parts);
  if (!stops) return undefined;
  const used = shape ?? (() => ({ circle: false, size: "farthest-corner", center: { x: CENTER, y: CENTER } }) as const);
  return (context) => ({ kind: "radial", repeating, ...used(context), stops: stops(context) });
}

/** Shape, size and `at` a position, in this order or with the first two swapped. */
function radialShape(value: readonly Component[]): Specified<Pick<Radial, "circle" | "size" | "center">> | undefined {
  const at = value.findIndex((component) => component.type === "ident" && component.name === "at");
  const center = at < 0 ? () => ({ x: CENTER, y: CENTER }) : position(value.slice(at + 1));
  const words = at < 0 ? value : value.slice(0, at);
  let shape: Specified<"circle" | "ellipse"> | undefined;
  let extent: Specified<RadialExtent> | undefined;
  const radii: Specified<LengthPercentage>[] = [];
  for (const component of words) {
    const asShape = keyword(component, ["circle", "ellipse"]);
    const asExtent = keyword(component, ["closest-side", "farthest-side", "closest-corner", "farthest-corner"]);
    const asRadius = nonNegative([component]);
    if (asShape && !shape) shape = asShape;
    else if (asExtent && !extent) extent = asExtent;
    else if (asRadius && radii.length < 2) radii.push(asRadius);
    else return undefined;
  }
  if (!center || (at < 0 && words.length === 0) || (extent && radii.length > 0)) return undefined;
  const [x, y = x] = radii;
  return (context) => ({
    circle: shape ? shape(context) === "circle" : radii.length === 1,
    size: x && y ? { x: x(context), y: y(context) } : (extent?.(context) ?? "farthest-corner"),
    center: center(context),
  });
}

function colorStops(parts: readonly Component[][]): Specified<readonly ColorStop[]> | undefined {
  const stops: Specified<ColorStop>[] = [];
  let colors = 0;
  for (const part of parts) {
    const isColor = (component: Component) => color([component]) !== undefined;
    const own = part.find(isColor);
    const places = part.filter((component) => component !== own).map((component) => lengthPercentage([component]));
    if (places.some((place) => !place) || places.length > (own ? 2 : 1)) return undefined;
    const paint = own && color([own]);
    if (own) colors++;
    const ats = places.length === 0 ? [undefined] : places;
    for (const at of ats) stops.push((context) => ({ color: paint?.(context), at: at?.(context) }));
  }
  return colors === 0 ? undefined : (context) => stops.map((stop) => stop(context));
}
