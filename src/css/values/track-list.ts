/** Track lists of grid layout (CSS Grid 2, section 7.2): `<track-list>`, `<auto-track-list>`, `repeat()`, named lines. */

import { type Component, isComma, splitAt } from "../syntax/component.js";
import { parseInteger, parseSizeLength } from "./numeric.js";
import type { ComputeContext, Specified } from "./specified.js";
import type { LengthPercentage } from "./types.js";

/** A track sizing function, `fr` and `fit-content()` apart. */
type TrackBreadth = LengthPercentage | "auto" | "min-content" | "max-content";

export interface TrackSize {
  readonly min: TrackBreadth;
  readonly max: TrackBreadth | { readonly fr: number };
  /** The argument of `fit-content()`. */
  readonly limit?: LengthPercentage;
}

/** Tracks with the names of the lines around them: always one line more than there are tracks. */
interface Tracks {
  readonly sizes: readonly TrackSize[];
  readonly lines: readonly (readonly string[])[];
}

/** The value of `grid-template-columns` and `-rows`. */
export interface TrackTemplate {
  readonly before: Tracks;
  /** Tracks to be repeated as often as there is room for, and what follows them. */
  readonly repeat?: { readonly fit: boolean; readonly tracks: Tracks; readonly after: Tracks };
  /** The tracks are those of the grid around; there are none of its own where it is in no grid. */
  readonly subgrid?: LineNames;
}

