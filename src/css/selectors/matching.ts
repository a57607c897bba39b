/**
 * Parsed selectors -> matchers, each of which takes time in proportion to the elements that it is asked about: what is known of
 * an element's ancestors and siblings is remembered. css-select matches what stands between combinators.
 */

import { compile } from "css-select";
import {
  AttributeAction,
  type AttributeSelector,
  isTraversal,
  type PseudoSelector,
  parse,
  type Selector,
  SelectorType,
  stringify,
} from "css-what";
import type { Element } from "domhandler";
import { DocumentMemo } from "../../document-memo.js";
import { isElement } from "../../html/index.js";
import { named } from "../syntax/named.js";

export type Matcher = (element: Element) => boolean;
/** Pseudo-classes that css-select doesn't have. */
export type Pseudos = Readonly<Record<string, (element: Element, value?: string | null) => boolean>>;

/**
 * Selectors that begin alike share what is known of the elements around: in a sheet whose rules all begin with one class, each element
 * is asked once whether it stands in such a one.
 */
const beginnings = new WeakMap<Pseudos, Map<string, Matcher>>();
/** So many at a time: pages come with sheets of their own. */
const MAX_BEGINNINGS = 2_000;

/** @throws an Error that says what is not understood */
export function matcher(tokens: readonly Selector[], pseudos: Pseudos): Matcher {
  let matches: Matcher | undefined;
  let compound: Selector[] = [];
  let known = beginnings.get(pseudos);
  if (!known || known.size > MAX_BEGINNINGS) beginnings.set(pseudos, (known = new Map()));
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!isTraversal(token)) {
      compound.push(token);
      continue;
    }
    const reach = reachBack(token.type);
    // What css-select has that we haven't is left to it as a whole.
    if (!reach || (compound.length === 0 && !matches)) return simple(tokens, pseudos);
    const beginning = stringify([tokens.slice(0, i + 1)]);
    const before = known.get(beginning) ?? reach(both(matches, compound, pseudos));
    known.set(beginning, before);
    matches = before;
    compound = [];
  }
  return both(matches, compound, pseudos);
}

/** What an element must be itself, and what must stand in other places. */
function both(elsewhere: Matcher | undefined, compound: readonly Selector[], pseudos: Pseudos): Matcher {
  const own = compoundMatcher(compound, pseudos);
  return elsewhere ? (element) => own(element) && elsewhere(element) : own;
}

const parentOf = ({ parent }: Element): Element | undefined => (parent && isElement(parent) ? parent : undefined);

function previousOf(element: Element): Element | undefined {
  let { prev } = element;
  while (prev && !isElement(prev)) prev = prev.prev;
  return prev ?? undefined;
}

function nextOf(element: Element): Element | undefined {
  let { next } = element;
  while (next && !isElement(next)) next = next.next;
  return next ?? undefined;
}

/** From a matcher of what stands to the right of a combinator to one of what stands to its left. */
function reachAhead(combinator: SelectorType): ((test: Matcher) => Matcher) | undefined {
  switch (combinator) {
    case SelectorType.Child:
      return (test) => remembered((element) => element.children.some((child) => isElement(child) && test(child)));
    case SelectorType.Descendant:
      return (test) => {
        const below: Matcher = remembered((element) =>
          element.children.some((child) => isElement(child) && (test(child) || below(child))),
        );
        return below;
      };
    case SelectorType.Adjacent:
      return (test) => first(nextOf, test);
    case SelectorType.Sibling:
      return (test) => some(nextOf, test);
    default:
      return undefined;
  }
}

function remembered(test: Matcher): Matcher {
  const known = new DocumentMemo<Element, boolean>();
  return (element) => {
    let found = known.get(element);
    if (found === undefined) known.set(element, (found = test(element)));
    return found;
  };
}

/** From a matcher of what stands to the left of a combinator to one of what stands to its right. */
function reachBack(combinator: SelectorType): ((test: Matcher) => Matcher) | undefined {
  switch (combinator) {
    case SelectorType.Child:
      return (test) => first(parentOf, test);
    case SelectorType.Descendant:
      return (test) => some(parentOf, test);
    case SelectorType.Adjacent:
      return (test) => first(previousOf, test);
    case SelectorType.Sibling:
      return (test) => some(previousOf, test);
    default:
      return undefined;
  }
}

