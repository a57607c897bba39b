/**
 * The face of each character: base and marks from one face where one has them all (CSS Fonts 4, section 5.3, cluster
 * matching). What has no glyph anywhere is reported; what shows nothing needs none.
 */
import type { LayoutContext } from "../context.js";
import type { FontChain, FontFace } from "../fonts.js";
import type { StyleRun } from "./text.js";

const MARK = /^\p{M}$/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

/** No mark and nothing ignorable but the soft hyphen, which is never asked for, comes before this one. */
const FIRST_MARK = 0x300;

/** Whether a character may show nothing: joiners, variation selectors, directional marks, tags. */
function isIgnorable(codePoint: number): boolean {
  return codePoint >= FIRST_MARK && IGNORABLE.test(String.fromCodePoint(codePoint));
}

const isMark = (codePoint: number): boolean => codePoint >= FIRST_MARK && MARK.test(String.fromCodePoint(codePoint));

/**
 * @param at offset of the character in `text`
 * @param current the face of the word that the character may continue
 */
export function chooseFace(
  text: string,
  at: number,
  chain: FontChain,
  current: FontFace | undefined,
  run: StyleRun,
  context: LayoutContext,
): FontFace {
  const codePoint = text.codePointAt(at)!;
  if (isIgnorable(codePoint)) return current ?? chain.primary;
  if (current && isMark(codePoint) && current.fontkit.hasGlyphForCodePoint(codePoint)) return current;
  const face = withMarks(text, at, codePoint, chain) ?? chain.faceFor(codePoint);
  if (face) return face;
  context.reportMissingGlyph({ character: String.fromCodePoint(codePoint), style: run.style, element: run.element });
  return (isMark(codePoint) ? current : undefined) ?? chain.primary;
}

/** The first face that has the character and all marks that follow it; undefined where none follows, or no face has all. */
function withMarks(text: string, at: number, codePoint: number, chain: FontChain): FontFace | undefined {
  let end = at + (codePoint > 0xffff ? 2 : 1);
  if (!(text.charCodeAt(end) >= FIRST_MARK)) return undefined;
  const cluster = [codePoint];
  for (let next = text.codePointAt(end); next !== undefined && isMark(next); next = text.codePointAt(end)) {
    if (!isIgnorable(next)) cluster.push(next);
    end += next > 0xffff ? 2 : 1;
  }
  if (cluster.length === 1) return undefined;
  return chain.faces.find((face) => cluster.every((each) => face.fontkit.hasGlyphForCodePoint(each)));
}
