/** The bullets of lists, as browsers draw them. Lengths in px. */
import type { ComputedStyle } from "../../css/index.js";

/** The room that a bullet inside takes at the start of its line: its width, and an em to the text, about as browsers have it. */
export function insideBulletWidth(style: ComputedStyle): number {
  const offset = Math.floor((Math.round(style.fontSize) * 2) / 3);
  return Math.floor((offset + 1) / 2) + 1 + style.fontSize;
}
