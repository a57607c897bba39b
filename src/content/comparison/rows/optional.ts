/** Rows that can be done without where paper has no room: which they are, and a comparison without some of them. */
import type { Comparison } from "../comparison.js";

/** How many rows can be done without. */
export const optionalRows = ({ groups }: Comparison): number =>
  groups.reduce((sum, { rows }) => sum + rows.filter(({ optional }) => optional).length, 0);

/**
 * Without the lowest of the rows that can be done without. A group that has no row left stays, so that keys of the file stay what they are.
 * @param count at most as many as there are
 * @returns with the criteria of those that went, in their order
 */
export function withoutOptional(comparison: Comparison, count: number): { comparison: Comparison; leftOut: string[] } {
  if (count === 0) return { comparison, leftOut: [] };
  let stay = optionalRows(comparison) - count;
  const leftOut: string[] = [];
  const groups = comparison.groups.map((group) => ({
    ...group,
    rows: group.rows.filter(({ optional, criterion }) => {
      if (!optional || stay-- > 0) return true;
      leftOut.push(criterion);
      return false;
    }),
  }));
  return { comparison: { ...comparison, groups }, leftOut };
}
