/** Parts of the prepared text, cut where a line begins or ends -> text fragments with their glyphs in px. */

import type { Element } from "domhandler";
import { type ComputedStyle, fontFeatures } from "../../css/properties.js";
import type { FontFace } from "../fonts.js";
import type { PlacedGlyph, TextFragment } from "../fragment.js";
import { hyphenOf, hyphenWidth } from "./hyphen.js";
import { fontExtent } from "./line-metrics.js";
import type { Part, Run } from "./part.js";
import { advanceOf, shapeWord, withoutIgnored } from "./shape-words.js";

/** What of `part` lies between two offsets. A part that is cut is shaped again: letters may join differently at its ends. */
export function cutPart(part: Part, start: number, end: number, text: string): Run {
  const whole = start === part.start && end === part.end;
  if (whole && part.whole) return part.whole;
  const shown = withoutIgnored(text.slice(start, end));
  const run = { part, start, end, text: shown, hangs: false, hyphenated: false };
  if (whole) {
    part.whole = { ...run, shaped: part.shaped, advance: part.advance };
    return part.whole;
  }
  const { style } = part.run;
  const shaped = shapeWord(part.face, text, start, end, fontFeatures(style), part.level % 2 === 1);
  return { ...run, shaped, advance: advanceOf(shaped, style.fontSize, style.letterSpacing) };
}

/** Whether two runs that follow each other on a line are one piece of text: of one face, style, element and direction. */
export function continues(left: Run, right: Run): boolean {
  const [a, b] = [left.part, right.part];
  return (
    a.face === b.face &&
    a.run.style === b.run.style &&
    a.run.element === b.run.element &&
    a.run.generated === b.run.generated &&
    a.level % 2 === b.level % 2 &&
    left.hangs === right.hangs &&
    !left.hyphenated &&
    !a.fragment &&
    !b.fragment
  );
}

/**
 * The text of consecutive runs. Glyphs are placed only when they are asked for: a trial of a fit never is.
 * @param runs in visual order, each continuing the one before
 * @param x left end, @param y baseline, both from the line box's top left, px
 */
export function textFragment(runs: readonly Run[], x: number, y: number): TextFragment {
  return new PlacedText(runs, x, y);
}

class PlacedText implements TextFragment {
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
  #glyphs: readonly PlacedGlyph[] | undefined;

  constructor(
    runs: readonly Run[],
    public x: number,
    public y: number,
  ) {
    const { part } = runs[0]!;
    const last = runs.at(-1)!;
    this.#runs = runs;
    this.element = part.run.element;
    this.style = part.run.style;
    this.font = part.face;
    this.fontSize = this.style.fontSize;
    this.rtl = part.level % 2 === 1;
    this.generated = part.run.generated;
    const { ascent, descent } = fontExtent(part.face, this.fontSize);
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

  get glyphs(): readonly PlacedGlyph[] {
    this.#glyphs ??= this.#runs.flatMap((run) => placeGlyphs(run, this.rtl));
    return this.#glyphs;
  }
}

function placeGlyphs(run: Run, rtl: boolean): PlacedGlyph[] {
  const { part, shaped } = run;
  const { fontSize, letterSpacing } = part.run.style;
  const isSpace = part.kind === "space";
  const glyphs: PlacedGlyph[] = [];
  for (let i = 0; shaped && i < shaped.ids.length; i++) {
    const text = isSpace ? run.text : shaped.texts[i]!;
    glyphs.push({
      id: shaped.ids[i]!,
      advance: isSpace ? run.advance : shaped.advances[i]! * fontSize + (text === "" ? 0 : letterSpacing),
      xOffset: shaped.xOffsets[i]! * fontSize,
      yOffset: shaped.yOffsets[i]! * fontSize,
      text,
    });
  }
  if (run.hyphenated) {
    const hyphen = hyphenGlyphs(part);
    glyphs.splice(rtl ? 0 : glyphs.length, 0, ...hyphen);
  }
  return glyphs;
}

/** U+00AD: a hyphen that is there only because of a line break (ISO 32000-1, section 14.8.2.2.3). */
const SOFT_HYPHEN = "\u00AD";

function hyphenGlyphs(part: Part): PlacedGlyph[] {
  const { style } = part.run;
  const shaped = hyphenOf(part.face, style);
  return shaped.ids.map((id, i) => ({
    id,
    advance: shaped.advances[i]! * style.fontSize + style.letterSpacing,
    xOffset: shaped.xOffsets[i]! * style.fontSize,
    yOffset: shaped.yOffsets[i]! * style.fontSize,
    text: i === 0 ? SOFT_HYPHEN : "",
  }));
}
