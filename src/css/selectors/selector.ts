/** Selectors (Selectors 4, as far as css-select goes): matcher, specificity, pseudo-element, and what to look them up by. */

import { type AttributeSelector, isTraversal, parse, type Selector, SelectorType } from "css-what";
import type { Element } from "domhandler";
import { DocumentMemo } from "../../document-memo.js";
import { isElement } from "../../html/index.js";
import { isSilentSelector } from "../names/ignored.js";
import { tooDeep } from "../syntax/depth.js";
import { parseCss } from "../syntax/parse.js";
import { isDefault, isIndeterminate, isInRange, isValid, isWritable, showsPlaceholder } from "./form-states.js";
import { forgetfulMatcher, type Matcher, matcher, type Pseudos } from "./matching.js";

export type PseudoName = "before" | "after" | "marker" | "first-letter" | "first-line";

export interface CompiledSelector {
  readonly matches: (element: Element) => boolean;
  /** (ids, classes, types) as one number: each has three decimal places. */
  readonly specificity: number;
  readonly pseudo: PseudoName | undefined;
  /**
   * Conditions that can be looked up, one of which the subject meets: `#id`, `.class`, `[attribute]` or `type`; behind a `>` it is the
   * subject's parent. Empty where there are none.
   */
  readonly keys: readonly string[];
  /** Whether `:has()` stands in it, which can't stand in another one. */
  readonly looksAhead?: true;
  /** Of rules in a scope: generations between an element that it matches and the scoping root (CSS Cascade 6, section 2.5.5). */
  readonly proximity?: (element: Element) => number | undefined;
}

/** A selector of which all is known but what matches it. */
export interface KnownSelector extends Omit<CompiledSelector, "matches"> {
  readonly text: string;
}

/** Compiled when it is first held against an element. @param selector one that `compileSelector` compiles */
export function knownSelector({ text, specificity, pseudo, keys }: KnownSelector): CompiledSelector {
  let matches = (element: Element): boolean => {
    const tokens = parse(text).flatMap((parsed) => withoutNever(parsed, PSEUDO_CLASSES) ?? []);
    matches = matcher(pseudo ? tokens.slice(0, -1) : tokens, PSEUDO_CLASSES);
    return matches(element);
  };
  return { matches: (element) => matches(element), specificity, pseudo, keys };
}

export type SelectorOutcome =
  | { readonly kind: "compiled"; readonly selector: CompiledSelector }
  /** @property isValid whether browsers know it: what they don't know makes the whole list of its rule invalid (section 4.1) */
  | { readonly kind: "unknown"; readonly reason: string; readonly isValid: boolean }
  /** States of the user interface: never true on paper. */
  | { readonly kind: "never"; readonly isValid: boolean };

const invalid = (reason: string): SelectorOutcome => ({ kind: "unknown", reason, isValid: false });

/** Those of other programs, which browsers know as little as any other unknown name; lists in `:is()` and `:where()` forgive it. */
const FOREIGN = /(?<!\\):-(?:moz|ms)-(?!.*\))/i;
const PSEUDO_ELEMENTS = new Set(["before", "after", "marker", "first-letter", "first-line"]);
/** Those that may be written with one colon (Selectors 4, section 3.6.1). */
const LEGACY = new Set(["before", "after", "first-letter", "first-line"]);
/** What `&` stands for in a nested rule (CSS Nesting 1, section 3.2). */
export interface NestingParent {
  readonly matches: Matcher;
  /** That of the most specific parent. */
  readonly specificity: number;
  /** What the parents are looked up by. */
  readonly keys: readonly string[];
  /** Whether `:has()` stands in one of them. */
  readonly looksAhead: boolean;
}

/** The parents of a nested rule; those with pseudo-elements match nothing. */
export function nestingParent(parents: readonly CompiledSelector[]): NestingParent {
  const known = new DocumentMemo<Element, boolean>();
  const usable = parents.filter(({ pseudo }) => !pseudo);
  return {
    matches(element) {
      let found = known.get(element);
      if (found === undefined) known.set(element, (found = usable.some((parent) => parent.matches(element))));
      return found;
    },
    specificity: Math.max(0, ...usable.map((parent) => parent.specificity)),
    keys: keysOfAny(usable.map(({ keys }) => keys)),
    looksAhead: parents.some((parent) => parent.looksAhead),
  };
}

