/** Specified values: what a value is before it is known for which element (CSS Cascade 5, section 4.3), and what it is computed from. */
import type { Component } from "../syntax/component.js";
import type { Color, TextAlign } from "./types.js";
import type { LengthContext } from "./units.js";

/** What a value may depend on when it is computed. */
export interface ComputeContext extends LengthContext {
  /** The element's own `color`; for `color` itself the parent's. */
  readonly currentColor: Color;
  readonly parentFontWeight: number;
  readonly parentTextAlign: TextAlign;
  /** What `--fit-type`, `--fit-measure` and `--fit-space` stand for; absent where nothing is fitted. */
  readonly fit?: { readonly type: number; readonly measure: number; readonly space: number };
}

/** A specified value, to be computed for each element that it applies to. */
export type Specified<T> = (context: ComputeContext) => T;

export type Parser<T> = (value: readonly Component[]) => Specified<T> | undefined;

/** A context for values that depend on none. */
export const NOWHERE: ComputeContext = {
  fontSize: 16,
  rootFontSize: 16,
  lineHeight: 19,
  viewport: { width: 800, height: 600 },
  currentColor: { r: 0, g: 0, b: 0, a: 1 },
  parentFontWeight: 400,
  parentTextAlign: "start",
};
