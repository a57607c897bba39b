/** Replaced elements: images with a natural size and ratio (CSS 2.2 sections 10.3.2 and 10.6.2). Lengths in px. */
import type { Box } from "./box.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, LayoutContext } from "./context.js";
import type { BoxFragment } from "./fragment.js";
import { clampHeight, clampWidth, horizontal, insets, specifiedHeight, specifiedWidth, vertical } from "./sizing.js";

export const replacedFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const inset = insets(style, space.availableWidth);
    const [dx, dy] = [horizontal(inset), vertical(inset)];
    const natural = naturalSize(box);
    const ratio = natural.width / natural.height;
    const askedWidth = space.fixedWidth ?? specifiedWidth(style, space.availableWidth);
    const askedHeight = space.fixedHeight ?? specifiedHeight(style, space);
    const limitWidth = (width: number) => space.fixedWidth ?? clampWidth(box, width, space.availableWidth, context);
    const limitHeight = (height: number) => space.fixedHeight ?? clampHeight(style, height, space);
    if (askedWidth === undefined && askedHeight === undefined) {
      const size = withinLimits(
        natural,
        (w) => limitWidth(w + dx) - dx,
        (h) => limitHeight(h + dy) - dy,
      );
      return { kind: "box", box, x: 0, y: 0, width: size.width + dx, height: size.height + dy, children: [] };
    }
    const width = limitWidth(askedWidth ?? (limitHeight(askedHeight!) - dy) * ratio + dx);
    const height = limitHeight(askedHeight ?? (width - dx) / ratio + dy);
    return { kind: "box", box, x: 0, y: 0, width, height, children: [] };
  },

  intrinsic(box: Box): IntrinsicSizes {
    const natural = naturalSize(box);
    const { height } = box.style;
    const definite = typeof height !== "string" && height.percent === 0;
    const width = definite ? (height.px * natural.width) / natural.height : natural.width;
    return { min: width, max: width };
  },
};

/** A size with the natural ratio kept, as far as the limits of both axes allow (the table of CSS 2.2 section 10.4). */
function withinLimits(
  { width, height }: { width: number; height: number },
  limitWidth: (width: number) => number,
  limitHeight: (height: number) => number,
): { width: number; height: number } {
  const [w, h] = [limitWidth(width), limitHeight(height)];
  if (w === width && h === height) return { width, height };
  const byWidth = { width: w, height: limitHeight((w * height) / width) };
  const byHeight = { width: limitWidth((h * width) / height), height: h };
  if (h === height) return byWidth;
  if (w === width) return byHeight;
  // Too large in both axes: the stricter limit decides; too small: the one that asks for more; mixed: both limits.
  if (w < width && h < height) return w / width <= h / height ? byWidth : byHeight;
  if (w > width && h > height) return w / width <= h / height ? byHeight : byWidth;
  return { width: w, height: h };
}

function naturalSize(box: Box): { width: number; height: number } {
  const { width, height } = box.replaced!;
  return { width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
}
