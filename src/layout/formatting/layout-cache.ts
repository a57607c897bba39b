/**
 * What a layout pass remembers: (box, space) -> fragment. Formatting contexts ask for the same layout again and again (an item
 * at its natural height, then at its line's; a cell before and after its table is broken; a strip for each height of its
 * columns), and inside of one another each of them would double the work of the next. Here each asks once.
 */
import type { Values } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import type { FlowPosition } from "../fragmentation/position.js";
import type { BoxFragment } from "../fragments/fragment.js";
import type { ConstraintSpace, InheritedTracks, TrackEdges } from "./context.js";
import { isSameFloats } from "./floats/exclusions.js";

interface Known {
  readonly space: ConstraintSpace;
  /** How many columns within columns were being laid out: deeper ones are balanced less exactly. */
  readonly depth: number;
  readonly fragment: BoxFragment;
}

/** How many layouts of a box are kept, the latest first: searches for heights of columns try many that nobody asks for again. */
const KEPT = 12;
/** Lengths that differ by no more are the same, px: sums of the same lengths in another order. */
const SAME = 1e-6;

/**
 * How many layouts a pass may take, so that no document takes for ever: for each box as many as columns with their trials ask
 * for, and some for the first boxes.
 */
const MOST_PER_BOX = 400;
const MOST_AT_ALL = 20_000;

export class LayoutCache {
  readonly #known = new Map<Box, Known[]>();
  #layouts = 0;

  find(box: Box, space: ConstraintSpace, depth: number): BoxFragment | undefined {
    const known = this.#known.get(box);
    if (!known) return undefined;
    const at = known.findIndex((entry) => entry.depth === depth && isSameSpace(entry.space, space, box));
    if (at < 0) return undefined;
    const [entry] = at === 0 ? known : known.splice(at, 1);
    if (at > 0) known.unshift(entry!);
    return entry!.fragment;
  }

  keep(box: Box, space: ConstraintSpace, depth: number, fragment: BoxFragment): void {
    const entry = { space, depth, fragment };
    const known = this.#known.get(box);
    if (!known) this.#known.set(box, [entry]);
    else {
      if (known.length === KEPT) known.pop();
      known.unshift(entry);
    }
  }

  /** Counts a layout; false where there were more than any document needs. */
  count(): boolean {
    this.#layouts++;
    return this.#layouts <= MOST_AT_ALL + MOST_PER_BOX * this.#known.size;
  }
}

function isSameSpace(a: ConstraintSpace, b: ConstraintSpace, box: Box): boolean {
  return (
    isSame(a.availableWidth, b.availableWidth) &&
    isSame(a.fixedWidth, b.fixedWidth) &&
    isSame(a.fixedHeight, b.fixedHeight) &&
    a.shrinkToFit === b.shrinkToFit &&
    a.amongBlocks === b.amongBlocks &&
    a.autoHeight === b.autoHeight &&
    a.indefiniteHeight === b.indefiniteHeight &&
    a.used === b.used &&
    a.roomAbove === b.roomAbove &&
    a.textBoxTrim === b.textBoxTrim &&
    isSameTracks(a.tracks, b.tracks) &&
    isSameFlow(a.flow, b.flow) &&
    isSameFloats(a.exclusions, b.exclusions) &&
    (isSame(a.availableHeight, b.availableHeight) || !asksForHeight(box))
  );
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Math.abs(a - b) <= SAME);
}

function isSameFlow(a: FlowPosition | undefined, b: FlowPosition | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return (
    isSame(a.offset, b.offset) &&
    a.pageHeight === b.pageHeight &&
    a.reserved === b.reserved &&
    a.below === b.below &&
    a.inColumns === b.inColumns &&
    a.textBoxTrim === b.textBoxTrim &&
    a.widths === b.widths &&
    a.pageName === b.pageName &&
    isSameList(a.ends, b.ends) &&
    isSameList(a.turns, b.turns)
  );
}

function isSameTracks(a: InheritedTracks | undefined, b: InheritedTracks | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.shims === b.shims && isSameEdges(a.columns, b.columns) && isSameEdges(a.rows, b.rows);
}

function isSameEdges(a: TrackEdges | undefined, b: TrackEdges | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return isSameList(a.starts, b.starts) && isSameList(a.ends, b.ends);
}

function isSameList(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Whether anything of the box refers to the height of its containing block: then only its own percentages do. */
function asksForHeight({ inside, style }: Box): boolean {
  if (inside === "replaced" || isPercent(style.height) || isPercent(style.minHeight) || isPercent(style.maxHeight))
    return true;
  return style.position === "relative" && (isPercent(style.top) || isPercent(style.bottom));
}

/** Of insets as well, which have no keywords but `auto`. */
const isPercent = (size: Values.Size): boolean =>
  size === "stretch" || (typeof size !== "string" && size.percent !== 0);
