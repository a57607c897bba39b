/**
 * Styled DOM -> structure tree (tagged PDF, ISO 32000-1 section 14.8), and the look-up by which painting finds the structure
 * element that its content belongs to. What is not in the tree is an artifact.
 */
import type { ChildNode, Element, ParentNode, Text } from "domhandler";
import type { ComputedStyle, StyledElement, StyledText } from "../../css/index.js";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { isElement, isLanguageTag, languageOf, textContent } from "../../html/index.js";
import { type Box, drawnControl } from "../../layout/index.js";
import {
  bulletText,
  citesNote,
  isContainer,
  isGrouping,
  isInline,
  isNote,
  listNumbering,
  structureType,
  wrappersBetween,
} from "./roles.js";
import { StructureElement, type StructureProperties, type StructureType } from "./structure.js";
import { type TaggedCell, taggedTable } from "./table-headers.js";
import { captionFirst, isBody, partsOfTable } from "./table-parts.js";

export class StructureTree {
  readonly root: StructureElement;
  /** `pdf/missing-alt` (error) for images without alternate text, which become artifacts. */
  readonly diagnostics: Diagnostic[] = [];
  /** Where the content of an element goes; undefined for artifacts. */
  readonly #owners = new Map<Element, StructureElement | undefined>();
  readonly #labels = new Map<Element, StructureElement>();
  readonly #links = new Map<Element, StructureElement>();
  /** The paragraphs around runs of inline content that stand beside blocks, by the nodes in them. */
  readonly #paragraphs = new Map<Element, Paragraphs>();
  readonly #paragraphOf = new Map<Box, StructureElement>();
  readonly #cells = new Map<Element, TaggedCell>();
  /** By rows, how many columns they lack. */
  readonly #lacking = new Map<Element, number>();
  /** Tables of heads and feet alone: a head is only one of a body (ISO 32000-1, table 337; ISO 14289-1, section 7.5). */
  readonly #bodiless = new Set<StructureElement>();
  /** The levels in HTML of the heading that was last and of those that it stands under. */
  readonly #headingLevels: number[] = [];
  #lastId = 0;

  /**
   * @param isLink tells the anchors that get an annotation: the others are no links for a reader either
   * @param source the HTML, for the places of diagnostics
   * @param part where the document is a part of another: what its identifiers begin with, and its language
   */
  constructor(
    root: StyledElement,
    readonly isLink: (anchor: Element) => boolean,
    readonly source?: SourceText,
    readonly part?: { readonly idPrefix: string; readonly lang: string },
  ) {
    this.root = part
      ? new StructureElement("Sect", undefined, { lang: part.lang })
      : new StructureElement("Document", undefined);
    this.#owners.set(root.element, this.root);
    this.#visitChildren(root, this.root, true);
  }

