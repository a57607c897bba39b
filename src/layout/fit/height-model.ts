/**
 * A layout at one point of the fit -> how high the document is at others, nearly: lines are counted anew, lengths of styles are what they are there,
 * and what stands below moves. The search asks it where to look next; what it finds is laid out, so that where it is wrong
 * a layout more is tried, and nothing else differs.
 */
import { type ComputedStyle, resolveOrZero, resolvePositive } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { isOutOfFlow } from "../boxes/kinds.js";
import { type LayoutContext, UNCONSTRAINED } from "../formatting/context.js";
import { lineCounter } from "../formatting/inline/inline.js";
import { borderPadding, clampHeight, horizontal, specifiedHeight, vertical } from "../formatting/sizing.js";
import type { FitPoint } from "../fragments/fragment.js";
import { type BoxFragment, isBox, type Placed } from "../fragments/fragment.js";

/** At another point the counterpart of a style. */
export type StyleThere = (style: ComputedStyle) => ComputedStyle;

/** What decides how high a box is. Lengths in px. */
interface Part {
  /** Among the styles of the model. */
  readonly style: number;
  /** Of the border box. */
  readonly width: number;
  readonly contentWidth: number;
  readonly height: number;
  readonly content: Lines | Bands | undefined;
}

interface Lines {
  readonly kind: "lines";
  /** How many there are in a width, px, at the scale of the layout; undefined where they are what they were. */
  readonly countIn: ((width: number) => number) | undefined;
  readonly count: number;
  /** Of one of them. */
  readonly height: number;
}

/** Boxes below one another, and side by side. */
interface Bands {
  readonly kind: "bands";
  readonly bands: readonly Band[];
  /** Below the last one. */
  readonly below: Space;
  /** They stand side by side, each as wide as what is in it. */
  readonly isOfContent: boolean;
  /** And as many as there is room for. */
  readonly wraps: boolean;
  /** They stand in columns, which keep their shares of the width whatever the size of letters. */
  readonly isGrid: boolean;
}

interface Band {
  /** Between it and the one before it, or the top of the content. */
  readonly above: Space;
  /** Each with its distance from the band's top. */
  readonly parts: readonly { readonly part: Part; readonly y: number }[];
  /** The widths of all of them. */
  readonly taken: number;
}

/** Room between boxes, whose margins and the gap of whose container it may be made of. */
interface Space {
  readonly length: number;
  readonly of: "margins" | "collapsed margins" | "something else";
  /** The styles of the box above and of the one below; there are none at the edges of a container. */
  readonly above: number;
  readonly below: number;
}

const NONE = -1;

/** The lengths of a style, px; percentages are of nothing. */
interface Lengths {
  readonly fontSize: number;
  readonly top: number;
  readonly bottom: number;
  /** Borders and padding. */
  readonly horizontal: number;
  readonly vertical: number;
  readonly rowGap: number;
  readonly columnGap: number;
  /** Of the border box, where it is given. */
  readonly height: number | undefined;
  readonly limit: (height: number) => number;
}

const NOWHERE = UNCONSTRAINED;

/** Documents share styles, and so these. */
const known = new WeakMap<ComputedStyle, Lengths>();

function lengthsOf(style: ComputedStyle): Lengths {
  let lengths = known.get(style);
  if (!lengths) known.set(style, (lengths = resolvedLengths(style)));
  return lengths;
}

function resolvedLengths(style: ComputedStyle): Lengths {
  const inset = borderPadding(style, 0);
  const gap = (length: ComputedStyle["rowGap"]) => (length === "normal" ? 0 : resolvePositive(length, 0));
  const isLimited = typeof style.maxHeight !== "string" || typeof style.minHeight !== "string";
  return {
    fontSize: style.fontSize,
    top: resolveOrZero(style.marginTop, 0),
    bottom: resolveOrZero(style.marginBottom, 0),
    horizontal: horizontal(inset),
    vertical: vertical(inset),
    rowGap: gap(style.rowGap),
    columnGap: gap(style.columnGap),
    height: specifiedHeight(style, NOWHERE),
    limit: isLimited ? (height) => clampHeight(style, height, NOWHERE) : (height) => height,
  };
}

