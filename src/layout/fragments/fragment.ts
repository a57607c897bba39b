/**
 * What layout produces and painting consumes (CSS Fragmentation 3, section 2): boxes with a size, lines, and runs of glyphs. Lengths
 * are CSS px, y points down. Fragments are values: nothing of them is changed once they are made, and they have no place but the one
 * that a parent gives each of its children. A box that runs over several pages has one fragment on each.
 */
import type { Element } from "domhandler";
import type { ComputedStyle, MarginBoxName } from "../../css/index.js";
import type { FontFace, Glyphs } from "../../fonts/index.js";
import type { ImageSource, Rect } from "../../graphics/index.js";
import type { Box } from "../boxes/box.js";
import type { BulletKind } from "../boxes/bullet.js";
import { containsAbsolute, isOutOfFlow } from "../boxes/kinds.js";
import type { GapRule, UsedBox } from "./borders.js";
import type { FloatsInside } from "./floats.js";
import type { PlacedMark } from "./marks.js";
import { clippedAxes } from "./overflow.js";

export { borderWidths, type Edges, type UsedBox } from "./borders.js";

/** A fragment at its place, which its parent gives it: from the top left of the parent's border box (or line box), px. */
export interface Placed<F> {
  readonly x: number;
  readonly y: number;
  readonly fragment: F;
}

export const placed = <F>(fragment: F, x: number, y: number): Placed<F> => ({ x, y, fragment });

/** Whether a child is a box, and no line or text. */
export const isBox = (child: Placed<Fragment | LineChild>): child is Placed<BoxFragment> =>
  child.fragment.kind === "box";

/** What a fragment of a box has beside its size and content. */
interface BoxParts {
  /** Distance from the top of the border box to the first and last baseline inside, where there is one. */
  readonly firstBaseline?: number | undefined;
  readonly lastBaseline?: number | undefined;
  /** Used values of the box where they aren't the computed ones. */
  readonly used?: UsedBox | undefined;
  /** Which edges of the box this fragment has; a box that was broken over pages lacks an edge at each break. */
  readonly slice?:
    | {
        readonly top: boolean;
        readonly bottom: boolean;
        /** Where the fragment begins in the whole box, and how high that is, px. */
        readonly offset: number;
        readonly wholeHeight: number;
      }
    | undefined;
  /** How high the edges at top and bottom are that each part of the box has (`box-decoration-break: clone`), px. */
  readonly cloned?: { readonly top: number; readonly bottom: number } | undefined;
  /** How high it is where it stays whole in a column that is lower: it ends with the column for all that comes after, px. */
  readonly uncutHeight?: number | undefined;
  /** A repetition of a table's header or footer: painted, but an artifact for the structure tree. */
  readonly repeated?: boolean | undefined;
  /** Stands for a box that is out of the flow until that is placed (positioned/place.ts). */
  readonly awaits?: Awaited | undefined;
  /** Of a grid container: the area that an absolutely positioned box of a style has in it, from the top left of its border box. */
  readonly areaFor?: ((style: ComputedStyle) => Rect) | undefined;
  /** Its containing block is an inline box of the fragment that it is a child of. */
  readonly contained?: boolean | undefined;
  /** How far from its place the box is painted (`position: relative`), px. */
  readonly shift?: { readonly x: number; readonly y: number } | undefined;
  readonly gapRules?: readonly GapRule[] | undefined;
  /** The list marker. */
  readonly marker?: Placed<MarkerFragment> | undefined;
  /** What floats in it mean to the boxes that follow. */
  readonly floats?: FloatsInside | undefined;
  /** How far marks over the letters of its first line have moved that down, px. */
  readonly lowered?: number | undefined;
}

/** A box that has no place yet. Its placeholder stands at its static position. */
interface Awaited {
  /** The element of the inline box that is its containing block, where there is one. */
  readonly within?: Element | undefined;
  /** Which edge of its margin box stands there; else the one at the start. */
  readonly edges?: StaticEdges | undefined;
}

/** Along both axes of the page. */
export interface StaticEdges {
  readonly x: StaticEdge;
  readonly y: StaticEdge;
}

export type StaticEdge = "start" | "center" | "end";

const NOTHING: BoxParts = {};

/** A box, or the part of it that is on one page. All have their fields in one order: engines are quicker with objects that are alike. */
export class BoxFragment implements BoxParts {
  readonly kind = "box";
  readonly firstBaseline: BoxParts["firstBaseline"];
  readonly lastBaseline: BoxParts["lastBaseline"];
  readonly used: BoxParts["used"];
  readonly slice: BoxParts["slice"];
  readonly cloned: BoxParts["cloned"];
  readonly uncutHeight: BoxParts["uncutHeight"];
  readonly repeated: BoxParts["repeated"];
  readonly awaits: BoxParts["awaits"];
  readonly areaFor: BoxParts["areaFor"];
  readonly contained: BoxParts["contained"];
  readonly shift: BoxParts["shift"];
  readonly gapRules: BoxParts["gapRules"];
  readonly marker: BoxParts["marker"];
  readonly floats: BoxParts["floats"];
  readonly lowered: BoxParts["lowered"];
  #overflow: ScrollableOverflow | undefined;

