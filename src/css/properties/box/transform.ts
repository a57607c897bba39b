/** Transforms in the plane (CSS Transforms 1; `translate`, `rotate` and `scale` of Transforms 2). */
import { type Component, isComma } from "../../syntax/component.js";
import { angle } from "../../values/gradient.js";
import { parseNumber, parsePercentage } from "../../values/numeric.js";
import { keyword, lengthPercentage, ZERO } from "../../values/parsers.js";
import { CENTER, type Position, position } from "../../values/position.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";
import { property } from "../definition.js";

/** `[a b c d]`: x' = a x + c y, y' = b x + d y; or a shift. */
export type TransformStep =
  | { readonly kind: "linear"; readonly matrix: readonly [a: number, b: number, c: number, d: number] }
  | { readonly kind: "translate"; readonly x: LengthPercentage; readonly y: LengthPercentage };

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
    if (!step) return undefined;
    steps.push(step);
  }
  return steps.length === 0 ? undefined : (context) => steps.map((step) => step(context));
};

/** `translate`, `rotate` and `scale` take what the functions of these names take, without commas. */
function individually(name: string): Parser<"none" | Steps> {
  return (value) => {
    if (none(value)) return () => "none";
    const step = transformFunction(name, value);
    return step && ((context) => [step(context)]);
  };
}

const origin: Parser<Position> = (value) => {
  const flat = value.length === 3 && lengthPercentage(value.slice(2)) ? value.slice(0, 2) : value;
  return flat.length <= 2 ? position(flat) : undefined;
};

export const transformProperties = {
  transform: property<"none" | Steps>("none", transform),
  translate: property<"none" | Steps>("none", individually("translate")),
  rotate: property<"none" | Steps>("none", individually("rotate")),
  scale: property<"none" | Steps>("none", individually("scale")),
  transformOrigin: property<Position>({ x: CENTER, y: CENTER }, origin),
};
