/** Properties of lists, generated content and counters (CSS Lists 3; Content 3). */
import { type Component, isComma, isSlash } from "../../syntax/component.js";
import { counterStyleName } from "../../values/counter-styles/predefined.js";
import { symbolsName } from "../../values/counter-styles/symbols.js";
import { quoted } from "../../values/css-text.js";
import { parseInteger } from "../../values/numeric.js";
import { keyword, keywords, one } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { ContentItem } from "../../values/types.js";
import { inherited, property } from "../definition.js";
import { parseStringReference } from "./named-strings.js";

/** A counter style by name, or a string, which is kept in double quotes. */
const listStyleType: Parser<string> = (value) => {
  const [component] = value;
  if (value.length !== 1) return undefined;
  if (component?.type === "string") return () => `"${component.value}"`;
  const name = keyword(component, ["none"]) ? "none" : counterStyle(component);
  return name === undefined ? undefined : () => name;
};

/** The name of a style, or what stands for one. */
function counterStyle(component: Component | undefined): string | undefined {
  return component?.type === "ident" ? counterStyleName(component.name) : symbolsName(component);
}

/** The URL of an image, or none. */
const listStyleImage: Parser<ListStyleImage> = one((component): Specified<ListStyleImage> | undefined => {
  if (component.type === "url") return () => ({ url: component.value });
  return keyword(component, ["none"]);
});

type ListStyleImage = "none" | { readonly url: string };

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
  if (component.type === "url") return { kind: "image", url: component.value };
  if (component.type === "ident") {
    const quote = /^(no-)?(open|close)-quote$/.exec(component.name.toLowerCase());
    return quote ? { kind: "quote", open: quote[2] === "open", shown: !quote[1] } : undefined;
  }
  if (component.type !== "function") return undefined;
  const args = component.args.filter((arg) => !isComma(arg));
  if (component.name === "string") {
    const reference = parseStringReference(args);
    return reference && { kind: "named-string", ...reference };
  }
  const [first, second, third] = args;
  if (first?.type !== "ident") return undefined;
  if (component.name === "attr")
    return { kind: "attr", name: first.name, fallback: second?.type === "string" ? second.value : "" };
  // No string is a style here, as it is in `list-style-type`.
  const style = (arg: Component | undefined) => (arg ? counterStyle(arg) : "decimal");
  if (component.name === "counter") {
    const used = style(second);
    return used !== undefined && !third ? { kind: "counter", name: first.name, style: used } : undefined;
  }
  const used = style(third);
  if (component.name !== "counters" || second?.type !== "string" || used === undefined) return undefined;
  return { kind: "counters", name: first.name, separator: second.value, style: used };
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

export const generatedContentProperties = {
  listStyleType: inherited<string>("disc", listStyleType, {
    text: (type) => (type.startsWith('"') ? quoted(type.slice(1, -1)) : type.startsWith("symbols(") ? undefined : type),
  }),
  listStyleImage: inherited<ListStyleImage>("none", listStyleImage),
  listStylePosition: inherited<"outside" | "inside">("outside", keywords("outside", "inside")),
  content: property<"normal" | "none" | readonly ContentItem[]>("normal", content),
  counterReset: property<readonly CounterChange[]>([], counters(0)),
  counterIncrement: property<readonly CounterChange[]>([], counters(1)),
  counterSet: property<readonly CounterChange[]>([], counters(0)),
  quotes: inherited<Quotes>("auto", quotes),
};
