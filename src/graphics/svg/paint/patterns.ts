/** Pattern elements -> pictures that are repeated (SVG 2, section 14.3). */
import type { Element } from "domhandler";
import { IDENTITY, scaleOf } from "../../affine.js";
import { isUsable, type Matrix, multiply, type Rect } from "../../geometry.js";
import { childElements } from "../dom.js";
import type { Drawing, Place } from "../drawing.js";
import { length } from "../numbers.js";
import { aspectRatio, type SvgPattern, viewBoxMatrix } from "../svg.js";
import { transformList } from "../transform.js";
import { viewBoxOf } from "../view-box.js";
import { templates } from "./gradients.js";

/** Cells smaller than this, px of the drawing, show nothing but their mean, and take readers minutes. */
const SMALLEST_CELL = 0.1;

/** Undefined where the paint is none; `invalid` where it has no geometry, so that a fallback counts. */
export function patternOf(
  server: Element,
  alpha: number,
  bounds: Rect | undefined,
  place: Place,
  drawing: Drawing,
): SvgPattern | undefined | "invalid" {
  const chain = templates(server, ["pattern"], drawing);
  const attribute = (name: string) => chain.find((element) => element.attribs[name] !== undefined)?.attribs[name];
  const owner = chain.find((element) => childElements(element).length > 0);
  if (!owner || place.used.includes(owner)) return undefined;
  const ofBox = attribute("patternUnits") !== "userSpaceOnUse";
  const contentOfBox = attribute("patternContentUnits") === "objectBoundingBox";
  const hasBox = bounds !== undefined && bounds.width > 0 && bounds.height > 0;
  if ((ofBox || contentOfBox) && !hasBox) return "invalid";
  const style = drawing.cascade.natural(server);
  const { viewport } = place;
  const at = (name: string, size: number, whole: number) => {
    const value = length(attribute(name), { fontSize: style.fontSize, reference: ofBox ? 1 : whole }) ?? 0;
    return ofBox ? value * size : value;
  };
  const [w, h] = [bounds?.width ?? 0, bounds?.height ?? 0];
  const width = at("width", w, viewport.width);
  const height = at("height", h, viewport.height);
  if (!(width > 0 && height > 0)) return undefined;
  const x = at("x", w, viewport.width) + (ofBox ? bounds!.x : 0);
  const y = at("y", h, viewport.height) + (ofBox ? bounds!.y : 0);
  const own = style.get("transform") ?? attribute("patternTransform");
  const matrix = multiply(transformList(own, viewport, style.fontSize), [1, 0, 0, 1, x, y]);
  const size = scaleOf(multiply(place.matrix, matrix));
  if (!isUsable(matrix) || !(Math.min(width, height) * size > SMALLEST_CELL)) return undefined;
  const viewBox = viewBoxOf(attribute("viewBox"));
  if (viewBox === "empty") return undefined;
  const content: Matrix = viewBox
    ? viewBoxMatrix(viewBox, aspectRatio(attribute("preserveAspectRatio")), width, height)
    : contentOfBox
      ? [w, 0, 0, h, 0, 0]
      : IDENTITY;
  const items = drawing.children(owner, drawing.cascade.natural(owner), {
    matrix: content,
    viewport: viewBox ?? viewport,
    used: [...place.used, owner],
    depth: place.depth + 1,
  });
  if (items.length === 0) return undefined;
  return { kind: "pattern", cell: { x: 0, y: 0, width, height }, matrix, items, opacity: alpha };
}