const first =
  (next: (element: Element) => Element | undefined, test: Matcher): Matcher =>
  (element) => {
    const before = next(element);
    return before !== undefined && test(before);
  };

/** So many elements are asked again and again, which takes less time than to remember what they said. */
const NEAR = 16;

/** Whether any of the elements that follow one another passes; what is said of those far away is remembered. */
function some(next: (element: Element) => Element | undefined, test: Matcher): Matcher {
  const known = new DocumentMemo<Element, boolean>();
  const walk = (element: Element): boolean => {
    const walked = [element];
    let found: boolean | undefined;
    for (let at = next(element); at && found === undefined; at = next(at)) {
      if (test(at)) found = true;
      else {
        found = known.get(at);
        if (found === undefined) walked.push(at);
      }
    }
    for (const one of walked) known.set(one, found ?? false);
    return found ?? false;
  };
  return (element) => {
    let at = next(element);
    for (let steps = 1; at && steps <= NEAR; at = next(at), steps++) if (test(at)) return true;
    return at !== undefined && (test(at) || (known.get(at) ?? walk(at)));
  };
}

const LISTS = new Set(["is", "where", "matches", "not"]);

function compoundMatcher(compound: readonly Selector[], pseudos: Pseudos): Matcher {
  const plain: Selector[] = [];
  const tests: Matcher[] = [];
  for (const token of compound) {
    const test = testOf(token, pseudos);
    if (test) tests.push(test);
    else plain.push(token);
  }
  if (plain.length > 0 || tests.length === 0) tests.unshift(simple(plain, pseudos));
  return tests.reduce((first, second) => (element) => first(element) && second(element));
}

function testOf(token: Selector, pseudos: Pseudos): Matcher | undefined {
  if (token.type === SelectorType.Pseudo) return pseudoMatcher(token, pseudos);
  if (token.type === SelectorType.Attribute) return classMatcher(token);
  return token.type === SelectorType.Tag && token.namespace === null ? typeMatcher(token.name) : undefined;
}

/** Names of HTML elements are found in any case, those of drawings as they are written: `linearGradient` (Selectors 4, section 5.1). */
function typeMatcher(name: string): Matcher {
  const lower = name.toLowerCase();
  return (element) => element.name === name || (element.name === lower && !isDrawing(element));
}

/** `.name`; undefined for all else that attributes are asked for. */
function classMatcher({ name, action, value, namespace, ignoreCase }: AttributeSelector): Matcher | undefined {
  const isClass = name === "class" && action === AttributeAction.Element && namespace === null && ignoreCase !== true;
  if (!isClass || value === "" || WHITE_SPACE.test(value)) return undefined;
  return ({ attribs: { class: names } }) => names === value || (names !== undefined && hasWord(names, value));
}

/** Whether a list of words that white space parts has the word. */
function hasWord(words: string, word: string): boolean {
  for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
    const end = at + word.length;
    if ((at === 0 || isSpace(words.charCodeAt(at - 1))) && (end === words.length || isSpace(words.charCodeAt(end))))
      return true;
  }
  return false;
}

/** ASCII white space (Infra Standard, section 4.7). */
const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d;

const WHITE_SPACE = /[\t\n\f\r ]+/;

const isDrawing = ({ namespace }: Element): boolean => namespace === "http://www.w3.org/2000/svg";

const anyOf = (tests: readonly Matcher[]): Matcher =>
  tests.length === 0 ? () => false : tests.reduce((first, second) => (element) => first(element) || second(element));

function pseudoMatcher({ name, data }: PseudoSelector, pseudos: Pseudos): Matcher | undefined {
  if (Array.isArray(data) && LISTS.has(name)) {
    const any = anyOf(data.map((tokens) => matcher(tokens, pseudos)));
    return name === "not" ? (element) => !any(element) : any;
  }
  if (Array.isArray(data) && name === "has" && !/:scope/.test(stringify(data))) {
    const any = data.map((tokens) => relativeMatcher(tokens, pseudos)).filter((test) => test !== undefined);
    return any.length === data.length ? anyOf(any) : undefined;
  }
  if (typeof data === "string") return nthMatcher(name, data, pseudos);
  // css-select has names of its own for some, which would be asked first.
  const own = named(pseudos, name);
  return own && data === null ? (element) => own(element, null) : undefined;
}

