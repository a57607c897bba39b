/** Background and borders of one box fragment (CSS Backgrounds 3). */
import type { ComputedStyle } from "../../css/index.js";
import { type CornerRadii, insetRadii, mapRadii, type Rect, rectPath } from "../../graphics/index.js";
import {
  type BoxFragment,
  borderWidths,
  type ColumnBackground,
  cornerRadii,
  hasBackground,
  hasMask,
  hasNothing,
  type PresentEdges,
  radiiWithin,
  type UsedBorder,
  type UsedBorders,
  type UsedBox,
} from "../../layout/index.js";
import { rectInPt } from "../units.js";
import { edgesHere, edgesOf, outline, within } from "./areas/box-areas.js";
import { snapped, snappedBox } from "./areas/whole-px.js";
import { paintBorderImage } from "./borders/border-image.js";
import { paintBorders } from "./borders/borders.js";
import { paintGapRules } from "./borders/gap-rules.js";
import { markArtifact, type PaintContext } from "./context.js";
import { type BackgroundAreas, paintBackground } from "./fills/background.js";
import { paintMasked } from "./fills/mask.js";
import { paintInnerShadows, paintOuterShadows } from "./shadows/box-shadow.js";

const UNBROKEN: PresentEdges = { top: true, right: true, bottom: true, left: true };

/** Paints a box at a place on the page, px. Collapsed borders are not its business: the table draws them at the end. */
export function paintBox(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
  const { style } = fragment.box;
  if (style.emptyCells === "hide" && isHiddenCell(fragment)) return;
  const edges = edgesHere(fragment);
  const { exact, rect, whole } = placesOf(fragment, x, y, context);
  if (ROWS.test(style.display)) {
    paintRows(fragment, { exact, whole }, context);
    return;
  }
  paintDecoration(style, rect, edges, context, { whole, used: fragment.used });
  if (fragment.gapRules) paintGapRules(fragment, x, y, context);
  if (fragment.used?.columns) paintTableColumns(fragment, fragment.used.columns, exact, context);
}

/** Where a box is painted, px: exactly, on whole px, and as it is without breaks. */
function placesOf(fragment: BoxFragment, x: number, y: number, { origin }: PaintContext) {
  const { slice, cloned } = fragment;
  const { style } = fragment.box;
  const exact = { x, y, width: fragment.width, height: fragment.height };
  const rect = snappedBox(style, exact, origin);
  // Images of parts with edges of their own begin in each, as large as in the whole box: browsers have it so.
  const whole = slice
    ? snappedBox(style, { ...exact, y: cloned ? y : y - slice.offset, height: slice.wholeHeight }, origin)
    : rect;
  return { exact, rect, whole };
}

/** A cell in which nothing is has no background and no borders where `empty-cells` says so (CSS 2.2 section 17.6.1.1). */
const isHiddenCell = ({ box }: BoxFragment): boolean =>
  box.style.display === "table-cell" && box.style.borderCollapse === "separate" && hasNothing(box);

/** A cell that a row lacks and that stands there for the sake of borders: what is behind the row is seen (CSS 2.2 section 17.5.1). */
const isMissingCell = ({ box }: BoxFragment): boolean => box.origin === "anonymous" && hasNothing(box);

const ROWS = /^table-(row|row-group|header-group|footer-group)$/;

/**
 * The background of a row, or of a group of them: it lies behind each of its cells, and not between them (CSS 2.2 section 17.5.1).
 */
function paintRows(
  fragment: BoxFragment,
  { exact, whole }: { readonly exact: Rect; readonly whole: Rect },
  context: PaintContext,
): void {
  const { style } = fragment.box;
  if (style.visibility !== "visible" || !hasBackground(style)) return;
  for (const cell of cellAreas(fragment, exact.x, exact.y)) paintBehind(cell, style, whole, context);
}

