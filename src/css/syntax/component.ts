/** CSS text -> component values (CSS Syntax 3, section 5.3.7), as the property parsers read them. */
import type { CssNode } from "css-tree";
import { tooDeep } from "./depth.js";
import { unescaped } from "./escapes.js";
import { parseCss } from "./parse.js";

export type Component =
  | { readonly type: "ident"; readonly name: string }
  /** `decimal`: written with a point or an exponent, and so no integer, whatever its value. */
  | { readonly type: "number"; readonly value: number; readonly decimal?: true }
  | { readonly type: "percentage"; readonly value: number }
  | { readonly type: "dimension"; readonly value: number; readonly unit: string }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "hash"; readonly value: string }
  | { readonly type: "url"; readonly value: string }
  | { readonly type: "function"; readonly name: string; readonly args: readonly Component[] }
  | { readonly type: "block"; readonly args: readonly Component[] }
  | { readonly type: "lines"; readonly names: readonly string[] }
  | { readonly type: "operator"; readonly value: string };

/** Component values of a declaration's value; undefined where it can't be parsed. */
export function parseComponents(text: string): Component[] | undefined {
  if (tooDeep(text).length > 0) return undefined;
  try {
    const value = parseCss(text, {
      context: "value",
      onParseError: (error) => {
        throw error;
      },
    });
    return value.type === "Value" ? componentsOf(value.children.toArray()) : undefined;
  } catch {
    return undefined;
  }
}

function componentsOf(nodes: readonly CssNode[]): Component[] {
  const components: Component[] = [];
  for (const node of nodes) {
    const component = componentOf(node);
    if (component) components.push(component);
  }
  return components;
}

function componentOf(node: CssNode): Component | undefined {
  switch (node.type) {
    case "Identifier":
      return { type: "ident", name: unescaped(node.name) };
    case "Number":
      return { type: "number", value: Number(node.value), ...(/[.e]/i.test(node.value) && { decimal: true }) };
    case "Percentage":
      return { type: "percentage", value: Number(node.value) / 100 };
    case "Dimension":
      return { type: "dimension", value: Number(node.value), unit: unescaped(node.unit).toLowerCase() };
    case "String":
      return { type: "string", value: node.value };
    case "Hash":
      return { type: "hash", value: node.value };
    case "Url":
      return { type: "url", value: node.value };
    case "Function":
      return {
        type: "function",
        name: unescaped(node.name).toLowerCase(),
        args: componentsOf(node.children.toArray()),
      };
    case "Parentheses":
      return { type: "block", args: componentsOf(node.children.toArray()) };
    case "Brackets":
      return {
        type: "lines",
        names: node.children.toArray().flatMap((child) => (child.type === "Identifier" ? [child.name] : [])),
      };
    case "Operator":
      return { type: "operator", value: node.value.trim() };
    case "WhiteSpace":
    case "Comment":
      return undefined;
    default:
      // Kept so that the property's parser refuses the value.
      return { type: "operator", value: node.type };
  }
}

/** Whether a component is no whole number as CSS writes them (CSS Values 4, section 5.2). */
export const isDecimal = (component: Component | undefined): boolean =>
  component?.type === "number" && (component.decimal === true || !Number.isInteger(component.value));

export const isComma = (component: Component | undefined): boolean =>
  component?.type === "operator" && component.value === ",";
export const isSlash = (component: Component | undefined): boolean =>
  component?.type === "operator" && component.value === "/";

/** Splits at top-level commas (or slashes); an empty part makes the whole undefined. */
export function splitAt(components: readonly Component[], separator: "," | "/"): Component[][] | undefined {
  const parts: Component[][] = [[]];
  for (const component of components) {
    if (component.type === "operator" && component.value === separator) parts.push([]);
    else parts.at(-1)!.push(component);
  }
  return parts.some((part) => part.length === 0) ? undefined : parts;
}

/** What a shorthand's value falls into: the components of each longhand, by its CSS name. */
export type Parts = readonly (readonly [name: string, value: readonly Component[]])[];
