/**
 * The cascade of `@page` rules (CSS Paged Media 3, section 4.5): stylesheets and a kind of page -> the declarations for the page
 * context and for each margin box.
 */
import type { Diagnostic } from "../../diagnostics/index.js";
import { type DeclarationSet, inPrecedence } from "../cascade/cascade.js";
import { layerRanks } from "../cascade/layers.js";
import {
  MARGIN_BOXES,
  type MarginBoxName,
  type PageKind,
  type PageSize,
  pageSpecificity,
  selects,
} from "../sheets/at-rules/page-rule.js";
import type { PageRule, Stylesheet } from "../sheets/stylesheet.js";

/** What applies to pages of one kind. */
interface MatchedPage {
  readonly context: DeclarationSet;
  readonly size: PageSize | undefined;
  /** The margin boxes that the author speaks of. */
  readonly boxes: ReadonlyMap<MarginBoxName, DeclarationSet>;
}

interface LeveledRule {
  readonly rule: PageRule;
  readonly sheet: Stylesheet;
  /** 0 for the user agent's, above that the author's layers. */
  readonly level: number;
}

export type { PageRules };

/** The page rules of some stylesheets, and what they come to for each kind of page, worked out when it is asked for. */
class PageRules {
  readonly #rules: readonly LeveledRule[];
  readonly #matched = new Map<string, MatchedPage>();

  constructor(userAgent: Stylesheet, author: readonly Stylesheet[]) {
    const ranks = layerRanks(author.flatMap((sheet) => sheet.layers));
    this.#rules = [
      ...userAgent.pages.map((rule) => ({ rule, sheet: userAgent, level: 0 })),
      ...author.flatMap((sheet) => sheet.pages.map((rule) => ({ rule, sheet, level: 1 + ranks.get(rule.layer)! }))),
    ];
  }

  /** Where pages get widths that differ. Diagnostics: `page/width`, one warning for each rule that has a part in it. */
  widthDiagnostics(): Diagnostic[] {
    return this.#rules.flatMap(({ rule, sheet }) => {
      const isOfSome = rule.selector.pseudo !== undefined && rule.selector.name === undefined;
      const setsWidth = rule.size || rule.declarations.some(({ name }) => /^margin-?(left|right|inline)/i.test(name));
      if (!isOfSome || !setsWidth) return [];
      const message = "the pages have areas of different widths: print breaks the lines of all pages to one width";
      return sheet.source.diagnostic("warning", "page/width", message, rule.start, rule.end, [
        "let the left and right margins of all pages have the same sum",
      ]);
    });
  }

  match(page: PageKind): MatchedPage {
    const key = `${page.first} ${page.side} ${page.name}`;
    let matched = this.#matched.get(key);
    if (!matched) this.#matched.set(key, (matched = matchPage(this.#rules, page)));
    return matched;
  }
}

const rulesByScope = new WeakMap<object, PageRules>();

/** The page rules of the sheets that a scope stands for, which documents with the same sheets share. */
export function pageRules(scope: object, userAgent: Stylesheet, author: readonly Stylesheet[]): PageRules {
  let rules = rulesByScope.get(scope);
  if (!rules) rulesByScope.set(scope, (rules = new PageRules(userAgent, author)));
  return rules;
}

function matchPage(all: readonly LeveledRule[], page: PageKind): MatchedPage {
  const rules = all
    .filter(({ rule }) => selects(rule.selector, page))
    // Sorting keeps the order of those that are equal.
    .sort((a, b) => a.level - b.level || pageSpecificity(a.rule.selector) - pageSpecificity(b.rule.selector));
  const boxes = new Map<MarginBoxName, DeclarationSet>();
  for (const name of MARGIN_BOXES) {
    const own = rules.flatMap(({ rule, level }) => {
      const box = rule.boxes.get(name);
      return box ? [{ rule: box, level }] : [];
    });
    if (own.some(({ level }) => level > 0)) boxes.set(name, inPrecedence(own, [], []));
  }
  return { context: inPrecedence(rules, [], []), size: winningSize(rules), boxes };
}

function winningSize(rules: readonly LeveledRule[]): PageSize | undefined {
  const sized = rules.flatMap(({ rule: { size }, level }) => (size ? [{ ...size, level }] : []));
  const important = sized.filter((size) => size.important);
  // Among important ones the first layer wins, and in it what comes last.
  const layer = Math.min(...important.map(({ level }) => level));
  return (important.findLast(({ level }) => level === layer) ?? sized.at(-1))?.value;
}
