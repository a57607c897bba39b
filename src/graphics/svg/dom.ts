/** What drawing asks of the elements of an SVG file, or of a part of an HTML document. */
import { type Document, Element, type ParentNode, Text } from "domhandler";

/** Names with the prefix `svg:` mean the same; other prefixes are other vocabularies. */
export function localName(element: Element): string {
  return element.name.startsWith("svg:") ? element.name.slice(4) : element.name;
}

export function childElements(element: ParentNode): Element[] {
  return element.children.filter((child): child is Element => child instanceof Element);
}

/** `href`, in the older vocabulary of XLink as well. */
export function hrefOf(element: Element): string | undefined {
  return element.attribs.href ?? element.attribs["xlink:href"];
}

/** The id that `#id` or `url(#id)` names; undefined for anything else. */
export function fragmentOf(reference: string | undefined): string | undefined {
  const text = reference?.trim();
  if (!text) return undefined;
  const inUrl = /^url\((?:\s*"([^"]*)"\s*|\s*'([^']*)'\s*|([^"')]*))\)/i.exec(text);
  const url = (inUrl ? (inUrl[1] ?? inUrl[2] ?? inUrl[3]!) : text).trim();
  if (!url.startsWith("#") || url.length === 1) return undefined;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}

/** The document, or whatever else stands on top. */
export function topOf(element: Element): ParentNode {
  let top: ParentNode = element;
  while (top.parent) top = top.parent;
  return top;
}

const idsOfDocuments = new WeakMap<ParentNode, ReadonlyMap<string, Element>>();

/** The elements of a document by their ids, the first where several have the same. */
export function elementsById(top: ParentNode): ReadonlyMap<string, Element> {
  let ids = idsOfDocuments.get(top);
  if (!ids) {
    const found = new Map<string, Element>();
    for (const element of descendants(top)) {
      const { id } = element.attribs;
      if (id && !found.has(id)) found.set(id, element);
    }
    idsOfDocuments.set(top, (ids = found));
  }
  return ids;
}

/** The element that `#id` names in the document around another, with the outermost `svg` around it. */
export function elementOfReference(url: string, from: Element): { element: Element; root: Element } | undefined {
  const id = fragmentOf(url);
  const element = id === undefined ? undefined : elementsById(topOf(from)).get(id);
  let root: Element | undefined;
  for (let at = element?.parent; at; at = at.parent) if (at instanceof Element && localName(at) === "svg") root = at;
  return element && root && { element, root };
}

/** In document order. */
export function* descendants(top: Document | ParentNode): Generator<Element> {
  const waiting = childElements(top).reverse();
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element;
    waiting.push(...childElements(element).reverse());
  }
}

/** Character data and CDATA sections. */
export function textOf(element: ParentNode): string {
  return element.children
    .map((child) =>
      child instanceof Text ? child.data : "children" in child && !(child instanceof Element) ? textOf(child) : "",
    )
    .join("");
}