/** The backgrounds of columns, each behind the cells that begin in it. */
function paintTableColumns(
  fragment: BoxFragment,
  columns: readonly ColumnBackground[],
  { x, y }: Rect,
  context: PaintContext,
): void {
  const isRightToLeft = fragment.box.style.direction === "rtl";
  const cells = cellAreas(fragment, x, y);
  for (const { style, area, columns: own } of columns) {
    const top = y + area.y - (fragment.slice?.offset ?? 0);
    const whole = snapped({ ...area, x: x + area.x, y: top }, context.origin);
    for (const cell of cells) {
      const begins = (isRightToLeft ? cell.x + cell.width - 0.01 : cell.x + 0.01) - x;
      if (own.some(({ left, right }) => left <= begins && begins < right)) paintBehind(cell, style, whole, context);
    }
  }
}

/** The part of a background that lies behind a cell. @param whole the box that images are placed in */
function paintBehind(cell: Rect, style: ComputedStyle, whole: Rect, context: PaintContext): void {
  if (cell.width <= 0 || cell.height <= 0) return;
  const rect = snapped(cell, context.origin);
  const clip = { rect, path: rectPath(rectInPt(rect)) };
  paintBackground(style, { origin: () => whole, clip: () => clip, paper: () => paperOf(context) }, context);
}

/** Where the cells of a row or group stand, px. */
function cellAreas(fragment: BoxFragment, x: number, y: number): Rect[] {
  return fragment.children.flatMap(({ x: dx, y: dy, fragment: child }) => {
    if (child.kind !== "box") return [];
    const [left, top] = [x + dx, y + dy];
    if (ROWS.test(child.box.style.display)) return cellAreas(child, left, top);
    if (isMissingCell(child)) return [];
    return [{ x: left, y: top, width: child.width, height: child.height }];
  });
}

/** The page, px, where nothing has turned or moved what is painted. */
function paperOf({ edges, toPage }: PaintContext): Rect | undefined {
  const isAsLaidOut = toPage.every((value, i) => value === (i === 0 || i === 3 ? 1 : 0));
  return isAsLaidOut ? edges.paper : undefined;
}

/** What a box fragment adds to a style and a rectangle. */
interface DecorationOptions {
  /** The border box as it is without page breaks, px. */
  readonly whole: Rect;
  readonly used: UsedBox | undefined;
}

export function paintDecoration(
  style: ComputedStyle,
  rect: Rect,
  edges: PresentEdges,
  context: PaintContext,
  options: DecorationOptions = { whole: rect, used: undefined },
): void {
  if (style.visibility !== "visible") return;
  const isEmpty = rect.width <= 0 || rect.height <= 0;
  // The image of a border may reach out of it.
  if (isEmpty && style.borderImageSource.kind === "none") return;
  const radii = cornerRadii(style, rect, edges);
  const { whole, used } = options;
  const hasShadow = !isEmpty && style.boxShadow.length > 0;
  if (hasShadow) paintOuterShadows(style, rect, edges, radii, context);
  if (hasBackground(style) && used?.background !== "canvas") {
    paintBackground(style, areasOf(style, rect, edges, radii, options, context), context);
  }
  if (hasShadow) {
    const by = edgesOf("padding-box", style, whole.width, edges, used);
    paintInnerShadows(style, within(rect, by), edges, radii && radiiWithin(radii, by), context);
  }
  if (!used?.collapsed) paintBorder(style, rect, context, edges, radii);
}

/** Where images of a style are placed in a box, and what is seen of them. @param rect of the part that stands here, px */
export function areasOf(
  style: ComputedStyle,
  rect: Rect,
  edges: PresentEdges,
  radii: CornerRadii | undefined,
  { whole, used }: DecorationOptions,
  context: PaintContext,
): BackgroundAreas {
  return {
    origin: (box) => within(whole, edgesOf(box, style, whole.width, UNBROKEN, used)),
    clip: (box) => {
      const by = edgesOf(box, style, whole.width, edges, used);
      const area = within(rect, by);
      return { rect: area, path: outline(area, radii && radiiWithin(radii, by)) };
    },
    paper: () => paperOf(context),
  };
}

