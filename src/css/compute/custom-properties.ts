/** The custom properties of an element (CSS Variables 1, section 2; Properties and Values 1, section 2). */
import type { DeclarationSet } from "../cascade/cascade.js";
import type { RegisteredProperty } from "../sheets/stylesheet.js";
import { type CustomProperties, resolveCustomProperties } from "../syntax/variables.js";

type Registered = ReadonlyMap<string, RegisteredProperty>;

const NONE: CustomProperties = new Map();

/** Those that an element has by its parent's, or as they are registered. @param parent undefined for the root element */
export function inheritedProperties(parent: CustomProperties | undefined, registered: Registered): CustomProperties {
  if (registered.size === 0) return parent ?? NONE;
  const custom = new Map(parent);
  for (const { name, inherits, initial } of registered.values()) {
    if (parent && inherits) continue;
    if (initial === undefined) custom.delete(name);
    else custom.set(name, initial);
  }
  return custom;
}

/** @param parent what is inherited, or registered as initial */
export function customProperties(
  set: DeclarationSet,
  parent: CustomProperties,
  registered: Registered,
): CustomProperties {
  let inherited: Map<string, string> | undefined;
  const own = new Map<string, string>();
  for (const { name, declared } of set.declarations) {
    if (!name.startsWith("--")) continue;
    inherited ??= new Map(parent);
    if (declared.kind !== "var") continue;
    own.delete(name);
    const initial = registered.get(name)?.initial;
    if (declared.text === "initial" && initial !== undefined) own.set(name, initial);
    else if (declared.text === "initial") inherited.delete(name);
    else {
      const known = parent.get(name);
      if (known !== undefined) inherited.set(name, known);
      if (declared.text !== "inherit" && declared.text !== "unset") own.set(name, declared.text);
    }
  }
  // References are resolved here, so that descendants inherit values and not expressions.
  return inherited ? resolveCustomProperties(own, inherited) : parent;
}
