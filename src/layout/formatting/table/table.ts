/**
 * The table formatting context (CSS 2.2 section 17, css-tables-3): grid, column widths, rows with aligned cells, and over
 * pages rows that stay whole under a repeated header.
 */
import { anonymousStyle, type ComputedStyle } from "../../../css/index.js";
import { type Box, makeBox } from "../../boxes/box.js";
import { breakBetween } from "../../fragmentation/breaks.js";
import type { FlowPosition } from "../../fragmentation/position.js";
import { atPageTop, endPush, moved, toNextPage } from "../../fragmentation/position.js";
import { BoxFragment, type Placed, placed, type UsedBox } from "../../fragments/fragment.js";
import { layOutInFlow } from "../block/in-flow.js";
import {
  type ConstraintSpace,
  type FormattingContext,
  type IntrinsicSizes,
  type LayoutContext,
  UNCONSTRAINED,
} from "../context.js";
import { ofPass } from "../pass.js";
import {
  borderPadding,
  clampHeight,
  clampWidth,
  type Edges,
  horizontal,
  keywordWidth,
  outerIntrinsic,
  specifiedHeight,
  usedMargins,
  vertical,
} from "../sizing.js";
import type { RowsInput } from "./cells.js";
import { collapseBorders } from "./collapse.js";
import { seenWidths, unseenWidth } from "./collapsed-columns.js";
import { columnBackgrounds } from "./column-backgrounds.js";
import { contentWidth, distributeWidth, fixedWidths, measureColumns, preferredWidth } from "./columns.js";
import { type TableGrid, tableGrid } from "./grid.js";
import { layOutRows } from "./rows.js";

/** A table with its border model applied. */
interface Model {
  readonly grid: TableGrid;
  readonly spacing: { readonly x: number; readonly y: number };
  /** Border and padding of the table box. */
  readonly inset: Edges;
  /** In the collapsing model. */
  readonly used: UsedBox | undefined;
}

export const tableFormatting: FormattingContext = {
  layout(table: Box, space: ConstraintSpace, context: LayoutContext): BoxFragment {
    const model = borderModel(table, space.availableWidth, context);
    const widths = columnWidths(table, model, space, context);
    const unseen = space.fixedWidth === undefined ? unseenWidth(model.grid, widths, model.spacing.x) : 0;
    const width = Math.max(
      widths.reduce((a, b) => a + b, 0) + outerSpacing(model) - unseen,
      captionMin(model.grid, context),
      widths.length === 0 ? (askedWidth(table, model, space, context) ?? 0) : 0,
    );
    const { captions } = model.grid;
    if (captions.length === 0) return gridFragment(table, model, widths, width, space, context);
    const styles = partedStyle(table.style);
    const grid: Box = { ...table, style: styles.grid };
    const below = captions.filter(({ style }) => style.captionSide === "bottom");
    const above = captions.filter((caption) => !below.includes(caption));
    const lay = (box: Box, flow: FlowPosition | undefined) =>
      box === grid
        ? gridFragment(grid, model, widths, width, { ...space, flow }, context)
        : context.layout(box, { ...UNCONSTRAINED, availableWidth: width, flow });
    return wrapper({ style: styles.wrapper, grid, width, flow: space.flow }, [...above, grid, ...below], lay);
  },

  intrinsic(table: Box, context: LayoutContext): IntrinsicSizes {
    const model = borderModel(table, 0, context);
    const columns = measureColumns(model.grid, model.spacing.x, context);
    // Of a table without columns browsers count the spacing on both sides, which there is none of.
    const isEmpty = columns.length === 0 && !model.used;
    const spacing = isEmpty ? 2 * table.style.borderSpacing.x : outerSpacing(model) - horizontal(model.inset);
    const min = columns.reduce((sum, column) => sum + column.min, 0) + spacing;
    const max = (table.nested ? contentWidth(columns) : preferredWidth(columns)) + spacing;
    const caption = captionMin(model.grid, context);
    return { min: Math.max(min, caption), max: Math.max(max, caption) };
  },
};

function borderModel(table: Box, containingWidth: number, context: LayoutContext): Model {
  const { style } = table;
  if (style.borderCollapse !== "collapse") {
    const grid = tableGrid(table);
    const spacing = grid.columns.length > 0 ? style.borderSpacing : { x: 0, y: 0 };
    return { grid, spacing, inset: borderPadding(style, containingWidth), used: undefined };
  }
  const ofThisPass = collapsedTables(context);
  let model = ofThisPass.get(table);
  if (!model) {
    const grid = tableGrid(table);
    const { cells, used } = collapseBorders(table, grid);
    ofThisPass.set(table, (model = { grid: { ...grid, cells }, spacing: { x: 0, y: 0 }, inset: used.border, used }));
  }
  return model;
}

