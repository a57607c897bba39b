/**
 * The cascade (CSS Cascade 5, section 6): DOM and stylesheets -> for every element and pseudo-element the declarations that
 * apply, in ascending order of precedence. Done once for a document; computing at another scale starts from its result.
 */
import type { Document, Element } from "domhandler";
import { type Diagnostic, type DiagnosticPlace, SourceText } from "../../diagnostics/index.js";
import { attributeSource, directionOfContent, isElement } from "../../html/index.js";
import type { CompiledSelector, PseudoName } from "../selectors/selector.js";
import { SelectorIndex } from "../selectors/selector-index.js";
import { parseStyleAttribute } from "../sheets/declarations.js";
import type { Declaration, RegisteredProperty, StyleRule, Stylesheet } from "../sheets/stylesheet.js";
import { FIT_NAMES } from "../syntax/variables.js";
import { CounterStyles } from "../values/counter-styles/counter-styles.js";
import { isOfAttributes, withAttributes } from "./attribute-references.js";
import { forFirstLine } from "./first-line.js";
import { layerRanks } from "./layers.js";
import { type Hints, NO_HINTS, presentationalHints } from "./presentational-hints.js";

/** Declarations in ascending order of precedence. Elements to which the same rules apply share one object. */
export interface DeclarationSet {
  readonly declarations: readonly Declaration[];
  /** For each declaration the cascade layer that it stands in: 0 for the user agent's, then the author's, `style` last. */
  readonly levels: readonly number[];
}

interface MatchedElement {
  readonly own: DeclarationSet;
  readonly pseudos: Partial<Record<PseudoName, DeclarationSet>>;
}

