/** `clip-path` (CSS Masking 1, section 5.1) and `shape-outside` (CSS Shapes 1, section 5) with the basic shapes of its section 3.1. */
import { type Component, isComma, isSlash } from "../../syntax/component.js";
import { combine } from "../../values/length-percentage.js";
import { keyword, lengthPercentage, nonNegative, ZERO } from "../../values/parsers.js";
import { CENTER, type Position, position } from "../../values/position.js";
import type { ComputeContext, Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";
import { type DrawnShape, drawnShape } from "./drawn-shape.js";

type Radius = LengthPercentage | "closest-side" | "farthest-side";

const BOXES = ["border-box", "padding-box", "content-box", "margin-box", "fill-box", "stroke-box", "view-box"] as const;

type AnyBox = (typeof BOXES)[number];

/** What the shape lies in. Those of drawings are the content box and the border box of other boxes. */
export type ClipBox = AnyBox;

/** A shape within a box, or the box itself. */
export type ClipPath = { readonly shape: ClipShape | undefined; readonly box: ClipBox };

/** A `clipPath` element of the document: `#` and its id. */
export interface ClipReference {
  readonly url: string;
}

export type ClipShape =
  | {
      readonly kind: "inset";
      readonly top: LengthPercentage;
      readonly right: LengthPercentage;
      readonly bottom: LengthPercentage;
      readonly left: LengthPercentage;
      /** Of the corners from the top left one on, clockwise; undefined where all are sharp. */
      readonly radii: readonly { readonly x: LengthPercentage; readonly y: LengthPercentage }[] | undefined;
    }
  | { readonly kind: "ellipse"; readonly rx: Radius; readonly ry: Radius; readonly at: Position }
  /** Percentages of its radius refer to both sides of the box. */
  | { readonly kind: "circle"; readonly radius: Radius; readonly at: Position }
  | {
      readonly kind: "polygon";
      readonly rule: "nonzero" | "evenodd";
      readonly points: readonly (readonly [x: LengthPercentage, y: LengthPercentage])[];
    }
  /** In the notation of SVG 2, section 9.3; px. */
  | { readonly kind: "path"; readonly rule: "nonzero" | "evenodd"; readonly data: string }
  | DrawnShape;

const shapeOrBox = shapeIn(BOXES, "border-box");
const clipPath: Parser<"none" | ClipPath | ClipReference> = (value) => {
  const url = ownFragment(value);
  return url === undefined ? shapeOrBox(value) : () => ({ url });
};

/** The `url(#id)` of an element of the same document; undefined for anything else. */
export function ownFragment(value: readonly Component[]): string | undefined {
  const [only] = value;
  return value.length === 1 && only?.type === "url" && only.value.startsWith("#") ? only.value : undefined;
}

/** Paths are none of its shapes (section 5.1 of Shapes 1, as browsers have it). */
const outside = shapeIn(["margin-box", "border-box", "padding-box", "content-box"], "margin-box");
const shapeOutside: Parser<"none" | ClipPath> = (value) =>
  value.some((component) => component.type === "function" && /^(path|shape)$/.test(component.name))
    ? undefined
    : outside(value);

/** A shape, a box, or both, in any order. @param usual the box where none is named */
function shapeIn(boxes: readonly AnyBox[], usual: AnyBox): Parser<"none" | ClipPath> {
  return (value) => {
    if (value.length === 1 && keyword(value[0], ["none"])) return () => "none";
    const at = value.findIndex((component) => keyword(component, boxes) !== undefined);
    const box = value[at];
    const rest = value.filter((component) => component !== box);
    const shape = rest[0] && basicShape(rest[0]);
    if (rest.length > 1 || value.length > 2 || (rest.length === 1 && !shape)) return undefined;
    return (context) => ({ shape: shape?.(context), box: keyword(box, boxes)?.(context) ?? usual });
  };
}

function basicShape(only: Component): Specified<ClipShape> | undefined {
  if (only.type !== "function") return undefined;
  switch (only.name) {
    case "inset":
    case "rect":
    case "xywh":
      return rectangle(only.name, only.args);
    case "circle":
    case "ellipse":
      return round(only.name, only.args);
    case "polygon":
      return polygon(only.args);
    case "path":
      return path(only.args);
    case "shape":
      return drawnShape(only.args);
    default:
      return undefined;
  }
}

/** A rectangle by how far its sides lie within the box, by where they lie, or by its place and size; with corners that may be round. */
function rectangle(kind: "inset" | "rect" | "xywh", args: readonly Component[]): Specified<ClipShape> | undefined {
  const round = args.findIndex((arg) => keyword(arg, ["round"]) !== undefined);
  const sides = round < 0 ? args : args.slice(0, round);
  const radii = round < 0 ? () => undefined : corners(args.slice(round + 1));
  if (!radii || sides.length < 1 || sides.length > 4 || (kind !== "inset" && sides.length < 4)) return undefined;
  const isAuto = (arg: Component) => kind === "rect" && keyword(arg, ["auto"]) !== undefined;
  const [first, second = first, third = first, fourth = second] = sides.map((arg, i) => {
    if (isAuto(arg)) return () => (i === 1 || i === 2 ? ALL : ZERO);
    return kind === "xywh" && i > 1 ? nonNegative([arg]) : lengthPercentage([arg]);
  });
  if (!first || !second || !third || !fourth) return undefined;
  return (context) => {
    const [a, b, c, d] = [first(context), second(context), third(context), fourth(context)];
    const shape = { kind: "inset", radii: radii(context) } as const;
    if (kind === "inset") return { ...shape, top: a, right: b, bottom: c, left: d };
    if (kind === "rect") return { ...shape, top: a, right: rest(b), bottom: rest(c), left: d };
    return { ...shape, top: b, right: rest(a, c), bottom: rest(b, d), left: a };
  };
}

const ALL: LengthPercentage = { px: 0, percent: 1 };

/** What some lengths leave of a whole side. */
const rest = (...lengths: readonly LengthPercentage[]): LengthPercentage =>
  combine([ALL, ...lengths], ([all, ...taken]) => taken.reduce((left, length) => left - length, all!));

function corners(value: readonly Component[]) {
  const slash = value.findIndex(isSlash);
  const of = (part: readonly Component[]) => {
    const [first, second = first, third = first, fourth = second] = part.map((arg) => nonNegative([arg]));
    const known = first && second && third && fourth && part.length <= 4;
    return known ? [first, second, third, fourth] : undefined;
  };
  const x = of(slash < 0 ? value : value.slice(0, slash));
  const y = slash < 0 ? x : of(value.slice(slash + 1));
  return x && y && ((context: ComputeContext) => x.map((across, i) => ({ x: across(context), y: y[i]!(context) })));
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

/** Data that begin with a place, of letters that SVG knows. */
const PATH_DATA = /^\s*m[\s\d,.e+-]*(?:[mlhvcsqtaz][\s\d,.e+-]*)*$/i;

function path(args: readonly Component[]): Specified<ClipShape> | undefined {
  const given = keyword(args[0], ["nonzero", "evenodd"]);
  const [text, ...more] = given && isComma(args[1]) ? args.slice(2) : args;
  if (text?.type !== "string" || more.length > 0 || !PATH_DATA.test(text.value)) return undefined;
  return (context) => ({ kind: "path", rule: given?.(context) ?? "nonzero", data: text.value });
}

export const shapeProperties = {
  clipPath: property<"none" | ClipPath | ClipReference>("none", clipPath),
  shapeOutside: property<"none" | ClipPath>("none", shapeOutside),
  shapeMargin: property<LengthPercentage>(ZERO, nonNegative),
};
