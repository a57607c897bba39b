/** Replaced content: `object-fit` and `object-position`, photographs that lie on a side, SVG (CSS Images 3, section 5). Input px, output pt. */

import { type ComputedStyle, resolveLength } from "../../css/index.js";
import {
  type Effects,
  type ImageSource,
  type JpegImage,
  type Matrix,
  type Rect,
  rectPath,
  type SampledImage,
  type SvgItem,
} from "../../graphics/index.js";
import { textContent } from "../../html/index.js";
import { type BoxFragment, borderPadding, cornerRadii, radiiWithin } from "../../layout/index.js";
import type { StructureElement } from "../structure/structure.js";
import type { PaintTarget } from "../target.js";
import { pt, rectInPt } from "../units.js";
import { outline } from "./areas/box-areas.js";
import { snappedBox } from "./areas/whole-px.js";
import { markContent, ownerOf, type PaintContext } from "./context.js";
import { paintItems, paintSvg, paintThrough } from "./svg.js";

export function paintReplaced(
  fragment: BoxFragment,
  source: ImageSource,
  x: number,
  y: number,
  context: PaintContext,
): void {
  const { style, element } = fragment.box;
  if (style.visibility !== "visible") return;
  const edges = borderPadding(style, fragment.width);
  const { slice, width } = fragment;
  const box = { x, y: y - (slice?.offset ?? 0), width, height: slice?.wholeHeight ?? fragment.height };
  const exact: Rect = {
    x: x + edges.left,
    y: box.y + edges.top,
    width: width - edges.left - edges.right,
    height: box.height - edges.top - edges.bottom,
  };
  if (exact.width <= 0 || exact.height <= 0) return;
  const whole = snappedBox(style, exact, context.origin, box);
  // What is higher than a page is seen in parts.
  const content = slice ? between(whole, y, y + fragment.height) : whole;
  if (content.height <= 0) return;
  const { src } = element.attribs;
  context.edges.note(
    element,
    rectInPt(content),
    () => (src ? `the image ${src}` : `the image in <${element.name}>`),
    context.moved,
  );
  const owner = ownerOfImage(fragment, context);
  markContent(context, owner);
  if (owner?.type === "Figure") owner.bounds = rectInPt(content);
  const rect = snappedBox(style, fitObject(source, exact, style), context.origin, box);
  const paint = () => paintSource(source, rectInPt(rect), context.target);
  const radii = cornerRadii(style, snappedBox(style, box, context.origin));
  const paintRound = () =>
    radii ? context.target.clip(outline(whole, radiiWithin(radii, edges)), "nonzero", paint) : paint();
  if (isWithin(radii ? whole : rect, content)) paintRound();
  else context.target.clip(rectPath(rectInPt(content)), "nonzero", paintRound);
}

/** What of a rectangle is between two heights. */
function between({ x, y, width, height }: Rect, top: number, bottom: number): Rect {
  const from = Math.max(y, top);
  return { x, y: from, width, height: Math.min(y + height, bottom) - from };
}

/**
 * Images of generated content are decoration, unless their style says what they say; those that are markers belong to the label. One that stands
 * for an element says what this would.
 */
function ownerOfImage({ box }: BoxFragment, context: PaintContext): StructureElement | undefined {
  const { element, origin, style } = box;
  if (origin === "marker") return context.artifact ? undefined : context.tree.label(element);
  const owner = ownerOf(context, element, box);
  const content = typeof style.content === "string" ? [] : style.content;
  const isElement = origin === "element";
  if (isElement && (owner?.type === "Figure" || content[0]?.kind !== "image")) return owner;
  const said = content.find(({ kind }) => kind === "alternative");
  const text = said?.kind === "alternative" ? said.text : isElement ? textContent(element).trim() : "";
  return owner && text !== "" ? context.tree.figure(owner, text) : undefined;
}

/** Whether one rectangle lies within another. */
const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x > outer.x - 0.01 &&
  inner.y > outer.y - 0.01 &&
  inner.x + inner.width < outer.x + outer.width + 0.01 &&
  inner.y + inner.height < outer.y + outer.height + 0.01;

/** The concrete object size, where percentages of its position share out the room that it leaves free. */
function fitObject(source: ImageSource, box: Rect, { objectFit: fit, objectPosition: at }: ComputedStyle): Rect {
  const [sx, sy] = [box.width / source.width, box.height / source.height];
  const contain = Math.min(sx, sy);
  const scale = { contain, cover: Math.max(sx, sy), none: 1, "scale-down": Math.min(1, contain), fill: 0 }[fit];
  const width = fit === "fill" ? box.width : source.width * scale;
  const height = fit === "fill" ? box.height : source.height * scale;
  const x = box.x + resolveLength(at.x, box.width - width);
  const y = box.y + resolveLength(at.y, box.height - height);
  return { x, y, width, height };
}

/** Paints an image into a rectangle, pt. */
export function paintSource(source: ImageSource, rect: Rect, target: PaintTarget): void {
  if (source.format === "svg") paintSvg(source, rect, target, paintRaster);
  else paintRaster(source, rect, target);
}

/** Paints what effects of a drawing leave. @param box what they are for, px */
export function paintThroughEffects(
  effects: Effects | "hidden",
  box: Rect,
  target: PaintTarget,
  paint: () => void,
): void {
  if (effects === "hidden") target.clip(rectPath({ x: 0, y: 0, width: 0, height: 0 }), "nonzero", paint);
  else paintThrough(effects, [pt(1), 0, 0, pt(1), pt(box.x), pt(box.y)], target, paintRaster, paint);
}

/** Paints the content of a mask. @param box what it is for, px */
export function paintMaskItems(items: readonly SvgItem[], { x, y }: Rect, target: PaintTarget): void {
  paintItems(items, [pt(1), 0, 0, pt(1), pt(x), pt(y)], target, paintRaster);
}

function paintRaster(source: SampledImage | JpegImage, rect: Rect, target: PaintTarget): void {
  if (source.format === "jpeg" && source.orientation > 1) paintTurned(source, rect, target);
  else target.image(source, rect);
}

/** How the unit square as stored comes to stand as it is shown, for Exif orientations 2 to 8. */
const TURNS: Readonly<Record<number, Matrix>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
};

function paintTurned(source: JpegImage, rect: Rect, target: PaintTarget): void {
  const turn = TURNS[source.orientation]!;
  target.transform([rect.width, 0, 0, rect.height, rect.x, rect.y], () =>
    target.transform(turn, () => target.image(source, { x: 0, y: 0, width: 1, height: 1 })),
  );
}
