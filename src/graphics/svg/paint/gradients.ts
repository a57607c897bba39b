/** Gradient elements -> gradients of known geometry (SVG 2, section 14.2). */
import type { Element } from "domhandler";
import { BLACK, type Color } from "../../../css/index.js";
import { IDENTITY, inverse, mapPoint } from "../../affine.js";
import { isUsable, type Matrix, MOST, multiply, type Rect } from "../../geometry.js";
import { childElements, fragmentOf, hrefOf, localName } from "../dom.js";
import { type Drawing, diagonalOf } from "../drawing.js";
import { length, opacity } from "../numbers.js";
import { colorOf } from "../style/properties.js";
import type { ConicGradient, GradientStop, SvgGradient, SvgPaint } from "../svg.js";
import { transformList } from "../transform.js";

const MAX_TEMPLATES = 16;
/** Stops beyond this can't be told apart on paper. */
const MAX_STOPS = 400;

/** An element with those it takes its attributes from, itself first (SVG 2, section 14.2.2). */
export function templates(server: Element, names: readonly string[], drawing: Drawing): Element[] {
  const chain: Element[] = [server];
  while (chain.length < MAX_TEMPLATES) {
    const next = drawing.ids.get(fragmentOf(hrefOf(chain.at(-1)!)) ?? "");
    if (!next || chain.includes(next) || !names.includes(localName(next))) break;
    chain.push(next);
  }
  return chain;
}

/** What a gradient is used for. */
export interface GradientUse {
  /** The extent of the shape, in its user space. */
  readonly bounds: Rect | undefined;
  /** How far a stroke reaches beyond it. */
  readonly margin: number;
  readonly viewport: Rect;
}

/** Undefined where the paint is none; `invalid` where it has no geometry, so that a fallback counts. */
export function gradientOf(
  server: Element,
  alpha: number,
  { bounds, margin, viewport }: GradientUse,
  drawing: Drawing,
): SvgPaint | undefined | "invalid" {
  const chain = templates(server, ["linearGradient", "radialGradient"], drawing);
  const attribute = (name: string) => chain.find((element) => element.attribs[name] !== undefined)?.attribs[name];
  const stops = stopsOf(chain, drawing);
  if (stops.length === 0) return undefined;
  const last = faded(stops.at(-1)!.color, alpha);
  if (stops.length === 1) return last;
  const own = attribute("gradientUnits") === "userSpaceOnUse";
  // A box without extent has no coordinate system of its own (SVG 2, section 8.12).
  if (!own && !(bounds && bounds.width > 0 && bounds.height > 0)) return "invalid";
  const toBox: Matrix = own ? IDENTITY : [bounds!.width, 0, 0, bounds!.height, bounds!.x, bounds!.y];
  const style = drawing.cascade.natural(server);
  const given = style.get("transform") ?? attribute("gradientTransform");
  const matrix = multiply(toBox, transformList(given, viewport, style.fontSize));
  if (!isUsable(matrix)) return last;
  const [w, h, d] = own ? [viewport.width, viewport.height, diagonalOf(viewport)] : [1, 1, 1];
  const at = (name: string, reference: number, initial: number) =>
    near(length(attribute(name), { fontSize: style.fontSize, reference }) ?? initial * reference);
  const geometry = { stops, matrix, opacity: alpha };
  const spread = attribute("spreadMethod");
  const repeated = (gradient: ServedGradient): SvgPaint =>
    spread === "repeat" || spread === "reflect" ? repeat(gradient, spread, bounds, margin) : gradient;
  if (localName(server) === "linearGradient") {
    const line = { x1: at("x1", w, 0), y1: at("y1", h, 0), x2: at("x2", w, 1), y2: at("y2", h, 0) };
    if (line.x1 === line.x2 && line.y1 === line.y2) return last;
    return repeated({ kind: "linear", ...line, ...geometry });
  }
  const [cx, cy, r] = [at("cx", w, 0.5), at("cy", h, 0.5), at("r", d, 0.5)];
  if (r <= 0) return last;
  const focus = {
    fx: attribute("fx") === undefined ? cx : at("fx", w, 0.5),
    fy: attribute("fy") === undefined ? cy : at("fy", h, 0.5),
    fr: Math.max(0, at("fr", d, 0)),
  };
  return repeated({ kind: "radial", cx, cy, r, ...focus, ...geometry });
}

const near = (value: number): number => Math.min(MOST, Math.max(-MOST, value));
const faded = (color: Color, alpha: number): Color => ({ ...color, a: color.a * alpha });

