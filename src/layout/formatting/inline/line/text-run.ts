/** Parts of the prepared text, cut where a line begins or ends -> text fragments with their glyphs in px. */

import type { Element } from "domhandler";
import { type ComputedStyle, fontFeatures } from "../../../../css/index.js";
import {
  type Extent,
  type FontFace,
  fontExtent,
  type Glyphs,
  glyphSize,
  type ShapedText,
  shapeWord,
  withoutIgnored,
} from "../../../../fonts/index.js";
import type { TextFragment } from "../../../fragments/fragment.js";
import type { Part } from "../../../text/part.js";
import { letterSpacingOf, type MeasuredParagraph, partAdvance, styleOf } from "../measured-paragraph.js";
import { hyphenOf, hyphenWidth } from "./hyphen.js";
import type { Run } from "./run.js";

/** What of `part` lies between two offsets. A part that is cut is shaped again: letters may join differently at its ends. */
export function cutPart(paragraph: MeasuredParagraph, part: Part, start: number, end: number): Run {
  const { text } = paragraph;
  const style = styleOf(paragraph, part);
  const { face, level } = part;
  const isWhole = start === part.start && end === part.end;
  const shaped = isWhole ? part.shaped : shapeWord(face, text, start, end, fontFeatures(style), level % 2 === 1);
  const advance =
    isWhole || !shaped
      ? partAdvance(paragraph, part)
      : shaped.advance * glyphSize(style.fontSize) + shaped.clusters[end - start]! * letterSpacingOf(part, style);
  return {
    part,
    style,
    start,
    end,
    text: withoutIgnored(text.slice(start, end)),
    shaped,
    atomic: paragraph.atomicInlines.get(part),
    advance,
    hangs: false,
    hyphenated: false,
  };
}

/** Whether two runs that follow each other on a line are one piece of text: of one face, style, element and direction. */
export function continues(left: Run, right: Run): boolean {
  const [a, b] = [left.part, right.part];
  return (
    a.face === b.face &&
    left.style === right.style &&
    a.run.element === b.run.element &&
    a.run.generated === b.run.generated &&
    a.level % 2 === b.level % 2 &&
    left.hangs === right.hangs &&
    !left.hyphenated &&
    !left.atomic &&
    !right.atomic
  );
}

/**
 * The text of consecutive runs. Glyphs are placed only when they are asked for: a trial of a fit never is.
 * @param runs in visual order, each continuing the one before
 */
export const textFragment = (runs: readonly Run[]): TextFragment => new RunsText(runs);

/** A stretch of text on one line that needs no more than a look at its ends: whole parts of one run, left to right. */
export class PlainText implements TextFragment {
  readonly kind = "text";
  readonly rtl = false;
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly font: FontFace;
  readonly fontSize: number;
  readonly generated: boolean;
  #glyphs: Glyphs | undefined;

  /**
   * @param first @param last indices of its first and last part
   * @param extent of the font at this size, px
   * @param width 0 for white space that hangs at the end of a line
   */
  constructor(
    readonly paragraph: MeasuredParagraph,
    readonly first: number,
    readonly last: number,
    readonly extent: Extent,
    readonly width: number,
  ) {
    const part = paragraph.parts[first]!;
    this.element = part.run.element;
    this.style = styleOf(paragraph, part);
    this.font = part.face;
    this.fontSize = glyphSize(this.style.fontSize);
    this.generated = part.run.generated;
  }

  get ascent(): number {
    return this.extent.ascent;
  }

  get descent(): number {
    return this.extent.descent;
  }

  get text(): string {
    const { parts, text } = this.paragraph;
    return withoutIgnored(text.slice(parts[this.first]!.start, parts[this.last]!.end));
  }

  get glyphs(): Glyphs {
    this.#glyphs ??= this.#join();
    return this.#glyphs;
  }

  #join(): Glyphs {
    const { parts, text } = this.paragraph;
    let count = 0;
    for (let i = this.first; i <= this.last; i++) count += parts[i]!.shaped?.ids.length ?? 0;
    const joined = new JoinedGlyphs(count);
    for (let i = this.first; i <= this.last; i++) {
      const part = parts[i]!;
      const { kind, shaped, start, end } = part;
      if (!shaped) continue;
      if (kind === "space")
        joined.space(shaped, partAdvance(this.paragraph, part), this.fontSize, text.slice(start, end));
      else joined.word(shaped, spacingIn(part, this.style, this.fontSize));
    }
    return joined;
  }
}

