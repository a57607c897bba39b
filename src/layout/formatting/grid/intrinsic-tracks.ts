/** Tracks sized to fit the items in them (CSS Grid 2, section 12.5), and the distribution of extra space (12.5.1). Lengths in px. */
import type { Contribution, SizedItem, Track, TrackSpace } from "./tracks.js";

/** What a step of section 12.5 accommodates, in their order. */
type Step =
  | "intrinsic minimums"
  | "content-based minimums"
  | "max-content minimums"
  | "intrinsic maximums"
  | "max-content maximums";
const STEPS: readonly Step[] = [
  "intrinsic minimums",
  "content-based minimums",
  "max-content minimums",
  "intrinsic maximums",
  "max-content maximums",
];

/** Whether an item has a say in how large the tracks are that it spans: tracks of a fixed size, or of a share of a known one, ask nothing. */
export function dependsOnContent(
  tracks: readonly Track[],
  { start, span }: SizedItem["span"],
  available?: number,
): boolean {
  for (let i = start; i < start + span; i++) {
    const { min, max, flex } = tracks[i]!;
    if (typeof min === "string" || (flex === undefined ? typeof max === "string" : available === undefined))
      return true;
  }
  return false;
}

export function resolveIntrinsicSizes(
  tracks: readonly Track[],
  items: readonly SizedItem[],
  gap: number,
  constraint: TrackSpace["constraint"],
): void {
  const plain: SizedItem[] = [];
  const flexible: SizedItem[] = [];
  for (const item of items) {
    let [isIntrinsic, isFlexible] = [false, false];
    for (let i = item.span.start; i < item.span.start + item.span.span; i++) {
      const track = tracks[i]!;
      if (track.flex !== undefined) isFlexible = true;
      if (typeof track.min === "string" || typeof track.max === "string") isIntrinsic = true;
    }
    if (isFlexible) flexible.push(item);
    else if (isIntrinsic) plain.push(item);
  }
  plain.sort((a, b) => a.span.span - b.span.span);
  for (let i = 0; i < plain.length; ) {
    let end = i + 1;
    while (end < plain.length && plain[end]!.span.span === plain[i]!.span.span) end++;
    accommodate(tracks, plain.slice(i, end), gap, constraint, false);
    i = end;
  }
  if (flexible.length > 0) accommodate(tracks, flexible, gap, constraint, true);
  for (const track of tracks) {
    if (track.growthLimit === Number.POSITIVE_INFINITY) track.growthLimit = track.base;
    if (track.fitLimit !== undefined)
      track.growthLimit = Math.max(track.base, Math.min(track.growthLimit, track.fitLimit));
  }
}

/** Steps 2 to 4 for items of the same span, or for all that cross flexible tracks. */
function accommodate(
  tracks: readonly Track[],
  items: readonly SizedItem[],
  gap: number,
  constraint: TrackSpace["constraint"],
  flexible: boolean,
): void {
  for (const step of STEPS) {
    const onLimits = step === "intrinsic maximums" || step === "max-content maximums";
    const affected = new Set<Track>();
    for (const { span, contribution } of items) {
      const own: Track[] = [];
      let spanned = gap * (span.span - 1);
      for (let i = span.start; i < span.start + span.span; i++) {
        const track = tracks[i]!;
        spanned += onLimits && track.growthLimit !== Number.POSITIVE_INFINITY ? track.growthLimit : track.base;
        if ((!flexible || track.flex !== undefined) && isAffected(track, step, constraint)) own.push(track);
      }
      if (own.length === 0) continue;
      const size = contributionFor(step, contribution, tracks, span, gap, constraint);
      distributeExtraSpace(size - spanned, own, step, flexible);
      for (const track of own) {
        track.planned = Math.max(track.planned, track.incurred);
        track.incurred = 0;
        affected.add(track);
      }
    }
    for (const track of affected) applyPlanned(track, step, onLimits);
  }
  for (const track of tracks) track.infinitelyGrowable = false;
}

function applyPlanned(track: Track, step: Step, onLimits: boolean): void {
  if (onLimits) {
    const isInfinite = track.growthLimit === Number.POSITIVE_INFINITY;
    // Tracks whose limit becomes finite here may take up their items' max-content contributions in the next step.
    track.infinitelyGrowable = step === "intrinsic maximums" && isInfinite;
    track.growthLimit = (isInfinite ? track.base : track.growthLimit) + track.planned;
  } else {
    track.base += track.planned;
    track.growthLimit = Math.max(track.growthLimit, track.base);
  }
  track.planned = 0;
}

