/** The content of one container -> boxes: blocks, and anonymous ones around what stands in lines between them. */
import type { Element } from "domhandler";
import { anonymousStyle, type ComputedStyle, type FirstLineStyles } from "../../css/index.js";
import { type Box, derivedStyle, type InlineItem, makeBox, type Styling } from "./box.js";
import { boxOnFirstLine } from "./first-line.js";
import { isFloating, isOutOfFlow, takesRoom } from "./kinds.js";
import { isTablePart, tableAround, wrapTableParts } from "./table-fixup.js";

export const isCollapsible = (item: InlineItem): boolean =>
  item.kind === "text" &&
  /^[\t\n\r\f ]*$/.test(item.text) &&
  item.style.whiteSpaceCollapse !== "preserve" &&
  item.style.whiteSpaceCollapse !== "break-spaces";
/** Whether nothing is in a box but white space that collapses. */
export const hasNothing = ({ children, items = [], outOfFlow }: Box): boolean =>
  children.length === 0 && !outOfFlow && items.every(isCollapsible);

/** Whether an item makes a line, so that boxes beside it are parts of a text (CSS 2.2 section 9.4.2). */
export const takesPlace = (item: InlineItem): boolean =>
  item.kind === "open"
    ? takesRoom(item.style)
    : item.kind !== "close" && item.kind !== "out-of-flow" && item.kind !== "float" && !isCollapsible(item);

const firstStyles = new WeakMap<ComputedStyle, ComputedStyle>();
const laterStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style of an anonymous block: what its container says of the direction of its text is for its lines (CSS Writing Modes 4, section 2.2). */
function ownLines(style: ComputedStyle): ComputedStyle {
  const anonymous = anonymousStyle(style, "block");
  const { unicodeBidi } = style;
  if (unicodeBidi !== "plaintext" && !unicodeBidi.endsWith("override")) return anonymous;
  let own = firstStyles.get(style);
  if (!own) firstStyles.set(style, (own = { ...anonymous, unicodeBidi }));
  return own;
}

/** The same after others: `text-indent` is for the container's first line alone (CSS Text 4, 7.1). */
function laterLines(style: ComputedStyle): ComputedStyle {
  const own = ownLines(style);
  if (own.textIndent.px === 0 && own.textIndent.percent === 0) return own;
  let later = laterStyles.get(own);
  if (!later) laterStyles.set(own, (later = { ...own, textIndent: { px: 0, percent: 0 } }));
  return later;
}

type Opened = Extract<InlineItem, { kind: "open" }>;

/** A part of an inline box that a block splits: without its edge there (CSS Fragmentation 3, section 5.4: `slice`). */
function partOf(opened: Opened, by: (style: ComputedStyle) => ComputedStyle): Opened {
  const { kind, element, origin } = opened;
  const styling = further(opened, by);
  return styling.style === opened.style ? opened : { kind, ...styling, element, origin };
}

/** A style that follows from another one, which may itself follow from one. */
function further({ style, derived: before }: Styling, by: (style: ComputedStyle) => ComputedStyle) {
  const derived = before
    ? { from: before.from, by: (from: ComputedStyle) => by(before.by(from)) }
    : { from: style, by };
  return { style: by(style), derived };
}

const endsOpen = (style: ComputedStyle): ComputedStyle => withoutEdge(style, style.direction === "rtl");
const beginsOpen = (style: ComputedStyle): ComputedStyle => withoutEdge(style, style.direction !== "rtl");

const NONE = { px: 0, percent: 0 };

function withoutEdge(style: ComputedStyle, left: boolean): ComputedStyle {
  const [margin, border, padding] = left
    ? [style.marginLeft, style.borderLeftWidth, style.paddingLeft]
    : [style.marginRight, style.borderRightWidth, style.paddingRight];
  const isNone = (length: typeof margin) => length === "auto" || (length.px === 0 && length.percent === 0);
  if (border === 0 && isNone(margin) && isNone(padding)) return style;
  return left
    ? { ...style, marginLeft: NONE, borderLeftWidth: 0, paddingLeft: NONE }
    : { ...style, marginRight: NONE, borderRightWidth: 0, paddingRight: NONE };
}

/** A box with the inline boxes around that move it, let through what is below it, or put it in a layer (CSS 2.2, appendix E). */
function carried(box: Box, around: readonly Opened[]): Box {
  const carriers = around.filter(({ style }) => style.position === "relative");
  const opacity = around.reduce((product, { style }) => product * style.opacity, 1);
  const level = carriers.find(({ style }) => style.zIndex !== "auto")?.style.zIndex ?? "auto";
  const isLayer = opacity < 1 || level !== "auto";
  const own = isLayer ? { ...box, ...further(box, (style) => inLayer(style, opacity, level)) } : box;
  return carriers.length === 0 ? own : { ...own, carriers };
}

function inLayer(style: ComputedStyle, opacity: number, zIndex: ComputedStyle["zIndex"]): ComputedStyle {
  const seen = { ...style, opacity: style.opacity * opacity };
  if (zIndex === "auto" || style.position !== "static") return seen;
  return { ...seen, position: "relative", top: "auto", right: "auto", bottom: "auto", left: "auto", zIndex };
}

