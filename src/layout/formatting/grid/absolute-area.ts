/** Areas of absolutely positioned boxes in a grid that contains them (CSS Grid 2, section 9.1). Lengths in px. */
import type { ComputedStyle, Values } from "../../../css/index.js";
import type { Rect } from "../../../graphics/index.js";
import type { TrackEdges } from "../context.js";
import type { ExplicitAxis } from "./placement/explicit.js";
import { resolveLines } from "./placement/lines.js";
import type { ImplicitAxis } from "./placement/placement.js";

/** An axis of a grid whose tracks are laid out. */
export interface LaidOutAxis {
  readonly explicit: ExplicitAxis;
  readonly implicit: ImplicitAxis;
  readonly edges: TrackEdges;
  /** Where the content box begins, the size of the padding box, and where that begins, from the start of the border box. */
  readonly content: number;
  readonly padding: { readonly start: number; readonly end: number };
}

/**
 * The area of a style, from the top left of the border box: `auto`, and lines that the grid doesn't have, are the edges of the padding
 * box. @param mirrored the width of the border box, where columns run from right to left
 */
export function absoluteArea(
  style: ComputedStyle,
  columns: LaidOutAxis,
  rows: LaidOutAxis,
  mirrored: number | undefined,
): Rect {
  const across = extent(style.gridColumnStart, style.gridColumnEnd, columns);
  const down = extent(style.gridRowStart, style.gridRowEnd, rows);
  const x = mirrored === undefined ? across.start : mirrored - across.end;
  const [width, height] = [across.end - across.start, down.end - down.start];
  return { x, y: down.start, width: Math.max(0, width), height: Math.max(0, height) };
}

function extent(from: Values.GridLine, to: Values.GridLine, axis: LaidOutAxis): { start: number; end: number } {
  const { explicit, implicit, edges, content, padding } = axis;
  const lines = resolveLines(from, to, explicit);
  const known = (line: number | undefined): number | undefined => {
    const index = line === undefined ? -1 : line + implicit.before;
    return index < 0 || index > implicit.count ? undefined : index;
  };
  const [start, end] = [known(lines.start), known(lines.end)];
  const { starts, ends } = edges;
  return {
    start: start === undefined ? padding.start : content + (starts[start] ?? ends[start - 1] ?? 0),
    end: end === undefined ? padding.end : content + (ends[end - 1] ?? starts[end] ?? 0),
  };
}
