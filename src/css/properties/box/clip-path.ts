/** `clip-path` (CSS Masking 1, section 5.1) with the basic shapes of CSS Shapes 1, section 3.1. */
import { type Component, isComma } from "../../syntax/component.js";
import { keyword, lengthPercentage, nonNegative } from "../../values/parsers.js";
import { CENTER, type Position, position } from "../../values/position.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

type Radius = LengthPercentage | "closest-side" | "farthest-side";

/** A shape within the border box. */
export type ClipShape =
  | {
      readonly kind: "inset";
      readonly top: LengthPercentage;
      readonly right: LengthPercentage;
      readonly bottom: LengthPercentage;
      readonly left: LengthPercentage;
    }
  | { readonly kind: "ellipse"; readonly rx: Radius; readonly ry: Radius; readonly at: Position }
  /** Percentages of its radius refer to both sides of the box. */
  | { readonly kind: "circle"; readonly radius: Radius; readonly at: Position }
  | {
      readonly kind: "polygon";
      readonly rule: "nonzero" | "evenodd";
      readonly points: readonly (readonly [x: LengthPercentage, y: LengthPercentage])[];
    };

const shape: Parser<"none" | ClipShape> = (value) => {
  const [only] = value;
  if (value.length !== 1) return undefined;
  if (keyword(only, ["none"])) return () => "none";
  if (only?.type !== "function") return undefined;
  switch (only.name) {
    case "inset":
      return inset(only.args);
    case "circle":
    case "ellipse":
      return round(only.name, only.args);
    case "polygon":
      return polygon(only.args);
    default:
      return undefined;
  }
};

function inset(args: readonly Component[]): Specified<ClipShape> | undefined {
  if (args.length < 1 || args.length > 4) return undefined;
  const [first, second = first, third = first, fourth = second] = args.map((arg) => lengthPercentage([arg]));
  if (!first || !second || !third || !fourth) return undefined;
  return (context) => ({
    kind: "inset",
    top: first(context),
    right: second(context),
    bottom: third(context),
    left: fourth(context),
  });
}

function round(kind: "circle" | "ellipse", args: readonly Component[]): Specified<ClipShape> | undefined {
  const at = args.findIndex((arg) => keyword(arg, ["at"]) !== undefined);
  const radii = (at < 0 ? args : args.slice(0, at)).map(radius);
  const center = at < 0 ? () => ({ x: CENTER, y: CENTER }) : position(args.slice(at + 1));
  if (!center || (radii.length !== 0 && radii.length !== (kind === "circle" ? 1 : 2))) return undefined;
  const side: Specified<Radius> = () => "closest-side";
  const [x, y] = radii.length === 0 ? [side, side] : [radii[0], radii[1] ?? side];
  if (!x || !y) return undefined;
  return kind === "circle"
    ? (context) => ({ kind, radius: x(context), at: center(context) })
    : (context) => ({ kind, rx: x(context), ry: y(context), at: center(context) });
}

const radius = (arg: Component): Specified<Radius> | undefined =>
  keyword(arg, ["closest-side", "farthest-side"]) ?? nonNegative([arg]);

function polygon(args: readonly Component[]): Specified<ClipShape> | undefined {
  const rule = keyword(args[0], ["nonzero", "evenodd"]);
  const groups: Component[][] = [[]];
  for (const arg of args.slice(rule ? 1 : 0)) {
    if (!isComma(arg)) groups.at(-1)!.push(arg);
    else if (groups.at(-1)!.length > 0) groups.push([]);
  }
  const points = groups.map(([x, y, ...more]) => {
    const [across, down] = [x && lengthPercentage([x]), y && lengthPercentage([y])];
    return across && down && more.length === 0 ? ([across, down] as const) : undefined;
  });
  if (points.includes(undefined)) return undefined;
  const known = points.filter((point) => point !== undefined);
  return (context) => ({
    kind: "polygon",
    rule: rule?.(context) ?? "nonzero",
    points: known.map(([x, y]) => [x(context), y(context)] as const),
  });
}

export const clipPathProperties = { clipPath: property<"none" | ClipShape>("none", shape) };