  /** @param width of the border box, as `height` */
  constructor(
    readonly box: Box,
    readonly width: number,
    readonly height: number,
    readonly children: readonly Placed<Fragment>[],
    parts: BoxParts = NOTHING,
  ) {
    this.firstBaseline = parts.firstBaseline;
    this.lastBaseline = parts.lastBaseline;
    this.used = parts.used;
    this.slice = parts.slice;
    this.cloned = parts.cloned;
    this.uncutHeight = parts.uncutHeight;
    this.repeated = parts.repeated;
    this.awaits = parts.awaits;
    this.areaFor = parts.areaFor;
    this.contained = parts.contained;
    this.shift = parts.shift;
    this.gapRules = parts.gapRules;
    this.marker = parts.marker;
    this.floats = parts.floats;
    this.lowered = parts.lowered;
  }

  /** How far the box and what is in it reach: found when it is first asked for, since many layouts are only tried. */
  get overflow(): ScrollableOverflow {
    this.#overflow ??= scrollableOverflow(this);
    return this.#overflow;
  }

  /** Another fragment, which differs in these. */
  with(changes: BoxParts & Partial<Pick<BoxFragment, "height" | "children">>): BoxFragment {
    const { height = this.height, children = this.children } = changes;
    return Object.assign(new BoxFragment(this.box, this.width, height, children, this), changes);
  }
}

/** What something reaches to on each side, px from the top left of a border box; `Infinity` to `-Infinity` for nothing. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The scrollable overflow area of a box (CSS Overflow 3, section 2.2), but for where transforms move what is in it, and how far down relative
 * positioning does: neither makes room on a page.
 */
export interface ScrollableOverflow {
  /** Of the box itself and of what it contains. */
  readonly own: Bounds;
  /** Of boxes in it whose containing block is further out: what lies between doesn't cut them off (section 3). */
  readonly escaping: Bounds | undefined;
  /** Whether something in it stays whole in a column that is lower. */
  readonly hasUncut: boolean;
}

/** All that is in a box, whatever contains it. */
export const wholeOverflow = ({ overflow: { own, escaping } }: BoxFragment): Bounds =>
  escaping ? union(own, escaping, 0, 0) : own;

/** Whether the containing block of a box may lie further out than the box that it stands in. */
export const escapes = ({ box, contained }: BoxFragment): boolean => isOutOfFlow(box.style) && !contained;

const union = (a: Bounds, b: Bounds, x: number, y: number): Bounds => ({
  left: Math.min(a.left, b.left + x),
  top: Math.min(a.top, b.top + y),
  right: Math.max(a.right, b.right + x),
  bottom: Math.max(a.bottom, b.bottom + y),
});

function scrollableOverflow({ box, width, height, children, uncutHeight }: BoxFragment): ScrollableOverflow {
  let own: Bounds = { left: 0, top: 0, right: width, bottom: height };
  let escaping: Bounds | undefined;
  let hasUncut = uncutHeight !== undefined;
  const letOut = (bounds: Bounds, x: number, y: number) => {
    escaping = union(escaping ?? NOWHERE, bounds, x, y);
  };
  const include = (child: BoxFragment, left: number, y: number) => {
    const inner = child.overflow;
    // What has no area makes no room where it is moved to.
    const x = child.shift && hasArea(inner.own) ? left + child.shift.x : left;
    if (escapes(child)) letOut(inner.own, x, y);
    else if (!contains(own, inner.own, x, y)) own = union(own, inner.own, x, y);
    if (inner.escaping) letOut(inner.escaping, x, y);
    hasUncut ||= inner.hasUncut;
  };
  for (const { x, y, fragment: child } of children) {
    if (child.kind === "box") {
      include(child, x, y);
      continue;
    }
    const { left, right, hasBoxes } = child.content;
    const line = { left, right, top: 0, bottom: child.height };
    if (!contains(own, line, x, y)) own = union(own, line, x, y);
    hasUncut ||= child.uncutHeight !== undefined;
    if (!hasBoxes || child.uncutHeight !== undefined) continue;
    for (const part of child.content.children)
      if (part.fragment.kind === "box") include(part.fragment, x + part.x, y + part.y);
  }
  if (escaping && containsAbsolute(box.style)) {
    own = union(own, escaping, 0, 0);
    escaping = undefined;
  }
  const clips = clippedAxes(box);
  if (clips.x) own = { ...own, left: 0, right: width };
  if (clips.y || uncutHeight !== undefined) own = { ...own, top: 0, bottom: height };
  return { own, escaping, hasUncut };
}

const hasArea = ({ left, top, right, bottom }: Bounds): boolean => right > left && bottom > top;

const NOWHERE: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

const contains = (outer: Bounds, inner: Bounds, x: number, y: number): boolean =>
  inner.left + x >= outer.left &&
  inner.top + y >= outer.top &&
  inner.right + x <= outer.right &&
  inner.bottom + y <= outer.bottom;

