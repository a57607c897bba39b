/**
 * Matched rules -> the DOM with computed styles (CSS Cascade 5, section 4). Elements with the same declarations and the same parent
 * style share one style object, and so do documents with the same sheets.
 */
import type { Element, Text } from "domhandler";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { isElement } from "../../html/index.js";
import type { DeclarationSet, MatchedDom, StyleScope } from "../cascade/cascade.js";
import type { ComputedStyle } from "../properties/table.js";
import { type Resolved, ResolvedRules } from "./resolved-rules.js";
import type { FirstLineStyles, StyledElement, StyledPseudo, StyledText } from "./styled-dom.js";
import { type ComputeOptions, type ElementStyle, Styles } from "./styles.js";
import { styleWithOverflow, withoutOverflow, withViewportOverflow } from "./viewport-overflow.js";

/** Computes the styles of the whole document; elements with `display: none` are left out. */
export function computeStyles(matched: MatchedDom, options: ComputeOptions): StyledElement {
  return new DocumentStyles(matched, options).root;
}

/** The styles of a document at one scale, in one viewport. */
export class DocumentStyles {
  readonly #styles: Styles;
  #root: StyledElement | undefined;

  constructor(
    readonly matched: MatchedDom,
    options: ComputeOptions,
  ) {
    this.#styles = sharedStyles(matched.scope, options);
  }

  /** The DOM with its styles; elements with `display: none` are left out. */
  get root(): StyledElement {
    const { matched } = this;
    this.#root ??= withViewportOverflow(new StyledTree(matched, this.#styles).element(matched.root, undefined));
    return this.#root;
  }

  /** The style of an element. */
  of(element: Element): ComputedStyle {
    return this.#of(element).style;
  }

  /**
   * The styles of the same elements at another scale or in another viewport.
   * @returns for each style of these its counterpart there; a style that no element has stays what it is
   */
  counterparts(there: DocumentStyles): (style: ComputedStyle) => ComputedStyle {
    const { byStyle } = this.#styles.known;
    const found = new Map<ElementStyle, ElementStyle>();
    const counterpart = (style: ComputedStyle): ComputedStyle => {
      const own = byStyle.get(style);
      if (own) return there.#styles.counterpart(own, found).style;
      const whole = styleWithOverflow(style);
      return whole ? withoutOverflow(counterpart(whole)) : style;
    };
    return counterpart;
  }

  #of(element: Element): ElementStyle {
    const { parent } = element;
    const around = parent && isElement(parent) ? this.#of(parent) : undefined;
    return this.#styles.of(this.matched.elements.get(element)!.own, around);
  }
}

/** The style of the root element alone. */
export function computeRootStyle(matched: MatchedDom, options: ComputeOptions): ComputedStyle {
  return rootStyle(matched, sharedStyles(matched.scope, options)).style;
}

/**
 * Computes what inherits from the root element without being in the document: the page context, and what inherits from that.
 * @param context declarations for the page context
 * @param inner for each style that inherits from it
 */
export function computePageContext(
  matched: MatchedDom,
  options: ComputeOptions,
  context: DeclarationSet,
  inner: readonly DeclarationSet[],
): { readonly style: ComputedStyle; readonly inner: readonly ComputedStyle[] } {
  const styles = sharedStyles(matched.scope, options);
  const own = styles.of(context, rootStyle(matched, styles), true);
  return { style: own.style, inner: inner.map((set) => styles.of(set, own, true).style) };
}

/**
 * What is wrong with values that are known only where `var()` stands for something.
 * Diagnostics: `css/invalid-value`, warnings, one for each declaration.
 * @param sourceOf the text in which a declaration stands, from the one that it was parsed as
 */
export function faultsOfStyles(
  matched: MatchedDom,
  options: ComputeOptions,
  sourceOf: (parsed: SourceText) => SourceText,
): Diagnostic[] {
  const { rules } = sharedStyles(matched.scope, options);
  if (!rules.hasFaults) return [];
  const told = new Map<string, Diagnostic>();
  const visit = (element: Element, parent: Resolved | undefined): void => {
    const resolved = rules.of(matched.elements.get(element)!.own, parent);
    for (const { message, place } of resolved.faults) {
      const source = sourceOf(place.source);
      const diagnostic = source.diagnostic("warning", "css/invalid-value", message, place.start, place.end);
      told.set(`${message} ${diagnostic.span?.file} ${diagnostic.span?.start.offset}`, diagnostic);
    }
    for (const child of element.children) if (isElement(child)) visit(child, resolved);
  };
  visit(matched.root, undefined);
  return [...told.values()];
}

const rootStyle = (matched: MatchedDom, styles: Styles): ElementStyle =>
  styles.of(matched.elements.get(matched.root)!.own, undefined);

/** Scales and widths of viewports for which the styles of one set of sheets are kept, and heights for each. */
const MAX_STYLES = 160;
const MAX_HEIGHTS = 8;
/** Of documents that are fitted by custom properties, and of all others. */
const scopes = { fitted: new WeakMap<StyleScope, SharedStyles>(), plain: new WeakMap<StyleScope, SharedStyles>() };

