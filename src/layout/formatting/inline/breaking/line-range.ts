/** A line as a range of the paragraph, and the width that it needs. */
import { Break } from "../../../text/breaks.js";
import { type Part, partIndexAt } from "../../../text/part.js";
import { EMPTY_BOX } from "../../../text/text.js";
import { hyphenWidth } from "../line/hyphen.js";
import { edgesBehind, type MeasuredParagraph, rangeWidth, styleAt, styleOf } from "../measured-paragraph.js";

/** Offsets into the text: the line shows `start` to `end`; `next` lies behind the white space that hangs at its end. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** A hyphen is shown at the end of the line. */
  readonly hyphen: boolean;
  /** The line ends with a forced break or with the text. */
  readonly forced: boolean;
}

/** The line from `start` to the break opportunity before `at`. */
export function lineTo(paragraph: MeasuredParagraph, start: number, at: number): LineRange {
  const end = withoutHanging(paragraph, start, at);
  const kind = paragraph.breaks[at];
  return { start, end, next: at, hyphen: kind === Break.Hyphen, forced: kind === Break.Forced };
}

/** As `lineWidth(lineTo(…))`, without making the line. */
export function widthTo(paragraph: MeasuredParagraph, start: number, at: number): number {
  if (paragraph.breaks[at] === Break.Hyphen) return lineWidth(paragraph, lineTo(paragraph, start, at));
  return rangeWidth(paragraph, start, withoutHanging(paragraph, start, at));
}

function withoutHanging(paragraph: MeasuredParagraph, start: number, at: number): number {
  let end = at;
  for (let before = at; before > start; before--) {
    if (isHanging(paragraph, before - 1)) end = before - 1;
    // Empty boxes behind white space that hangs are no reason for it to stay.
    else if (paragraph.text[before - 1] !== EMPTY_BOX) break;
  }
  return end;
}

/** Embeddings, overrides and isolates, which have no width (UAX #9, section 2). */
const isBidiControl = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

/** It isn't collapsed, but hangs all the same, as every separator of words does that is no white space of CSS (CSS Text 4, section 4.3.2). */
const IDEOGRAPHIC_SPACE = 0x3000;

/** White space that hangs at the end of a line, and the line feed that ends it (CSS Text 4, section 4.3.2). */
function isHanging(paragraph: MeasuredParagraph, at: number): boolean {
  const code = paragraph.text.charCodeAt(at);
  if (code !== 0x20 && code !== 0x09 && code !== IDEOGRAPHIC_SPACE) return code === 0x0a || isBidiControl(code);
  if (paragraph.collapses) return true;
  const style = styleAt(paragraph, at);
  const mode = style?.whiteSpaceCollapse;
  return mode !== "break-spaces" && (mode !== "preserve" || style?.textWrapMode !== "nowrap");
}

/** Preserved white space before a forced break hangs only as far as it doesn't fit. */
export function withTrailingSpaces(paragraph: MeasuredParagraph, line: LineRange, width: number): LineRange {
  if (paragraph.collapses) return line;
  let { end } = line;
  while (end < line.next && isPreserved(paragraph, end) && rangeWidth(paragraph, line.start, end + 1) <= width) end++;
  return end === line.end ? line : { ...line, end };
}

function isPreserved(paragraph: MeasuredParagraph, at: number): boolean {
  const character = paragraph.text[at];
  if (character !== " " && character !== "\t") return false;
  return styleAt(paragraph, at)?.whiteSpaceCollapse === "preserve";
}

/** The width that a line needs, its hyphen included, px. */
export function lineWidth(paragraph: MeasuredParagraph, line: LineRange): number {
  const own = rangeWidth(paragraph, line.start, line.end) + edgesBehind(paragraph, line.end, line.next);
  if (!line.hyphen) return own;
  const part = partBefore(paragraph, line.end);
  return part ? own + hyphenWidth(part.face, styleOf(paragraph, part)) : own;
}

function partBefore(paragraph: MeasuredParagraph, offset: number): Part | undefined {
  for (let i = partIndexAt(paragraph.parts, offset - 1); i >= 0; i--) {
    const part = paragraph.parts[i];
    if (part && part.kind !== "control") return part;
  }
  return undefined;
}