/** A relative selector of `:has()` (Selectors 4, section 4.5): whether what it says stands below or after an element. */
function relativeMatcher(tokens: readonly Selector[], pseudos: Pseudos): Matcher | undefined {
  let ahead: Matcher | undefined;
  let compound: Selector[] = [];
  // What it begins with, where that is no combinator, stands anywhere below.
  for (const token of [...tokens]
    .reverse()
    .concat(isTraversal(tokens[0]!) ? [] : [{ type: SelectorType.Descendant }])) {
    if (!isTraversal(token)) {
      compound.unshift(token);
      continue;
    }
    const reach = reachAhead(token.type);
    if (!reach || compound.length === 0) return undefined;
    ahead = reach(both(ahead, compound, pseudos));
    compound = [];
  }
  return ahead;
}

/** By css-select as a whole, which remembers nothing of an element. @throws an Error that says what is not understood */
export const forgetfulMatcher = simple;

function simple(tokens: readonly Selector[], pseudos: Pseudos): Matcher {
  const text = tokens.length === 0 ? "*" : stringify([[...tokens]]);
  return compile<Element, Element>(text === "" ? "*" : text, { pseudos: { ...pseudos } });
}

/** `:nth-child()` and its like (Selectors 4, section 13.3), by the places of all siblings, counted once for each parent. */
function nthMatcher(name: string, data: string, pseudos: Pseudos): Matcher | undefined {
  const kind = /^nth-(last-)?(child|of-type)$/.exec(name);
  const [, formula, list] = /^(.*?)(?: of (.*))?$/s.exec(data)!;
  const sequence = kind ? steps(formula!) : undefined;
  if (!kind || !sequence) return undefined;
  const among = list === undefined ? undefined : parse(list).map((tokens) => matcher(tokens, pseudos));
  const counts = among && anyOf(among);
  const places = placesAmong(kind[1] !== undefined, kind[2] === "child", counts);
  return (element) => {
    const { parent } = element;
    const place = parent ? places(parent).get(element) : !counts || counts(element) ? 1 : undefined;
    return place !== undefined && sequence(place);
  };
}

type Places = (parent: NonNullable<Element["parent"]>) => ReadonlyMap<Element, number>;

/** Places among all siblings, by what they are counted by: all selectors share them. */
const plainPlaces = new Map<string, Places>();

/** Numbers the children of an element from 1. @param counts which ones count; all of them where it is absent */
function placesAmong(fromEnd: boolean, ofAnyType: boolean, counts: Matcher | undefined): Places {
  const kind = `${fromEnd} ${ofAnyType}`;
  const shared = counts ? undefined : plainPlaces.get(kind);
  if (shared) return shared;
  const known = new DocumentMemo<object, ReadonlyMap<Element, number>>();
  const places: Places = (parent) => {
    let found = known.get(parent);
    if (!found) known.set(parent, (found = numbered(parent.children.filter(isElement), fromEnd, ofAnyType, counts)));
    return found;
  };
  if (!counts) plainPlaces.set(kind, places);
  return places;
}

function numbered(siblings: Element[], fromEnd: boolean, ofAnyType: boolean, counts: Matcher | undefined) {
  const places = new Map<Element, number>();
  const byType = new Map<string, number>();
  for (const element of fromEnd ? siblings.reverse() : siblings) {
    if (counts && !counts(element)) continue;
    const type = ofAnyType ? "" : element.name;
    const place = (byType.get(type) ?? 0) + 1;
    byType.set(type, place);
    places.set(element, place);
  }
  return places;
}

/** `an + b` (CSS Syntax 3, section 6). */
function steps(formula: string): ((place: number) => boolean) | undefined {
  const text = formula.trim().toLowerCase();
  if (text === "even") return (place) => place % 2 === 0;
  if (text === "odd") return (place) => place % 2 === 1;
  const parts = /^(?:([+-]?\d{0,9})n(?:\s*([+-])\s*(\d{1,9}))?|([+-]?\d{1,9}))$/.exec(text);
  if (!parts) return undefined;
  const [, factor, sign, offset, alone] = parts;
  if (alone !== undefined) return (place) => place === Number(alone);
  const a = factor === "" || factor === "+" ? 1 : factor === "-" ? -1 : Number(factor);
  const b = offset === undefined ? 0 : Number(`${sign}${offset}`);
  return (place) => (a === 0 ? place === b : (place - b) % a === 0 && (place - b) / a >= 0);
}
