/** What the parts of drawing share: where they are, what they refer to, what they may spend, and whom they tell. */

import type { Element } from "domhandler";
import type { DiagnosticCode } from "../../diagnostics/index.js";
import type { FontLibrary } from "../../fonts/index.js";
import type { Matrix, Rect } from "../geometry.js";
import type { Cascade, SvgStyle } from "./style/style.js";
import type { GradientStop, SvgItem, SvgPaint, SvgPattern } from "./svg.js";

/** Where an element is drawn. */
export interface Place {
  /** From the user space to that of the outermost viewport, or of the pattern that all this is in. */
  readonly matrix: Matrix;
  /** What percentages refer to, in user units. */
  readonly viewport: Rect;
  /** Elements that lead here by reference, and so can't be referred to again. */
  readonly used: readonly Element[];
  readonly depth: number;
  /** What `context-fill` and `context-stroke` are (SVG 2, section 13.2). */
  readonly context?: ContextElement;
}

/** What shapes in a marker, or in what is used, may be painted as. */
export interface ContextElement {
  readonly fill: () => SvgPaint | SvgPattern | undefined;
  readonly stroke: () => SvgPaint | SvgPattern | undefined;
  /** Of its user space, as the matrix of a `Place`. */
  readonly matrix: Matrix;
}

export interface Drawing {
  readonly ids: ReadonlyMap<string, Element>;
  readonly cascade: Cascade;
  /** Without fonts, text takes no place. */
  readonly fonts: FontLibrary | undefined;
  /** BCP 47, in lower case. */
  readonly lang: string;
  /** Stops of gradients, which many shapes share. */
  readonly stops: Map<Element, readonly GradientStop[]>;
  /** A warning at an element: once for each key. */
  tell(element: Element, key: string, message: string, hints?: readonly string[], code?: DiagnosticCode): void;
  /** Told of text that is to be seen. */
  onText(): void;
  /** Throws ImageError where the drawing is too much. */
  spend(segments: number): void;
  /** The children of an element, one after the other. */
  children(element: Element, style: SvgStyle, place: Place): SvgItem[];
  element(element: Element, parent: SvgStyle, place: Place): SvgItem[];
  /** What an element in a clip path leaves to be seen, in white. */
  silhouette(element: Element, parent: SvgStyle, place: Place): SvgItem[];
  /** The matrix of an element's own transforms. */
  transformOf(style: SvgStyle, place: Place): Matrix;
}

/** What percentages of lengths that go neither across nor down refer to (SVG 2, section 8.9). */
export function diagonalOf({ width, height }: Rect): number {
  return Math.hypot(width, height) / Math.SQRT2;
}
