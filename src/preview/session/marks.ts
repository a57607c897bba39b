/** A page and the way back from it -> which of its text nodes show which places of the content file. */
import type { Document, Element } from "domhandler";
import { placeOfKey } from "../../content/index.js";
import { isElement, parseHtml } from "../../html/index.js";
import type { Mark } from "../wire/messages.js";
import { type GoodSheet, placeOf } from "./shown.js";

/** Empty where the page wasn't made, or nobody knows the way back. The browser's tree is the same: both are the standard's. */
export function marksOf({ sheet, outputs, toolbox }: GoodSheet): readonly Mark[] {
  const html = outputs.find(({ format }) => format === "page")?.content;
  const { yaml } = sheet;
  const map = typeof html === "string" ? toolbox.renderer.contentMapOf(html) : undefined;
  if (typeof html !== "string" || !map || !yaml) return [];
  const { dom } = parseHtml(html, { file: "page" });
  return nodesOf(dom).flatMap(({ node, text, start, end }): Mark[] => {
    const stretch = map.stretches.findLast((each) => each.start < end && start < each.end);
    if (!stretch) return [];
    const { start: from, end: to } = placeOfKey(yaml, stretch.key);
    return [{ node, text, place: placeOf(yaml.source.span(from, to)) }];
  });
}

interface TextAt {
  /** Its way from the document. */
  readonly node: string;
  readonly text: string;
  /** In the HTML, as offsets. */
  readonly start: number;
  readonly end: number;
}

/** The text nodes that show something, by their ways from the document, with their places in the HTML. */
function nodesOf(dom: Document): TextAt[] {
  const found: TextAt[] = [];
  const visit = (parent: Document | Element, way: string): void => {
    for (const [i, child] of parent.children.entries()) {
      const node = way === "" ? String(i) : `${way}/${i}`;
      if (isElement(child)) visit(child, node);
      else if (child.type === "text" && child.data.trim() !== "")
        found.push({ node, text: child.data, start: child.startIndex ?? 0, end: (child.endIndex ?? 0) + 1 });
    }
  };
  visit(dom, "");
  return found;
}
