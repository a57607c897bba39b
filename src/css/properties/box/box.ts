/** Properties of boxes: display, sizes, edges, backgrounds (CSS Display 3, Box 4, Sizing 3, Backgrounds 3). */
import { BLACK } from "../../values/color.js";
import {
  color,
  either,
  keywords,
  lengthPercentage,
  nonNegative,
  nonNegativeLength,
  numberFrom,
  one,
  size,
  ZERO,
} from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { BorderStyle, LengthPercentage, Size } from "../../values/types.js";
import { inherited, property } from "../definition.js";

const display = keywords(
  "none",
  "contents",
  "block",
  "inline",
  "inline-block",
  "list-item",
  "flow-root",
  "flex",
  "inline-flex",
  "grid",
  "inline-grid",
  "table",
  "inline-table",
  "table-row-group",
  "table-header-group",
  "table-footer-group",
  "table-row",
  "table-cell",
  "table-column",
  "table-column-group",
  "table-caption",
);

type Margin = LengthPercentage | "auto";
const margin = () => property<Margin>(ZERO, either(keywords("auto"), lengthPercentage));
const padding = () => property<LengthPercentage>(ZERO, nonNegative);

export const borderWidth: Parser<number> = one((component) => {
  if (component.type === "ident") {
    const width = { thin: 1, medium: 3, thick: 5 }[component.name.toLowerCase()];
    return width === undefined ? undefined : () => width;
  }
  return nonNegativeLength([component]);
});

export const borderStyle = () =>
  property<BorderStyle>(
    "none",
    keywords("none", "hidden", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"),
  );

/** The initial border colour is `currentcolor`; the cascade computes it from that. */
export const borderColor = () => property(BLACK, color);

export interface Radius {
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
}

const radius = () =>
  property<Radius>({ x: ZERO, y: ZERO }, (value) => {
    const [x, y] = [nonNegative(value.slice(0, 1)), nonNegative(value.slice(value.length === 2 ? 1 : 0, 2))];
    return x && y && value.length <= 2 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
  });

type FragmentBreak = "auto" | "avoid" | "page" | "left" | "right" | "column";

const fragmentBreak = () =>
  property<FragmentBreak>("auto", (value) => {
    const parsed = keywords(
      "auto",
      "avoid",
      "avoid-page",
      "avoid-column",
      "column",
      "page",
      "always",
      "left",
      "right",
      "recto",
      "verso",
      "all",
    )(value);
    if (!parsed) return undefined;
    return (context) => {
      const name = parsed(context);
      if (name === "avoid" || name === "avoid-page" || name === "avoid-column") return "avoid";
      if (name === "left" || name === "right" || name === "auto" || name === "column") return name;
      return "page";
    };
  });

export const boxProperties = {
  display: property<ReturnType<NonNullable<ReturnType<typeof display>>>>("inline", display),
  boxSizing: property<"content-box" | "border-box">("content-box", keywords("content-box", "border-box")),
  width: property<Size>("auto", size("auto")),
  height: property<Size>("auto", size("auto")),
  minWidth: property<Size>("auto", size("auto")),
  minHeight: property<Size>("auto", size("auto")),
  maxWidth: property<Size>("auto", size("none")),
  maxHeight: property<Size>("auto", size("none")),
  marginTop: margin(),
  marginRight: margin(),
  marginBottom: margin(),
  marginLeft: margin(),
  paddingTop: padding(),
  paddingRight: padding(),
  paddingBottom: padding(),
  paddingLeft: padding(),
  borderTopWidth: property(3, borderWidth),
  borderRightWidth: property(3, borderWidth),
  borderBottomWidth: property(3, borderWidth),
  borderLeftWidth: property(3, borderWidth),
  borderTopStyle: borderStyle(),
  borderRightStyle: borderStyle(),
  borderBottomStyle: borderStyle(),
  borderLeftStyle: borderStyle(),
  borderTopColor: borderColor(),
  borderRightColor: borderColor(),
  borderBottomColor: borderColor(),
  borderLeftColor: borderColor(),
  borderTopLeftRadius: radius(),
  borderTopRightRadius: radius(),
  borderBottomRightRadius: radius(),
  borderBottomLeftRadius: radius(),
  opacity: property(
    1,
    either(
      numberFrom(0),
      one((c) => (c.type === "percentage" ? () => c.value : undefined)),
    ),
  ),
  visibility: inherited<"visible" | "hidden" | "collapse">("visible", keywords("visible", "hidden", "collapse")),
  breakBefore: fragmentBreak(),
  breakAfter: fragmentBreak(),
  breakInside: property<"auto" | "avoid">("auto", (value) => {
    const parsed = keywords("auto", "avoid", "avoid-page", "avoid-column")(value);
    return parsed && ((context) => (parsed(context) === "auto" ? "auto" : "avoid"));
  }),
  objectFit: property<"fill" | "contain" | "cover" | "none" | "scale-down">(
    "fill",
    keywords("fill", "contain", "cover", "none", "scale-down"),
  ),
};
