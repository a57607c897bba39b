/** Basic shapes and path data -> paths of absolute lines and cubic curves (SVG 2, sections 9 and 10). */
import type { Element } from "domhandler";
import svgpath from "svgpath";
import { ellipsePath, type Path, type PathSegment, polygonPath, type Rect, roundedRectPath } from "../geometry.js";
import { length, numbers } from "./numbers.js";

/** The path of a shape element; undefined for elements that are no shapes, empty where there is nothing to draw. */
export function shapePath(element: Element, viewBox: Rect): Path | undefined {
  const { attribs } = element;
  const x = (name: string) => length(attribs[name], viewBox.width);
  const y = (name: string) => length(attribs[name], viewBox.height);
  const diagonal = Math.hypot(viewBox.width, viewBox.height) / Math.SQRT2;
  switch (element.name) {
    case "path":
      return pathData(attribs.d ?? "");
    case "rect":
      return rectangle(x("x") ?? 0, y("y") ?? 0, x("width") ?? 0, y("height") ?? 0, x("rx"), y("ry"));
    case "circle": {
      const r = length(attribs.r, diagonal) ?? 0;
      return r > 0 ? ellipsePath(x("cx") ?? 0, y("cy") ?? 0, r, r) : [];
    }
    case "ellipse": {
      const rx = x("rx") ?? y("ry") ?? 0;
      const ry = y("ry") ?? rx;
      return rx > 0 && ry > 0 ? ellipsePath(x("cx") ?? 0, y("cy") ?? 0, rx, ry) : [];
    }
    case "line":
      return polygonPath(
        [
          [x("x1") ?? 0, y("y1") ?? 0],
          [x("x2") ?? 0, y("y2") ?? 0],
        ],
        false,
      );
    case "polyline":
    case "polygon":
      return polygonPath(pairs(attribs.points), element.name === "polygon");
    default:
      return undefined;
  }
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
  const radius = { x: Math.min(rx ?? ry ?? 0, width / 2), y: Math.min(ry ?? rx ?? 0, height / 2) };
  return roundedRectPath(
    { x, y, width, height },
    { topLeft: radius, topRight: radius, bottomRight: radius, bottomLeft: radius },
  );
}

function pairs(text: string | undefined): [number, number][] {
  const values = numbers(text);
  const points: [number, number][] = [];
  for (let i = 0; i + 1 < values.length; i += 2) points.push([values[i]!, values[i + 1]!]);
  return points;
}

/** Up to the first error, the data is drawn (SVG 2, section 9.5.4). */
function pathData(data: string): Path {
  const path: PathSegment[] = [];
  // `iterate` tells where each segment starts, which curves of second order and H and V need.
  svgpath(data)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _, x, y) => {
      switch (segment[0]) {
        case "M":
        case "L":
          path.push([segment[0], segment[1], segment[2]]);
          break;
        case "H":
          path.push(["L", segment[1], y]);
          break;
        case "V":
          path.push(["L", x, segment[1]]);
          break;
        case "C":
          path.push(segment);
          break;
        case "Q": {
          const [, qx, qy, toX, toY] = segment;
          path.push([
            "C",
            x + (2 / 3) * (qx - x),
            y + (2 / 3) * (qy - y),
            toX + (2 / 3) * (qx - toX),
            toY + (2 / 3) * (qy - toY),
            toX,
            toY,
          ]);
          break;
        }
        case "Z":
        case "z":
          path.push(["Z"]);
          break;
      }
    });
  return path;
}
