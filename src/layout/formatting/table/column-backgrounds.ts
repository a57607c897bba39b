/** Backgrounds of the columns of a table, and of groups of them (CSS 2.2 section 17.5.1). Lengths in px. */
import type { Rect } from "../../../graphics/index.js";
import type { Box } from "../../boxes/box.js";
import { hasBackground } from "../../boxes/kinds.js";
import type { ColumnBackground } from "../../fragments/borders.js";
import type { TableGrid } from "./grid.js";

/** Where the columns stand, from the left of the table's border box. */
interface Columns {
  readonly offsets: readonly number[];
  readonly widths: readonly number[];
}

/**
 * Those of the groups, then those of the columns above them; undefined where there are none.
 * @param rows where the rows begin, and how high they are together
 */
export function columnBackgrounds(
  { columns, columnGroups }: TableGrid,
  { offsets, widths }: Columns,
  rows: Pick<Rect, "y" | "height">,
): ColumnBackground[] | undefined {
  const of = (boxes: readonly (Box | undefined)[]): ColumnBackground[] =>
    [...runs(boxes)].map(({ box, from, to }) => {
      const own = offsets.slice(from, to).map((left, i) => ({ left, right: left + widths[from + i]! }));
      const left = Math.min(...own.map((column) => column.left));
      const right = Math.max(...own.map((column) => column.right));
      return { style: box.style, area: { x: left, width: right - left, ...rows }, columns: own };
    });
  // A group without columns in it stands for them itself.
  const within = columns.map((box, i) => (box === columnGroups[i] ? undefined : box));
  const found = [...of(columnGroups), ...of(within)];
  return found.length > 0 ? found : undefined;
}

/** Boxes with a background, and the columns that each stands for: from one to before another. */
function* runs(boxes: readonly (Box | undefined)[]): Iterable<{ box: Box; from: number; to: number }> {
  for (let from = 0, to = 0; from < boxes.length; from = to) {
    const box = boxes[from];
    for (to = from + 1; to < boxes.length && boxes[to] === box; ) to++;
    if (box && hasBackground(box.style)) yield { box, from, to };
  }
}
