/** The borders of a table in the collapsing model (CSS 2.2 section 17.6.2), px: above all of its backgrounds, centred on the edges of cells. */
import { type Rect, rectPath } from "../../../graphics/index.js";
import {
  type BoxFragment,
  type CollapsedEdge,
  isBox,
  type UsedBorder,
  type UsedBorders,
} from "../../../layout/index.js";
import { rectInPt } from "../../units.js";
import { snapped } from "../areas/whole-px.js";
import { markArtifact, type PaintContext } from "../context.js";
import { paintBorders } from "./borders.js";

interface Cell {
  /** The border box: its edges are the middle of the borders. */
  readonly rect: Rect;
  readonly borders: UsedBorders;
  /** Along each of the columns and rows that it spans. */
  readonly edges: readonly CollapsedEdge[];
}

/** A border along an edge of the grid, from corner to corner. */
interface Edge {
  readonly horizontal: boolean;
  /** Where it lies across. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly border: UsedBorder;
}

/** @param fragment of the table, or of a part of it */
export function paintCollapsedBorders(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
  const cells = cellsOf(fragment, x, y);
  const first = cells[0]?.borders.top;
  if (!first) return;
  markArtifact(context);
  // Dots and dashes begin anew in each column and row.
  const isUniform =
    !["dotted", "dashed"].includes(first.style) &&
    cells.every((cell) =>
      [...Object.values(cell.borders), ...cell.edges.map(({ border }) => border)].every((own) => isSame(own, first)),
    );
  const paint = () => {
    if (isUniform)
      for (const { rect, borders } of cells)
        paintBorders(snapped(outset(rect, borders), context.origin), borders, undefined, context.target);
    else paintEdges(edgesOf(cells), context);
  };
  const { slice } = fragment;
  if (!slice || (slice.top && slice.bottom)) paint();
  else context.target.clip(rectPath(rectInPt(seenOfSlice(fragment, x, y))), "nonzero", paint);
}

/**
 * Where the borders of a part of a table are seen: each page has half of a border between its rows and those of another, and that of the
 * table beyond headers and footers that it repeats.
 */
function seenOfSlice({ slice, children, used, width }: BoxFragment, x: number, y: number): Rect {
  const top = slice?.top ? y - REACH : y;
  const bottom = slice?.bottom ? lowestRow(children, y) + REACH : lowestRow(children, y) + footerEdge(children, used);
  return { x: x - REACH, y: top, width: width + 2 * REACH, height: bottom - top };
}

/** Further than borders reach beyond their table, px. */
const REACH = 1000;

const isRowOrGroup = ({ box }: BoxFragment): boolean => /^table-row$|-group$/.test(box.style.display);

const lowestRow = (children: BoxFragment["children"], y: number): number =>
  children.reduce((lowest, { y: dy, fragment }) => {
    if (fragment.kind !== "box" || !isRowOrGroup(fragment)) return lowest;
    const isRow = fragment.box.style.display === "table-row";
    return Math.max(lowest, isRow ? y + dy + fragment.height : lowestRow(fragment.children, y + dy));
  }, y);

function footerEdge(children: BoxFragment["children"], used: BoxFragment["used"]): number {
  const isFooter = ({ fragment }: BoxFragment["children"][number]) =>
    fragment.kind === "box" && fragment.repeated && fragment.box.style.display === "table-footer-group";
  return children.some(isFooter) ? (used?.border?.bottom ?? 0) : 0;
}

function cellsOf(fragment: BoxFragment, x: number, y: number): Cell[] {
  return fragment.children.filter(isBox).flatMap(({ x: dx, y: dy, fragment: child }) => {
    const { used, box, width, height, slice } = child;
    const [left, top] = [x + dx, y + dy];
    const { visibility } = box.style;
    if (used?.collapsed && visibility === "visible")
      return [cellOf({ x: left, y: top, width, height }, used.collapsed, used.edges, slice)];
    return isRowOrGroup(child) ? cellsOf(child, left, top) : [];
  });
}

/** A cell, or the part of it that is on a page. */
function cellOf(
  rect: Rect,
  collapsed: UsedBorders,
  edges: readonly CollapsedEdge[] | undefined,
  slice: BoxFragment["slice"],
): Cell {
  const borders = ofSlice(collapsed, slice);
  const { x, y, width, height } = rect;
  const whole = (side: keyof UsedBorders): CollapsedEdge => {
    const to = side === "top" || side === "bottom" ? width : height;
    return { side, from: 0, to, border: borders[side] };
  };
  if (!edges) return { rect, borders, edges: [whole("top"), whole("bottom"), whole("left"), whole("right")] };
  const here = edges.flatMap((edge) => {
    if (edge.side === "top" || edge.side === "bottom") return borders[edge.side].width > 0 ? [edge] : [];
    const from = Math.max(0, edge.from - (slice?.offset ?? 0));
    const to = Math.min(height, edge.to - (slice?.offset ?? 0));
    return to > from ? [{ ...edge, from, to }] : [];
  });
  return { rect: { x, y, width, height }, borders, edges: here };
}

/** A cell has no border where it is broken. */
function ofSlice(borders: UsedBorders, slice: BoxFragment["slice"]): UsedBorders {
  if (!slice || (slice.top && slice.bottom)) return borders;
  const { top, bottom } = borders;
  return { ...borders, top: slice.top ? top : unseen(top), bottom: slice.bottom ? bottom : unseen(bottom) };
}

const unseen = ({ color }: UsedBorder): UsedBorder => ({ width: 0, style: "none", color });

const isSame = (a: UsedBorder, b: UsedBorder): boolean =>
  a.width === b.width && a.style === b.style && (["r", "g", "b", "a"] as const).every((c) => a.color[c] === b.color[c]);

const outset = ({ x, y, width, height }: Rect, { top, right, bottom, left }: UsedBorders): Rect => ({
  x: x - left.width / 2,
  y: y - top.width / 2,
  width: width + (left.width + right.width) / 2,
  height: height + (top.width + bottom.width) / 2,
});

/** Each edge once, though two cells have it: the wider one, where a repeated header or footer stands at other rows than in its place. */
function edgesOf(cells: readonly Cell[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { rect, edges: own } of cells) {
    for (const { side, from, to, border } of own) {
      if (border.width === 0) continue;
      const horizontal = side === "top" || side === "bottom";
      const [start, across] = horizontal ? [rect.x, rect.y] : [rect.y, rect.x];
      const at = across + (side === "bottom" ? rect.height : side === "right" ? rect.width : 0);
      const edge = { horizontal, at, from: start + from, to: start + to, border };
      const key = [horizontal, ...[at, edge.from, edge.to].map((place) => place.toFixed(1))].join(" ");
      if (border.width >= (edges.get(key)?.border.width ?? 0)) edges.set(key, edge);
    }
  }
  return [...edges.values()];
}

/**
 * Which of two edges is painted first: the narrower one, since the wider wins where they meet; of those as wide the one whose box comes later
 * in the table, as in Chromium, or that begins further up, or on the left of it, or is vertical.
 */
function inPaintOrder(a: Edge, b: Edge): number {
  const across = (edge: Edge) => Math.round(10 * (edge.horizontal ? edge.at : edge.from));
  const along = (edge: Edge) => Math.round(10 * (edge.horizontal ? edge.from : edge.at));
  return (
    precedence(a, b) || across(a) - across(b) || along(a) - along(b) || Number(a.horizontal) - Number(b.horizontal)
  );
}

const precedence = (a: Edge, b: Edge): number =>
  a.border.width - b.border.width || (b.border.order ?? 0) - (a.border.order ?? 0);

/** Of the edges that meet there, the one that wins of those that lie across, and of those that lie down. */
interface Corner {
  across: Edge | undefined;
  down: Edge | undefined;
}

/**
 * Where edges meet, one that lies across and one that lies down fill the corner, if none of them is narrower. The others end before it; but
 * below a border that hides them they fill it as well, so that there is no seam.
 */
function paintEdges(edges: readonly Edge[], context: PaintContext): void {
  const corners = new Map<string, Corner>();
  const keyOf = ({ horizontal, at }: Edge, along: number) =>
    (horizontal ? [along, at] : [at, along]).map((place) => place.toFixed(1)).join(" ");
  const sorted = edges.toSorted(inPaintOrder);
  for (const edge of sorted)
    for (const key of [keyOf(edge, edge.from), keyOf(edge, edge.to)]) {
      let corner = corners.get(key);
      if (!corner) corners.set(key, (corner = { across: undefined, down: undefined }));
      const side = edge.horizontal ? "across" : "down";
      const known = corner[side];
      if (!known || precedence(known, edge) < 0) corner[side] = edge;
    }
  for (const edge of sorted) {
    const { horizontal, at, border } = edge;
    const [before, after] = [edge.from, edge.to].map((along) => {
      const { across, down } = corners.get(keyOf(edge, along))!;
      const [own, crossing] = horizontal ? [across!, down] : [down!, across];
      const half = (crossing?.border.width ?? 0) / 2;
      const winner = crossing && crossing.border.width > border.width ? crossing : own;
      return precedence(winner, edge) === 0 || isCovering(winner.border) ? half : -half;
    });
    const [start, length] = [edge.from - before!, edge.to - edge.from + before! + after!];
    if (length <= 0) continue;
    const across = at - border.width / 2;
    const none = unseen(border);
    const sides = { top: none, right: none, bottom: none, left: none, [horizontal ? "top" : "left"]: border };
    const rect = horizontal
      ? { x: start, y: across, width: length, height: border.width }
      : { x: across, y: start, width: border.width, height: length };
    paintBorders(snapped(rect, context.origin), sides, undefined, context.target);
  }
}

const isCovering = ({ style, color }: UsedBorder): boolean => style === "solid" && color.a === 1;
