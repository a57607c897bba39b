/** Parts of the prepared text, cut where a line begins or ends -> text fragments with their glyphs in px. */
import { fontFeatures } from "../../css/properties.js";
import type { PlacedGlyph, TextFragment } from "../fragment.js";
import { type ShapedText, shape } from "../shape.js";
import { hyphenGlyph } from "./hyphen.js";
import { fontExtent } from "./line-metrics.js";
import type { Part } from "./prepare.js";

/** A part, or what one line has of it. */
export interface Run {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly shaped: ShapedText | undefined;
  /** px; for a space of a justified line more than the part's own. */
  readonly advance: number;
  /** White space that hangs at the end of a line: it is there for whoever reads the text, and takes no room. */
  readonly hangs: boolean;
  readonly hyphenated: boolean;
}

/** What of `part` lies between two offsets. A part that is cut is shaped again: letters may join differently at its ends. */
export function cutPart(part: Part, start: number, end: number, text: string): Run {
  const own = text.slice(start, end);
  const whole = { part, start, end, text: own, hangs: false, hyphenated: false };
  if (start === part.start && end === part.end) return { ...whole, shaped: part.shaped, advance: part.advance };
  const { style } = part.run;
  const shaped = shape(part.face, own, fontFeatures(style), part.level % 2 === 1);
  const clusters = shaped.texts.reduce((count, t) => count + (t === "" ? 0 : 1), 0);
  return { ...whole, shaped, advance: shaped.advance * style.fontSize + clusters * style.letterSpacing };
}

/** @param x left end, @param y baseline, both from the line box's top left, px */
export function textFragment(run: Run, x: number, y: number): TextFragment {
  const { part, shaped } = run;
  const { style, element, generated } = part.run;
  const { fontSize, letterSpacing } = style;
  const rtl = part.level % 2 === 1;
  const glyphs: PlacedGlyph[] = [];
  if (shaped) {
    for (let i = 0; i < shaped.ids.length; i++) {
      const text = shaped.texts[i]!;
      const advance = part.kind === "space" ? run.advance : shaped.advances[i]! * fontSize + (text === "" ? 0 : letterSpacing);
      glyphs.push({
        id: shaped.ids[i]!,
        advance,
        xOffset: shaped.xOffsets[i]! * fontSize,
        yOffset: shaped.yOffsets[i]! * fontSize,
        text: part.kind === "space" ? run.text : text,
      });
    }
  }
  let width = run.hangs ? 0 : run.advance;
  if (run.hyphenated) {
    const hyphen = hyphenGlyph(part.face);
    const advance = hyphen.advance * fontSize;
    glyphs.splice(rtl ? 0 : glyphs.length, 0, { id: hyphen.id, advance, xOffset: 0, yOffset: 0, text: "" });
    width += advance;
  }
  const { ascent, descent } = fontExtent(part.face, fontSize);
  return {
    kind: "text",
    element,
    style,
    font: part.face,
    fontSize,
    x,
    y,
    width,
    glyphs,
    text: run.text,
    rtl,
    ascent,
    descent,
    generated,
    hyphenated: run.hyphenated,
  };
}

/** One fragment for two that follow each other without a gap in the same face, size and direction; else undefined. */
export function joinText(left: TextFragment, right: TextFragment): TextFragment | undefined {
  const alike = left.font === right.font && left.style === right.style && left.element === right.element && left.rtl === right.rtl;
  const adjacent = Math.abs(left.x + left.width - right.x) < 0.01 && left.y === right.y;
  if (!alike || !adjacent || left.hyphenated || left.generated !== right.generated) return undefined;
  // In a right-to-left run what stands on the right is read first.
  const text = left.rtl ? right.text + left.text : left.text + right.text;
  return { ...left, width: left.width + right.width, glyphs: [...left.glyphs, ...right.glyphs], text, hyphenated: right.hyphenated };
}
