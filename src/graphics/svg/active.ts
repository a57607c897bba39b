/**
 * What in an SVG file acts by itself, or reaches out of the file. In an `img` a browser ignores all of it; a page's image is
 * also a file of its own, and opened by itself it is a document with scripts.
 */
import type { CssNode } from "css-tree";
import walk from "css-tree/walker";
import { type AnyNode, type Document, type Element, isTag, ProcessingInstruction, Text } from "domhandler";
import { Css } from "../../css/index.js";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";

/** Elements that run, embed or hold HTML (SVG 2, chapters 5.5 and 15.8; HTML). Local names in lower case. */
const ACTIVE_ELEMENTS = new Set(
  "script foreignobject iframe object embed audio video source track handler listener meta base link form".split(" "),
);
/** What a `link` says of a file without loading anything (HTML, section 4.6.8; the last three are those of test suites). */
const DESCRIBING = new Set("author help license canonical next prev bookmark tag match mismatch reviewer".split(" "));
/** Elements of animation, that can set an attribute to anything (SVG Animations 2, section 2.2). */
const ANIMATIONS = new Set(["set", "animate", "animatetransform", "animatemotion", "animatecolor"]);
const REFERENCES = new Set([
  "href",
  "src",
  "data",
  "base",
  "action",
  "formaction",
  "srcdoc",
  "from",
  "to",
  "by",
  "values",
]);
/** Raster images that stand in the file itself; an SVG in a data URL would be another document. */
const RASTER = /^data:image\/(png|jpe?g|gif|webp|avif)[;,]/i;

/**
 * Finds active and external content. Links in `a` may lead to http, https and mailto.
 * Diagnostics: `svg/active` (error) for each, with its place and what to remove.
 */
export function activeContent(document: Document, source: SourceText): Diagnostic[] {
  const finder = new Finder(source);
  finder.visit(document);
  return finder.diagnostics;
}

/** What is listed of one file: a tool that writes one handler writes hundreds. */
const MAX_REPORTS = 10;
/** Vocabularies in which the names above mean what they mean there. Metadata has elements of the same names. */
const ACTIVE_NAMESPACES = new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", ""]);

/** Names with a prefix mean what follows it: `xlink:href`, `svg:script`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

/** Whether a `link` only says something of the file. */
function isDescription({ attribs }: Element): boolean {
  const types = attribs.rel?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return types.length > 0 && types.every((type) => DESCRIBING.has(type));
}

class Finder {
  readonly diagnostics: Diagnostic[] = [];

  constructor(readonly source: SourceText) {}

  #report(node: AnyNode, what: string, remove: string): void {
    if (this.diagnostics.length >= MAX_REPORTS) return;
    const start = node.startIndex ?? 0;
    const line = this.source.text.indexOf("\n", start);
    const end = Math.min(node.endIndex === null ? start : node.endIndex + 1, line < 0 ? Infinity : line, start + 80);
    this.diagnostics.push(
      this.source.diagnostic("error", "svg/active", `${what} in an SVG image`, start, Math.max(end, start + 1), [
        `an image only draws: remove ${remove}`,
      ]),
    );
  }

  visit(node: AnyNode): void {
    if (node instanceof ProcessingInstruction) this.#instruction(node);
    else if (isTag(node)) this.#element(node);
    if ("children" in node) for (const child of node.children) this.visit(child);
  }

  #instruction(node: ProcessingInstruction): void {
    if (/^\?xml-stylesheet\b/i.test(node.name) || /^\?xml-stylesheet\b/i.test(node.data))
      this.#report(node, "<?xml-stylesheet?> loads another file", "it, and write the styles into a <style>");
    // A subset of one's own declares entities, and with them text that stands nowhere (XML 1.0, section 2.8).
    else if (/^!doctype/i.test(node.data) && /\[|<!/.test(node.data.slice(1)))
      this.#report(node, "<!DOCTYPE> declares entities", "the declarations in [ ], or all of the DOCTYPE");
    else if (/^!(entity|attlist|element|notation)/i.test(node.data))
      this.#report(node, `<${node.name}> declares what is not in the drawing`, "it");
  }

  #element(element: Element): void {
    const name = localName(element.name);
    const describes = name === "link" && isDescription(element);
    if (!describes && ACTIVE_ELEMENTS.has(name) && ACTIVE_NAMESPACES.has(namespaceOf(element)))
      this.#report(element, `<${element.name}>`, "it with all that it holds");
    else if (name === "style") this.#css(element, textOf(element), "stylesheet", "the <style>");
    for (const [attribute, value] of Object.entries(element.attribs))
      if (!describes || attribute !== "href") this.#attribute(element, name, attribute, value);
  }

  #attribute(element: Element, name: string, attribute: string, value: string): void {
    const local = localName(attribute);
    const where = `${attribute} of <${element.name}>`;
    if (/^on/.test(local)) this.#report(element, `the event handler ${where}`, attribute);
    else if (local === "style") this.#css(element, value, "declarationList", where);
    else if (ANIMATIONS.has(name) && local === "attributename") {
      if (/^(?:on|(?:href|src|style)$)/.test(localName(value.trim())))
        this.#report(element, `<${element.name}> that changes ${value.trim()}`, "it");
    } else if (REFERENCES.has(local)) {
      if (isHarmless(value, name, local)) return;
      const remove = `${attribute}, or let it name an id of the file, as #id`;
      this.#report(element, `${where} that leads out of the file: ${short(value)}`, remove);
    }
    // Presentation attributes: fill="url(…)", mask="url(…)".
    else this.#css(element, `fill: ${value}`, "declarationList", where);
  }

  /** `@import`, and `url()` and its like that name anything but an id of the file. */
  #css(element: Element, css: string, context: "stylesheet" | "declarationList", where: string): void {
    if (!/[@\\]|url|src|image-set|expression|behavior|binding/i.test(css)) return;
    let outside: string | undefined;
    walk(Css.parse(css, { context, parseCustomProperty: true, onParseError: () => undefined }), (node) => {
      outside ??= outsideOf(node);
    });
    if (outside !== undefined)
      this.#report(element, `${outside} in ${where}`, "it: styles may refer to an id of the file, as url(#id)");
  }
}

