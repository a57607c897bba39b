/** SVG drawings as painting sees them: shapes with resolved paint, in the order in which they are painted. */
import type { Color } from "../../css/values.js";
import type { Matrix, Path, Rect } from "../geometry.js";

export interface SvgImage {
  readonly format: "svg";
  /** Natural size, px. */
  readonly width: number;
  readonly height: number;
  /** What of the user space is shown in that size. */
  readonly viewBox: Rect;
  /** `preserveAspectRatio` (SVG 2, 8.8): where the view box stands in a viewport of another shape; none stretches it. */
  readonly aspect: { readonly x: number; readonly y: number; readonly slice: boolean } | "none";
  readonly items: readonly SvgItem[];
}

export type SvgItem = SvgShape | SvgGroup;

export interface SvgShape {
  readonly kind: "shape";
  readonly path: Path;
  /** From the shape's own user space to that of the view box. */
  readonly matrix: Matrix;
  readonly fill: { readonly paint: SvgPaint; readonly rule: "nonzero" | "evenodd" } | undefined;
  readonly stroke: ({ readonly paint: SvgPaint } & SvgStroke) | undefined;
}

/** A group that is less than opaque as a whole. */
interface SvgGroup {
  readonly kind: "group";
  readonly opacity: number;
  readonly items: readonly SvgItem[];
}

export interface SvgStroke {
  readonly width: number;
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
}

export type SvgPaint = Color | SvgGradient;

export interface GradientStop {
  /** 0 to 1, never less than that of the stop before. */
  readonly offset: number;
  readonly color: Color;
}

export type SvgGradient = {
  readonly stops: readonly GradientStop[];
  /** From the gradient's space to the shape's user space. */
  readonly matrix: Matrix;
} & (
  | { readonly kind: "linear"; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | {
      readonly kind: "radial";
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fx: number;
      readonly fy: number;
    }
);

export function isGradient(paint: SvgPaint): paint is SvgGradient {
  return "stops" in paint;
}

/** From the user space of a view box to a viewport of the given size (SVG 2, section 8.2). */
export function viewBoxMatrix(viewBox: Rect, placed: SvgImage["aspect"], width: number, height: number): Matrix {
  const [sx, sy] = [width / viewBox.width, height / viewBox.height];
  if (placed === "none") return [sx, 0, 0, sy, -viewBox.x * sx, -viewBox.y * sy];
  const scale = placed.slice ? Math.max(sx, sy) : Math.min(sx, sy);
  const dx = (width - viewBox.width * scale) * placed.x - viewBox.x * scale;
  const dy = (height - viewBox.height * scale) * placed.y - viewBox.y * scale;
  return [scale, 0, 0, scale, dx, dy];
}
