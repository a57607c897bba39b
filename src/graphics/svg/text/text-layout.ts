/** Characters with styles and places -> segments of glyphs in their places (SVG 2, section 11.5). */
import type { Element } from "domhandler";
import {
  chooseFace,
  embeddingLevels,
  type FontFace,
  type FontFeature,
  type FontLibrary,
  type Glyphs,
  madeSpace,
  type ShapedText,
  shapeWord,
} from "../../../fonts/index.js";
import { largest, reverse } from "../../geometry.js";
import type { Drawing } from "../drawing.js";
import { families } from "../style/properties.js";
import type { SvgStyle } from "../style/style.js";
import type { CharacterPlace, TextContent, TextRun } from "./text-content.js";

/** Glyphs of one face, style, direction and angle, from its origin on. Lengths in user units. */
export interface PlacedSegment {
  readonly element: Element;
  readonly style: SvgStyle;
  readonly decoration: string;
  readonly face: FontFace;
  readonly size: number;
  readonly rtl: boolean;
  readonly glyphs: Glyphs;
  /** Width before it is stretched. */
  readonly advance: number;
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly rotate: number;
  /** Factor of its width (`lengthAdjust`). */
  readonly stretch: number;
}

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly run: TextRun;
  readonly face: FontFace;
  readonly level: number;
  readonly place: CharacterPlace;
  readonly shaped: ShapedText;
  /** What comes after each cluster, besides what the style says. */
  extra: number;
  /** The same for the last one. */
  lastExtra: number;
  stretch: number;
}

/** @param style of the text element */
export function placeText(
  content: TextContent,
  style: SvgStyle,
  fonts: FontLibrary,
  drawing: Drawing,
): PlacedSegment[] {
  const base = style.get("direction") === "rtl" ? 1 : 0;
  const segments = split(content, embeddingLevels(content.text, base), base, fonts, drawing);
  for (const stretched of content.stretched) stretch(stretched, segments, content.text);
  const placed: PlacedSegment[] = [];
  let [x, y] = [0, 0];
  for (let from = 0; from < segments.length; ) {
    let to = from + 1;
    while (to < segments.length && segments[to]!.place.x === undefined && segments[to]!.place.y === undefined) to++;
    const chunk = segments.slice(from, to);
    x = chunk[0]!.place.x ?? x;
    y = chunk[0]!.place.y ?? y;
    [x, y] = placeChunk(chunk, x, y, base, placed);
    from = to;
  }
  return placed;
}

/** Sets the segments from one absolute position to the next, side by side. @returns where it ends */
function placeChunk(
  chunk: readonly Segment[],
  startX: number,
  startY: number,
  base: 0 | 1,
  placed: PlacedSegment[],
): [x: number, y: number] {
  const widths = chunk.map((segment) => advanceOf(segment));
  const total = chunk.reduce((sum, segment, i) => sum + (segment.place.dx ?? 0) + widths[i]!, 0);
  const anchor = chunk[0]!.run.style.get("text-anchor") ?? "start";
  const shift = anchor === "middle" ? total / 2 : (anchor === "end") === (base === 0) ? total : 0;
  let x = startX - shift;
  let y = startY;
  const order = chunk.map((segment, i) => ({ segment, width: widths[i]! }));
  for (let level = largest(chunk.map((segment) => segment.level)); level >= 1; level--) {
    for (let i = 0; i < order.length; i++) {
      let end = i;
      while (end < order.length && order[end]!.segment.level >= level) end++;
      if (end > i) reverse(order, i, end);
      i = Math.max(i, end - 1);
    }
  }
  for (const { segment, width } of order) {
    const { run, face, place, level, stretch: factor } = segment;
    x += place.dx ?? 0;
    y += place.dy ?? 0;
    placed.push({
      element: run.element,
      style: run.style,
      decoration: run.decoration,
      face,
      size: run.style.fontSize,
      rtl: level % 2 === 1,
      glyphs: spaced(segment),
      advance: width / factor,
      x,
      y: y - run.shift + baselineOf(run.style, face),
      rotate: place.rotate ?? 0,
      stretch: factor,
    });
    x += width;
  }
  return [x, y];
}

/** How far below the alphabetic baseline glyphs are set, so that another one stands at the place given. */
function baselineOf(style: SvgStyle, face: FontFace): number {
  const own = style.get("alignment-baseline");
  const { ascent, descent, xHeight } = face;
  const of: Readonly<Record<string, number>> = {
    middle: xHeight / 2,
    central: (ascent - descent) / 2,
    hanging: ascent * 0.8,
    mathematical: ascent / 2,
    "text-before-edge": ascent,
    "text-top": ascent,
    "before-edge": ascent,
    "text-after-edge": -descent,
    "text-bottom": -descent,
    "after-edge": -descent,
    ideographic: -descent,
  };
  const name = own && own !== "auto" && own !== "baseline" ? own : (style.get("dominant-baseline") ?? "auto");
  return (of[name] ?? 0) * style.fontSize;
}

/** Whether a segment has to begin at a character. */
const isPlaced = (place: CharacterPlace | undefined): boolean =>
  place !== undefined && (place.x !== undefined || place.y !== undefined || !!place.dx || !!place.dy || !!place.rotate);

