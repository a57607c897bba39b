/** Images in place of border lines (CSS Backgrounds 3, section 5): cut into nine, their edges stretched or repeated. Input px, output pt. */
import { type ComputedStyle, type LengthPercentage, resolveLength, type Values } from "../../../css/index.js";
import { type ImageSource, type Matrix, type Rect, rectPath } from "../../../graphics/index.js";
import type { Edges as Lengths } from "../../../layout/index.js";
import type { PaintTarget } from "../../target.js";
import { pt, rectInPt } from "../../units.js";
import { within } from "../areas/box-areas.js";
import { markArtifact, type PaintContext } from "../context.js";
import { concreteSize } from "../fills/background.js";
import { gradientPaint } from "../fills/css-gradient.js";
import { paintSource } from "../image.js";

/** More tiles than this along an edge are painted as a pattern. */
const MAX_SINGLE_TILES = 12;

/** The image with its size, px, and what paints it. */
interface Painted {
  readonly width: number;
  readonly height: number;
  /** At its own size, from the origin on. */
  readonly paint: (target: PaintTarget) => void;
}

/**
 * Paints the image of a border; false where there is none that can be shown, and lines take its place.
 * @param rect the border box, px
 * Where a break parts the box, each part has an image of its own with all its edges, as in Chromium.
 * @param border widths of the lines
 */
export function paintBorderImage(style: ComputedStyle, rect: Rect, border: Lengths, context: PaintContext): boolean {
  const source = style.borderImageSource;
  if (source.kind === "none") return false;
  const found = source.kind === "url" ? context.images(source.url) : undefined;
  if (source.kind === "url" && !found) return false;
  const area = within(rect, outsets(style, border));
  if (area.width <= 0 || area.height <= 0) return true;
  const image = paintedImage(source, found, area);
  if (!(image.width > 0 && image.height > 0)) return true;
  const slices = sliced(style.borderImageSlice.edges, image);
  const widths = reduced(usedWidths(style, slices, border, area, found !== undefined), area);
  markArtifact(context);
  paintRegions(image, slices, widths, area, style, context.target);
  return true;
}

const SIDES = ["top", "right", "bottom", "left"] as const;
type Side = (typeof SIDES)[number];

function each(of: (side: Side, i: number) => number): Lengths {
  const [top, right, bottom, left] = SIDES.map(of) as [number, number, number, number];
  return { top, right, bottom, left };
}

/** How far the area of the image lies within the border box: where it is set out, by less than nothing. */
const outsets = ({ borderImageOutset: outset }: ComputedStyle, border: Lengths): Lengths =>
  each((side, i) => {
    const by = outset[i]!;
    return -(typeof by === "number" ? by : by.times * border[side]);
  });

function paintedImage(
  source: Exclude<Values.BackgroundImage, { kind: "none" }>,
  found: ImageSource | undefined,
  area: Rect,
): Painted {
  const size = found ? concreteSize(found, area) : { width: area.width, height: area.height };
  const rect = { x: 0, y: 0, ...size };
  const paint = (target: PaintTarget) => {
    if (found) paintSource(found, rectInPt(rect), target);
    else if (source.kind !== "url") target.fill(rectPath(rectInPt(rect)), gradientPaint(source, rect));
  };
  return { ...size, paint };
}

const isAcross = (side: Side): boolean => side === "left" || side === "right";

/** What is cut off at each side, px of the image (section 5.2). */
const sliced = (slices: Values.Four<LengthPercentage>, { width, height }: Painted): Lengths =>
  each((side, i) => {
    const full = isAcross(side) ? width : height;
    return Math.min(full, resolveLength(slices[i]!, full));
  });

/** Section 5.3 */
const usedWidths = (
  { borderImageWidth: widths }: ComputedStyle,
  slices: Lengths,
  border: Lengths,
  area: Rect,
  hasSize: boolean,
): Lengths =>
  each((side, i) => {
    const width = widths[i]!;
    if (width === "auto") return hasSize ? slices[side] : border[side];
    return "times" in width
      ? width.times * border[side]
      : resolveLength(width, isAcross(side) ? area.width : area.height);
  });

/** Edges that would overlap become narrower, all by the same factor. */
function reduced(widths: Lengths, area: Rect): Lengths {
  const factor = Math.min(1, area.width / (widths.left + widths.right), area.height / (widths.top + widths.bottom));
  return factor < 1 ? each((side) => widths[side] * factor) : widths;
}

/** Places along one axis of the image and of the area: before the first cut, between the cuts, behind the second. */
interface Part {
  /** px of the image */
  readonly from: number;
  readonly size: number;
  /** px of the page */
  readonly at: number;
  readonly length: number;
}

