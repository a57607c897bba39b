/** HTML text -> DOM (htmlparser2), and what of the head the later stages need. */
import { type ChildNode, Document, Element } from "domhandler";
import { parseDocument } from "htmlparser2";
import { SourceText } from "../diagnostics/source.js";

export interface HtmlDocument {
  readonly source: SourceText;
  readonly dom: Document;
  readonly root: Element;
}

/** Parses HTML; a fragment without `html` gets one around it. Never fails: HTML has no syntax errors. */
export function parseHtml(text: string, options: { readonly file: string }): HtmlDocument {
  const dom = parseDocument(text, { withStartIndices: true, withEndIndices: true });
  limitDepth(dom);
  for (const table of findElements(dom, (element) => element.name === "table")) addTableBodies(table);
  const root = findElement(dom, (element) => element.name === "html");
  const source = new SourceText(options.file, text);
  if (root) return { source, dom, root };
  const wrapper = new Element("html", {}, [...dom.children]);
  for (const child of wrapper.children) child.parent = wrapper;
  const document = new Document([wrapper]);
  wrapper.parent = document;
  return { source, dom: document, root: wrapper };
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

/** Rows that stand in a table itself get the `tbody` that HTML implies (HTML 13.2.6.4.9), which selectors may ask for. */
function addTableBodies(table: Element): void {
  const children: ChildNode[] = [];
  let body: Element | undefined;
  for (const child of table.children) {
    const isRow = isElement(child) && child.name === "tr";
    if (isElement(child) && !isRow) body = undefined;
    if (!isRow) {
      (body && !isElement(child) ? body.children : children).push(child);
      continue;
    }
    if (!body) {
      body = new Element("tbody", {});
      body.startIndex = child.startIndex;
      children.push(body);
    }
    body.children.push(child);
  }
  relink(table, children);
  for (const child of children) if (isElement(child) && child.name === "tbody") relink(child, child.children);
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
  return node.children
    .filter(isElement)
    .flatMap((child) => [...(test(child) ? [child] : []), ...findElements(child, test)]);
}

export function isElement(node: ChildNode): node is Element {
  return node instanceof Element;
}

/** The text of an element and its descendants. */
export function textContent(node: ChildNode | Document): string {
  if ("data" in node && node.type === "text") return node.data;
  return "children" in node ? node.children.map(textContent).join("") : "";
}

export interface Head {
  readonly title: string | undefined;
  readonly lang: string | undefined;
  /** `meta` elements by their lower-case name. */
  readonly meta: ReadonlyMap<string, string>;
}

export function readHead(document: HtmlDocument): Head {
  const title = findElement(document.dom, (element) => element.name === "title");
  const metas = findElements(document.dom, (element) => element.name === "meta" && element.attribs.name !== undefined);
  return {
    title: title && textContent(title).replace(/\s+/g, " ").trim(),
    lang: document.root.attribs.lang,
    meta: new Map(metas.map((meta) => [meta.attribs.name!.toLowerCase(), meta.attribs.content ?? ""])),
  };
}