/** Border and padding of a table in the collapsing border model. */
export function collapsedBox(table: Box, context: LayoutContext): UsedBox | undefined {
  return table.style.borderCollapse === "collapse" ? borderModel(table, 0, context).used : undefined;
}

/** Collapsed borders don't depend on widths: all layouts of a table in a pass share them. */
const collapsedTables = ofPass(() => new Map<Box, Model>());

function outerSpacing(model: Model): number {
  return (
    horizontal(model.inset) + model.spacing.x * (model.grid.columns.length + (model.grid.columns.length > 0 ? 1 : 0))
  );
}

function captionMin(grid: TableGrid, context: LayoutContext): number {
  return Math.max(0, ...grid.captions.map((caption) => outerIntrinsic(caption, context).min));
}

/** The border-box width that the table is to have; undefined where its columns decide. */
function askedWidth(table: Box, model: Model, space: ConstraintSpace, context: LayoutContext): number | undefined {
  if (space.fixedWidth !== undefined) return space.fixedWidth;
  const inset = horizontal(model.inset);
  const asked = keywordWidth(table, table.style.width, space.availableWidth, inset, context);
  return asked === undefined ? undefined : clampWidth(table, asked, space.availableWidth, context, inset);
}

/** Used column widths; percentages of columns refer to the table's width. */
function columnWidths(table: Box, model: Model, space: ConstraintSpace, context: LayoutContext): number[] {
  const { style } = table;
  const { grid } = model;
  const inset = horizontal(model.inset);
  const outer = outerSpacing(model);
  const available = space.availableWidth - horizontal(usedMargins(style, space.availableWidth));
  const specified = space.fixedWidth ?? keywordWidth(table, style.width, space.availableWidth, inset, context);
  if (style.tableLayout === "fixed" && specified !== undefined) {
    return fixedWidths(
      grid,
      Math.max(0, clampWidth(table, specified, space.availableWidth, context, inset) - outer),
      model.spacing.x,
    );
  }
  const columns = measureColumns(grid, model.spacing.x, context);
  const min = columns.reduce((sum, column) => sum + column.min, 0) + outer;
  const automatic = space.shrinkToFit
    ? Math.min(Math.max(preferredWidth(columns) + outer, captionMin(grid, context)), available)
    : available;
  const wanted = specified ?? automatic;
  const width = space.fixedWidth ?? clampWidth(table, Math.max(wanted, min), space.availableWidth, context, inset);
  return distributeWidth(columns, Math.max(0, Math.max(width, min) - outer));
}

const NO_EDGES = { top: 0, bottom: 0 };

function gridFragment(
  table: Box,
  model: Model,
  widths: readonly number[],
  width: number,
  given: ConstraintSpace,
  context: LayoutContext,
): BoxFragment {
  const { style } = table;
  const { inset, spacing, grid, used } = model;
  const space = { ...given, used };
  const rtl = style.direction === "rtl";
  const flow: FlowPosition | undefined = space.flow;
  const height = space.fixedHeight ?? specifiedHeight(style, space);
  const minHeight = Math.max(height ?? 0, clampHeight(style, 0, space));
  const seen = seenWidths(grid, widths);
  const input: RowsInput = {
    grid,
    widths: seen.map((own) => own ?? 0),
    isCollapsed: (column) => seen[column] === undefined,
    columnOffsets: columnOffsets(seen, spacing.x, width - horizontal(inset), rtl),
    spacing,
    left: inset.left,
    top: inset.top,
    innerWidth: width - horizontal(inset),
    edges: used ? inset : NO_EDGES,
    minHeight: Math.max(0, minHeight - vertical(inset)),
    flow,
    context,
  };
  const { children, bottom } = layOutRows(input);
  const unbroken = clampHeight(style, Math.max(bottom + inset.bottom, minHeight), space);
  const usedHeight = unbroken + endPush(unbroken, inset.bottom, flow);
  const first = children.find(({ fragment }) => fragment.firstBaseline !== undefined);
  // A table's baseline is that of its first row, for a line that it stands in as well (CSS 2.2 section 17.5.3).
  const baseline = first && first.y + first.fragment.firstBaseline!;
  const columns = columnBackgrounds(
    grid,
    { offsets: input.columnOffsets.map((x) => x + inset.left), widths: input.widths },
    { y: inset.top + spacing.y, height: Math.max(0, bottom - inset.top - 2 * spacing.y) },
  );
  return new BoxFragment(table, width, usedHeight, children, {
    used: columns ? { ...used, columns } : used,
    firstBaseline: baseline,
    lastBaseline: baseline,
  });
}