/** What a node of CSS reaches for. */
function outsideOf(node: CssNode): string | undefined {
  switch (node.type) {
    case "Atrule":
      return unescaped(node.name).toLowerCase() === "import" ? "@import" : undefined;
    case "Url":
      return isFragment(node.value) ? undefined : `url(${short(node.value)})`;
    case "Function":
      return /^((-webkit-)?image(-set)?|src|url|expression)$/i.test(unescaped(node.name))
        ? `${node.name}()`
        : undefined;
    case "Declaration":
      return /^(behavior|-moz-binding)$/i.test(unescaped(node.property)) ? node.property : undefined;
    case "Raw": {
      // What the parser can't make out, a browser may.
      const text = unescaped(node.value);
      const urls = [...text.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, url]) => url!);
      return /@import/i.test(text) || !urls.every(isFragment) ? short(node.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** The namespace of an element (Namespaces in XML 1.0, section 6); empty where none is declared. */
function namespaceOf(element: Element): string {
  const prefix = element.name.includes(":") ? element.name.slice(0, element.name.indexOf(":")) : "";
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  for (let at: AnyNode | null = element; at; at = at.parent) {
    const namespace = isTag(at) ? at.attribs[declaration] : undefined;
    if (namespace !== undefined) return namespace.trim();
  }
  return "";
}

function isFragment(url: string): boolean {
  return url.trim().startsWith("#") || RASTER.test(url.trim());
}

/** White space and control characters are ignored by browsers that read a URL (URL Standard, section 4.4). */
function isHarmless(value: string, element: string, attribute: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what hides a scheme
  const url = value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  // What an animation changes is looked at by its attributeName; its values can still be addresses.
  if (ANIMATIONS.has(element) && attribute !== "href") return !/(javascript|vbscript|data):/i.test(url);
  if (/^(from|to|by|values)$/.test(attribute)) return true;
  if (url === "" || url.startsWith("#")) return true;
  if (element === "a") return /^(https?|mailto):/i.test(url);
  return (element === "image" || element === "feimage") && RASTER.test(url);
}

/** CSS escapes hide names: `@\69mport` is an import (CSS Syntax 3, section 4.3.7). */
function unescaped(css: string): string {
  return css.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, code: string | undefined, other: string) => {
    const point = code === undefined ? 0 : Number.parseInt(code, 16);
    return code === undefined ? other : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  });
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

/** Character data and CDATA sections. */
function textOf(element: Element): string {
  return element.children
    .map((child) =>
      child instanceof Text
        ? child.data
        : "children" in child
          ? child.children.map((inner) => ("data" in inner ? inner.data : "")).join("")
          : "",
    )
    .join("");
}