  /** The structure element for content of `element` in the inline formatting context `box`; undefined for artifacts. */
  owner(element: Element, box: Box): StructureElement | undefined {
    const owner = this.#owners.get(element);
    if (!owner || !(isGrouping(owner.type) || this.#paragraphs.has(element))) return owner;
    return this.#paragraph(element, box, owner);
  }

  label(listItem: Element): StructureElement | undefined {
    return this.#labels.get(listItem);
  }

  /** A figure of generated content, with what it says. */
  figure(owner: StructureElement, alt: string): StructureElement {
    return this.#append("Figure", owner, { alt });
  }

  link(anchor: Element): StructureElement | undefined {
    return this.#links.get(anchor);
  }

  /** A box that holds inline content of an element that needs paragraphs has the one of what is in it, in whatever order boxes are painted. */
  #paragraph(element: Element, box: Box, owner: StructureElement): StructureElement {
    let paragraph = this.#paragraphOf.get(box);
    if (!paragraph) {
      paragraph = paragraphIn(box, element, this.#paragraphs.get(element)) ?? this.#append("P", owner);
      this.#paragraphOf.set(box, paragraph);
    }
    return paragraph;
  }

  #visit(styled: StyledElement, into: StructureElement): void {
    const { element } = styled;
    const named = element.name === "a" && !this.isLink(element) ? undefined : structureType(element, into.type);
    const type = this.#bodiless.has(into) && (named === "THead" || named === "TFoot") ? "TBody" : named;
    const properties = ownProperties(element);
    const drawn = drawnControl(element);
    if (element.attribs["aria-hidden"] === "true") this.#hide(styled);
    else if (drawn) this.#owners.set(element, this.#append("Span", into, { ...properties, actualText: drawn.text }));
    else if (type === "Figure") this.#visitFigure(styled, into);
    else if (type === "LI") this.#visitListItem(styled, into, properties);
    else if (type === "Lbl" || type === "LBody") this.#visitTerm(styled, into, type, properties);
    else if (type) this.#visitTyped(styled, into, type, properties);
    else this.#visitPlain(styled, into, properties);
  }

  #visitTyped(
    styled: StyledElement,
    into: StructureElement,
    type: StructureType,
    properties: StructureProperties,
  ): void {
    const { element, style } = styled;
    if (type === "Table") {
      const { cells, lacking } = taggedTable(element, partsOfTable(styled), () => this.#id("th"));
      for (const [cell, attributes] of cells) this.#cells.set(cell, attributes);
      for (const [row, columns] of lacking) this.#lacking.set(row, columns);
    }
    const caption = type === "Caption" ? into.children.find((child) => child.type === type) : undefined;
    // A table has one caption (ISO 32000-1, table 337): a second one is said there.
    if (caption) {
      this.#owners.set(element, this.#append("P", caption, properties));
      this.#visitChildren(styled, this.#owners.get(element)!, true);
      return;
    }
    const tagged = this.#cells.get(element);
    const { id, ...cell } = tagged ?? { columnSpan: 1, rowSpan: 1 };
    const around = type === "Link" && citesNote(element) ? this.#append("Reference", into) : into;
    const own = this.#append(/^H[1-6]$/.test(type) ? this.#headingType(Number(type[1])) : type, around, {
      ...properties,
      ...(type === "L" && { listNumbering: listNumbering(element.name === "dl" ? "none" : style.listStyleType) }),
      ...(tagged && { cell }),
      ...(id && { id }),
    });
    if (type === "Link") this.#links.set(element, own);
    this.#owners.set(element, own);
    if (type === "Table" && !styled.children.some(isBody)) this.#bodiless.add(own);
    this.#visitChildren(type === "Table" ? captionFirst(styled) : styled, own, true);
    const columnSpan = this.#lacking.get(element);
    if (type === "TR" && columnSpan !== undefined) this.#append("TD", own, { cell: { columnSpan, rowSpan: 1 } });
  }

  #id(name: string): string {
    return `${this.part?.idPrefix ?? ""}${name}${++this.#lastId}`;
  }

  /** Headings begin with the first level and leave none out (PDF/UA-1, section 7.4.2), whatever levels an author chose. */
  #headingType(level: number): StructureType {
    while (this.#headingLevels.length > 0 && this.#headingLevels.at(-1)! >= level) this.#headingLevels.pop();
    this.#headingLevels.push(level);
    return `H${this.#headingLevels.length}` as StructureType;
  }

  /** An element without a type of its own: a block of text is a paragraph, all else belongs to what is around it. */
  #visitPlain(styled: StyledElement, into: StructureElement, properties: StructureProperties): void {
    const block = !isInlineLevel(styled);
    const blocks = hasBlockChildren(styled);
    const hasText = inlineRuns(styled).length > 0;
    let owner = into;
    if (block && !blocks && hasText && isContainer(into.type)) owner = this.#append("P", into, properties);
    else if (properties.lang) owner = this.#append(blocks && isContainer(into.type) ? "Div" : "Span", into, properties);
    this.#owners.set(styled.element, owner);
    this.#visitChildren(styled, owner, owner !== into);
  }

  #visitFigure(styled: StyledElement, into: StructureElement): void {
    const { element } = styled;
    const alt = figureText(element);
    if (alt === undefined) {
      this.diagnostics.push(missingAlt(element, this.source));
    }
    const properties = { ...ownProperties(element), alt: alt?.trim() ?? "" };
    this.#ownAll(styled, properties.alt === "" ? undefined : this.#append("Figure", into, properties));
  }

  #visitListItem(styled: StyledElement, list: StructureElement, properties: StructureProperties): void {
    const { element, style } = styled;
    const item = this.#append("LI", list, properties);
    if (style.display === "list-item" && (styled.marker || hasMarker(style))) {
      const isDrawn = !styled.marker || styled.marker.style.content === "normal";
      const image = style.listStyleImage === "none" ? undefined : bulletText("disc");
      const bullet = isDrawn ? (bulletText(style.listStyleType) ?? image) : undefined;
      this.#labels.set(element, this.#append("Lbl", item, bullet ? { actualText: bullet } : {}));
    }
    const whole = this.#append("LBody", item);
    // A note is known by its identifier (PDF/UA-1, section 7.9).
    const body = isNote(element) ? this.#append("Note", whole, { id: this.#id("note") }) : whole;
    this.#owners.set(element, body);
    this.#visitChildren(styled, body, true);
  }

  /** `dt` and `dd`: a list item for each group of terms and their descriptions. */
  #visitTerm(
    styled: StyledElement,
    list: StructureElement,
    type: "Lbl" | "LBody",
    properties: StructureProperties,
  ): void {
    const last = list.children.at(-1);
    const complete = !last || (type === "Lbl" && last.children.some((child) => child.type === "LBody"));
    const item = complete ? this.#append("LI", list) : last;
    const own = this.#append(type, item, properties);
    this.#owners.set(styled.element, own);
    this.#visitChildren(styled, own, true);
  }

  /** @param own whether `owner` was made for this very element: then its text is the owner's own, and needs no paragraph */
  #visitChildren(styled: StyledElement, owner: StructureElement, own: boolean): void {
    const wraps = isGrouping(owner.type) || (!own && isContainer(owner.type) && hasBlockChildren(styled));
    const runs = wraps ? inlineRuns(styled) : [];
    let paragraph: StructureElement | undefined;
    let run = runs[0];
    for (let i = 0; i <= styled.children.length; i++) {
      // Runs begin at a child, or past the last one where only generated content follows.
      const next = runs.find((candidate) => candidate.from === i);
      if (next) {
        run = next;
        paragraph = this.#append("P", owner);
        const made = this.#paragraphs.get(styled.element);
        const nodes = made?.nodes ?? new Map<ParentNode | ChildNode, StructureElement>();
        for (const child of styled.children.slice(next.from, next.to))
          nodes.set(child.kind === "text" ? child.node : child.element, paragraph);
        this.#paragraphs.set(styled.element, { nodes, first: made?.first ?? paragraph, last: paragraph });
      }
      const child = styled.children[i];
      if (child?.kind !== "element") continue;
      const inRun = paragraph && run && i >= run.from && i < run.to;
      this.#visit(child, inRun ? paragraph! : owner);
    }
  }

  #append(type: StructureType, parent: StructureElement, properties: StructureProperties = {}): StructureElement {
    const wrap = isInline(type) && isGrouping(parent.type) ? (["P"] as const) : [];
    let into = parent;
    for (const between of [...wrappersBetween(parent.type, type), ...wrap]) {
      const cell = between === "TD" ? { cell: { columnSpan: 1, rowSpan: 1 } } : {};
      into = new StructureElement(between, into, cell);
    }
    return new StructureElement(type, into, properties);
  }

  #hide(styled: StyledElement): void {
    this.#ownAll(styled, undefined);
  }

  #ownAll(styled: StyledElement, owner: StructureElement | undefined): void {
    this.#owners.set(styled.element, owner);
    for (const child of styled.children) if (child.kind === "element") this.#ownAll(child, owner);
  }
}

