/** Boolean conditions in parentheses with `not`, `and` and `or`: the grammar that `@media` and `@supports` share. */

import { tooDeep } from "./depth.js";

/** What isn't known is neither true nor false, and stays so if it is negated (Media Queries 4, section 3.1). */
export type Truth = boolean | "unknown";

/**
 * Evaluates a condition (CSS Conditional 3, section 6.1; Media Queries 4, section 3).
 * @param leaf decides what stands in parentheses without being a condition itself, or is a function such as `selector(…)`
 * @returns undefined where the text is no condition
 */
export function evaluateCondition(text: string, leaf: (text: string) => Truth): Truth | undefined {
  if (tooDeep(text).length > 0) return undefined;
  const reader = new ConditionReader(text.trim());
  const value = reader.condition(leaf);
  return reader.atEnd() ? value : undefined;
}

class ConditionReader {
  #at = 0;

  constructor(readonly text: string) {}

  atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  condition(leaf: (text: string) => Truth): Truth | undefined {
    if (this.#word("not")) {
      const value = this.#inParentheses(leaf);
      return value === undefined || value === "unknown" ? value : !value;
    }
    let value = this.#inParentheses(leaf);
    let joined: "and" | "or" | undefined;
    while (value !== undefined) {
      const next = this.#word("and") ? "and" : this.#word("or") ? "or" : undefined;
      if (next === undefined) break;
      // `and` and `or` can't be mixed without parentheses.
      if (joined !== undefined && joined !== next) return undefined;
      joined = next;
      const right = this.#inParentheses(leaf);
      if (right === undefined) return undefined;
      value = joined === "and" ? both(value, right) : either(value, right);
    }
    return value;
  }

  #inParentheses(leaf: (text: string) => Truth): Truth | undefined {
    const name = /^[\w-]*(?=\()/.exec(this.text.slice(this.#at))?.[0];
    if (name === undefined) return undefined;
    const open = this.#at + name.length;
    const close = closing(this.text, open);
    const inside = this.text.slice(open + 1, close);
    const whole = this.text.slice(this.#at, close + 1);
    this.#at = close + 1;
    this.#space();
    if (name !== "") return leaf(whole);
    const isCondition = /^\s*(?:not\s*)?[\w-]*\(/i.test(inside);
    return (isCondition ? evaluateCondition(inside, leaf) : undefined) ?? leaf(inside.trim());
  }

  /** Passes over a keyword. */
  #word(word: "not" | "and" | "or"): boolean {
    // Right before a parenthesis it is the name of a function.
    const found = new RegExp(`^${word}(?:\\s|/\\*.*?\\*/)+`, "is").exec(this.text.slice(this.#at));
    if (found) this.#at += found[0].length;
    return found !== null;
  }

  #space(): void {
    while (/\s/.test(this.text[this.#at] ?? "")) this.#at++;
  }
}

const both = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === true ? b : a);
const either = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === false ? b : a);

/** The parenthesis that closes the one at `open`; the end of the text where none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}