/**
 * The content of one container as it grows: blocks, and between them runs of inline items that become anonymous boxes.
 * A block inside an inline box splits that box in two (CSS 2.2 section 9.2.1.1).
 */
export class FlowContent {
  readonly #boxes: Box[] = [];
  #items: InlineItem[] = [];
  readonly #open: Opened[] = [];
  #hasFloats = false;
  /** Rows, cells and the like in an inline box, and the white space after them: they become a table on its line once they are all known. */
  #parts: { readonly boxes: Box[]; readonly spaces: InlineItem[] } | undefined;

  constructor(
    readonly element: Element,
    readonly style: ComputedStyle,
    readonly firstLine?: FirstLineStyles,
  ) {}

  inline(item: InlineItem): void {
    if (this.#parts && isCollapsible(item)) this.#parts.spaces.push(item);
    else this.#push(item);
  }

  #push(item: InlineItem): void {
    this.#endParts();
    this.#items.push(item);
  }

  #endParts(): void {
    if (!this.#parts) return;
    const { boxes, spaces } = this.#parts;
    const { style, element } = this.#open.at(-1)!;
    this.#parts = undefined;
    this.#items.push({ kind: "atomic", box: tableAround(boxes, style, element, "inline-table") }, ...spaces);
  }

  /** Takes no place: among text it is an item, so that its static position is known; elsewhere it stands among the boxes. */
  outOfFlow(box: Box): void {
    this.#push({ kind: "out-of-flow", box });
  }

  /** As what is out of the flow: beside the lines of the text in which it stands, or among the boxes. */
  float(box: Box): void {
    this.#push({ kind: "float", box });
    this.#hasFloats = true;
  }

  open(styled: Styling, element: Element, origin: Box["origin"]): void {
    const item = { kind: "open", style: styled.style, derived: styled.derived, element, origin } as const;
    this.#push(item);
    this.#open.push(item);
  }

  close(): void {
    this.#endParts();
    const opened = this.#open.pop();
    if (opened) this.#items.push({ kind: "close", style: opened.style, element: opened.element });
  }

  block(box: Box): void {
    if (this.#open.length === 0) {
      this.#flush();
      this.#boxes.push(box);
      return;
    }
    if (isTablePart(box.style)) {
      const { boxes } = (this.#parts ??= { boxes: [], spaces: [] });
      boxes.push(box);
      this.#parts.spaces.length = 0;
      return;
    }
    this.#endParts();
    for (const opened of this.#open.toReversed()) {
      const ended = partOf(opened, endsOpen);
      const at = this.#items.indexOf(opened);
      if (at >= 0) this.#items[at] = ended;
      this.#items.push({ kind: "close", style: ended.style, element: opened.element });
    }
    this.#flush();
    this.#boxes.push(carried(box, this.#open));
    this.#open.forEach((opened, i) => {
      this.#open[i] = partOf(opened, beginsOpen);
    });
    this.#items.push(...this.#open);
  }

  /** What comes next begins a line of its own. */
  endLine(): void {
    if (this.#open.length === 0) this.#flush();
  }

  isEmpty(): boolean {
    return this.#boxes.length === 0 && this.#items.every((item) => isCollapsible(item));
  }

  /** The items, where there are no blocks; white space alone among blocks makes no box. Floats alone are children like blocks. */
  onlyInline(): InlineItem[] | undefined {
    if (this.#boxes.length > 0 || (this.#hasFloats && !this.#items.some(takesPlace))) return undefined;
    return this.#items;
  }

  finish(): Box[] {
    this.#flush();
    const parts = /^(table|inline-table|table-(row|row-group|header-group|footer-group|column-group))$/;
    return parts.test(this.style.display) ? this.#boxes : wrapTableParts(this.#boxes, this.style, this.element);
  }

  /** Those that stand in no line. Relatively positioned inline boxes around move floats along. */
  #pushBoxes(items: readonly InlineItem[]): void {
    const open: Opened[] = [];
    for (const item of items) {
      if (item.kind === "open") open.push(item);
      else if (item.kind === "close") open.pop();
      else if (item.kind === "out-of-flow") this.#boxes.push(item.box);
      else if (item.kind === "float") this.#boxes.push(carried(item.box, open));
    }
  }

  #flush(): void {
    const items = this.#items;
    this.#items = [];
    if (!items.some(takesPlace)) {
      this.#pushBoxes(items);
      return;
    }
    const { firstLine, element } = this;
    const isFirst = firstLine && this.#boxes.every(({ style }) => isOutOfFlow(style) || isFloating(style));
    const styled = derivedStyle(this.style, this.#boxes.length === 0 ? ownLines : laterLines);
    const box = makeBox({ inside: "inline", ...styled, element, origin: "anonymous", items });
    this.#boxes.push(isFirst ? { ...box, firstLine: boxOnFirstLine(box, firstLine) } : box);
  }
}
