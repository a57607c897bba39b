/**
 * Declarations -> computed values (CSS Cascade 5, section 4): defaulting, `var()`, relative lengths, and the dependencies
 * between properties. Elements with the same declarations and the same parent style share one style object.
 */
import type { Element, Text } from "domhandler";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { isElement } from "../../html/index.js";
import type { DeclarationSet, MatchedDom, StyleScope } from "../cascade/cascade.js";
import type { Overflow } from "../properties/box/overflow.js";
import { expand, physicalName } from "../properties/shorthands/shorthands.js";
import {
  type ComputedStyle,
  INITIAL_STYLE,
  PROPERTIES,
  PROPERTY_NAMES,
  type PropertyName,
} from "../properties/table.js";
import { type FontSizeBasis, fontSizeBasis, isMonospaceAlone, monospaceFactor } from "../properties/text/font.js";
import {
  type Declared,
  isWideKeyword,
  notUnderstood,
  type RegisteredProperty,
  type WideKeyword,
} from "../sheets/stylesheet.js";
import { parseComponents } from "../syntax/component.js";
import {
  type CustomProperties,
  MAX_LENGTH,
  resolveCustomProperties,
  substitute,
  TOO_LONG,
} from "../syntax/variables.js";
import type { ComputeContext, Specified } from "../values/specified.js";
import type { Color } from "../values/types.js";
import type { FontUnits } from "../values/units.js";
import type { StyledElement, StyledPseudo, StyledText } from "./styled-dom.js";

export interface ComputeOptions {
  /** Multiplies the root element's font size, and so all that is given in rem or em. */
  readonly rootScale: number;
  /** What viewport units refer to, px: the page area. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Measures of the first font that a style would be set in. */
  readonly fontUnits?: (style: FontStyle) => FontUnits;
}

/** What of a style decides about its font. */
export type FontStyle = Pick<ComputedStyle, (typeof FONT)[number] | "fontSize">;

/** Computes the styles of the whole document; elements with `display: none` are left out. */
export function computeStyles(matched: MatchedDom, options: ComputeOptions): StyledElement {
  const tree = new StyledTree(matched, sharedStyles(matched.scope, options));
  return withViewportOverflow(tree.element(matched.root, undefined));
}

/**
 * The `overflow` of the root element, or else of the body, is that of the viewport, which on paper cuts nothing off (CSS Overflow
 * 3, section 3.3).
 */
function withViewportOverflow(root: StyledElement): StyledElement {
  if (!lets(root.style)) return { ...root, style: withoutOverflow(root.style) };
  const isBody = (child: StyledElement | StyledText) => child.kind === "element" && child.element.name === "body";
  const body = root.children.find(isBody);
  if (body?.kind !== "element" || lets(body.style)) return root;
  const own = { ...body, style: withoutOverflow(body.style) };
  return { ...root, children: root.children.map((child) => (child === body ? own : child)) };
}

const lets = ({ overflowX, overflowY }: ComputedStyle): boolean => overflowX === "visible" && overflowY === "visible";
const viewportStyles = new WeakMap<ComputedStyle, ComputedStyle>();

