/** `text-transform` (CSS Text 4, section 2.1), with the mappings that belong to a language. */
import type { ComputedStyle } from "../table.js";

/** Languages with case mappings of their own (Unicode SpecialCasing, and Greek capitals without accents). */
const OWN_MAPPINGS = new Set(["az", "el", "lt", "tr"]);
/** Digraphs that are one character have a form for titles. */
const TITLE_CASE: Readonly<Record<string, string>> = { ǆ: "ǅ", Ǆ: "ǅ", ǉ: "ǈ", Ǉ: "ǈ", ǌ: "ǋ", Ǌ: "ǋ", ǳ: "ǲ", Ǳ: "ǲ" };

/**
 * @param before what stands before the text, to tell whether it begins within a word
 * @param language BCP 47, in lower case
 */
export function transformText(
  text: string,
  transform: ComputedStyle["textTransform"],
  before: string,
  language: string,
): string {
  if (transform === "none") return text;
  const primary = language.split("-")[0]!;
  const locale = OWN_MAPPINGS.has(primary) ? primary : "und";
  if (transform === "uppercase") return text.toLocaleUpperCase(locale);
  if (transform === "lowercase") return text.toLocaleLowerCase(locale);
  const context = before.slice(-2);
  return capitalize(context + text, locale, primary === "nl").slice(context.length);
}

const FIRST_LETTER = /(?<![\p{L}\p{N}\p{M}'’_])\p{L}/gu;

/** Keeps the length of what stands before: only letters within it have any use here. */
function capitalize(text: string, locale: string, dutch: boolean): string {
  const capital = (letter: string): string => {
    if (TITLE_CASE[letter]) return TITLE_CASE[letter];
    const upper = letter.toLocaleUpperCase(locale);
    // What would become several letters stays: "ﬁ" is no "FI" at the start of a word.
    return upper.length === letter.length ? upper : letter;
  };
  const capitalized = text.replace(FIRST_LETTER, capital);
  return dutch ? capitalized.replace(/(?<![\p{L}\p{M}])Ij/gu, "IJ") : capitalized;
}