/** A layout at a point of the fit. */
interface LaidOut {
  readonly at: FitPoint;
  readonly root: Placed<BoxFragment>;
  /** What it remembers. */
  readonly pass: LayoutContext;
}

/**
 * @param stylesAt the styles at a point
 * @returns the height of the document at a point, px
 */
export function heightModel(
  { root, at, pass }: LaidOut,
  stylesAt: (point: FitPoint) => StyleThere,
): (point: FitPoint) => number {
  const parts = new Parts(pass);
  const whole = parts.of(root.fragment);
  return (other) => {
    const there = stylesAt(other);
    const lengths = parts.styles.map((style) => lengthsOf(there(style)));
    return (root.y * other.scale) / at.scale + new Rescaled(parts.lengths, lengths).height(whole, whole.width);
  };
}

/** Lengths that differ by less are the same, px. */
const SAME = 0.5;
/** What sums of widths are off by, px. */
const LEAST = 0.01;

/** Takes a layout apart. */
class Parts {
  readonly styles: ComputedStyle[] = [];
  readonly lengths: Lengths[] = [];
  readonly #numbers = new Map<ComputedStyle, number>();

  constructor(readonly pass: LayoutContext) {}

  of(fragment: BoxFragment): Part {
    const { box, width, height, used } = fragment;
    const contentWidth = width - horizontal(borderPadding(box.style, width, used));
    const content = box.inside === "inline" ? this.#lines(fragment) : this.#bands(fragment);
    return { style: this.#number(box.style), width, contentWidth, height, content };
  }

  #number(style: ComputedStyle): number {
    let number = this.#numbers.get(style);
    if (number === undefined) {
      this.#numbers.set(style, (number = this.styles.length));
      this.styles.push(style);
      this.lengths.push(lengthsOf(style));
    }
    return number;
  }

  #lines({ box, children }: BoxFragment): Lines | undefined {
    const lines = children.filter((child) => !isBox(child));
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return undefined;
    const count = lines.length;
    const height = (last.y + last.fragment.height - first.y) / count;
    return { kind: "lines", countIn: lineCounter(box, this.pass), count, height };
  }

  #bands({ box, children, width, height, used }: BoxFragment): Bands | undefined {
    const boxes = children.filter(isBox).filter(({ fragment }) => !fragment.awaits && !isOutOfFlow(fragment.box.style));
    if (boxes.length === 0) return undefined;
    boxes.sort((a, b) => a.y - b.y);
    const inset = borderPadding(box.style, width, used);
    const bands: Band[] = [];
    let bottom = inset.top;
    let last = NONE;
    for (let i = 0; i < boxes.length; ) {
      const { y: top, fragment: first } = boxes[i]!;
      const above = this.#space(last, this.#number(first.box.style), top - bottom, box);
      const parts: Band["parts"][number][] = [];
      let taken = 0;
      bottom = top;
      do {
        const { y, fragment } = boxes[i]!;
        bottom = Math.max(bottom, y + fragment.height);
        taken += fragment.width;
        parts.push({ part: this.of(fragment), y: y - top });
        i++;
      } while (i < boxes.length && boxes[i]!.y < bottom - SAME);
      bands.push({ above, parts, taken });
      last = parts.at(-1)!.part.style;
    }
    const below = this.#space(last, NONE, height - inset.bottom - bottom, box);
    return { kind: "bands", bands, below, ...rowOf(box, boxes), isGrid: box.inside === "grid" };
  }

  /** Where room comes from: from margins, which may collapse, from the gap of a container, or from something else. */
  #space(above: number, below: number, length: number, { style }: Box): Space {
    const gap = above === NONE || below === NONE ? 0 : this.lengths[this.#number(style)]!.rowGap;
    const [bottom, top] = [this.lengths[above]?.bottom ?? 0, this.lengths[below]?.top ?? 0];
    const added = bottom + gap + top;
    // At the edges of a container what is more is room that others beside it have made.
    const isStretched = (above === NONE || below === NONE) && length > added;
    const isAdded = isStretched || Math.abs(length - added) < SAME;
    const isCollapsed = Math.abs(length - Math.max(bottom, top)) < SAME;
    return { length, of: isAdded ? "margins" : isCollapsed ? "collapsed margins" : "something else", above, below };
  }
}

