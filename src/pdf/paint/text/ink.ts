/** Where a line under or over text keeps clear of its letters (CSS Text Decoration 4, section 2.9), as Chromium does. Lengths in px. */
import { glyphPath, type Path } from "../../../graphics/index.js";
import type { TextFragment } from "../../../layout/index.js";

/** How far a line reaches up and down. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A line keeps as far from ink as it is thick, and no further than this. */
const MAX_CLEARANCE = 13;
/** Of letters that are slanted for want of italic ones, as they are painted. */
const SLANT = 0.25;
/** Slashes, low lines and East Asian letters, which a line under them goes through; `all` spares them as well. */
const UNSPARED =
  /[/\\_\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\p{Extended_Pictographic}]/u;

/**
 * The parts of a line that are drawn; undefined where all of it is.
 * @param x @param baseline where the text begins
 */
export function besideInk(
  text: TextFragment,
  x: number,
  baseline: number,
  band: Band,
  thickness: number,
): Span[] | undefined {
  const { ids, advances, xOffsets, yOffsets, texts } = text.glyphs;
  const clearance = Math.min(thickness, MAX_CLEARANCE);
  const isAll = text.style.textDecorationSkipInk === "all";
  const gaps: Span[] = [];
  const slant = text.font.synthesis?.oblique ? SLANT : 0;
  let pen = 0;
  for (let i = 0; i < ids.length; i++) {
    const left = x + pen * text.fontSize;
    pen += advances[i]!;
    if (!isAll && UNSPARED.test(texts[i]!)) continue;
    const one = { ids: [ids[i]!], advances: [0], xOffsets: [xOffsets[i]!], yOffsets: [yOffsets[i]!], texts: [""] };
    const path = glyphPath(text.font.base ?? text.font, text.fontSize, one, [1, 0, -slant, 1, left, baseline]);
    const ink = inkIn(path, band);
    if (ink) gaps.push({ from: ink.from - clearance, to: ink.to + clearance });
  }
  return gaps.length === 0 ? undefined : between(gaps, x, x + text.width);
}

/** What is left of a span beside gaps in it. */
function between(gaps: Span[], from: number, to: number): Span[] {
  gaps.sort((a, b) => a.from - b.from);
  const kept: Span[] = [];
  let at = from;
  for (const gap of gaps) {
    if (gap.from > at) kept.push({ from: at, to: Math.min(gap.from, to) });
    at = Math.max(at, gap.to);
  }
  if (at < to) kept.push({ from: at, to });
  return kept.filter((span) => span.to > span.from);
}

const STEPS = 8;

/** From where to where an outline has something in a band. */
function inkIn(path: Path, { top, bottom }: Band): Span | undefined {
  let [from, to] = [Infinity, -Infinity];
  let [x, y] = [0, 0];
  const line = (toX: number, toY: number) => {
    const [low, high] = [Math.max(Math.min(y, toY), top), Math.min(Math.max(y, toY), bottom)];
    if (low <= high) {
      for (const at of y === toY ? [y] : [low, high]) {
        const reached = y === toY ? toX : x + ((toX - x) * (at - y)) / (toY - y);
        from = Math.min(from, reached, y === toY ? x : reached);
        to = Math.max(to, reached, y === toY ? x : reached);
      }
    }
    [x, y] = [toX, toY];
  };
  for (const segment of path) {
    if (segment[0] === "M") [x, y] = [segment[1], segment[2]];
    else if (segment[0] === "L") line(segment[1], segment[2]);
    else if (segment[0] === "C") {
      const [x0, y0] = [x, y];
      const [, x1, y1, x2, y2, x3, y3] = segment;
      if (Math.max(y0, y1, y2, y3) < top || Math.min(y0, y1, y2, y3) > bottom) [x, y] = [x3, y3];
      else
        for (let i = 1; i <= STEPS; i++) {
          const [t, u] = [i / STEPS, 1 - i / STEPS];
          const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
          line(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
        }
    }
  }
  return from <= to ? { from, to } : undefined;
}
