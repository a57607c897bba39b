/**
 * What layout produces and painting consumes (CSS Fragmentation 3, section 2): boxes with a place and a size, lines, and
 * runs of glyphs. Lengths are CSS px, y points down, and `x`/`y` are relative to the border box of the parent fragment.
 * A fragment belongs to exactly one page; a box that runs over several pages has one fragment on each.
 */
import type { Element } from "domhandler";
import type { ComputedStyle, MarginBoxName } from "../../css/index.js";
import type { FontFace, Glyphs } from "../../fonts/index.js";
import type { Rect } from "../../graphics/index.js";
import type { Box } from "../boxes/box.js";
import type { BulletKind } from "../boxes/bullet.js";

export interface BoxFragment {
  readonly kind: "box";
  readonly box: Box;
  x: number;
  y: number;
  readonly width: number;
  height: number;
  children: Fragment[];
  /** Distance from the top of the border box to the first and last baseline inside, where there is one. */
  firstBaseline?: number;
  lastBaseline?: number;
  /** Borders as used: in the collapsing model they differ from the computed ones (CSS 2.2 section 17.6.2). */
  borders?: UsedBorders;
  /** Which edges of the box this fragment has; a box that was broken over pages lacks an edge at each break. */
  slice?: {
    readonly top: boolean;
    readonly bottom: boolean;
    /** Where the fragment begins in the whole box, and how high that is, px. */
    readonly offset: number;
    readonly wholeHeight: number;
  };
  /** A repetition of a table's header or footer: painted, but an artifact for the structure tree. */
  repeated?: boolean;
  /** Stands for a box that is out of the flow until that is placed (positioned/place.ts). */
  awaits?: { readonly within?: Element };
  /** Its containing block is an inline box of the fragment that it is a child of. */
  contained?: true;
  /** How far from its place the box is painted (`position: relative`), px. */
  shift?: { readonly x: number; readonly y: number };
  /** Lines between columns, from the top left of the border box: their middle, and how far down they go. */
  columnRules?: readonly { readonly x: number; readonly y: number; readonly height: number }[];
  /** The list marker, placed relative to this fragment. */
  marker?: MarkerFragment;
}

/** A fragment without size and content. */
export function emptyFragment(box: Box): BoxFragment {
  return { kind: "box", box, x: 0, y: 0, width: 0, height: 0, children: [] };
}

export interface UsedBorder {
  readonly width: number;
  readonly style: ComputedStyle["borderTopStyle"];
  readonly color: ComputedStyle["borderTopColor"];
}

export interface UsedBorders {
  readonly top: UsedBorder;
  readonly right: UsedBorder;
  readonly bottom: UsedBorder;
  readonly left: UsedBorder;
}

/** The part of an inline box that stands on one line: paints background and borders, carries decoration and links. */
export interface InlineBoxFragment {
  readonly kind: "inline-box";
  readonly element: Element;
  readonly style: ComputedStyle;
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** A line box. */
export interface LineFragment {
  readonly kind: "line";
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  /** From the top of the line box. */
  readonly baseline: number;
  /** What is seen of a line that its box cuts off, from the line's left, and the ellipsis beside it. */
  ellipsis?: { readonly x: number; readonly width: number; readonly text: TextFragment };
  readonly content: LineContent;
}

export type LineChild = TextFragment | InlineBoxFragment | BoxFragment;

/** What stands on a line. It is made when it is first asked for: the trials of a fit measure lines, and one of them is painted. */
export interface LineContent {
  /** In visual order, inline boxes before what they hold. */
  readonly children: readonly LineChild[];
  /** Whether boxes are among the children, which have content of their own. */
  readonly hasBoxes: boolean;
  /** Where the children begin and end, from the line's left, at most; what is cut anew at the ends of lines may be a little off. */
  readonly left: number;
  readonly right: number;
}

/** The content of a line from children that are made already. */
export function lineContent(children: readonly LineChild[]): LineContent {
  let left = Infinity;
  let right = -Infinity;
  for (const { x, width } of children) {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
  }
  return { children, hasBoxes: children.some(({ kind }) => kind === "box"), left, right };
}

/** Text of one font, size and direction on one line. Glyphs run from left to right. */
export interface TextFragment {
  readonly kind: "text";
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly font: FontFace;
  readonly fontSize: number;
  /** Left end of the run, and its baseline, relative to the line box's left and top. */
  x: number;
  y: number;
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

export interface MarkerFragment {
  readonly style: ComputedStyle;
  /** A bullet drawn as a shape, or text. Coordinates relative to the list item's border box. */
  readonly shape?: {
    readonly kind: BulletKind;
    readonly x: number;
    readonly y: number;
    readonly size: number;
  };
  /** Text, as a line of its own. */
  readonly line?: LineFragment;
}

export type Fragment = BoxFragment | LineFragment;

/** A margin box of `@page`. */
export interface MarginBoxFragment {
  readonly name: MarginBoxName;
  readonly fragment: BoxFragment;
}

/** A laid out page. `root` holds the content; margin boxes of `@page` stand beside it. Coordinates from the page's top left. */
export interface PageFragment {
  readonly width: number;
  readonly height: number;
  /** How large the root is painted, about the page's top left: 1, but for content that was shrunk to the page's width. */
  readonly zoom: number;
  readonly root: BoxFragment;
  /** What the canvas covers: the inside of the margins and of the page's border, in the units of the root. */
  readonly area: Rect;
  /** Background and border of the page, below all else. */
  readonly backdrop: readonly BoxFragment[];
  readonly marginBoxes: readonly MarginBoxFragment[];
}

/** Result of laying a document out. */
export interface LaidOutDocument {
  readonly pages: readonly PageFragment[];
  /** The factor on `rem` that fit arrived at; 1 where no fit was asked for. */
  readonly scale: number;
  /** Characters that no font has, in the order of their code points. */
  readonly missingGlyphs: readonly string[];
}
