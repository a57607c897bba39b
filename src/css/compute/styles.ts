/**
 * Winning declarations -> computed values (CSS Cascade 5, section 4.4), in the order in which properties depend on each other: the
 * font in terms of the parent's, colour and line height in terms of the font, all else in terms of these.
 */
import type { DeclarationSet } from "../cascade/cascade.js";
import type { Stage } from "../properties/definition.js";
import { INITIAL_VALUES, type StyleValues, settle } from "../properties/initial-style.js";
import { type ComputedStyle, PROPERTIES, PROPERTY_NAMES, type PropertyName } from "../properties/table.js";
import type { FontSizeBasis, fontChoiceProperties } from "../properties/text/font.js";
import { resolveLength } from "../values/length-percentage.js";
import type { ComputeContext } from "../values/specified.js";
import type { FontUnits } from "../values/units.js";
import { type CurrentColors, currentColors } from "./current-color.js";
import type { FitVariables } from "./fit-variables.js";
import { type FontPercentages, fontPercentages } from "./font-percentages.js";
import { basisOf, familyFactor, MEDIUM } from "./font-size.js";
import type { Resolved, ResolvedRules } from "./resolved-rules.js";
import type { Winner } from "./winners.js";

export interface ComputeOptions {
  /** Multiplies the root element's font size, and so all that is given in rem or em. */
  readonly rootScale: number;
  /** What viewport units refer to, px: the page area. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Where a document refers to how it is fitted to its page. */
  readonly fit?: FitVariables;
  /** Measures of the first font that a style would be set in. */
  readonly fontUnits?: (style: FontStyle) => FontUnits;
}

/** What of a style decides about its font. */
export type FontStyle = Pick<ComputedStyle, keyof typeof fontChoiceProperties>;

/** What `rem` and `rlh` refer to, px. */
interface RootMeasures {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** The style of an element with what its children's depend on. */
export interface ElementStyle {
  readonly style: ComputedStyle;
  /** What it was computed from. */
  readonly set: DeclarationSet;
  readonly parent: ElementStyle | undefined;
  readonly resolved: Resolved;
  readonly root: RootMeasures;
  readonly current: CurrentColors;
  /** Parts of the font size that are inherited as such. */
  readonly percentages: FontPercentages;
  readonly sizeBasis: FontSizeBasis;
  /** What of it refers to the height of the viewport: only values of its own, or what elements inside inherit too. */
  readonly ofHeight: "nothing" | "own" | "inherited";
  /** The styles of elements inside this one. */
  readonly children: StylesByDeclarations;
}

/** Whether `z-index` applies: to what is positioned, and to flex and grid items (CSS Flexbox 1, section 5.4; CSS Grid 2, section 6.5). */
function takesLevel({ position }: ComputedStyle, parent: ElementStyle | undefined): boolean {
  if (position !== "static") return true;
  let around = parent;
  while (around?.style.display === "contents") around = around.parent;
  return around !== undefined && /^(?:inline-)?(?:flex|grid)$/.test(around.style.display);
}

/** What is known at one scale and width of the viewport. */
interface KnownStyles {
  readonly roots: StylesByDeclarations;
  readonly byStyle: Map<ComputedStyle, ElementStyle>;
}

/** Styles by their declarations; those that refer to the height of the viewport by that as well, px. */
type StylesByDeclarations = Map<DeclarationSet, ElementStyle | Map<number, ElementStyle>>;

/** What is computed at a stage. */
const after = (stage: Stage): readonly PropertyName[] =>
  PROPERTY_NAMES.filter((name) => PROPERTIES[name].after === stage);
const FONT = after("parent");
const AFTER_FONT = after("font");
const LAST: ReadonlySet<PropertyName> = new Set(after("color"));
const NOT_INHERITED = PROPERTY_NAMES.filter((name) => !PROPERTIES[name].inherited);
/** Those that begin with the colour of the element's own text. */
const OWN_COLOR = NOT_INHERITED.filter((name) => PROPERTIES[name].initial === "currentcolor");

/** Chromium's limit, px. */
const MAX_FONT_SIZE = 10_000;

/** What viewport units refer to, px. It notes whether its height was asked for. */
class Viewport {
  isHeightAsked = false;

  constructor(
    readonly width: number,
    readonly ownHeight: number,
  ) {}

  get height(): number {
    this.isHeightAsked = true;
    return this.ownHeight;
  }
}

/** Computed styles by their declarations and the parent's style. Root styles decide what `rem` is for all below them. */
export class Styles {
  readonly #viewport: Viewport;

  constructor(
    readonly options: ComputeOptions,
    readonly rules: ResolvedRules,
    readonly known: KnownStyles = { roots: new Map(), byStyle: new Map() },
  ) {
    this.#viewport = new Viewport(options.viewport.width, options.viewport.height);
  }

  /** Styles for a viewport of another height, px: what doesn't refer to it is the same object. */
  atHeight(height: number): Styles {
    const viewport = { width: this.options.viewport.width, height };
    return new Styles({ ...this.options, viewport }, this.rules, this.known);
  }

  /** The style of the same declarations with the same ones around, as it is here. @param style one of any scale and viewport */
  counterpart(style: ElementStyle, found: Map<ElementStyle, ElementStyle>): ElementStyle {
    let other = found.get(style);
    if (!other) {
      const parent = style.parent && this.counterpart(style.parent, found);
      found.set(style, (other = this.of(style.set, parent)));
    }
    return other;
  }

