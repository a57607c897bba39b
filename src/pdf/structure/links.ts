/** Link annotations and the places that they lead to (ISO 32000-1, sections 12.3.2 and 12.5.6.5). */
import type { Document, Element } from "domhandler";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { isTooLong, shownUrl } from "../../document/index.js";
import type { Rect } from "../../graphics/index.js";
import { attributePlace, readableText } from "../../html/index.js";
import type { LinkArea, PaintTarget } from "../target.js";
import { rectInPt } from "../units.js";
import type { StructureTree } from "./tags.js";

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** What a fragment (`#name`) can name: an element of the document, or where it is a part of a book, another part. */
export interface LinkScope {
  /** What the document's identifiers begin with in the file. */
  readonly idPrefix: string;
  isPart(name: string): boolean;
}

const WHOLE: LinkScope = { idPrefix: "", isPart: () => false };

/** The name of the top of the document (HTML 7.4.6.4): links lead to it where no element is called so. */
const TOP = "top";

/** Where the links of a document lead, and which of its elements they lead to. */
export class LinkTargets {
  /** Identifiers that links refer to and an element has; `TOP` where links lead there. */
  readonly ids: ReadonlySet<string>;
  /** Other parts of the book that links lead to. */
  readonly parts: ReadonlySet<string>;
  readonly #present = new Set<string>();
  readonly #links: Element[] = [];

  /** @param baseUrl what `<base href>` says */
  constructor(
    readonly root: Element,
    readonly scope: LinkScope = WHOLE,
    readonly baseUrl = "",
  ) {
    this.#visit(root);
    const wanted = this.#links.flatMap(({ attribs }) =>
      isFragment(attribs.href!) ? [this.#fragment(attribs.href!)] : [],
    );
    this.ids = new Set(wanted.filter((id) => this.#isHere(id)));
    this.parts = new Set(wanted.filter((id) => !this.#isHere(id) && scope.isPart(id)));
  }

  #visit(node: Element | Document): void {
    for (const child of node.children) {
      if (!("attribs" in child)) continue;
      for (const name of anchorNames(child)) this.#present.add(name);
      if (child.name === "a" && child.attribs.href !== undefined) this.#links.push(child);
      this.#visit(child);
    }
  }

  /** The identifier that a fragment means: as it is written, or else decoded. */
  #fragment(href: string): string {
    const written = href.trim().slice(1);
    const id = this.#present.has(written) ? written : decoded(written);
    return !this.#present.has(id) && (id === "" || id.toLowerCase() === TOP) ? TOP : id;
  }

  #isHere(id: string): boolean {
    return id === TOP || this.#present.has(id);
  }

  /** Whether the top of the document is a place that links lead to. */
  get leadToTop(): boolean {
    return this.ids.has(TOP) && !this.#present.has(TOP);
  }

  /** Undefined for what is no link, or leads nowhere safe. */
  of(element: Element): LinkArea["target"] | undefined {
    const { href } = element.attribs;
    if (element.name !== "a" || href === undefined) return undefined;
    if (isFragment(href)) {
      const id = this.#fragment(href);
      if (this.ids.has(id)) return { kind: "destination", name: this.scope.idPrefix + id };
      return this.parts.has(id) ? { kind: "destination", name: id } : undefined;
    }
    const uri = safeUri(href.trim(), this.baseUrl);
    return uri === undefined || isTooLong(uri) ? undefined : { kind: "uri", uri };
  }

  /**
   * Links that lead nowhere. Diagnostics: `pdf/dead-link`, warnings.
   * @param source the HTML, for their places
   * @param placed identifiers of elements that have been painted
   */
  deadLinks(source: SourceText, placed: ReadonlySet<string>): Diagnostic[] {
    return this.#links.flatMap((element): Diagnostic[] => {
      const href = element.attribs.href!.trim();
      const id = isFragment(href) ? this.#fragment(href) : undefined;
      const isShown = id === undefined || !this.ids.has(id) || placed.has(id);
      if ((this.of(element) && isShown) || href === "") return [];
      const message =
        id === undefined
          ? `the link "${shownUrl(href)}" is left out: ${whyUnsafe(href)}`
          : `the link "${shownUrl(href)}" leads nowhere: ${isShown ? `no element has the id "${id}"` : "its element is not shown"}`;
      return [{ severity: "warning", code: "pdf/dead-link", message, ...attributePlace(source, element, "href") }];
    });
  }
}

/** What an element can be referred to by: its `id`, and the `name` of an anchor (HTML 7.4.6.4). */
const anchorNames = ({ name, attribs }: Element): string[] =>
  [attribs.id, name === "a" ? attribs.name : undefined].filter((one) => one !== undefined && one !== "") as string[];

const isFragment = (href: string): boolean => href.trim().startsWith("#");

function whyUnsafe(href: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0];
  if (isTooLong(href)) return "a PDF has no room for an address of that length";
  if (!scheme || SAFE_SCHEMES.has(scheme.toLowerCase())) return "it is not a URL";
  return `links lead to ${[...SAFE_SCHEMES].join(", ")} or to files, not to ${scheme}`;
}

export class LinkPainter {
  /** Identifiers whose places have been named. */
  readonly named = new Set<string>();

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
    const description = anchor.attribs["aria-label"] ?? anchor.attribs.title ?? readableText(anchor);
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
    if (element === this.targets.root && this.targets.leadToTop) this.#name(TOP, x, y);
    for (const name of anchorNames(element)) if (this.targets.ids.has(name)) this.#name(name, x, y);
  }

  #name(name: string, x: number, y: number): void {
    if (this.named.has(name)) return;
    this.named.add(name);
    const at = rectInPt({ x, y, width: 0, height: 0 });
    this.target.destination(this.targets.scope.idPrefix + name, at.x, at.y);
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * URIs are 7-bit ASCII (ISO 32000-1, table 206). Undefined for what is no URL, and for schemes that a handout has no business with.
 * @param baseUrl what relative ones start from, where that is no folder beside the document
 */
function safeUri(url: string, baseUrl: string): string | undefined {
  const clean = url.replace(/[\t\n\r]/g, "");
  if (clean === "") return undefined;
  const base = /^https?:/i.test(baseUrl) && URL.canParse(baseUrl) ? baseUrl : undefined;
  if (base && !/^[a-z][a-z0-9+.-]*:/i.test(clean))
    return URL.canParse(clean, base) ? new URL(clean, base).href : undefined;
  const ascii = percentEncoded(clean);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(ascii)?.[0].toLowerCase();
  if (scheme) return SAFE_SCHEMES.has(scheme) ? absoluteUri(clean, ascii, scheme) : undefined;
  if (ascii.startsWith("//")) return `https:${ascii}`;
  // Chromium's viewer takes a bare `other.pdf` for the name of a host; with `./` all viewers see a file beside this one.
  return /^[./?]/.test(ascii) ? ascii : `./${ascii}`;
}

/** Names of hosts have an encoding of their own (UTS #46); all else stays as it is written. */
function absoluteUri(written: string, ascii: string, scheme: string): string | undefined {
  if (!scheme.startsWith("http")) return ascii;
  if (!URL.canParse(written)) return undefined;
  const host = /^https?:\/\/([^/?#]*)/i.exec(written)?.[1] ?? "";
  return /^[\x21-\x7e]*$/.test(host) ? ascii : new URL(written).href;
}

const percentEncoded = (text: string): string =>
  text.replace(/[^\x21-\x7e]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