function withoutOverflow(style: ComputedStyle): ComputedStyle {
  let other = viewportStyles.get(style);
  if (!other) viewportStyles.set(style, (other = { ...style, overflowX: "visible", overflowY: "visible" }));
  return other;
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

/** Scales and viewports for which the styles of one set of sheets are kept. */
const MAX_STYLES = 160;
const scopes = new WeakMap<StyleScope, SharedStyles>();

/** Documents with the same sheets have the same styles at the same scale: they are computed once in a process. */
function sharedStyles(scope: StyleScope, options: ComputeOptions): Styles {
  let shared = scopes.get(scope);
  if (!shared || shared.rules.full)
    scopes.set(scope, (shared = { rules: new ResolvedRules(scope.registered), byOptions: new Map() }));
  const { byOptions } = shared;
  const key = `${options.rootScale} ${options.viewport.width} ${options.viewport.height}`;
  let styles = byOptions.get(key);
  if (styles?.options.fontUnits !== options.fontUnits) styles = undefined;
  if (!styles) {
    if (byOptions.size >= MAX_STYLES) byOptions.delete(byOptions.keys().next().value!);
    byOptions.set(key, (styles = new Styles(options, shared.rules)));
  }
  return styles;
}

interface SharedStyles {
  readonly rules: ResolvedRules;
  readonly byOptions: Map<string, Styles>;
}

/** What `rem` and `rlh` refer to, px. */
interface RootMeasures {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** What wins for an element, whatever the scale: the custom properties that it has, and a declaration for each property. */
interface Resolved {
  readonly custom: CustomProperties;
  readonly winners: ReadonlyMap<PropertyName, Winner>;
  /** Declarations among them whose value, once it was known, was none. */
  readonly faults: readonly Fault[];
  /** Decides where the logical properties of children go. */
  readonly direction: "ltr" | "rtl";
  /** What wins for elements inside this one, by their declarations. */
  readonly children: Map<DeclarationSet, Resolved>;
}

/** A declaration that is invalid at computed-value time (CSS Variables 1, section 3.1). */
interface Fault {
  readonly message: string;
  readonly place: NonNullable<Extract<Declared, { kind: "var" }>["place"]>;
}

/** The style of an element with what its children's depend on. */
interface ElementStyle {
  readonly style: ComputedStyle;
  readonly resolved: Resolved;
  readonly root: RootMeasures;
  /** Colours that are `currentcolor`, or made of it: what inherits them has its own colour there (CSS Color 4, section 9.3). */
  readonly current: ReadonlyMap<PropertyName, Specified<unknown>>;
  readonly sizeBasis: FontSizeBasis;
  /** The styles of elements inside this one, by their declarations. */
  readonly children: Map<DeclarationSet, ElementStyle>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Winner =
  | { readonly kind: "value"; readonly value: Specified<unknown> }
  | { readonly kind: "wide"; readonly keyword: WideKeyword };

/** Properties that others depend on are computed first. */
const FONT = [
  "fontFamily",
  "fontWeight",
  "fontStretch",
  "fontStyle",
  "fontVariationSettings",
  "fontOpticalSizing",
] as const satisfies readonly PropertyName[];
const FIRST = new Set<PropertyName>([...FONT, "fontSize", "color", "lineHeight"]);
const NOT_INHERITED = PROPERTY_NAMES.filter((name) => !PROPERTIES[name].inherited);
/** Properties whose initial value is `currentcolor`. */
const CURRENT_COLOR = new Set<PropertyName>([
  "borderTopColor",
  "borderRightColor",
  "borderBottomColor",
  "borderLeftColor",
  "textDecorationColor",
  "columnRuleColor",
  "outlineColor",
  "WebkitTextFillColor",
]);
const COLORS: readonly PropertyName[] = [...CURRENT_COLOR, "backgroundColor"];
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

/** Elements beyond this count have `style` attributes of many documents, and are not worth keeping. */
const MAX_RESOLVED = 800;

/** The winning declarations of elements, by their own and those of the elements around them. */
class ResolvedRules {
  readonly #roots = new Map<DeclarationSet, Resolved>();
  #count = 0;
  /** Whether any declaration has been invalid at computed-value time. */
  hasFaults = false;

  constructor(readonly registered: ReadonlyMap<string, RegisteredProperty>) {}

  get full(): boolean {
    return this.#count >= MAX_RESOLVED;
  }

  /** The custom properties that an element has by its parent's, or as they are registered. */
  #inherited(parent: Resolved | undefined): CustomProperties {
    if (this.registered.size === 0) return parent?.custom ?? NO_CUSTOM;
    const custom = new Map(parent?.custom);
    for (const { name, inherits, initial } of this.registered.values()) {
      if (parent && inherits) continue;
      if (initial === undefined) custom.delete(name);
      else custom.set(name, initial);
    }
    return custom;
  }

  of(set: DeclarationSet, parent: Resolved | undefined): Resolved {
    const siblings = parent?.children ?? this.#roots;
    let resolved = siblings.get(set);
    if (!resolved) {
      const custom = customProperties(set, this.#inherited(parent), this.registered);
      const direction = winningDirection(set, custom, parent?.direction ?? "ltr");
      resolved = { custom, ...resolveWinners(set, custom, direction), direction, children: new Map() };
      this.hasFaults ||= resolved.faults.length > 0;
      siblings.set(set, resolved);
      this.#count++;
    }
    return resolved;
  }
}

/** Computed styles by their declarations and the parent's style. Root styles decide what `rem` is for all below them. */
class Styles {
  readonly #roots = new Map<DeclarationSet, ElementStyle>();

  constructor(
    readonly options: ComputeOptions,
    readonly rules: ResolvedRules,
  ) {}

  /** @param outside the style is for no element, but for a page or a margin box */
  of(set: DeclarationSet, parent: ElementStyle | undefined, outside = false): ElementStyle {
    const siblings = parent?.children ?? this.#roots;
    let style = siblings.get(set);
    if (!style) siblings.set(set, (style = this.#compute(this.rules.of(set, parent?.resolved), parent, outside)));
    return style;
  }

  #compute(resolved: Resolved, parent: ElementStyle | undefined, outside: boolean): ElementStyle {
    const { winners } = resolved;
    const inheritedStyle = parent?.style ?? INITIAL_STYLE;
    // Copied whole and then overwritten: all styles have one shape, which is what makes reading them cheap.
    const values: Record<PropertyName, unknown> = { ...inheritedStyle };
    for (const name of NOT_INHERITED) values[name] = INITIAL_STYLE[name];
    // Chromium takes rem for em where there is no element.
    const root = outside
      ? { fontSize: inheritedStyle.fontSize, lineHeight: inheritedStyle.fontSize }
      : (parent?.root ?? { fontSize: ROOT_FONT_SIZE, lineHeight: ROOT_FONT_SIZE });
    let context = this.#context(inheritedStyle, inheritedStyle.fontSize, inheritedStyle, root);
    const apply = (name: PropertyName) => {
      const winner = winners.get(name);
      if (winner) values[name] = computeValue(name, winner, inheritedStyle, context);
    };
    for (const name of FONT) apply(name);
    apply("fontSize");
    const sizeBasis = basisOf(winners.get("fontSize"), parent?.sizeBasis ?? MEDIUM);
    const byFamily = familyFactor(values as FontStyle, inheritedStyle, winners.get("fontSize"), sizeBasis);
    const scale = parent ? 1 : this.options.rootScale;
    const fontSize = Math.min(MAX_FONT_SIZE, (values.fontSize as number) * scale * byFamily);
    values.fontSize = fontSize;
    const isOwnRoot = !parent || outside;
    const known = isOwnRoot ? { ...root, fontSize } : root;
    context = this.#context(inheritedStyle, fontSize, values as FontStyle, known);
    apply("color");
    const currentColor = values.color as ComputedStyle["color"];
    for (const name of CURRENT_COLOR) if (!PROPERTIES[name].inherited) values[name] = currentColor;
    context = { ...context, currentColor };
    apply("lineHeight");
    const lineHeight = lineHeightPx(values.lineHeight as ComputedStyle["lineHeight"], context);
    const own = isOwnRoot ? { fontSize, lineHeight } : root;
    context = { ...context, lineHeight, rootLineHeight: own.lineHeight };
    const current = new Map<PropertyName, Specified<unknown>>();
    for (const name of winners.keys()) if (!FIRST.has(name)) apply(name);
    for (const name of COLORS) {
      const specified = specifiedColor(name, winners.get(name), parent);
      // It depends on the colour of the text if it is another one beside another.
      const other = { ...context, currentColor: otherColor(currentColor) };
      const depends = specified && (specified === CURRENT || !isSameColor(specified(context), specified(other)));
      if (depends) values[name] = specified(context);
      if (depends) current.set(name, specified);
    }
    settle(values as Mutable<ComputedStyle>);
    return { style: values as ComputedStyle, resolved, root: own, current, sizeBasis, children: new Map() };
  }

  /** @param font the style whose font measures count: the parent's, until the element's own is known */
  #context(inheritedStyle: ComputedStyle, fontSize: number, font: FontStyle, root: RootMeasures): ComputeContext {
    const { fontUnits, viewport } = this.options;
    const context: ComputeContext = {
      fontSize,
      rootFontSize: root.fontSize,
      rootLineHeight: root.lineHeight,
      lineHeight: 0,
      ...(fontUnits && { fontUnits: () => fontUnits(font) }),
      viewport,
      currentColor: inheritedStyle.color,
      parentFontWeight: inheritedStyle.fontWeight,
    };
    return { ...context, lineHeight: lineHeightPx(inheritedStyle.lineHeight, context) };
  }
}

/** The keyword that the root's size begins with, px. */
const MEDIUM = 16;

/** What an element's font size is measured by, in the end. */
function basisOf(winner: Winner | undefined, inheritedBasis: FontSizeBasis): FontSizeBasis {
  if (winner?.kind === "wide") return winner.keyword === "initial" ? MEDIUM : inheritedBasis;
  if (!winner) return inheritedBasis;
  const own = fontSizeBasis(winner.value);
  // A part of a size that was given in px is as good as given in px.
  return own === "relative" && inheritedBasis === "absolute" ? "absolute" : own;
}

/**
 * What a size is multiplied by where the element is set in `monospace` alone and its parent isn't, or the other way round. A size
 * by keyword is that of the element's own family.
 */
function familyFactor(own: FontStyle, parent: FontStyle, winner: Winner | undefined, basis: FontSizeBasis): number {
  const [isMonospace, wasMonospace] = [isMonospaceAlone(own.fontFamily), isMonospaceAlone(parent.fontFamily)];
  const isKeyword = winner !== undefined && typeof basis === "number" && !isInherited(winner);
  if (isKeyword) return isMonospace ? monospaceFactor(basis) : 1;
  if (isMonospace === wasMonospace) return 1;
  return isMonospace ? monospaceFactor(basis) : 1 / monospaceFactor(basis);
}

const isInherited = (winner: Winner): boolean => winner.kind === "wide" && winner.keyword !== "initial";

/** Chromium's limit, px. */
const MAX_FONT_SIZE = 10_000;

function lineHeightPx(lineHeight: ComputedStyle["lineHeight"], { fontSize, fontUnits }: ComputeContext): number {
  if (lineHeight.kind === "length") return lineHeight.px;
  if (lineHeight.kind === "number") return fontSize * lineHeight.value;
  return fontUnits?.().normalLineHeight(fontSize) ?? fontSize * 1.2;
}

function computeValue(name: PropertyName, winner: Winner, parent: ComputedStyle, context: ComputeContext): unknown {
  const definition = PROPERTIES[name];
  if (winner.kind === "value") return winner.value(context);
  const inherits = winner.keyword === "inherit" || (winner.keyword !== "initial" && definition.inherited);
  if (inherits) return parent[name];
  return CURRENT_COLOR.has(name) ? context.currentColor : definition.initial;
}

/** What a colour was specified as, here or where it is inherited from; undefined for one that is a colour already. */
function specifiedColor(
  name: PropertyName,
  winner: Winner | undefined,
  parent: ElementStyle | undefined,
): Specified<unknown> | undefined {
  if (winner?.kind === "value") return winner.value;
  const { inherited } = PROPERTIES[name];
  const inherits = winner ? winner.kind === "wide" && winner.keyword === "inherit" : inherited;
  const unset = winner?.kind === "wide" && winner.keyword !== "initial" && inherited;
  if (parent && (inherits || unset)) return parent.current.get(name);
  return CURRENT_COLOR.has(name) ? CURRENT : undefined;
}

const CURRENT: Specified<unknown> = ({ currentColor }) => currentColor;

const otherColor = (color: Color): Color => ({ ...color, r: 255 - color.r });

function isSameColor(a: unknown, b: unknown): boolean {
  return isColor(a) && isColor(b) && a.r === b.r && a.g === b.g && a.b === b.b && a.a === b.a;
}

const isColor = (value: unknown): value is Color => typeof value === "object" && value !== null && "r" in value;

/** The adjustments that depend on other computed values. */
function settle(style: Mutable<ComputedStyle>): void {
  style.outlineWidth = borderWidth(style.outlineWidth, style.outlineStyle);
  style.columnRuleWidth = borderWidth(style.columnRuleWidth, style.columnRuleStyle);
  style.borderTopWidth = borderWidth(style.borderTopWidth, style.borderTopStyle);
  style.borderRightWidth = borderWidth(style.borderRightWidth, style.borderRightStyle);
  style.borderBottomWidth = borderWidth(style.borderBottomWidth, style.borderBottomStyle);
  style.borderLeftWidth = borderWidth(style.borderLeftWidth, style.borderLeftStyle);
  style.opacity = Math.min(1, style.opacity);
  const scrolls = isScrollable(style.overflowX) || isScrollable(style.overflowY);
  if (scrolls) for (const axis of ["overflowX", "overflowY"] as const) style[axis] = besideScrollable(style[axis]);
}

const isScrollable = (value: Overflow): boolean => value !== "visible" && value !== "clip";

/** Where content can be scrolled along one axis, it can't be let out along the other (CSS Overflow 3, section 3.1). */
function besideScrollable(value: Overflow): Overflow {
  return value === "visible" ? "auto" : value === "clip" ? "hidden" : value;
}

/** "Snap as a border width" (CSS Values 4, section 6.3): whole px, rounded down, but at least one. */
function borderWidth(width: number, style: ComputedStyle["borderTopStyle"]): number {
  if (style === "none" || style === "hidden" || width <= 0) return 0;
  // 0.3em of 13.333px are 4px, whatever the sum of floating-point errors.
  return Math.max(1, Math.floor(width + 0.001));
}

/** @param parent what is inherited, or registered as initial */
function customProperties(
  set: DeclarationSet,
  parent: CustomProperties,
  registered: ReadonlyMap<string, RegisteredProperty>,
): CustomProperties {
  let inherited: Map<string, string> | undefined;
  const own = new Map<string, string>();
  for (const { name, declared } of set.declarations) {
    if (!name.startsWith("--")) continue;
    inherited ??= new Map(parent);
    if (declared.kind !== "var") continue;
    own.delete(name);
    const initial = registered.get(name)?.initial;
    if (declared.text === "initial" && initial !== undefined) own.set(name, initial);
    else if (declared.text === "initial") inherited.delete(name);
    else {
      const known = parent.get(name);
      if (known !== undefined) inherited.set(name, known);
      if (declared.text !== "inherit" && declared.text !== "unset") own.set(name, declared.text);
    }
  }
  // References are resolved here, so that descendants inherit values and not expressions.
  return inherited ? resolveCustomProperties(own, inherited) : parent;
}

/** The winning declaration of each physical longhand, and what is wrong with those. */
function resolveWinners(
  set: DeclarationSet,
  custom: CustomProperties,
  direction: "ltr" | "rtl",
): Pick<Resolved, "winners" | "faults"> {
  const winners = new Map<PropertyName, Winner>();
  const faults = new Map<PropertyName, Fault>();
  set.declarations.forEach(({ name, declared }, i) => {
    if (isCustom(name)) return;
    const physical = physicalName(name, direction);
    faults.delete(physical);
    const winner = winnerOf(name, declared, custom, (fault) => faults.set(physical, fault));
    winners.set(physical, isRevert(winner) ? rollBack(set, i, winner, custom, direction) : winner);
  });
  return { winners, faults: [...faults.values()] };
}

const isCustom = (name: string): name is `--${string}` => name.startsWith("--");

const isRevert = (winner: Winner): winner is Winner & { kind: "wide" } =>
  winner.kind === "wide" && (winner.keyword === "revert" || winner.keyword === "revert-layer");

/** `revert` and `revert-layer` (CSS Cascade 5, section 7.3): what would win without the author's sheets, or without the layer. */
function rollBack(
  set: DeclarationSet,
  from: number,
  revert: Winner & { kind: "wide" },
  custom: CustomProperties,
  direction: "ltr" | "rtl",
): Winner {
  const { declarations, levels } = set;
  const own = declarations[from]!.name;
  const below = revert.keyword === "revert" ? 1 : levels[from]!;
  for (let i = from - 1; i >= 0; i--) {
    const { name, declared } = declarations[i]!;
    if (levels[i]! >= below || isCustom(name) || isCustom(own)) continue;
    if (physicalName(name, direction) !== physicalName(own, direction)) continue;
    const winner = winnerOf(name, declared, custom);
    return isRevert(winner) ? rollBack(set, i, winner, custom, direction) : winner;
  }
  return { kind: "wide", keyword: "unset" };
}

/** `direction` decides where logical properties go, so it is found before all others. */
function winningDirection(
  set: DeclarationSet,
  custom: CustomProperties,
  inheritedDirection: "ltr" | "rtl",
): "ltr" | "rtl" {
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
function winnerOf(
  name: string,
  declared: Declared,
  custom: CustomProperties,
  onFault: (fault: Fault) => void = () => {},
): Winner {
  if (declared.kind !== "var") return declared;
  const text = substitute(declared.text, custom)?.trim();
  const fault = (message: string): Winner => {
    if (declared.place) onFault({ message, place: declared.place });
    return { kind: "wide", keyword: "unset" };
  };
  if (text === undefined) return { kind: "wide", keyword: "unset" };
  if (text === TOO_LONG)
    return fault(`"${declared.property}" has no value: with its var() it comes to more than ${MAX_LENGTH} characters`);
  if (isWideKeyword(text)) return { kind: "wide", keyword: text };
  const longhands = expandText(declared.property, text);
  const own = longhands?.find((longhand) => longhand.name === name);
  if (own) return { kind: "value", value: own.value };
  return fault(notUnderstood(text, declared.property));
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
