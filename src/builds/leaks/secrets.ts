/**
 * Texts that a viewer may not see -> what of them would give them away: each short one, the runs of four words of the others, and their figures.
 * What stands in something that may be shown gives nothing away, and is taken out.
 */
import type { Withheld } from "../../content/index.js";
import { hashOf } from "../../files/index.js";
import { isNumber, isSign, isUnspaced, wordsOf } from "./words.js";

/** Words of a run; characters, where words aren't parted. */
const RUN = 4;
const UNSPACED_RUN = 8;
/** A single word of fewer letters is too short to be anybody's. */
const SHORTEST_WORD = 3;
/** Words that are found in code as well, where single ones have other meanings. */
const LETTERS_IN_CODE = 8;
const DIGITS_IN_CODE = 5;

/** How a text is written, which decides what in it can give anything away. */
export type TextKind = "prose" | "code";

/** Words in a row that give a text away. */
interface Trace {
  readonly words: readonly string[];
  readonly of: Withheld;
  /** Whether it is telling wherever it stands. */
  readonly isPlainInCode: boolean;
}

export class Secrets {
  /** By their first words. */
  readonly #traces = new Map<string, Trace[]>();

  /** @param most the largest whole number that anything may show for a reason of its own: of a page, or a count */
  constructor(withheld: Iterable<Withheld>, most: number) {
    for (const one of withheld) for (const words of tracesOf(one.text, most)) this.#add(words, one);
  }

  /** The same for the same traces. */
  get hash(): string {
    const all = [...this.#traces.values()].flat().map(({ words }) => words.join(" "));
    return hashOf(JSON.stringify(all.sort()));
  }

  get isEmpty(): boolean {
    return this.#traces.size === 0;
  }

  #add(words: readonly string[], of: Withheld): void {
    const first = words[0]!;
    const known = this.#traces.get(first) ?? [];
    if (known.some((trace) => isSame(trace.words, words))) return;
    this.#traces.set(first, [...known, { words, of, isPlainInCode: isPlainInCode(words) }]);
  }

  /** Takes out what stands in a text that may be shown. @param kind of code its words alone: what numbers in it count is nobody's */
  show(text: string, kind: TextKind = "prose"): void {
    for (const trace of this.#tracesIn(wordsOf(text))) {
      if (kind === "code" && trace.words.some((word) => isNumber(word) || isSign(word))) continue;
      const left = this.#traces.get(trace.words[0]!)!.filter((other) => other !== trace);
      if (left.length > 0) this.#traces.set(trace.words[0]!, left);
      else this.#traces.delete(trace.words[0]!);
    }
  }

  /** What a text gives away, each once. */
  find(text: string, kind: TextKind): Set<Withheld> {
    const found = this.#tracesIn(wordsOf(text)).filter(({ isPlainInCode }) => kind === "prose" || isPlainInCode);
    return new Set(found.map(({ of }) => of));
  }

  #tracesIn(words: readonly string[]): Trace[] {
    const found = new Set<Trace>();
    for (const [at, word] of words.entries())
      for (const trace of this.#traces.get(word) ?? [])
        if (trace.words.every((part, i) => words[at + i] === part)) found.add(trace);
    return [...found];
  }
}

function tracesOf(text: string, most: number): (readonly string[])[] {
  const words = wordsOf(text);
  if (isDate(text)) return [words];
  const figures = figuresOf(words, most);
  if (words.every((word) => isNumber(word) || isSign(word))) return figures;
  const length = words.some(isUnspaced) ? UNSPACED_RUN : RUN;
  if (words.length > length) {
    const runs = words.slice(length - 1).map((_, at) => words.slice(at, at + length));
    // Figures alone are told by what they are.
    return [...runs.filter((run) => run.some((word) => /\p{L}/u.test(word))), ...figures];
  }
  const isTelling = words.some(isUnspaced) || words.join("").length >= SHORTEST_WORD;
  return isTelling ? [words, ...figures] : figures;
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text.trim());

/** A number with its sign, and one that is large enough by itself. */
function figuresOf(words: readonly string[], most: number): (readonly string[])[] {
  return words.flatMap((word, i): (readonly string[])[] => {
    if (!isNumber(word) || isGroup(words, i)) return [];
    let end = i + 1;
    while (isGroup(words, end)) end++;
    const number = words.slice(i, end);
    const [before = "", after = ""] = [words[i - 1], words[end]];
    const withSign = isSign(before) ? [[before, ...number]] : isSign(after) ? [[...number, after]] : [];
    const isLarge = word.includes(".") || Number(number.join("")) > most;
    return isLarge ? [...withSign, number] : withSign;
  });
}

/** Whether there are three digits that belong to the number before them: `10 000`. */
const isGroup = (words: readonly string[], i: number): boolean =>
  /^\d{3}$/.test(words[i] ?? "") && /^\d{1,3}$/.test(words[i - 1] ?? "");

function isPlainInCode(words: readonly string[]): boolean {
  const lettered = words.filter((word) => /\p{L}/u.test(word));
  if (lettered.length === 0) return words.some((word) => word.replace(/\D/g, "").length >= DIGITS_IN_CODE);
  return words.length > 1 && lettered.join("").length >= LETTERS_IN_CODE;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i]);
