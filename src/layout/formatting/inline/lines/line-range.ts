/** A line as a range of the prepared text, and the width that it needs. */
import { Break } from "../../../text/breaks.js";
import { hyphenWidth } from "../hyphen.js";
import type { Part } from "../part.js";
import { type Prepared, partIndexAt, rangeWidth } from "../prepare.js";

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
export function lineTo(prepared: Prepared, start: number, at: number): LineRange {
  const end = withoutHanging(prepared, start, at);
  const kind = prepared.breaks[at];
  return { start, end, next: at, hyphen: kind === Break.Hyphen, forced: kind === Break.Forced };
}

/** As `lineWidth(lineTo(…))`, without making the line. */
export function widthTo(prepared: Prepared, start: number, at: number): number {
  if (prepared.breaks[at] === Break.Hyphen) return lineWidth(prepared, lineTo(prepared, start, at));
  return rangeWidth(prepared, start, withoutHanging(prepared, start, at));
}

function withoutHanging(prepared: Prepared, start: number, at: number): number {
  let end = at;
  while (end > start && isHanging(prepared, end - 1)) end--;
  return end;
}

/** Embeddings, overrides and isolates, which have no width (UAX #9, section 2). */
const isBidiControl = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

/** White space that hangs at the end of a line, and the line feed that ends it (CSS Text 4, section 4.3.2). */
function isHanging(prepared: Prepared, at: number): boolean {
  const code = prepared.text.charCodeAt(at);
  if (code !== 0x20 && code !== 0x09) return code === 0x0a || isBidiControl(code);
  if (prepared.collapses) return true;
  const style = prepared.parts[partIndexAt(prepared.parts, at)]?.run.style;
  const mode = style?.whiteSpaceCollapse;
  return mode !== "break-spaces" && (mode !== "preserve" || style?.textWrapMode !== "nowrap");
}

/** Preserved white space before a forced break hangs only as far as it doesn't fit. */
export function withTrailingSpaces(prepared: Prepared, line: LineRange, width: number): LineRange {
  if (prepared.collapses) return line;
  let { end } = line;
  while (end < line.next && isPreserved(prepared, end) && rangeWidth(prepared, line.start, end + 1) <= width) end++;
  return end === line.end ? line : { ...line, end };
}

function isPreserved(prepared: Prepared, at: number): boolean {
  const character = prepared.text[at];
  if (character !== " " && character !== "\t") return false;
  return prepared.parts[partIndexAt(prepared.parts, at)]?.run.style.whiteSpaceCollapse === "preserve";
}

/** The width that a line needs, its hyphen included, px. */
export function lineWidth(prepared: Prepared, line: LineRange): number {
  const own = rangeWidth(prepared, line.start, line.end);
  if (!line.hyphen) return own;
  const part = partBefore(prepared, line.end);
  return part ? own + hyphenWidth(part.face, part.run.style) : own;
}

function partBefore(prepared: Prepared, offset: number): Part | undefined {
  for (let i = partIndexAt(prepared.parts, offset - 1); i >= 0; i--) {
    const part = prepared.parts[i];
    if (part && part.kind !== "control") return part;
  }
  return undefined;
}
