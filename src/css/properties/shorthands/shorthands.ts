/** Declarations of any property -> longhands of the table (CSS Cascade 5, section 2.2.1; Logical 1). */
import type { Component } from "../../syntax/component.js";
import { PROPERTY_NAMES, type PropertyName } from "../table.js";
import { backgroundShorthands } from "./background.js";
import { borderImageShorthands } from "./border-image.js";
import { boxShorthands } from "./box.js";
import { layoutShorthands } from "./layout.js";
import { type LogicalName, type Longhand, longhand, longhandName, otherLonghandNames } from "./longhand.js";
import { maskShorthands } from "./mask.js";
import type { Shorthand } from "./parts.js";
import { textShorthands } from "./text.js";

/** The one table of shorthands, by their CSS names; `all` apart. */
export const SHORTHANDS: ReadonlyMap<string, Shorthand> = new Map(
  Object.entries({
    ...boxShorthands,
    ...backgroundShorthands,
    ...borderImageShorthands,
    ...maskShorthands,
    ...textShorthands,
    ...layoutShorthands,
  }),
);

/** It takes nothing but the keywords that all properties take (CSS Cascade 5, section 3.2). */
const ALL = "all";
/** What it leaves alone. */
const NOT_OF_ALL: ReadonlySet<string> = new Set(["direction", "unicodeBidi"]);

export function isKnownProperty(cssName: string): boolean {
  return cssName === ALL || SHORTHANDS.has(cssName) || longhandName(cssName) !== undefined;
}

/** All names that the table of longhands doesn't have. */
export function shorthandNames(): string[] {
  return [ALL, ...SHORTHANDS.keys(), ...otherLonghandNames()];
}

/** The longhands of a declaration; undefined for a value that the property doesn't take. */
export function expand(cssName: string, value: readonly Component[]): readonly Longhand[] | undefined {
  const shorthand = SHORTHANDS.get(cssName);
  const parts = shorthand ? shorthand.split(value) : [[cssName, value] as const];
  const longhands = parts?.map(([name, part]) => longhand(name, part));
  return longhands?.every((one) => one !== undefined) ? longhands : undefined;
}

/** The names of the longhands that a property sets, whatever its value: for CSS-wide keywords and `var()`. */
export function longhandNames(cssName: string): readonly (PropertyName | LogicalName)[] {
  if (cssName === ALL) return PROPERTY_NAMES.filter((name) => !NOT_OF_ALL.has(name));
  const names = SHORTHANDS.get(cssName)?.longhands ?? [cssName];
  return names.map(longhandName).filter((name) => name !== undefined);
}
