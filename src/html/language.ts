/** The language of an element (HTML 3.2.6.2, the `lang` attribute). */

import type { Element } from "domhandler";
import { DocumentMemo } from "../document-memo.js";

/** Whether a text is a language tag (RFC 3066, section 2.1, as PDF wants them; each of BCP 47 is one). */
export const isLanguageTag = (text: string): boolean => /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(text);

const languages = new DocumentMemo<Element, string>();

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
