/** Shorthands whose values are layers, parted by commas. */
import type { Component } from "../../syntax/component.js";
import type { Parser } from "../../values/specified.js";

const COMMA: Component = { type: "operator", value: "," };

/** Layers -> one list. */
export const joined = (layers: readonly (readonly Component[])[]): Component[] =>
  layers.flatMap((layer, i) => (i === 0 ? layer : [COMMA, ...layer]));

/** How many components from a place on a parser takes, as many as it can; none where it takes none. */
export function partAt(value: readonly Component[], at: number, most: number, parse: Parser<unknown>): number {
  for (let count = Math.min(most, value.length - at); count > 0; count--)
    if (parse(value.slice(at, at + count))) return count;
  return 0;
}
