/** The cascade of SVG: presentation attributes, style sheets, style attributes (SVG 2, section 6; CSS Cascade 4). */

import type { Element } from "domhandler";
import { BLACK, type Color, Css } from "../../../css/index.js";
import { localName } from "../dom.js";
import { length, withoutFontUnits } from "../numbers.js";
import {
  colorOf,
  isValid,
  isWorthTelling,
  MAX_INHERITED,
  PRESENTATION_ATTRIBUTES,
  propertyOf,
  WIDE,
} from "./properties.js";
import { type Declared, declarationsOf, type StyleRules } from "./stylesheet.js";

/** Told of a property that isn't drawn, once for each element where it stands. */
export type TellProperty = (element: Element, name: string, value: string) => void;

interface Inherited {
  readonly values: Readonly<Record<string, string>>;
  readonly custom: ReadonlyMap<string, string>;
  readonly fontSize: number;
  readonly color: Color;
}

const ROOT: Inherited = { values: {}, custom: new Map(), fontSize: 16, color: BLACK };

/** The values of an element's properties as text: its own, and those that it inherits. */
export class SvgStyle {
  static readonly initial = new SvgStyle(ROOT, {});

  /** What an element inherits from values of CSS. */
  static from(values: Readonly<Record<string, string>>): SvgStyle {
    const declared = new Map(
      Object.entries(values).filter(([name, value]) => name.startsWith("--") || isValid(name, value)),
    );
    return declared.size === 0 ? SvgStyle.initial : computed(declared, SvgStyle.initial);
  }

  constructor(
    readonly inherited: Inherited,
    readonly own: Readonly<Record<string, string>>,
  ) {}

  get(name: string): string | undefined {
    return Object.hasOwn(this.own, name)
      ? this.own[name]
      : Object.hasOwn(this.inherited.values, name)
        ? this.inherited.values[name]
        : undefined;
  }

  /** px */
  get fontSize(): number {
    return this.inherited.fontSize;
  }

  /** What `currentcolor` is. */
  get color(): Color {
    return this.inherited.color;
  }

  /** A length in user units. @param reference what 100 % is */
  length(name: string, reference?: number): number | undefined {
    return length(this.get(name), { fontSize: this.fontSize, reference });
  }

  /** An attribute that is a length. */
  attribute(text: string | undefined, reference?: number): number | undefined {
    return length(text, { fontSize: this.fontSize, reference });
  }
}

/** Styles of elements, given those of their parents. */
export class Cascade {
  /** What is declared doesn't depend on where a `use` puts the element. */
  readonly #declared = new WeakMap<Element, ReadonlyMap<string, string>>();
  readonly #natural = new WeakMap<Element, SvgStyle>();

  /** @param base what the outermost element inherits */
  constructor(
    readonly rules: StyleRules,
    readonly tell: TellProperty,
    readonly base: SvgStyle = SvgStyle.initial,
  ) {}

  /** The style of an element where it stands in the document. */
  natural(element: Element): SvgStyle {
    const known = this.#natural.get(element);
    if (known) return known;
    const parent = element.parent && "attribs" in element.parent ? element.parent : undefined;
    const style = this.style(element, parent && !isOutermost(element) ? this.natural(parent) : this.base);
    this.#natural.set(element, style);
    return style;
  }

  style(element: Element, parent: SvgStyle): SvgStyle {
    const declared = this.#declarations(element);
    if (declared.size === 0) return parent.inherited === ROOT ? SvgStyle.initial : new SvgStyle(parent.inherited, {});
    return computed(declared, parent);
  }

  #declarations(element: Element): ReadonlyMap<string, string> {
    let declared = this.#declared.get(element);
    if (!declared) this.#declared.set(element, (declared = this.#cascade(element)));
    return declared;
  }

  #cascade(element: Element): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    const set = ({ name, value }: Declared) => {
      if (name.startsWith("--")) values.set(name, value);
      else if (name === "marker") for (const side of ["start", "mid", "end"]) values.set(`marker-${side}`, value);
      else if (name === "font") setFont(value, values);
      else if (isValid(name, value)) values.set(name, value);
      else if (propertyOf(name) ? value.length > MAX_INHERITED : isWorthTelling(name, value))
        this.tell(element, name, value);
    };
    for (const name of PRESENTATION_ATTRIBUTES) {
      const value = element.attribs[name]?.trim();
      if (value) set({ name, value, important: false });
    }
    if (element.attribs["xml:space"] === "preserve") values.set("white-space", "pre");
    const matching = this.rules.matching(element);
    const inline = element.attribs.style ? styleAttribute(element.attribs.style) : [];
    for (const important of [false, true]) {
      for (const rule of matching) for (const one of rule) if (one.important === important) set(one);
      for (const one of inline) if (one.important === important) set(one);
    }
    return values;
  }
}

