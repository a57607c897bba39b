/**
 * Kerning of two glyphs by the pair adjustments of GPOS (OpenType, "GPOS", lookup type 2), for fonts in which nothing else moves
 * two Latin letters that stand side by side.
 */
import type { Font } from "fontkit";
import {
  coverageIndex,
  fontTable,
  glyphClass,
  LayoutTable,
  LOOKUP,
  type Structure,
  type Subtable,
  searchSorted,
} from "../opentype/layout-table.js";

/** How much nearer to the second glyph the first one stands, font units, below zero; undefined where more than that changes. */
export type PairKerning = (left: number, right: number) => number | undefined;

/**
 * @param features tags that are on
 * @param scripts of which the first that the font has counts
 * @returns undefined where the font kerns in another way: by a table "kern" or "morx", or by cursive attachment
 */
export function pairKerning(
  font: Font,
  features: readonly string[],
  scripts: readonly string[],
): PairKerning | undefined {
  const table = fontTable(font, "morx") ? undefined : LayoutTable.of(font, "GPOS");
  if (!table) return undefined;
  const ofScript = table.featuresOf(scripts);
  if (!ofScript.has("kern") && fontTable(font, "kern")) return undefined;
  const lookups = table.lookups(features.flatMap((tag) => ofScript.get(tag) ?? []));
  if (lookups.some((subtables) => subtables.some(({ type }) => type === LOOKUP.cursivePositioning))) return undefined;
  const pairs = lookups.map((subtables) => subtables.filter(({ type }) => type === LOOKUP.pairPositioning));
  return (left, right) => {
    let sum = 0;
    for (const subtables of pairs) {
      const adjustment = firstAdjustment(subtables, left, right);
      if (adjustment?.movesMore) return undefined;
      sum += adjustment?.advance ?? 0;
    }
    return sum;
  };
}

interface Adjustment {
  /** Of the first glyph, font units. */
  readonly advance: number;
  /** Whether anything but that advance changes. */
  readonly movesMore: boolean;
}

/** Of the first subtable of a lookup that has the pair. */
function firstAdjustment(subtables: readonly Subtable[], left: number, right: number): Adjustment | undefined {
  for (const { body } of subtables) {
    const index = coverageIndex(body.to(2), left);
    if (index === undefined) continue;
    const adjustment = body.uint16(0) === 1 ? glyphAdjustment(body, index, right) : classAdjustment(body, left, right);
    if (adjustment) return adjustment;
  }
  return undefined;
}

/** Format 1: a list of second glyphs for each first one. */
function glyphAdjustment(body: Structure, index: number, right: number): Adjustment | undefined {
  const formats = [body.uint16(4), body.uint16(6)] as const;
  const size = 2 + valueSize(formats[0]) + valueSize(formats[1]);
  const set = body.to(10 + index * 2);
  const found = searchSorted(set.uint16(0), (i) => right - set.uint16(2 + i * size));
  return found === undefined ? undefined : adjustmentAt(set.from(4 + found * size), formats);
}

/** Format 2: a table of the classes of both. */
function classAdjustment(body: Structure, left: number, right: number): Adjustment {
  const formats = [body.uint16(4), body.uint16(6)] as const;
  const size = valueSize(formats[0]) + valueSize(formats[1]);
  const [first, second] = [glyphClass(body.to(8), left), glyphClass(body.to(10), right)];
  return adjustmentAt(body.from(16 + (first * body.uint16(14) + second) * size), formats);
}

/** Bits of a value format, in the order in which the values stand. */
const X_PLACEMENT = 1;
const Y_PLACEMENT = 2;
const X_ADVANCE = 4;
const VALUE_BITS = [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80];

const valueSize = (format: number): number => VALUE_BITS.filter((bit) => (format & bit) !== 0).length * 2;

function adjustmentAt(values: Structure, [first, second]: readonly [number, number]): Adjustment {
  const value = (format: number, bit: number, from: number): number =>
    format & bit ? values.int16(from + valueSize(format & (bit - 1))) : 0;
  const after = valueSize(first);
  return {
    advance: value(first, X_ADVANCE, 0),
    movesMore:
      value(first, X_PLACEMENT, 0) !== 0 ||
      value(first, Y_PLACEMENT, 0) !== 0 ||
      [X_PLACEMENT, Y_PLACEMENT, X_ADVANCE].some((bit) => value(second, bit, after) !== 0),
  };
}
