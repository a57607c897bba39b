/**
 * Declarations -> computed values (CSS Cascade 5, section 4): defaulting, `var()`, relative lengths, and the dependencies
 * between properties. Elements with the same declarations and the same parent style share one style object.
 */
import type { Element, Text } from "domhandler";
import { isElement } from "../html/parse.js";
import type { DeclarationSet, MatchedDom } from "./cascade.js";
import { parseComponents } from "./component.js";
import type { ComputeContext, Specified } from "./properties/definition.js";
import { type ComputedStyle, INITIAL_STYLE, PROPERTIES, PROPERTY_NAMES, type PropertyName } from "./properties.js";
import { expand, physicalName } from "./shorthands.js";
import type { StyledElement, StyledPseudo, StyledText } from "./styled-dom.js";
import type { Declared, WideKeyword } from "./stylesheet.js";
import { type CustomProperties, substitute } from "./variables.js";

export interface ComputeOptions {
  /** Multiplies the root element's font size, and so all that is given in rem or em. */
  readonly rootScale: number;
  /** What viewport units refer to, px: the page area. */
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Computes the styles of the whole document; elements with `display: none` are left out. */
export function computeStyles(matched: MatchedDom, options: ComputeOptions): StyledElement {
  return new StyledTree(matched, sharedStyles(matched.scope, options)).element(matched.root, undefined);
}

/** Scales and viewports for which the styles of one set of sheets are kept. */
const MAX_STYLES = 160;
const stylesByScope = new WeakMap<object, Map<string, Styles>>();

/** Documents with the same sheets have the same styles at the same scale: they are computed once in a process. */
function sharedStyles(scope: object, options: ComputeOptions): Styles {
  let byOptions = stylesByScope.get(scope);
  if (!byOptions) stylesByScope.set(scope, (byOptions = new Map()));
  const key = `${options.rootScale} ${options.viewport.width} ${options.viewport.height}`;
  let styles = byOptions.get(key);
  if (!styles || styles.full) {
    if (byOptions.size >= MAX_STYLES) byOptions.delete(byOptions.keys().next().value!);
    byOptions.set(key, (styles = new Styles(options)));
  }
  return styles;
}

/** A style with the custom properties that its element has: they are inherited beside it. */
interface ElementStyle {
  readonly style: ComputedStyle;
  readonly custom: CustomProperties;
  readonly rootFontSize: number;
  /** The styles of elements inside this one, by their declarations. */
  readonly children: Map<DeclarationSet, ElementStyle>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Winner =
  | { readonly kind: "value"; readonly value: Specified<unknown> }
  | { readonly kind: "wide"; readonly keyword: WideKeyword };

/** Properties that others depend on are computed first. */
const FIRST = new Set<PropertyName>(["fontSize", "color", "lineHeight"]);
const NOT_INHERITED = PROPERTY_NAMES.filter((name) => !PROPERTIES[name].inherited);
/** Properties whose initial value is `currentcolor`. */
const CURRENT_COLOR = new Set<PropertyName>([
  "borderTopColor",
  "borderRightColor",
  "borderBottomColor",
  "borderLeftColor",
  "textDecorationColor",
]);
const NO_CUSTOM: CustomProperties = new Map();
const ROOT_FONT_SIZE = 16;

/** The document's elements with their styles. */
class StyledTree {
  constructor(
    readonly matched: MatchedDom,
    readonly styles: Styles,
  ) {}

  element(element: Element, parent: ElementStyle | undefined): StyledElement {
    const match = this.matched.elements.get(element)!;
    const own = this.styles.of(match.own, parent);
    const pseudo = (name: "before" | "after" | "marker"): StyledPseudo | undefined => {
      const set = match.pseudos[name];
      return set && { style: this.styles.of(set, own).style };
    };
    const [before, after, marker] = [pseudo("before"), pseudo("after"), pseudo("marker")];
    const children: (StyledElement | StyledText)[] = [];
    for (const child of element.children) {
      if (isElement(child)) {
        const styled = this.#visible(child, own);
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
      children,
    };
  }

  #visible(element: Element, parent: ElementStyle): StyledElement | undefined {
    const style = this.styles.of(this.matched.elements.get(element)!.own, parent);
    return style.style.display === "none" ? undefined : this.element(element, parent);
  }
}

/** Styles beyond this count come from `style` attributes of many documents, and are not worth keeping. */
const MAX_SHARED = 400;

/** Computed styles by their declarations and the parent's style. Root styles decide what `rem` is for all below them. */
class Styles {
  readonly #roots = new Map<DeclarationSet, ElementStyle>();
  #count = 0;