/** The `svg` that HTML around it holds has a cascade of its own. */
function isOutermost(element: Element): boolean {
  if (localName(element) !== "svg") return false;
  for (let at = element.parent; at; at = at.parent) if ("attribs" in at && localName(at) === "svg") return false;
  return true;
}

function computed(declared: ReadonlyMap<string, string>, parent: SvgStyle): SvgStyle {
  const values: Record<string, string> = { ...parent.inherited.values };
  const own: Record<string, string> = {};
  let custom = parent.inherited.custom;
  for (const [name, value] of declared) {
    if (!name.startsWith("--")) continue;
    if (custom === parent.inherited.custom) custom = new Map(custom);
    (custom as Map<string, string>).set(name, value);
  }
  const resolve = (name: string): string | undefined => {
    const value = declared.get(name);
    if (value === undefined || !/\bvar\(/i.test(value)) return value;
    const replaced = Css.substitute(value, custom)?.trim();
    return replaced !== undefined && isValid(name, replaced) ? replaced : "unset";
  };
  const fontSize = fontSizeOf(resolve("font-size"), parent.fontSize);
  const color = colorFrom(resolve("color"), parent.color);
  for (const name of declared.keys()) {
    const property = propertyOf(name);
    const value = resolve(name);
    if (!property || value === undefined) continue;
    const target = property.inherited ? values : own;
    if (!WIDE.test(value)) target[name] = property.inherited ? withoutFontUnits(value, fontSize) : value;
    else {
      const inherited =
        value === "inherit" || (value !== "initial" && property.inherited) ? parent.get(name) : undefined;
      if (inherited === undefined) delete target[name];
      else target[name] = inherited;
    }
  }
  values["font-weight"] = fontWeight(values["font-weight"], parent.get("font-weight"));
  return new SvgStyle({ values, custom, fontSize, color }, own);
}

const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 9 / 16,
  "x-small": 10 / 16,
  small: 13 / 16,
  medium: 1,
  large: 18 / 16,
  "x-large": 1.5,
  "xx-large": 2,
  "xxx-large": 3,
};

function fontSizeOf(value: string | undefined, parent: number): number {
  if (value === undefined) return parent;
  const keyword = SIZES[value.toLowerCase()];
  if (keyword !== undefined) return keyword * 16;
  if (value === "smaller") return parent / 1.2;
  if (value === "larger") return parent * 1.2;
  if (value === "initial") return 16;
  const size = length(value, { fontSize: parent, reference: parent });
  return size === undefined || size < 0 ? parent : size;
}

function colorFrom(value: string | undefined, parent: Color): Color {
  if (value === undefined) return parent;
  return value === "initial" ? BLACK : (colorOf(value, parent) ?? parent);
}

/** CSS Fonts 4, section 2.2.1: `bolder` and `lighter` go by the parent's weight. */
function fontWeight(value: string | undefined, parentValue: string | undefined): string {
  const parent = Number(parentValue ?? 400);
  if (value === "bolder") return String(parent < 350 ? 400 : parent < 550 ? 700 : 900);
  if (value === "lighter") return String(parent < 550 ? 100 : parent < 750 ? 400 : 700);
  if (value === "bold") return "700";
  const number = Number(value);
  return number >= 1 && number <= 1000
    ? String(number)
    : value === undefined || value === "normal"
      ? "400"
      : String(parent);
}

const SIZE_IN_FONT =
  /(?:^|\s)([\d.]+(?:[a-z]+|%)|(?:x{1,3}-)?(?:small|large)|medium|smaller|larger)(?:\s*\/\s*\S+)?\s+(\S.*)$/is;

/** The shorthand as far as it is drawn: style, weight, size, families. */
function setFont(value: string, values: Map<string, string>): void {
  const match = SIZE_IN_FONT.exec(value);
  if (!match) return;
  values.set("font-size", match[1]!);
  values.set("font-family", match[2]!);
  const before = value.slice(0, match.index).toLowerCase();
  values.set("font-style", /italic|oblique/.exec(before)?.[0] ?? "normal");
  values.set("font-weight", /bolder|lighter|bold|\b[1-9]\d{0,2}\b/.exec(before)?.[0] ?? "normal");
}

const MAX_CACHED = 500;
const attributes = new Map<string, readonly Declared[]>();

function styleAttribute(text: string): readonly Declared[] {
  let declared = attributes.get(text);
  if (!declared) {
    const list = Css.parse(text, { context: "declarationList", parseValue: false, parseCustomProperty: false });
    declared = list.type === "DeclarationList" ? declarationsOf(list.children) : [];
    if (attributes.size >= MAX_CACHED) attributes.clear();
    attributes.set(text, declared);
  }
  return declared;
}
