/** Names as they are written -> what tells one from another: not case, nor white space, nor an article before it. */

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

/** @param lang BCP 47 */
export function nameKey(name: string, lang: string): string {
  const words = name.normalize("NFKC").trim().toLowerCase().split(/\s+/);
  const articles = ARTICLES[lang.toLowerCase().split("-")[0] ?? ""]?.split(" ") ?? [];
  return (words.length > 1 && articles.includes(words[0]!) ? words.slice(1) : words).join(" ");
}

/** Names that are one, under the first spelling of each. */
export class Names {
  readonly #first = new Map<string, string>();
  /** Other spellings by the first one. */
  readonly joined = new Map<string, Set<string>>();

  constructor(readonly lang: string) {}

  /** The key of the name, which is remembered. */
  add(name: string): string {
    const key = nameKey(name, this.lang);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, name);
    else if (first !== name) this.joined.set(first, (this.joined.get(first) ?? new Set()).add(name));
    return key;
  }

  spelling(key: string): string {
    return this.#first.get(key) ?? key;
  }

  get keys(): string[] {
    return [...this.#first.keys()];
  }
}
