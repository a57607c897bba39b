/** What a font makes of a glyph that stands alone: itself, or another one by a single substitution (OpenType, "GSUB" type 1). */
import type { Font } from "fontkit";
import {
  chainedCoverages,
  contextCoverages,
  coverageIndex,
  fontTable,
  LayoutTable,
  LOOKUP,
  type RuleCoverages,
  type Structure,
  type Subtable,
} from "../opentype/layout-table.js";

interface LoneGlyph {
  readonly id: number;
  /** Font units. */
  readonly advance: number;
}

/** The glyph that is shown for a character's own; undefined where more becomes of it than can be told here. */
export type LoneGlyphs = (glyph: number) => LoneGlyph | undefined;

/**
 * @param features tags that are on
 * @param scripts of which the first that the font has counts
 * @returns undefined where the font substitutes or moves glyphs in another way than by GSUB and GPOS
 */
export function loneGlyphs(
  font: Font,
  features: readonly string[],
  scripts: readonly string[],
): LoneGlyphs | undefined {
  const positions = fontTable(font, "morx") ? undefined : LayoutTable.of(font, "GPOS");
  if (!positions) return undefined;
  const lookupsOf = (table: LayoutTable | undefined) => {
    const ofScript = table?.featuresOf(scripts);
    return table?.lookups(features.flatMap((tag) => ofScript?.get(tag) ?? [])) ?? [];
  };
  const substitutions = lookupsOf(LayoutTable.of(font, "GSUB"));
  const moves = lookupsOf(positions);
  const advanceOf = advances(font);
  return (glyph) => {
    const changing = substitutions.filter((subtables) => subtables.some((each) => substitutes(each, glyph)));
    const [first] = changing;
    const id = first ? substitute(first, glyph) : glyph;
    if (id === undefined || changing.length > 1) return undefined;
    if (id !== glyph && substitutions.some((subtables) => subtables.some((each) => substitutes(each, id))))
      return undefined;
    if (moves.some((subtables) => subtables.some((each) => positionsAlone(each, id)))) return undefined;
    return { id, advance: advanceOf(id) };
  };
}

/** Whether a subtable of GSUB may change a glyph without others beside it. */
function substitutes({ type, body }: Subtable, glyph: number): boolean {
  // A ligature of one component counts as joining.
  if (type === LOOKUP.ligature) return false;
  if (type === LOOKUP.context) return firesAlone(contextCoverages(body), body, glyph);
  if (type === LOOKUP.chainedContext) return firesAlone(chainedCoverages(body), body, glyph);
  return covers(body.to(2), glyph);
}

/** Whether a subtable of GPOS may move a glyph without others beside it. */
function positionsAlone({ type, body }: Subtable, glyph: number): boolean {
  if (type === LOOKUP.pairPositioning) return false;
  if (type === LOOKUP.contextPositioning) return firesAlone(contextCoverages(body), body, glyph);
  if (type === LOOKUP.chainedContextPositioning) return firesAlone(chainedCoverages(body), body, glyph);
  return covers(body.to(2), glyph);
}

/** Rules by glyph or class are not looked into. */
function firesAlone(coverages: RuleCoverages | undefined, body: Structure, glyph: number): boolean {
  if (!coverages) return covers(body.to(2), glyph);
  return coverages.all.length === 1 && coverages.begin !== undefined && covers(coverages.begin, glyph);
}

const covers = (coverage: Structure, glyph: number): boolean => coverageIndex(coverage, glyph) !== undefined;

/** By the first subtable that covers the glyph; undefined where that is no single substitution. */
function substitute(subtables: readonly Subtable[], glyph: number): number | undefined {
  const first = subtables.find((each) => substitutes(each, glyph));
  if (first?.type !== LOOKUP.single) return undefined;
  const { body } = first;
  if (body.uint16(0) === 1) return (glyph + body.int16(4)) & 0xffff;
  return body.uint16(6 + coverageIndex(body.to(2), glyph)! * 2);
}

const HMETRIC_SIZE = 4;

/** Advances by glyph, font units (OpenType, "hmtx"): those after the last one given are as wide as it. */
function advances(font: Font): (glyph: number) => number {
  const metrics = fontTable(font, "hmtx");
  const count = fontTable(font, "hhea")?.uint16(34) ?? 0;
  return (glyph) => metrics?.uint16(Math.min(glyph, Math.max(0, count - 1)) * HMETRIC_SIZE) ?? 0;
}
