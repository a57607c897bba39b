/**
 * The style sheets of a drawing -> rules, found by what their selectors end with. What can't be understood is left out, and told of
 * sheets that the drawing has of its own.
 */

import type { CssNode, List, Raw } from "css-tree";
import generate from "css-tree/generator";
import type { Element } from "domhandler";
import { Css, matchesMedia } from "../../../css/index.js";
import type { DiagnosticCode } from "../../../diagnostics/index.js";
import { localName } from "../dom.js";
import { ignored, isValid, isWorthTelling, propertyOf, SHORTHANDS } from "./properties.js";

export interface Declared {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

/** A sheet as CSS. */
export interface DrawingSheet {
  readonly text: string;
  /** Tells of what isn't understood, at a range of the text; undefined where others have told it. */
  readonly tell?:
    | ((key: string, code: DiagnosticCode, message: string, start: number, end: number) => void)
    | undefined;
}

interface Rule {
  readonly selector: Css.CompiledSelector;
  readonly declarations: readonly Declared[];
  readonly order: number;
}

/** A drawing in a page is on paper; its size hardly ever decides about its style. */
const MEDIA = { type: "print", width: 600, height: 800 } as const;
/** What is nested more deeply, or comes to more rules, is not meant for a drawing. */
const MAX_NESTING = 16;
const MAX_RULES = 20_000;

const typeOf = (element: Element): string => localName(element).toLowerCase();

export class StyleRules {
  readonly #rules = new Css.SelectorIndex<Rule>();
  #count = 0;

  constructor(sheets: readonly DrawingSheet[]) {
    for (const sheet of sheets) {
      const parsed = Css.parse(sheet.text, {
        positions: sheet.tell !== undefined,
        parseValue: false,
        parseRulePrelude: false,
        parseAtrulePrelude: false,
        onParseError: ({ message, offset = 0 }) =>
          sheet.tell?.(`css ${offset}`, "css/syntax", `this CSS can't be read: ${message}`, offset, offset + 1),
      });
      if (parsed.type === "StyleSheet") this.#add(parsed.children, 0, sheet);
    }
  }

  /** The declarations of the rules that match, the weakest first. */
  matching(element: Element): readonly (readonly Declared[])[] {
    if (this.#count === 0) return [];
    const found = this.#rules.matching(element, typeOf);
    found.sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order);
    return found.map((rule) => rule.declarations);
  }

  #add(nodes: List<CssNode>, depth: number, sheet: DrawingSheet): void {
    if (depth > MAX_NESTING) return;
    nodes.forEach((node) => {
      if (node.type === "Rule" && node.prelude.type === "Raw") {
        tellDeclarations(node.block.children, sheet);
        this.#rule(node.prelude, declarationsOf(node.block.children), sheet);
      }
      if (node.type !== "Atrule") return;
      const prelude = node.prelude ? generate(node.prelude) : "";
      const name = node.name.toLowerCase();
      const applies =
        (name === "media" && matchesMedia(prelude, MEDIA)) ||
        (name === "supports" && Css.supports(prelude)) ||
        name === "layer";
      if (applies && node.block) this.#add(node.block.children, depth + 1, sheet);
      if (UNDERSTOOD.test(name) || Css.isSilentRule(name)) return;
      const start = node.loc?.start.offset ?? 0;
      const message = `the rule "@${name}" is not understood in an SVG image`;
      sheet.tell?.(`@${name}`, "css/at-rule", message, start, start + name.length + 1);
    });
  }

  #rule(prelude: Raw, declarations: readonly Declared[], { tell }: DrawingSheet): void {
    if (declarations.length === 0) return;
    const start = prelude.loc?.start.offset ?? 0;
    const outcomes = Css.selectors(prelude.value);
    for (const { text, outcome } of outcomes) {
      if (outcome.kind !== "unknown") continue;
      const at = start + Math.max(0, prelude.value.indexOf(text));
      const message = `the selector "${text}" is not understood: ${outcome.reason}`;
      tell?.(`selector ${text}`, "css/selector", message, at, at + text.length);
    }
    // One that is invalid makes the whole list invalid (Selectors 4, section 4.1).
    if (outcomes.some(({ outcome }) => outcome.kind !== "compiled" && !outcome.isValid)) return;
    for (const { outcome } of outcomes) {
      if (this.#count >= MAX_RULES) return;
      if (outcome.kind !== "compiled" || outcome.selector.pseudo) continue;
      this.#rules.add({ selector: outcome.selector, declarations, order: this.#count++ });
    }
  }
}

/** At-rules that are followed, or have nothing to say in a drawing. */
const UNDERSTOOD = /^(media|supports|layer|namespace|page)$/;

/** Tells of properties that aren't drawn, and of values that none can have, whether or not an element has them. */
function tellDeclarations(nodes: List<CssNode>, { tell }: DrawingSheet): void {
  nodes.forEach((node) => {
    if (!tell || node.type !== "Declaration") return;
    const [name, value] = [node.property.toLowerCase(), generate(node.value).trim()];
    const [start, end] = [node.loc?.start.offset ?? 0, node.loc?.end.offset ?? 0];
    if (name.startsWith("--") || SHORTHANDS.has(name)) return;
    if (!propertyOf(name)) {
      if (isWorthTelling(name, value)) tell(name, "svg/unsupported", ignored(name), start, start + name.length);
    } else if (!isValid(name, value))
      tell(`${name}: ${value}`, "css/invalid-value", `"${value}" is not a value of "${name}"`, start, end);
  });
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
