/** Gradients of CSS in a box of known size -> those that targets paint (CSS Images 4, section 3). Input px, output pt. */
import { type Color, resolveLength, type Values } from "../../../css/index.js";
import { type GradientStop, type Matrix, multiply, type Rect, type SvgPaint } from "../../../graphics/index.js";
import { pt } from "../../units.js";

/** A colour at a distance along the gradient line, px. */
interface Stop {
  readonly at: number;
  readonly color: Color;
}

/** Steps between two colours where a straight line between them isn't what CSS asks for. */
const STEPS = 8;
/** Repetitions beyond this can't be told apart on paper. */
const MAX_STOPS = 2000;

/** @param box where the gradient stands, px */
export function gradientPaint(gradient: Values.Gradient, box: Rect): SvgPaint {
  const toPage: Matrix = [pt(1), 0, 0, pt(1), pt(box.x), pt(box.y)];
  if (gradient.kind === "linear") return linearPaint(gradient, box, toPage);
  return gradient.kind === "radial" ? radialPaint(gradient, box, toPage) : conicPaint(gradient, box, toPage);
}

function conicPaint(gradient: Extract<Values.Gradient, { kind: "conic" }>, box: Rect, matrix: Matrix): SvgPaint {
  const cx = resolveLength(gradient.center.x, box.width);
  const cy = resolveLength(gradient.center.y, box.height);
  const stops = spread(gradient, 1, 0, 1);
  if (!Array.isArray(stops)) return stops;
  const across = Math.max(Math.abs(cx), Math.abs(box.width - cx));
  const reach = Math.hypot(across, Math.max(Math.abs(cy), Math.abs(box.height - cy)));
  const seen = withinTurn(stops).map(({ at, color }) => ({ offset: at, color }));
  return { kind: "conic", cx, cy, from: gradient.from, reach, stops: seen, matrix };
}

/** Stops of one turn: those before and behind it as far as they show. */
function withinTurn(stops: readonly Stop[]): Stop[] {
  const after = fromCenter(stops);
  const last = after.findLastIndex(({ at }) => at <= 1);
  const [a, b] = [after[last], after[last + 1]];
  // All of it lies behind: what is before the first stop has its colour.
  if (!a) return [0, 1].map((at) => ({ at, color: after[0]!.color }));
  if (!b) return after;
  return [...after.slice(0, last + 1), { at: 1, color: mixed(a.color, b.color, (1 - a.at) / (b.at - a.at || 1)) }];
}

function linearPaint(gradient: Extract<Values.Gradient, { kind: "linear" }>, box: Rect, matrix: Matrix): SvgPaint {
  const { width, height } = box;
  const [dx, dy] = unitVector(gradient.direction, width, height);
  const length = Math.abs(width * dx) + Math.abs(height * dy);
  const stops = spread(gradient, length, 0, length);
  if (!Array.isArray(stops)) return stops;
  // The whole of the line, so that colours before the first stop and behind the last have their place.
  const from = Math.min(0, stops[0]!.at);
  const to = Math.max(length, stops.at(-1)!.at, from + 1e-3);
  const at = (distance: number) => [
    width / 2 + dx * (distance - length / 2),
    height / 2 + dy * (distance - length / 2),
  ];
  const [x1, y1] = at(from) as [number, number];
  const [x2, y2] = at(to) as [number, number];
  return { kind: "linear", x1, y1, x2, y2, stops: offsets(stops, from, to), matrix };
}

/** Which way the line points, y down; `to` a corner makes the middle colour meet the two corners beside it. */
function unitVector(
  direction: Extract<Values.Gradient, { kind: "linear" }>["direction"],
  width: number,
  height: number,
): [number, number] {
  if (typeof direction === "number") return [Math.sin(direction), -Math.cos(direction)];
  const { x, y } = direction;
  const [dx, dy] = x !== 0 && y !== 0 ? [x * height, y * width] : [x, y];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}

function radialPaint(gradient: Extract<Values.Gradient, { kind: "radial" }>, box: Rect, matrix: Matrix): SvgPaint {
  const cx = resolveLength(gradient.center.x, box.width);
  const cy = resolveLength(gradient.center.y, box.height);
  const radii = radiiOf(gradient, box, cx, cy);
  const [rx, ry] = [Math.max(radii.x, 1e-3), Math.max(radii.y, 1e-3)];
  const reach = Math.max(
    ...[cx, box.width - cx].flatMap((x) => [cy, box.height - cy].map((y) => Math.hypot(x, (y * rx) / ry))),
  );
  const stops = spread(gradient, rx, 0, reach);
  if (!Array.isArray(stops)) return stops;
  const positive = fromCenter(stops);
  const r = Math.max(reach, positive.at(-1)!.at, 1e-3);
  return {
    kind: "radial",
    cx: 0,
    cy: 0,
    r,
    fx: 0,
    fy: 0,
    stops: offsets(positive, 0, r),
    matrix: multiply(matrix, [1, 0, 0, ry / rx, cx, cy]),
  };
}