/** Left edges of the columns within the table's content box; from the right in a right-to-left table. */
function columnOffsets(
  widths: readonly (number | undefined)[],
  spacing: number,
  inner: number,
  rtl: boolean,
): number[] {
  const offsets: number[] = [];
  let x = spacing;
  let isFirst = true;
  for (const width of widths) {
    if (width !== undefined && !isFirst) x += spacing;
    offsets.push(rtl ? inner - x - (width ?? 0) : x);
    x += width ?? 0;
    isFirst &&= width === undefined;
  }
  return offsets;
}

/** What of a table's style is its wrapper's, and not the table box's (CSS 2.2 section 17.4); in browsers captions have the effects too. */
const OF_WRAPPER = [
  ...["position", "top", "right", "bottom", "left", "zIndex"],
  ...["shapeOutside", "shapeMargin", "breakInside"],
  ...["marginTop", "marginRight", "marginBottom", "marginLeft"],
  ...["opacity", "filter", "isolation", "clip", "clipPath", "contain", "willChange"],
  ...["maskImage", "maskPosition", "maskSize", "maskRepeat", "maskOrigin", "maskClip", "maskComposite", "maskMode"],
  ...["transform", "translate", "rotate", "scale", "transformOrigin", "transformBox"],
  ...["outlineWidth", "outlineStyle", "outlineColor", "outlineOffset"],
  ...["textDecorationLine", "textDecorationStyle", "textDecorationColor", "textDecorationThickness"],
] as const satisfies readonly (keyof ComputedStyle)[];

/** The styles of a table with captions: of the wrapper around all of it, and of the table box. */
function partedStyle(style: ComputedStyle): { readonly wrapper: ComputedStyle; readonly grid: ComputedStyle } {
  const initial = anonymousStyle(style, "block");
  const ofWrapper = (from: ComputedStyle) => Object.fromEntries(OF_WRAPPER.map((name) => [name, from[name]]));
  return { wrapper: { ...initial, ...ofWrapper(style) }, grid: { ...style, ...ofWrapper(initial) } };
}

interface Wrapper {
  readonly style: ComputedStyle;
  readonly grid: Box;
  readonly width: number;
  readonly flow: FlowPosition | undefined;
}

/** Captions and the table box below one another, in the table wrapper box (CSS 2.2 section 17.4): pages end between them as between blocks. */
function wrapper(
  { style, grid, width, flow }: Wrapper,
  boxes: readonly Box[],
  lay: (box: Box, flow: FlowPosition | undefined) => BoxFragment,
): BoxFragment {
  const box = makeBox({ inside: "block", style, element: grid.element, origin: "anonymous" });
  let y = 0;
  let baseline: number | undefined;
  const children: Placed<BoxFragment>[] = [];
  boxes.forEach((child, i) => {
    const margins = child === grid ? undefined : usedMargins(child.style, width);
    y += margins?.top ?? 0;
    const isForced = flow && i > 0 && breakBetween([boxes[i - 1]!.style], [child.style], flow) === "forced";
    if (isForced && !atPageTop(moved(flow, y))) y += toNextPage(moved(flow, y));
    const here = flow && moved(flow, y);
    const laid = here
      ? layOutInFlow(child, here, (own) => lay(child, own))
      : { fragment: lay(child, undefined), push: 0 };
    const { fragment } = laid;
    y += laid.push;
    if (child === grid && fragment.firstBaseline !== undefined) baseline = y + fragment.firstBaseline;
    children.push(placed(fragment, margins ? captionLeft(fragment, margins, width, style) : 0, y));
    y += fragment.height + (margins?.bottom ?? 0);
  });
  return new BoxFragment(box, width, y, children, { firstBaseline: baseline, lastBaseline: baseline });
}

/** Where a caption begins in its wrapper: it has margins as blocks have them (CSS 2.2 section 10.3.3). @param room width of the wrapper */
function captionLeft(
  { box: { style }, width }: BoxFragment,
  margins: Edges,
  room: number,
  { direction }: ComputedStyle,
): number {
  const free = room - width - horizontal(margins);
  const autos = Number(style.marginLeft === "auto") + Number(style.marginRight === "auto");
  if (autos > 0 && free > 0) return style.marginLeft === "auto" ? free / autos : margins.left;
  return margins.left + (direction === "rtl" ? free : 0);
}
