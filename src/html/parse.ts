/** HTML text -> DOM, and ways through it. */
import { type ChildNode, Document, Element, Text } from "domhandler";
import { type HostText, SourceText } from "../diagnostics/index.js";
import { buildDocument, buildFragment } from "./tree-builder.js";

export interface HtmlDocument {
  readonly source: SourceText;
  readonly dom: Document;
  readonly root: Element;
}

/**
 * Parses a document: `html`, `head` and `body` are there, written or implied. Never fails: HTML has no syntax errors.
 * @param options.origin what the text was made from, where somebody wrote that and not the text
 */
export function parseHtml(
  given: string,
  options: { readonly file: string; readonly origin?: HostText | undefined },
): HtmlDocument {
  // A byte order mark that came along with a file's text is none of its characters (Encoding 6, "decode").
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  const dom = buildDocument(text);
  limitDepth(dom);
  const root = dom.children.find(isElement) ?? new Element("html", {});
  return { source: new SourceText(options.file, text, options.origin), dom, root };
}

/** Parses a piece of HTML, which gets an `html` element around it and nothing else. */
export function parseHtmlFragment(text: string, options: { readonly file: string }): HtmlDocument {
  const fragment = buildFragment(text);
  limitDepth(fragment);
  const root = new Element("html", {}, fragment.children);
  for (const child of root.children) child.parent = root;
  const dom = new Document([root]);
  root.parent = dom;
  return { source: new SourceText(options.file, text), dom, root };
}

/** Blink's limit as well: every stage walks the tree, and none needs to fear for its stack. */
const MAX_DEPTH = 512;

/** Elements that are nested more deeply become siblings of their ancestor at the limit; no text is lost. */
function limitDepth(dom: Document): void {
  const open: { parent: Document | Element; depth: number }[] = [{ parent: dom, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { parent, depth } = next;
    if (depth === MAX_DEPTH) flatten(parent);
    else for (const child of parent.children) if (isElement(child)) open.push({ parent: child, depth: depth + 1 });
  }
}

/** Puts all descendants of an element directly into it, in document order. */
function flatten(parent: Document | Element): void {
  const flat: ChildNode[] = [];
  const waiting = [...parent.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    flat.push(node);
    if (!isElement(node)) continue;
    for (const child of node.children.toReversed()) waiting.push(child);
    node.children = [];
  }
  relink(parent, flat);
}

function relink(parent: Document | Element, children: ChildNode[]): void {
  parent.children = children;
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = children[i - 1] ?? null;
    child.next = children[i + 1] ?? null;
  });
}

/** The first element in document order that passes the test. */
export function findElement(node: Document | Element, test: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (test(child)) return child;
    const inside = findElement(child, test);
    if (inside) return inside;
  }
  return undefined;
}

/** All elements in document order that pass the test. */
export function findElements(node: Document | Element, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const visit = (parent: Document | Element): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      if (test(child)) found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}

export function isElement(node: ChildNode): node is Element {
  return node instanceof Element;
}

/** An attribute by its name in any case; those of SVG keep theirs. */
export function attributeOf({ attribs }: Element, name: string): string | undefined {
  return attribs[name] ?? attribs[name.toLowerCase()];
}

/** The text of an element and its descendants. */
export function textContent(node: ChildNode | Document): string {
  if ("data" in node && node.type === "text") return node.data;
  return "children" in node ? node.children.map(textContent).join("") : "";
}

/** The text nodes of an element and its descendants, in document order. */
export function textNodes(node: Document | Element): Text[] {
  return node.children.flatMap((child) => {
    if (child instanceof Text) return [child];
    return isElement(child) ? textNodes(child) : [];
  });
}
