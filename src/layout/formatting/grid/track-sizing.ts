/** The track sizing algorithm (CSS Grid 2, section 12.3): intrinsic sizes, free space, flexible tracks, stretching. Lengths in px. */
import { resolveIntrinsicSizes } from "./intrinsic-tracks.js";
import { type SizedItem, type Track, type TrackSpace, totalSize } from "./tracks.js";

/** Sets the base sizes of the tracks. */
export function sizeTracks(tracks: readonly Track[], items: readonly SizedItem[], space: TrackSpace): void {
  resolveIntrinsicSizes(tracks, items, space.gap, space.constraint);
  maximize(tracks, space);
  if (tracks.some((track) => track.flex !== undefined)) expandFlexible(tracks, items, space);
  if (space.stretch) stretchAuto(tracks, space);
}

/** Section 12.6. */
function maximize(tracks: readonly Track[], space: TrackSpace): void {
  if (space.constraint === "min-content") return;
  if (space.available !== undefined) {
    growToLimits(tracks, space.available - totalSize(tracks, space.gap));
    return;
  }
  const before = tracks.map((track) => track.base);
  for (const track of tracks) track.base = track.growthLimit;
  if (totalSize(tracks, space.gap) <= space.most) return;
  tracks.forEach((track, i) => {
    track.base = before[i]!;
  });
  growToLimits(tracks, space.most - totalSize(tracks, space.gap));
}

/** Equal shares of the free space, until each track is as large as it may become. */
function growToLimits(tracks: readonly Track[], freeSpace: number): void {
  let free = freeSpace;
  const open = tracks
    .filter((track) => track.growthLimit > track.base)
    .sort((a, b) => a.growthLimit - a.base - (b.growthLimit - b.base));
  open.forEach((track, i) => {
    if (free <= 0) return;
    const share = Math.min(free / (open.length - i), track.growthLimit - track.base);
    track.base += share;
    free -= share;
  });
}

/** Section 12.7. */
function expandFlexible(tracks: readonly Track[], items: readonly SizedItem[], space: TrackSpace): void {
  if (space.constraint === "min-content") return;
  const { available, gap } = space;
  if (available !== undefined) {
    if (available > totalSize(tracks, gap)) applyFraction(tracks, frSize(tracks, available, gap));
    return;
  }
  let fraction = 0;
  for (const track of tracks)
    if (track.flex !== undefined) fraction = Math.max(fraction, track.base / Math.max(1, track.flex));
  for (const { span, contribution } of items) {
    const crossed = tracks.slice(span.start, span.start + span.span);
    if (crossed.some((track) => track.flex !== undefined))
      fraction = Math.max(fraction, frSize(crossed, contribution.maxContent, gap));
  }
  const total = sizeWith(tracks, fraction, gap);
  const limited = total < space.least ? space.least : total > space.most ? space.most : undefined;
  if (limited === undefined) applyFraction(tracks, fraction);
  else if (limited > totalSize(tracks, gap)) applyFraction(tracks, frSize(tracks, limited, gap));
}

function applyFraction(tracks: readonly Track[], fraction: number): void {
  for (const track of tracks) if (track.flex !== undefined) track.base = Math.max(track.base, fraction * track.flex);
}

function sizeWith(tracks: readonly Track[], fraction: number, gap: number): number {
  let grown = 0;
  for (const track of tracks) if (track.flex !== undefined) grown += Math.max(0, fraction * track.flex - track.base);
  return totalSize(tracks, gap) + grown;
}

/** Section 12.7.1: the size of one `fr` with which the tracks fill the space; those that need more are left out. */
function frSize(tracks: readonly Track[], spaceToFill: number, gap: number): number {
  const count = tracks.filter((track) => !track.collapsed).length;
  let leftover = spaceToFill - gap * Math.max(0, count - 1);
  let factors = 0;
  for (const track of tracks) {
    if (track.flex === undefined) leftover -= track.base;
    else factors += track.flex;
  }
  // Those that need most per fr drop out first; each makes the fraction of the others smaller.
  const flexible = tracks.filter((track) => track.flex !== undefined && track.flex > 0);
  for (const track of tracks) if (track.flex === 0) leftover -= track.base;
  flexible.sort((a, b) => b.base / b.flex! - a.base / a.flex!);
  for (const track of flexible) {
    const fraction = leftover / Math.max(1, factors);
    if (fraction * track.flex! >= track.base) return Math.max(0, fraction);
    leftover -= track.base;
    factors -= track.flex!;
  }
  return 0;
}

/** Section 12.8. */
function stretchAuto(tracks: readonly Track[], space: TrackSpace): void {
  if (space.constraint !== "none") return;
  const autos = tracks.filter((track) => track.max === "auto" && track.flex === undefined);
  const free = (space.available ?? space.least) - totalSize(tracks, space.gap);
  if (free > 0) for (const track of autos) track.base += free / autos.length;
}
