/** The text of an element as one line: bookmarks, titles, descriptions of links. */
import type { ChildNode, Document, Element } from "domhandler";
import { isElement } from "./parse.js";

/** What stands on a line, or in a cell, of its own: the words before and after it are two. */
const APART = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search section summary table
tbody td tfoot th thead tr ul xmp`.split(/\s+/),
);
const NO_TEXT = new Set(["script", "style", "template", "rp", "rt", "wbr"]);

/**
 * What a reader would read aloud, its white space folded. Images are their alternate text; soft hyphens, which are for lines that
 * break, are left out.
 */
export function readableText(node: Element | Document): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts
    .join("")
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function collect(node: ChildNode | Document, parts: string[]): void {
  if (node.type === "text") {
    parts.push(node.data);
    return;
  }
  if (!("children" in node)) return;
  const name = "name" in node ? node.name : "";
  if (NO_TEXT.has(name)) return;
  if (isElement(node as ChildNode) && name === "img") parts.push((node as Element).attribs.alt ?? "");
  const isApart = APART.has(name);
  if (isApart) parts.push(" ");
  for (const child of node.children) collect(child, parts);
  if (isApart) parts.push(" ");
}
