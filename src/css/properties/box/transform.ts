/** Transforms (CSS Transforms 1; functions in space, `translate`, `rotate` and `scale` of Transforms 2). */
import { type Component, isComma } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { angle } from "../../values/gradient.js";
import { parseLength, parseNumber, parsePercentage } from "../../values/numeric.js";
import { keyword, keywords, lengthPercentage, ZERO } from "../../values/parsers.js";
import { CENTER, type Position, position } from "../../values/position.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

/** A matrix in space, column by column, as matrix3d() has it. */
type Matrix3d = readonly number[];

/** `[a b c d]`: x' = a x + c y, y' = b x + d y; or a shift; or what leads out of the plane. Lengths in px. */
export type TransformStep =
  | { readonly kind: "linear"; readonly matrix: readonly [a: number, b: number, c: number, d: number] }
  | { readonly kind: "translate"; readonly x: LengthPercentage; readonly y: LengthPercentage }
  | { readonly kind: "spatial"; readonly matrix: Matrix3d };

type Steps = readonly TransformStep[];

const linear = (a: number, b: number, c: number, d: number): TransformStep => ({
  kind: "linear",
  matrix: [a, b, c, d],
});
const rotation = (by: number) => linear(Math.cos(by), Math.sin(by), -Math.sin(by), Math.cos(by));
const factor = (component: Component | undefined): number | undefined =>
  parseNumber(component) ?? parsePercentage(component);

function transformFunction(name: string, args: readonly Component[]): Specified<TransformStep> | undefined {
  const [first, second] = args;
  switch (name) {
    case "translate":
    case "translatex":
    case "translatey":
      return translation(name === "translatey" ? undefined : first, name === "translatey" ? first : second, args);
    case "scale":
    case "scalex":
    case "scaley": {
      const x = name === "scaley" ? 1 : factor(first);
      const y = name === "scalex" ? 1 : factor(name === "scale" ? (second ?? first) : first);
      return x === undefined || y === undefined || args.length > 2 ? undefined : () => linear(x, 0, 0, y);
    }
    case "rotate":
    case "rotatez": {
      const by = angle(first);
      return by === undefined || args.length !== 1 ? undefined : () => rotation(by);
    }
    case "skew":
    case "skewx":
    case "skewy": {
      const x = name === "skewy" ? 0 : angle(first);
      const y = name === "skewy" ? angle(first) : name === "skew" && second ? angle(second) : 0;
      return x === undefined || y === undefined ? undefined : () => linear(1, Math.tan(y), Math.tan(x), 1);
    }
    default:
      return undefined;
  }
}

function translation(
  x: Component | undefined,
  y: Component | undefined,
  args: readonly Component[],
): Specified<TransformStep> | undefined {
  const [dx, dy] = [x, y].map((component) => (component ? lengthPercentage([component]) : () => ZERO));
  if (!dx || !dy || args.length < 1 || args.length > 2) return undefined;
  return (context) => ({ kind: "translate", x: dx(context), y: dy(context) });
}

const spatial = (...matrix: readonly number[]): TransformStep => ({ kind: "spatial", matrix });

const shiftInDepth = (z: number) => spatial(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, z, 1);

/** A turn about an axis from the origin (CSS Transforms 2, section 14); one without a direction turns nothing. */
function rotation3d(x: number, y: number, z: number, by: number): TransformStep {
  const length = Math.hypot(x, y, z);
  if (length === 0) return linear(1, 0, 0, 1);
  const [u, v, w] = [x / length, y / length, z / length];
  if (u === 0 && v === 0) return rotation(w * by);
  const [sin, cos] = [Math.sin(by), Math.cos(by)];
  const rest = 1 - cos;
  const about = (a: number, b: number, c: number) => a * b * rest + c * sin;
  return spatial(
    ...[u * u * rest + cos, about(u, v, w), about(u, w, -v), 0],
    ...[about(u, v, -w), v * v * rest + cos, about(v, w, u), 0],
    ...[about(u, w, v), about(v, w, -u), w * w * rest + cos, 0],
    ...[0, 0, 0, 1],
  );
}

