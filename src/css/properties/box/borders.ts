/** Properties of borders (CSS Backgrounds 3, sections 3 and 4). */
import type { Component } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { parseNumber } from "../../values/numeric.js";
import { keywords, nonNegative, nonNegativeLength, one, ZERO } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { BorderStyle, LengthPercentage } from "../../values/types.js";
import { colored, type PropertyDefinition, property } from "../definition.js";

export const borderWidth: Parser<number> = one((component) => {
  if (component.type === "ident") {
    const width = named({ thin: 1, medium: 3, thick: 5 }, component.name.toLowerCase());
    return width === undefined ? undefined : () => width;
  }
  return nonNegativeLength([component]);
});

/**
 * The width of a line, initially `medium`. @param style the property that says how it is drawn: a line without a style has no width
 * (CSS Backgrounds 3, section 3.3)
 */
export const lineWidth = (style: string): PropertyDefinition<number> =>
  property(3, borderWidth, {
    beside: (width, { [style]: drawn }) => (drawn === "none" || drawn === "hidden" ? 0 : snapped(width)),
  });

/** "Snap as a border width" (CSS Values 4, section 6.3): whole px, rounded down, but at least one. */
export function snapped(width: number): number {
  // 0.3em of 13.333px are 4px, whatever the sum of floating-point errors.
  return width <= 0 ? 0 : Math.max(1, Math.floor(width + 0.001));
}

export const lineStyle: Parser<BorderStyle> = keywords(
  "none",
  "hidden",
  "solid",
  "dashed",
  "dotted",
  "double",
  "groove",
  "ridge",
  "inset",
  "outset",
);

const borderStyle = () => property<BorderStyle>("none", lineStyle);

export interface Radius {
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
}

const radius = () =>
  property<Radius>({ x: ZERO, y: ZERO }, (value) => {
    const [x, y] = [nonNegative(value.slice(0, 1)), nonNegative(value.slice(value.length === 2 ? 1 : 0, 2))];
    return x && y && value.length <= 2 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
  });

/** The exponents of the superellipses that keywords stand for (CSS Borders 4, section 3.2.2). */
const SHAPES = { round: 2, scoop: 0.5, bevel: 1, notch: 0, square: Number.POSITIVE_INFINITY, squircle: 4 };
const ENDLESS = { infinity: Number.POSITIVE_INFINITY, "-infinity": 0 };

/** The exponent of a superellipse: a quarter of an ellipse has 2. */
const cornerShape = () =>
  property<number>(
    SHAPES.round,
    one((component) => {
      const exponent =
        component.type === "ident" ? named(SHAPES, component.name.toLowerCase()) : superellipse(component);
      return exponent === undefined ? undefined : () => exponent;
    }),
  );

function superellipse(component: Component): number | undefined {
  if (component.type !== "function" || component.name !== "superellipse" || component.args.length !== 1)
    return undefined;
  const [argument] = component.args;
  if (argument!.type === "ident") return named(ENDLESS, argument!.name.toLowerCase());
  const parameter = parseNumber(argument);
  return parameter === undefined ? undefined : 2 ** parameter;
}

export const borderProperties = {
  borderTopWidth: lineWidth("borderTopStyle"),
  borderRightWidth: lineWidth("borderRightStyle"),
  borderBottomWidth: lineWidth("borderBottomStyle"),
  borderLeftWidth: lineWidth("borderLeftStyle"),
  borderTopStyle: borderStyle(),
  borderRightStyle: borderStyle(),
  borderBottomStyle: borderStyle(),
  borderLeftStyle: borderStyle(),
  borderTopColor: colored("currentcolor"),
  borderRightColor: colored("currentcolor"),
  borderBottomColor: colored("currentcolor"),
  borderLeftColor: colored("currentcolor"),
  borderTopLeftRadius: radius(),
  borderTopRightRadius: radius(),
  borderBottomRightRadius: radius(),
  borderBottomLeftRadius: radius(),
  cornerTopLeftShape: cornerShape(),
  cornerTopRightShape: cornerShape(),
  cornerBottomRightShape: cornerShape(),
  cornerBottomLeftShape: cornerShape(),
};
