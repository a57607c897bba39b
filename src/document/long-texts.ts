/** Texts of a document that go into the file as they are, and that a PDF has no room for: told, since they are cut. */
import type { Element } from "domhandler";
import type { Diagnostic } from "../diagnostics/index.js";
import { atElement, attributePlace, findElements, type HtmlDocument, textContent } from "../html/index.js";
import { isTooLong } from "./limits.js";

const DESCRIBING = ["alt", "title", "aria-label"] as const;

/** `pdf/long-text`, warnings. Longer headings and links are cut in bookmarks and descriptions alone, and lose nothing. */
export function longTexts({ dom, source }: HtmlDocument): Diagnostic[] {
  const cut = (element: Element, what: string, { length }: string): Diagnostic => {
    const message = `the ${what} of ${length} characters is cut: a PDF has room for 32,767 of ASCII, or 16,382 of others`;
    const hint = "say in it what there is to know in short, and the rest in the text";
    return atElement(source, element, "warning", "pdf/long-text", message, [hint]);
  };
  return findElements(dom, () => true).flatMap((element) => {
    const title = element.name === "title" ? textContent(element) : "";
    const long = DESCRIBING.filter((name) => isTooLong(element.attribs[name] ?? ""));
    return [
      ...(isTooLong(title) ? [cut(element, "title", title)] : []),
      ...long.map((name) => ({
        ...cut(element, `"${name}"`, element.attribs[name]!),
        ...attributePlace(source, element, name),
      })),
    ];
  });
}
