/**
 * The tables GSUB and GPOS, read where they stand (OpenType, "OpenType Layout Common Table Formats"). fontkit makes objects of
 * whole tables, which takes longer than the shaping of a sheet does. Offsets that lead out of a faulty file read as zero; what is read
 * counts as a step of the font (`bounded-reads.ts`).
 */
import type { Font } from "fontkit";
import { bounded, CountedView, countedView, TooManySteps } from "./bounded-reads.js";
import { tableStream } from "./fontkit-inside.js";

/** A structure, from its beginning; what it refers to is told by offsets from there. */
class Structure {
  readonly #file: DataView;
  readonly #start: number;

  constructor(file: DataView, start: number) {
    this.#file = file;
    this.#start = start;
  }

  uint16(at: number): number {
    const place = this.#start + at;
    return place + 2 <= this.#file.byteLength ? this.#file.getUint16(place) : 0;
  }

  /** So much is done with what was read: it counts as steps of the font. */
  takes(steps: number): void {
    if (this.#file instanceof CountedView) this.#file.take(steps);
  }

  int16(at: number): number {
    return (this.uint16(at) << 16) >> 16;
  }

  uint32(at: number): number {
    return this.uint16(at) * 0x10000 + this.uint16(at + 2);
  }

  tag(at: number): string {
    const [first, last] = [this.uint16(at), this.uint16(at + 2)];
    return String.fromCharCode(first >> 8, first & 0xff, last >> 8, last & 0xff);
  }

  /** The structure at an offset. */
  from(offset: number): Structure {
    return new Structure(this.#file, this.#start + offset);
  }

  /** The structure whose offset, of 16 bits, stands at a place. */
  to(at: number): Structure {
    return this.from(this.uint16(at));
  }

  /** The structures of a list of offsets that begins with their number. */
  list(at: number): Structure[] {
    return Array.from({ length: this.uint16(at) }, (_, i) => this.to(at + 2 + i * 2));
  }
}

export type { Structure };

/** A table of a font that fontkit has opened and read from. */
export function fontTable(font: Font, tag: string): Structure | undefined {
  const stream = tableStream(font, tag);
  return stream ? new Structure(countedView(font) ?? stream.view, stream.pos) : undefined;
}

/** Whether a font substitutes glyphs by a feature, in whatever script. */
export function hasFeature({ fontkit }: { readonly fontkit: Font }, tag: string): boolean {
  try {
    return bounded(
      fontkit,
      () =>
        LayoutTable.of(fontkit, "GSUB")
          ?.features()
          .some((each) => each.tag === tag) ?? false,
    );
  } catch (error) {
    if (error instanceof TooManySteps) return false;
    throw error;
  }
}

/** Lookup types of GSUB, and those of GPOS. */
export const LOOKUP = {
  single: 1,
  ligature: 4,
  context: 5,
  chainedContext: 6,
  reverseChained: 8,
  pairPositioning: 2,
  cursivePositioning: 3,
  contextPositioning: 7,
  chainedContextPositioning: 8,
} as const;

export interface Subtable {
  /** Of the lookup; for an extension that of what it extends to. */
  readonly type: number;
  /** Of the lookup: what it passes over (OpenType, "LookupFlag bit enumeration"). */
  readonly flags: number;
  readonly body: Structure;
}

/** GSUB and GPOS each have a lookup type that only leads to another one, by a longer offset. */
const EXTENSION = { GSUB: 7, GPOS: 9 };
const TAG_AND_OFFSET = 6;

export class LayoutTable {
  readonly #scripts: Structure;
  readonly #features: Structure;
  readonly #lookups: Structure;
  readonly #extension: number;

  private constructor(tag: keyof typeof EXTENSION, table: Structure) {
    this.#scripts = table.to(4);
    this.#features = table.to(6);
    this.#lookups = table.to(8);
    this.#extension = EXTENSION[tag];
  }

  static of(font: Font, tag: keyof typeof EXTENSION): LayoutTable | undefined {
    const table = fontTable(font, tag);
    return table && new LayoutTable(tag, table);
  }

  /** The features of a table by index, whatever the script. */
  features(): { tag: string; feature: Structure }[] {
    return records(this.#features, 0).map(({ tag, body }) => ({ tag, feature: body }));
  }

  /** The features of the first of some scripts that the font has, in its default language. */
  featuresOf(scripts: readonly string[]): ReadonlyMap<string, Structure> {
    const known = records(this.#scripts, 0);
    const script = scripts.flatMap((tag) => known.find((record) => record.tag === tag) ?? [])[0]?.body;
    if (!script || script.uint16(0) === 0) return new Map();
    const language = script.to(0);
    const all = this.features();
    const indices = Array.from({ length: language.uint16(4) }, (_, i) => language.uint16(6 + i * 2));
    return new Map(indices.flatMap((index) => (all[index] ? [[all[index].tag, all[index].feature] as const] : [])));
  }

  /** The lookups of some features, each once, in the order in which they apply, as their subtables. */
  lookups(features: Iterable<Structure>): Subtable[][] {
    const indices = new Set<number>();
    for (const feature of features) for (let i = 0; i < feature.uint16(2); i++) indices.add(feature.uint16(4 + i * 2));
    return [...indices].sort((a, b) => a - b).map((index) => this.#lookup(index));
  }

  #lookup(index: number): Subtable[] {
    if (index >= this.#lookups.uint16(0)) return [];
    const lookup = this.#lookups.to(2 + index * 2);
    const [type, flags] = [lookup.uint16(0), lookup.uint16(2)];
    return lookup
      .list(4)
      .map((body) =>
        type === this.#extension
          ? { type: body.uint16(2), flags, body: body.from(body.uint32(4)) }
          : { type, flags, body },
      );
  }
}

/** A list of tags with offsets, that begins with their number. */
function records(list: Structure, at: number): { tag: string; body: Structure }[] {
  return Array.from({ length: list.uint16(at) }, (_, i) => {
    const record = at + 2 + i * TAG_AND_OFFSET;
    return { tag: list.tag(record), body: list.to(record + 4) };
  });
}

const RANGE_SIZE = 6;

/** The glyphs of a coverage table, in its order: a faulty one, in which ranges overlap or go back, ends there. */
export function coveredGlyphs(coverage: Structure): number[] {
  const count = coverage.uint16(2);
  if (coverage.uint16(0) === 1) return Array.from({ length: count }, (_, i) => coverage.uint16(4 + i * 2));
  const glyphs: number[] = [];
  for (let at = 4; at < 4 + count * RANGE_SIZE; at += RANGE_SIZE) {
    const [start, end] = [coverage.uint16(at), coverage.uint16(at + 2)];
    if (end < start || start <= (glyphs.at(-1) ?? -1)) break;
    coverage.takes(end - start);
    for (let glyph = start; glyph <= end; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

/** The place of a glyph in a coverage table; undefined where it isn't covered. */
export function coverageIndex(coverage: Structure, glyph: number): number | undefined {
  const count = coverage.uint16(2);
  if (coverage.uint16(0) === 1) return searchSorted(count, (i) => glyph - coverage.uint16(4 + i * 2));
  const range = rangeOf(coverage, 2, glyph);
  return range === undefined ? undefined : coverage.uint16(range + 4) + glyph - coverage.uint16(range);
}

/** The class of a glyph in a class definition table; 0 where none is given. */
export function glyphClass(definition: Structure, glyph: number): number {
  if (definition.uint16(0) === 1) {
    const index = glyph - definition.uint16(2);
    return index >= 0 && index < definition.uint16(4) ? definition.uint16(6 + index * 2) : 0;
  }
  const range = rangeOf(definition, 2, glyph);
  return range === undefined ? 0 : definition.uint16(range + 4);
}

/** Where the record stands, in a list of ranges that begins with their number, that a glyph falls into. */
function rangeOf(list: Structure, at: number, glyph: number): number | undefined {
  const record = (i: number) => at + 2 + i * RANGE_SIZE;
  const found = searchSorted(list.uint16(at), (i) => {
    const below = glyph - list.uint16(record(i));
    return below < 0 ? below : Math.max(0, glyph - list.uint16(record(i) + 2));
  });
  return found === undefined ? undefined : record(found);
}

/** The place in a sorted list whose entry is looked for. @param compare below zero where it comes before an entry, above it after */
export function searchSorted(count: number, compare: (index: number) => number): number | undefined {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = compare(middle);
    if (order === 0) return middle;
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return undefined;
}

/** Glyphs that become one (OpenType, "GSUB", lookup type 4). */
export interface LigatureRule {
  /** Undefined in a faulty font. */
  readonly first: number | undefined;
  readonly rest: readonly number[];
  readonly result: number;
}

/** The rules of a subtable, those of a first glyph in the order in which they are tried. */
export function* ligaturesIn(body: Structure): Iterable<LigatureRule> {
  const firsts = coveredGlyphs(body.to(2));
  for (const [i, set] of body.list(4).entries())
    for (const ligature of set.list(0)) {
      // The first component is that of the coverage, and not in the list.
      const rest = Array.from({ length: Math.max(0, ligature.uint16(2) - 1) }, (_, k) => ligature.uint16(4 + k * 2));
      yield { first: firsts[i], rest, result: ligature.uint16(0) };
    }
}

/** What a contextual rule of format 3 asks for: coverages of the glyphs it begins at, and of all that it sees. */
export interface RuleCoverages {
  readonly begin: Structure | undefined;
  readonly all: readonly Structure[];
}

/** Undefined for rules by glyph or class (formats 1 and 2). */
export function contextCoverages(body: Structure): RuleCoverages | undefined {
  if (body.uint16(0) !== 3) return undefined;
  const all = Array.from({ length: body.uint16(2) }, (_, i) => body.to(6 + i * 2));
  return { begin: all[0], all };
}

/** The glyphs before, those that the rule begins at, and the glyphs after them, each list behind the other. */
export function chainedCoverages(body: Structure): RuleCoverages | undefined {
  if (body.uint16(0) !== 3) return undefined;
  const before = body.list(2);
  const inputAt = 4 + before.length * 2;
  const input = body.list(inputAt);
  const after = body.list(inputAt + 2 + input.length * 2);
  return { begin: input[0], all: [...before, ...input, ...after] };
}
