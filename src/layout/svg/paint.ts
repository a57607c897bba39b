/** Computed style -> paint: colours, gradients, strokes (SVG 2, sections 13 and 14). */
import type { Element } from "domhandler";
import { BLACK, parseColor } from "../../css/color.js";
import { parseComponents } from "../../css/component.js";
import type { Color } from "../../css/values.js";
import { type Matrix, multiply, type Path, pathBounds, type Rect } from "../geometry.js";
import { length, numbers, transform } from "./numbers.js";
import { elementStyle, type StyleRules, type SvgStyle } from "./style.js";
import type { GradientStop, SvgGradient, SvgPaint, SvgShape, SvgStroke } from "./svg.js";

/** What paint refers to besides the element's own style. */
export interface PaintContext {
  readonly byId: ReadonlyMap<string, Element>;
  readonly rules: StyleRules;
  readonly viewBox: Rect;
}

/** How a path is filled and stroked; undefined where it is not to be seen at all. */
export function shapePaint(
  path: Path,
  style: SvgStyle,
  context: PaintContext,
): Pick<SvgShape, "fill" | "stroke"> | undefined {
  if (style.visibility === "hidden" || style.visibility === "collapse") return undefined;
  const fill = resolvePaint(style.fill ?? "black", opacity(style["fill-opacity"]), style, path, context);
  const strokePaint = resolvePaint(style.stroke ?? "none", opacity(style["stroke-opacity"]), style, path, context);
  const stroke = strokePaint && strokeOf(style, context.viewBox);
  if (!fill && !stroke) return undefined;
  return {
    fill: fill && { paint: fill, rule: style["fill-rule"] === "evenodd" ? "evenodd" : "nonzero" },
    stroke: stroke && { paint: strokePaint, ...stroke },
  };
}

/** `opacity` and its kin: a number or percentage, 1 where there is none. */
export function opacity(text: string | undefined): number {
  const value = length(text, 1);
  return value === undefined ? 1 : Math.min(1, Math.max(0, value));
}

function resolvePaint(
  text: string,
  alpha: number,
  style: SvgStyle,
  path: Path,
  context: PaintContext,
): SvgPaint | undefined {
  const reference = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(text);
  if (reference) {
    const server = context.byId.get(reference[1]!);
    const gradient = server && gradientOf(server, alpha, path, context);
    if (gradient) return gradient;
    // Without its server a paint is its fallback, else none (SVG 2, section 13.2).
    return reference[2] ? resolvePaint(reference[2], alpha, style, path, context) : undefined;
  }
  if (text === "none" || text.startsWith("context-")) return undefined;
  const color = colorOf(text, style);
  return color && color.a * alpha > 0 ? { ...color, a: color.a * alpha } : undefined;
}

function colorOf(text: string, style: SvgStyle): Color | undefined {
  const current = (style.color && parseColor(parseComponents(style.color)?.[0])?.(BLACK)) || BLACK;
  return parseColor(parseComponents(text)?.[0])?.(current);
}

function strokeOf(style: SvgStyle, viewBox: Rect): SvgStroke | undefined {
  const diagonal = Math.hypot(viewBox.width, viewBox.height) / Math.SQRT2;
  const width = length(style["stroke-width"], diagonal) ?? 1;
  if (width <= 0) return undefined;
  const cap = style["stroke-linecap"];
  const join = style["stroke-linejoin"];
  const dash = style["stroke-dasharray"] === "none" ? [] : numbers(style["stroke-dasharray"]);
  const usable = dash.every((value) => value >= 0) && dash.some((value) => value > 0);
  return {
    width,
    cap: cap === "round" || cap === "square" ? cap : "butt",
    join: join === "round" || join === "bevel" ? join : "miter",
    miterLimit: length(style["stroke-miterlimit"]) ?? 4,
    dash: !usable ? [] : dash.length % 2 === 1 ? [...dash, ...dash] : dash,
    dashOffset: length(style["stroke-dashoffset"], diagonal) ?? 0,
  };
}

const MAX_TEMPLATES = 8;

/** A gradient with what it takes over from the gradients it refers to (SVG 2, section 14.2.2). */
function gradientOf(server: Element, alpha: number, path: Path, context: PaintContext): SvgPaint | undefined {
  if (server.name !== "linearGradient" && server.name !== "radialGradient") return undefined;
  const chain: Element[] = [server];
  while (chain.length < MAX_TEMPLATES) {
    const href = chain.at(-1)!.attribs.href ?? chain.at(-1)!.attribs["xlink:href"];
    const next = href?.startsWith("#") ? context.byId.get(href.slice(1)) : undefined;
    if (!next || chain.includes(next)) break;
    chain.push(next);
  }
  const attribute = (name: string) => chain.find((element) => element.attribs[name] !== undefined)?.attribs[name];
  const stops = stopsOf(chain, alpha, context);
  if (stops.length === 0) return undefined;
  const last = stops.at(-1)!.color;
  if (stops.length === 1) return last;
  const bounds = pathBounds(path);
  const own = attribute("gradientUnits") === "userSpaceOnUse";
  // A box without extent has no coordinate system of its own (SVG 2, section 8.12).
  if (!own && (bounds.width === 0 || bounds.height === 0)) return last;
  const toBox: Matrix = own ? [1, 0, 0, 1, 0, 0] : [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y];
  const matrix = multiply(toBox, transform(attribute("gradientTransform")));
  const x = (name: string, initial: number) =>
    length(attribute(name), own ? context.viewBox.width : 1) ?? initial * (own ? context.viewBox.width : 1);
  const y = (name: string, initial: number) =>
    length(attribute(name), own ? context.viewBox.height : 1) ?? initial * (own ? context.viewBox.height : 1);
  if (server.name === "linearGradient") {
    const line = { x1: x("x1", 0), y1: y("y1", 0), x2: x("x2", 1), y2: y("y2", 0) };
    return line.x1 === line.x2 && line.y1 === line.y2 ? last : { kind: "linear", ...line, stops, matrix };
  }
  const [cx, cy, r] = [x("cx", 0.5), y("cy", 0.5), x("r", 0.5)];
  const gradient: SvgGradient = {
    kind: "radial",
    cx,
    cy,
    r,
    fx: length(attribute("fx"), 1) ?? cx,
    fy: length(attribute("fy"), 1) ?? cy,
    stops,
    matrix,
  };
  return r > 0 ? gradient : last;
}

function stopsOf(chain: readonly Element[], alpha: number, context: PaintContext): GradientStop[] {
  const isStop = (node: Element["children"][number]): node is Element => "name" in node && node.name === "stop";
  const owner = chain.find((element) => element.children.some(isStop));
  const stops: GradientStop[] = [];
  for (const stop of owner?.children.filter(isStop) ?? []) {
    const style = elementStyle(stop, {}, context.rules);
    const color = colorOf(style["stop-color"] ?? "black", style) ?? BLACK;
    const offset = Math.min(1, Math.max(stops.at(-1)?.offset ?? 0, length(stop.attribs.offset, 1) ?? 0));
    stops.push({ offset, color: { ...color, a: color.a * opacity(style["stop-opacity"]) * alpha } });
  }
  return stops;
}
