/** The language of an element (HTML 3.2.6.2, the `lang` attribute). */
import type { Element } from "domhandler";

const languages = new WeakMap<Element, string>();

/** The nearest `lang` of the element and its ancestors, a BCP 47 tag in lower case; empty where none is known. */
export function languageOf(element: Element): string {
  const known = languages.get(element);
  if (known !== undefined) return known;
  const own = element.attribs.lang ?? element.attribs["xml:lang"];
  const { parentNode } = element;
  const language =
    own !== undefined ? own.trim().toLowerCase() : parentNode && "attribs" in parentNode ? languageOf(parentNode) : "";
  languages.set(element, language);
  return language;
}
