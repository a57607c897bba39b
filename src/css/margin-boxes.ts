/**
 * The styles of the boxes in the margins of pages (CSS Paged Media 3, sections 3 and 6): the cascade of `@page` rules for one
 * page, the page context, which inherits from the root element, and its boxes, which inherit from it.
 */
import { Element } from "domhandler";
import type { MatchedDom } from "./cascade.js";
import { parseComponents } from "./component.js";
import { type ComputeOptions, computeStyles } from "./compute.js";
import { isMarginBox, type MarginBoxName } from "./margin-box-names.js";
import { type ComputedStyle, PROPERTIES } from "./properties.js";
import { expand } from "./shorthands.js";
import type { Declaration, PageRule, Stylesheet } from "./stylesheet.js";

/** What a page is, for the selectors of `@page`. */
export interface PageKind {
  readonly first: boolean;
  readonly side: "left" | "right";
}

/** An element that stands for the box, and its style. */
export interface StyledMarginBox {
  readonly name: MarginBoxName;
  readonly element: Element;
  readonly style: ComputedStyle;
}

/** Whether any page may have boxes in its margins. */
export function hasMarginBoxes(sheets: readonly Stylesheet[]): boolean {
  return sheets.some((sheet) => sheet.pages.some((rule) => rule.boxes.length > 0));
}

/** The margin boxes of a page of some kind. */
export function marginBoxStyles(
  sheets: readonly Stylesheet[],
  kind: PageKind,
  matched: MatchedDom,
  options: ComputeOptions,
): StyledMarginBox[] {
  const rules = sheets
    .flatMap((sheet) => sheet.pages)
    .filter((rule) => rule.pseudos.every((pseudo) => (pseudo === "first" ? kind.first : pseudo === kind.side)))
    .map((rule, order) => ({ rule, order }))
    .sort((a, b) => specificity(a.rule) - specificity(b.rule) || a.order - b.order)
    .map(({ rule }) => rule);
  const boxes = new Map<MarginBoxName, Declaration[]>();
  for (const rule of rules) {
    for (const [name, declarations] of rule.boxes) {
      if (!isMarginBox(name)) continue;
      const known = boxes.get(name);
      if (known) known.push(...declarations);
      else boxes.set(name, [...defaults(name), ...declarations]);
    }
  }
  const inherited = matched.elements.get(matched.root)!.own.declarations.filter(({ name }) => isInherited(name));
  const context = new Element("page", {}, []);
  const elements = new Map([[context, matchedBy([...inherited, ...rules.flatMap((rule) => rule.declarations)])]]);
  for (const [name, declarations] of boxes) {
    const element = new Element(name, {}, []);
    element.parent = context;
    context.children.push(element);
    elements.set(element, matchedBy(declarations));
  }
  // Nothing of it is shared with the document, or with other pages.
  const styled = computeStyles({ root: context, elements, scope: {}, diagnostics: [] }, options);
  return styled.children.flatMap((child) =>
    child.kind === "element" && isMarginBox(child.element.name)
      ? [{ name: child.element.name, element: child.element, style: child.style }]
      : [],
  );
}

/** Section 4.3: `:first` counts more than `:left` and `:right`. */
const specificity = ({ pseudos }: PageRule): number =>
  pseudos.reduce((sum, pseudo) => sum + (pseudo === "first" || pseudo === "blank" ? 10 : 1), 0);

function isInherited(name: string): boolean {
  if (name.startsWith("--")) return true;
  return Object.hasOwn(PROPERTIES, name) && PROPERTIES[name as keyof typeof PROPERTIES].inherited;
}

/** Important declarations win over all others. */
function matchedBy(declarations: readonly Declaration[]) {
  const ordered = [...declarations.filter((one) => !one.important), ...declarations.filter((one) => one.important)];
  return { own: { declarations: ordered, levels: ordered.map(() => 1) }, pseudos: {} };
}

/** Section 6.4: where the text of each box stands at first. */
function defaults(name: MarginBoxName): Declaration[] {
  const corner = name.endsWith("-corner");
  const column = /^(left|right)-/.test(name);
  const across = /^(top|bottom)-left$|-right-corner$/.test(name)
    ? "left"
    : /-right$|-left-corner$/.test(name)
      ? "right"
      : "center";
  const down = column ? name.replace(/^(left|right)-/, "") : "middle";
  return [...declare("text-align", column && !corner ? "center" : across), ...declare("vertical-align", down)];
}

function declare(property: string, value: string): Declaration[] {
  return (expand(property, parseComponents(value) ?? []) ?? []).map((longhand) => ({
    name: longhand.name,
    declared: { kind: "value", value: longhand.value },
    important: false,
  }));
}