/** Functions in space: what stays in the plane, and what is seen of the rest from straight above. */
function spatialFunction(name: string, args: readonly Component[]): readonly Specified<TransformStep>[] | undefined {
  const numbers = (count: number): number[] | undefined => {
    const parsed = args.slice(0, count).map((arg) => parseNumber(arg));
    return parsed.length < count || parsed.includes(undefined) ? undefined : (parsed as number[]);
  };
  switch (name) {
    case "translatez":
    case "translate3d": {
      const depth = parseLength(args.at(-1));
      const flat = name === "translatez" ? undefined : translation(args[0], args[1], args.slice(0, 2));
      if (!depth || args.length !== (name === "translatez" ? 1 : 3) || (name === "translate3d" && !flat))
        return undefined;
      const inDepth: Specified<TransformStep> = (context) => shiftInDepth(depth(context));
      return flat ? [flat, inDepth] : [inDepth];
    }
    case "scalez":
    case "scale3d": {
      const parsed = args.map(factor);
      if (parsed.length !== (name === "scalez" ? 1 : 3) || parsed.includes(undefined)) return undefined;
      const [x, y, z] = name === "scalez" ? [1, 1, parsed[0]!] : (parsed as [number, number, number]);
      return [() => linear(x, 0, 0, y), () => spatial(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, z, 0, 0, 0, 0, 1)];
    }
    case "rotatex":
    case "rotatey":
    case "rotate3d": {
      const by = angle(args.at(-1));
      const axis = name === "rotatex" ? [1, 0, 0] : name === "rotatey" ? [0, 1, 0] : numbers(3);
      if (by === undefined || !axis || args.length !== (name === "rotate3d" ? 4 : 1)) return undefined;
      return [() => rotation3d(axis[0]!, axis[1]!, axis[2]!, by)];
    }
    case "perspective": {
      const distance = keyword(args[0], ["none"]) ? () => Number.POSITIVE_INFINITY : parseLength(args[0]);
      if (!distance || args.length !== 1) return undefined;
      const step = (px: number) => spatial(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1 / Math.max(1, px), 0, 0, 0, 1);
      return [(context) => step(distance(context))];
    }
    case "matrix3d": {
      const matrix = numbers(16);
      return matrix && args.length === 16 ? [() => spatial(...matrix)] : undefined;
    }
    default:
      return undefined;
  }
}

const none = (value: readonly Component[]): boolean => value.length === 1 && keyword(value[0], ["none"]) !== undefined;

const transform: Parser<"none" | Steps> = (value) => {
  if (none(value)) return () => "none";
  const steps: Specified<TransformStep>[] = [];
  for (const component of value) {
    if (component.type !== "function") return undefined;
    const args = component.args.filter((arg) => !isComma(arg));
    const [a, b, c, d, e, f] = args.map((arg) => parseNumber(arg) ?? Number.NaN);
    if (component.name === "matrix") {
      if (args.length !== 6 || [a, b, c, d, e, f].some(Number.isNaN)) return undefined;
      const [x, y] = [
        { px: e!, percent: 0 },
        { px: f!, percent: 0 },
      ];
      steps.push(
        () => ({ kind: "translate", x, y }),
        () => linear(a!, b!, c!, d!),
      );
      continue;
    }
    const step = transformFunction(component.name, args);
    const further = step ? [step] : spatialFunction(component.name, args);
    if (!further) return undefined;
    steps.push(...further);
  }
  return steps.length === 0 ? undefined : (context) => steps.map((step) => step(context));
};

/** `translate`, `rotate` and `scale` take what the functions of these names take, without commas, and those in space as well. */
function individually(name: "translate" | "rotate" | "scale"): Parser<"none" | Steps> {
  return (value) => {
    if (none(value)) return () => "none";
    const step = transformFunction(name, value);
    if (step) return (context) => [step(context)];
    const further = name === "rotate" ? rotationAbout(value) : spatialFunction(`${name}3d`, value);
    return further && ((context) => further.map((one) => one(context)));
  };
}

const AXES: Readonly<Record<string, readonly number[]>> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

/** An angle, and before or behind it the axis: a name or a direction (CSS Transforms 2, section 5). */
function rotationAbout(value: readonly Component[]): readonly Specified<TransformStep>[] | undefined {
  const isFirst = angle(value[0]) !== undefined && value[0]?.type !== "number";
  const [by, axis] = isFirst ? [value[0], value.slice(1)] : [value.at(-1), value.slice(0, -1)];
  const [only] = axis;
  if (axis.length !== 1) return axis.length === 3 ? spatialFunction("rotate3d", [...axis, by!]) : undefined;
  const direction = only?.type === "ident" ? named(AXES, only.name.toLowerCase()) : undefined;
  const turn = angle(by);
  return direction && turn !== undefined
    ? [() => rotation3d(direction[0]!, direction[1]!, direction[2]!, turn)]
    : undefined;
}

/** Where a transform has its origin, px above the plane for `z`. */
const TRANSFORM_BOXES = ["view-box", "border-box", "stroke-box", "content-box", "fill-box"] as const;
type TransformBox = (typeof TRANSFORM_BOXES)[number];

type Origin = Position & { readonly z: number };

const origin: Parser<Origin> = (value) => {
  const depth = value.length === 3 ? parseLength(value[2]) : undefined;
  const flat = position(depth ? value.slice(0, 2) : value);
  if (!flat || value.length > (depth ? 3 : 2)) return undefined;
  return (context) => ({ ...flat(context), z: depth?.(context) ?? 0 });
};

export const transformProperties = {
  transform: property<"none" | Steps>("none", transform),
  translate: property<"none" | Steps>("none", individually("translate")),
  rotate: property<"none" | Steps>("none", individually("rotate")),
  scale: property<"none" | Steps>("none", individually("scale")),
  transformOrigin: property<Origin>({ x: CENTER, y: CENTER, z: 0 }, origin),
  /** Beside the content box, which `fill-box` is as well, all are the border box (Transforms 1, section 6.1). */
  transformBox: property<TransformBox>("view-box", keywords(...TRANSFORM_BOXES)),
};
