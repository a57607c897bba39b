/** Texts -> what of them counts when they are compared: case, marks, articles and plurals don't. */

const EMOJI = /[\p{Extended_Pictographic}\ufe0e\ufe0f\u200d\u20e3\u{1f1e6}-\u{1f1ff}]/gu;

/** In small letters, in one line, without what decorates it. */
export const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\u200b\u200c\u2060\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** A heading without its number, its signs and its anchor. */
export function bareHeading(text: string): string {
  const bare = folded(text)
    .replace(/\{#[^}]*\}\s*$/, "")
    .replace(/\((?:with|mit|avec|con) [^)]*\)/g, "");
  const undecorated = bare.replace(EMOJI, "").trim();
  return (undecorated === "" ? bare : undecorated)
    .replace(
      /^(?:(?:step|schritt|étape|paso|part|teil|option|alternative|approach|variante|ansatz|opción|partie|parte)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):]\s+/,
      "",
    )
    .replace(/^\d+(?:\.\d+)+\s+/, "")
    .replace(/^[*_#\s–—-]+|[*_#\s:?!.–—-]+$/g, "")
    .trim();
}

const ARTICLE =
  /^(?:(?:an?|the|der|die|das|den|dem|ein|eine|einen|einer|le|la|les|une?|el|los|las|un[oa]|il|lo|gli|os?|as?|um[a]?|het|de|een)\s+|l')(?=\S)/;

/** A name without its article, and what stands in brackets behind it. */
export function bareName(text: string): string {
  const bare = bareHeading(text).replace(/\s*[([][^)\]]*[)\]]\s*$/, "");
  const name = bare === "" ? bareHeading(text) : bare;
  return name
    .replace(/^["“„«']+|["”“»']+$/g, "")
    .replace(ARTICLE, "")
    .trim();
}

/** The same for a name as it is shown: in its own letters. */
export function shownName(text: string): string {
  const bare = text
    .replace(/\s+/g, " ")
    .replace(/\{#[^}]*\}\s*$/, "")
    .replace(EMOJI, "")
    .trim()
    .replace(
      /^(?:(?:option|alternative|approach|variante|ansatz|opción)\s+)?(?:\d+(?:\.\d+)*|(?<=\s)[A-Z])[.):]\s+/i,
      "",
    )
    .replace(/\s*[([][^)\]]*[)\]]\s*$/, "")
    .replace(/[:?!]+$/, "")
    .replace(/^["“„«]+|["”»]+$/g, "")
    .trim();
  const article = ARTICLE.exec(bare.toLowerCase().replace(/[’]/g, "'"));
  const name = article && bare.length > article[0].length ? bare.slice(article[0].length).trim() : bare;
  return name === "" ? text.replace(/\s+/g, " ").trim() : name;
}

export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.+#/&-]*[\p{L}\p{N}\p{M}]+)*[+#]*/gu;

/** The words of a text with their places in it. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word.normalize("NFKC").toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

/** A word without the end that plurals and cases have. */
export const stem = (word: string): string =>
  word.length > 3 && /^\p{L}+$/u.test(word) ? word.replace(/(?:en|es|[sne])$/, "") : word;

/** What a name is known by: its words, without plurals. */
export const stemmed = (name: string): string =>
  wordsIn(bareName(name))
    .map(({ text }) => stem(text))
    .join(" ");
