/** Lines under, over and through text (CSS Text Decoration 4, section 2). Input px, output pt. */
import type { Color, ComputedStyle } from "../../../css/index.js";
import { fontExtent } from "../../../fonts/index.js";
import type { PathSegment } from "../../../graphics/index.js";
import type { TextFragment } from "../../../layout/index.js";
import { pt } from "../../units.js";
import { dashFor } from "../borders/dashes.js";
import type { PaintContext } from "../context.js";
import { type Band, besideInk } from "./ink.js";

export type LineKind = "underline" | "overline" | "line-through";

/** A line as it is drawn, px. */
interface Line {
  readonly kind: LineKind;
  readonly style: ComputedStyle["textDecorationStyle"];
  readonly color: Color;
  readonly top: number;
  /** Of dots and dashes. */
  readonly middle: number;
  /** In whole px. */
  readonly thickness: number;
  /** As it is asked for: lengths in whole px too. */
  readonly exact: number;
}

/**
 * Places and thicknesses are those of Chromium, which keeps to whole px (CSS Text Decoration 4, sections 2.4 and 2.8).
 * @param decorated the baseline of the box that decorates the text
 * @param x @param baseline where the text begins
 */
export function paintLine(
  kind: LineKind,
  decoration: ComputedStyle,
  decorated: number,
  text: TextFragment,
  x: number,
  baseline: number,
  context: PaintContext,
): void {
  const line = lineOf(kind, decoration, decorated, text);
  if (line.color.a === 0 || text.width <= 0) return;
  const skips = kind !== "line-through" && text.style.textDecorationSkipInk !== "none";
  const kept = skips ? besideInk(text, x, baseline, inkBandOf(line), line.exact) : undefined;
  if (!kept) drawLine(line, x, text.width, context);
  else if (line.style === "solid" || line.style === "double")
    for (const { from, to } of kept) drawLine(line, from, to - from, context);
  else if (kept.length > 0) {
    const { top, bottom } = bandOf(line);
    const seen = kept.map(({ from, to }): PathSegment => ["R", pt(from), pt(top), pt(to - from), pt(bottom - top)]);
    context.target.clip(seen, "nonzero", () => drawLine(line, x, text.width, context));
  }
}

function lineOf(kind: LineKind, decoration: ComputedStyle, decorated: number, text: TextFragment): Line {
  const wanted = decoration.textDecorationThickness;
  const fromFont = text.font.underlineThickness * decoration.fontSize;
  const asked = wanted === "auto" ? decoration.fontSize / 10 : wanted === "from-font" ? fromFont : Math.round(wanted);
  const exact = Math.max(1, asked);
  const thickness = Math.floor(exact);
  const { ascent } = fontExtent(text.font, decoration.fontSize);
  let top: number;
  if (kind === "overline") top = decorated - ascent - thickness;
  else if (kind === "line-through") top = decorated - ascent + Math.round((2 * ascent) / 3 - exact / 2);
  else {
    top = decorated + underlineOffset(decoration, text, exact);
  }
  const half = (Math.round(exact) % 2) / 2;
  const from =
    kind === "line-through" ? decorated - ascent + Math.floor((2 * ascent) / 3) : top + Math.floor(exact / 2);
  const { textDecorationStyle: style, textDecorationColor: color } = decoration;
  return { kind, style, color, top, middle: from + half, thickness, exact };
}

/** How far the top of an underline lies below the baseline, px (CSS Text Decoration 4, sections 2.4 and 2.6). */
function underlineOffset(decoration: ComputedStyle, { font }: TextFragment, thickness: number): number {
  const { textUnderlineOffset: offset, textUnderlinePosition: position, fontSize } = decoration;
  const more = offset === "auto" ? 0 : offset;
  if (position === "from-font") return Math.round(font.underlineOffset * fontSize + more);
  // One px below the em box.
  if (position === "under") return Math.floor(Math.round(more) + font.emDescent * fontSize) + 1;
  return offset === "auto" ? Math.max(1, Math.ceil(thickness / 2)) : Math.round(offset);
}

