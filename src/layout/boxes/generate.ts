/**
 * Styled DOM -> box tree (CSS Display 3): principal boxes by `display`, anonymous boxes where inline content stands beside
 * blocks, generated content, markers. Tables are completed in table-fixup.ts.
 */
import type { Element } from "domhandler";
import {
  anonymousStyle,
  type ComputedStyle,
  type CounterStyles,
  type StyledElement,
  type StyledPseudo,
  type StyledText,
} from "../../css/index.js";
import type { ImageSource } from "../../graphics/index.js";
import { spansOf } from "../../html/index.js";
import {
  anonymousIn,
  type Box,
  derivedStyle,
  type InlineItem,
  type Inside,
  type Marker,
  makeBox,
  type Styling,
  type TextItem,
} from "./box.js";
import { type BulletKind, IMAGE_PADDING, insideBulletWidth, isBullet } from "./bullet.js";
import { controlText, isControl } from "./controls.js";
import { appendLetter, hasLetter, isPunctuation, letterParts } from "./first-letter.js";
import { boxOnFirstLine } from "./first-line.js";
import { FlowContent, isCollapsible } from "./flow-content.js";
import { Counters } from "./generated/counters.js";
import { type CssImages, contentItems, GeneratedContent, markerOf, replacingImage } from "./generated-content.js";
import { hasColumns, isFloating, isNotShown, isOutOfFlow } from "./kinds.js";
import { completeTable, isTablePart } from "./table-fixup.js";

/** Finds what stands for an element that may be replaced: an image, a drawing; undefined where there is none to show. */
export type ImageLookup = (element: Element, style: ComputedStyle) => ImageSource | undefined;

/** Elements that an image may stand for (HTML 15.4); their content is for where there is none. */
const REPLACEABLE = new Set(["img", "svg", "input", "object", "embed", "video", "meter", "progress"]);
/** What these hold is no content of the document. */
const HOLLOW = new Set(["svg", "iframe", "meter", "progress"]);

/** Generates the box of the root element. */
export function generateBoxes(
  root: StyledElement,
  images: ImageLookup,
  cssImages: CssImages,
  counterStyles: CounterStyles,
): Box {
  const generator = new Generator(images, cssImages, counterStyles);
  const [box] = generator.boxesOf(root);
  return box ?? makeBox({ inside: "block", style: root.style, element: root.element, origin: "element" });
}

const ZERO_WIDTH_SPACE = "\u200B";
const isInlineLevel = (style: ComputedStyle): boolean => /^inline/.test(style.display);

class Generator {
  readonly #counters = new Counters();
  readonly #content: GeneratedContent;
  /** Whether a block around has a style for its first letter, which hasn't come yet. */
  #awaitsLetter = false;
  /** The block whose text is looked at. */
  #block: StyledElement | undefined;
  /** Whether a table would stand in a cell, or in a flex or grid container. */
  #isInCellOrItem = false;

  constructor(
    readonly images: ImageLookup,
    readonly cssImages: CssImages,
    readonly counterStyles: CounterStyles,
  ) {
    this.#content = new GeneratedContent(this.#counters, counterStyles);
  }

  /** The boxes of an element that stands among blocks: one, or those of its children for `display: contents`. */
  boxesOf(styled: StyledElement): Box[] {
    if (isNotShown(styled)) return [];
    const flow = new FlowContent(styled.element, styled.style);
    this.#append(styled, flow, false);
    return flow.finish();
  }

