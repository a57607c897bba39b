/** Clip paths and masks (CSS Masking 1, sections 6 to 8), as they hold for an element with what it draws. */
import type { Element } from "domhandler";
import { BLACK, type Color, Css, type Values } from "../../css/index.js";
import { inverse, mapPath, mapRect, tightBounds, unionOf } from "../affine.js";
import { type Matrix, multiply, type Rect, rectPath } from "../geometry.js";
import { outlineOf, placedShape } from "../shapes/basic-shapes.js";
import { childElements, fragmentOf, localName } from "./dom.js";
import type { Drawing, Place } from "./drawing.js";
import { length } from "./numbers.js";
import type { SvgStyle } from "./style/style.js";
import { isGradient, type SvgClip, type SvgItem, type SvgMask, type SvgPaint, type SvgPattern } from "./svg.js";

/** What an element with effects is drawn in; `hidden` where nothing of it is seen. */
export interface Effects {
  readonly clips: readonly SvgClip[];
  readonly masks: readonly SvgMask[];
}

/** @param items what the element draws */
export function effectsOf(
  element: Element,
  style: SvgStyle,
  items: readonly SvgItem[],
  place: Place,
  drawing: Drawing,
): Effects | "hidden" | undefined {
  const [clip, mask] = [style.get("clip-path") ?? "none", style.get("mask") ?? "none"];
  if (clip === "none" && mask === "none") return undefined;
  const bounds = () => boundsOf(items, place.matrix);
  const clipped = clip === "none" ? NO_EFFECTS : clippedBy(element, clip, style, bounds, place, drawing);
  if (clipped === "hidden" || mask === "none") return clipped;
  const server = referred(element, "mask", mask, "mask", drawing);
  const masked = server && maskOf(server, bounds, place, drawing);
  if (masked === "hidden") return "hidden";
  return { clips: clipped.clips, masks: masked ? [...clipped.masks, masked] : clipped.masks };
}

const NO_EFFECTS: Effects = { clips: [], masks: [] };

function clippedBy(
  element: Element,
  value: string,
  style: SvgStyle,
  bounds: () => Rect | undefined,
  place: Place,
  drawing: Drawing,
): Effects | "hidden" {
  const clip = Css.clipPath(value)?.(style.fontSize);
  if (clip) return { clips: shapeClips(clip, style, bounds(), place), masks: [] };
  const server = referred(element, "clip-path", value, "clipPath", drawing);
  return server ? clipOf(server, bounds, place, drawing) : NO_EFFECTS;
}

/** A basic shape in one of the boxes of an element (CSS Masking 1, section 5.1; SVG 2, section 8.10). */
function shapeClips(
  { shape, box }: Values.ClipPath,
  style: SvgStyle,
  bounds: Rect | undefined,
  place: Place,
): SvgClip[] {
  const fill = bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  const within =
    box === "view-box" ? place.viewport : /^(fill|content|padding)-box$/.test(box) ? fill : stroked(fill, style);
  const { path, rule } = shape
    ? outlineOf(placedShape(shape, within))
    : { path: rectPath(within), rule: "nonzero" as const };
  return [{ path: mapPath(path, place.matrix), rule }];
}

