/** Names of subjects -> which of them a text is, or speaks of. */
import { bareName, stem, stemmed, wordsIn } from "../words/fold.js";

export interface Mention {
  readonly subject: number;
  readonly from: number;
  readonly to: number;
}

export class Names {
  readonly #bare: readonly string[];
  readonly #stems: readonly string[];
  readonly #words: readonly (readonly string[])[];
  readonly #all: ReadonlySet<string>;

  constructor(readonly names: readonly string[]) {
    this.#bare = names.map(bareName);
    this.#stems = names.map(stemmed);
    const exact = new Set(this.#stems).size === names.length;
    // Where two names are one without plurals, they are told apart by them.
    this.#words = names.map((name) => wordsIn(bareName(name)).map(({ text }) => (exact ? stem(text) : text)));
    this.#all = new Set(this.#words.flat());
    this.#isExact = !exact;
  }
  readonly #isExact: boolean;

  /** The subject that a text names, and nothing besides; undefined for none. */
  find(text: string): number | undefined {
    const bare = bareName(text);
    if (bare === "") return undefined;
    const same = this.#bare.indexOf(bare);
    if (same >= 0) return same;
    const stems = stemmed(text);
    const found = this.#stems.flatMap((each, i) => (each === stems && stems !== "" ? [i] : []));
    return found.length === 1 ? found[0] : undefined;
  }

  /** As `find`, or where a text has a name with other words besides that stand for it: "Sled kites". */
  findLoosely(text: string): number | undefined {
    const exact = this.find(text);
    if (exact !== undefined) return exact;
    const all = wordsIn(bareName(text));
    const mentions = this.mentions(bareName(text));
    const [only] = mentions;
    if (mentions.length === 1 && only && all.length <= this.#words[only.subject]!.length + 2) return only.subject;
    const words = all.map((word) => this.#key(word.text));
    const wider = this.#words.flatMap((each, i) =>
      words.length > 0 && contains(each, words) && words.join("").length > 2 ? [i] : [],
    );
    return wider.length === 1 ? wider[0] : undefined;
  }

  /** Each subject that a text speaks of, in its order; the longest name counts where names contain each other. */
  mentions(text: string): Mention[] {
    const words = wordsIn(text);
    const found: Mention[] = [];
    for (let i = 0; i < words.length; ) {
      const at = this.#longestAt(
        words.map((word) => this.#key(word.text)),
        i,
      );
      if (at === undefined) {
        i++;
        continue;
      }
      const length = this.#words[at]!.length;
      found.push({ subject: at, from: words[i]!.from, to: words[i + length - 1]!.to });
      i += length;
    }
    return found;
  }

  /** The one subject that a text speaks of; undefined for none, and for several. */
  only(text: string): Mention | undefined {
    const all = this.mentions(text);
    return new Set(all.map(({ subject }) => subject)).size === 1 ? all[0] : undefined;
  }

  /** Whether a word is one of a name. */
  hasWord = (word: string): boolean => this.#all.has(this.#key(word));

  #key(word: string): string {
    return this.#isExact ? word : stem(word);
  }

  #longestAt(words: readonly string[], start: number): number | undefined {
    let best: number | undefined;
    for (const [i, name] of this.#words.entries()) {
      if (name.length === 0 || !name.every((word, k) => words[start + k] === word)) continue;
      if (best === undefined || name.length > this.#words[best]!.length) best = i;
    }
    return best;
  }
}

const contains = (words: readonly string[], part: readonly string[]): boolean =>
  words.some((_, i) => part.every((word, k) => words[i + k] === word));
