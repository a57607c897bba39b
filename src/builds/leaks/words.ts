/** A text -> its words and figures as they are compared: however it is cased, spaced, hyphenated or set. */

/** Scripts that put no spaces between words: each character stands for itself. */
const UNSPACED = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)+(?![\\p{L}\\p{N}])|[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+|[\\p{Sc}%‰]`,
  "gu",
);
const UNSPACED_WORD = new RegExp(`^[${UNSPACED}]$`, "u");
/** Accents, vowel signs, and what is invisible: soft hyphens, joiners, marks of direction. */
const UNHEARD = /[\p{M}\p{Cf}]+/gu;

export function wordsOf(text: string): string[] {
  // The large letters first: of ß and of the two small sigmas.
  const plain = text.normalize("NFKD").replace(UNHEARD, "").toUpperCase().toLowerCase();
  const words = plain.match(WORD) ?? [];
  return words.map((word) => (word.includes(",") ? word.replaceAll(",", ".") : word));
}

export const isUnspaced = (word: string): boolean => UNSPACED_WORD.test(word);
/** Whether it is a plain number, `49` or `1.5`. */
export const isNumber = (word: string): boolean => /^\p{N}+(\.\p{N}+)*$/u.test(word);
/** Whether it is a sign of a currency or of a share. */
export const isSign = (word: string): boolean => /^[\p{Sc}%‰]$/u.test(word);
