/** Properties of lists, generated content, tables and flex layout (CSS Lists 3, Content 3, Tables 3, Flexbox 1, Align 3). */
import { type Component, isComma, isSlash } from "../../syntax/component.js";
import { parseInteger, parseLength } from "../../values/numeric.js";
import { either, integerFrom, keyword, keywords, nonNegative, numberFrom, one, size } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { ContentItem, LengthPercentage, Size } from "../../values/types.js";
import { inherited, property } from "../definition.js";
import { parseStringReference } from "../text/named-strings.js";

const LIST_STYLES = [
  "none",
  "disc",
  "circle",
  "square",
  "disclosure-open",
  "disclosure-closed",
  "decimal",
  "decimal-leading-zero",
  "lower-alpha",
  "upper-alpha",
  "lower-latin",
  "upper-latin",
  "lower-roman",
  "upper-roman",
  "lower-greek",
  "arabic-indic",
] as const;

/** A counter style by name, or a string, which is kept in double quotes. */
const listStyleType: Parser<string> = (value) => {
  const [component] = value;
  if (value.length === 1 && component?.type === "string") return () => `"${component.value}"`;
  return keywords(...LIST_STYLES)(value);
};

const content: Parser<"normal" | "none" | readonly ContentItem[]> = (value) => {
  const word = value.length === 1 ? keyword(value[0], ["normal", "none"]) : undefined;
  if (word) return word;
  const slash = value.findIndex(isSlash);
  const items = (slash < 0 ? value : value.slice(0, slash)).map(contentItem);
  if (items.length === 0 || items.includes(undefined)) return undefined;
  const shown = items.filter((item) => item !== undefined);
  if (slash < 0) return () => shown;
  const alternative = value.slice(slash + 1).map((component) => (component.type === "string" ? component.value : ""));
  return () => [...shown, { kind: "alternative", text: alternative.join("") }];
};

function contentItem(component: Component): ContentItem | undefined {
  if (component.type === "string") return { kind: "string", text: component.value };
  if (component.type === "ident") {
    if (component.name === "open-quote" || component.name === "close-quote")
      return { kind: "quote", open: component.name === "open-quote" };
    return undefined;
  }
  if (component.type !== "function") return undefined;
  const args = component.args.filter((arg) => !isComma(arg));
  if (component.name === "string") {
    const reference = parseStringReference(args);
    return reference && { kind: "named-string", ...reference };
  }
  const [first, second, third] = args;
  if (first?.type !== "ident") return undefined;
  const style = (arg: Component | undefined) => (arg?.type === "ident" ? arg.name : "decimal");
  if (component.name === "attr")
    return { kind: "attr", name: first.name, fallback: second?.type === "string" ? second.value : "" };
  if (component.name === "counter") return { kind: "counter", name: first.name, style: style(second) };
  if (component.name === "counters" && second?.type === "string") {
    return { kind: "counters", name: first.name, separator: second.value, style: style(third) };
  }
  return undefined;
}

export interface CounterChange {
  readonly name: string;
  readonly value: number;
}

function counters(initial: number): Parser<readonly CounterChange[]> {
  return (value) => {
    if (value.length === 1 && keyword(value[0], ["none"])) return () => [];
    const changes: CounterChange[] = [];
    for (const component of value) {
      const last = changes.at(-1);
      const amount = parseInteger(component);
      if (component.type === "ident") changes.push({ name: component.name, value: initial });
      else if (last && amount !== undefined) changes[changes.length - 1] = { name: last.name, value: amount };
      else return undefined;
    }
    return changes.length > 0 ? () => changes : undefined;
  };
}

type Quotes = "auto" | "none" | readonly (readonly [string, string])[];

