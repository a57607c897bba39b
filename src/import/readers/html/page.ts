/** An HTML page -> blocks: what it is about, and apart from it what surrounds that. */
import type { ChildNode, Element } from "domhandler";
import { SourceText } from "../../../diagnostics/index.js";
import { decodeHtml, findElement, findElements, isElement, parseHtml, textContent } from "../../../html/index.js";
import type { Block, Meta, SourceDocument } from "../../source/document.js";
import { type Place, Tape } from "../../source/tape.js";
import { blocksOf } from "./blocks.js";
import type { Walk } from "./inline.js";
import { Omissions } from "./omissions.js";

export function readHtml(bytes: Uint8Array, name: string): SourceDocument {
  const { text, diagnostics } = decodeHtml(bytes, name);
  const document = htmlDocument(text, name);
  return { ...document, remarks: [...diagnostics.map(({ message }) => ({ message })), ...document.remarks] };
}

/** As `readHtml`, of text. */
export function htmlDocument(text: string, name: string): SourceDocument {
  const { root } = parseHtml(text, { file: name });
  const source = new SourceText(name, text);
  const tape = new Tape();
  const omissions = new Omissions();
  const placeOf = (node: ChildNode, around: Place): Place =>
    typeof node.startIndex === "number" ? { line: source.position(node.startIndex).line } : around;
  const walk: Walk = {
    tape,
    isMarkdown: false,
    keepsAddresses: true,
    placeOf,
    leaveOut: (what) => omissions.add(what),
  };
  const meta = metaOf(root, walk);
  const body = findElement(root, ({ name: tag }) => tag === "body");
  const main = mainOf(root);
  const all = main && body ? around(body, main, walk) : blocksOf(body?.children ?? [], {}, walk);
  return { name, tape, meta, blocks: all, remarks: omissions.remarks(), isTableOnly: false };
}

const META =
  /^(?:description|keywords|date|last-?modified|article:(?:modified|published)_time|dcterms\.modified|og:title)$/i;

function metaOf(root: Element, walk: Walk): Meta[] {
  const meta: Meta[] = [];
  const add = (key: string, text: string | undefined, node: Element) => {
    if (text?.trim())
      meta.push({ key: key.toLowerCase(), value: [walk.tape.add(text.trim(), walk.placeOf(node, {}))] });
  };
  // A language tag is no word of the page.
  if (root.attribs.lang) meta.push({ key: "lang", value: [{ text: root.attribs.lang }] });
  for (const node of findElements(root, ({ name }) => name === "title" || name === "meta")) {
    if (node.name === "title" && node.parent && isElement(node.parent) && node.parent.name === "head")
      add("html-title", textContent(node).replace(/\s+/g, " "), node);
    const key = node.attribs.name ?? node.attribs.property ?? "";
    if (node.name === "meta" && META.test(key)) add(key, node.attribs.content, node);
  }
  return meta;
}

/** What the page says that it is about: one `main`, or else one `article`. */
function mainOf(root: Element): Element | undefined {
  for (const name of ["main", "article"]) {
    const found = findElements(root, (node) => node.name === name || (name === "main" && node.attribs.role === "main"));
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** The blocks of an element that `main` stands in: what stands beside it surrounds the page, all but its headline. */
function around(node: Element, main: Element, walk: Walk): Block[] {
  return node.children.flatMap((child): Block[] => {
    const place = walk.placeOf(child, {});
    if (child === main) return blocksOf(main.children, place, walk);
    if (isElement(child) && findElement(child, (inner) => inner === main)) return around(child, main, walk);
    const outside = blocksOf([child], place, { ...walk, keepsAddresses: false });
    const headlines = outside.filter((block) => block.kind === "heading" && block.level === 1);
    const rest = outside.filter((block) => !headlines.includes(block));
    if (rest.length === 1 && rest[0]!.kind === "region") return [...headlines, ...rest];
    return rest.length === 0 ? headlines : [...headlines, { kind: "region", name: "navigation", blocks: rest }];
  });
}
