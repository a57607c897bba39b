/** What floats take from what stands beside them (CSS 2.2 section 9.5). Lengths in px. */

export type FloatSide = "left" | "right";

/** The margin box of a float, which lines and formatting contexts of their own keep clear of. */
export interface Exclusion {
  readonly side: FloatSide;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** What of it lines keep clear of; undefined for all of it. */
  readonly shape: FloatShape | undefined;
}

/** The shape of a float (`shape-outside`). */
export interface FloatShape {
  /** Closed lines; none where nothing is kept clear of. */
  readonly outlines: readonly (readonly (readonly [x: number, y: number])[])[];
  /** How far lines stand from it. */
  readonly margin: number;
  /** Where what its outlines count from stands. */
  readonly x: number;
  readonly y: number;
}

/** What a box that is no block formatting context of its own does to those that follow it, from the top left of its border box. */
export interface FloatsInside {
  /** Floats in it. */
  readonly exclusions: readonly Exclusion[];
  /** The margins that adjoin its bottom edge, where clearance makes them others than those of its box tree. */
  readonly bottomMargins: { readonly positive: number; readonly negative: number } | undefined;
}
