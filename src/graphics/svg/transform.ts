/** Transforms: the attribute and the properties -> one matrix (SVG 2, section 8.5; CSS Transforms 1, sections 6 to 8). */
import { type Matrix, multiply, type Rect } from "../geometry.js";
import { type LengthBasis, length } from "./numbers.js";
import type { SvgStyle } from "./style/style.js";

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** One function at a time, from where the last one ended: an open parenthesis is looked for once. */
const FUNCTION = /[\s,]*([a-z\d]+)\s*\(([^()]*)\)/iy;

/**
 * The matrix of a list of functions, in the syntax of the attribute or in that of CSS. What is no such list leaves things as
 * they are, as the standard asks.
 * @param box what percentages refer to
 */
export function transformList(text: string | undefined, box: Rect, fontSize = 16): Matrix {
  const list = text?.trim();
  if (!list || list === "none") return IDENTITY;
  let matrix = IDENTITY;
  let at = 0;
  while (at < list.length) {
    FUNCTION.lastIndex = at;
    const match = FUNCTION.exec(list);
    const one = match && single(match[1]!.toLowerCase(), match[2]!, box, fontSize);
    if (!one) return IDENTITY;
    matrix = multiply(matrix, one);
    at = FUNCTION.lastIndex;
  }
  return matrix;
}

/** The matrix of an element: `translate`, `rotate`, `scale` and `transform` about `transform-origin`. */
export function elementTransform(style: SvgStyle, viewBox: Rect, bounds: () => Rect): Matrix {
  const lists = [
    individual("translate", style.get("translate")),
    individual("rotate", style.get("rotate")),
    individual("scale", style.get("scale")),
    style.get("transform"),
  ];
  if (lists.every((list) => list === undefined || list === "none")) return IDENTITY;
  const ofBox = style.get("transform-box");
  const own = ofBox === "fill-box" || ofBox === "content-box" || ofBox === "stroke-box" || ofBox === "border-box";
  const box = own ? bounds() : viewBox;
  let matrix = IDENTITY;
  for (const list of lists) matrix = multiply(matrix, transformList(list, box, style.fontSize));
  const [x, y] = origin(style, box, own);
  return multiply([1, 0, 0, 1, x, y], multiply(matrix, [1, 0, 0, 1, -x, -y]));
}

const individual = (name: string, value: string | undefined): string | undefined =>
  value === undefined || value === "none" ? undefined : `${name}(${value.trim().replace(/\s+/g, ",")})`;

const PLACES: Readonly<Record<string, number>> = { left: 0, top: 0, center: 50, right: 100, bottom: 100 };

/** The top left corner of the view box where nothing is said, the centre of the element's own box. */
function origin(style: SvgStyle, box: Rect, own: boolean): readonly [x: number, y: number] {
  const text = style.get("transform-origin");
  if (text === undefined) return own ? [box.x + box.width / 2, box.y + box.height / 2] : [0, 0];
  let parts = text.trim().split(/\s+/);
  if (parts.length === 1) parts = /^(top|bottom)$/.test(parts[0]!) ? ["center", parts[0]!] : [parts[0]!, "center"];
  else if (/^(top|bottom)$/.test(parts[0]!) || /^(left|right)$/.test(parts[1]!)) parts = [parts[1]!, parts[0]!];
  const at = (part: string, start: number, size: number) => {
    const place = PLACES[part];
    const value = length(place === undefined ? part : `${place}%`, { fontSize: style.fontSize, reference: size });
    // Percentages are those of a box that stands somewhere; lengths count from its corner as well.
    return (own || part.endsWith("%") || place !== undefined ? start : 0) + (value ?? 0);
  };
  return [at(parts[0]!, box.x, box.width), at(parts[1]!, box.y, box.height)];
}

const TURNS: Readonly<Record<string, number>> = { deg: Math.PI / 180, grad: Math.PI / 200, rad: 1, turn: 2 * Math.PI };

function angle(text: string | undefined): number | undefined {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]+)?$/i.exec(text ?? "");
  const unit = TURNS[match?.[2]?.toLowerCase() ?? "deg"];
  const value = match && unit !== undefined ? Number(match[1]) * unit : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Numbers may stand without anything between them: `1-2`. */
const ARGUMENT = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?:[a-z]+|%)?|[^\s,]+/gi;

function single(name: string, text: string, box: Rect, fontSize: number): Matrix | undefined {
  const args = text.match(ARGUMENT) ?? [];
  const of = (i: number, reference?: number): number | undefined => {
    const basis: LengthBasis = { fontSize, reference };
    return args[i] === undefined ? undefined : length(args[i], basis);
  };
  if (args.length === 0 || args.some((_, i) => of(i, 1) === undefined && angle(args[i]) === undefined))
    return undefined;
  switch (name) {
    case "matrix": {
      const [a, b, c, d, e, f] = args.map((_, i) => of(i));
      const all = [a, b, c, d, e, f];
      if (args.length !== 6 || all.includes(undefined)) return undefined;
      return [a!, b!, c!, d!, e!, f!];
    }
    case "translate":
      return args.length > 2 ? undefined : [1, 0, 0, 1, of(0, box.width) ?? 0, of(1, box.height) ?? 0];
    case "translatex":
      return [1, 0, 0, 1, of(0, box.width) ?? 0, 0];
    case "translatey":
      return [1, 0, 0, 1, 0, of(0, box.height) ?? 0];
    case "scale":
      return args.length > 2 ? undefined : [of(0, 1) ?? 1, 0, 0, of(1, 1) ?? of(0, 1) ?? 1, 0, 0];
    case "scalex":
      return [of(0, 1) ?? 1, 0, 0, 1, 0, 0];
    case "scaley":
      return [1, 0, 0, of(0, 1) ?? 1, 0, 0];
    case "rotate": {
      const by = angle(args[0]);
      if (by === undefined || args.length === 2 || args.length > 3) return undefined;
      const [x, y] = [of(1) ?? 0, of(2) ?? 0];
      const turn: Matrix = [Math.cos(by), Math.sin(by), -Math.sin(by), Math.cos(by), 0, 0];
      return multiply([1, 0, 0, 1, x, y], multiply(turn, [1, 0, 0, 1, -x, -y]));
    }
    case "skewx":
    case "skewy":
    case "skew": {
      const [x, y] =
        name === "skewy" ? [0, angle(args[0])] : [angle(args[0]), name === "skew" ? angle(args[1] ?? "0") : 0];
      return x === undefined || y === undefined ? undefined : [1, Math.tan(y), Math.tan(x), 1, 0, 0];
    }
    default:
      return undefined;
  }
}