  /** @param outside the style is for no element, but for a page or a margin box */
  of(set: DeclarationSet, parent: ElementStyle | undefined, outside = false): ElementStyle {
    const siblings = parent?.children ?? this.known.roots;
    const known = siblings.get(set);
    if (known && !(known instanceof Map)) return known;
    const height = this.#viewport.ownHeight;
    let style = known?.get(height);
    if (!style) {
      const [other] = known?.values() ?? [];
      style = this.#compute(set, parent, other?.children ?? new Map(), outside);
      this.known.byStyle.set(style.style, style);
      if (style.ofHeight === "nothing") siblings.set(set, style);
      else if (known) known.set(height, style);
      else siblings.set(set, new Map([[height, style]]));
    }
    return style;
  }

  #compute(
    set: DeclarationSet,
    parent: ElementStyle | undefined,
    children: StylesByDeclarations,
    outside: boolean,
  ): ElementStyle {
    const resolved = this.rules.of(set, parent?.resolved);
    const { winners } = resolved;
    const from = parent?.style ?? INITIAL_VALUES;
    const values = startingValues(from);
    const root = rootAround(parent, from, outside);
    const viewport = this.#viewport;
    let ofHeight: ElementStyle["ofHeight"] = parent?.ofHeight === "inherited" ? "inherited" : "nothing";
    const apply = (name: PropertyName, context: ComputeContext) => {
      const winner = winners.get(name);
      if (!winner) return;
      viewport.isHeightAsked = parent?.ofHeight === "own" && winner.kind === "wide";
      values[name] = computeValue(name, winner, from, context);
      if (!viewport.isHeightAsked) return;
      if (PROPERTIES[name].inherited) ofHeight = "inherited";
      else if (ofHeight === "nothing") ofHeight = "own";
    };
    const ofParent = this.#context(from, from.fontSize, from, root);
    for (const name of FONT) apply(name, ofParent);
    const sizeBasis = basisOf(winners.get("fontSize"), parent?.sizeBasis ?? MEDIUM);
    const style = values as ComputedStyle;
    const byFamily = familyFactor(style, from, winners.get("fontSize"), sizeBasis);
    const fontSize = Math.min(MAX_FONT_SIZE, style.fontSize * (parent ? 1 : this.options.rootScale) * byFamily);
    values.fontSize = fontSize;
    const isOwnRoot = !parent || outside;
    // Of a line height `lh` is that of the parent, of all else the element's own.
    const ofFont = {
      ...this.#context(from, fontSize, style, isOwnRoot ? { ...root, fontSize } : root),
      lineHeight: ofParent.lineHeight,
    };
    for (const name of AFTER_FONT) apply(name, ofFont);
    for (const name of OWN_COLOR) values[name] = style.color;
    const lineHeight = lineHeightPx(style.lineHeight, ofFont);
    const own = isOwnRoot ? { fontSize, lineHeight } : root;
    const context = { ...ofFont, currentColor: style.color, lineHeight, rootLineHeight: own.lineHeight };
    for (const name of winners.keys()) if (LAST.has(name)) apply(name, context);
    const current = currentColors(winners, parent?.current, context);
    for (const [name, specified] of current) values[name] = specified(context);
    const percentages = fontPercentages(winners, parent?.percentages, context);
    for (const [name, length] of percentages) values[name] = resolveLength(length, fontSize);
    settle(values);
    if (values.zIndex !== "auto" && !outside && !takesLevel(style, parent)) values.zIndex = "auto";
    return { style, set, parent, resolved, root: own, current, percentages, sizeBasis, ofHeight, children };
  }

  /** @param font the style whose font measures count: the parent's, until the element's own is known */
  #context(inheritedStyle: ComputedStyle, fontSize: number, font: FontStyle, root: RootMeasures): ComputeContext {
    const { fontUnits, fit } = this.options;
    const context: ComputeContext = {
      fontSize,
      rootFontSize: root.fontSize,
      rootLineHeight: root.lineHeight,
      lineHeight: 0,
      ...(fontUnits && { fontUnits: () => fontUnits(font) }),
      ...(fit && { fit }),
      viewport: this.#viewport,
      currentColor: inheritedStyle.color,
      parentFontWeight: inheritedStyle.fontWeight,
      parentTextAlign: inheritedStyle.textAlign,
    };
    return { ...context, lineHeight: lineHeightPx(inheritedStyle.lineHeight, context) };
  }
}

/** What an element has before any declaration: inherited values, and initial ones. */
function startingValues(from: ComputedStyle): StyleValues {
  // Copied whole and then overwritten: all styles have one shape, which is what makes reading them cheap.
  const values: StyleValues = { ...from };
  for (const name of NOT_INHERITED) values[name] = INITIAL_VALUES[name];
  return values;
}

/** What `rem` refers to in an element. Chromium takes it for em where there is none. */
function rootAround(parent: ElementStyle | undefined, from: ComputedStyle, outside: boolean): RootMeasures {
  if (outside) return { fontSize: from.fontSize, lineHeight: from.fontSize };
  return parent?.root ?? { fontSize: MEDIUM, lineHeight: MEDIUM };
}

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
  return definition.initial === "currentcolor" ? context.currentColor : definition.initial;
}