function parts(first: number, last: number, full: number, before: number, after: number, at: number, length: number) {
  const middle: Part = {
    from: first,
    size: full - first - last,
    at: at + before,
    length: Math.max(0, length - before - after),
  };
  return [
    { from: 0, size: first, at, length: before },
    middle,
    { from: full - last, size: last, at: at + length - after, length: after },
  ] as const satisfies readonly Part[];
}

function paintRegions(
  image: Painted,
  slices: Lengths,
  widths: Lengths,
  area: Rect,
  { borderImageSlice, borderImageRepeat }: ComputedStyle,
  target: PaintTarget,
): void {
  const { top, right, bottom, left } = widths;
  const across = parts(slices.left, slices.right, image.width, left, right, area.x, area.width);
  const down = parts(slices.top, slices.bottom, image.height, top, bottom, area.y, area.height);
  // By how much edges are larger than in the image: the middle has the scale of the first that there is (section 5.4).
  const scale = (length: number, size: number) => (length > 0 && size > 0 ? length / size : undefined);
  const [above, below] = [scale(top, slices.top), scale(bottom, slices.bottom)];
  const [before, behind] = [scale(left, slices.left), scale(right, slices.right)];
  const scaleX = [above, above ?? below ?? 1, below];
  const scaleY = [before, before ?? behind ?? 1, behind];
  for (const [row, y] of down.entries()) {
    for (const [column, x] of across.entries()) {
      if (row === 1 && column === 1 && !borderImageSlice.fill) continue;
      const tilesX =
        column === 1 ? tiled(x, scaleX[row] ?? 1, borderImageRepeat.x) : { ...x, step: x.length, count: 1 };
      const tilesY =
        row === 1 ? tiled(y, scaleY[column] ?? 1, borderImageRepeat.y) : { ...y, step: y.length, count: 1 };
      paintTiles(image, { x, y }, tilesX, tilesY, target);
    }
  }
}

interface Tiles {
  readonly at: number;
  readonly length: number;
  /** From one to the next. */
  readonly step: number;
  readonly count: number;
}

/** The middle part of an edge, once or several times (section 5.5). */
function tiled({ size, at, length }: Part, scale: number, style: Values.BorderImageStyle): Tiles {
  const tile = size * scale;
  if (style === "stretch" || !(tile > 0)) return { at, length, step: length, count: 1 };
  if (style === "round") {
    const count = Math.max(1, Math.round(length / tile));
    return { at, length: length / count, step: length / count, count };
  }
  if (style === "space") {
    const count = Math.floor(length / tile + 1e-6);
    const gap = (length - count * tile) / (count + 1);
    return { at: at + gap, length: tile, step: tile + gap, count };
  }
  // One stands in the middle, and others as far as there is room.
  const beside = Math.ceil((length - tile) / 2 / tile - 1e-6);
  const count = Math.max(1, 1 + 2 * beside);
  return { at: at + (length - count * tile) / 2, length: tile, step: tile, count };
}

function paintTiles(
  image: Painted,
  { x, y }: { readonly x: Part; readonly y: Part },
  across: Tiles,
  down: Tiles,
  target: PaintTarget,
): void {
  if (!(x.size > 0 && y.size > 0 && x.length > 0 && y.length > 0)) return;
  const [scaleX, scaleY] = [across.length / x.size, down.length / y.size];
  if (!(scaleX > 0 && scaleY > 0) || across.count * down.count === 0) return;
  const paintTile = (left: number, top: number) => {
    const tile = rectPath(rectInPt({ x: left, y: top, width: across.length, height: down.length }));
    // Drawings would fit themselves to a stretched rectangle: they are stretched with their own.
    const matrix: Matrix = [scaleX, 0, 0, scaleY, pt(left - x.from * scaleX), pt(top - y.from * scaleY)];
    target.clip(tile, "nonzero", () => target.transform(matrix, () => image.paint(target)));
  };
  const region = rectPath(rectInPt({ x: x.at, y: y.at, width: x.length, height: y.length }));
  if (across.count * down.count > MAX_SINGLE_TILES) {
    const cell = rectInPt({ x: across.at, y: down.at, width: across.step, height: down.step });
    target.tile(region, cell, () => paintTile(across.at, down.at));
    return;
  }
  target.clip(region, "nonzero", () => {
    for (let row = 0; row < down.count; row++)
      for (let column = 0; column < across.count; column++)
        paintTile(across.at + column * across.step, down.at + row * down.step);
  });
}
