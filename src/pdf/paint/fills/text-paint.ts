/** Backgrounds that show through the letters alone (CSS Backgrounds 4, `background-clip: text`). Input px. */
import type { ComputedStyle } from "../../../css/index.js";
import type { Rect, SvgPaint } from "../../../graphics/index.js";
import { edgesOf, within } from "../areas/box-areas.js";
import { layerValue } from "./background.js";
import { gradientPaint } from "./css-gradient.js";

const WHOLE = { top: true, right: true, bottom: true, left: true };

/**
 * What the letters in a box are painted with where they are not opaque themselves: the topmost gradient or colour that is clipped to
 * them. Images have no paint of that kind: the letters then have the colour of the text in full, so that they can be read.
 * @param rect the border box
 * @param around what holds outside of the box
 */
export function paintOfLetters(style: ComputedStyle, rect: Rect, around: SvgPaint | undefined): SvgPaint | undefined {
  const { backgroundClip, backgroundImage, backgroundColor } = style;
  if (!backgroundClip.includes("text")) return around;
  const isClipped = (i: number) => layerValue(backgroundClip, i) === "text";
  for (const [i, image] of backgroundImage.entries()) {
    if (!isClipped(i) || image.kind === "none") continue;
    if (image.kind === "url") return { ...style.color, a: 1 };
    return gradientPaint(image, within(rect, edgesOf(layerValue(style.backgroundOrigin, i), style, rect.width, WHOLE)));
  }
  return isClipped(backgroundImage.length - 1) && backgroundColor.a > 0 ? backgroundColor : around;
}
