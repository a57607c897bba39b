/** Shadows of text (CSS Text Decoration 4, section 4): outlines, so that nobody reads the letters twice. Input px, output pt. */
import { glyphPath, isUsable, type Path, pathBounds } from "../../../graphics/index.js";
import type { TextFragment } from "../../../layout/index.js";
import { pt, rectInPt } from "../../units.js";
import { markArtifact, type PaintContext } from "../context.js";
import { softPath } from "./soft-image.js";

/** How far letters lean that a style wants slanted and no font has so: the tangent of the angle. */
const SLANT = 0.25;

/** What is drawn of a text. */
export type Letters = Pick<TextFragment, "style" | "font" | "fontSize" | "glyphs">;

/** @param x @param baseline where the text begins, px */
export function paintTextShadows(text: Letters, x: number, baseline: number, context: PaintContext): void {
  const { textShadow } = text.style;
  markArtifact(context);
  for (const { x: dx, y: dy, blur, color } of textShadow.toReversed()) {
    if (color.a === 0) continue;
    if (blur === 0) context.target.fill(outlinesOf(text, pt(x + dx), pt(baseline + dy), 0.75), color);
    else {
      const path = outlinesOf(text, x + dx, baseline + dy, 1);
      const bounds = pathBounds(path);
      if (bounds.width <= 0 || !isUsable([1, 0, 0, 1, bounds.width, bounds.height])) continue;
      const { image, rect } = softPath(path, bounds, blur / 2, color);
      context.target.image(image, rectInPt(rect));
    }
  }
}

/** The outlines of letters that begin at a place. @param scale of their size */
export function outlinesOf({ font, fontSize, glyphs }: Letters, x: number, y: number, scale: number): Path {
  const slant = font.synthesis?.oblique ? SLANT : 0;
  return glyphPath(font.base ?? font, fontSize * scale, glyphs, [1, 0, -slant, 1, x, y]);
}
