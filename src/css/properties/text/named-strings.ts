/** Named strings: text of the flow that the margins of pages repeat (CSS Generated Content for Paged Media 3, section 1.1). */
import { type Component, splitAt } from "../../syntax/component.js";
import { keyword } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import type { NamedString, StringItem, StringPosition } from "../../values/types.js";
import { property } from "../definition.js";

/** The arguments of `string()`: a name, and which value is meant. */
export function parseStringReference(
  args: readonly Component[],
): { readonly name: string; readonly position: StringPosition } | undefined {
  const [name, position, ...more] = args;
  if (name?.type !== "ident" || more.length > 0) return undefined;
  if (position === undefined) return { name: name.name, position: "first" };
  const known = (["first", "last", "first-except"] as const).find(
    (one) => position.type === "ident" && position.name.toLowerCase() === one,
  );
  return known && { name: name.name, position: known };
}

const stringSet: Parser<readonly NamedString[]> = (value) => {
  if (value.length === 1 && keyword(value[0], ["none"])) return () => [];
  const strings: NamedString[] = [];
  for (const [name, ...content] of splitAt(value, ",") ?? []) {
    const items = content.map(stringItem);
    if (name?.type !== "ident" || items.length === 0) return undefined;
    const known = items.filter((item) => item !== undefined);
    if (known.length < items.length) return undefined;
    strings.push({ name: name.name, value: known });
  }
  return strings.length > 0 ? () => strings : undefined;
};

function stringItem(component: Component): StringItem | undefined {
  if (component.type === "string") return { kind: "string", text: component.value };
  if (component.type !== "function") return undefined;
  const [first, , second] = component.args;
  if (component.name === "attr" && first?.type === "ident")
    return { kind: "attr", name: first.name, fallback: second?.type === "string" ? second.value : "" };
  const isText = first === undefined || (first.type === "ident" && first.name === "text");
  return component.name === "content" && isText ? { kind: "content" } : undefined;
}

export const namedStringProperties = {
  stringSet: property<readonly NamedString[]>([], stringSet),
};
