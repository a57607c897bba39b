/**
 * Replaced elements: images with natural dimensions and a ratio (CSS 2.2 sections 10.3.2 and 10.6.2, CSS Sizing 3, section 5.1,
 * CSS Images 3, section 5). Lengths in px.
 */
import type { ComputedStyle } from "../css/properties.js";
import type { Box } from "./box.js";
import type { ConstraintSpace, FormattingContext, IntrinsicSizes, KnownHeights, LayoutContext } from "./context.js";
import type { BoxFragment } from "./fragment.js";
import { clampHeight, clampWidth, horizontal, insets, specifiedHeight, specifiedWidth, vertical } from "./sizing.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

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

  intrinsic(box: Box, _context: LayoutContext, { available, fixed }: KnownHeights): IntrinsicSizes {
    const width = widthByHeight(box, available, fixed) ?? widthWithinHeights(box, available);
    return { min: width, max: width };
  },
};

/** The content width that a definite height makes; undefined where the height is automatic. @param fixed border-box height */
function widthByHeight(box: Box, available: number | undefined, fixed: number | undefined): number | undefined {
  const { style } = box;
  const space = { availableWidth: 0, availableHeight: available };
  const asked = fixed ?? specifiedHeight(style, space);
  if (asked === undefined) return undefined;
  const { width, height } = naturalSize(box);
  return ((fixed ?? clampHeight(style, asked, space)) - verticalInset(style)) * (width / height);
}

/** The natural content width, less or more where limits of the height make it so. */
function widthWithinHeights(box: Box, available: number | undefined): number {
  const { style } = box;
  const natural = naturalSize(box);
  const dy = verticalInset(style);
  const space = { availableWidth: 0, availableHeight: available };
  return withinLimits(
    natural,
    (width) => width,
    (height) => clampHeight(style, height + dy, space) - dy,
  ).width;
}

const verticalInset = (style: ComputedStyle): number => vertical(insets(style, 0));

/** A size with the natural ratio kept, as far as the limits of both axes allow (the table of CSS 2.2 section 10.4). */
function withinLimits(
  { width, height }: Size,
  limitWidth: (width: number) => number,
  limitHeight: (height: number) => number,
): Size {
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

function naturalSize(box: Box): Size {
  const { width, height } = box.replaced!;
  return { width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
}
