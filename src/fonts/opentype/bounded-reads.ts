/**
 * An end to what fontkit does with a faulty font. It follows counts and offsets as they stand in the file: lists within lists may all
 * lie in the same bytes. So steps are counted, as HarfBuzz counts its own (`max_ops`), by what a font of that size can ask for.
 */
import type { Font } from "fontkit";
import { UnknownMembers } from "../../private-members.js";
import { drawByCharString } from "./cff-glyphs.js";
import { streamOf } from "./fontkit-inside.js";

/** Steps for each byte of a file, and for any file. Fonts that are whole take one for a byte at most. */
const STEPS_PER_BYTE = 4;
const [STEPS_AT_LEAST, STEPS_AT_MOST] = [400_000, 3_000_000];
/** fontkit makes objects of what it reads, which takes longer than to look at it. */
const STEPS_OF_FONTKIT = 4;

/** A font is too faulty to be walked through. */
export class TooManySteps extends Error {}

/** What steps are taken for: a font whose rules lead to no end has its outlines all the same. */
type Purpose = "texts" | "outlines";

class Steps {
  readonly #limit: number;
  readonly #usedUp = new Set<Purpose>();
  #left = Infinity;
  #purpose: Purpose = "texts";

  constructor(size: number) {
    this.#limit = Math.min(STEPS_AT_MOST, STEPS_AT_LEAST + size * STEPS_PER_BYTE);
  }

  take(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    this.#usedUp.add(this.#purpose);
    throw new TooManySteps();
  }

  during<T>(purpose: Purpose, work: () => T): T {
    // What is part of something larger shares its steps.
    if (this.#left !== Infinity) return work();
    if (this.#usedUp.has(purpose)) throw new TooManySteps();
    this.#purpose = purpose;
    this.#left = this.#limit;
    try {
      return work();
    } finally {
      this.#left = Infinity;
    }
  }
}

export class CountedView extends DataView<ArrayBuffer> {
  readonly #steps: Steps;
  readonly #each: number;

  /** @param each steps that a number takes */
  constructor(view: DataView<ArrayBuffer>, steps: Steps, each: number) {
    super(view.buffer, view.byteOffset, view.byteLength);
    this.#steps = steps;
    this.#each = each;
  }

  /** What is done without reading counts, too. */
  take(steps: number): void {
    this.#steps.take(steps);
  }

  override getUint8(at: number): number {
    this.#steps.take(this.#each);
    return super.getUint8(at);
  }

  override getInt8(at: number): number {
    this.#steps.take(this.#each);
    return super.getInt8(at);
  }

  override getUint16(at: number, isLittle?: boolean): number {
    this.#steps.take(this.#each);
    return super.getUint16(at, isLittle);
  }

  override getInt16(at: number, isLittle?: boolean): number {
    this.#steps.take(this.#each);
    return super.getInt16(at, isLittle);
  }

  override getUint32(at: number, isLittle?: boolean): number {
    this.#steps.take(this.#each);
    return super.getUint32(at, isLittle);
  }

  override getInt32(at: number, isLittle?: boolean): number {
    this.#steps.take(this.#each);
    return super.getInt32(at, isLittle);
  }
}

const stepsOf = new WeakMap<Font, Steps>();
const views = new WeakMap<Font, DataView>();

/** Counts what a font that was just opened does from now on. @throws UnknownMembers */
export function countSteps(font: Font): void {
  const stream = streamOf(font);
  const steps = new Steps(stream.length);
  stepsOf.set(font, steps);
  views.set(font, new CountedView(stream.view, steps, 1));
  stream.view = new CountedView(stream.view, steps, STEPS_OF_FONTKIT);
  const { readBuffer } = stream;
  stream.readBuffer = (length) => {
    steps.take(length);
    return readBuffer.call(stream, length);
  };
  const { getGlyph } = font;
  font.getGlyph = (...glyph) => {
    steps.take(STEPS_OF_FONTKIT);
    const made = getGlyph.apply(font, glyph);
    // Lines and curves are objects, too.
    drawByCharString(font, made, (count) => steps.take(count * STEPS_OF_FONTKIT));
    return made;
  };
}

/** The file of a font, to read in its tables; what is read counts. */
export const countedView = (font: Font): DataView | undefined => views.get(font);

/**
 * What a font gives, within the steps of a font of its size.
 * @throws TooManySteps, also where there were too many earlier for the same purpose, and whatever fontkit does
 */
export function bounded<T>(font: Font, work: () => T, purpose: Purpose = "texts"): T {
  const steps = stepsOf.get(font);
  return steps ? steps.during(purpose, work) : work();
}

interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** What the pen does for a glyph, font units: nothing where its outline is faulty (see `isDamaged`). */
export function outlineOf(font: Font, glyph: number): readonly PathCommand[] {
  return readOutline(font, glyph) ?? [];
}

/** Whether a glyph can't be drawn: its outline is faulty, leads to no end, or comes after others that took all the steps of the font. */
export const isDamaged = (font: Font, glyph: number): boolean => readOutline(font, glyph) === undefined;

function readOutline(font: Font, glyph: number): readonly PathCommand[] | undefined {
  try {
    return bounded(font, () => font.getGlyph(glyph).path.commands, "outlines");
  } catch (error) {
    if (error instanceof UnknownMembers) throw error;
    return undefined;
  }
}
