/**
 * The cascade (CSS Cascade 5, section 6): DOM and stylesheets -> for every element and pseudo-element the declarations that
 * apply, in ascending order of precedence. Done once for a document; computing at another scale starts from its result.
 */
import type { Document, Element } from "domhandler";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { directionOfContent } from "../html/direction.js";
import { isElement } from "../html/parse.js";
import type { CompiledSelector, PseudoName } from "./selector.js";
import { type Declaration, parseStyleAttribute, type StyleRule, type Stylesheet } from "./stylesheet.js";

/** Declarations in ascending order of precedence. Elements to which the same rules apply share one object. */
export interface DeclarationSet {
  readonly declarations: readonly Declaration[];
}

interface MatchedElement {
  readonly own: DeclarationSet;
  readonly pseudos: Partial<Record<PseudoName, DeclarationSet>>;
}

export interface MatchedDom {
  readonly root: Element;
  readonly elements: ReadonlyMap<Element, MatchedElement>;
  readonly diagnostics: readonly Diagnostic[];
}

interface IndexedRule {
  readonly selector: CompiledSelector;
  readonly rule: StyleRule;
  /** Precedence among normal declarations: origin, then specificity, then order. */
  readonly origin: 0 | 1;
  readonly order: number;
}

/**
 * @param userAgent the engine's own sheet, which every author rule overrides
 * @param file name of the HTML, for diagnostics about `style` attributes
 */
export function matchRules(
  dom: Document,
  root: Element,
  userAgent: Stylesheet,
  author: readonly Stylesheet[],
  file: string,
): MatchedDom {
  const index = new RuleIndex(userAgent, author);
  const elements = new Map<Element, MatchedElement>();
  const diagnostics: Diagnostic[] = [];
  const sets = new Map<string, DeclarationSet>();
  const visit = (element: Element): void => {
    const inline = inlineDeclarations(element, file, diagnostics);
    elements.set(element, index.match(element, inline, sets));
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  for (const child of dom.children) if (isElement(child)) visit(child);
  return { root, elements, diagnostics };
}

/** The `style` attribute, the direction that `dir=auto` finds, and the sizes that HTML attributes of images stand for (HTML 15.4.3). */
function inlineDeclarations(element: Element, file: string, diagnostics: Diagnostic[]): readonly Declaration[] {
  const { style, dir } = element.attribs;
  const auto = dir?.toLowerCase() === "auto" || (element.name === "bdi" && dir === undefined);
  if (auto) {
    const direction = directionOfContent(element) ?? (dir === undefined ? undefined : "ltr");
    const hint = direction ? parseStyleAttribute(`direction: ${direction}`, file).declarations : NONE;
    return style ? [...hint, ...styleDeclarations(style, file, diagnostics)] : hint;
  }
  return style ? styleDeclarations(style, file, diagnostics) : NONE;
}

function styleDeclarations(style: string, file: string, diagnostics: Diagnostic[]): readonly Declaration[] {
  const parsed = parseStyleAttribute(style, file);
  diagnostics.push(...parsed.diagnostics);
  return parsed.declarations;
}

const NONE: readonly Declaration[] = [];
const NO_DECLARATIONS: DeclarationSet = { declarations: NONE };

/** Rules by a condition on their subject, so that an element is tried only against those that might match. */
class RuleIndex {
  readonly #byKey = new Map<string, IndexedRule[]>();
  readonly #universal: IndexedRule[] = [];

  constructor(userAgent: Stylesheet, author: readonly Stylesheet[]) {
    let order = 0;
    const add = (sheet: Stylesheet, origin: 0 | 1) => {
      for (const rule of sheet.rules) {
        for (const selector of rule.selectors) this.#add({ selector, rule, origin, order });
        order++;
      }
    };
    add(userAgent, 0);
    for (const sheet of author) add(sheet, 1);
  }

  #add(rule: IndexedRule): void {
    const { key } = rule.selector;
    if (key === undefined) {
      this.#universal.push(rule);
      return;
    }
    const rules = this.#byKey.get(key);
    if (rules) rules.push(rule);
    else this.#byKey.set(key, [rule]);
  }

  match(element: Element, inline: readonly Declaration[], sets: Map<string, DeclarationSet>): MatchedElement {
    const matched: Record<PseudoName | "own", IndexedRule[]> = { own: [], before: [], after: [], marker: [] };
    for (const candidates of this.#candidates(element)) {
      for (const rule of candidates) {
        if (rule.selector.matches(element)) matched[rule.selector.pseudo ?? "own"].push(rule);
      }
    }
    const pseudos: Partial<Record<PseudoName, DeclarationSet>> = {};
    for (const name of ["before", "after", "marker"] as const) {
      if (matched[name].length > 0) pseudos[name] = declarationSet(matched[name], NONE, sets);
    }
    return { own: declarationSet(matched.own, inline, sets), pseudos };
  }

  #candidates(element: Element): IndexedRule[][] {
    const found = [this.#universal];
    const look = (key: string) => {
      const rules = this.#byKey.get(key);
      if (rules) found.push(rules);
    };
    look(element.name);
    if (element.attribs.id) look(`#${element.attribs.id}`);
    for (const name of element.attribs.class?.split(/\s+/) ?? []) if (name) look(`.${name}`);
    return found;
  }
}

function declarationSet(
  rules: IndexedRule[],
  inline: readonly Declaration[],
  sets: Map<string, DeclarationSet>,
): DeclarationSet {
  if (rules.length === 0 && inline.length === 0) return NO_DECLARATIONS;
  rules.sort((a, b) => a.origin - b.origin || a.selector.specificity - b.selector.specificity || a.order - b.order);
  const key = inline.length > 0 ? undefined : rules.map((rule) => rule.order).join(" ");
  const known = key === undefined ? undefined : sets.get(key);
  if (known) return known;
  const set = { declarations: inPrecedence(rules, inline) };
  if (key !== undefined) sets.set(key, set);
  return set;
}

/** Normal declarations by origin, then important ones with the origins the other way round (CSS Cascade 5, section 6.1). */
function inPrecedence(rules: readonly IndexedRule[], inline: readonly Declaration[]): Declaration[] {
  const of = (important: boolean, origin: 0 | 1) =>
    rules
      .filter((rule) => rule.origin === origin)
      .flatMap((rule) => rule.rule.declarations.filter((d) => d.important === important));
  return [
    ...of(false, 0),
    ...of(false, 1),
    ...inline.filter((d) => !d.important),
    ...of(true, 1),
    ...inline.filter((d) => d.important),
    ...of(true, 0),
  ];
}
