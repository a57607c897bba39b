/** `img` and `picture` -> the address of the image that is shown (HTML 4.8.4.3), for a medium where one pixel is one px. */
import type { Element } from "domhandler";
import { isElement } from "./parse.js";

/** An address, and the attribute that names it. */
interface ImageAddress {
  readonly url: string;
  readonly element: Element;
  readonly attribute: "src" | "srcset";
}

/** Types that print shows; a source without a type may be any. */
const SHOWN_TYPE = /^(image\/(png|jpeg|svg\+xml|webp|gif))?$/i;

/** @param matches whether media queries hold */
export function imageAddress(image: Element, matches: (query: string) => boolean): ImageAddress {
  for (const source of sourcesBefore(image)) {
    const { media = "", type = "", srcset = "" } = source.attribs;
    const url = candidate(srcset);
    if (url !== undefined && SHOWN_TYPE.test(type.trim()) && matches(media))
      return { url, element: source, attribute: "srcset" };
  }
  const { src = "", srcset = "" } = image.attribs;
  const url = src.trim() === "" ? candidate(srcset) : undefined;
  return url === undefined
    ? { url: src, element: image, attribute: "src" }
    : { url, element: image, attribute: "srcset" };
}

function* sourcesBefore(image: Element): Generator<Element> {
  const { parent } = image;
  if (!parent || !isElement(parent) || parent.name !== "picture") return;
  for (const child of parent.children) {
    if (child === image) return;
    if (isElement(child) && child.name === "source") yield child;
  }
}

/** The candidate of a density of 1, or else the first (HTML 4.8.4.3.7). Commas may stand in addresses, but not at their ends. */
function candidate(srcset: string): string | undefined {
  let first: string | undefined;
  for (let at = 0; ; ) {
    at = end(/[\s,]*/y, srcset, at);
    const urlEnd = end(/\S*/y, srcset, at);
    if (urlEnd === at) return first;
    const written = srcset.slice(at, urlEnd);
    const url = written.replace(/(?<!,),+$/, "");
    at = url === written ? end(/[^,]*/y, srcset, urlEnd) : urlEnd;
    const density = srcset.slice(urlEnd, at).trim();
    if (density === "" || density === "1x") return url;
    first ??= url;
  }
}

/** Where a match that begins at a place ends. */
function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return Math.max(at, pattern.lastIndex);
}
