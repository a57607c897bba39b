/** Painting inside of transforms and of what is cut off. Clips in px. */
import { type Matrix, type Rect, rectPath } from "../../graphics/index.js";
import { type BoxFragment, containsAbsolute } from "../../layout/index.js";
import { rectInPt } from "../units.js";
import { type Clip, clipped } from "./areas/clips.js";
import type { PaintContext } from "./context.js";

/** What is not seen beyond the area of its page. */
export function paintInArea(bounds: Rect, zoom: number, { target, edges }: PaintContext, paint: () => void): void {
  const { x, y, width, height } = rectInPt(bounds);
  const area = { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
  const clip: Clip = { path: rectPath(rectInPt(bounds)), rule: "nonzero", bounds };
  clipped([clip], target, () => edges.inArea(area, paint));
}

export function paintTransformed(matrix: Matrix, { target, edges }: PaintContext, paint: () => void): void {
  target.transform(matrix, () => edges.within(matrix, paint));
}

export function paintClipped(clips: readonly Clip[], { target, edges }: PaintContext, paint: () => void): void {
  if (clips.length === 0) paint();
  else clipped(clips, target, () => edges.clipped(clips, paint));
}

/** What holds in a box that may cut off what is in it, and may be the containing block of what is out of the flow. */
export function withinBox(fragment: BoxFragment, clip: Clip | undefined, context: PaintContext): PaintContext {
  const contains = containsAbsolute(fragment.box.style);
  if (!clip && !contains) return context;
  const clips = clip ? [...context.clips, clip] : context.clips;
  return { ...context, clips, absoluteClips: contains ? clips : context.absoluteClips };
}
