/** Computed values -> the text of a `style` attribute (CSS Style Attributes): what a stylesheet says, where there is none. */
import {
  type Color,
  type ComputedStyle,
  GENERIC_FAMILIES,
  type LengthPercentage,
  type PropertyName,
  type Size,
} from "../css/index.js";
import type { StyledRules } from "./profiles.js";

/** A declaration: name and value. */
type Declaration = readonly [name: string, value: string];

const SIDES = ["Top", "Right", "Bottom", "Left"] as const;
const CORNERS = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"] as const;

/**
 * @param style computed at a root font size of 16 px
 * @param names the longhands to write: those that a rule sets on the element
 * @param parentFontSize px, of the element around
 * @returns declarations with semicolons between, of the properties that the host keeps
 */
export function styleText(
  style: ComputedStyle,
  names: ReadonlySet<PropertyName>,
  parentFontSize: number,
  rules: StyledRules,
): string {
  const writer = new StyleWriter(style, names, parentFontSize, rules.unit);
  return writer
    .declarations()
    .filter(([name]) => rules.properties?.has(name) ?? true)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

class StyleWriter {
  constructor(
    readonly style: ComputedStyle,
    readonly names: ReadonlySet<PropertyName>,
    readonly parentFontSize: number,
    readonly unit: StyledRules["unit"],
  ) {}

  declarations(): Declaration[] {
    return [...this.#layout(), ...this.#box(), ...this.#borders(), ...this.#font(), ...this.#text(), ...this.#table()];
  }

  /** Where the longhand is set: its value in words. */
  #own<N extends PropertyName>(
    name: N,
    css: string,
    write: (value: ComputedStyle[N]) => string | undefined,
  ): Declaration[] {
    if (!this.names.has(name)) return [];
    const value = write(this.style[name]);
    return value === undefined ? [] : [[css, value]];
  }

  #keyword<N extends PropertyName>(name: N, css: string): Declaration[] {
    return this.#own(name, css, String);
  }

  #length(px: number, em = this.style.fontSize): string {
    if (Math.abs(px) < 0.005) return "0";
    return this.unit === "px" || em === 0 ? `${round(px, 1)}px` : `${round(px / em, 3)}em`;
  }

  #lengthPercentage(value: LengthPercentage): string | undefined {
    if (value.of) return undefined;
    if (value.percent === 0) return this.#length(value.px);
    const percent = `${round(value.percent * 100, 2)}%`;
    return value.px === 0 ? percent : `calc(${percent} + ${this.#length(value.px)})`;
  }

  #size(value: Size, unset: string): string | undefined {
    if (value === "auto") return unset;
    return typeof value === "string" ? value : this.#lengthPercentage(value);
  }

  #layout(): Declaration[] {
    const gap = (value: LengthPercentage | "normal") => (value === "normal" ? "normal" : this.#lengthPercentage(value));
    return [
      ...this.#keyword("display", "display"),
      ...this.#keyword("flexDirection", "flex-direction"),
      ...this.#keyword("flexWrap", "flex-wrap"),
      ...this.#own("rowGap", "row-gap", gap),
      ...this.#own("columnGap", "column-gap", gap),
      ...this.#keyword("columnCount", "column-count"),
      ...this.#keyword("justifyContent", "justify-content"),
      ...this.#keyword("alignItems", "align-items"),
      ...this.#keyword("alignContent", "align-content"),
      ...this.#keyword("flexGrow", "flex-grow"),
      ...this.#keyword("flexShrink", "flex-shrink"),
      ...this.#own("flexBasis", "flex-basis", (basis) => (basis === "content" ? basis : this.#size(basis, "auto"))),
    ];
  }

  #box(): Declaration[] {
    const sizes = [
      ["width", "width", "auto"],
      ["height", "height", "auto"],
      ["minWidth", "min-width", "auto"],
      ["minHeight", "min-height", "auto"],
      ["maxWidth", "max-width", "none"],
      ["maxHeight", "max-height", "none"],
    ] as const;
    return [
      ...this.#keyword("boxSizing", "box-sizing"),
      ...sizes.flatMap(([name, css, unset]) => this.#own(name, css, (value) => this.#size(value, unset))),
      ...this.#edges("margin"),
      ...this.#edges("padding"),
      ...this.#own("backgroundColor", "background-color", colorText),
    ];
  }

  /** One declaration where a rule sets all four sides, else one for each that is set. */
  #edges(kind: "margin" | "padding"): Declaration[] {
    const sides = SIDES.flatMap((side) => {
      const name = `${kind}${side}` as const;
      const value = this.style[name];
      const text = value === "auto" ? value : this.#lengthPercentage(value);
      return this.names.has(name) && text !== undefined ? [[`${kind}-${side.toLowerCase()}`, text] as const] : [];
    });
    return sides.length < 4 ? sides : [[kind, fourSides(sides.map(([, text]) => text))]];
  }

  #borders(): Declaration[] {
    const { style } = this;
    const sides = SIDES.flatMap((side): Declaration[] => {
      const names = [`border${side}Width`, `border${side}Style`, `border${side}Color`] as const;
      if (!names.some((name) => this.names.has(name))) return [];
      const [width, line, color] = [style[names[0]], style[names[1]], style[names[2]]];
      const text = width === 0 ? "0" : `${round(width, 2)}px ${line} ${colorText(color)}`;
      return [[`border-${side.toLowerCase()}`, text]];
    });
    const [first] = sides;
    const same = sides.length === 4 && sides.every(([, text]) => text === first![1]);
    return [...(same ? [["border", first![1]] as const] : sides), ...this.#radius()];
  }

  #radius(): Declaration[] {
    const names = CORNERS.map((corner) => `border${corner}Radius` as const);
    if (!names.every((name) => this.names.has(name))) return [];
    const corners = names.map((name) => this.#lengthPercentage(this.style[name].x));
    return corners.every((corner) => corner !== undefined) ? [["border-radius", fourSides(corners)]] : [];
  }

  #font(): Declaration[] {
    return [
      ...this.#own("color", "color", colorText),
      ...this.#own("fontFamily", "font-family", familyText),
      ...this.#own("fontSize", "font-size", (px) => this.#length(px, this.parentFontSize)),
      ...this.#keyword("fontStyle", "font-style"),
      ...this.#keyword("fontWeight", "font-weight"),
      ...this.#own("lineHeight", "line-height", (height) => {
        if (height.kind === "length") return this.#length(height.px);
        return height.kind === "number" ? String(round(height.value, 3)) : "normal";
      }),
      ...this.#own("letterSpacing", "letter-spacing", (px) => (px === 0 ? "normal" : this.#length(px))),
    ];
  }

  #text(): Declaration[] {
    const { style } = this;
    const toSide = (align: string) => {
      if (align !== "start" && align !== "end") return align.replace("-webkit-", "");
      return (align === "start") === (style.direction === "ltr") ? "left" : "right";
    };
    return [
      ...this.#own("textAlign", "text-align", toSide),
      ...this.#keyword("textTransform", "text-transform"),
      ...this.#own("textDecorationLine", "text-decoration", ({ underline, overline, lineThrough }) => {
        const lines = [underline && "underline", overline && "overline", lineThrough && "line-through"];
        return lines.filter((line) => line !== false).join(" ") || "none";
      }),
      ...this.#own("verticalAlign", "vertical-align", (align) =>
        typeof align === "string" ? align : this.#lengthPercentage(align),
      ),
      ...this.#own("textWrapMode", "white-space", (mode) => (mode === "nowrap" ? "nowrap" : undefined)),
      ...this.#keyword("overflowWrap", "overflow-wrap"),
      ...this.#keyword("textWrapStyle", "text-wrap"),
      ...this.#own("listStyleType", "list-style-type", (type) =>
        type.startsWith('"') ? `'${type.slice(1, -1).replace(/['\\]/g, "\\$&")}'` : type,
      ),
    ];
  }

  #table(): Declaration[] {
    return [
      ...this.#keyword("borderCollapse", "border-collapse"),
      ...this.#own("borderSpacing", "border-spacing", ({ x, y }) =>
        x === y ? this.#length(x) : `${this.#length(x)} ${this.#length(y)}`,
      ),
    ];
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** `a b c d` without what repeats (CSS 2.2, section 8.3). */
function fourSides([top, right, bottom, left]: readonly string[]): string {
  if (left !== right) return [top, right, bottom, left].join(" ");
  if (bottom !== top) return [top, right, bottom].join(" ");
  return right === top ? top! : `${top} ${right}`;
}

/** Hex, which every host understands; `rgba()` only where a colour lets something through. */
export function colorText({ r, g, b, a }: Color): string {
  if (a === 0) return "transparent";
  const channels = [r, g, b].map(Math.round);
  if (a < 1) return `rgba(${channels.join(", ")}, ${round(a, 3)})`;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Names of more than letters and hyphens are quoted, in the quotes that a style attribute has free. */
function familyText(families: readonly string[]): string {
  return families.map((family) => (isBareFamily(family) ? family : `'${family.replace(/['\\]/g, "")}'`)).join(", ");
}

/** Whether a name needs no quotes: they tell a font from the generic family of the same name. */
const isBareFamily = (name: string): boolean =>
  /^[a-z-]+$/i.test(name) && (GENERIC_FAMILIES.has(name) || !GENERIC_FAMILIES.has(name.toLowerCase()));
