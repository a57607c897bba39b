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
  ligaturesIn,
  type RuleCoverages,
  type Structure,
  type Subtable,
} from "../opentype/layout-table.js";

/** Latin letters lie before it, and what stands between them; beyond are combining marks and other scripts. */
export const LATIN_END = 0x250;
/** Ranges of characters, ends included: those before `LATIN_END` are Latin, the others signs that all scripts share. */
const PLAIN: readonly (readonly [first: number, last: number])[] = [
  [0x21, 0x7e],
  [0xa1, 0xac],
  [0xae, LATIN_END - 1],
  // Dashes, quotes, bullets, points; without the fraction slash, which makes fractions of the digits beside it.
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  // The euro and other currencies, the trade mark, the minus, geometric shapes without the circle that stands for a letter below a mark.
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0x25a0, 0x25cb],
  [0x25cd, 0x25ff],
];

/** Whether a character is a letter or sign of which a word can be put together. */
export function isPlain(code: number): boolean {
  for (const [first, last] of PLAIN) if (code <= last) return code >= first;
  return false;
}

/** All of them, in their order. */
function* plainCharacters(): Iterable<number> {
  for (const [first, last] of PLAIN) for (let code = first; code <= last; code++) yield code;
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
  const substitutions = subtables(LayoutTable.of(font, "GSUB"), features);
  // What a ligature makes of letters may complete a rule as they do.
  for (const { type, body } of substitutions) if (type === LOOKUP.ligature) addResults(body, letters);
  for (const { type, body } of substitutions) {
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
  for (const code of plainCharacters()) glyphs.add(glyphId(font, code));
  glyphs.delete(0);
  return glyphs;
}

/** Of whatever script. */
function subtables(table: LayoutTable | undefined, features: ReadonlySet<string>): Subtable[] {
  const wanted = table?.features().filter(({ tag }) => features.has(tag)) ?? [];
  return table?.lookups(wanted.map(({ feature }) => feature)).flat() ?? [];
}

function addResults(body: Structure, letters: Set<number>): void {
  for (const { first, rest, result } of ligaturesIn(body))
    if (first !== undefined && letters.has(first) && rest.every((glyph) => letters.has(glyph))) letters.add(result);
}

function addLigatures(body: Structure, letters: ReadonlySet<number>, joining: MutableJoining): void {
  for (const { first, rest } of ligaturesIn(body)) {
    const known = first === undefined ? "any" : joining.get(first);
    if (first === undefined || known === "any" || !rest.every((glyph) => letters.has(glyph))) continue;
    if (rest[0] === undefined) joining.set(first, "any");
    else if (known) known.add(rest[0]);
    else joining.set(first, new Set([rest[0]]));
  }
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
