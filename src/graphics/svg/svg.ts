/** SVG drawings as painting sees them: items with resolved paint, in the order in which they are painted. */
import type { Color } from "../../css/index.js";
import type { FontFace, Glyphs } from "../../fonts/index.js";
import type { Matrix, Path, Rect } from "../geometry.js";
import type { JpegImage } from "../raster/jpeg.js";
import type { SampledImage } from "../raster/sampled-image.js";

export interface SvgImage {
  readonly format: "svg";
  /** Natural size, px; where the file leaves it open, what CSS takes instead. */
  readonly width: number;
  readonly height: number;
  /** What the file says of its size (CSS Images 3, section 4.1). */
  readonly natural: NaturalSize;
  /** Whether there is text to be seen, which is set in the fonts of whoever shows it. */
  readonly hasText: boolean;
  /** What is painted in a viewport of the given size, px, from its top left corner on. */
  readonly draw: (width: number, height: number) => readonly SvgItem[];
}

/** Natural dimensions, px, and the ratio of width to height; absent is what is not said. */
export interface NaturalSize {
  readonly width?: number;
  readonly height?: number;
  readonly ratio?: number;
}

export type SvgItem = SvgShape | SvgText | SvgPicture | SvgGroup;

export interface SvgShape {
  readonly kind: "shape";
  readonly path: Path;
  /** From the shape's own user space to that of the viewport. */
  readonly matrix: Matrix;
  readonly fill?: { readonly paint: SvgPaint | SvgPattern; readonly rule: "nonzero" | "evenodd" };
  readonly stroke?: { readonly paint: SvgPaint | SvgPattern } & SvgStroke;
  /** The stroke's width is one on the page, whatever the matrix (`vector-effect`). */
  readonly fixedStroke?: boolean;
}

/** Text of one face, size and direction, set from the origin of its own space on. */
export interface SvgText {
  readonly kind: "text";
  readonly matrix: Matrix;
  readonly font: FontFace;
  readonly size: number;
  /** Undefined where its shapes are painted as paths, and the text is there to be read. */
  readonly color: Color | undefined;
  readonly rtl: boolean;
  readonly glyphs: Glyphs;
  /** The cells of the glyphs, in its own space. */
  readonly bounds: Rect;
}

export interface SvgPicture {
  readonly kind: "picture";
  readonly matrix: Matrix;
  readonly image: SampledImage | JpegImage;
  readonly rect: Rect;
}

/** Items that are clipped, masked, or less than opaque as a whole. Clips and masks are in the space of the viewport. */
export interface SvgGroup {
  readonly kind: "group";
  readonly opacity: number;
  /** All of them count. */
  readonly clips: readonly SvgClip[];
  readonly masks: readonly SvgMask[];
  readonly items: readonly SvgItem[];
}

export interface SvgClip {
  readonly path: Path;
  readonly rule: "nonzero" | "evenodd";
}

export interface SvgMask {
  readonly kind: "luminance" | "alpha";
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

/** A picture that is repeated over the plane. */
export interface SvgPattern {
  readonly kind: "pattern";
  /** Where it stands once, and how far it is from there to the next one, in its own space. */
  readonly cell: Rect;
  /** From the pattern's space to the shape's user space. */
  readonly matrix: Matrix;
  /** In the pattern's space. */
  readonly items: readonly SvgItem[];
  readonly opacity: number;
}

export interface GradientStop {
  /** 0 to 1, never less than that of the stop before. */
  readonly offset: number;
  readonly color: Color;
}

export type SvgGradient = {
  readonly stops: readonly GradientStop[];
  /** From the gradient's space to the shape's user space. */
  readonly matrix: Matrix;
  /** Of all stops alike. Default: 1. */
  readonly opacity?: number;
} & (
  | { readonly kind: "linear"; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | {
      readonly kind: "radial";
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fx: number;
      readonly fy: number;
      /** Radius of the circle where it begins. Default: 0. */
      readonly fr?: number;
    }
  | ConicGradient
);

/** Around a centre: drawings have none, but CSS has. */
export interface ConicGradient {
  readonly kind: "conic";
  readonly cx: number;
  readonly cy: number;
  /** Where it begins, clockwise from up, radians. */
  readonly from: number;
  /** How far from its centre it is seen. */
  readonly reach: number;
}

export function isGradient(paint: SvgPaint): paint is SvgGradient {
  return "stops" in paint;
}

/** `preserveAspectRatio` (SVG 2, section 8.8): where a view box stands in a viewport of another shape; none stretches it. */
export type AspectRatio = { readonly x: number; readonly y: number; readonly slice: boolean } | "none";

export function aspectRatio(text: string | undefined): AspectRatio {
  const words = text?.trim().split(/\s+/) ?? [];
  const [align = "xMidYMid", meetOrSlice] = words[0] === "defer" ? words.slice(1) : words;
  if (align === "none") return "none";
  const place = (name: string | undefined) => ({ Min: 0, Mid: 0.5, Max: 1 })[name ?? ""] ?? 0.5;
  const match = /^x(Min|Mid|Max)Y(Min|Mid|Max)$/.exec(align);
  return { x: place(match?.[1]), y: place(match?.[2]), slice: match !== null && meetOrSlice === "slice" };
}

/** From the user space of a view box to a viewport of the given size (SVG 2, section 8.2). */
export function viewBoxMatrix(viewBox: Rect, placed: AspectRatio, width: number, height: number): Matrix {
  const [sx, sy] = [width / viewBox.width, height / viewBox.height];
  if (placed === "none") return [sx, 0, 0, sy, -viewBox.x * sx, -viewBox.y * sy];
  const scale = placed.slice ? Math.max(sx, sy) : Math.min(sx, sy);
  const dx = (width - viewBox.width * scale) * placed.x - viewBox.x * scale;
  const dy = (height - viewBox.height * scale) * placed.y - viewBox.y * scale;
  return [scale, 0, 0, scale, dx, dy];
}
