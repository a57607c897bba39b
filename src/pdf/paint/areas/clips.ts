/** What boxes cut off, as paths (CSS Overflow 3, section 3; CSS Masking 1, sections 5 and 6). Input px, paths in pt. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import { mapPath, mapRadii, outlineOf, type Path, type Rect, rectPath } from "../../../graphics/index.js";
import {
  type BoxFragment,
  clippedAxes,
  cornerRadii,
  isOutOfFlow,
  placedClip,
  radiiWithin,
} from "../../../layout/index.js";
import type { PaintTarget } from "../../target.js";
import { pt, rectInPt } from "../../units.js";
import { edgesHere, edgesOf, outline, within } from "./box-areas.js";
import { type Origin, snappedBox } from "./whole-px.js";

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

/** What `overflow` cuts off of the content of a box: what lies beyond its padding box, or further out where only that is clipped. */
export function overflowClip(fragment: BoxFragment, x: number, y: number, origin: Origin): Clip | undefined {
  const axes = clippedAxes(fragment.box);
  if (!axes.x && !axes.y) return undefined;
  const { style } = fragment.box;
  const edges = edgesHere(fragment);
  const border: Rect = { x, y, width: fragment.width, height: fragment.height };
  // Paint containment alone cuts off as `clip` does (CSS Contain 2, section 3.3).
  const isMere = clipsMerely(style.overflowX) && clipsMerely(style.overflowY);
  const { box, px } = isMere ? style.overflowClipMargin : NO_MARGIN;
  const edge = edgesOf(box, style, fragment.width, edges, fragment.used);
  const by = { top: edge.top - px, right: edge.right - px, bottom: edge.bottom - px, left: edge.left - px };
  const padding = snappedBox(style, within(border, by), origin, border);
  const area = {
    x: axes.x ? padding.x : -FAR,
    width: axes.x ? padding.width : 2 * FAR,
    y: axes.y ? padding.y : -FAR,
    height: axes.y ? padding.height : 2 * FAR,
  };
  const radii = axes.x && axes.y ? cornerRadii(style, border, edges) : undefined;
  const corners = radii && mapRadii(radiiWithin(radii, by), (to, corner) => (radii[corner].x > 0 ? to : radii[corner]));
  return { path: outline(area, corners), rule: "nonzero", bounds: area };
}

const clipsMerely = (overflow: ComputedStyle["overflowX"]): boolean => overflow === "clip" || overflow === "visible";

const NO_MARGIN: Values.ClipMargin = { box: "padding-box", px: 0 };

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
  if (style.clipPath !== "none" && !("url" in style.clipPath)) clips.push(shapeClip(style.clipPath, style, box));
  return clips;
}

function shapeClip(clipPath: Values.ClipPath, style: ComputedStyle, box: Rect): Clip {
  const shape = placedClip(clipPath, style, box);
  const { path, rule } = outlineOf(shape);
  return { path: mapPath(path, [pt(1), 0, 0, pt(1), 0, 0]), rule, bounds: shape.bounds };
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