  /** Adds an element's boxes to the content of its container. */
  #append(styled: StyledElement, flow: FlowContent, blockify: boolean): void {
    if (isNotShown(styled)) return;
    const { style, element } = styled;
    this.#counters.enter();
    this.#content.count(element, style);
    const leave = this.#content.enter(style);
    if (style.display === "contents") this.#appendChildren(styled, flow, blockify);
    else if (element.name === "br") {
      this.#awaitsLetter = false;
      flow.inline({ kind: "break", style, element });
    } else if (element.name === "wbr") flow.inline({ kind: "text", text: ZERO_WIDTH_SPACE, style, element });
    else if (this.#appendImage(styled, flow, blockify)) {
      // Nothing else of it is shown.
    } else if (element.name === "img") flow.inline({ kind: "text", text: element.attribs.alt ?? "", style, element });
    else if (!blockify && isOutOfFlow(style)) flow.outOfFlow(this.#apart(styled));
    else if (!blockify && isFloating(style)) flow.float(this.#apart(styled));
    else if (style.display === "inline" && !blockify && !isControl(element)) {
      flow.open({ style }, element, "element");
      this.#appendChildren(styled, flow, false);
      flow.close();
    } else if (isInlineLevel(style) && !blockify) {
      this.#awaitsLetter = false;
      flow.inline({ kind: "atomic", box: this.#principal(styled) });
    } else flow.block(this.#principal(styled, blockify));
    leave();
    this.#counters.leave();
  }

  #appendChildren(styled: StyledElement, flow: FlowContent, blockify: boolean): void {
    const { style, element } = styled;
    const value = controlText(element);
    if (value !== undefined) flow.inline({ kind: "text", text: value || ZERO_WIDTH_SPACE, style, element });
    if (value !== undefined || HOLLOW.has(element.name)) return;
    if (styled.before) this.#appendPseudo(styled.before, styled, flow, "before", blockify);
    for (const child of shownChildren(styled)) {
      if (child.kind === "element") this.#append(child, flow, blockify);
      else if (style.display !== "contents") this.#appendText(textItem(child, styled), styled, flow);
      else {
        // Its text has its font and line height all the same.
        flow.open(anonymousIn(style, "inline"), element, "anonymous");
        this.#appendText(textItem(child, styled), styled, flow);
        flow.close();
      }
    }
    // What a `details` shows below its summary is a block (HTML 15.5.4).
    if (element.name === "details" && styled.after) flow.endLine();
    if (styled.after) this.#appendPseudo(styled.after, styled, flow, "after", blockify);
  }

  /** The box of an element out of the flow, which has nothing to do with the first letter of what it stands in. */
  #apart(styled: StyledElement): Box {
    const awaits = this.#awaitsLetter;
    this.#awaitsLetter = false;
    const box = this.#principal(styled, true);
    this.#awaitsLetter = awaits;
    return box;
  }

  #appendText(item: TextItem, { firstLetter }: StyledElement, flow: FlowContent): void {
    if (!this.#awaitsLetter || isCollapsible(item)) {
      flow.inline(item);
      return;
    }
    this.#awaitsLetter = false;
    const parts = firstLetter && letterParts(item);
    if (parts && (!isPunctuation(parts[1]) || !this.#block || hasLetter(this.#block, shownChildren)))
      appendLetter(item, parts, firstLetter.style, flow);
    else flow.inline(item);
  }

  #appendPseudo(
    pseudo: StyledPseudo,
    styled: StyledElement,
    flow: FlowContent,
    origin: "before" | "after",
    blockify: boolean,
  ): void {
    const { style } = pseudo;
    const { element } = styled;
    if (style.display === "none") return;
    this.#counters.enter();
    this.#content.count(element, style, true);
    const pieces = this.#content.pieces(style, element);
    if (pieces !== undefined) {
      const items = contentItems(pieces, style, element, this.cssImages);
      const append = () => {
        for (const item of items) {
          if (item.kind === "text") this.#appendText(item, styled, flow);
          else flow.inline(item);
        }
      };
      if (style.display === "contents") {
        // There is no box, and the text is one with what stands beside it.
        append();
      } else if (style.display === "inline" && !blockify && !isOutOfFlow(style) && !isFloating(style)) {
        flow.open({ style }, element, origin);
        append();
        flow.close();
      } else {
        const marker = style.display === "list-item" ? this.#marker({ style, element }) : undefined;
        const styling = stylingOf(style, blockify);
        const own = new FlowContent(element, styling.style);
        if (marker && style.listStylePosition === "inside") addInside(marker, { style, element }, own);
        for (const item of items) own.inline(item);
        this.#add(finished(own, { styling, element, origin, marker }), flow, blockify);
      }
    }
    this.#counters.leave();
  }

  /** False where no image stands for the element: an `img` is its alternate text then (HTML 15.4.2), all else its content. */
  #appendImage(styled: StyledElement, flow: FlowContent, blockify: boolean): boolean {
    const { style, element } = styled;
    const own = typeof style.content === "string" ? undefined : replacingImage(style.content, this.cssImages);
    const source = own ?? (REPLACEABLE.has(element.name) ? this.images(element, style) : undefined);
    if (!source) return false;
    const box = makeBox({ inside: "replaced", style, element, origin: "element", replaced: source });
    this.#add(box, flow, blockify);
    return true;
  }

  /** Adds a box that is no inline one. */
  #add(box: Box, flow: FlowContent, blockify: boolean): void {
    if (!isOutOfFlow(box.style) && !isFloating(box.style)) this.#awaitsLetter = false;
    // Among items, text before it and text after it are two.
    if (blockify) flow.block(box);
    else if (isOutOfFlow(box.style)) flow.outOfFlow(box);
    else if (isFloating(box.style)) flow.float(box);
    else if (isInlineLevel(box.style)) flow.inline({ kind: "atomic", box });
    else flow.block(box);
  }

