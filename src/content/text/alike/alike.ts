/** Texts and names as they are compared: what is one to a reader is one, however it was written. */
import { soleFigure } from "./figures.js";

/** At the end of a text these say nothing; a question mark does. */
const STOPS = /[\s.,;:!…。．，、；：！،؛।]+$/u;

/** A text as it is compared: without the signs of emphasis, in small letters, composed (NFC). */
export function plain(text: string): string {
  const bare = text
    .normalize("NFC")
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  return bare.replace(STOPS, "") || bare;
}

/** As `plain`; of a figure alone its number and unit, so that `49 €` is `€ 49`. */
export function plainValue(text: string): string {
  const figure = soleFigure(text);
  return figure === undefined ? plain(text) : `= ${figure}`;
}

/** Articles that stand before a name, by language. */
const ARTICLES: Readonly<Record<string, string>> = {
  en: "the a an",
  de: "der die das ein eine",
  fr: "le la les un une",
  es: "el la los las un una",
  it: "il lo la i gli le un una uno",
  pt: "o a os as um uma",
  nl: "de het een",
};

/** A name of a subject or a criterion as it is compared: without an article, and in the usual form of its letters (NFKC). @param lang BCP 47 */
export function nameKey(name: string, lang: string): string {
  const words = plain(name.normalize("NFKC")).split(" ");
  const articles = ARTICLES[lang.toLowerCase().split("-")[0] ?? ""]?.split(" ") ?? [];
  return (words.length > 1 && articles.includes(words[0]!) ? words.slice(1) : words).join(" ");
}
