/** Drawings: their items in pt on the page (SVG 2, section 3). What can be is mapped to the page's coordinates at once. */
import {
  type Effects,
  isGradient,
  isSimilarity,
  type JpegImage,
  type Matrix,
  mapPath,
  mapRect,
  multiply,
  type Path,
  type Rect,
  rectPath,
  type SampledImage,
  type SvgGroup,
  type SvgImage,
  type SvgItem,
  type SvgPaint,
  type SvgPattern,
  type SvgPicture,
  type SvgShape,
  type SvgStroke,
  type SvgText,
  scaleOf,
} from "../../graphics/index.js";
import type { Paint, PaintTarget } from "../target.js";
import { pt } from "../units.js";

type PaintRaster = (image: SampledImage | JpegImage, rect: Rect, target: PaintTarget) => void;

/** @param rect pt */
export function paintSvg(source: SvgImage, rect: Rect, target: PaintTarget, paintRaster: PaintRaster): void {
  const items = source.draw(rect.width / pt(1), rect.height / pt(1));
  if (items.length === 0) return;
  const painter = new SvgPainter(target, paintRaster);
  // The viewport of an image clips (SVG 2, section 3.5.3).
  target.clip(rectPath(rect), "nonzero", () => painter.paint(items, [pt(1), 0, 0, pt(1), rect.x, rect.y]));
}

/** @param matrix from the space of the items to pt */
export function paintItems(
  items: readonly SvgItem[],
  matrix: Matrix,
  target: PaintTarget,
  paintRaster: PaintRaster,
): void {
  new SvgPainter(target, paintRaster).paint(items, matrix);
}

/** Paints what clips and masks leave. @param matrix from their space to pt */
export function paintThrough(
  effects: Effects,
  matrix: Matrix,
  target: PaintTarget,
  paintRaster: PaintRaster,
  paint: () => void,
): void {
  new SvgPainter(target, paintRaster).through(effects, matrix, paint);
}

class SvgPainter {
  constructor(
    readonly target: PaintTarget,
    readonly paintRaster: PaintRaster,
  ) {}

  /** @param matrix from the items' space to the coordinates of the target */
  paint(items: readonly SvgItem[], matrix: Matrix): void {
    for (const item of items) {
      if (item.kind === "group") this.#group(item, matrix);
      else {
        const toTarget = multiply(matrix, item.matrix);
        if (item.kind === "shape") this.#shape(item, toTarget);
        else if (item.kind === "text") this.#text(item, toTarget);
        else this.#picture(item, toTarget);
      }
    }
  }

  #group(group: SvgGroup, matrix: Matrix): void {
    const { opacity, items } = group;
    const all = () => this.paint(items, matrix);
    this.through(group, matrix, opacity < 1 ? () => this.target.group(opacity, all) : all);
  }

  through({ clips, masks }: Effects, matrix: Matrix, all: () => void): void {
    const { target } = this;
    let paint = all;
    for (const mask of masks) {
      const inner = paint;
      paint = () => target.mask(mask.kind, () => this.paint(mask.items, matrix), inner);
    }
    for (const clip of clips) {
      const inner = paint;
      paint = () => target.clip(mapPath(clip.path, matrix), clip.rule, inner);
    }
    paint();
  }

  #shape({ path, fill, stroke, fixedStroke }: SvgShape, matrix: Matrix): void {
    if (fill) this.target.fill(mapPath(path, matrix), this.#paintIn(fill.paint, matrix), fill.rule);
    if (!stroke) return;
    if (!fixedStroke) this.#stroke(path, stroke, matrix);
    else this.target.stroke(mapPath(path, matrix), this.#paintIn(stroke.paint, matrix), widened(stroke, pt(1)));
  }

  #text({ font, size, color, rtl, glyphs }: SvgText, matrix: Matrix): void {
    const paint = (x: number, y: number, scale: number) =>
      this.target.glyphs({
        font,
        size: size * scale,
        x,
        y,
        paint: color ?? { r: 0, g: 0, b: 0, a: 1 },
        rtl,
        glyphs,
        ...(!color && { invisible: true }),
      });
    const [a, b, c, d, e, f] = matrix;
    if (b === 0 && c === 0 && a > 0 && Math.abs(a - d) < a * 1e-6) paint(e, f, a);
    else this.#under(matrix, (scale) => paint(0, 0, scale));
  }

  /** Paints under a matrix about as large as 1, so that coordinates keep their digits; `paint` gets what is left of it. */
  #under([a, b, c, d, e, f]: Matrix, paint: (scale: number) => void): void {
    const scale = scaleOf([a, b, c, d, e, f]);
    if (scale > 0) this.target.transform([a / scale, b / scale, c / scale, d / scale, e, f], () => paint(scale));
  }

  #stroke(path: Path, stroke: NonNullable<SvgShape["stroke"]>, matrix: Matrix): void {
    const { target } = this;
    const line = (flat: Matrix) =>
      target.stroke(mapPath(path, flat), this.#paintIn(stroke.paint, flat), widened(stroke, scaleOf(flat)));
    if (isSimilarity(matrix)) line(matrix);
    else this.#under(matrix, (scale) => line([scale, 0, 0, scale, 0, 0]));
  }

  #picture({ image, rect }: SvgPicture, matrix: Matrix): void {
    const [a, b, c, d] = matrix;
    if (b === 0 && c === 0 && a > 0 && d > 0) this.paintRaster(image, mapRect(matrix, rect), this.target);
    else
      this.#under(matrix, (scale) => this.paintRaster(image, mapRect([scale, 0, 0, scale, 0, 0], rect), this.target));
  }

  /** A paint that refers to a shape's own space, for its path mapped by a matrix. */
  #paintIn(paint: SvgPaint | SvgPattern, matrix: Matrix): Paint {
    if ("items" in paint) {
      const toTarget = multiply(matrix, paint.matrix);
      const scale = scaleOf(toTarget);
      const { x, y, width, height } = paint.cell;
      return {
        kind: "tile",
        cell: { x: x * scale, y: y * scale, width: width * scale, height: height * scale },
        matrix: multiply(toTarget, [1 / scale, 0, 0, 1 / scale, 0, 0]),
        opacity: paint.opacity,
        paint: () => this.paint(paint.items, [scale, 0, 0, scale, 0, 0]),
      };
    }
    return isGradient(paint) ? { ...paint, matrix: multiply(matrix, paint.matrix) } : paint;
  }
}

const widened = (stroke: SvgStroke, factor: number): SvgStroke => ({
  ...stroke,
  width: stroke.width * factor,
  dash: stroke.dash.map((length) => length * factor),
  dashOffset: stroke.dashOffset * factor,
});