/** What is read in place of a figure; undefined where nobody has said. */
function figureText(element: Element): string | undefined {
  const { name, attribs } = element;
  if (IMAGES.has(name)) return attribs.alt;
  if (EMBEDDING.has(name)) return attribs["aria-label"] ?? attribs.title ?? textContent(element).trim();
  if (name !== "svg") return attribs["aria-label"];
  const title = element.children.find((child) => isElement(child) && child.name === "title");
  return attribs["aria-label"] ?? (title ? textContent(title) : drawnText(element));
}

const IMAGES = new Set(["img", "input"]);
const EMBEDDING = new Set(["object", "embed", "video"]);

/** The words in a drawing; one without any is decoration, as far as anybody can know. */
function drawnText(element: Element): string {
  const texts = (at: Element): string[] =>
    at.children.filter(isElement).flatMap((child) => (child.name === "text" ? [textContent(child)] : texts(child)));
  return texts(element).join(" ").replace(/\s+/g, " ").trim();
}

function missingAlt(element: Element, source: SourceText | undefined): Diagnostic {
  const isImage = element.name === "img";
  const name = isImage ? (element.attribs.src ?? "<img>") : `<${element.name} role="img">`;
  const message = `the image ${name} has no alternate text: people who can't see it are told nothing`;
  const hint = `say what it shows in \`${isImage ? "alt" : "aria-label"}\`, or write ${isImage ? 'alt=""' : 'aria-hidden="true"'} where it is mere decoration`;
  const start = element.startIndex;
  if (!source || start === null) return { severity: "error", code: "pdf/missing-alt", message, hints: [hint] };
  const end = source.text.indexOf(">", start) + 1;
  return source.diagnostic("error", "pdf/missing-alt", message, start, end, [hint]);
}

