/** Markers on the vertices of a path (SVG 2, section 13.7). */
import type { Element } from "domhandler";
import { mapPath } from "../../affine.js";
import { type Matrix, multiply, type Path, rectPath } from "../../geometry.js";
import { fragmentOf, localName } from "../dom.js";
import type { Drawing, Place } from "../drawing.js";
import { length } from "../numbers.js";
import type { SvgStyle } from "../style/style.js";
import { aspectRatio, type SvgItem, viewBoxMatrix } from "../svg.js";
import { viewBoxOf } from "../view-box.js";
import type { ShapePath } from "./shapes.js";

interface Vertex {
  readonly x: number;
  readonly y: number;
  /** Directions of the path before and after it, radians; undefined at an open end. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export function hasMarkers(style: SvgStyle): boolean {
  return ["marker-start", "marker-mid", "marker-end"].some((name) => (style.get(name) ?? "none") !== "none");
}

/** @param strokeWidth what `markerUnits="strokeWidth"` counts in */
export function markersOf(
  shape: ShapePath,
  style: SvgStyle,
  strokeWidth: number,
  place: Place,
  drawing: Drawing,
): SvgItem[] {
  const marker = (name: string): Element | undefined => {
    const found = drawing.ids.get(fragmentOf(style.get(name)) ?? "");
    return found && localName(found) === "marker" && !place.used.includes(found) ? found : undefined;
  };
  const [start, mid, end] = [marker("marker-start"), marker("marker-mid"), marker("marker-end")];
  if (!start && !mid && !end) return [];
  const vertices = verticesOf(shape.path, shape.inner ?? new Set());
  return vertices.flatMap((vertex, i) => {
    const items: SvgItem[] = [];
    const draw = (element: Element | undefined, isStart: boolean) => {
      if (element) items.push(...drawMarker(element, vertex, isStart, strokeWidth, place, drawing));
    };
    if (i === 0) draw(start, true);
    if (i > 0 && i < vertices.length - 1) draw(mid, false);
    if (i === vertices.length - 1) draw(end, false);
    return items;
  });
}

function drawMarker(
  marker: Element,
  vertex: Vertex,
  isStart: boolean,
  strokeWidth: number,
  place: Place,
  drawing: Drawing,
): SvgItem[] {
  const style = drawing.cascade.natural(marker);
  if (style.get("display") === "none") return [];
  const { attribs } = marker;
  const of = (name: string, reference: number, initial: number) =>
    length(attribs[name], { fontSize: style.fontSize, reference }) ?? initial;
  const width = of("markerWidth", place.viewport.width, 3);
  const height = of("markerHeight", place.viewport.height, 3);
  if (!(width > 0 && height > 0)) return [];
  const viewBox = viewBoxOf(attribs.viewBox);
  if (viewBox === "empty") return [];
  const content: Matrix = viewBox
    ? viewBoxMatrix(viewBox, aspectRatio(attribs.preserveAspectRatio), width, height)
    : [1, 0, 0, 1, 0, 0];
  const reference = viewBox ?? { x: 0, y: 0, width, height };
  const refX = reference.x + (REFERENCES[attribs.refX ?? ""] ?? 0) * reference.width;
  const refY = reference.y + (REFERENCES[attribs.refY ?? ""] ?? 0) * reference.height;
  const ref = {
    x: attribs.refX !== undefined && attribs.refX in REFERENCES ? refX : of("refX", reference.width, 0),
    y: attribs.refY !== undefined && attribs.refY in REFERENCES ? refY : of("refY", reference.height, 0),
  };
  const angle = orientation(attribs.orient, vertex, isStart);
  const scale = attribs.markerUnits === "userSpaceOnUse" ? 1 : strokeWidth;
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const [a, b, c, d, e, f] = content;
  const toMarker: Matrix = [a, b, c, d, e - (a * ref.x + c * ref.y + e), f - (b * ref.x + d * ref.y + f)];
  const matrix = multiply(place.matrix, multiply([cos, sin, -sin, cos, vertex.x, vertex.y], toMarker));
  const items = drawing.children(marker, style, {
    ...place,
    matrix,
    viewport: reference,
    used: [...place.used, marker],
    depth: place.depth + 1,
  });
  const overflow = style.get("overflow");
  if (items.length === 0 || overflow === "visible" || overflow === "auto") return items;
  const shown = viewBox ? visiblePart(content, width, height) : { x: 0, y: 0, width, height };
  const clip = { path: mapPath(rectPath(shown), matrix), rule: "nonzero" } as const;
  return [{ kind: "group", opacity: 1, clips: [clip], masks: [], items }];
}

/** What of the view box's space is seen in the viewport. */
function visiblePart([a, , , d, e, f]: Matrix, width: number, height: number) {
  return { x: -e / a, y: -f / d, width: width / a, height: height / d };
}

const REFERENCES: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

function orientation(orient: string | undefined, { before, after }: Vertex, isStart: boolean): number {
  const text = orient?.trim() ?? "0";
  if (text !== "auto" && text !== "auto-start-reverse") {
    const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(deg|rad|turn|grad)?$/i.exec(text);
    const unit = { deg: Math.PI / 180, rad: 1, turn: 2 * Math.PI, grad: Math.PI / 200 }[
      match?.[2]?.toLowerCase() ?? "deg"
    ];
    const angle = match ? Number(match[1]) * unit! : 0;
    return Number.isFinite(angle) ? angle : 0;
  }
  const bisected =
    before === undefined || after === undefined
      ? (before ?? after ?? 0)
      : Math.atan2(Math.sin(before) + Math.sin(after), Math.cos(before) + Math.cos(after));
  return isStart && text === "auto-start-reverse" ? bisected + Math.PI : bisected;
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly before: number | undefined;
  after: number | undefined;
}

function verticesOf(path: Path, inner: ReadonlySet<number>): Vertex[] {
  const vertices: Corner[] = [];
  let begun = 0;
  let last: Corner | undefined;
  let [x, y, direction] = [0, 0, 0];
  const angle = (fromX: number, fromY: number, toX: number, toY: number, other: number) =>
    fromX === toX && fromY === toY ? other : Math.atan2(toY - fromY, toX - fromX);
  const add = (toX: number, toY: number, leaving: number, arriving: number, isInner: boolean) => {
    if (last && last.after === undefined) last.after = leaving;
    [x, y, direction] = [toX, toY, arriving];
    if (isInner) return;
    last = { x, y, before: arriving, after: undefined };
    vertices.push(last);
  };
  path.forEach((segment, i) => {
    switch (segment[0]) {
      case "M":
        [x, y] = [segment[1], segment[2]];
        begun = vertices.length;
        last = { x, y, before: undefined, after: undefined };
        vertices.push(last);
        break;
      case "L": {
        const to = angle(x, y, segment[1], segment[2], direction);
        add(segment[1], segment[2], to, to, inner.has(i));
        break;
      }
      case "C": {
        const [, x1, y1, x2, y2, toX, toY] = segment;
        const chord = angle(x, y, toX, toY, direction);
        const leaving = angle(x, y, x1, y1, angle(x, y, x2, y2, chord));
        const arriving = angle(x2, y2, toX, toY, angle(x1, y1, toX, toY, chord));
        add(toX, toY, leaving, arriving, inner.has(i));
        break;
      }
      case "Z": {
        const first = vertices[begun];
        if (!first) break;
        const to = angle(x, y, first.x, first.y, direction);
        add(first.x, first.y, to, to, false);
        // The path goes on where it began: both corners look the way of their bisector.
        if (last) last.after = first.after;
        vertices[begun] = { ...first, before: to };
        break;
      }
      case "R":
        break;
    }
  });
  return vertices;
}