/** How `&` is written for css-what, which doesn't know it. */
export const NESTING = ":nesting(parent)";

/** Selectors of a list; commas in parentheses, brackets and strings part nothing. */
export function splitSelectors(prelude: string): string[] {
  const selectors: string[] = [];
  let [start, depth, quote] = [0, 0, ""];
  for (let i = 0; i < prelude.length; i++) {
    const character = prelude[i]!;
    if (character === "\\") i++;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth--;
    else if (character === "," && depth === 0) {
      selectors.push(prelude.slice(start, i).trim());
      start = i + 1;
    }
  }
  selectors.push(prelude.slice(start).trim());
  return selectors;
}

/**
 * @param parent what `NESTING` in the text stands for
 * @param memory whether what is found for elements is remembered: not where the parent is one element after another
 */
export function compileSelector(
  written: string,
  parent?: NestingParent,
  memory: "remembering" | "forgetful" = "remembering",
): SelectorOutcome {
  const text = written.replace(OF_AT_ONCE, "$1 ");
  if (tooDeep(text).length > 0) return { kind: "unknown", reason: "it is nested too deeply", isValid: true };
  const pseudos = parent
    ? { ...PSEUDO_CLASSES, nesting: (element: Element, _: unknown) => parent.matches(element) }
    : PSEUDO_CLASSES;
  try {
    // What css-what passes over is an error of syntax all the same.
    parseCss(text, { context: "selector" });
    const [parsed] = parse(text);
    if (!parsed || parsed.length === 0) return invalid("it is empty");
    if (!isWhole(parsed)) return invalid("a combinator has nothing on one of its sides");
    if (looksTwice(parsed)) return invalid(":has() can't stand in :has()");
    if (parent?.looksAhead && looksTwice(parsed, true)) return { kind: "never", isValid: true };
    if (DIGIT_ID.test(text.replace(/"[^"]*"|'[^']*'/g, ""))) return invalid("no id begins with a digit: write [id=…]");
    const tokens = withoutNever(parsed, pseudos);
    if (!tokens) return { kind: "never", isValid: !FOREIGN.test(text) };
    const unknown = unknownPseudo(tokens);
    if (unknown !== undefined) return invalid(`print doesn't know ":${unknown}"`);
    const last = tokens.at(-1);
    const pseudo = last && pseudoElement(last);
    if (pseudo === null) return invalid("print knows ::before, ::after, ::marker, ::first-letter and ::first-line");
    const subject = pseudo ? tokens.slice(0, -1) : tokens;
    const selector = {
      matches: memory === "remembering" ? matcher(subject, pseudos) : forgetfulMatcher(subject, pseudos),
      specificity: specificity(parsed, parent?.specificity ?? 0),
      pseudo,
      keys: subjectKeys(subject, parent?.keys ?? []),
      ...(looksAhead(parsed, parent?.looksAhead ?? false) && { looksAhead: true as const }),
    };
    return { kind: "compiled", selector };
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error));
  }
}

/** An id after `#` is a name (section 6.7), which begins with no digit. */
const DIGIT_ID = /(?<!\\)#-?\d/;

/** Whether combinators stand between compounds, and nowhere else, but for what `:has()` begins with (section 3.7). */
function isWhole(tokens: readonly Selector[], isRelative = false): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || isTraversal(last) || (isTraversal(first) && !isRelative)) return false;
  return tokens.every((token) => {
    // In lists that forgive, what is none is left out later.
    if (token.type !== SelectorType.Pseudo || !Array.isArray(token.data) || FORGIVING.test(token.name)) return true;
    return token.data.every((part) => isWhole(part, token.name === "has"));
  });
}

/** Whether `:has()` stands in a selector. @param nesting whether it does so in what `&` stands for */
const looksAhead = (tokens: readonly Selector[], nesting: boolean): boolean =>
  tokens.some(
    (token) =>
      token.type === SelectorType.Pseudo &&
      (token.name === "has" ||
        (nesting && token.name === "nesting") ||
        (Array.isArray(token.data) && token.data.some((part) => looksAhead(part, nesting)))),
  );

/** Whether `:has()` stands in `:has()`, which makes it invalid (Selectors 4, section 4.5), but for lists that forgive. */
const looksTwice = (tokens: readonly Selector[], nesting = false): boolean =>
  tokens.some(
    (token) =>
      token.type === SelectorType.Pseudo &&
      Array.isArray(token.data) &&
      !(FORGIVING.test(token.name) && !nesting) &&
      token.data.some((part) => (token.name === "has" ? looksAhead(part, nesting) : looksTwice(part, nesting))),
  );

