/** The keywords that all properties take. */

/** The CSS-wide keywords (CSS Cascade 5, section 7.3). */
const WIDE_KEYWORDS = ["inherit", "initial", "unset", "revert", "revert-layer"] as const;
export type WideKeyword = (typeof WIDE_KEYWORDS)[number];

/** @param text in lower case */
export function isWideKeyword(text: string): text is WideKeyword {
  return WIDE_KEYWORDS.some((keyword) => keyword === text);
}
