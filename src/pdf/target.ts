/**
 * What painting paints on. Lengths are pt, the origin is the page's top left, y points down. There are three
 * targets: one that writes PDF (pdfkit/target.ts), one that draws SVG (svg/target.ts), and one that records what it is told (recording-target.ts).
 */
import type { FontFace, Glyphs } from "../fonts/index.js";
import type { JpegImage, Matrix, Path, Rect, SampledImage, SvgPaint, SvgStroke } from "../graphics/index.js";
import type { StructureContent, StructureElement } from "./structure/structure.js";

/** What marked content belongs to: a structure element, or nothing that a reader would miss (ISO 32000-1, 14.8.2.2). */
export type Mark =
  | { readonly kind: "content"; readonly content: StructureContent; readonly element: StructureElement }
  | { readonly kind: "artifact"; readonly type?: ArtifactType };

/** Headers and footers are a kind of pagination artifacts, as are repeated table headers. */
export type ArtifactType = "Pagination" | "Header" | "Footer";

/** Whether content of one mark can go on under the other without a break. */
export function sameMark(a: Mark, b: Mark): boolean {
  if (a.kind === "content") return b.kind === "content" && a.content === b.content;
  return b.kind === "artifact" && a.type === b.type;
}

/** Text that is painted in one go. */
export interface GlyphRun {
  readonly font: FontFace;
  /** pt */
  readonly size: number;
  /** Left end of the run and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly paint: SvgPaint;
  readonly rtl: boolean;
  readonly glyphs: Glyphs;
  /** It is there to be read and found: what is seen of it are paths. */
  readonly invisible?: boolean;
}

/** A picture that is repeated over the plane, as what a path is filled or stroked with. */
export interface TilePaint {
  readonly kind: "tile";
  /** Where it stands once, and how far it is from there to the next one across and down, in its own space. */
  readonly cell: Rect;
  /** From its own space to the coordinates that are current. */
  readonly matrix: Matrix;
  readonly opacity: number;
  /** Paints it, in its own space. */
  readonly paint: () => void;
}

export type Paint = SvgPaint | TilePaint;

/** The area of a link on the page, and what it does. */
export interface LinkArea {
  readonly rect: Rect;
  readonly element: StructureElement;
  readonly content: StructureContent;
  readonly target:
    | { readonly kind: "uri"; readonly uri: string }
    | { readonly kind: "destination"; readonly name: string };
  /** Read aloud in place of the link's text. */
  readonly description: string;
}

export interface OutlineEntry {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly y: number;
  readonly children: readonly OutlineEntry[];
  /** Its children are shown only when a reader opens it. */
  readonly closed?: boolean;
}

export interface PaintTarget {
  /** Begins a page; all that follows is on it. */
  page(width: number, height: number): void;
  /** Says what everything painted from here on belongs to, until the next mark or page. */
  mark(mark: Mark): void;
  glyphs(run: GlyphRun): void;
  fill(path: Path, paint: Paint, rule?: "nonzero" | "evenodd"): void;
  stroke(path: Path, paint: Paint, stroke: SvgStroke): void;
  /** Paints an image into a rectangle, stretched to its shape. */
  image(image: SampledImage | JpegImage, rect: Rect): void;
  /** What `paint` paints is seen only inside of the path. */
  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void;
  transform(matrix: Matrix, paint: () => void): void;
  /**
   * Fills a path with what `paint` paints, over and over: `cell` is where it stands once, and how far it is from there to
   * the next one across and down.
   */
  tile(path: Path, cell: Rect, paint: () => void): void;
  /** What `paint` paints becomes transparent as one (`opacity`). */
  group(opacity: number, paint: () => void): void;
  /** What `paint` paints is seen as far as what `paintMask` paints is light, or opaque. */
  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void;
  link(link: LinkArea): void;
  /** Names a place on the page, for links from elsewhere in the document. */
  destination(name: string, x: number, y: number): void;
  outline(entries: readonly OutlineEntry[]): void;
  structure(root: StructureElement): void;
}
