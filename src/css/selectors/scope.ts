/**
 * Scoped styles (CSS Cascade 6, section 2.5): which elements lie in a scope, and how near to its root. A scope knows selectors and
 * elements, not rules.
 */
import type { Element } from "domhandler";
import { isElement } from "../../html/index.js";
import { NESTING_MENTIONED, nestSelector } from "../syntax/nesting.js";
import {
  type CompiledSelector,
  compileSelector,
  NESTING,
  type NestingParent,
  type SelectorOutcome,
} from "./selector.js";

type Test = (element: Element) => boolean;

/** A selector in which `:scope` or `&` stands for one element after another. */
interface RootedSelector {
  readonly outcome: SelectorOutcome;
  /** Says what the root is from now on. */
  readonly setRoot: (root: Element) => void;
}

/** From scoping roots, themselves included, down to what ends it, excluded (section 2.5.2). */
export class Scope {
  readonly #isRoot: Test;
  readonly #ends: readonly string[];
  #limits: readonly { readonly setRoot: (root: Element) => void; readonly matches: Test }[] | undefined;

  /** @param isRoot whether an element is one of its roots @param ends selectors of what ends it, which may refer to the root */
  constructor(isRoot: Test, ends: readonly string[]) {
    this.#isRoot = isRoot;
    this.#ends = ends;
  }

  /** A selector for what lies in the scope; where it says nothing of the root, the subject alone has to lie there. */
  compile(text: string): SelectorOutcome {
    if (!refersToRoot(text)) return this.around(compileSelector(text));
    const { outcome, setRoot } = rooted(text);
    if (outcome.kind !== "compiled") return outcome;
    const { selector } = outcome;
    const proximity = (element: Element) =>
      this.#distance(element, (root) => {
        setRoot(root);
        return selector.matches(element);
      });
    return scoped(selector, proximity);
  }

  /** What of a selector's subjects lies in the scope. */
  around(outcome: SelectorOutcome): SelectorOutcome {
    if (outcome.kind !== "compiled") return outcome;
    const { selector } = outcome;
    const proximity = (element: Element) =>
      selector.matches(element) ? this.#distance(element, () => true) : undefined;
    return scoped(selector, proximity);
  }

  /** Generations up to the nearest root of the element that passes a test (section 2.5.5). */
  #distance(element: Element, test: Test): number | undefined {
    let generations = 0;
    for (let root: Element | undefined = element; root; root = parentOf(root), generations++)
      if (this.#isRoot(root) && !this.#isEnded(element, root) && test(root)) return generations;
    return undefined;
  }

  #isEnded(element: Element, root: Element): boolean {
    this.#limits ??= this.#ends.flatMap((text) => {
      const { outcome, setRoot } = rooted(text);
      return outcome.kind === "compiled" ? [{ setRoot, matches: outcome.selector.matches }] : [];
    });
    for (const { setRoot, matches } of this.#limits) {
      setRoot(root);
      for (let at: Element | undefined = element; at; at = at === root ? undefined : parentOf(at))
        if (matches(at)) return true;
    }
    return false;
  }
}

const parentOf = ({ parent }: Element): Element | undefined => (parent && isElement(parent) ? parent : undefined);

function scoped(
  { specificity, pseudo, keys, looksAhead }: CompiledSelector,
  proximity: (element: Element) => number | undefined,
): SelectorOutcome {
  const matches = (element: Element) => proximity(element) !== undefined;
  const selector = { matches, specificity, pseudo, keys, ...(looksAhead && { looksAhead }), proximity };
  return { kind: "compiled", selector };
}

const OF_SCOPE = /:scope(?![\w-])/gi;

const refersToRoot = (text: string): boolean =>
  /^[>+~]/.test(text) || text.search(OF_SCOPE) >= 0 || NESTING_MENTIONED.test(text);

/** `:scope` counts as a pseudo-class, `&` for nothing: it stands for `:where(:scope)` (section 2.5.3; CSS Nesting 1, section 3.2). */
function rooted(text: string): RootedSelector {
  let root: Element | undefined;
  const parent: NestingParent = {
    matches: (element) => element === root,
    specificity: OF_ONE_CLASS,
    keys: [],
    looksAhead: false,
  };
  const nested = /^[>+~]/.test(text) || NESTING_MENTIONED.test(text) ? nestSelector(text, `:where(${NESTING})`) : text;
  return {
    outcome: compileSelector(nested.replace(OF_SCOPE, NESTING), parent, "forgetful"),
    setRoot(element) {
      root = element;
    },
  };
}

const OF_ONE_CLASS = 1_000;

/** What stands between `@scope` and its block: selectors of the roots and of what ends the scope; undefined for anything else. */
export function scopeBounds(prelude: string): { readonly start?: string; readonly end?: string } | undefined {
  const text = prelude.trim();
  const start = text.startsWith("(") ? inParentheses(text) : undefined;
  const rest = start === undefined ? text : text.slice(start.length + 2).trim();
  const to = /^to\s*(?=\()/i.exec(rest)?.[0];
  const end = to === undefined ? undefined : inParentheses(rest.slice(to.length));
  if (to === undefined ? rest !== "" : end === undefined || rest.length > to.length + end.length + 2) return undefined;
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

/** The content of the parentheses that a text begins with. */
function inParentheses(text: string): string | undefined {
  let depth = 0;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\\") i++;
    else if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === "(" || c === "[") depth++;
    else if ((c === ")" || c === "]") && --depth === 0) return text.slice(1, i);
  }
  return undefined;
}