/** A language is said where it changes: what is inside has it as well (ISO 32000-1, section 14.9.2.3). */
function ownProperties(element: Element): StructureProperties {
  const { title } = element.attribs;
  const lang = element.attribs.lang?.trim();
  const { parentNode } = element;
  const around = parentNode && "attribs" in parentNode ? languageOf(parentNode) : "";
  return {
    ...(lang &&
      isLanguageTag(lang) &&
      lang.toLowerCase() !== around.toLowerCase() &&
      element.name !== "html" && { lang }),
    ...(element.name === "abbr" && title && { expansion: title }),
  };
}

interface Paragraphs {
  /** Children of the element, each with the paragraph that it is in. */
  readonly nodes: Map<ParentNode | ChildNode, StructureElement>;
  readonly first: StructureElement;
  readonly last: StructureElement;
}

/** The paragraph of the first node of a box that is in one; generated content alone is in the first or the last of them. */
function paragraphIn(box: Box, element: Element, paragraphs: Paragraphs | undefined): StructureElement | undefined {
  if (!paragraphs) return undefined;
  for (const node of nodesIn(box)) {
    let child: ParentNode | ChildNode | null = node;
    while (child && child.parentNode !== element) child = child.parentNode;
    const found = child && paragraphs.nodes.get(child);
    if (found) return found;
  }
  const isAfter = box.items?.some((item) => item.kind === "open" && item.origin === "after");
  return isAfter ? paragraphs.last : paragraphs.first;
}

/** The nodes that a box was made for, or that stand in an anonymous one, in the order of the text. */
function* nodesIn(box: Box): Iterable<Text | Element> {
  for (const item of box.items ?? []) {
    if (item.kind === "text") {
      if (item.node) yield item.node;
    } else if (item.kind === "atomic" || item.kind === "out-of-flow" || item.kind === "float") {
      if (item.box.origin === "element") yield item.box.element;
      else yield* nodesIn(item.box);
    } else if (item.kind !== "open" || item.origin === "element") yield item.element;
  }
  for (const child of box.children) {
    if (child.origin === "element") yield child.element;
    else yield* nodesIn(child);
  }
}

/** Inline content among blocks: from one child to before another. */
interface InlineRun {
  readonly from: number;
  readonly to: number;
}

function isInlineLevel(styled: StyledElement): boolean {
  return styled.style.display.startsWith("inline") || styled.style.display === "contents";
}

/** Children of flex and grid containers are blocks, whatever their `display` (Flexbox 1, section 4). */
function isInlineChild(child: StyledElement | StyledText, parent: StyledElement): boolean {
  if (child.kind === "text") return true;
  return !/(flex|grid)$/.test(parent.style.display) && isInlineLevel(child) && !hasBlockChildren(child);
}

function hasBlockChildren(styled: StyledElement): boolean {
  return styled.children.some((child) => !isInlineChild(child, styled));
}

const isWhiteSpace = (child: StyledElement | StyledText): boolean => child.kind === "text" && child.text.trim() === "";

/** Maximal runs of inline children with something in them; generated content at either end counts. */
function inlineRuns(styled: StyledElement): InlineRun[] {
  const runs: InlineRun[] = [];
  const { children } = styled;
  let from = 0;
  let filled = styled.before !== undefined;
  for (let i = 0; i <= children.length; i++) {
    const child = children[i];
    if (child && isInlineChild(child, styled)) {
      filled ||= !isWhiteSpace(child);
      continue;
    }
    if (!child) filled ||= styled.after !== undefined;
    if (filled) runs.push({ from, to: i });
    filled = false;
    from = i + 1;
  }
  return runs;
}

const hasMarker = ({ listStyleType, listStyleImage }: ComputedStyle): boolean =>
  listStyleType !== "none" || listStyleImage !== "none";
