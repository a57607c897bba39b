/**
 * The height of columns that are too deep inside of others to be sought by trials: from one layout of their content in a single
 * column, by filling columns with its lines. Lengths in px.
 */
import { TOLERANCE } from "../../fragmentation/fragmentainers.js";
import type { BoxFragment } from "../../fragments/fragment.js";

/** What isn't broken between columns: a line, an image. */
interface Piece {
  readonly top: number;
  readonly bottom: number;
}

/** Heights are found to this precision. */
const PRECISION = 0.25;

/** The lines and images of a single column, from the top down. */
export function piecesOf(fragment: BoxFragment): Piece[] {
  const pieces: Piece[] = [];
  const visit = (inner: BoxFragment, top: number) => {
    if (inner.children.length === 0 && inner.box.inside === "replaced")
      pieces.push({ top, bottom: top + inner.height });
    for (const { y, fragment: child } of inner.children) {
      if (child.kind === "box") visit(child, top + y);
      else pieces.push({ top: top + y, bottom: top + y + child.height });
    }
  };
  visit(fragment, 0);
  return pieces.sort((a, b) => a.top - b.top);
}

/**
 * How many columns the pieces fill.
 * @param heightOf the height of a column, counted from 0
 */
export function columnsFilled(pieces: readonly Piece[], heightOf: (column: number) => number): number {
  let column = 0;
  let start = 0;
  for (const { top, bottom } of pieces) {
    if (bottom - start <= heightOf(column) + TOLERANCE || top <= start) continue;
    column++;
    start = top;
  }
  return column + 1;
}

/** No column is made lower than this where its content can be parted at will, as paddings can, px. */
const LEAST = 1;

/**
 * The least height, from an even share to `most`, at which `count` columns hold the pieces; `most` where none does. None is lower than the
 * tallest piece, which is not broken.
 */
export function evenHeight(pieces: readonly Piece[], natural: number, count: number, most: number): number {
  const holds = (height: number) => columnsFilled(pieces, () => height) <= count;
  const tallest = pieces.reduce((height, { top, bottom }) => Math.max(height, bottom - top), LEAST);
  let low = Math.max(natural / count, Math.min(tallest, natural));
  let high = Math.min(natural, most);
  if (low >= high || holds(low)) return Math.min(low, most);
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