function stopsOf(chain: readonly Element[], drawing: Drawing): readonly GradientStop[] {
  const stopsIn = (element: Element) => childElements(element).filter((child) => localName(child) === "stop");
  const owner = chain.find((element) => stopsIn(element).length > 0);
  if (!owner) return [];
  const known = drawing.stops.get(owner);
  if (known) return known;
  const stops: GradientStop[] = [];
  for (const stop of stopsIn(owner)) {
    const style = drawing.cascade.natural(stop);
    const color = colorOf(style.get("stop-color") ?? "black", style.color) ?? BLACK;
    const given = length(stop.attribs.offset, { fontSize: 16, reference: 1 }) ?? 0;
    const offset = Math.min(1, Math.max(stops.at(-1)?.offset ?? 0, given));
    stops.push({ offset, color: faded(color, opacity(style.get("stop-opacity"))) });
  }
  const shown = stops.length > MAX_STOPS ? thinned(stops) : stops;
  drawing.stops.set(owner, shown);
  return shown;
}

function thinned(stops: readonly GradientStop[]): GradientStop[] {
  const step = stops.length / MAX_STOPS;
  return Array.from({ length: MAX_STOPS }, (_, i) => stops[Math.floor(i * step)]!);
}

type ServedGradient = Exclude<SvgGradient, ConicGradient>;

/** `spreadMethod`: the stops over and over, as far as the shape reaches. */
function repeat(
  gradient: ServedGradient,
  spread: "repeat" | "reflect",
  bounds: Rect | undefined,
  margin: number,
): SvgPaint {
  const range =
    bounds &&
    reach(gradient, {
      x: bounds.x - margin,
      y: bounds.y - margin,
      width: bounds.width + 2 * margin,
      height: bounds.height + 2 * margin,
    });
  if (!range) return gradient;
  const [from, to] = [Math.min(0, Math.floor(range[0])), Math.max(1, Math.ceil(range[1]))];
  const { stops } = gradient;
  if ((to - from) * (stops.length + 2) > MAX_STOPS) return mean(gradient);
  const once = [{ ...stops[0]!, offset: 0 }, ...stops, { ...stops.at(-1)!, offset: 1 }];
  const mirrored = once.map((stop) => ({ ...stop, offset: 1 - stop.offset })).reverse();
  const all: GradientStop[] = [];
  for (let i = from; i < to; i++) {
    const period = spread === "reflect" && i % 2 !== 0 ? mirrored : once;
    for (const { offset, color } of period) all.push({ offset: (i + offset - from) / (to - from), color });
  }
  const along = (a: number, b: number, t: number) => a + (b - a) * t;
  if (gradient.kind === "linear") {
    const { x1, y1, x2, y2 } = gradient;
    return {
      ...gradient,
      x1: along(x1, x2, from),
      y1: along(y1, y2, from),
      x2: along(x1, x2, to),
      y2: along(y1, y2, to),
      stops: all,
    };
  }
  const { fx, fy, fr = 0, cx, cy, r } = gradient;
  return { ...gradient, cx: along(fx, cx, to), cy: along(fy, cy, to), r: along(fr, r, to), stops: all };
}

/** From where to where along the gradient a rectangle reaches: 0 is its begin, 1 its end. */
function reach(gradient: ServedGradient, box: Rect): readonly [number, number] | undefined {
  const back = inverse(gradient.matrix);
  if (!back) return undefined;
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ].map(([x, y]) => mapPoint(back, x!, y!));
  if (gradient.kind === "linear") {
    const { x1, y1, x2, y2 } = gradient;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const places = corners.map(([x, y]) => ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy));
    return [Math.min(...places), Math.max(...places)];
  }
  const { cx, cy, r, fx, fy, fr = 0 } = gradient;
  const inside = (t: number) =>
    corners.every(([x, y]) => Math.hypot(x - fx - (cx - fx) * t, y - fy - (cy - fy) * t) <= fr + (r - fr) * t);
  for (let t = 1; t <= MAX_STOPS; t = Math.ceil(t * 1.25)) if (inside(t)) return [0, t];
  return [0, MAX_STOPS];
}

function mean({ stops, opacity: alpha = 1 }: SvgGradient): Color {
  const of = (channel: (color: Color) => number) =>
    stops.reduce((sum, { color }) => sum + channel(color), 0) / stops.length;
  return { r: of((c) => c.r), g: of((c) => c.g), b: of((c) => c.b), a: of((c) => c.a) * alpha };
}
