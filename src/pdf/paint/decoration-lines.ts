/** Lines under, over and through text (CSS Text Decoration 4, section 2). Input px, output pt. */
import type { Color, ComputedStyle } from "../../css/index.js";
import type { PathSegment } from "../../graphics/index.js";
import type { TextFragment } from "../../layout/index.js";
import { pt } from "../units.js";
import { dashFor } from "./borders/dashes.js";
import type { PaintContext } from "./context.js";
import { type Band, besideInk } from "./ink.js";

/**
 * Places and thicknesses are those of Chromium, which keeps to whole px (CSS Text Decoration 4, sections 2.4 and 2.8).
 * @param decorated the baseline of the box that decorates the text
 * @param x @param baseline where the text begins
 */
export function paintLine(
  kind: "underline" | "overline" | "line-through",
  decoration: ComputedStyle,
  decorated: number,
  text: TextFragment,
  x: number,
  baseline: number,
  context: PaintContext,
): void {
  const wanted = decoration.textDecorationThickness;
  const fromFont = text.font.underlineThickness * decoration.fontSize;
  const exact = wanted === "auto" ? Math.max(1, decoration.fontSize / 10) : wanted === "from-font" ? fromFont : wanted;
  const thickness = Math.max(1, Math.floor(exact));
  let top: number;
  if (kind === "overline") top = baseline - text.ascent - thickness;
  else if (kind === "line-through") top = baseline - text.ascent + Math.floor((2 * text.ascent) / 3 - exact / 2);
  else {
    const offset = decoration.textUnderlineOffset;
    top = decorated + (offset === "auto" ? Math.max(1, Math.ceil(exact / 2)) : Math.round(offset));
  }
  const { textDecorationStyle: style, textDecorationColor: color } = decoration;
  const isOver = kind === "overline";
  const skips = kind !== "line-through" && text.style.textDecorationSkipInk !== "none";
  const kept = skips ? besideInk(text, x, baseline, bandOf(style, top, thickness, isOver), thickness) : undefined;
  if (!kept) drawLine(style, color, { x: pt(x), y: pt(top), width: pt(text.width) }, pt(thickness), isOver, context);
  else if (style === "solid" || style === "double")
    for (const { from, to } of kept)
      drawLine(style, color, { x: pt(from), y: pt(top), width: pt(to - from) }, pt(thickness), isOver, context);
  else if (kept.length > 0) {
    const band = bandOf(style, top - 1, thickness + 2, isOver);
    const seen = kept.map(
      ({ from, to }): PathSegment => ["R", pt(from), pt(band.top), pt(to - from), pt(band.bottom - band.top)],
    );
    context.target.clip(seen, "nonzero", () => {
      drawLine(style, color, { x: pt(x), y: pt(top), width: pt(text.width) }, pt(thickness), isOver, context);
    });
  }
}

/** How far a line reaches up and down, px. */
function bandOf(style: ComputedStyle["textDecorationStyle"], top: number, thickness: number, isOver: boolean): Band {
  if (style === "double")
    return { top: isOver ? top - 2 * thickness : top, bottom: top + (isOver ? 1 : 3) * thickness };
  if (style === "wavy") return { top: top - thickness, bottom: top + 4 * thickness };
  return { top, bottom: top + thickness };
}

function drawLine(
  style: ComputedStyle["textDecorationStyle"],
  color: Color,
  line: { x: number; y: number; width: number },
  thickness: number,
  upwards: boolean,
  { target }: PaintContext,
): void {
  if (color.a === 0 || line.width <= 0) return;
  const { x, y, width } = line;
  const middle = y + thickness / 2;
  if (style === "dotted" || style === "dashed") {
    const stroke = dashFor(style, thickness, width);
    const inset = stroke.cap === "round" ? thickness / 2 : 0;
    target.stroke(
      [
        ["M", x + inset, middle],
        ["L", x + width - inset, middle],
      ],
      color,
      stroke,
    );
  } else if (style === "wavy") {
    target.stroke(wave(x, middle + thickness, width, thickness), color, dashFor("solid", thickness, width));
  } else {
    target.fill([["R", x, y, width, thickness]], color);
    if (style === "double") target.fill([["R", x, y + thickness * (upwards ? -2 : 2), width, thickness]], color);
  }
}

/** A wave of whole periods, as wide as the text or a little wider. */
function wave(x: number, y: number, width: number, thickness: number): PathSegment[] {
  const amplitude = 1.5 * thickness;
  const half = 2.5 * thickness;
  const path: PathSegment[] = [["M", x, y]];
  for (let at = x, sign = -1; at < x + width; at += half, sign = -sign) {
    const height = y + sign * amplitude;
    path.push(["C", at + half / 3, height, at + (2 * half) / 3, height, at + half, y]);
  }
  return path;
}
