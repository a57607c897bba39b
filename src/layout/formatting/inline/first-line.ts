/**
 * The first line of a block that has a style of its own (CSS Pseudo-Elements 4, section 2.1). It is made of a text of its own, in which
 * other words may fit, and others be longer (`text-transform`); the lines behind it go on in the text of the block.
 */
import type { ComputedStyle } from "../../../css/index.js";
import { fillLine } from "./breaking/fill-lines.js";
import type { LineRange } from "./breaking/line-range.js";
import type { MeasuredParagraph } from "./measured-paragraph.js";

/** The text of a block as it is on its first line. */
export interface FirstLineText {
  readonly paragraph: MeasuredParagraph;
  /** The style of the root inline box there. */
  readonly style: ComputedStyle;
}

/** What the first line is made of. */
interface FirstLine extends FirstLineText {
  readonly range: LineRange;
  /** The same range of the block's own text. */
  readonly inText: LineRange;
}

/** The first line of `width` px, which begins with the text. */
export function fillFirstLine(first: FirstLineText, text: string, width: number): FirstLine {
  const range = fillLine(first.paragraph, 0, width);
  return { ...first, range, inText: rangeInText(first, range, text) };
}

/** A range of the text on the first line, in the text of the block. */
export function rangeInText({ paragraph }: FirstLineText, range: LineRange, text: string): LineRange {
  if (paragraph.text.length === text.length) return range;
  const at = (offset: number) => offsetInText(paragraph.text, text, offset);
  return { ...range, start: at(range.start), end: at(range.end), next: at(range.next) };
}

/** Where in a text an offset of the same text in other letters lies: a letter may be several as a capital. */
function offsetInText(other: string, text: string, offset: number): number {
  if (offset === other.length) return text.length;
  let at = 0;
  for (let i = 0; i < offset && at < text.length; ) {
    const [theirs, own] = [String.fromCodePoint(other.codePointAt(i)!), String.fromCodePoint(text.codePointAt(at)!)];
    const inOther = isWritten(own, other, i) ?? theirs.length;
    at += isWritten(theirs, text, at) ?? own.length;
    i += inOther;
  }
  return at;
}

/** How long a letter is that a text has at an offset in other letters, where that is longer than itself. */
function isWritten(letter: string, text: string, at: number): number | undefined {
  for (const form of [letter.toUpperCase(), letter.toLowerCase()])
    if (form.length > letter.length && text.startsWith(form, at)) return form.length;
  return undefined;
}