/** What a box paints, as far as its mask lets it be seen; at a place on the page, px. */
export function paintMaskedBox(
  fragment: BoxFragment,
  x: number,
  y: number,
  context: PaintContext,
  paint: () => void,
): void {
  const { style } = fragment.box;
  if (!hasMask(style)) paint();
  else {
    const { rect, whole } = placesOf(fragment, x, y, context);
    const edges = edgesHere(fragment);
    const radii = cornerRadii(style, rect, edges);
    paintMasked(
      fragment.box,
      areasOf(style, rect, edges, radii, { whole, used: fragment.used }, context),
      context,
      paint,
    );
  }
}

export function paintBorder(
  style: ComputedStyle,
  rect: Rect,
  context: PaintContext,
  edges = UNBROKEN,
  radii = cornerRadii(style, rect, edges),
): void {
  const borders = ownBorders(style, edges);
  if (style.borderImageSource.kind !== "none" && paintBorderImage(style, rect, borderWidths(style), context)) return;
  if (rect.width <= 0 || rect.height <= 0 || Object.values(borders).every((border) => border.width === 0)) return;
  markArtifact(context);
  paintBorders(rect, borders, radii, context.target);
}

function ownBorders(style: ComputedStyle, edges: PresentEdges): UsedBorders {
  const none = { width: 0, style: "none", color: style.borderTopColor } as const;
  const side = (isThere: boolean, width: number, kind: UsedBorder["style"], color: UsedBorder["color"]): UsedBorder =>
    isThere ? { width, style: kind, color: color === style.color && isPale(kind, style) ? PALE : color } : none;
  return {
    top: side(edges.top, style.borderTopWidth, style.borderTopStyle, style.borderTopColor),
    right: side(edges.right, style.borderRightWidth, style.borderRightStyle, style.borderRightColor),
    bottom: side(edges.bottom, style.borderBottomWidth, style.borderBottomStyle, style.borderBottomColor),
    left: side(edges.left, style.borderLeftWidth, style.borderLeftStyle, style.borderLeftColor),
  };
}

/** What Chromium draws three-dimensional borders in that have no colour of their own, but that of the text; not those of tables. */
const PALE: UsedBorder["color"] = { r: 238, g: 238, b: 238, a: 1 };

const isPale = (border: UsedBorder["style"], { display }: ComputedStyle): boolean =>
  (border === "inset" || border === "outset" || border === "groove" || border === "ridge") &&
  display !== "table" &&
  display !== "inline-table" &&
  display !== "table-cell";

/** A line around a box, outside of its border or as far off as it is said to be (CSS Basic User Interface 4, section 3). */
export function paintOutline(style: ComputedStyle, box: Rect, edges: PresentEdges, context: PaintContext): void {
  const { outlineWidth: width, outlineStyle: kind, outlineColor: color, outlineOffset, visibility } = style;
  if (width === 0 || visibility !== "visible") return;
  const rect = snappedBox(style, box, context.origin);
  // Inwards no further than to the middle (section 3.5).
  const across = -(Math.max(outlineOffset, -rect.width / 2) + width);
  const down = -(Math.max(outlineOffset, -rect.height / 2) + width);
  const by = { top: down, right: across, bottom: down, left: across };
  const radii = cornerRadii(style, rect, edges);
  const line = { width, style: kind, color };
  const none = { width: 0, style: "none", color } as const;
  const lines = {
    top: edges.top ? line : none,
    right: edges.right ? line : none,
    bottom: edges.bottom ? line : none,
    left: edges.left ? line : none,
  };
  markArtifact(context);
  paintBorders(within(rect, by), lines, radii && outset(radii, outlineOffset + width), context.target);
}

/** Sharp corners stay sharp. */
function outset(radii: CornerRadii, by: number): CornerRadii {
  const around = insetRadii(radii, { top: -by, right: -by, bottom: -by, left: -by });
  return mapRadii(radii, (radius, corner) => (radius.x > 0 && radius.y > 0 ? around[corner] : radius));
}

/** The outline of a box fragment: each part of a box that is broken has one all around, as in browsers. */
export function paintBoxOutline(
  { box, width, height }: BoxFragment,
  x: number,
  y: number,
  context: PaintContext,
): void {
  paintOutline(box.style, { x, y, width, height }, UNBROKEN, context);
}