/** What stays whole in a column that is lower. @param room from where it begins to the end of the column, px */
export const uncut = (fragment: BoxFragment, room: number): BoxFragment =>
  fragment.with({ height: room, uncutHeight: fragment.height });

/** A fragment without size and content. */
export const emptyFragment = (box: Box): BoxFragment => new BoxFragment(box, 0, 0, []);

/** The part of an inline box that stands on one line: paints background and borders, carries decoration and links. */
export interface InlineBoxFragment {
  readonly kind: "inline-box";
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly width: number;
  readonly height: number;
  /** From the top of the box. */
  readonly baseline: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** A line box. */
export interface LineFragment {
  readonly kind: "line";
  readonly width: number;
  readonly height: number;
  /** From the top of the line box. */
  readonly baseline: number;
  /** As that of a box. */
  readonly uncutHeight?: number | undefined;
  /** What is seen of a line that its box cuts off, from the line's left, and the ellipsis beside it. */
  readonly ellipsis?: { readonly x: number; readonly width: number; readonly text: Placed<TextFragment> };
  readonly content: LineContent;
  /** Emphasis marks of the styles of its texts. */
  readonly marks?: ReadonlyMap<ComputedStyle, PlacedMark>;
}

export type LineChild = TextFragment | InlineBoxFragment | BoxFragment;

/** What stands on a line. It is made when it is first asked for: the trials of a fit measure lines, and one of them is painted. */
export interface LineContent {
  /** In visual order, inline boxes before what they hold. */
  readonly children: readonly Placed<LineChild>[];
  /** Whether boxes are among the children, which have content of their own. */
  readonly hasBoxes: boolean;
  /** Where the children begin and end, from the line's left, at most; what is cut anew at the ends of lines may be a little off. */
  readonly left: number;
  readonly right: number;
}

/** The content of a line from children that are made already. */
export function lineContent(children: readonly Placed<LineChild>[]): LineContent {
  let left = Infinity;
  let right = -Infinity;
  for (const { x, fragment } of children) {
    left = Math.min(left, x);
    right = Math.max(right, x + fragment.width);
  }
  return { children, hasBoxes: children.some(({ fragment }) => fragment.kind === "box"), left, right };
}

/** Text of one font, size and direction on one line, which has its place by the left end of its baseline. Glyphs run from left to right. */
export interface TextFragment {
  readonly kind: "text";
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly font: FontFace;
  readonly fontSize: number;
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The characters in logical order, as a reader must get them back; not the hyphen that a break put there. */
  readonly text: string;
  readonly rtl: boolean;
  /** Ascent and descent of the font at this size, px, both positive: the extent of decorations and link areas. */
  readonly ascent: number;
  readonly descent: number;
  /** Generated content (`::before`, `::after`, counters) is marked as such. */
  readonly generated: boolean;
}

/** The marker of a list item: a bullet that is drawn as a shape in a square, an image, or text, as a line of its own. */
export interface MarkerFragment {
  readonly style: ComputedStyle;
  readonly shape?: { readonly kind: BulletKind; readonly size: number };
  readonly image?: { readonly source: ImageSource; readonly width: number; readonly height: number };
  readonly line?: LineFragment;
}

export type Fragment = BoxFragment | LineFragment;

/** A margin box of `@page`, placed from the page's top left. */
export interface MarginBoxFragment extends Placed<BoxFragment> {
  readonly name: MarginBoxName;
}

/** The box of a page itself: its background covers the margins too. Places from the page's top left. */
export interface PageBackdrop {
  readonly style: ComputedStyle;
  readonly borderBox: Rect;
}

/** A laid out page. `root` holds the content; margin boxes of `@page` stand beside it. Coordinates from the page's top left. */
export interface PageFragment {
  readonly width: number;
  readonly height: number;
  /** How large the root is painted, about the page's top left: 1, but for content that was shrunk to the page's width. */
  readonly zoom: number;
  readonly root: Placed<BoxFragment>;
  /** What the canvas covers: the inside of the margins and of the page's border, in the units of the root. */
  readonly area: Rect;
  /** The page area, where nothing of the root is seen beyond it, in the units of the root. */
  readonly clip: Rect | undefined;
  /** The style of the box, the root's or the body's, whose background the canvas takes. */
  readonly canvas: ComputedStyle | undefined;
  /** Background and border of the page, below all else. */
  readonly backdrop: PageBackdrop;
  readonly marginBoxes: readonly MarginBoxFragment[];
}

/** How large a document is. */
export interface FitPoint {
  /** The factor on rem, and `--fit-type`. */
  readonly scale: number;
  /** `--fit-measure` and `--fit-space`, each from 0 to 1; absent where no style refers to one of the three. */
  readonly measure?: number;
  readonly space?: number;
}

/** Result of laying a document out. */
export interface LaidOutDocument {
  readonly pages: readonly PageFragment[];
  /** What fit arrived at; scale 1 where no fit was asked for. */
  readonly fit: FitPoint;
  /** Characters that no font has, in the order of their code points. */
  readonly missingGlyphs: readonly string[];
}
