/**
 * The explicit grid (CSS Grid 2, section 7): templates with their repetitions counted, and the names of the lines. Lines are
 * counted from 0 here: line 0 stands before the first explicit track, and lines of implicit tracks before it are negative.
 */

import { type LengthPercentage, resolvePositive, type Values } from "../../../../css/index.js";

export interface ExplicitAxis {
  readonly sizes: readonly Values.TrackSize[];
  /** How many tracks the explicit grid has: those of the template, or as many as the areas draw. */
  readonly count: number;
  /** The lines of each name in ascending order, among them `a-start` and `a-end` of each area. */
  readonly lines: LineMap;
  /** The lines that were named, without those of areas, and the areas: subgrids take over both. */
  readonly named: LineMap;
  readonly areas: readonly AreaExtent[];
  /** The tracks of an `auto-fit` repetition: they collapse where they are empty. */
  readonly fitted: readonly [start: number, end: number];
  /** A subgrid has no implicit tracks: what would reach beyond it ends at its edge (section 9). */
  readonly isClosed: boolean;
}

type LineMap = ReadonlyMap<string, readonly number[]>;

/** A named area along an axis. */
interface AreaExtent {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The part of an axis that a subgrid takes over. */
export interface InheritedAxis {
  readonly of: ExplicitAxis;
  /** The line of the grid around at which the subgrid begins. */
  readonly start: number;
  readonly span: number;
  /** It runs the other way. */
  readonly mirrored: boolean;
}

/** The sizes of a container along an axis that decide how often tracks are repeated, px; undefined where not definite. */
export interface RepeatRoom {
  /** Its size, or the largest that it may have. */
  readonly most: number | undefined;
  readonly least: number | undefined;
  readonly gap: number;
}

/** The px of a track's length; percentages of an unknown size make it undefined. */
export function trackLength(length: LengthPercentage, reference: number | undefined): number | undefined {
  if (reference === undefined && length.percent !== 0) return undefined;
  return resolvePositive(length, reference ?? 0);
}

export function explicitAxis(
  template: Values.TrackTemplate,
  areas: Values.TemplateAreas | "none",
  axis: "column" | "row",
  repetitions: number,
): ExplicitAxis {
  let tracks = template.before;
  const first = tracks.sizes.length;
  let end = first;
  if (template.repeat) {
    for (let i = 0; i < repetitions; i++) tracks = joinTracks(tracks, template.repeat.tracks);
    end = tracks.sizes.length;
    tracks = joinTracks(tracks, template.repeat.after);
  }
  const drawn = areas === "none" ? 0 : axis === "column" ? areas.columns : areas.rows;
  return {
    sizes: tracks.sizes,
    count: Math.max(tracks.sizes.length, drawn),
    ...namedLines(tracks.lines, new Map(), extents(areas, axis)),
    fitted: template.repeat?.fit ? [first, end] : [0, 0],
    isClosed: false,
  };
}

const AUTO: Values.TrackSize = { min: "auto", max: "auto" };

/** The axis of a subgrid: names of its own beside those of the lines that it takes over (section 9.5). */
export function subgridAxis(
  names: Values.LineNames,
  areas: Values.TemplateAreas | "none",
  axis: "column" | "row",
  { of, start, span, mirrored }: InheritedAxis,
): ExplicitAxis {
  const local = (line: number) => (mirrored ? start + span - line : line - start);
  const inherited = new Map<string, number[]>();
  for (const [name, lines] of of.named) {
    const own = lines.map(local).filter((line) => line >= 0 && line <= span);
    if (own.length > 0) inherited.set(name, own);
  }
  const around = of.areas.flatMap(({ name, start: from, end: to }): AreaExtent[] => {
    const [first, last] = mirrored ? [local(to), local(from)] : [local(from), local(to)];
    return last <= 0 || first >= span ? [] : [{ name, start: Math.max(0, first), end: Math.min(last, span) }];
  });
  return {
    sizes: new Array<Values.TrackSize>(span).fill(AUTO),
    count: span,
    ...namedLines(linesOf(names, span + 1), inherited, [...around, ...extents(areas, axis)]),
    fitted: [0, 0],
    isClosed: true,
  };
}

/** The names of so many lines; those that are left over name none. */
function linesOf({ before, repeat, after }: Values.LineNames, count: number): (readonly string[])[] {
  const lines = [...before];
  while (repeat.length > 0 && lines.length + repeat.length + after.length <= count) lines.push(...repeat);
  return [...lines, ...after].slice(0, count);
}

function extents(areas: Values.TemplateAreas | "none", axis: "column" | "row"): AreaExtent[] {
  if (areas === "none") return [];
  return [...areas.areas].map(([name, area]) =>
    axis === "column"
      ? { name, start: area.columnStart, end: area.columnEnd }
      : { name, start: area.rowStart, end: area.rowEnd },
  );
}

function namedLines(
  lines: readonly (readonly string[])[],
  inherited: Map<string, number[]>,
  areas: readonly AreaExtent[],
): Pick<ExplicitAxis, "lines" | "named" | "areas"> {
  const named = inherited;
  lines.forEach((names, line) => {
    for (const name of names) add(named, name, line);
  });
  if (areas.length === 0) return { lines: sorted(named), named, areas };
  const all = new Map([...named].map(([name, own]) => [name, [...own]]));
  for (const { name, start, end } of areas) {
    add(all, `${name}-start`, start);
    add(all, `${name}-end`, end);
  }
  return { lines: sorted(all), named, areas };
}

function add(named: Map<string, number[]>, name: string, line: number): void {
  const known = named.get(name);
  if (!known) named.set(name, [line]);
  else if (!known.includes(line)) known.push(line);
}

function sorted(named: Map<string, number[]>): LineMap {
  for (const line of named.values()) line.sort((a, b) => a - b);
  return named;
}

/** The most tracks that repetitions make: hair-thin tracks would else be countless. */
const MAX_REPEATED = 1_000;

/** How often the tracks of an `auto-fill` or `auto-fit` are repeated (section 7.2.3.2). */
export function countRepetitions(template: Values.TrackTemplate, room: RepeatRoom): number {
  const { repeat } = template;
  if (!repeat) return 0;
  const size = room.most ?? room.least;
  if (size === undefined) return 1;
  const most = Math.max(1, Math.floor(MAX_REPEATED / repeat.tracks.sizes.length));
  const definite = (track: Values.TrackSize): number => {
    const min = typeof track.min === "string" ? undefined : trackLength(track.min, size);
    const max = typeof track.max === "string" || "fr" in track.max ? undefined : trackLength(track.max, size);
    return Math.max(max ?? min ?? 0, min ?? 0);
  };
  const sum = (sizes: readonly Values.TrackSize[]) =>
    sizes.reduce((total, track) => total + definite(track) + room.gap, 0);
  // Tracks of no size are taken to be 1 px, so that they can be counted.
  const each = Math.max(1, sum(repeat.tracks.sizes));
  const free = size + room.gap - sum(template.before.sizes) - sum(repeat.after.sizes);
  const fitting = room.most === undefined ? Math.ceil(free / each - 0.001) : Math.floor(free / each + 0.001);
  return Math.max(1, Math.min(fitting, most));
}

type Tracks = Values.TrackTemplate["before"];

/** One list of tracks after another; the names of the line where they meet are joined. */
function joinTracks(a: Tracks, b: Tracks): Tracks {
  const meeting = [...a.lines.at(-1)!, ...b.lines[0]!];
  return { sizes: [...a.sizes, ...b.sizes], lines: [...a.lines.slice(0, -1), meeting, ...b.lines.slice(1)] };
}