/** With the stroke around it, as far as that goes from straight lines. */
function stroked({ x, y, width, height }: Rect, style: SvgStyle): Rect {
  const by = (style.get("stroke") ?? "none") === "none" ? 0 : (style.length("stroke-width") ?? 1) / 2;
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** What a `clipPath` or a `mask` leaves of something that isn't of the drawing, with the given bounds. */
export function effectsOfServer(server: Element, bounds: Rect, place: Place, drawing: Drawing): Effects | "hidden" {
  if (localName(server) === "clipPath") return clipOf(server, () => bounds, place, drawing);
  const masked = maskOf(server, () => bounds, place, drawing);
  return masked === "hidden" ? masked : { clips: [], masks: masked ? [masked] : [] };
}

/** The element that `url(#…)` names. A reference to nothing is as if it weren't there. */
function referred(
  element: Element,
  property: string,
  value: string,
  name: string,
  drawing: Drawing,
): Element | undefined {
  const id = fragmentOf(value);
  const found = id === undefined ? undefined : drawing.ids.get(id);
  if (found && localName(found) === name) return found;
  if (id === undefined)
    drawing.tell(element, property, `${property}: ${value} in an SVG image is ignored`, [
      `write url(#id) of a <${name}>`,
    ]);
  return undefined;
}

function clipOf(server: Element, bounds: () => Rect | undefined, place: Place, drawing: Drawing): Effects | "hidden" {
  if (place.used.includes(server)) return "hidden";
  const style = drawing.cascade.natural(server);
  const units = unitsOf(server.attribs.clipPathUnits, "userSpaceOnUse", bounds, place);
  if (!units) return "hidden";
  const own = drawing.transformOf(style, place);
  const inner: Place = {
    ...place,
    matrix: multiply(units, own),
    used: [...place.used, server],
    depth: place.depth + 1,
  };
  const shapes = childElements(server).flatMap((child) => drawing.silhouette(child, style, inner));
  if (shapes.length === 0) return "hidden";
  // A clip path can be clipped itself.
  const outer = effectsOf(server, style, shapes, inner, drawing);
  if (outer === "hidden") return "hidden";
  const [only] = shapes;
  if (shapes.length === 1 && only?.kind === "shape" && only.fill)
    return {
      clips: [...(outer?.clips ?? []), { path: mapPath(only.path, only.matrix), rule: only.fill.rule }],
      masks: outer?.masks ?? [],
    };
  return { clips: outer?.clips ?? [], masks: [...(outer?.masks ?? []), { kind: "alpha", items: shapes }] };
}

function maskOf(
  server: Element,
  bounds: () => Rect | undefined,
  place: Place,
  drawing: Drawing,
): SvgMask | "hidden" | undefined {
  if (place.used.includes(server)) return undefined;
  const style = drawing.cascade.natural(server);
  const { attribs } = server;
  const inBox = attribs.maskUnits !== "userSpaceOnUse";
  const region = unitsOf(attribs.maskUnits, "objectBoundingBox", bounds, place);
  const matrix = unitsOf(attribs.maskContentUnits, "userSpaceOnUse", bounds, place);
  if (!region || !matrix) return "hidden";
  const at = (name: string, whole: number, initial: number) =>
    length(attribs[name], { fontSize: style.fontSize, reference: inBox ? 1 : whole }) ?? initial * (inBox ? 1 : whole);
  const { width, height } = place.viewport;
  const rect = {
    x: at("x", width, -0.1),
    y: at("y", height, -0.1),
    width: at("width", width, 1.2),
    height: at("height", height, 1.2),
  };
  if (!(rect.width > 0 && rect.height > 0)) return "hidden";
  const inner: Place = { ...place, matrix, used: [...place.used, server], depth: place.depth + 1 };
  const items = drawing.children(server, style, inner);
  if (items.length === 0) return "hidden";
  const kind = style.get("mask-type") === "alpha" ? "alpha" : "luminance";
  const outer = effectsOf(server, style, items, inner, drawing);
  if (outer === "hidden") return "hidden";
  const clips = [...(outer?.clips ?? []), { path: mapPath(rectPath(rect), region), rule: "nonzero" } as const];
  const shown = kind === "alpha" ? items : items.map(greyed);
  return { kind, items: [{ kind: "group", opacity: 1, clips, masks: outer?.masks ?? [], items: shown }] };
}

/** The space that a clip path or mask counts in; undefined where it has none. */
function unitsOf(
  given: string | undefined,
  initial: string,
  bounds: () => Rect | undefined,
  place: Place,
): Matrix | undefined {
  if ((given ?? initial) !== "objectBoundingBox") return place.matrix;
  const box = bounds();
  if (!box || box.width <= 0 || box.height <= 0) return undefined;
  return multiply(place.matrix, [box.width, 0, 0, box.height, box.x, box.y]);
}

/** The extent of what is drawn, without strokes, in the user space that a matrix leads from (SVG 2, section 8.10). */
export function boundsOf(items: readonly SvgItem[], matrix: Matrix): Rect | undefined {
  const back = inverse(matrix);
  if (!back) return undefined;
  let all: Rect | undefined;
  for (const item of items) {
    if (item.kind === "group") all = unionOf(all, boundsOf(item.items, matrix));
    else {
      const own = item.kind === "shape" ? tightBounds(item.path) : item.kind === "text" ? item.bounds : item.rect;
      if (own) all = unionOf(all, mapRect(multiply(back, item.matrix), own));
    }
  }
  return all;
}

/**
 * An item in the greys of its luminance as SVG has it, since PDF weighs red, green and blue a little differently (CSS Masking
 * 1, section 7.10.1; ISO 32000-1, section 11.5.3).
 */
function greyed(item: SvgItem): SvgItem {
  if (item.kind === "group") return { ...item, items: item.items.map(greyed) };
  if (item.kind === "text") return { ...item, color: item.color && grey(item.color) };
  if (item.kind === "picture") return item;
  const { fill, stroke } = item;
  return {
    ...item,
    ...(fill && { fill: { ...fill, paint: greyPaint(fill.paint) } }),
    ...(stroke && { stroke: { ...stroke, paint: greyPaint(stroke.paint) } }),
  };
}

function greyPaint(paint: SvgPaint | SvgPattern): SvgPaint | SvgPattern {
  if ("items" in paint) return { ...paint, items: paint.items.map(greyed) };
  if (!isGradient(paint)) return grey(paint);
  return { ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: grey(stop.color) })) };
}

function grey({ r, g, b, a }: Color): Color {
  const y = 0.2125 * r + 0.7154 * g + 0.0721 * b;
  return a === 0 ? { ...BLACK, a } : { r: y, g: y, b: y, a };
}