function isAffected(track: Track, step: Step, constraint: TrackSpace["constraint"]): boolean {
  switch (step) {
    case "intrinsic minimums":
      return typeof track.min === "string";
    case "content-based minimums":
      return track.min === "min-content" || track.min === "max-content";
    case "max-content minimums":
      return (
        track.min === "max-content" ||
        (constraint === "max-content" && track.min === "auto" && track.max !== "min-content")
      );
    case "intrinsic maximums":
      return typeof track.max === "string" && track.flex === undefined;
    case "max-content maximums":
      return (track.max === "max-content" || track.max === "auto") && track.flex === undefined;
  }
}

function contributionFor(
  step: Step,
  contribution: Contribution,
  tracks: readonly Track[],
  span: SizedItem["span"],
  gap: number,
  constraint: TrackSpace["constraint"],
): number {
  const limited = (size: number) =>
    Math.max(contribution.minimum, Math.min(size, limitOf(tracks, span, gap, true) ?? Number.POSITIVE_INFINITY));
  switch (step) {
    case "intrinsic minimums":
      return constraint === "none" ? contribution.minimum : limited(contribution.minContent);
    case "content-based minimums":
    case "intrinsic maximums":
      return contribution.minContent;
    case "max-content minimums":
      return constraint === "max-content" ? limited(contribution.maxContent) : contribution.maxContent;
    case "max-content maximums":
      return contribution.maxContent;
  }
}

/** The sum of the spanned tracks' maximums with the gaps between them, if all of them are fixed. */
export function fixedMaximum(tracks: readonly Track[], span: SizedItem["span"], gap: number): number | undefined {
  return limitOf(tracks, span, gap, false);
}

/** As `fixedMaximum`, where the argument of `fit-content()` may count as a maximum. */
function limitOf(tracks: readonly Track[], span: SizedItem["span"], gap: number, withFit: boolean): number | undefined {
  let sum = gap * (span.span - 1);
  for (let i = span.start; i < span.start + span.span; i++) {
    const track = tracks[i]!;
    const max = (withFit ? track.fitLimit : undefined) ?? track.max;
    if (typeof max === "string") return undefined;
    sum += max;
  }
  return sum;
}

/** How much further a track may grow before its limit. */
function potential(track: Track, step: Step): number {
  if (step === "intrinsic maximums" || step === "max-content maximums") {
    if (track.growthLimit !== Number.POSITIVE_INFINITY && !track.infinitelyGrowable) return 0;
    return untilFitLimit(track);
  }
  return Math.max(0, Math.min(track.growthLimit, track.fitLimit ?? track.growthLimit) - track.base);
}

/** Section 12.5.1: sets `incurred` of the tracks. */
function distributeExtraSpace(extra: number, tracks: readonly Track[], step: Step, flexible: boolean): void {
  if (extra <= 0) return;
  const factors = flexible ? tracks.reduce((sum, track) => sum + (track.flex ?? 0), 0) : 0;
  if (factors > 0) {
    // Flexible tracks share by their factors: their limits are infinite.
    for (const track of tracks) track.incurred = (extra * track.flex!) / factors;
    return;
  }
  const rest = share(extra, tracks, (track) => potential(track, step));
  if (rest <= 0.001) return;
  if (step.endsWith("maximums")) {
    share(rest, tracks, (track) => untilFitLimit(track) - track.incurred);
    return;
  }
  const beyond = tracks.filter((track) => growsBeyond(track, step));
  const isMax = step === "max-content minimums";
  share(rest, beyond.length > 0 ? beyond : tracks, ({ fitLimit, base, incurred }) =>
    isMax && fitLimit !== undefined ? fitLimit - base - incurred : Number.POSITIVE_INFINITY,
  );
}

/** Adds equal shares to `incurred`, of each track as much as it has room for; returns what is left. */
function share(extra: number, tracks: readonly Track[], roomOf: (track: Track) => number): number {
  let rest = extra;
  const open = tracks
    .map((track) => ({ track, room: Math.max(0, roomOf(track)) }))
    .sort((a, b) => (a.room === b.room ? 0 : a.room - b.room));
  open.forEach(({ track, room }, i) => {
    const own = Math.min(rest / (open.length - i), room);
    track.incurred += own;
    rest -= own;
  });
  return rest;
}

/** A growth limit may rise to the argument of `fit-content()`, others without end. */
function untilFitLimit(track: Track): number {
  if (track.fitLimit === undefined) return Number.POSITIVE_INFINITY;
  return track.fitLimit - (track.growthLimit === Number.POSITIVE_INFINITY ? track.base : track.growthLimit);
}

/** Which tracks take what is left of a minimum when all have reached their limits. */
function growsBeyond(track: Track, step: Step): boolean {
  if (step === "max-content minimums") return track.max === "auto" || track.max === "max-content";
  return typeof track.max === "string";
}