/** Documents with the same sheets have the same styles at the same scale: they are computed once in a process. */
function sharedStyles(scope: StyleScope, options: ComputeOptions): Styles {
  const { fit } = options;
  const known = fit ? scopes.fitted : scopes.plain;
  let shared = known.get(scope);
  if (!shared || shared.rules.full) {
    shared = { rules: new ResolvedRules(scope.registered, fit !== undefined), byOptions: new Map() };
    known.set(scope, shared);
  }
  const { rules, byOptions } = shared;
  const { height } = options.viewport;
  const key = `${options.rootScale} ${fit?.measure} ${fit?.space} ${options.viewport.width}`;
  let heights = byOptions.get(key);
  const [like] = heights?.values() ?? [];
  if (!heights || like?.options.fontUnits !== options.fontUnits || heights.size >= MAX_HEIGHTS) {
    if (byOptions.size >= MAX_STYLES) byOptions.delete(byOptions.keys().next().value!);
    byOptions.set(key, (heights = new Map([[height, new Styles(options, rules)]])));
  }
  let styles = heights.get(height);
  if (!styles) heights.set(height, (styles = like!.atHeight(height)));
  return styles;
}

interface SharedStyles {
  readonly rules: ResolvedRules;
  /** By scale and width, and by the height of the viewport. */
  readonly byOptions: Map<string, Map<number, Styles>>;
}

/** The document's elements with their styles. */
class StyledTree {
  constructor(
    readonly matched: MatchedDom,
    readonly styles: Styles,
  ) {}

  /** @param around what holds for the first letter and the first line of a block around, which may stand in this element */
  element(element: Element, parent: ElementStyle | undefined, around: Firsts = NO_FIRSTS): StyledElement {
    const match = this.matched.elements.get(element)!;
    const own = this.styles.of(match.own, parent);
    const pseudo = (name: "before" | "after" | "marker"): StyledPseudo | undefined => {
      const set = match.pseudos[name];
      return set && { style: this.styles.of(set, own).style };
    };
    const [before, after, marker] = [pseudo("before"), pseudo("after"), pseudo("marker")];
    const letterSet = match.pseudos["first-letter"];
    const isContainer = BLOCK_CONTAINER.test(own.style.display);
    const ownLetter = letterSet && isContainer ? letterSet : undefined;
    const firstLetter = ownLetter ?? around.letter;
    const lineSet = match.pseudos["first-line"];
    const line = lineSet && isContainer ? lineSet : lineAround(around, own.style);
    const firstLine = line && isContainer ? this.#firstLine(own, line) : undefined;
    const firsts = firstLetter || line ? { letter: firstLetter, line } : NO_FIRSTS;
    const children: (StyledElement | StyledText)[] = [];
    for (const child of element.children) {
      if (isElement(child)) {
        const styled = this.#visible(child, own, firsts === NO_FIRSTS ? firsts : ahead(firsts, children));
        if (styled) children.push(styled);
      } else if (child.type === "text")
        children.push({ kind: "text", node: child as Text, text: (child as Text).data });
    }
    return {
      kind: "element",
      element,
      style: own.style,
      ...(before && { before }),
      ...(after && { after }),
      ...(marker && { marker }),
      ...(firstLetter && {
        firstLetter: {
          style: this.styles.of(firstLetter, firstLine?.own ?? own).style,
          isOwn: ownLetter !== undefined,
        },
      }),
      ...(firstLine && { firstLine: firstLine.styles }),
      children,
    };
  }

  #visible(element: Element, parent: ElementStyle, around: Firsts): StyledElement | undefined {
    const style = this.styles.of(this.matched.elements.get(element)!.own, parent);
    return style.style.display === "none" ? undefined : this.element(element, parent, around);
  }

  #firstLine(block: ElementStyle, set: DeclarationSet): { own: ElementStyle; styles: FirstLineStyles } {
    const own = this.styles.of(set, block);
    const { byStyle } = this.styles.known;
    const found = new Map<ElementStyle, ElementStyle | undefined>([
      [block, own],
      [own, own],
    ]);
    const onLine = (style: ElementStyle): ElementStyle | undefined => {
      if (found.has(style)) return found.get(style);
      const parent = style.parent && onLine(style.parent);
      const line = parent && this.styles.of(style.set, parent);
      found.set(style, line);
      return line;
    };
    const of = (style: ComputedStyle): ComputedStyle => {
      const known = byStyle.get(styleWithOverflow(style) ?? style);
      return (known && onLine(known)?.style) ?? style;
    };
    return { own, styles: { style: own.style, of } };
  }
}

/** What is said of the first letter and the first line of a block. */
interface Firsts {
  readonly letter: DeclarationSet | undefined;
  readonly line: DeclarationSet | undefined;
}

const NO_FIRSTS: Firsts = { letter: undefined, line: undefined };

/** The first line of a block is that of the block it begins with, where both are in one flow (CSS Pseudo-Elements 4, section 2.1). */
function lineAround({ line }: Firsts, style: ComputedStyle): DeclarationSet | undefined {
  return line && !isApart(style) && IN_FLOW.test(style.display) ? line : undefined;
}

const IN_FLOW = /^(block|flow-root|list-item|inline|contents)$/;

/** What has a first letter (CSS Pseudo-Elements 4, section 2.2). */
const BLOCK_CONTAINER = /^(block|flow-root|list-item|inline-block|table-cell|table-caption)$/;

/** What of it is still said of what comes behind some children: Chromium takes any box in the flow for one with a line. */
function ahead({ letter, line }: Firsts, before: readonly (StyledElement | StyledText)[]): Firsts {
  const inFlow = before.filter((child) => child.kind === "text" || !isApart(child.style));
  if (inFlow.some(hasText)) return NO_FIRSTS;
  return { letter, line: inFlow.every(({ kind }) => kind === "text") ? line : undefined };
}

const isApart = ({ position, float }: ComputedStyle): boolean =>
  float !== "none" || position === "absolute" || position === "fixed";

const hasText = (child: StyledElement | StyledText): boolean =>
  child.kind === "text" ? child.text.trim() !== "" : child.children.some(hasText);