function radiiOf(
  { circle, size }: Extract<Values.Gradient, { kind: "radial" }>,
  { width, height }: Rect,
  cx: number,
  cy: number,
): { x: number; y: number } {
  if (typeof size !== "string") return { x: resolveLength(size.x, width), y: resolveLength(size.y, height) };
  const pick = size.startsWith("closest") ? Math.min : Math.max;
  const x = pick(Math.abs(cx), Math.abs(width - cx));
  const y = pick(Math.abs(cy), Math.abs(height - cy));
  if (circle) {
    const radius = toCorner(size) ? Math.hypot(x, y) : pick(x, y);
    return { x: radius, y: radius };
  }
  // An ellipse through a corner has the proportions of the one that touches the sides.
  return toCorner(size) ? { x: x * Math.SQRT2, y: y * Math.SQRT2 } : { x, y };
}

const toCorner = (extent: Values.RadialExtent): boolean => extent.endsWith("corner");

/**
 * Stops with their places, repeated over `from` to `to` where asked; one colour where repetitions are too small to see,
 * or have no length: Chromium shows the last colour of these (CSS Images 4, section 3.6, has the average).
 */
function spread(gradient: Values.Gradient, length: number, from: number, to: number): Stop[] | Color {
  const stops = placed(gradient.stops, length);
  if (!gradient.repeating) return stops;
  const first = stops[0]!.at;
  const period = stops.at(-1)!.at - first;
  const begin = Math.floor((from - first) / period);
  const end = Math.ceil((to - first) / period);
  if (!(period > 1e-3)) return stops.at(-1)!.color;
  if ((end - begin) * stops.length > MAX_STOPS) return averageOf(gradient.stops);
  const all: Stop[] = [];
  for (let i = begin; i < end; i++) for (const stop of stops) all.push({ ...stop, at: stop.at + i * period });
  return all;
}

/** CSS Images 4, section 3.5.3: every stop gets a place that isn't before the last one's; hints become colours. */
function placed(stops: readonly Values.ColorStop[], length: number): Stop[] {
  const places = stops.map((stop) => stop.at && resolveLength(stop.at, length));
  places[0] ??= 0;
  places[stops.length - 1] ??= length;
  let latest = -Infinity;
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place !== undefined) places[i] = latest = Math.max(place, latest);
  }
  for (let i = 1; i < places.length; i++) {
    if (places[i] !== undefined) continue;
    let next = i;
    while (places[next] === undefined) next++;
    const [before, after] = [places[i - 1]!, places[next]!];
    for (let k = i; k < next; k++) places[k] = before + ((after - before) * (k - i + 1)) / (next - i + 1);
  }
  const out: Stop[] = [];
  for (let i = 0; i < stops.length; i++) {
    const color = stops[i]!.color;
    if (!color) continue;
    const last = out.at(-1);
    const stop = { at: places[i]!, color };
    const hint = last && i > 0 && !stops[i - 1]!.color ? places[i - 1]! : undefined;
    if (last) out.push(...between(last, stop, hint));
    out.push(stop);
  }
  return out.length === 1 ? [out[0]!, out[0]!] : out;
}

/** What stands between two stops so that straight lines give what CSS asks for: a hint's curve, premultiplied alpha. */
function between(a: Stop, b: Stop, hint: number | undefined): Stop[] {
  const width = b.at - a.at;
  if (width <= 0) return [];
  if (hint === undefined) {
    if (a.color.a === b.color.a) return [];
    // Towards what can't be seen the colour stays, and only the alpha changes.
    if (a.color.a === 0) return [{ at: a.at, color: { ...b.color, a: 0 } }];
    if (b.color.a === 0) return [{ at: b.at, color: { ...a.color, a: 0 } }];
  }
  const middle = hint === undefined ? 0.5 : (hint - a.at) / width;
  if (middle <= 0) return [{ at: a.at, color: b.color }];
  if (middle >= 1) return [{ at: b.at, color: a.color }];
  const power = Math.log(0.5) / Math.log(middle);
  const steps: Stop[] = [];
  for (let i = 1; i < STEPS; i++)
    steps.push({ at: a.at + (width * i) / STEPS, color: mixed(a.color, b.color, (i / STEPS) ** power) });
  return steps;
}

function mixed(a: Color, b: Color, t: number): Color {
  const alpha = a.a * (1 - t) + b.a * t;
  const channel = (from: number, to: number) => (alpha === 0 ? 0 : (from * a.a * (1 - t) + to * b.a * t) / alpha);
  return { r: channel(a.r, b.r), g: channel(a.g, b.g), b: channel(a.b, b.b), a: alpha };
}

/** A circle has no inside of its centre: what lies before it goes. */
function fromCenter(stops: readonly Stop[]): Stop[] {
  const first = stops.findIndex((stop) => stop.at >= 0);
  if (first === 0) return [...stops];
  if (first < 0) return [{ at: 0, color: stops.at(-1)!.color }];
  const [a, b] = [stops[first - 1]!, stops[first]!];
  return [{ at: 0, color: mixed(a.color, b.color, -a.at / (b.at - a.at || 1)) }, ...stops.slice(first)];
}

function offsets(stops: readonly Stop[], from: number, to: number): GradientStop[] {
  return stops.map(({ at, color }) => ({ offset: Math.min(1, Math.max(0, (at - from) / (to - from))), color }));
}

function averageOf(stops: readonly Values.ColorStop[]): Color {
  const colors = stops.flatMap((stop) => stop.color ?? []);
  const mean = (of: (color: Color) => number) => colors.reduce((sum, color) => sum + of(color), 0) / colors.length;
  return { r: mean((c) => c.r), g: mean((c) => c.g), b: mean((c) => c.b), a: mean((c) => c.a) };
}