function split(
  { text, runs, places }: TextContent,
  levels: Uint8Array | undefined,
  base: 0 | 1,
  fonts: FontLibrary,
  drawing: Drawing,
): Segment[] {
  const segments: Segment[] = [];
  for (const run of runs) {
    if (run.style.fontSize <= 0) continue;
    const chain = fonts.chain(fontRequest(run.style));
    const features = featuresOf(run.style);
    let start = run.start;
    let face: FontFace | undefined;
    let made: ShapedText | undefined;
    const levelAt = (offset: number) => levels?.[offset] ?? base;
    const flush = (end: number) => {
      if (end <= start || !face) return;
      const level = levelAt(start);
      const shaped = made ?? shapeWord(face, text, start, end, features, level % 2 === 1);
      const place = places.get(start) ?? {};
      segments.push({ start, end, run, face, level, place, shaped, extra: 0, lastExtra: 0, stretch: 1 });
    };
    for (let at = run.start; at < run.end; ) {
      const chosen = chooseFace(text, at, chain, face);
      const space = chosen.missing.length > 0 ? madeSpace(chosen.face, text.slice(at, chosen.end)) : undefined;
      const turned = !!places.get(start)?.rotate;
      if (
        at > start &&
        (chosen.face !== face || levelAt(at) !== levelAt(start) || isPlaced(places.get(at)) || turned || space || made)
      ) {
        flush(at);
        start = at;
      }
      if (!space)
        for (const character of chosen.missing)
          drawing.tell(
            run.element,
            `glyph ${character}`,
            `no font has a glyph for "${character}" (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")})`,
            [],
            "font/missing-glyph",
          );
      face = chosen.face;
      made = space;
      at = Math.min(chosen.end, run.end);
    }
    flush(run.end);
  }
  return segments;
}

/** As many families as anyone names. */
const MAX_FAMILIES = 32;

function fontRequest(style: SvgStyle) {
  return {
    fontFamily: families(style.get("font-family") ?? "", MAX_FAMILIES) ?? [],
    fontWeight: Number(style.get("font-weight") ?? 400),
    fontStyle: (style.get("font-style") ?? "normal") === "normal" ? ("normal" as const) : ("italic" as const),
  };
}

function featuresOf(style: SvgStyle): readonly FontFeature[] {
  const features: FontFeature[] = [];
  if (style.get("font-kerning") === "none") features.push(["kern", 0]);
  // Spaced letters are not joined (CSS Text 4, section 9.2).
  if (letterSpacing(style) !== 0) features.push(["liga", 0], ["clig", 0]);
  if (/small-caps/.test(`${style.get("font-variant") ?? ""} ${style.get("font-variant-caps") ?? ""}`))
    features.push(["smcp", 1]);
  const settings = style.get("font-feature-settings") ?? "";
  for (const [, tag, value] of settings.matchAll(/["']([\x20-\x7e]{4})["']\s*(\d+|on|off)?/g))
    features.push([tag!, value === "off" ? 0 : Number(value ?? 1) || (value === "0" ? 0 : 1)]);
  return features;
}

const letterSpacing = (style: SvgStyle): number => style.length("letter-spacing", style.fontSize) ?? 0;
const wordSpacing = (style: SvgStyle): number => style.length("word-spacing", style.fontSize) ?? 0;
const isSpace = (text: string): boolean => text === " " || text === "\u00a0";

function advanceOf(segment: Segment): number {
  const { shaped, run, extra, lastExtra, stretch: factor } = segment;
  const clusters = shaped.texts.filter((text) => text !== "").length;
  const spaces = shaped.texts.filter(isSpace).length;
  const { style } = run;
  const own = shaped.advance * style.fontSize + clusters * letterSpacing(style) + spaces * wordSpacing(style);
  return (own + clusters * extra - extra + (clusters > 0 ? lastExtra : extra)) * factor;
}

/** The glyphs with what is between them. */
function spaced({ shaped, run, extra, lastExtra, level }: Segment): Glyphs {
  const { ids, xOffsets, yOffsets, texts } = shaped;
  const { style } = run;
  const [letters, words] = [letterSpacing(style) + extra, wordSpacing(style)];
  if (letters === 0 && words === 0 && extra === lastExtra)
    return { ids, advances: shaped.advances, xOffsets, yOffsets, texts };
  const rtl = level % 2 === 1;
  const advances = shaped.advances.map((advance, i) => {
    // The last glyph of a cluster: what follows begins another one.
    const ends = rtl ? texts[i] !== "" : texts[i + 1] !== "";
    const isLast = rtl ? i === 0 : i === texts.length - 1;
    const after = ends ? letters + (isLast ? lastExtra - extra : 0) : 0;
    return advance + (after + (isSpace(texts[i]!) ? words : 0)) / style.fontSize;
  });
  return { ids, advances, xOffsets, yOffsets, texts };
}

/** `textLength`: space between the characters, or wider glyphs, until the stretch is as long as asked. */
function stretch(wanted: TextContent["stretched"][number], segments: readonly Segment[], text: string): void {
  const within = between(segments, wanted.start, wanted.end);
  const last = within.at(-1);
  if (!last) return;
  const natural = within.reduce((sum, segment) => sum + (segment.place.dx ?? 0) + advanceOf(segment), 0);
  if (wanted.glyphs) {
    if (natural > 0) for (const segment of within) segment.stretch *= wanted.length / natural;
    return;
  }
  const gaps = Array.from(text.slice(wanted.start, wanted.end)).length - 1;
  if (gaps <= 0) return;
  const each = (wanted.length - natural) / gaps;
  for (const segment of within) {
    segment.extra += each;
    segment.lastExtra += segment === last ? 0 : each;
  }
}

/** The segments that stand between two offsets, by binary search. */
function between(segments: readonly Segment[], start: number, end: number): readonly Segment[] {
  const firstFrom = (offset: number) => {
    let [low, high] = [0, segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (segments[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return segments.slice(firstFrom(start), firstFrom(end));
}
