/** Basic shapes and path data -> paths of absolute lines and cubic curves (SVG 2, sections 9 and 10). */
import type { Element } from "domhandler";
import svgpath from "svgpath";
import { ellipsePath, roundedRectPath } from "../../corners.js";
import { type Path, type PathSegment, polygonPath, type Rect } from "../../geometry.js";
import { localName } from "../dom.js";
import { bounded, numbers } from "../numbers.js";
import type { SvgStyle } from "../style/style.js";

/** A path, and which of its segments end between two vertices: an arc becomes several curves. */
export interface ShapePath {
  readonly path: Path;
  readonly inner?: ReadonlySet<number>;
}

/** A path of that many segments is no drawing any more. */
const MAX_SEGMENTS = 200_000;

/** The path of a shape element; undefined for elements that are no shapes, empty where there is nothing to draw. */
export function shapePath(element: Element, style: SvgStyle, viewport: Rect): ShapePath | undefined {
  const { attribs } = element;
  const diagonal = Math.hypot(viewport.width, viewport.height) / Math.SQRT2;
  /** Geometry can be given by properties as well, which count for more. */
  const at = (name: string, reference: number) =>
    style.length(name, reference) ?? style.attribute(attribs[name], reference);
  const x = (name: string) => at(name, viewport.width);
  const y = (name: string) => at(name, viewport.height);
  switch (localName(element)) {
    case "path":
      return pathData(cssPath(style.get("d")) ?? attribs.d ?? "");
    case "rect":
      return { path: rectangle(x("x") ?? 0, y("y") ?? 0, x("width") ?? 0, y("height") ?? 0, x("rx"), y("ry")) };
    case "circle": {
      const r = at("r", diagonal) ?? 0;
      return { path: r > 0 ? ellipsePath(x("cx") ?? 0, y("cy") ?? 0, r, r) : [] };
    }
    case "ellipse": {
      const rx = x("rx") ?? y("ry") ?? 0;
      const ry = y("ry") ?? rx;
      return { path: rx > 0 && ry > 0 ? ellipsePath(x("cx") ?? 0, y("cy") ?? 0, rx, ry) : [] };
    }
    case "line": {
      const of = (name: string, reference: number) => style.attribute(attribs[name], reference) ?? 0;
      const { width, height } = viewport;
      return {
        path: polygonPath(
          [
            [of("x1", width), of("y1", height)],
            [of("x2", width), of("y2", height)],
          ],
          false,
        ),
      };
    }
    case "polyline":
    case "polygon":
      return { path: polygonPath(pairs(attribs.points), localName(element) === "polygon") };
    default:
      return undefined;
  }
}

/** Shapes that have vertices for markers (SVG 2, section 13.7.1). */
export const MARKED = new Set(["path", "line", "polyline", "polygon"]);

/** `path("…")` of the property `d`. */
function cssPath(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^path\(\s*(["'])([^"']*)\1\s*\)$/i.exec(text)?.[2];
}

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number | undefined,
  ry: number | undefined,
): Path {
  if (width <= 0 || height <= 0) return [];
  const given = (radius: number | undefined) => (radius !== undefined && radius >= 0 ? radius : undefined);
  const [a, b] = [given(rx), given(ry)];
  const radius = { x: Math.min(a ?? b ?? 0, width / 2), y: Math.min(b ?? a ?? 0, height / 2) };
  return roundedRectPath(
    { x, y, width, height },
    { topLeft: radius, topRight: radius, bottomRight: radius, bottomLeft: radius },
  );
}

function pairs(text: string | undefined): [number, number][] {
  const values = numbers(text);
  const points: [number, number][] = [];
  for (let i = 0; i + 1 < values.length && points.length < MAX_SEGMENTS; i += 2)
    points.push([values[i]!, values[i + 1]!]);
  return points;
}

/** Numbers that overflow are as far away as can be; those that are none are at the origin. */
const n = (value: number): number => (Number.isNaN(value) ? 0 : bounded(value));

/** Up to the first error, the data is drawn (SVG 2, section 9.5.4). */
export function pathData(data: string): ShapePath {
  const path: PathSegment[] = [];
  const inner = new Set<number>();
  // `iterate` tells where each segment starts, which curves of second order and H and V need.
  svgpath(data)
    .abs()
    .unshort()
    .iterate((segment, _, x, y) => {
      if (path.length >= MAX_SEGMENTS) return;
      if (segment[0] !== "A") {
        addSegment(segment, x, y, path);
        return;
      }
      const first = path.length;
      svgpath(`M${n(x)} ${n(y)}${segment.map((value) => (typeof value === "number" ? n(value) : value)).join(" ")}`)
        .unarc()
        .iterate((curve, i, fromX, fromY) => {
          if (i > 0) addSegment(curve, fromX, fromY, path);
        });
      for (let i = first; i < path.length - 1; i++) inner.add(i);
    });
  return { path, inner };
}

type Given = Parameters<Parameters<ReturnType<typeof svgpath>["iterate"]>[0]>[0];

function addSegment(segment: Given, x: number, y: number, path: PathSegment[]): void {
  switch (segment[0]) {
    case "M":
    case "L":
      path.push([segment[0], n(segment[1]), n(segment[2])]);
      break;
    case "H":
      path.push(["L", n(segment[1]), n(y)]);
      break;
    case "V":
      path.push(["L", n(x), n(segment[1])]);
      break;
    case "C": {
      const [, x1, y1, x2, y2, toX, toY] = segment;
      path.push(["C", n(x1), n(y1), n(x2), n(y2), n(toX), n(toY)]);
      break;
    }
    case "Q": {
      const [, qx, qy, toX, toY] = segment;
      const third = (from: number, control: number) => n(from + (2 / 3) * (control - from));
      path.push(["C", third(x, qx), third(y, qy), third(toX, qx), third(toY, qy), n(toX), n(toY)]);
      break;
    }
    case "Z":
    case "z":
      path.push(["Z"]);
      break;
  }
}
