/**
 * Words -> glyphs. Characters that take no part in shaping are passed over, so that a soft hyphen doesn't part two letters
 * that kern; and a word that runs over the edges of inline boxes is shaped as one (CSS Text 4, section 1.5.1).
 */
import type { FontFace } from "../library.js";
import { joinsAt } from "./joining.js";
import { shape } from "./shape.js";
import { type FontFeature, measured, type ShapedText } from "./shaped-text.js";

const IGNORED = /[\u00AD\u200B\u2060\uFEFF]/;
const ALL_IGNORED = /[\u00AD\u200B\u2060\uFEFF]/g;

/** Whether a character may stand in a word without a glyph, and without parting it for the shaper. */
export function isIgnored(character: string): boolean {
  return IGNORED.test(character);
}

/** The text as it is shown and read: without the characters that only say something about breaks. */
export function withoutIgnored(text: string): string {
  return IGNORED.test(text) ? text.replace(ALL_IGNORED, "") : text;
}

/**
 * Shapes a range of a text, of one face and direction. Letters at its ends join with those beyond, which may be of another
 * font or on another line. `starts` of the result are offsets from `start`.
 */
export function shapeWord(
  face: FontFace,
  text: string,
  start: number,
  end: number,
  features: readonly FontFeature[],
  rtl: boolean,
): ShapedText {
  if (end - start > LONGEST_PIECE) return shapePieces(face, text, start, end, features, rtl);
  const word = text.slice(start, end);
  const before = rtl && joinsAt(text, start);
  const after = rtl && joinsAt(text, end);
  if (!before && !after) return shapeAlone(face, word, features, rtl);
  const joined = `${before ? JOINER : ""}${word}${after ? JOINER : ""}`;
  const from = before ? JOINER.length : 0;
  const inside = glyphsBetween(shapeAlone(face, joined, features, rtl), from, from + word.length);
  const complete = inside.texts.join("").length === withoutIgnored(word).length;
  return complete ? inside : shapeAlone(face, word, features, rtl);
}

const SMALL = /^\p{Changes_When_Uppercased}$/u;

/** The same with capitals for small letters, some of which are two of them; the text stays what it is. */
export function shapeCapitals(
  face: FontFace,
  text: string,
  start: number,
  end: number,
  features: readonly FontFeature[],
  rtl: boolean,
): ShapedText {
  const word = text.slice(start, end);
  const offsets: number[] = [];
  let capitals = "";
  let at = 0;
  for (const character of word) {
    capitals += SMALL.test(character) ? character.toUpperCase() : character;
    while (offsets.length < capitals.length) offsets.push(at);
    at += character.length;
  }
  if (capitals === word) return shapeWord(face, text, start, end, features, rtl);
  offsets.push(at);
  const shaped = shapeWord(face, capitals, 0, capitals.length, features, rtl);
  const starts = shaped.starts.map((place) => offsets[place]!);
  const texts = rtl ? shaped.texts : originals(word, starts, shaped.ids.length);
  return { ...shaped, starts, texts, ...measured(starts, shaped.advances, texts, word.length) };
}

/** What of a word each glyph stands for, from left to right. */
function originals(word: string, starts: readonly number[], glyphs: number): string[] {
  return Array.from({ length: glyphs }, (_, i) => {
    const from = starts[i]!;
    if (i > 0 && starts[i - 1] === from) return "";
    const next = starts.findIndex((other, k) => k > i && other > from);
    return withoutIgnored(word.slice(from, next === -1 || next >= glyphs ? word.length : starts[next]));
  });
}

/** Longer words are shaped in pieces: the time that the shaper takes grows with the square of their length. */
const LONGEST_PIECE = 1_000;
/** What doesn't begin a piece, as long as anything else can. */
const INSIDE = /[\p{M}\p{Cf}\uDC00-\uDFFF]/u;

function shapePieces(
  face: FontFace,
  text: string,
  start: number,
  end: number,
  features: readonly FontFeature[],
  rtl: boolean,
): ShapedText {
  const pieces: { readonly from: number; readonly shaped: ShapedText }[] = [];
  for (let from = start; from < end; ) {
    const to = endOfPiece(text, from, end);
    pieces.push({ from: from - start, shaped: shapeWord(face, text, from, to, features, rtl) });
    from = to;
  }
  // Glyphs stand in visual order.
  if (rtl) pieces.reverse();
  const all = <T>(list: (shaped: ShapedText) => readonly T[]): T[] => pieces.flatMap(({ shaped }) => list(shaped));
  // The list may go on with where the text ends: a start for each glyph is what is wanted.
  const starts = pieces.flatMap(({ from, shaped }) => shaped.starts.slice(0, shaped.ids.length).map((at) => from + at));
  const [advances, texts] = [all((shaped) => shaped.advances), all((shaped) => shaped.texts)];
  return {
    ids: all((shaped) => shaped.ids),
    advances,
    xOffsets: all((shaped) => shaped.xOffsets),
    yOffsets: all((shaped) => shaped.yOffsets),
    starts,
    texts,
    advance: advances.reduce((sum, advance) => sum + advance, 0),
    ...measured(starts, advances, texts, end - start),
  };
}

function endOfPiece(text: string, from: number, end: number): number {
  const most = from + LONGEST_PIECE;
  if (most >= end) return end;
  for (let to = most; to > from + LONGEST_PIECE / 2; to--) if (!INSIDE.test(text[to]!)) return to;
  // Nothing but marks: whatever becomes of them, characters stay whole.
  const isInside = text.charCodeAt(most) >= 0xdc00 && text.charCodeAt(most) <= 0xdfff;
  return isInside ? most - 1 : most;
}

/** U+200D asks for the form of a letter that joins. */
const JOINER = "\u200D";

function shapeAlone(face: FontFace, text: string, features: readonly FontFeature[], rtl: boolean): ShapedText {
  if (!IGNORED.test(text)) return shape(face, text, features, rtl);
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) if (!IGNORED.test(text[i]!)) offsets.push(i);
  const shaped = shape(face, withoutIgnored(text), features, rtl);
  const starts = shaped.starts.map((start) => offsets[start]!);
  return { ...shaped, starts, ...measured(starts, shaped.advances, shaped.texts, text.length) };
}

function glyphsBetween(whole: ShapedText, from: number, to: number): ShapedText {
  const indices = [...whole.starts.keys()].filter((i) => whole.starts[i]! >= from && whole.starts[i]! < to);
  return pickGlyphs(whole, indices, from, to - from);
}

/**
 * Some of the glyphs of a text.
 * @param length of the text that the glyphs stand for, which begins at `from`
 */
export function pickGlyphs(whole: ShapedText, indices: readonly number[], from: number, length: number): ShapedText {
  const pick = <T>(values: readonly T[]): T[] => indices.map((i) => values[i]!);
  const advances = pick(whole.advances);
  const starts = indices.map((i) => whole.starts[i]! - from);
  const texts = pick(whole.texts);
  return {
    ids: pick(whole.ids),
    advances,
    xOffsets: pick(whole.xOffsets),
    yOffsets: pick(whole.yOffsets),
    starts,
    texts,
    advance: advances.reduce((sum, advance) => sum + advance, 0),
    ...measured(starts, advances, texts, length),
  };
}
