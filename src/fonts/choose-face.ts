/**
 * The face for each character (CSS Fonts 4, section 5.3): a base with its marks, or an emoji sequence, is set in the first
 * face that has all of it, so that the pieces can join.
 */
import type { FontChain, FontFace } from "./library.js";

/** Characters without a picture of their own (Unicode, Default_Ignorable_Code_Point): no font needs a glyph for them. */
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const EXTENDS = /^[\p{M}\p{Emoji_Modifier}\u200C\u200D\uFE00-\uFE0F\u{E0020}-\u{E007F}]$/u;
/** A character with what extends it; after a joiner comes another character of the same sequence. */
const CLUSTER =
  /(?:\p{RI}\p{RI}|.)(?:\u200D\p{Extended_Pictographic}|[\p{M}\p{Emoji_Modifier}\u200C\u200D\uFE00-\uFE0F\u{E0020}-\u{E007F}])*/uy;
/** Below this, no character extends another or begins a sequence. */
const FIRST_EXTENDING = 0x300;

/** The end of the cluster that begins at `start`, and the face for it; `missing` are its characters that the face lacks. */
export interface ChosenFace {
  readonly end: number;
  readonly face: FontFace;
  readonly missing: readonly string[];
}

const NONE: readonly string[] = [];

/** @param current the face of the word so far: what extends its last character stays with it */
export function chooseFace(text: string, start: number, chain: FontChain, current: FontFace | undefined): ChosenFace {
  const codePoint = text.codePointAt(start)!;
  const end = start + (codePoint > 0xffff ? 2 : 1);
  const simple = end >= text.length || text.charCodeAt(end) < FIRST_EXTENDING;
  if (simple && codePoint < FIRST_EXTENDING) return one(codePoint, end, chain, current);
  CLUSTER.lastIndex = start;
  const cluster = CLUSTER.exec(text)?.[0] ?? String.fromCodePoint(codePoint);
  if (cluster.length === end - start) return one(codePoint, end, chain, current);
  const needed = Array.from(cluster).filter((character) => !IGNORABLE.test(character));
  const lacks = (face: FontFace) => needed.filter((c) => !face.fontkit.hasGlyphForCodePoint(c.codePointAt(0)!));
  const face =
    chain.faceForAll(needed.map((character) => character.codePointAt(0)!)) ?? chain.faceFor(codePoint) ?? chain.primary;
  return { end: start + cluster.length, face, missing: lacks(face) };
}

function one(codePoint: number, end: number, chain: FontChain, current: FontFace | undefined): ChosenFace {
  const found = chain.faceFor(codePoint);
  if (current && (found === undefined || found !== current)) {
    const character = String.fromCodePoint(codePoint);
    if (IGNORABLE.test(character)) return { end, face: current, missing: NONE };
    if (EXTENDS.test(character) && current.fontkit.hasGlyphForCodePoint(codePoint))
      return { end, face: current, missing: NONE };
  }
  if (found) return { end, face: found, missing: NONE };
  const character = String.fromCodePoint(codePoint);
  return { end, face: chain.primary, missing: IGNORABLE.test(character) ? NONE : [character] };
}
