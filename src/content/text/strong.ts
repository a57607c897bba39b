/** Markdown that is no more than strong words in a text: what nearly all texts with signs have, and needs no parser. */

/** By themselves, of letters and what stands between words; the words are the group. */
const STRONG = /(?<![^ (])\*\*(?=[\p{L}\p{N}])([\p{L}\p{M}\p{N} .,;:!?'’–-]*[\p{L}\p{N}.,!?])\*\*(?![^ .,;:!?)])/gu;

/** The text without the signs around such words; other signs stay. */
export const withoutStrong = (text: string): string => text.replace(STRONG, "$1");

/** The text parted at such words: every other part is strong. */
export const strongParts = (text: string): string[] => text.split(STRONG);