  /**
   * The principal box of a block-level or atomic inline-level element.
   * @param blockify whether it stands where parts of tables are blocks (CSS Display 3, section 2.7): out of flow, in a flex or grid container
   */
  #principal(styled: StyledElement, blockify = false): Box {
    const { element } = styled;
    const styling = stylingOf(styled.style, blockify);
    const { style } = styling;
    const flow = new FlowContent(element, style, styled.firstLine);
    const flex = style.display === "flex" || style.display === "inline-flex";
    const table = style.display === "table" || style.display === "inline-table";
    const marker = style.display === "list-item" ? this.#marker(styled) : undefined;
    if (marker && style.listStylePosition === "inside") addInside(marker, styled, flow);
    const grid = style.display === "grid" || style.display === "inline-grid";
    // A cell without a table around is in one all the same, whose letters are no part of the text before it.
    const awaits = this.#awaitsLetter && !flex && !grid && !table && !isTablePart(style);
    const isOwn = styled.firstLetter?.isOwn === true && !flex && !grid && !table;
    this.#awaitsLetter = awaits || isOwn;
    const around = this.#block;
    this.#block = styled;
    const nested = this.#appendContent(styled, flow, flex || grid, table || style.display === "table-cell");
    this.#block = around;
    // What holds for this block alone doesn't go on below it.
    if (isOwn && !awaits) this.#awaitsLetter = false;
    // The line of a marker is there even where it is all there is.
    if (marker && flow.isEmpty()) flow.inline({ kind: "text", text: ZERO_WIDTH_SPACE, style, element });
    const box = finished(flow, { styling, element, origin: "element", marker, nested: (table && nested) || undefined });
    return styled.firstLine && box.inside === "inline"
      ? { ...box, firstLine: boxOnFirstLine(box, styled.firstLine) }
      : box;
  }

  /** Adds what is inside of a box of its own. @returns whether the box itself is in a cell, or in a flex or grid container */
  #appendContent(styled: StyledElement, flow: FlowContent, isFlexOrGrid: boolean, hasCells: boolean): boolean {
    const isWithin = this.#isInCellOrItem;
    this.#isInCellOrItem ||= isFlexOrGrid || hasCells;
    this.#appendChildren(styled, flow, isFlexOrGrid);
    this.#isInCellOrItem = isWithin;
    return isWithin;
  }

  #marker(styled: Pick<StyledElement, "style" | "element" | "marker">): Marker | undefined {
    const style = styled.marker?.style ?? styled.style;
    if (styled.marker?.style.content === "none") return undefined;
    const own = styled.marker ? this.#content.pieces(style, styled.element) : undefined;
    if (own) return markerOf(own, style, this.cssImages);
    const { listStyleType: type, listStyleImage: image } = styled.style;
    const source = image === "none" ? undefined : this.cssImages(image.url);
    if (source) return { kind: "image", source, style };
    if (type === "none") return undefined;
    if (isBullet(type)) return { kind: type, style };
    const quoted = /^"(.*)"$/s.exec(type);
    const text = quoted ? quoted[1]! : this.counterStyles.marker(this.#counters.value("list-item"), type);
    return { kind: "text", text, style };
  }
}

const stylingOf = (style: ComputedStyle, blockify: boolean): Styling =>
  blockify && isTablePart(style) ? derivedStyle(style, asBlock) : { style };

interface Principal {
  readonly styling: Styling;
  readonly element: Element;
  readonly origin: Box["origin"];
  readonly marker: Marker | undefined;
  readonly nested?: true | undefined;
}

