/** Which ligatures a font makes of plain letters, where nothing but the letters themselves decides it (OpenType, "GSUB", lookup type 4). */
import type { Font } from "fontkit";
import { LayoutTable, type LigatureRule, LOOKUP, ligaturesIn } from "../opentype/layout-table.js";
import type { Joining } from "./joining-glyphs.js";

/** Rules by the glyph that they begin with, in the order in which they are tried. */
export type Ligatures = ReadonlyMap<number, readonly LigatureRule[]>;

/** A bit of a lookup's flags: ligatures are passed over. */
const IGNORE_LIGATURES = 4;

/**
 * @param features tags that are on
 * @param scripts of which the first that the font has counts
 * @returns undefined where it depends on more which ones are made: on rules that see others, or on which of two lookups comes first
 */
export function ligatures(
  font: Font,
  features: readonly string[],
  scripts: readonly string[],
  joining: Joining,
): Ligatures | undefined {
  const [substitutions, positions] = (["GSUB", "GPOS"] as const).map((tag) => {
    const table = LayoutTable.of(font, tag);
    const ofScript = table?.featuresOf(scripts);
    return table?.lookups(features.flatMap((feature) => ofScript?.get(feature) ?? [])) ?? [];
  });
  if ([substitutions!, positions!].flat(2).some(({ flags }) => (flags & IGNORE_LIGATURES) !== 0)) return undefined;
  const byFirst = new Map<number, LigatureRule[]>();
  const [beginning, inside] = [new Set<number>(), new Set<number>()];
  for (const subtables of substitutions!) {
    const rules = subtables
      .flatMap(({ type, body }) => (type === LOOKUP.ligature ? [...ligaturesIn(body)] : []))
      .filter(({ first, rest }) => isJoined(joining, first, rest[0]));
    const [firsts, others] = [rules.map(({ first }) => first!), rules.flatMap(({ rest }) => rest)];
    // Of two lookups the first one has been through the whole word before the other begins.
    if (
      firsts.some((glyph) => beginning.has(glyph) || inside.has(glyph)) ||
      others.some((glyph) => beginning.has(glyph))
    )
      return undefined;
    for (const glyph of firsts) beginning.add(glyph);
    for (const glyph of others) inside.add(glyph);
    for (const rule of rules) byFirst.set(rule.first!, [...(byFirst.get(rule.first!) ?? []), rule]);
  }
  const results = [...byFirst.values()].flat().map(({ result }) => result);
  return results.some((glyph) => joining.has(glyph) || inside.has(glyph)) ? undefined : byFirst;
}

function isJoined(joining: Joining, first: number | undefined, second: number | undefined): boolean {
  const seconds = first === undefined ? undefined : joining.get(first);
  return seconds !== undefined && seconds !== "any" && second !== undefined && seconds.has(second);
}
