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
    const wanted =
      askedWidth ??
      (askedHeight === undefined ? natural.width : (askedHeight - dy) * ratio) + (askedWidth === undefined ? dx : 0);
    const width = space.fixedWidth ?? clampWidth(box, wanted, space.availableWidth, context);
    const wantedHeight = askedHeight ?? (width - dx) / ratio + dy;
    const height = space.fixedHeight ?? clampHeight(style, wantedHeight, space);
    // A limit on the height takes the width with it, where the width is free (the table of section 10.4).
    const free = askedWidth === undefined && askedHeight === undefined && height < wantedHeight;
    const used = free ? Math.min(width, (height - dy) * ratio + dx) : width;
    return { kind: "box", box, x: 0, y: 0, width: used, height, children: [] };
  },

  intrinsic(box: Box): IntrinsicSizes {
    const natural = naturalSize(box);
    const { height } = box.style;
    const definite = typeof height !== "string" && height.percent === 0;
    const width = definite ? (height.px * natural.width) / natural.height : natural.width;
    return { min: width, max: width };
  },
};

function naturalSize(box: Box): { width: number; height: number } {
  const { width, height } = box.replaced!;
  return { width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
}
