/** `dir=auto` (HTML 3.2.6.4): the direction of the first strong character. */
import type { Element, Text } from "domhandler";
import { isElement } from "./parse.js";

const STRONG = /[\p{L}\p{N}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** What these hold says nothing about the text around them. */
const PASSED_OVER = new Set(["bdi", "script", "style", "textarea"]);

/** The direction that the element's text has by itself; undefined where it has no letters. */
export function directionOfContent(element: Element): "ltr" | "rtl" | undefined {
  for (const child of element.children) {
    let found: "ltr" | "rtl" | undefined;
    if (child.type === "text") found = directionOfText((child as Text).data);
    else if (isElement(child) && !PASSED_OVER.has(child.name) && child.attribs.dir === undefined)
      found = directionOfContent(child);
    if (found) return found;
  }
  return undefined;
}

/** The direction of the first strong character (UAX #9, rules P2 and P3). */
export function directionOfText(text: string): "ltr" | "rtl" | undefined {
  for (const character of text) {
    if (RIGHT_TO_LEFT.test(character) && !/\p{Nd}/u.test(character)) return "rtl";
    if (STRONG.test(character) && !/\p{Nd}/u.test(character)) return "ltr";
  }
  return undefined;
}
