/** Gradients (CSS Images 4, section 3), as computed values. */

import { type Component, splitAt } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { mixingMethod } from "./colors/mixing.js";
import { parseNumber } from "./numeric.js";
import { color, keyword, lengthPercentage, nonNegative, one } from "./parsers.js";
import { CENTER, type Position, position } from "./position.js";
import type { Parser, Specified } from "./specified.js";
import type { Color, LengthPercentage } from "./types.js";

/**
 * A colour at a place on the gradient line, if the author gave one; without a colour, a hint where the middle is. Around a centre places are
 * parts of a turn.
 */
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
  | {
      readonly kind: "conic";
      /** Where it begins, clockwise from up, radians. */
      readonly from: number;
      readonly center: Position;
    }
);

export function gradient(component: Component): Specified<Gradient> | undefined {
  if (component.type !== "function") return undefined;
  const kind = /^(repeating-)?(linear|radial|conic)-gradient$/.exec(component.name);
  const parts = kind && splitAt(component.args, ",");
  if (!parts) return undefined;
  const first = withoutMethod(parts[0]!);
  if (!first) return undefined;
  const read = { linear, radial, conic }[kind[2] as "linear" | "radial" | "conic"];
  const rest = first.length === 0 ? parts.slice(1) : [first, ...parts.slice(1)];
  return rest.length === 0 ? undefined : read(rest, kind[1] !== undefined);
}

/**
 * What stands before the stops, without the way in which colours are mixed (CSS Images 4, section 3.1): whatever it says, the PDFs of
 * Chromium mix them in sRGB.
 */
function withoutMethod(value: readonly Component[]): readonly Component[] | undefined {
  const start = value.findIndex((component) => keyword(component, ["in"]) !== undefined);
  if (start < 0) return value;
  const after = value.findIndex((component, i) => i > start && !isMethodWord(component, i - start));
  const end = after < 0 ? value.length : after;
  const around = [...value.slice(0, start), ...value.slice(end)];
  // It is the first or the last of what is said, and there is no stop beside it.
  const isApart = (start === 0 || end === value.length) && !(around.length > 0 && stopsOf([around]));
  return isApart && mixingMethod(value.slice(start, end)) ? around : undefined;
}

/** The name of a space, and which way round its hues go. */
const isMethodWord = (component: Component, i: number): boolean =>
  component.type === "ident" &&
  (i === 1 || keyword(component, ["shorter", "longer", "increasing", "decreasing", "hue"]) !== undefined);

type Linear = Extract<Gradient, { kind: "linear" }>;
type Radial = Extract<Gradient, { kind: "radial" }>;

function linear(parts: readonly (readonly Component[])[], repeating: boolean): Specified<Gradient> | undefined {
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

function radial(parts: readonly (readonly Component[])[], repeating: boolean): Specified<Gradient> | undefined {
  const shape = radialShape(parts[0]!);
  const stops = colorStops(shape ? parts.slice(1) : parts);
  if (!stops) return undefined;
  const used = shape ?? (() => ({ circle: false, size: "farthest-corner", center: { x: CENTER, y: CENTER } }) as const);
  return (context) => ({ kind: "radial", repeating, ...used(context), stops: stops(context) });
}

/** `from` an angle, `at` a position, and stops at angles (CSS Images 4, section 3.3). */
function conic(parts: readonly (readonly Component[])[], repeating: boolean): Specified<Gradient> | undefined {
  const [head = []] = parts;
  const hasFrom = keyword(head[0], ["from"]) !== undefined;
  const from = hasFrom ? angle(head[1]) : 0;
  const where = head.slice(hasFrom ? 2 : 0);
  const hasCenter = keyword(where[0], ["at"]) !== undefined;
  const center = hasCenter ? position(where.slice(1)) : () => ({ x: CENTER, y: CENTER });
  if (from === undefined || !center || (hasFrom && !hasCenter && where.length > 0)) return undefined;
  const stops = colorStops(hasFrom || hasCenter ? parts.slice(1) : parts, partOfTurn);
  return stops && ((context) => ({ kind: "conic", repeating, from, center: center(context), stops: stops(context) }));
}

/** An angle or a percentage, as a part of a turn. */
const partOfTurn: Parser<LengthPercentage> = one((component) => {
  if (component.type === "percentage") return () => ({ px: 0, percent: component.value });
  const turned = angle(component);
  return turned === undefined ? undefined : () => ({ px: turned / (2 * Math.PI), percent: 0 });
});

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

function colorStops(
  parts: readonly (readonly Component[])[],
  place: Parser<LengthPercentage> = lengthPercentage,
): Specified<readonly ColorStop[]> | undefined {
  const stops = stopsOf(parts, place);
  if (!stops || stops.length === 0) return undefined;
  // Hints stand between two colours.
  const isHint = stops.map(({ paint }) => !paint);
  if (isHint[0] || isHint.at(-1) || isHint.some((hint, i) => hint && isHint[i + 1])) return undefined;
  return (context) => stops.map(({ paint, at }) => ({ color: paint?.(context), at: at?.(context) }));
}

interface SpecifiedStop {
  readonly paint: Specified<Color> | undefined;
  readonly at: Specified<LengthPercentage> | undefined;
}

function stopsOf(
  parts: readonly (readonly Component[])[],
  place: Parser<LengthPercentage> = lengthPercentage,
): SpecifiedStop[] | undefined {
  const stops: SpecifiedStop[] = [];
  for (const part of parts) {
    const own = part.find((component) => color([component]) !== undefined);
    const ats = part.filter((component) => component !== own).map((component) => place([component]));
    if (ats.some((at) => !at) || ats.length > (own ? 2 : 1) || part.length === 0) return undefined;
    if (own && ats.length === 2 && part[1] === own) return undefined;
    const paint = own && color([own]);
    for (const at of ats.length === 0 ? [undefined] : ats) stops.push({ paint, at });
  }
  return stops;
}
