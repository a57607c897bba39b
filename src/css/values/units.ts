/** Relative units of length (CSS Values 4, section 6.1), and what they refer to. */

/** What relative units refer to. Lengths in px. */
export interface LengthContext {
  /** The element's own font size; for `font-size` itself the parent's. */
  readonly fontSize: number;
  readonly rootFontSize: number;
  readonly lineHeight: number;
  readonly rootLineHeight?: number;
  /** Absent where no font is at hand. */
  readonly fontUnits?: () => FontUnits;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Measures of a font, in em (CSS Values 4, section 6.1). */
export interface FontUnits {
  readonly ex: number;
  readonly cap: number;
  /** Advance of the digit zero. */
  readonly ch: number;
  /** Advance of the ideograph for water. */
  readonly ic: number;
  /** What `line-height: normal` comes to, px, at a font size in px. */
  normalLineHeight(fontSize: number): number;
}

/** Font-relative and viewport units, with what the specification has them be where no font is at hand. */
export const RELATIVE_UNITS: Readonly<Record<string, (context: LengthContext) => number>> = {
  em: (c) => c.fontSize,
  rem: (c) => c.rootFontSize,
  ex: (c) => c.fontSize * (c.fontUnits?.().ex ?? 0.5),
  ch: (c) => c.fontSize * (c.fontUnits?.().ch ?? 0.5),
  cap: (c) => c.fontSize * (c.fontUnits?.().cap ?? 0.7),
  ic: (c) => c.fontSize * (c.fontUnits?.().ic ?? 1),
  lh: (c) => c.lineHeight,
  rlh: (c) => c.rootLineHeight ?? c.lineHeight,
  vw: (c) => c.viewport.width / 100,
  vh: (c) => c.viewport.height / 100,
  vi: (c) => c.viewport.width / 100,
  vb: (c) => c.viewport.height / 100,
  vmin: (c) => Math.min(c.viewport.width, c.viewport.height) / 100,
  vmax: (c) => Math.max(c.viewport.width, c.viewport.height) / 100,
};
for (const unit of ["vw", "vh", "vi", "vb", "vmin", "vmax"]) {
  for (const kind of ["s", "l", "d"]) Object.assign(RELATIVE_UNITS, { [kind + unit]: RELATIVE_UNITS[unit] });
}
