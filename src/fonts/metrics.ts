/** Heights of inline boxes and their places above or below the baseline (CSS 2.2 section 10.8). Lengths in px. */
import type { ComputedStyle } from "../css/index.js";
import type { FontFace } from "./library.js";
import { viewOf } from "./opentype/sfnt.js";
import { metricSize } from "./shaping/shape.js";

/** Extent above and below a baseline. */
export interface Extent {
  readonly ascent: number;
  readonly descent: number;
}

/** Ascent and descent of a face, in whole px, as browsers round them before they place a line. */
export function fontExtent(face: FontFace, fontSize: number): Extent {
  const size = metricSize(fontSize);
  return { ascent: Math.round(face.ascent * size), descent: Math.round(face.descent * size) };
}

/** The used line height of a style, for the face that `normal` takes its value from. */
export function usedLineHeight(style: ComputedStyle, face: FontFace): number {
  const { lineHeight, fontSize } = style;
  switch (lineHeight.kind) {
    case "normal": {
      const { ascent, descent } = fontExtent(face, fontSize);
      return ascent + descent + Math.round(face.lineGap * metricSize(fontSize));
    }
    case "number":
      // Layout counts in 64ths of a px; over the lines of a page what is cut off adds up.
      return Math.floor(lineHeight.value * fontSize * 64 + 0.001) / 64;
    case "length":
      return lineHeight.px;
  }
}

/** The inline box's extent: the font's, with half of the leading on each side, the upper half rounded down. */
export function inlineExtent(style: ComputedStyle, face: FontFace): Extent {
  const font = fontExtent(face, style.fontSize);
  const lineHeight = usedLineHeight(style, face);
  // Half of a 64th of a px is none: a leading of nearly zero must not move the text by a whole px.
  const half = Math.trunc((Math.floor(lineHeight * 64) - (font.ascent + font.descent) * 64) / 2) / 64;
  const above = Math.floor(half);
  const ascent = font.ascent + above;
  return { ascent, descent: lineHeight - ascent };
}

/** Widths by which fields for so many characters are measured (HTML 15.5.3), px. */
export interface CharacterWidths {
  readonly average: number;
  readonly most: number;
}

/** As Chromium has them: the average of the font (OpenType, "OS/2", xAvgCharWidth), and the width of the box around all its glyphs. */
export function characterWidths(face: FontFace, fontSize: number): CharacterWidths {
  const em = (units: number) => (units / face.unitsPerEm) * fontSize;
  const os2 = face.tables.get("OS/2");
  const average = em(os2 ? viewOf(os2).getInt16(2) : face.unitsPerEm / 2);
  const head = viewOf(face.tables.get("head")!);
  return {
    average: Math.max(average, Math.round(average)),
    most: Math.round(em(head.getInt16(40) - head.getInt16(36))),
  };
}