/** The box of an element or a pseudo-element with its content, as its display type has it. */
function finished(flow: FlowContent, { styling, element, origin, marker, nested }: Principal): Box {
  const { style } = styling;
  const { display } = style;
  const outside = style.listStylePosition === "outside" || (marker && isDrawnInside(marker)) ? marker : undefined;
  const hasSpans = origin === "element" && (display === "table-cell" || display.startsWith("table-column"));
  const { columnSpan, rowSpan } = hasSpans ? spansOf(element) : UNSPANNED;
  const whole = (
    inside: Inside,
    children: readonly Box[],
    items?: readonly InlineItem[],
    outOfFlow?: readonly Box[],
  ): Box =>
    makeBox({
      inside,
      ...styling,
      element,
      origin,
      children,
      items,
      marker: outside,
      outOfFlow,
      columnSpan,
      rowSpan,
      nested,
    });
  const inside = INSIDE[display];
  if (inside) {
    const { children, outOfFlow } = separated(flow.finish());
    return whole(inside, inside === "table" ? completeTable(children, style, element) : children, undefined, outOfFlow);
  }
  if (isTablePart(style) && display !== "table-cell" && display !== "table-caption")
    return whole("block", flow.finish());
  if (hasColumns(style)) return whole("columns", flow.finish());
  const items = flow.onlyInline();
  return items ? whole("inline", [], items) : whole("block", flow.finish());
}

/** Display types whose boxes have another way with their children than blocks and lines. */
const INSIDE: Readonly<Record<string, Inside>> = {
  flex: "flex",
  "inline-flex": "flex",
  grid: "grid",
  "inline-grid": "grid",
  table: "table",
  "inline-table": "table",
};

/** The room of a marker in the first line of its item. Larger letters make that taller. */
function addInside(
  marker: Marker,
  { style, element }: Pick<StyledElement, "style" | "element">,
  flow: FlowContent,
): void {
  const isLarger = marker.style.fontSize > style.fontSize;
  if (isLarger) flow.open(anonymousIn(marker.style, "inline"), element, "anonymous");
  if (marker.kind === "text") flow.inline({ kind: "text", text: marker.text, style: marker.style, element });
  else if (marker.kind === "image") flow.inline(imageInside(marker, element));
  else flow.inline(bulletRoom(marker, element));
  if (isLarger) flow.close();
}

/** Bullets are painted beside their line also where there is room for them in it. */
const isDrawnInside = ({ kind }: Marker): boolean => kind !== "text" && kind !== "image";

/** An image as a marker that stands in the line. */
function imageInside({ source, style }: Marker & { kind: "image" }, element: Element): InlineItem {
  const room = derivedStyle(style, (of) => ({
    ...anonymousStyle(of, "inline-block"),
    [of.direction === "rtl" ? "marginLeft" : "marginRight"]: { px: IMAGE_PADDING, percent: 0 },
  }));
  return { kind: "atomic", box: makeBox({ inside: "replaced", ...room, element, origin: "marker", replaced: source }) };
}

/** Room for a bullet that is painted inside. */
function bulletRoom({ kind, style }: Marker & { kind: BulletKind }, element: Element): InlineItem {
  // In the middle of the letters it makes no line taller, not even one that is lower than its letters.
  const room = derivedStyle(style, (of) => ({
    ...anonymousStyle(of, "inline-block"),
    width: { px: insideBulletWidth(kind, of), percent: 0 },
    verticalAlign: "middle",
  }));
  return { kind: "atomic", box: makeBox({ inside: "inline", ...room, element, origin: "marker", items: [] }) };
}

/** Of a `details` that is closed no more than its summary is shown (HTML 15.5.4). */
function shownChildren({ element, children }: StyledElement): StyledElement["children"] {
  if (element.name !== "details" || element.attribs.open !== undefined) return children;
  const summary = children.find((child) => child.kind === "element" && child.element.name === "summary");
  return summary ? [summary] : [];
}

/** The boxes of a container that has another way with its children than blocks below one another. */
const UNSPANNED = { columnSpan: undefined, rowSpan: undefined };

function separated(boxes: Box[]): { children: Box[]; outOfFlow?: Box[] } {
  const outOfFlow = boxes.filter((box) => isOutOfFlow(box.style));
  return outOfFlow.length === 0
    ? { children: boxes }
    : { children: boxes.filter((box) => !isOutOfFlow(box.style)), outOfFlow };
}

function textItem(child: StyledText, parent: StyledElement): TextItem {
  return { kind: "text", text: child.text, style: parent.style, element: parent.element, node: child.node };
}

const blockStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style of a part of a table that is a block. */
function asBlock(style: ComputedStyle): ComputedStyle {
  let block = blockStyles.get(style);
  if (!block) blockStyles.set(style, (block = { ...style, display: "block" }));
  return block;
}