class RunsText implements TextFragment {
  readonly kind = "text";
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly font: FontFace;
  readonly fontSize: number;
  readonly width: number;
  readonly text: string;
  readonly rtl: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly generated: boolean;
  readonly #runs: readonly Run[];
  #glyphs: Glyphs | undefined;

  constructor(runs: readonly Run[]) {
    const { part, style } = runs[0]!;
    const last = runs.at(-1)!;
    this.#runs = runs;
    this.element = part.run.element;
    this.style = style;
    this.font = part.face;
    this.fontSize = glyphSize(this.style.fontSize);
    this.rtl = part.level % 2 === 1;
    this.generated = part.run.generated;
    const { ascent, descent } = fontExtent(part.face, this.style.fontSize);
    this.ascent = ascent;
    this.descent = descent;
    let width = last.hyphenated ? hyphenWidth(part.face, this.style) : 0;
    let text = "";
    for (const run of runs) {
      if (!run.hangs) width += run.advance;
      // In a right-to-left run what stands on the right is read first.
      text = this.rtl ? run.text + text : text + run.text;
    }
    this.width = width;
    this.text = text;
  }

  get glyphs(): Glyphs {
    this.#glyphs ??= joined(this.#runs, this.rtl);
    return this.#glyphs;
  }
}

/** Letter spacing in em of the size at which glyphs are painted. */
const spacingIn = (part: Part, style: ComputedStyle, fontSize: number): number =>
  fontSize > 0 ? letterSpacingOf(part, style) / fontSize : 0;

function joined(runs: readonly Run[], rtl: boolean): Glyphs {
  let count = 0;
  for (const { part, style, shaped, hyphenated } of runs)
    count += (shaped?.ids.length ?? 0) + (hyphenated ? hyphenOf(part.face, style).ids.length : 0);
  const glyphs = new JoinedGlyphs(count);
  for (const run of runs) {
    const { part, style, shaped, advance, text, hyphenated } = run;
    const fontSize = glyphSize(style.fontSize);
    if (hyphenated && rtl) glyphs.hyphen(run);
    if (shaped && part.kind === "space") glyphs.space(shaped, advance, fontSize, text);
    else if (shaped) glyphs.word(shaped, spacingIn(part, style, fontSize));
    if (hyphenated && !rtl) glyphs.hyphen(run);
  }
  return glyphs;
}

/** U+00AD: a hyphen that is there only because of a line break (ISO 32000-1, section 14.8.2.2.3). */
const SOFT_HYPHEN = "\u00AD";

/** The glyphs of runs, one after the other. It is known before how many there are: lists that grow are copied again and again. */
class JoinedGlyphs implements Glyphs {
  readonly ids: number[];
  readonly advances: number[];
  readonly xOffsets: number[];
  readonly yOffsets: number[];
  readonly texts: string[];
  #count = 0;

  constructor(count: number) {
    this.ids = new Array<number>(count);
    this.advances = new Array<number>(count);
    this.xOffsets = new Array<number>(count);
    this.yOffsets = new Array<number>(count);
    this.texts = new Array<string>(count);
  }

  /** @param advance px */
  space({ ids }: ShapedText, advance: number, fontSize: number, text: string): void {
    for (const id of ids) this.#add(id, fontSize > 0 ? advance / fontSize : 0, 0, 0, text);
  }

  /** @param spacing after each cluster, em */
  word({ ids, advances, xOffsets, yOffsets, texts }: ShapedText, spacing: number): void {
    for (let i = 0; i < ids.length; i++) {
      const text = texts[i]!;
      this.#add(ids[i]!, text === "" ? advances[i]! : advances[i]! + spacing, xOffsets[i]!, yOffsets[i]!, text);
    }
  }

  hyphen({ part, style }: Run): void {
    const { ids, advances, xOffsets, yOffsets } = hyphenOf(part.face, style);
    const fontSize = glyphSize(style.fontSize);
    const spacing = fontSize > 0 ? style.letterSpacing / fontSize : 0;
    for (let i = 0; i < ids.length; i++)
      this.#add(ids[i]!, advances[i]! + spacing, xOffsets[i]!, yOffsets[i]!, i === 0 ? SOFT_HYPHEN : "");
  }

  #add(id: number, advance: number, xOffset: number, yOffset: number, text: string): void {
    const at = this.#count++;
    this.ids[at] = id;
    this.advances[at] = advance;
    this.xOffsets[at] = xOffset;
    this.yOffsets[at] = yOffset;
    this.texts[at] = text;
  }
}
