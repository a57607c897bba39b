/** Columns that are taken away when all widths are found, `visibility: collapse` (CSS 2.2 section 17.5.5). Lengths in px. */
import type { Box } from "../../boxes/box.js";
import type { TableGrid } from "./grid.js";

const isCollapsed = (box: Box | undefined): boolean => box?.style.visibility === "collapse";

/** The widths of columns as they are seen: undefined for those that are not. */
export function seenWidths({ columns }: TableGrid, widths: readonly number[]): readonly (number | undefined)[] {
  return columns.some(isCollapsed) ? widths.map((width, i) => (isCollapsed(columns[i]) ? undefined : width)) : widths;
}

/** How much narrower a table is by columns that are not seen, and by the spacing beside them. */
export function unseenWidth({ columns }: TableGrid, widths: readonly number[], spacing: number): number {
  return widths.reduce((sum, width, i) => (isCollapsed(columns[i]) ? sum + width + spacing : sum), 0);
}
