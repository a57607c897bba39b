/** What an author says of an element, by the names of the longhands. */
import type { Element } from "domhandler";
import { physicalName } from "../properties/shorthands/longhand.js";
import type { PropertyName } from "../properties/table.js";
import type { PseudoName } from "../selectors/selector.js";
import type { MatchedDom } from "./cascade.js";

/**
 * The longhands that an author's rules set on an element or one of its pseudo-elements, the sides of logical ones resolved.
 * @param direction the element's
 */
export function authoredProperties(
  { elements }: MatchedDom,
  element: Element,
  direction: "ltr" | "rtl",
  pseudo?: PseudoName,
): Set<PropertyName> {
  const matched = elements.get(element);
  const set = pseudo ? matched?.pseudos[pseudo] : matched?.own;
  const names = new Set<PropertyName>();
  set?.declarations.forEach(({ name }, i) => {
    if (set.levels[i]! > 0 && !isCustom(name)) names.add(physicalName(name, direction));
  });
  return names;
}

const isCustom = (name: string): name is `--${string}` => name.startsWith("--");