  constructor(readonly options: ComputeOptions) {}

  get full(): boolean {
    return this.#count >= MAX_SHARED;
  }

  of(set: DeclarationSet, parent: ElementStyle | undefined): ElementStyle {
    const siblings = parent?.children ?? this.#roots;
    let style = siblings.get(set);
    if (!style) {
      siblings.set(set, (style = this.#compute(set, parent)));
      this.#count++;
    }
    return style;
  }

  #compute(set: DeclarationSet, parent: ElementStyle | undefined): ElementStyle {
    const custom = customProperties(set, parent?.custom ?? NO_CUSTOM);
    const winners = resolveWinners(set, custom, parent?.style);
    const inheritedStyle = parent?.style ?? INITIAL_STYLE;
    // Copied whole and then overwritten: all styles have one shape, which is what makes reading them cheap.
    const values: Record<PropertyName, unknown> = { ...inheritedStyle };
    for (const name of NOT_INHERITED) values[name] = INITIAL_STYLE[name];
    const rootFontSize = parent?.rootFontSize ?? ROOT_FONT_SIZE;
    let context = this.#context(inheritedStyle, inheritedStyle.fontSize, rootFontSize);
    const apply = (name: PropertyName) => {
      const winner = winners.get(name);
      if (winner) values[name] = computeValue(name, winner, inheritedStyle, context);
    };
    apply("fontSize");
    const fontSize = (values.fontSize as number) * (parent ? 1 : this.options.rootScale);
    values.fontSize = fontSize;
    context = this.#context(inheritedStyle, fontSize, parent ? rootFontSize : fontSize);
    apply("color");
    const currentColor = values.color as ComputedStyle["color"];
    for (const name of CURRENT_COLOR) values[name] = currentColor;
    context = { ...context, currentColor };
    apply("lineHeight");
    context = { ...context, lineHeight: lineHeightPx(values.lineHeight as ComputedStyle["lineHeight"], fontSize) };
    for (const name of winners.keys()) if (!FIRST.has(name)) apply(name);
    settle(values as Mutable<ComputedStyle>);
    return {
      style: values as ComputedStyle,
      custom,
      rootFontSize: parent ? rootFontSize : fontSize,
      children: new Map(),
    };
  }

  #context(inheritedStyle: ComputedStyle, fontSize: number, rootFontSize: number): ComputeContext {
    return {
      fontSize,
      rootFontSize,
      lineHeight: lineHeightPx(inheritedStyle.lineHeight, fontSize),
      viewport: this.options.viewport,
      currentColor: inheritedStyle.color,
      parentFontWeight: inheritedStyle.fontWeight,
    };
  }
}

function lineHeightPx(lineHeight: ComputedStyle["lineHeight"], fontSize: number): number {
  if (lineHeight.kind === "length") return lineHeight.px;
  // `normal` depends on the font; 1.2 is what most come near to.
  return fontSize * (lineHeight.kind === "number" ? lineHeight.value : 1.2);
}

function computeValue(name: PropertyName, winner: Winner, parent: ComputedStyle, context: ComputeContext): unknown {
  const definition = PROPERTIES[name];
  if (winner.kind === "value") return winner.value(context);
  // `revert` is taken as `unset`: the engine's own sheet was overridden on purpose.
  const inherits = winner.keyword === "inherit" || (winner.keyword !== "initial" && definition.inherited);
  if (inherits) return parent[name];
  return CURRENT_COLOR.has(name) ? context.currentColor : definition.initial;
}

/** The adjustments that depend on other computed values. */
function settle(style: Mutable<ComputedStyle>): void {
  style.borderTopWidth = borderWidth(style.borderTopWidth, style.borderTopStyle);
  style.borderRightWidth = borderWidth(style.borderRightWidth, style.borderRightStyle);
  style.borderBottomWidth = borderWidth(style.borderBottomWidth, style.borderBottomStyle);
  style.borderLeftWidth = borderWidth(style.borderLeftWidth, style.borderLeftStyle);
  style.opacity = Math.min(1, style.opacity);
}

/** "Snap as a border width" (CSS Values 4, section 6.3): whole px, rounded down, but at least one. */
function borderWidth(width: number, style: ComputedStyle["borderTopStyle"]): number {
  if (style === "none" || style === "hidden" || width <= 0) return 0;
  // 0.3em of 13.333px are 4px, whatever the sum of floating-point errors.
  return Math.max(1, Math.floor(width + 0.001));
}

function customProperties(set: DeclarationSet, parent: CustomProperties): CustomProperties {
  let own: Map<string, string> | undefined;
  for (const { name, declared } of set.declarations) {
    if (!name.startsWith("--")) continue;
    own ??= new Map(parent);
    if (declared.kind !== "var") continue;
    if (declared.text === "initial") own.delete(name);
    else if (declared.text !== "inherit" && declared.text !== "unset") own.set(name, declared.text);
  }
  if (!own) return parent;
  // References are resolved here, so that descendants inherit values and not expressions.
  const resolved = new Map<string, string>();
  for (const name of own.keys()) {
    const text = substitute(`var(${name})`, own);
    if (text !== undefined) resolved.set(name, text);
  }
  return resolved;
}

/** The winning declaration of each physical longhand. */
function resolveWinners(
  set: DeclarationSet,
  custom: CustomProperties,
  parent: ComputedStyle | undefined,
): Map<PropertyName, Winner> {
  const direction = winningDirection(set, custom, parent);
  const winners = new Map<PropertyName, Winner>();
  for (const { name, declared } of set.declarations) {
    if (name.startsWith("--")) continue;
    const longhand = name as Exclude<typeof name, `--${string}`>;
    winners.set(physicalName(longhand, direction), winnerOf(longhand, declared, custom));
  }
  return winners;
}

/** `direction` decides where logical properties go, so it is found before all others. */
function winningDirection(
  set: DeclarationSet,
  custom: CustomProperties,
  parent: ComputedStyle | undefined,
): "ltr" | "rtl" {
  const inheritedDirection = parent?.direction ?? "ltr";
  const last = set.declarations.findLast((declaration) => declaration.name === "direction");
  if (!last) return inheritedDirection;
  const winner = winnerOf("direction", last.declared, custom);
  if (winner.kind === "wide") return winner.keyword === "initial" ? "ltr" : inheritedDirection;
  return winner.value(PLAIN) === "rtl" ? "rtl" : "ltr";
}

const PLAIN: ComputeContext = {
  fontSize: ROOT_FONT_SIZE,
  rootFontSize: ROOT_FONT_SIZE,
  lineHeight: ROOT_FONT_SIZE,
  viewport: { width: 0, height: 0 },
  currentColor: INITIAL_STYLE.color,
  parentFontWeight: 400,
};

/** A declaration whose `var()` can't be substituted is invalid at computed-value time: it acts as `unset`. */
function winnerOf(name: string, declared: Declared, custom: CustomProperties): Winner {
  if (declared.kind !== "var") return declared;
  const text = substitute(declared.text, custom)?.trim();
  if (text === undefined) return { kind: "wide", keyword: "unset" };
  if (text === "inherit" || text === "initial" || text === "unset" || text === "revert")
    return { kind: "wide", keyword: text };
  const longhands = expandText(declared.property, text);
  const own = longhands?.find((longhand) => longhand.name === name);
  return own ? { kind: "value", value: own.value } : { kind: "wide", keyword: "unset" };
}

const MAX_CACHED_EXPANSIONS = 5_000;
const expansions = new Map<string, ReturnType<typeof expand>>();

/** Expansion of a substituted value, remembered by property and text. */
function expandText(property: string, text: string): ReturnType<typeof expand> {
  const key = `${property}:${text}`;
  if (expansions.has(key)) return expansions.get(key);
  const components = parseComponents(text);
  const longhands = components && expand(property, components);
  if (expansions.size >= MAX_CACHED_EXPANSIONS) expansions.clear();
  expansions.set(key, longhands);
  return longhands;
}
