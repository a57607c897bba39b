/** Tracks on their way through the sizing algorithm (CSS Grid 2, section 12), and where they come to lie. Lengths in px. */
import type { Values } from "../../../css/index.js";
import type { TrackEdges } from "../context.js";
import { type ExplicitAxis, trackLength } from "./placement/explicit.js";
import type { ImplicitAxis, Span } from "./placement/placement.js";

export interface Track {
  /** The min track sizing function; percentages of an unknown size count as `auto`. */
  readonly min: number | "auto" | "min-content" | "max-content";
  readonly max: number | "auto" | "min-content" | "max-content";
  /** Flex factor; undefined for tracks without one. */
  readonly flex: number | undefined;
  /** The argument of `fit-content()`. */
  readonly fitLimit: number | undefined;
  /** An empty track of an `auto-fit`: it has no size, and no gap of its own. */
  readonly collapsed: boolean;
  base: number;
  growthLimit: number;
  infinitelyGrowable: boolean;
  /** What the items of the present step add, and what the present item adds. */
  planned: number;
  incurred: number;
}

/** What an item asks of the tracks that it spans: outer sizes. */
export interface Contribution {
  readonly minContent: number;
  readonly maxContent: number;
  /** The minimum contribution: how small the item may become (section 6.6). */
  readonly minimum: number;
}

export interface SizedItem {
  readonly span: Span;
  readonly contribution: Contribution;
}

/** The space that the tracks of an axis have. */
export interface TrackSpace {
  /** Content size of the container, where it is definite. */
  readonly available: number | undefined;
  /** Limits of the content size, which stand in for an indefinite one. */
  readonly least: number;
  readonly most: number;
  readonly gap: number;
  /** Sizing under a min-content or max-content constraint, for the intrinsic sizes of the container. */
  readonly constraint: "none" | "min-content" | "max-content";
  /** Whether `auto` tracks share what is left: `normal` and `stretch`. */
  readonly stretch: boolean;
}

/** The tracks of the implicit grid, initialised (section 12.4). */
export function createTracks(
  explicit: ExplicitAxis,
  implicit: ImplicitAxis,
  autoSizes: readonly Values.TrackSize[],
  occupied: readonly Span[],
  reference: number | undefined,
): Track[] {
  const [fitStart, fitEnd] = explicit.fitted;
  const empty = fitEnd > fitStart ? emptyTracks(occupied, implicit.count) : undefined;
  const tracks: Track[] = [];
  for (let i = 0; i < implicit.count; i++) {
    const index = i - implicit.before;
    const collapsed = empty !== undefined && index >= fitStart && index < fitEnd && empty[i]!;
    const size = explicit.sizes[index] ?? implicitSize(index, explicit.sizes.length, autoSizes);
    tracks.push(createTrack(size, reference, collapsed));
  }
  return tracks;
}

function emptyTracks(occupied: readonly Span[], count: number): boolean[] {
  const empty = new Array<boolean>(count).fill(true);
  for (const { start, span } of occupied) empty.fill(false, start, start + span);
  return empty;
}

const AUTO: Values.TrackSize = { min: "auto", max: "auto" };

/** The pattern of `grid-auto-columns` runs away from the explicit grid on both sides (section 7.6). */
function implicitSize(index: number, explicitCount: number, sizes: readonly Values.TrackSize[]): Values.TrackSize {
  const at = index < 0 ? index : index - explicitCount;
  return sizes[((at % sizes.length) + sizes.length) % sizes.length] ?? AUTO;
}

function createTrack(size: Values.TrackSize, reference: number | undefined, collapsed: boolean): Track {
  const min = typeof size.min === "string" ? size.min : (trackLength(size.min, reference) ?? "auto");
  const flexible = typeof size.max === "object" && "fr" in size.max;
  const max = flexible
    ? "auto"
    : typeof size.max === "string"
      ? size.max
      : (trackLength(size.max as Exclude<typeof size.max, { fr: number } | string>, reference) ?? "auto");
  const base = collapsed || typeof min === "string" ? 0 : min;
  const growthLimit = collapsed ? 0 : typeof max === "string" ? Number.POSITIVE_INFINITY : Math.max(max, base);
  return {
    min: collapsed ? 0 : min,
    max: collapsed ? 0 : max,
    flex: flexible && !collapsed ? (size.max as { fr: number }).fr : undefined,
    fitLimit: size.limit && !collapsed ? trackLength(size.limit, reference) : undefined,
    collapsed,
    base,
    growthLimit,
    infinitelyGrowable: false,
    planned: 0,
    incurred: 0,
  };
}

/** Sum of the base sizes with the gaps between them; collapsed tracks have none. */
export function totalSize(tracks: readonly Track[], gap: number): number {
  let sum = 0;
  let count = 0;
  for (const track of tracks) {
    if (track.collapsed) continue;
    sum += track.base;
    count++;
  }
  return sum + gap * Math.max(0, count - 1);
}

/** The edges of the tracks, after the content was distributed (CSS Align 3, section 5). */
export function trackEdges(tracks: readonly Track[], before: number, gap: number): TrackEdges {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = before;
  let first = true;
  for (const track of tracks) {
    if (!track.collapsed) {
      if (!first) at += gap;
      first = false;
    }
    starts.push(at);
    at += track.base;
    ends.push(at);
  }
  return { starts, ends };
}

/** Where the area of a span begins, and its size. */
export function areaOf(span: Span, edges: TrackEdges): { start: number; size: number } {
  const start = edges.starts[span.start]!;
  return { start, size: edges.ends[span.start + span.span - 1]! - start };
}
