/** Which words of a document a reader must see: those in text, wherever the standard's tree has it. */
import { parse } from "parse5";

/** Elements whose text browsers don't show, but for that of certain children, or where they are open. */
export const UNREAD = new Set(["svg", "select", "dialog"]);
const UNSHOWN = new Set([...UNREAD, "head", "style", "script", "template"]);

export function shownWords(html, words) {
  let text = "";
  const visit = (node) => {
    if (UNSHOWN.has(node.nodeName)) return;
    if (node.nodeName === "#text") text += ` ${node.value} `;
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html));
  const shown = new Set(text.match(/w\d+x\d+/g));
  return words.filter((word) => shown.has(word));
}