/** How far a line reaches up and down, px. */
function bandOf(line: Line): Band {
  const { style, top, middle, thickness, exact } = line;
  if (style === "wavy") {
    const wave = waveOf(line);
    return { top: Math.floor(wave.middle - wave.height), bottom: Math.ceil(wave.middle + wave.height) };
  }
  if (style === "dotted" || style === "dashed") return { top: middle - exact / 2, bottom: middle + exact / 2 };
  const second = style === "double" ? secondOff(line) : 0;
  return { top: top + Math.min(0, second), bottom: top + Math.max(0, second) + thickness };
}

/** Letters that reach no further than half a px into a line are left alone. */
function inkBandOf(line: Line): Band {
  const { kind, style, top, exact } = line;
  if (style === "wavy") {
    const band = bandOf(line);
    return { top: band.top + 0.5, bottom: band.bottom - 0.5 };
  }
  const second = style === "double" ? exact + SECOND_OFF : 0;
  return kind === "overline"
    ? { top: top - second + 0.5, bottom: top + exact - 0.5 }
    : { top: top + 0.5, bottom: top + second + exact - 0.5 };
}

/** Between the two of a double line, px. */
const SECOND_OFF = 1;

/** How far down the second of a double line is from the first, px. */
function secondOff({ kind, exact }: Line): number {
  const off = exact + SECOND_OFF;
  if (kind === "line-through") return Math.floor(off);
  return Math.round(kind === "overline" ? -off : off);
}

/** Up to this thickness dots are squares, as far from each other as they are wide, px. */
const SQUARE_DOTS = 3;
const dotsOf = (width: number) => ({ ...dashFor("solid", width, 0), dash: [width, width] });

/** Dots and dashes fill whole px along the line, as in Chromium, and are as thick as is asked for. */
function drawLine(line: Line, x: number, width: number, { target }: PaintContext): void {
  const { style, color, thickness, exact } = line;
  const [left, length, top, height] = [pt(x), pt(width), pt(line.top), pt(thickness)];
  if (style === "wavy") {
    const { top: upper, bottom: lower } = bandOf(line);
    target.clip([["R", left, pt(upper), length, pt(lower - upper)]], "nonzero", () => {
      target.stroke(wave(line, x, width), color, dashFor("solid", pt(exact), length));
    });
  } else if (style === "dotted" || style === "dashed") {
    const whole = pt(Math.floor(width));
    const along = Math.round(exact);
    const dashes = style === "dotted" && along <= SQUARE_DOTS ? dotsOf(pt(along)) : dashFor(style, pt(along), whole);
    const inset = dashes.cap === "round" ? pt(along) / 2 : 0;
    const middle = pt(line.middle);
    target.stroke(
      [
        ["M", left + inset, middle],
        ["L", left + whole - inset, middle],
      ],
      color,
      { ...dashes, width: pt(exact) },
    );
  } else {
    target.fill([["R", left, top, length, height]], color);
    if (style === "double") target.fill([["R", left, top + pt(secondOff(line)), length, height]], color);
  }
}

/** The extremes of a cubic whose control points lie above one another, in the middle, as a part of their distance from it. */
const PEAK = Math.sqrt(3) / 6;

/** A wave as Chromium has it, px: its middle, how far it reaches from that, its length and its control points. */
function waveOf({ kind, top, exact, thickness }: Line) {
  const off = kind === "underline" ? thickness + SECOND_OFF : kind === "overline" ? -thickness - SECOND_OFF : 0;
  const control = 0.5 + Math.round(3 * exact + 0.5);
  return {
    middle: top + off + 0.5,
    height: PEAK * control + exact / 2,
    length: 1 + 2 * Math.round(2 * exact + 0.5),
    control,
  };
}

/** Waves that begin with the text and end with it or later, pt. */
function wave(line: Line, x: number, width: number): PathSegment[] {
  const { middle, length, control } = waveOf(line);
  const path: PathSegment[] = [["M", pt(x), pt(middle)]];
  for (let at = x; at < x + width; at += length) {
    const half = pt(at + length / 2);
    path.push(["C", half, pt(middle + control), half, pt(middle - control), pt(at + length), pt(middle)]);
  }
  return path;
}
