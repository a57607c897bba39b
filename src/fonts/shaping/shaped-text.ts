/** What shaping gives: glyphs with their advances and places, in em, so that one result serves every font size. */

/** A feature tag with its value: 1 on, 0 off. */
export type FontFeature = readonly [tag: string, value: number];

/** Glyphs in visual order. `starts[i]` is the offset of the first character of glyph i's cluster in the shaped text. */
export interface ShapedText {
  readonly ids: readonly number[];
  /** Advances and offsets in em. */
  readonly advances: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  readonly starts: readonly number[];
  /** The cluster's characters, for its first glyph in logical order; empty for the others. */
  readonly texts: readonly string[];
  /** Sum of the advances, em. */
  readonly advance: number;
  /**
   * For every offset into the text the advance of what stands before it, em. A cluster's advance is shared evenly by its
   * characters, so that a line can be measured up to the middle of a ligature.
   */
  readonly sums: readonly number[];
  /** How many clusters begin before each offset: what letter spacing is counted by. */
  readonly clusters: readonly number[];
}

/** Glyphs in visual order, as lists of one length. Lengths are in em of the font size; `yOffsets` point up. */
export interface Glyphs {
  readonly ids: readonly number[];
  readonly advances: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  /**
   * The characters that a glyph stands for, in logical order; empty for all but the first of a cluster's glyphs. A hyphen
   * that a line break put there is U+00AD.
   */
  readonly texts: readonly string[];
}

/** The sums of a shaped text: see `ShapedText`. */
export function measured(
  starts: readonly number[],
  advances: readonly number[],
  texts: readonly string[],
  length: number,
) {
  // Plain arrays: small typed ones cost more to make than to fill.
  const sums = new Array<number>(length + 1).fill(0);
  const clusters = new Array<number>(length + 1).fill(0);
  for (let g = 0; g < starts.length; g++) {
    sums[starts[g]! + 1]! += advances[g]!;
    if (texts[g] !== "") clusters[starts[g]! + 1]! += 1;
  }
  const isStart = new Set([...starts, length]);
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (!isStart.has(to)) to++;
    const share = sums[from + 1]! / (to - from);
    for (let at = from; at < to; at++) {
      sums[at + 1] = sums[at]! + share;
      clusters[at + 1]! += clusters[at]!;
    }
    from = to;
  }
  return { sums, clusters };
}
