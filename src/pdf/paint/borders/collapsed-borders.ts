/** The borders of a table in the collapsing model (CSS 2.2 section 17.6.2), px: above all of its backgrounds, centred on the edges of cells. */
import { type Rect, rectPath } from "../../../graphics/index.js";
import { type BoxFragment, isBox, type UsedBorder, type UsedBorders } from "../../../layout/index.js";
import { rectInPt } from "../../units.js";
import { markArtifact, type PaintContext } from "../context.js";
import { paintBorders } from "./borders.js";

interface Cell {
  /** The border box: its edges are the middle of the borders. */
  readonly rect: Rect;
  readonly borders: UsedBorders;
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
  const isUniform = cells.every(({ borders }) => Object.values(borders).every((border) => isSame(border, first)));
  const paint = () => {
    if (isUniform)
      for (const { rect, borders } of cells) paintBorders(outset(rect, borders), borders, undefined, context.target);
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
      return [{ rect: { x: left, y: top, width, height }, borders: ofSlice(used.collapsed, slice) }];
    return isRowOrGroup(child) ? cellsOf(child, left, top) : [];
  });
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
  for (const { rect, borders } of cells) {
    const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
    for (const edge of [
      { horizontal: true, at: rect.y, from: rect.x, to: right, border: borders.top },
      { horizontal: true, at: bottom, from: rect.x, to: right, border: borders.bottom },
      { horizontal: false, at: rect.x, from: rect.y, to: bottom, border: borders.left },
      { horizontal: false, at: right, from: rect.y, to: bottom, border: borders.right },
    ])
      if (edge.border.width > 0) {
        const key = `${edge.horizontal} ${[edge.at, edge.from, edge.to].map((place) => place.toFixed(1)).join(" ")}`;
        if (edge.border.width >= (edges.get(key)?.border.width ?? 0)) edges.set(key, edge);
      }
  }
  return [...edges.values()];
}

/**
 * Which of two edges is painted first: the narrower one, since the wider wins where they meet; of those as wide the one that begins further
 * up, or on the left of it, or is vertical.
 */
function inPaintOrder(a: Edge, b: Edge): number {
  const across = (edge: Edge) => Math.round(10 * (edge.horizontal ? edge.at : edge.from));
  const along = (edge: Edge) => Math.round(10 * (edge.horizontal ? edge.from : edge.at));
  return (
    a.border.width - b.border.width ||
    across(a) - across(b) ||
    along(a) - along(b) ||
    Number(a.horizontal) - Number(b.horizontal)
  );
}

/** Where edges meet each of them fills the corner, and the one that wins there is painted last. */
function paintEdges(edges: readonly Edge[], context: PaintContext): void {
  const corners = new Map<string, { across: number; down: number }>();
  const cornerAt = (edge: Edge, along: number) => {
    const [x, y] = edge.horizontal ? [along, edge.at] : [edge.at, along];
    const key = `${x.toFixed(1)} ${y.toFixed(1)}`;
    let corner = corners.get(key);
    if (!corner) corners.set(key, (corner = { across: 0, down: 0 }));
    return corner;
  };
  for (const edge of edges)
    for (const corner of [cornerAt(edge, edge.from), cornerAt(edge, edge.to)]) {
      const side = edge.horizontal ? "down" : "across";
      corner[side] = Math.max(corner[side], edge.border.width);
    }
  for (const edge of edges.toSorted(inPaintOrder)) {
    const { horizontal, at, border } = edge;
    const [before, after] = [edge.from, edge.to].map(
      (along) => cornerAt(edge, along)[horizontal ? "across" : "down"] / 2,
    );
    const [start, length] = [edge.from - before!, edge.to - edge.from + before! + after!];
    const across = at - border.width / 2;
    const none = unseen(border);
    const sides = { top: none, right: none, bottom: none, left: none, [horizontal ? "top" : "left"]: border };
    const rect = horizontal
      ? { x: start, y: across, width: length, height: border.width }
      : { x: across, y: start, width: border.width, height: length };
    paintBorders(rect, sides, undefined, context.target);
  }
}
