/**
 * Which glyphs of plain letters a font joins to others, or changes by what stands beside them. Words without them can be put
 * together from pairs of letters (OpenType, "GSUB" lookup types 4, 5, 6, 8 and "GPOS" lookup types 7, 8).
 */
import type { Font } from "fontkit";
import { glyphId } from "../opentype/fontkit-inside.js";
import {
  chainedCoverages,
  contextCoverages,
  coveredGlyphs,
  LayoutTable,
  LOOKUP,
  type RuleCoverages,
  type Structure,
  type Subtable,
} from "../opentype/layout-table.js";

const ASCII_START = 0x21;
/** Latin letters and what stands between them; beyond lie combining marks and other scripts. */
const LATIN_END = 0x250;
const SOFT_HYPHEN = 0xad;
const NO_BREAK_SPACE = 0xa0;
const DEL_TO_C1 = [0x7f, 0x9f] as const;
export const FIRST_QUOTE = 0x2018;
const LAST_QUOTE = 0x201f;

/** Whether a character is a letter or sign of which a word can be put together. */
export function isPlain(code: number): boolean {
  if (code >= FIRST_QUOTE && code <= LAST_QUOTE) return true;
  if (code < ASCII_START || code >= LATIN_END || code === SOFT_HYPHEN || code === NO_BREAK_SPACE) return false;
  return code < DEL_TO_C1[0] || code > DEL_TO_C1[1];
}

/** Glyphs with those that may follow them in a ligature; `any` where a contextual rule may begin with a glyph. */
export type Joining = ReadonlyMap<number, ReadonlySet<number> | "any">;
type MutableJoining = Map<number, Set<number> | "any">;

/**
 * Glyphs of plain letters at which a ligature or a contextual rule may begin that plain letters alone can complete: words
 * in which that can happen are shaped whole (OpenType, "GSUB" lookup types 4, 5, 6, 8 and "GPOS" lookup types 7, 8).
 */
export function joiningGlyphs(font: Font, features: ReadonlySet<string>): Joining {
  const letters = plainGlyphs(font);
  const joining: MutableJoining = new Map();
  for (const { type, body } of subtables(LayoutTable.of(font, "GSUB"), features)) {
    if (type === LOOKUP.ligature) addLigatures(body, letters, joining);
    else if (type === LOOKUP.context) addContext(body, contextCoverages(body), letters, joining);
    else if (type === LOOKUP.chainedContext) addContext(body, chainedCoverages(body), letters, joining);
    else if (type === LOOKUP.reverseChained) addContext(body, undefined, letters, joining);
  }
  for (const { type, body } of subtables(LayoutTable.of(font, "GPOS"), features)) {
    if (type === LOOKUP.contextPositioning) addContext(body, contextCoverages(body), letters, joining);
    else if (type === LOOKUP.chainedContextPositioning) addContext(body, chainedCoverages(body), letters, joining);
  }
  return joining;
}

function plainGlyphs(font: Font): Set<number> {
  const glyphs = new Set<number>();
  for (let code = ASCII_START; code <= LAST_QUOTE; code = code + 1 === LATIN_END ? FIRST_QUOTE : code + 1)
    if (isPlain(code) && glyphId(font, code) !== 0) glyphs.add(glyphId(font, code));
  return glyphs;
}

/** Of whatever script. */
function subtables(table: LayoutTable | undefined, features: ReadonlySet<string>): Subtable[] {
  const wanted = table?.features().filter(({ tag }) => features.has(tag)) ?? [];
  return table?.lookups(wanted.map(({ feature }) => feature)).flat() ?? [];
}

function addLigatures(body: Structure, letters: ReadonlySet<number>, joining: MutableJoining): void {
  const firsts = coveredGlyphs(body.to(2));
  body.list(4).forEach((set, i) => {
    const first = firsts[i];
    for (const ligature of set.list(0)) {
      // The first component is that of the coverage, and not in the list.
      const rest = Array.from({ length: Math.max(0, ligature.uint16(2) - 1) }, (_, k) => ligature.uint16(4 + k * 2));
      const known = first === undefined ? "any" : joining.get(first);
      if (first === undefined || known === "any" || !rest.every((glyph) => letters.has(glyph))) continue;
      if (rest[0] === undefined) joining.set(first, "any");
      else if (known) known.add(rest[0]);
      else joining.set(first, new Set([rest[0]]));
    }
  });
}

function addContext(
  body: Structure,
  coverages: RuleCoverages | undefined,
  letters: ReadonlySet<number>,
  joining: MutableJoining,
): void {
  if (coverages?.all.some((coverage) => !coveredGlyphs(coverage).some((glyph) => letters.has(glyph)))) return;
  // Rules by glyph or class are not looked into: all that they may begin with counts.
  const begin = coverages ? coverages.begin : body.to(2);
  for (const glyph of begin ? coveredGlyphs(begin) : []) joining.set(glyph, "any");
}