function rowOf({ inside, style }: Box, boxes: readonly Placed<BoxFragment>[]) {
  const isOfContent =
    inside === "flex" &&
    !style.flexDirection.startsWith("column") &&
    boxes.every(({ fragment }) => fragment.box.style.flexGrow === 0 && fragment.box.style.flexBasis === "auto");
  return { isOfContent, wraps: isOfContent && style.flexWrap !== "nowrap" };
}

/** Puts the parts together at another scale. Lengths in px. */
class Rescaled {
  constructor(
    readonly here: readonly Lengths[],
    readonly there: readonly Lengths[],
  ) {}

  /** The height of a border box. @param width of it */
  height(part: Part, width: number): number {
    const { contentWidth, height, content } = part;
    const there = this.there[part.style]!;
    const ratio = this.#ratio(part);
    if (!content) return height * ratio;
    const inside = width - there.horizontal;
    const inner =
      content.kind === "lines"
        ? (content.countIn?.(inside / ratio) ?? content.count) * content.height * ratio
        : this.#bands(content, there, contentWidth, inside, ratio);
    return there.limit(there.height ?? inner + there.vertical);
  }

  #bands(content: Bands, there: Lengths, before: number, width: number, ratio: number): number {
    const { bands, below, wraps } = content;
    const rows = wraps ? this.#rows(bands, width, there.columnGap) / bands.length : 1;
    let height = 0;
    for (const band of bands)
      height += this.#space(band.above, there, ratio) + this.#band(band, before, width, content);
    return height * rows + this.#space(below, there, ratio);
  }

  #space({ length, of, above, below }: Space, { rowGap }: Lengths, ratio: number): number {
    if (of === "something else") return length * ratio;
    const [bottom, top] = [this.there[above]?.bottom ?? 0, this.there[below]?.top ?? 0];
    if (of === "collapsed margins") return Math.max(bottom, top);
    return bottom + top + (above === NONE || below === NONE ? 0 : rowGap);
  }

  /** How many rows items take that wrap. */
  #rows(bands: readonly Band[], width: number, gap: number): number {
    let rows = 1;
    let room = width;
    for (const { parts } of bands) {
      for (const { part } of parts) {
        const own = part.width * this.#ratio(part);
        if (own > room + LEAST && room < width) {
          rows++;
          room = width;
        }
        room -= own + gap;
      }
    }
    return rows;
  }

  /** What stands beside one another is as high as the highest of it, and takes the room that is there between the gaps. */
  #band({ parts, taken }: Band, before: number, width: number, { isGrid, isOfContent }: Bands): number {
    const isAlone = !isGrid && (parts.length === 1 || taken === 0);
    const isRow = !isGrid && taken <= before + SAME;
    let most = 0;
    for (const { part, y } of parts) {
      const ratio = this.#ratio(part);
      const own = isOfContent
        ? Math.min(width, part.width * ratio)
        : isAlone
          ? width - (before - part.width) * ratio
          : isRow
            ? (part.width * (width - (before - taken) * ratio)) / taken
            : (part.width * width) / Math.max(before, LEAST);
      most = Math.max(most, y * ratio + this.height(part, own));
    }
    return most;
  }

  /** Of the font sizes there and here. */
  #ratio({ style }: Part): number {
    const here = this.here[style]!.fontSize;
    return here > 0 ? this.there[style]!.fontSize / here : 1;
  }
}
