/** Link annotations and the places that they lead to (ISO 32000-1, sections 12.3.2 and 12.5.6.5). */
import type { Document, Element } from "domhandler";
import { textContent } from "../html/parse.js";
import type { Rect } from "../layout/geometry.js";
import type { StructureTree } from "./tags.js";
import type { LinkArea, PaintTarget } from "./target.js";
import { rectInPt } from "./units.js";

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** What a fragment (`#name`) can name: an element of the document, or where it is a part of a book, another part. */
export interface LinkScope {
  /** What the document's identifiers begin with in the file. */
  readonly idPrefix: string;
  isPart(name: string): boolean;
}

const WHOLE: LinkScope = { idPrefix: "", isPart: () => false };

/** Where the links of a document lead, and which of its elements they lead to. */
export class LinkTargets {
  /** Identifiers that links refer to and an element has. */
  readonly ids: ReadonlySet<string>;
  /** Other parts of the book that links lead to. */
  readonly parts: ReadonlySet<string>;

  constructor(
    root: Element,
    readonly scope: LinkScope = WHOLE,
  ) {
    const present = new Set<string>();
    const wanted = new Set<string>();
    const visit = (node: Element | Document) => {
      for (const child of node.children) {
        if (!("attribs" in child)) continue;
        if (child.attribs.id) present.add(child.attribs.id);
        const href = child.name === "a" ? child.attribs.href?.trim() : undefined;
        if (href?.startsWith("#")) wanted.add(fragmentId(href));
        visit(child);
      }
    };
    visit(root);
    this.ids = new Set([...wanted].filter((id) => present.has(id)));
    this.parts = new Set([...wanted].filter((id) => !present.has(id) && scope.isPart(id)));
  }

  /** Undefined for what is no link, or leads nowhere safe. */
  of(element: Element): LinkArea["target"] | undefined {
    if (element.name !== "a" || element.attribs.href === undefined) return undefined;
    const url = element.attribs.href.trim();
    if (url.startsWith("#")) {
      const id = fragmentId(url);
      if (this.ids.has(id)) return { kind: "destination", name: this.scope.idPrefix + id };
      return this.parts.has(id) ? { kind: "destination", name: id } : undefined;
    }
    const uri = safeUri(url);
    return uri === undefined ? undefined : { kind: "uri", uri };
  }
}

export class LinkPainter {
  readonly #named = new Set<string>();

  constructor(
    readonly targets: LinkTargets,
    readonly tree: StructureTree,
    readonly target: PaintTarget,
  ) {}

  isLink(element: Element): boolean {
    return this.targets.of(element) !== undefined;
  }

  /** Makes a rectangle of the page (px) lead where the link leads. */
  area(anchor: Element, rect: Rect): void {
    const element = this.tree.link(anchor);
    const target = this.targets.of(anchor);
    if (!element || !target || rect.width < 0 || rect.height < 0) return;
    const description =
      anchor.attribs["aria-label"] ?? anchor.attribs.title ?? textContent(anchor).replace(/\s+/g, " ").trim();
    const fallback = target.kind === "uri" ? target.uri : target.name;
    this.target.link({
      rect: rectInPt(rect),
      element,
      content: element.annotation(),
      target,
      description: description || fallback,
    });
  }

  /** Names the place of an element (px) if links of this document lead there; its first place counts. */
  place(element: Element, x: number, y: number): void {
    const { id } = element.attribs;
    if (!id || !this.targets.ids.has(id) || this.#named.has(id)) return;
    this.#named.add(id);
    const at = rectInPt({ x, y, width: 0, height: 0 });
    this.target.destination(this.targets.scope.idPrefix + id, at.x, at.y);
  }
}

function fragmentId(href: string): string {
  try {
    return decodeURIComponent(href.trim().slice(1));
  } catch {
    return href.trim().slice(1);
  }
}

/** URIs are 7-bit ASCII (ISO 32000-1, table 206). Undefined for schemes that a handout has no business with. */
function safeUri(url: string): string | undefined {
  const clean = url.replace(/[\t\n\r]/g, "");
  if (clean === "") return undefined;
  const ascii = clean.replace(/[^\x21-\x7e]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(ascii)?.[0].toLowerCase();
  if (scheme) return SAFE_SCHEMES.has(scheme) ? ascii : undefined;
  if (ascii.startsWith("//")) return `https:${ascii}`;
  // Chromium's viewer takes a bare `other.pdf` for the name of a host; with `./` all viewers see a file beside this one.
  return /^[./?]/.test(ascii) ? ascii : `./${ascii}`;
}
