/** What boxes cut off, as paths (CSS Overflow 3, section 3; CSS Masking 1, sections 5 and 6). Input px, paths in pt. */
import type { ClipShape, ComputedStyle } from "../../../css/index.js";
import { ellipsePath, type Path, polygonPath, type Rect, rectPath } from "../../../graphics/index.js";
import { type BoxFragment, clippedAxes, isOutOfFlow, resolve } from "../../../layout/index.js";
import type { PaintTarget } from "../../target.js";
import { pt, rectInPt } from "../../units.js";
import { cornerRadii, type Edges, edgesOf, outline, radiiWithin, within } from "./box-areas.js";

export interface Clip {
  readonly path: Path;
  readonly rule: "nonzero" | "evenodd";
  /** What the path lies in, px. */
  readonly bounds: Rect;
}

/** Further than any page reaches, px: along an axis that isn't clipped. */
const FAR = 50_000;

/** Paints what is seen through all of some clips. */
export function clipped(clips: readonly Clip[], target: PaintTarget, paint: () => void): void {
  const [first, ...rest] = clips;
  if (first) target.clip(first.path, first.rule, () => clipped(rest, target, paint));
  else paint();
}

/** All that lies between two places across the page. */
export function columnClip(x: number, width: number): Clip {
  const bounds = { x, y: -FAR, width, height: 2 * FAR };
  return { path: rectPath(rectInPt(bounds)), rule: "nonzero", bounds };
}

/** What `overflow` cuts off of the content of a box: what lies beyond its padding box. */
export function overflowClip(fragment: BoxFragment, x: number, y: number): Clip | undefined {
  const axes = clippedAxes(fragment.box);
  if (!axes.x && !axes.y) return undefined;
  const { style } = fragment.box;
  const { slice } = fragment;
  const edges: Edges = { top: slice?.top ?? true, right: true, bottom: slice?.bottom ?? true, left: true };
  const border: Rect = { x, y, width: fragment.width, height: fragment.height };
  const by = edgesOf("padding-box", style, fragment.width, edges);
  const padding = within(border, by);
  const area = {
    x: axes.x ? padding.x : -FAR,
    width: axes.x ? padding.width : 2 * FAR,
    y: axes.y ? padding.y : -FAR,
    height: axes.y ? padding.height : 2 * FAR,
  };
  const radii = axes.x && axes.y ? cornerRadii(style, border, edges) : undefined;
  return { path: outline(area, radii && radiiWithin(radii, by)), rule: "nonzero", bounds: area };
}

/** What `clip` and `clip-path` cut off of a box, with its own background and borders. */
export function ownClips(style: ComputedStyle, box: Rect): Clip[] {
  const clips: Clip[] = [];
  if (style.clip !== "auto" && isOutOfFlow(style)) {
    const { top = 0, right = box.width, bottom = box.height, left = 0 } = style.clip;
    const bounds = {
      x: box.x + left,
      y: box.y + top,
      width: Math.max(0, right - left),
      height: Math.max(0, bottom - top),
    };
    clips.push({ path: rectPath(rectInPt(bounds)), rule: "nonzero", bounds });
  }
  if (style.clipPath !== "none") clips.push(shapeClip(style.clipPath, box));
  return clips;
}

function shapeClip(shape: ClipShape, box: Rect): Clip {
  if (shape.kind === "polygon") {
    const points = shape.points.map(
      ([x, y]) => [pt(box.x + resolve(x, box.width)), pt(box.y + resolve(y, box.height))] as const,
    );
    return { path: polygonPath(points, true), rule: shape.rule, bounds: box };
  }
  if (shape.kind === "inset") {
    const [top, bottom] = [resolve(shape.top, box.height), resolve(shape.bottom, box.height)];
    const [left, right] = [resolve(shape.left, box.width), resolve(shape.right, box.width)];
    const bounds = within(box, { top, right, bottom, left });
    return { path: rectPath(rectInPt(bounds)), rule: "nonzero", bounds };
  }
  const x = resolve(shape.at.x, box.width);
  const y = resolve(shape.at.y, box.height);
  const across = [Math.abs(x), Math.abs(box.width - x)];
  const down = [Math.abs(y), Math.abs(box.height - y)];
  const side = (radius: string, distances: readonly number[]) =>
    radius === "closest-side" ? Math.min(...distances) : Math.max(...distances);
  let [rx, ry] = [0, 0];
  if (shape.kind === "circle") {
    const diagonal = Math.hypot(box.width, box.height) / Math.SQRT2;
    const { radius } = shape;
    rx = ry = typeof radius === "string" ? side(radius, [...across, ...down]) : resolve(radius, diagonal);
  } else {
    rx = typeof shape.rx === "string" ? side(shape.rx, across) : resolve(shape.rx, box.width);
    ry = typeof shape.ry === "string" ? side(shape.ry, down) : resolve(shape.ry, box.height);
  }
  const bounds = { x: box.x + x - rx, y: box.y + y - ry, width: 2 * rx, height: 2 * ry };
  return { path: ellipsePath(pt(box.x + x), pt(box.y + y), pt(rx), pt(ry)), rule: "nonzero", bounds };
}

/** The part of a rectangle that is seen; a point of its edge where all of it is cut off. */
export function seenPart(rect: Rect, clips: readonly Clip[]): Rect {
  let { x, y } = rect;
  let [right, bottom] = [x + rect.width, y + rect.height];
  for (const { bounds } of clips) {
    x = Math.min(Math.max(x, bounds.x), bounds.x + bounds.width);
    y = Math.min(Math.max(y, bounds.y), bounds.y + bounds.height);
    right = Math.max(x, Math.min(right, bounds.x + bounds.width));
    bottom = Math.max(y, Math.min(bottom, bounds.y + bounds.height));
  }
  return { x, y, width: right - x, height: bottom - y };
}
