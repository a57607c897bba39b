/** Counters and their representations (CSS Lists 3, section 4; CSS Counter Styles 3, section 6). */

interface Counter {
  value: number;
  readonly depth: number;
}

/**
 * The counters in scope while the document is walked. A counter that an element resets is seen by the element, its
 * descendants and its following siblings: it lives as long as the parent is open.
 */
export class Counters {
  readonly #stacks = new Map<string, Counter[]>();
  #depth = 0;

  /** Counters that can be changed without those they are copied from. */
  copy(): Counters {
    const copy = new Counters();
    for (const [name, stack] of this.#stacks)
      copy.#stacks.set(
        name,
        stack.map((counter) => ({ ...counter })),
      );
    copy.#depth = this.#depth;
    return copy;
  }

  enter(): void {
    this.#depth++;
  }

  leave(): void {
    for (const stack of this.#stacks.values())
      while (stack.length > 0 && stack.at(-1)!.depth > this.#depth) stack.pop();
    this.#depth--;
  }

  reset(name: string, value: number): void {
    const stack = this.#stack(name);
    const top = stack.at(-1);
    if (top && top.depth === this.#depth) top.value = value;
    else stack.push({ value, depth: this.#depth });
  }

  increment(name: string, by: number): void {
    this.#innermost(name).value += by;
  }

  set(name: string, value: number): void {
    this.#innermost(name).value = value;
  }

  value(name: string): number {
    return this.#stack(name).at(-1)?.value ?? 0;
  }

  /** All values in scope, outermost first: what `counters()` joins. */
  values(name: string): number[] {
    const stack = this.#stack(name);
    return stack.length > 0 ? stack.map((counter) => counter.value) : [0];
  }

  #stack(name: string): Counter[] {
    let stack = this.#stacks.get(name);
    if (!stack) this.#stacks.set(name, (stack = []));
    return stack;
  }

  #innermost(name: string): Counter {
    const stack = this.#stack(name);
    if (stack.length === 0) stack.push({ value: 0, depth: this.#depth });
    return stack.at(-1)!;
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

const ALPHABETS: Readonly<Record<string, string>> = {
  "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
  "lower-latin": "abcdefghijklmnopqrstuvwxyz",
  "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "upper-latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
};

/** A counter's value in a counter style; what the style can't represent is shown in decimal. */
export function representation(value: number, style: string): string {
  const alphabet = ALPHABETS[style];
  if (alphabet && value > 0) return alphabetic(value, [...alphabet]);
  switch (style) {
    case "none":
      return "";
    case "disc":
      return "•";
    case "circle":
      return "◦";
    case "square":
      return "▪";
    case "decimal-leading-zero":
      return Math.abs(value) < 10 ? `${value < 0 ? "-" : ""}0${Math.abs(value)}` : String(value);
    case "lower-roman":
      return value > 0 && value < 4000 ? roman(value) : String(value);
    case "upper-roman":
      return value > 0 && value < 4000 ? roman(value).toUpperCase() : String(value);
    case "arabic-indic":
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    default:
      return String(value);
  }
}

/** Bijective numeration: a to z, then aa. */
function alphabetic(value: number, symbols: readonly string[]): string {
  let rest = value;
  let text = "";
  while (rest > 0) {
    rest--;
    text = symbols[rest % symbols.length]! + text;
    rest = Math.floor(rest / symbols.length);
  }
  return text;
}

function roman(value: number): string {
  let rest = value;
  let text = "";
  for (const [worth, symbol] of ROMAN) {
    while (rest >= worth) {
      text += symbol;
      rest -= worth;
    }
  }
  return text;
}