/** A `<line-name-list>`: names of one line after the other (CSS Grid 2, section 9.5). */
export interface LineNames {
  readonly before: readonly (readonly string[])[];
  /** Names to be repeated until all lines have some. */
  readonly repeat: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

export const NO_TRACKS: TrackTemplate = { before: { sizes: [], lines: [[]] } };
export const AUTO_TRACK: TrackSize = { min: "auto", max: "auto" };

/** The most tracks that a template may have: CSS Grid 2, section 5.4, allows a limit. */
const MAX_TRACKS = 10_000;

interface ParsedTracks {
  readonly sizes: readonly Specified<TrackSize>[];
  readonly lines: readonly (readonly string[])[];
  /** Whether all tracks are `<fixed-size>`, as beside and in an automatic repetition. */
  readonly fixed: boolean;
}

/** `none`, or a list of tracks with at most one automatic repetition. */
export function parseTrackTemplate(value: readonly Component[]): Specified<TrackTemplate> | undefined {
  const [first] = value;
  if (value.length === 1 && isWord(first, "none")) return () => NO_TRACKS;
  if (isWord(first, "subgrid")) {
    const subgrid = parseLineNames(value.slice(1));
    const template: TrackTemplate | undefined = subgrid && { ...NO_TRACKS, subgrid };
    return template && (() => template);
  }
  const at = value.findIndex((component) => repeatKind(component) !== undefined);
  if (at < 0) {
    const tracks = parseTracks(value);
    return tracks && tracks.sizes.length > 0 ? (context) => ({ before: computed(tracks, context) }) : undefined;
  }
  const kind = repeatKind(value[at])!;
  const [before, after] = [parseTracks(value.slice(0, at)), parseTracks(value.slice(at + 1))];
  const repeated = parseTracks(repeatBody(value[at]!));
  if (!before?.fixed || !after?.fixed || !repeated?.fixed || repeated.sizes.length === 0) return undefined;
  return (context) => ({
    before: computed(before, context),
    repeat: { fit: kind === "auto-fit", tracks: computed(repeated, context), after: computed(after, context) },
  });
}

/** What follows the word `subgrid`: names in brackets, `repeat(2, [a])`, and once `repeat(auto-fill, [a] [b])`. */
function parseLineNames(value: readonly Component[]): LineNames | undefined {
  const names: { before: string[][]; repeat: string[][]; after: string[][] } = { before: [], repeat: [], after: [] };
  const list = () => (names.repeat.length > 0 ? names.after : names.before);
  for (const component of value) {
    if (component.type === "lines") {
      if (!component.names.every(isLineName)) return undefined;
      list().push([...component.names]);
      continue;
    }
    if (component.type !== "function" || component.name !== "repeat") return undefined;
    const body = parseLineNames(repeatBody(component));
    if (!body || body.before.length === 0 || body.repeat.length > 0) return undefined;
    const repeated = body.before.map((line) => [...line]);
    const count = parseInteger(component.args[0]);
    if (repeatKind(component) === "auto-fill" && names.repeat.length === 0) names.repeat = repeated;
    else if (count === undefined || count < 1) return undefined;
    else for (let i = 0; i < count && list().length < MAX_TRACKS; i++) list().push(...repeated);
  }
  return names;
}

/** `<track-size>+`, of `grid-auto-columns` and `-rows`. */
export function parseTrackSizes(value: readonly Component[]): Specified<readonly TrackSize[]> | undefined {
  const sizes = value.map(trackSize);
  if (sizes.length === 0 || sizes.some((size) => size === undefined)) return undefined;
  return (context) => sizes.map((size) => size!.size(context));
}

function computed(tracks: ParsedTracks, context: ComputeContext): Tracks {
  return { sizes: tracks.sizes.map((size) => size(context)), lines: tracks.lines };
}

function isWord(component: Component | undefined, word: string): boolean {
  return component?.type === "ident" && component.name.toLowerCase() === word;
}

function repeatKind(component: Component | undefined): "auto-fill" | "auto-fit" | undefined {
  if (component?.type !== "function" || component.name !== "repeat") return undefined;
  const [count] = component.args;
  return isWord(count, "auto-fill") ? "auto-fill" : isWord(count, "auto-fit") ? "auto-fit" : undefined;
}

function repeatBody(component: Component): readonly Component[] {
  if (component.type !== "function" || !isComma(component.args[1])) return [];
  return component.args.slice(2);
}

function parseTracks(value: readonly Component[]): ParsedTracks | undefined {
  const sizes: Specified<TrackSize>[] = [];
  const lines: (readonly string[])[] = [[]];
  let fixed = true;
  let named = false;
  for (const component of value) {
    if (component.type === "lines") {
      // Two lists of names in a row are not one; those at the ends of a repetition are.
      if (named || !component.names.every(isLineName)) return undefined;
      lines[lines.length - 1] = [...lines.at(-1)!, ...component.names];
      named = true;
      continue;
    }
    named = false;
    if (component.type === "function" && component.name === "repeat") {
      const count = parseInteger(component.args[0]);
      const body = parseTracks(repeatBody(component));
      if (count === undefined || count < 1 || !body || body.sizes.length === 0) return undefined;
      fixed &&= body.fixed;
      for (let i = 0; i < count && sizes.length < MAX_TRACKS; i++) {
        sizes.push(...body.sizes);
        lines[lines.length - 1] = [...lines.at(-1)!, ...body.lines[0]!];
        for (const names of body.lines.slice(1)) lines.push(names);
      }
      continue;
    }
    const track = trackSize(component);
    if (!track) return undefined;
    fixed &&= track.fixed;
    sizes.push(track.size);
    lines.push([]);
  }
  return { sizes, lines, fixed };
}

/** A `<custom-ident>` that may name a line: not a word of the syntax (CSS Grid 2, section 8.3). */
export function isLineName(name: string): boolean {
  return !/^(auto|span|initial|inherit|unset|revert|revert-layer|default)$/i.test(name);
}

interface ParsedSize {
  readonly size: Specified<TrackSize>;
  readonly fixed: boolean;
}

interface ParsedBreadth<T> {
  readonly value: Specified<T>;
  readonly fixed: boolean;
}

function trackSize(component: Component): ParsedSize | undefined {
  if (component.type === "function" && component.name === "minmax") {
    const [min, max, ...rest] = splitAt(component.args, ",") ?? [];
    const [least, most] = [breadth(min), flexible(max) ?? breadth(max)];
    if (!least || !most || rest.length > 0) return undefined;
    return {
      size: (context) => ({ min: least.value(context), max: most.value(context) }),
      fixed: least.fixed || most.fixed,
    };
  }
  if (component.type === "function" && component.name === "fit-content") {
    const limit = trackLength(component.args);
    return limit && { size: (context) => ({ min: "auto", max: "max-content", limit: limit(context) }), fixed: false };
  }
  const flex = flexible([component]);
  if (flex) return { size: (context) => ({ min: "auto", max: flex.value(context) }), fixed: false };
  const both = breadth([component]);
  if (!both) return undefined;
  return {
    size: (context) => {
      const value = both.value(context);
      return { min: value, max: value };
    },
    fixed: both.fixed,
  };
}

function flexible(value: readonly Component[] | undefined): ParsedBreadth<{ readonly fr: number }> | undefined {
  const [component] = value ?? [];
  if (value?.length !== 1 || component?.type !== "dimension" || component.unit !== "fr" || component.value < 0)
    return undefined;
  const flex = { fr: component.value };
  return { value: () => flex, fixed: false };
}

function breadth(value: readonly Component[] | undefined): ParsedBreadth<TrackBreadth> | undefined {
  const [component] = value ?? [];
  if (value?.length !== 1) return undefined;
  for (const word of ["auto", "min-content", "max-content"] as const)
    if (isWord(component, word)) return { value: () => word, fixed: false };
  const length = trackLength(value);
  return length && { value: length, fixed: true };
}

/** A length-percentage that isn't negative; what calc() makes negative counts as zero when it is used. */
function trackLength(value: readonly Component[]): Specified<LengthPercentage> | undefined {
  const [component] = value;
  if (value.length !== 1 || !component) return undefined;
  if ((component.type === "dimension" || component.type === "percentage") && component.value < 0) return undefined;
  return parseSizeLength(component);
}
