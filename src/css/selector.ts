/** Selectors (Selectors 4, as far as css-select goes): matcher, specificity, pseudo-element, and what to look them up by. */
import { compile } from "css-select";
import { parse, type Selector, SelectorType, stringify } from "css-what";
import type { Element } from "domhandler";

export type PseudoName = "before" | "after" | "marker";

export interface CompiledSelector {
  readonly matches: (element: Element) => boolean;
  /** (ids, classes, types) as one number: each has three decimal places. */
  readonly specificity: number;
  readonly pseudo: PseudoName | undefined;
  /** A condition on the subject that can be looked up: `#id`, `.class` or `type`; undefined where there is none. */
  readonly key: string | undefined;
}

export type SelectorOutcome =
  | { readonly kind: "compiled"; readonly selector: CompiledSelector }
  | { readonly kind: "unknown"; readonly reason: string }
  /** States of the user interface: never true on paper. */
  | { readonly kind: "never" };

const PSEUDO_ELEMENTS = new Set(["before", "after", "marker"]);
/** What only a screen shows: pointer, focus, history, selection. */
const NEVER =
  /:(hover|focus|focus-visible|focus-within|active|visited|target|autofill|placeholder-shown|fullscreen|user-invalid|popover-open)\b|::(selection|placeholder|backdrop|-webkit-[\w-]+|-moz-[\w-]+|file-selector-button|details-content|view-transition[\w-]*)/;

export function compileSelector(text: string): SelectorOutcome {
  if (NEVER.test(text)) return { kind: "never" };
  try {
    const [tokens] = parse(text);
    if (!tokens || tokens.length === 0) return { kind: "unknown", reason: "it is empty" };
    const last = tokens.at(-1)!;
    const pseudo = pseudoElement(last);
    if (pseudo === null) return { kind: "unknown", reason: "print knows ::before, ::after and ::marker" };
    const subject = pseudo ? tokens.slice(0, -1) : tokens;
    const plain = subject.length === 0 ? "*" : stringify([subject]);
    const matches = compile<Element, Element>(plain === "" ? "*" : plain);
    return {
      kind: "compiled",
      selector: { matches, specificity: specificity(tokens), pseudo, key: subjectKey(subject) },
    };
  } catch (error) {
    return { kind: "unknown", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The pseudo-element that a selector ends with; null for one that is not known. */
function pseudoElement(token: Selector): PseudoName | undefined | null {
  const legacy = token.type === SelectorType.Pseudo && (token.name === "before" || token.name === "after");
  if (token.type !== SelectorType.PseudoElement && !legacy) return undefined;
  return PSEUDO_ELEMENTS.has(token.name) ? (token.name as PseudoName) : null;
}

const ID = 1_000_000;
const CLASS = 1_000;

/** Selectors 4, section 17. */
function specificity(tokens: readonly Selector[]): number {
  let sum = 0;
  for (const token of tokens) {
    if (token.type === SelectorType.Attribute) sum += token.name === "id" && token.action === "equals" ? ID : CLASS;
    else if (token.type === SelectorType.Tag || token.type === SelectorType.PseudoElement) sum += 1;
    else if (token.type === SelectorType.Pseudo) sum += pseudoSpecificity(token.name, token.data);
  }
  return sum;
}

function pseudoSpecificity(name: string, data: string | null | Selector[][]): number {
  if (name === "where") return 0;
  if (name === "before" || name === "after") return 1;
  if ((name === "is" || name === "not" || name === "has" || name === "matches") && Array.isArray(data)) {
    return Math.max(0, ...data.map((tokens) => specificity(tokens)));
  }
  return CLASS;
}

/** The most telling simple selector of the last compound. */
function subjectKey(tokens: readonly Selector[]): string | undefined {
  let key: string | undefined;
  for (const token of tokens.toReversed()) {
    if (token.type === SelectorType.Tag) key ??= token.name.toLowerCase();
    else if (token.type === SelectorType.Attribute) {
      if (token.name === "id" && token.action === "equals") return `#${token.value}`;
      if (token.name === "class" && token.action === "element") key = `.${token.value}`;
    } else if (token.type !== SelectorType.Pseudo && token.type !== SelectorType.Universal) break;
  }
  return key;
}