const quotes: Parser<Quotes> = (value) => {
  const word = value.length === 1 ? keyword(value[0], ["auto", "none"]) : undefined;
  if (word) return word;
  const strings = value.map((component) => (component.type === "string" ? component.value : undefined));
  if (strings.length === 0 || strings.length % 2 === 1 || strings.includes(undefined)) return undefined;
  const pairs: [string, string][] = [];
  for (let i = 0; i < strings.length; i += 2) pairs.push([strings[i]!, strings[i + 1]!]);
  return () => pairs;
};

const borderSpacing: Parser<{ readonly x: number; readonly y: number }> = (value) => {
  const [x, y] = [parseLength(value[0]), parseLength(value[1] ?? value[0])];
  return x && y && value.length <= 2
    ? (context) => ({ x: Math.max(0, x(context)), y: Math.max(0, y(context)) })
    : undefined;
};

const distribution = [
  "normal",
  "start",
  "end",
  "flex-start",
  "flex-end",
  "center",
  "space-between",
  "space-around",
  "space-evenly",
  "stretch",
] as const;
const alignment = [
  "normal",
  "stretch",
  "start",
  "end",
  "self-start",
  "self-end",
  "flex-start",
  "flex-end",
  "center",
  "baseline",
] as const;
type Alignment = (typeof alignment)[number] | "last baseline";

/** A keyword, or `first baseline` and `last baseline` in two words. */
const align: Parser<Alignment> = (value) => {
  if (value.length !== 2) return keywords(...alignment)(value);
  const which = keyword(value[1], ["baseline"]) && keyword(value[0], ["first", "last"]);
  return which && ((context) => (which(context) === "last" ? "last baseline" : "baseline"));
};
const gap = () => property<LengthPercentage | "normal">("normal", either(keywords("normal"), nonNegative));

/** No part of nothing known is still a part: where the container's size is indefinite, `0%` is `content` (CSS Flexbox 1, 7.2). */
const zeroPercent: Parser<LengthPercentage> = one((component) =>
  component.type === "percentage" && component.value === 0 ? () => ({ px: 0, percent: 1, of: () => 0 }) : undefined,
);

export const layoutProperties = {
  listStyleType: inherited<string>("disc", listStyleType),
  listStylePosition: inherited<"outside" | "inside">("outside", keywords("outside", "inside")),
  content: property<"normal" | "none" | readonly ContentItem[]>("normal", content),
  counterReset: property<readonly CounterChange[]>([], counters(0)),
  counterIncrement: property<readonly CounterChange[]>([], counters(1)),
  counterSet: property<readonly CounterChange[]>([], counters(0)),
  quotes: inherited<Quotes>("auto", quotes),
  tableLayout: property<"auto" | "fixed">("auto", keywords("auto", "fixed")),
  borderCollapse: inherited<"separate" | "collapse">("separate", keywords("separate", "collapse")),
  borderSpacing: inherited<{ readonly x: number; readonly y: number }>({ x: 0, y: 0 }, borderSpacing),
  captionSide: inherited<"top" | "bottom">("top", keywords("top", "bottom")),
  flexDirection: property<"row" | "row-reverse" | "column" | "column-reverse">(
    "row",
    keywords("row", "row-reverse", "column", "column-reverse"),
  ),
  flexWrap: property<"nowrap" | "wrap" | "wrap-reverse">("nowrap", keywords("nowrap", "wrap", "wrap-reverse")),
  flexGrow: property(0, numberFrom(0)),
  flexShrink: property(1, numberFrom(0)),
  flexBasis: property<Size | "content">("auto", either(keywords("content"), either(zeroPercent, size("auto")))),
  order: property(0, integerFrom(Number.NEGATIVE_INFINITY)),
  justifyContent: property<(typeof distribution)[number] | "left" | "right">(
    "normal",
    keywords(...distribution, "left", "right"),
  ),
  alignContent: property<(typeof distribution)[number]>("normal", keywords(...distribution)),
  alignItems: property<Alignment>("normal", align),
  alignSelf: property<"auto" | Alignment>("auto", either(keywords("auto"), align)),
  rowGap: gap(),
  columnGap: gap(),
};
