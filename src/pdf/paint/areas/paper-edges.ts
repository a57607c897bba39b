/**
 * Text and images that are painted beyond the edges of the paper, or of the page area where that cuts off the content -> warnings: nobody
 * sees there what is lost. Lengths in pt.
 */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../../../css/index.js";
import type { Diagnostic, SourceText } from "../../../diagnostics/index.js";
import { type Matrix, multiply, type Rect } from "../../../graphics/index.js";
import { atElement } from "../../../html/index.js";
import { isTransformed } from "../../../layout/index.js";
import { rectInPt } from "../../units.js";
import type { Clip } from "./clips.js";

type Side = "left" | "right" | "top" | "bottom";

interface Beyond {
  readonly element: Element;
  readonly label: string;
  readonly page: number;
  readonly side: Side;
  readonly by: number;
  /** What has that edge. */
  readonly of: "paper" | "page area";
  /** Nothing of it is on the paper. */
  readonly whole: boolean;
}

/** Less than this is side bearings of letters, and the rounding of lines. */
const TOLERANCE = 1;
/** So many are told one by one. */
const MAX_TOLD = 5;
const MM_PER_PT = 25.4 / 72;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Whether a style moves a box or its text from where it would be: padding, widths and margins above zero push, and hide nothing on purpose. */
export function isMoved(style: ComputedStyle): boolean {
  const { top, right, bottom, left, marginTop, marginRight, marginBottom, marginLeft, textIndent } = style;
  const isNegative = (by: ComputedStyle["marginLeft"]) => by !== "auto" && (by.px < 0 || by.percent < 0);
  return (
    (style.position !== "static" && [top, right, bottom, left].some((inset) => inset !== "auto")) ||
    isTransformed(style) ||
    [marginTop, marginRight, marginBottom, marginLeft, textIndent].some(isNegative)
  );
}

export class PaperEdges {
  readonly #found = new Map<Element, Beyond>();
  #matrix = IDENTITY;
  #seen = EVERYWHERE;
  #number = 0;
  #width = 0;
  #height = 0;
  /** Where the content of the page is cut off. */
  #area: Bounds | undefined;
  /** How far the page's area itself reaches beyond the paper, by margins below zero. */
  #outside: Readonly<Record<Side, number>> = { left: 0, right: 0, top: 0, bottom: 0 };

  /** Begins a page. @param area inside of its margins */
  page(width: number, height: number, area: Rect): void {
    this.#number++;
    [this.#width, this.#height] = [width, height];
    const { left, right, top, bottom } = edgesOf(area);
    this.#outside = {
      left: Math.max(0, -left),
      right: Math.max(0, right - width),
      top: Math.max(0, -top),
      bottom: Math.max(0, bottom - height),
    };
  }

  /** What `paint` notes is cut off beyond the area of the page. */
  inArea(area: Rect, paint: () => void): void {
    this.#area = edgesOf(area);
    paint();
    this.#area = undefined;
  }

  /** What `paint` notes is transformed. */
  within(matrix: Matrix, paint: () => void): void {
    const outer = this.#matrix;
    this.#matrix = multiply(outer, matrix);
    paint();
    this.#matrix = outer;
  }

  /** Of what `paint` notes, no more than what lies in all clips is painted. */
  clipped(clips: readonly Clip[], paint: () => void): void {
    const outer = this.#seen;
    for (const clip of clips) this.#seen = common(this.#seen, bounds(rectInPt(clip.bounds), this.#matrix));
    paint();
    this.#seen = outer;
  }

  /**
   * Something is painted.
   * @param label by which its author knows it
   * @param moved whether a style has taken it from where it would be
   */
  note(element: Element, rect: Rect, label: () => string, moved: boolean): void {
    const whole = this.#matrix === IDENTITY ? edgesOf(rect) : bounds(rect, this.#matrix);
    const { left, right, top, bottom } = common(whole, this.#seen);
    if (left >= right || top >= bottom) return;
    const paper = { left: 0, top: 0, right: this.#width, bottom: this.#height };
    const limit = this.#area ? common(this.#area, paper) : paper;
    const isInside = left >= limit.left && top >= limit.top && right <= limit.right && bottom <= limit.bottom;
    if (isInside) return;
    const over = {
      left: limit.left - left,
      right: right - limit.right,
      top: limit.top - top,
      bottom: bottom - limit.bottom,
    };
    const side = (Object.keys(over) as Side[]).reduce((most, next) => (over[next] > over[most] ? next : most));
    const by = over[side];
    if (by <= TOLERANCE) return;
    const [size, page] =
      side === "left" || side === "right" ? [right - left, this.#width] : [bottom - top, this.#height];
    // What was moved further away than a page is out of sight on purpose: text for screen readers, text behind an image.
    if (moved && by - size > page + this.#outside[side]) return;
    const known = this.#found.get(element);
    if (known && known.by >= by) return;
    const of = limit[side] === paper[side] ? "paper" : "page area";
    this.#found.set(element, { element, label: label(), page: this.#number, side, by, of, whole: by >= size });
  }

  /** `page/beyond`, warnings, the first of them one by one. */
  diagnostics(source: SourceText | undefined): Diagnostic[] {
    const all = [...this.#found.values()];
    const told = all.slice(0, MAX_TOLD).map((beyond) => diagnostic(beyond, source));
    if (all.length <= MAX_TOLD) return told;
    const message = `${all.length - MAX_TOLD} more texts and images reach beyond the edges`;
    return [...told, { severity: "warning", code: "page/beyond", message }];
  }
}

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const EVERYWHERE: Bounds = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

const common = (a: Bounds, b: Bounds): Bounds => ({
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});

const edgesOf = ({ x, y, width, height }: Rect): Bounds => ({ left: x, right: x + width, top: y, bottom: y + height });

function bounds({ x, y, width, height }: Rect, [a, b, c, d, e, f]: Matrix): Bounds {
  const corners = [x, x + width].flatMap((px) =>
    [y, y + height].map((py) => [a * px + c * py + e, b * px + d * py + f]),
  );
  const [xs, ys] = [corners.map(([px]) => px!), corners.map(([, py]) => py!)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function diagnostic(beyond: Beyond, source: SourceText | undefined): Diagnostic {
  const { element, label, page, side, by, of, whole } = beyond;
  const how = whole ? "lies" : `reaches ${Math.ceil(by * MM_PER_PT)} mm`;
  const message = `${label} ${how} beyond the ${side} edge of the ${of}, on page ${page}`;
  const remedy =
    side === "left" || side === "right"
      ? "let it break into lines, or make it narrower"
      : "make it lower, or break it up";
  const hints = [`what lies there is not printed: ${remedy}`];
  return source
    ? atElement(source, element, "warning", "page/beyond", message, hints)
    : { severity: "warning", code: "page/beyond", message, hints };
}
