/** What a document says about itself. */
import { isLanguageTag } from "./language.js";
import { findElement, findElements, type HtmlDocument } from "./parse.js";
import { readableText } from "./text.js";

export interface Head {
  readonly title: string | undefined;
  /** Of the root element; undefined where it says none, or what is no language tag. */
  readonly lang: string | undefined;
  /** What the first `base` with an `href` says (HTML 4.2.3); empty without one. */
  readonly baseUrl: string;
  /** `meta` elements by their lower-case name. */
  readonly meta: ReadonlyMap<string, string>;
}

const SVG = "http://www.w3.org/2000/svg";

export function readHead(document: HtmlDocument): Head {
  // A drawing may have a title, too.
  const title = findElement(document.dom, ({ name, namespace }) => name === "title" && namespace !== SVG);
  const base = findElement(document.dom, ({ name, attribs }) => name === "base" && attribs.href !== undefined);
  const lang = document.root.attribs.lang?.trim();
  const metas = findElements(document.dom, (element) => element.name === "meta" && element.attribs.name !== undefined);
  return {
    title: title && readableText(title),
    lang: lang !== undefined && isLanguageTag(lang) ? lang : undefined,
    baseUrl: base?.attribs.href ?? "",
    meta: new Map(metas.map((meta) => [meta.attribs.name!.toLowerCase(), meta.attribs.content ?? ""])),
  };
}
