/**
 * Replaced elements: images with natural dimensions and a ratio (CSS 2.2 sections 10.3.2 and 10.6.2, CSS Sizing 3, section 5.1,
 * CSS Images 3, section 5). Lengths in px.
 */
import type { ComputedStyle } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { containmentOf } from "../boxes/containment.js";
import { BoxFragment } from "../fragments/fragment.js";
import {
  type ConstraintSpace,
  type FormattingContext,
  type IntrinsicSizes,
  type KnownHeights,
  type LayoutContext,
  UNCONSTRAINED,
} from "./context.js";
import {
  borderPadding,
  clampHeight,
  clampWidth,
  horizontal,
  specifiedHeight,
  specifiedWidth,
  usedMargins,
  vertical,
  withinContent,
} from "./sizing.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size that an image has by itself, and the ratio that it keeps where one side is changed. */
interface Natural extends Size {
  readonly ratio: number | undefined;
}

export const replacedFormatting: FormattingContext = {
  layout(box: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const { style } = box;
    const inset = borderPadding(style, space.availableWidth);
    const [dx, dy] = [horizontal(inset), vertical(inset)];
    const fill = Math.max(0, space.availableWidth - horizontal(usedMargins(style, space.availableWidth)) - dx);
    const natural = naturalSize(box, fill);
    const { ratio } = natural;
    const ownWidth = style.width === "stretch" ? fill + dx : specifiedWidth(style, space.availableWidth);
    const askedWidth = space.fixedWidth ?? ownWidth;
    const askedHeight = space.fixedHeight ?? specifiedHeight(style, space);
    const limitWidth = (width: number) => space.fixedWidth ?? clampWidth(box, width, space.availableWidth, context);
    // The height that content keywords mean is the one that the width makes.
    const content = ratio === undefined ? natural.height : (limitWidth(askedWidth ?? natural.width + dx) - dx) / ratio;
    const limitHeight = (height: number) =>
      space.fixedHeight ?? withinContent(style, clampHeight(style, height, space), content + dy);
    if (askedWidth === undefined && askedHeight === undefined) {
      const size = withinLimits(
        natural,
        (w) => limitWidth(w + dx) - dx,
        (h) => limitHeight(h + dy) - dy,
      );
      return new BoxFragment(box, size.width + dx, size.height + dy, []);
    }
    const byHeight = () => (ratio === undefined ? natural.width : (limitHeight(askedHeight!) - dy) * ratio);
    const width = limitWidth(askedWidth ?? byHeight() + dx);
    const byWidth = () => (ratio === undefined ? natural.height : (width - dx) / ratio);
    const height = limitHeight(askedHeight ?? byWidth() + dy);
    return new BoxFragment(box, width, height, []);
  },

  intrinsic(box: Box, _context: LayoutContext, { available, fixed }: KnownHeights): IntrinsicSizes {
    const width = widthByHeight(box, available, fixed) ?? widthWithinHeights(box, available);
    return { min: width, max: width };
  },
};

/** The content width that a definite height makes; undefined where the height is automatic. @param fixed border-box height */
function widthByHeight(box: Box, available: number | undefined, fixed: number | undefined): number | undefined {
  const { style } = box;
  const space = { ...UNCONSTRAINED, availableHeight: available };
  const asked = fixed ?? specifiedHeight(style, space);
  if (asked === undefined) return undefined;
  const { width, height, ratio } = naturalSize(box);
  if (ratio === undefined) return width;
  const dy = verticalInset(style);
  return ((fixed ?? withinContent(style, clampHeight(style, asked, space), height + dy)) - dy) * ratio;
}

/** The natural content width, less or more where limits of the height make it so. */
function widthWithinHeights(box: Box, available: number | undefined): number {
  const { style } = box;
  const dy = verticalInset(style);
  const space = { ...UNCONSTRAINED, availableHeight: available };
  return withinLimits(
    naturalSize(box),
    (width) => width,
    (height) => clampHeight(style, height + dy, space) - dy,
  ).width;
}

const verticalInset = (style: ComputedStyle): number => vertical(borderPadding(style, 0));

/** A size with the natural ratio kept, as far as the limits of both axes allow (the table of CSS 2.2 section 10.4). */
function withinLimits(
  { width, height, ratio }: Natural,
  limitWidth: (width: number) => number,
  limitHeight: (height: number) => number,
): Size {
  const [w, h] = [limitWidth(width), limitHeight(height)];
  if (ratio === undefined || (w === width && h === height)) return { width: w, height: h };
  const byWidth = { width: w, height: limitHeight((w * height) / width) };
  const byHeight = { width: limitWidth((h * width) / height), height: h };
  if (h === height) return byWidth;
  if (w === width) return byHeight;
  // Too large in both axes: the stricter limit decides; too small: the one that asks for more; mixed: both limits.
  if (w < width && h < height) return w / width <= h / height ? byWidth : byHeight;
  if (w > width && h > height) return w / width <= h / height ? byHeight : byWidth;
  return { width: w, height: h };
}

/** What CSS takes for the sides of something that has none, px. */
const DEFAULT = { width: 300, height: 150 };

/**
 * Natural dimensions, and where there are none the default ones; a drawing that has a ratio alone fills the width that
 * there is (CSS 2.2 section 10.3.2).
 * @param fill that width, where it is known
 */
function naturalSize(box: Box, fill?: number): Natural {
  const own = ownSize(box, fill);
  const { aspectRatio } = box.style;
  if (aspectRatio === "auto" || (aspectRatio.auto && own.ratio !== undefined)) return own;
  return { width: own.width, height: own.width / aspectRatio.ratio, ratio: aspectRatio.ratio };
}

function ownSize(box: Box, fill?: number): Natural {
  const natural = ownNatural(box, fill);
  const { contain, containIntrinsicWidth: width, containIntrinsicHeight: height } = box.style;
  if (contain === "none") return natural;
  const { size, inlineSize } = containmentOf(box.style);
  if (!size && !inlineSize) return natural;
  // Natural sizes that are contained count as none at all (CSS Containment 2, section 3.1).
  const across = width === "none" ? 0 : width;
  return { width: across, height: !size ? natural.height : height === "none" ? 0 : height, ratio: undefined };
}

function ownNatural(box: Box, fill?: number): Natural {
  const source = box.replaced!;
  if (source.format !== "svg") return sized(source.width, source.height);
  const { width, height, ratio } = source.natural;
  if (width !== undefined && height !== undefined) return sized(width, height);
  if (ratio === undefined) return { width: width ?? DEFAULT.width, height: height ?? DEFAULT.height, ratio: undefined };
  if (height !== undefined) return sized(height * ratio, height);
  // Where the width is sought by the content, browsers take the default one for drawings in the document, and none for those of files.
  const used = width ?? fill ?? (box.element.name === "svg" ? DEFAULT.width : 0);
  return { ...sized(used, used / ratio), ratio };
}

/** Whether a box is a drawing that has a ratio and no size: it takes all the width that there is. */
export function fillsWidth({ replaced, element }: Box): boolean {
  if (replaced?.format !== "svg" || element.name !== "svg") return false;
  const { width, height, ratio } = replaced.natural;
  return width === undefined && height === undefined && ratio !== undefined;
}

function sized(width: number, height: number): Natural {
  const size = { width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
  return { ...size, ratio: size.width / size.height };
}