/** `of` needs no space behind it where no name follows. */
const OF_AT_ONCE = /(:nth-(?:last-)?child\([^()"']*\bof)(?=[.#:*[])/gi;

/** Pseudo-classes whose lists go on without what is not known (section 4.1.1, forgiving lists). */
const FORGIVING = /^(is|where|matches)$/;

/** Pseudo-classes of the standards. css-select knows others, which are jQuery's: in a stylesheet they are no selectors. */
const STANDARD =
  /^(any-link|link|root|scope|empty|first-child|last-child|only-child|first-of-type|last-of-type|only-of-type|nth-child|nth-last-child|nth-of-type|nth-last-of-type|is|where|matches|not|has|lang|dir|defined|checked|default|disabled|enabled|required|optional|read-only|read-write|indeterminate|valid|invalid|in-range|out-of-range|placeholder-shown|open|before|after|first-letter|first-line|nesting)$/;

/** The first pseudo-class that no standard has. */
function unknownPseudo(tokens: readonly Selector[]): string | undefined {
  for (const token of tokens) {
    if (token.type !== SelectorType.Pseudo) continue;
    if (!STANDARD.test(token.name)) return token.name;
    // A list in `:is()` or `:where()` goes on without what is not known.
    if (!Array.isArray(token.data) || FORGIVING.test(token.name)) continue;
    const inside = token.data.map(unknownPseudo).find((name) => name !== undefined);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Pseudo-classes that css-select doesn't have; and `:empty` as browsers have it, for which white space is text. */
const PSEUDO_CLASSES: Pseudos = {
  empty: (element: Element) => !element.children.some((child) => isElement(child) || child.type === "text"),
  dir: (element: Element, value?: string | null) => directionOf(element) === value?.trim().toLowerCase(),
  defined: () => true,
  open: ({ name, attribs }: Element) => (name === "details" || name === "dialog") && attribs.open !== undefined,
  "read-write": isWritable,
  "read-only": (element: Element) => !isWritable(element),
  "placeholder-shown": showsPlaceholder,
  default: isDefault,
  indeterminate: isIndeterminate,
  valid: (element: Element) => isValid(element) === true,
  invalid: (element: Element) => isValid(element) === false,
  "in-range": (element: Element) => isInRange(element) === true,
  "out-of-range": (element: Element) => isInRange(element) === false,
};

/** By the `dir` attribute of the element or its ancestors (Selectors 4, section 8.1). */
function directionOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parent?.type === "tag" ? at.parent : null) {
    const dir = at.attribs.dir?.toLowerCase();
    if (dir === "ltr" || dir === "rtl") return dir;
  }
  return "ltr";
}

/**
 * The selector without what paper never shows; undefined where it can match nothing. A negation of it is always true, and a
 * list in `:is()` or `:where()` goes on without it, as without what is not known (Selectors 4, section 4.1.1, forgiving lists).
 */
function withoutNever(tokens: readonly Selector[], pseudos: Pseudos): Selector[] | undefined {
  const kept: Selector[] = [];
  for (const token of tokens) {
    if (token.type === SelectorType.PseudoElement && isSilentSelector(token.name)) return undefined;
    if (token.type === SelectorType.Tag || token.type === SelectorType.Universal)
      kept.push(token.namespace === "*" ? { ...token, namespace: null } : token);
    else if (token.type !== SelectorType.Pseudo) kept.push(token);
    else if (isSilentSelector(token.name)) return undefined;
    else if (!Array.isArray(token.data)) kept.push(token);
    else {
      const isForgiving = FORGIVING.test(token.name);
      const data = token.data
        .map((part) => withoutNever(part, pseudos))
        .filter((part) => part !== undefined)
        .filter((part) => !isForgiving || isKnown(part, pseudos));
      const previous = kept.at(-1);
      if (data.length > 0) kept.push({ ...token, data });
      else if (token.name !== "not") return undefined;
      else if (!previous || isTraversal(previous)) kept.push({ type: SelectorType.Universal, namespace: null });
    }
  }
  return kept;
}

function isKnown(tokens: readonly Selector[], pseudos: Pseudos): boolean {
  if (!isWhole(tokens) || unknownPseudo(tokens) !== undefined || looksTwice(tokens)) return false;
  try {
    matcher(tokens, pseudos);
    return true;
  } catch {
    return false;
  }
}

/** The pseudo-element that a selector ends with; null for one that is not known. */
function pseudoElement(token: Selector): PseudoName | undefined | null {
  if (!isPseudoElement(token) || !("name" in token)) return undefined;
  return PSEUDO_ELEMENTS.has(token.name) ? (token.name as PseudoName) : null;
}

/** `#x`, which css-what tells from `[id=x]` by how it treats case in quirks mode. */
const isId = (token: AttributeSelector): boolean => token.name === "id" && token.ignoreCase === "quirks";

const isPseudoElement = (token: Selector): boolean =>
  token.type === SelectorType.PseudoElement || (token.type === SelectorType.Pseudo && LEGACY.has(token.name));

const ID = 1_000_000;
const CLASS = 1_000;

/** Selectors 4, section 17. */
function specificity(tokens: readonly Selector[], nesting: number): number {
  let sum = 0;
  for (const token of tokens) {
    if (token.type === SelectorType.Attribute) sum += isId(token) ? ID : CLASS;
    else if (token.type === SelectorType.Tag || token.type === SelectorType.PseudoElement) sum += 1;
    else if (token.type === SelectorType.Pseudo) sum += pseudoSpecificity(token.name, token.data, nesting);
  }
  return sum;
}

function pseudoSpecificity(name: string, data: string | null | Selector[][], nesting: number): number {
  if (name === "nesting") return nesting;
  if (name === "where") return 0;
  if (LEGACY.has(name)) return 1;
  if ((name === "is" || name === "not" || name === "has" || name === "matches") && Array.isArray(data)) {
    // Pseudo-elements are no part of a list that forgives.
    const parts = FORGIVING.test(name) ? data.filter((tokens) => !tokens.some(isPseudoElement)) : data;
    return Math.max(0, ...parts.map((tokens) => specificity(tokens, nesting)));
  }
  const of = (name === "nth-child" || name === "nth-last-child") && typeof data === "string" && / of (.*)/s.exec(data);
  if (of) return CLASS + Math.max(0, ...parse(of[1]!).map((tokens) => specificity(tokens, nesting)));
  return CLASS;
}

/** The most telling simple selector of the last compound; of a list in it one for each of what it lists. */
function subjectKeys(tokens: readonly Selector[], ofParent: readonly string[]): readonly string[] {
  const start = tokens.findLastIndex(isTraversal) + 1;
  const best = { rank: 0, keys: [] as readonly string[] };
  for (const token of tokens.slice(start)) {
    const [rank, keys] = keysOf(token, ofParent);
    if (rank > best.rank && keys.length > 0) Object.assign(best, { rank, keys });
  }
  if (best.rank > 0 || tokens[start - 1]?.type !== SelectorType.Child) return best.keys;
  const around = subjectKeys(tokens.slice(0, start - 1), ofParent);
  return around.some((key) => key.startsWith(">")) ? [] : around.map((key) => `>${key}`);
}

/** What a simple selector can be looked up by, and how telling that is. */
function keysOf(token: Selector, ofParent: readonly string[]): readonly [rank: number, keys: readonly string[]] {
  if (token.type === SelectorType.Tag) return [3, [token.name.toLowerCase()]];
  if (token.type === SelectorType.Attribute) {
    if (token.name === "id" && token.action === "equals" && token.ignoreCase !== true) return [6, [`#${token.value}`]];
    if (token.name === "class" && token.action === "element" && token.ignoreCase !== true)
      return [5, [`.${token.value}`]];
    return token.action === "not" || token.namespace ? [0, []] : [1, [`[${token.name}]`]];
  }
  if (token.type !== SelectorType.Pseudo) return [0, []];
  if (token.name === "nesting") return [4, ofParent];
  if (!Array.isArray(token.data) || !ANY_OF.has(token.name)) return [0, []];
  return [2, keysOfAny(token.data.map((part) => subjectKeys(part, ofParent)))];
}

const ANY_OF = new Set(["is", "where", "matches"]);

/** What each of them can be looked up by; nothing where one can't. */
const keysOfAny = (all: readonly (readonly string[])[]): readonly string[] =>
  all.some((keys) => keys.length === 0) ? [] : [...new Set(all.flat())];
