/** Numbers, lengths and transforms in SVG attributes (SVG 2, section 8.5; CSS Transforms 1, section 8). */
import { type Matrix, multiply } from "../geometry.js";

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

export function numbers(text: string | undefined): number[] {
  return (text?.match(NUMBER) ?? []).map(Number).filter(Number.isFinite);
}

const PX_PER_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  rem: 16,
  ex: 8,
};

/** A length in user units. A percentage is one of `reference`; without one it is as if nothing were given. */
export function length(text: string | undefined, reference?: number): number | undefined {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]+|%)?\s*$/i.exec(text ?? "");
  if (!match) return undefined;
  const value = Number(match[1]);
  if (!Number.isFinite(value)) return undefined;
  const unit = match[2]?.toLowerCase();
  if (unit === "%") return reference === undefined ? undefined : (value / 100) * reference;
  const factor = unit === undefined ? 1 : PX_PER_UNIT[unit];
  return factor === undefined ? undefined : value * factor;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix of a `transform` attribute; what isn't a transform list leaves things as they are, as the standard asks. */
export function transform(text: string | undefined): Matrix {
  let matrix = IDENTITY;
  for (const [, name, args] of (text ?? "").matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const one = single(name!, numbers(args));
    if (!one) return IDENTITY;
    matrix = multiply(matrix, one);
  }
  return matrix;
}

function single(name: string, args: readonly number[]): Matrix | undefined {
  const [a, b = 0, c = 0, d, e, f] = args;
  if (a === undefined) return undefined;
  const angle = (a * Math.PI) / 180;
  switch (name) {
    case "matrix":
      return d === undefined || e === undefined || f === undefined ? undefined : [a, b, c, d, e, f];
    case "translate":
      return [1, 0, 0, 1, a, b];
    case "scale":
      return [a, 0, 0, args.length > 1 ? b : a, 0, 0];
    case "rotate": {
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      return multiply([1, 0, 0, 1, b, c], multiply(turn, [1, 0, 0, 1, -b, -c]));
    }
    case "skewX":
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(angle), 0, 1, 0, 0];
    default:
      return undefined;
  }
}