export interface MatchedDom {
  readonly root: Element;
  readonly elements: ReadonlyMap<Element, MatchedElement>;
  /** Stands for the sheets: documents with the same ones share it, and with it what can be computed from sheets alone. */
  readonly scope: StyleScope;
  /** Whether any style refers to `--fit-type`, `--fit-measure` or `--fit-space`. */
  readonly refersToFit: boolean;
  /** Where `style` attributes name files, by their URLs. */
  readonly urls: ReadonlyMap<string, DiagnosticPlace>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What documents with the same sheets share. */
export interface StyleScope {
  /** Custom properties that are registered, by their names; the last rule counts. */
  readonly registered: ReadonlyMap<string, RegisteredProperty>;
  readonly counterStyles: CounterStyles;
  /** Whether any of them refers to `--fit-type`, `--fit-measure` or `--fit-space`. */
  readonly refersToFit: boolean;
}

interface IndexedRule {
  readonly selector: CompiledSelector;
  readonly rule: StyleRule;
  /** 0 for the user agent's rules, above that the author's layers; those in no layer come last. */
  readonly level: number;
  readonly order: number;
  /** Generations up to the root of the scope that the rule stands in; endless outside of all (CSS Cascade 6, section 2.5.5). */
  readonly proximity: number;
}

/**
 * @param userAgent the engine's own sheet, which every author rule overrides
 * @param source the HTML, for the places of what `style` attributes say
 */
export function matchRules(
  dom: Document,
  root: Element,
  userAgent: Stylesheet,
  author: readonly Stylesheet[],
  source: SourceText,
): MatchedDom {
  const index = ruleIndex(userAgent, author);
  const elements = new Map<Element, MatchedElement>();
  const attributes = new StyleAttributes(source);
  const visit = (element: Element): void => {
    const inline = attributes.of(element);
    elements.set(element, index.match(element, presentationalHints(element), inline));
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  for (const child of dom.children) if (isElement(child)) visit(child);
  const { diagnostics, urls } = attributes;
  const refersToFit = index.refersToFit || attributes.refersToFit;
  return { root, elements, scope: index, refersToFit, diagnostics, urls };
}

/** Reads `style` attributes. */
class StyleAttributes {
  readonly diagnostics: Diagnostic[] = [];
  readonly urls = new Map<string, DiagnosticPlace>();
  refersToFit = false;

  constructor(readonly source: SourceText) {}

  /** The declarations of the attribute, and the direction that `dir=auto` finds (HTML 15.3.6). */
  of(element: Element): readonly Declaration[] {
    const { style, dir } = element.attribs;
    const auto = dir?.toLowerCase() === "auto" || (element.name === "bdi" && dir === undefined);
    if (!auto) return style ? this.#declarations(element) : NONE;
    const direction = directionOfContent(element) ?? (dir === undefined ? undefined : "ltr");
    const hint = direction ? parseStyleAttribute(DIRECTIONS[direction]).declarations : NONE;
    return style ? [...hint, ...this.#declarations(element)] : hint;
  }

  #declarations(element: Element): readonly Declaration[] {
    const text = attributeSource(this.source, element, "style");
    const { declarations, diagnostics, urls } = parseStyleAttribute(text);
    this.diagnostics.push(...diagnostics);
    this.refersToFit ||= declarations.some(isOfFit);
    for (const { url, start, end } of urls) if (!this.urls.has(url)) this.urls.set(url, text.place(start, end));
    return declarations;
  }
}

const DIRECTIONS = {
  ltr: new SourceText("", "direction: ltr"),
  rtl: new SourceText("", "direction: rtl"),
};

const NONE: readonly Declaration[] = [];
const NO_DECLARATIONS: DeclarationSet = { declarations: NONE, levels: [] };
/** The level of presentational hints, below or in the author's first layer. */
const FIRST_OF_AUTHOR = 1;
/** The level of `style` attributes: above all layers. */
const ATTRIBUTE = Number.MAX_SAFE_INTEGER;

const OF_FIT = new RegExp(`(?:${FIT_NAMES.join("|")})(?![\\w-])`);
const isOfFit = ({ declared }: Declaration): boolean => declared.kind === "var" && OF_FIT.test(declared.text);

const MAX_INDEXES = 8;
const indexes: { readonly sheets: readonly Stylesheet[]; readonly index: RuleIndex }[] = [];

/** The index of these sheets; a batch uses the same ones for every document. The last few are kept. */
function ruleIndex(userAgent: Stylesheet, author: readonly Stylesheet[]): RuleIndex {
  const sheets = [userAgent, ...author];
  const known = indexes.find(
    (entry) => entry.sheets.length === sheets.length && entry.sheets.every((sheet, i) => isSame(sheet, sheets[i]!)),
  );
  if (known) return known.index;
  const index = new RuleIndex(userAgent, author);
  if (indexes.length >= MAX_INDEXES) indexes.shift();
  indexes.push({ sheets, index });
  return index;
}

/** Sheets that differ in nothing but the text that they stand in have the same rules. */
const isSame = (a: Stylesheet, b: Stylesheet): boolean =>
  a === b ||
  (a.rules === b.rules &&
    a.layers === b.layers &&
    a.registered === b.registered &&
    a.counterStyles === b.counterStyles &&
    a.pages.length === 0);

const typeOf = ({ name }: Element): string => name.toLowerCase();

const MAX_SETS = 2_000;

/** Rules that were found for an element, one after the other: what they declare together, and what other ones were found after them. */
class FoundRules {
  readonly #next = new Map<IndexedRule, FoundRules>();
  /** By what the element itself says: its presentational hints and the text of its `style` attribute. */
  readonly sets = new Map<string, DeclarationSet>();

  with(rules: readonly IndexedRule[]): FoundRules {
    let found: FoundRules = this;
    for (const rule of rules) {
      let next = found.#next.get(rule);
      if (!next) found.#next.set(rule, (next = new FoundRules()));
      found = next;
    }
    return found;
  }
}

/** The rules of some sheets, in the order of the cascade. */
class RuleIndex implements StyleScope {
  readonly registered: ReadonlyMap<string, RegisteredProperty>;
  readonly counterStyles: CounterStyles;
  readonly refersToFit: boolean;
  readonly #rules = new SelectorIndex<IndexedRule>();
  /** Declaration sets by the rules that they come from. */
  #found = new FoundRules();
  #setCount = 0;
  readonly #atDistances = new Map<IndexedRule, Map<number, IndexedRule>>();
  readonly #firstLines = new Map<DeclarationSet, DeclarationSet>();
  /** What sets that refer to attributes are with these; null for all others. */
  readonly #ofAttributes = new Map<DeclarationSet, Map<string, DeclarationSet> | null>();

  constructor(userAgent: Stylesheet, author: readonly Stylesheet[]) {
    const ranks = layerRanks(author.flatMap((sheet) => sheet.layers));
    this.registered = new Map(author.flatMap((sheet) => sheet.registered.map((one) => [one.name, one] as const)));
    const counterStyles = author.flatMap((sheet) => sheet.counterStyles);
    // What stands in a later layer, or in none, wins.
    counterStyles.sort((a, b) => ranks.get(a.layer)! - ranks.get(b.layer)!);
    this.counterStyles = new CounterStyles(counterStyles.map(({ rule }) => rule));
    let order = 0;
    const add = (sheet: Stylesheet, levelOf: (rule: StyleRule) => number) => {
      for (const rule of sheet.rules) {
        for (const selector of rule.selectors)
          this.#rules.add({ selector, rule, level: levelOf(rule), order, proximity: Number.POSITIVE_INFINITY });
        order++;
      }
    };
    this.refersToFit = author.some(({ rules }) => rules.some(({ declarations }) => declarations.some(isOfFit)));
    add(userAgent, () => 0);
    for (const sheet of author) add(sheet, (rule) => 1 + ranks.get(rule.layer)!);
  }

  match(element: Element, hints: Hints, inline: readonly Declaration[]): MatchedElement {
    const own: IndexedRule[] = [];
    const pseudo: IndexedRule[] = [];
    for (const rule of this.#rules.matching(element, typeOf))
      (rule.selector.pseudo ? pseudo : own).push(rule.selector.proximity ? this.#at(rule, element) : rule);
    const { style = "" } = element.attribs;
    const pseudos: Partial<Record<PseudoName, DeclarationSet>> = {};
    if (pseudo.length > 0) {
      for (const name of ["before", "after", "marker", "first-letter", "first-line"] as const) {
        const rules = pseudo.filter((rule) => rule.selector.pseudo === name);
        if (rules.length > 0) pseudos[name] = this.#ofElement(this.#set(rules, NO_HINTS, NONE, ""), element);
      }
      const line = pseudos["first-line"];
      if (line) pseudos["first-line"] = this.#ofFirstLine(line);
    }
    return { own: this.#ofElement(this.#set(own, hints, inline, style), element), pseudos };
  }

  /** A rule in a scope as it is for an element: one for each distance from the root. */
  #at(rule: IndexedRule, element: Element): IndexedRule {
    const proximity = rule.selector.proximity?.(element) ?? Number.POSITIVE_INFINITY;
    let known = this.#atDistances.get(rule);
    if (!known) this.#atDistances.set(rule, (known = new Map()));
    let own = known.get(proximity);
    if (!own) known.set(proximity, (own = { ...rule, proximity }));
    return own;
  }

  /** The set, or where it refers to attributes, what it is with those of the element. */
  #ofElement(set: DeclarationSet, element: Element): DeclarationSet {
    let known = this.#ofAttributes.get(set);
    if (known === undefined) {
      known = set.declarations.some(isOfAttributes) ? new Map<string, DeclarationSet>() : null;
      this.#ofAttributes.set(set, known);
    }
    if (!known) return set;
    const declarations = set.declarations.map((declaration) => withAttributes(declaration, element));
    const key = JSON.stringify(declarations.map(({ declared }) => declared.kind === "var" && declared.text));
    let own = known.get(key);
    if (!own) known.set(key, (own = { declarations, levels: set.levels }));
    return own;
  }

  #ofFirstLine(set: DeclarationSet): DeclarationSet {
    let line = this.#firstLines.get(set);
    if (!line) this.#firstLines.set(set, (line = forFirstLine(set)));
    return line;
  }

  #set(rules: IndexedRule[], hints: Hints, inline: readonly Declaration[], attribute: string): DeclarationSet {
    if (rules.length === 0 && hints === NO_HINTS && inline.length === 0) return NO_DECLARATIONS;
    const own = attribute + hints.key;
    const { sets } = this.#found.with(rules);
    let set = sets.get(own);
    if (!set) {
      if (this.#setCount++ >= MAX_SETS) {
        this.#found = new FoundRules();
        this.#firstLines.clear();
        this.#ofAttributes.clear();
        this.#setCount = 0;
      }
      rules.sort(byPrecedence);
      // The same rules are found in another order where an element's classes are written so.
      const sorted = this.#found.with(rules).sets;
      set = sorted.get(own) ?? inPrecedence(rules, hints.declarations, inline);
      sorted.set(own, set);
      sets.set(own, set);
    }
    return set;
  }
}

/** By layer, specificity, nearness to the root of the scope, and order (CSS Cascade 6, section 2). */
const byPrecedence = (a: IndexedRule, b: IndexedRule): number =>
  a.level - b.level ||
  a.selector.specificity - b.selector.specificity ||
  (a.proximity === b.proximity ? a.order - b.order : b.proximity - a.proximity);

/** Declarations of one rule with the cascade layer that it stands in. */
export interface LayeredRule {
  readonly rule: { readonly declarations: readonly Declaration[] };
  readonly level: number;
}

/** Normal declarations by layer, then important ones with the layers the other way round (CSS Cascade 5, section 6.1). */
export function inPrecedence(
  rules: readonly LayeredRule[],
  hints: readonly Declaration[],
  inline: readonly Declaration[],
): DeclarationSet {
  const declarations: Declaration[] = [];
  const levels: number[] = [];
  const add = (from: readonly Declaration[], level: number, important: boolean) => {
    for (const declaration of from) {
      if (declaration.important !== important) continue;
      declarations.push(declaration);
      levels.push(level);
    }
  };
  for (const { rule, level } of rules) if (level === 0) add(rule.declarations, level, false);
  add(hints, FIRST_OF_AUTHOR, false);
  for (const { rule, level } of rules) if (level > 0) add(rule.declarations, level, false);
  add(inline, ATTRIBUTE, false);
  if (inline.some(isImportant) || rules.some(({ rule }) => rule.declarations.some(isImportant))) {
    // Within a layer the order stays; the user agent's win over all.
    const reversed = rules.toSorted((a, b) => b.level - a.level);
    for (const { rule, level } of reversed) if (level > 0) add(rule.declarations, level, true);
    add(inline, ATTRIBUTE, true);
    for (const { rule, level } of reversed) if (level === 0) add(rule.declarations, level, true);
  }
  return { declarations, levels };
}

const isImportant = (declaration: Declaration): boolean => declaration.important;
