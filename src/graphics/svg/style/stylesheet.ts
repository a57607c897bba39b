/** The style sheets of a drawing -> rules, found by what their selectors end with. What can't be understood is left out. */
import type { CssNode, List } from "css-tree";
import generate from "css-tree/generator";
import type { Element } from "domhandler";
import {
  type CompiledSelector,
  compileSelector,
  matchesMedia,
  parseCss,
  splitSelectors,
  supports,
} from "../../../css/index.js";
import { localName } from "../dom.js";

export interface Declared {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

interface Rule {
  readonly selector: CompiledSelector;
  readonly declarations: readonly Declared[];
  readonly order: number;
}

/** A drawing in a page is on paper; its size hardly ever decides about its style. */
const MEDIA = { type: "print", width: 600, height: 800 } as const;
/** What is nested more deeply, or comes to more rules, is not meant for a drawing. */
const MAX_NESTING = 16;
const MAX_RULES = 20_000;

export class StyleRules {
  readonly #byKey = new Map<string | undefined, Rule[]>();
  #count = 0;

  constructor(sheets: readonly string[]) {
    for (const css of sheets) {
      const sheet = parseCss(css, { parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false });
      if (sheet.type === "StyleSheet") this.#add(sheet.children, 0);
    }
  }

  /** The declarations of the rules that match, the weakest first. */
  matching(element: Element): readonly (readonly Declared[])[] {
    if (this.#count === 0) return [];
    const { id, class: classes } = element.attribs;
    const keys = [
      undefined,
      localName(element).toLowerCase(),
      ...(id ? [`#${id}`] : []),
      ...new Set(classes?.match(/\S+/g)?.map((name) => `.${name}`)),
    ];
    const found = keys.flatMap((key) => (this.#byKey.get(key) ?? []).filter((rule) => rule.selector.matches(element)));
    found.sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order);
    return found.map((rule) => rule.declarations);
  }

  #add(nodes: List<CssNode>, depth: number): void {
    if (depth > MAX_NESTING) return;
    nodes.forEach((node) => {
      if (node.type === "Rule" && node.prelude.type === "Raw")
        this.#rule(node.prelude.value, declarationsOf(node.block.children));
      if (node.type !== "Atrule" || !node.block) return;
      const prelude = node.prelude ? generate(node.prelude) : "";
      const name = node.name.toLowerCase();
      const applies =
        (name === "media" && matchesMedia(prelude, MEDIA)) ||
        (name === "supports" && supports(prelude)) ||
        name === "layer";
      if (applies) this.#add(node.block.children, depth + 1);
    });
  }

  #rule(prelude: string, declarations: readonly Declared[]): void {
    if (declarations.length === 0) return;
    const outcomes = splitSelectors(prelude).map((text) => compileSelector(text));
    // One that is invalid makes the whole list invalid (Selectors 4, section 4.1).
    if (outcomes.some((outcome) => outcome.kind !== "compiled" && !outcome.isValid)) return;
    for (const outcome of outcomes) {
      if (this.#count >= MAX_RULES) return;
      if (outcome.kind !== "compiled" || outcome.selector.pseudo) continue;
      const rule: Rule = { selector: outcome.selector, declarations, order: this.#count++ };
      const { key } = outcome.selector;
      const rules = this.#byKey.get(key);
      if (rules) rules.push(rule);
      else this.#byKey.set(key, [rule]);
    }
  }
}

export function declarationsOf(nodes: List<CssNode>): Declared[] {
  const declared: Declared[] = [];
  nodes.forEach((node) => {
    if (node.type !== "Declaration") return;
    const name = node.property.startsWith("--") ? node.property : node.property.toLowerCase();
    declared.push({ name, value: generate(node.value).trim(), important: node.important !== false });
  });
  return declared;
}
