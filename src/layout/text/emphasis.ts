/** Emphasis marks (CSS Text Decoration 4, section 3): what they are, and which characters have one. */
import { type ComputedStyle, fontFeatures } from "../../css/index.js";
import { chooseFace, type FontFace, type FontLibrary, shape } from "../../fonts/index.js";
import type { EmphasisMark } from "../fragments/marks.js";

/** The mark of a style; undefined where it has none. */
export function emphasisMark(style: ComputedStyle, fonts: FontLibrary): EmphasisMark | undefined {
  const { textEmphasisStyle: mark, fontSize } = style;
  if (mark === "") return undefined;
  const { face } = chooseFace(mark, 0, fonts.chain(style), undefined);
  return { face, size: Math.round(fontSize / 2), shaped: shape(face, mark, fontFeatures(style), false) };
}

/** Characters of the mark that no font has. */
export const lackingInMark = (style: ComputedStyle, fonts: FontLibrary): readonly string[] =>
  style.textEmphasisStyle === "" ? [] : chooseFace(style.textEmphasisStyle, 0, fonts.chain(style), undefined).missing;

/** Separators, controls, what is assigned to nothing, separators of words, and punctuation. */
const BARE = /^[\p{Z}\p{Cn}\p{Cc}\p{Cf}\p{P}\u{10100}\u{10101}\u{1039F}]/u;
/** Punctuation that is marked, since it is read aloud (CSS Text Decoration 4, section 3.1). */
const READ = /^[#%&@§¶\u0609\u060A\u066A‰‱⁊⁋⁓〽﹟﹠﹪﹫＃％＆＠]/u;

/** Whether a character, the first one of a text, has a mark. */
export const takesMark = (text: string): boolean => !BARE.test(text) || READ.test(text);

/** How far a font's em box reaches above and below the baseline, px (CSS Inline 3, section 5.1). */
export function emBox({ emDescent }: FontFace, size: number): { readonly ascent: number; readonly descent: number } {
  return { ascent: (1 - emDescent) * size, descent: emDescent * size };
}
