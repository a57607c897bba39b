/** Computed style -> how a shape is filled and stroked (SVG 2, section 13). */
import { inverse, scaleOf } from "../../affine.js";
import { multiply, type Rect } from "../../geometry.js";
import { fragmentOf, localName } from "../dom.js";
import { type ContextElement, type Drawing, diagonalOf, type Place } from "../drawing.js";
import { lengths, opacity } from "../numbers.js";
import { colorOf } from "../style/properties.js";
import type { SvgStyle } from "../style/style.js";
import type { SvgPaint, SvgPattern, SvgShape, SvgStroke } from "../svg.js";
import { gradientOf } from "./gradients.js";
import { patternOf } from "./patterns.js";

type Paint = SvgPaint | SvgPattern;

/** What paint depends on besides the style. */
export interface Painted {
  readonly style: SvgStyle;
  readonly place: Place;
  /** The extent of the shape without its stroke, in its user space; undefined where it has none. */
  readonly bounds: () => Rect | undefined;
}

export function isHidden(style: SvgStyle): boolean {
  const visibility = style.get("visibility");
  return visibility === "hidden" || visibility === "collapse";
}

export function fillOf(painted: Painted, drawing: Drawing): SvgShape["fill"] {
  const { style } = painted;
  const paint = resolvePaint(style.get("fill") ?? "black", opacity(style.get("fill-opacity")), 0, painted, drawing);
  return paint && { paint, rule: style.get("fill-rule")?.toLowerCase() === "evenodd" ? "evenodd" : "nonzero" };
}

export function strokeOf(painted: Painted, drawing: Drawing): SvgShape["stroke"] {
  const { style, place } = painted;
  if ((style.get("stroke") ?? "none") === "none") return undefined;
  const stroke = lineOf(style, place, painted.bounds);
  const paint = stroke && strokePaintOf(stroke.width, painted, drawing);
  return paint && { paint, ...stroke };
}

function strokePaintOf(width: number, painted: Painted, drawing: Drawing): Paint | undefined {
  const { style } = painted;
  return resolvePaint(style.get("stroke") ?? "none", opacity(style.get("stroke-opacity")), width, painted, drawing);
}

/** What shapes in the markers of a shape, or in what a `use` refers to, may be painted as. */
export function contextOf(painted: Painted, drawing: Drawing): ContextElement {
  const { style, place } = painted;
  const width = () => style.length("stroke-width", diagonalOf(place.viewport)) ?? 1;
  return {
    fill: () => fillOf(painted, drawing)?.paint,
    stroke: () => strokePaintOf(width(), painted, drawing),
    matrix: place.matrix,
  };
}

/** A paint keeps its place in the user space of the context element. */
function ofContext(keyword: "context-fill" | "context-stroke", { context, matrix }: Place): Paint | undefined {
  const paint = keyword === "context-fill" ? context?.fill() : context?.stroke();
  const back = inverse(matrix);
  if (!context || !back || !paint || !("matrix" in paint)) return paint;
  return { ...paint, matrix: multiply(back, multiply(context.matrix, paint.matrix)) };
}

function resolvePaint(
  text: string,
  alpha: number,
  margin: number,
  painted: Painted,
  drawing: Drawing,
): Paint | undefined {
  const { style, place } = painted;
  if (/^url\(/i.test(text)) {
    const served = fromServer(text, alpha, margin, painted, drawing);
    if (served !== "invalid") return served;
    // Without its server a paint is its fallback, else none (SVG 2, section 13.2).
    const fallback = /^url\((?:\s*"[^"]*"\s*|\s*'[^']*'\s*|[^)]*)\)\s*(\S.*)$/i.exec(text)?.[1];
    return fallback ? resolvePaint(fallback, alpha, margin, painted, drawing) : undefined;
  }
  const keyword = text.toLowerCase();
  if (keyword === "none") return undefined;
  if (keyword === "context-fill" || keyword === "context-stroke") return ofContext(keyword, place);
  const color = colorOf(text, style.color);
  return color && color.a * alpha > 0 ? { ...color, a: color.a * alpha } : undefined;
}

function fromServer(
  text: string,
  alpha: number,
  margin: number,
  { bounds, place }: Painted,
  drawing: Drawing,
): Paint | undefined | "invalid" {
  const server = drawing.ids.get(fragmentOf(text) ?? "");
  if (!server) return "invalid";
  const name = localName(server);
  if (name === "linearGradient" || name === "radialGradient")
    return gradientOf(server, alpha, { bounds: bounds(), margin, viewport: place.viewport }, drawing);
  return name === "pattern" ? patternOf(server, alpha, bounds(), place, drawing) : "invalid";
}

/** Dashes finer than this, in px of the drawing, can't be told from a line, and take readers minutes. */
const FINEST_DASH = 0.05;

function lineOf(style: SvgStyle, { viewport, matrix }: Place, bounds: Painted["bounds"]): SvgStroke | undefined {
  const diagonal = diagonalOf(viewport);
  const width = style.length("stroke-width", diagonal) ?? 1;
  if (width <= 0) return undefined;
  const cap = style.get("stroke-linecap")?.toLowerCase();
  const join = style.get("stroke-linejoin")?.toLowerCase();
  return {
    width,
    cap: cap === "round" || cap === "square" ? cap : "butt",
    join: join === "round" || join === "bevel" ? join : "miter",
    miterLimit: Math.max(1, style.length("stroke-miterlimit") ?? 4),
    dash: dashOf(style, diagonal, scaleOf(matrix), bounds),
    dashOffset: style.length("stroke-dashoffset", diagonal) ?? 0,
  };
}

/** More dashes than this from one end of a shape to the other take readers minutes, too. */
const MAX_DASHES = 20_000;

function dashOf(style: SvgStyle, diagonal: number, scale: number, bounds: Painted["bounds"]): readonly number[] {
  const text = style.get("stroke-dasharray");
  if (!text || text === "none") return [];
  const list = lengths(text, { fontSize: style.fontSize, reference: diagonal });
  const period = list.reduce((sum, value) => sum + value, 0);
  if (!(period * scale > FINEST_DASH) || list.some((value) => value < 0)) return [];
  const { width = 0, height = 0 } = bounds() ?? {};
  if ((width + height) / period > MAX_DASHES) return [];
  return list.length % 2 === 1 ? [...list, ...list] : list;
}
