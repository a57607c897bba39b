/** Text elements -> glyphs in their places (SVG 2, section 11), shaped and set in the project's fonts as all text is. */
import type { Element } from "domhandler";
import { mapRect, unionOf } from "../../affine.js";
import { isUsable, type Matrix, MOST, multiply, type Rect, rectPath } from "../../geometry.js";
import { descendants, textOf } from "../dom.js";
import type { Drawing, Place } from "../drawing.js";
import { fillOf, isHidden, strokeOf } from "../paint/paint.js";
import type { SvgStyle } from "../style/style.js";
import { isGradient, type SvgItem, type SvgShape, type SvgText } from "../svg.js";
import { glyphPath } from "./glyph-paths.js";
import { collectText } from "./text-content.js";
import { type PlacedSegment, placeText } from "./text-layout.js";

/** @param style of the text element */
export function textItems(element: Element, style: SvgStyle, place: Place, drawing: Drawing): SvgItem[] {
  const isSeen = [element, ...descendants(element)].some((each) => /\S/.test(textOf(each)));
  if (isSeen && !isHidden(style)) drawing.onText();
  if (!drawing.fonts) return [];
  const content = collectText(element, style, place, drawing);
  if (content.text === "") return [];
  drawing.spend(content.text.length);
  const segments = placeText(content, style, drawing.fonts, drawing);
  let bounds: Rect | undefined;
  for (const segment of segments) bounds = unionOf(bounds, mapRect(matrixOf(segment), cellsOf(segment)));
  return segments.flatMap((segment) => segmentItems(segment, place, () => bounds, drawing));
}

/** From the segment's own space, whose origin is where its glyphs begin, to that of the text element. */
function matrixOf({ x, y, rotate, stretch }: PlacedSegment): Matrix {
  const angle = (rotate * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos * stretch, sin * stretch, -sin, cos, x, y];
}

function cellsOf({ face, size, advance }: PlacedSegment): Rect {
  return { x: 0, y: -face.ascent * size, width: advance, height: (face.ascent + face.descent) * size };
}

function segmentItems(
  segment: PlacedSegment,
  place: Place,
  bounds: () => Rect | undefined,
  drawing: Drawing,
): SvgItem[] {
  const { style, element, face, size, glyphs, rtl } = segment;
  if (isHidden(style)) return [];
  const own = matrixOf(segment);
  const matrix = multiply(place.matrix, own);
  if (!isUsable(matrix) || size > MOST) {
    drawing.tell(
      element,
      "numbers",
      "a text in an SVG image is left out: its size or place comes to numbers beyond a million",
      [],
      "svg/number",
    );
    return [];
  }
  const painted = { style, place, bounds };
  const [fill, stroke] = [fillOf(painted, drawing), strokeOf(painted, drawing)];
  const text: SvgText = {
    kind: "text",
    matrix,
    font: face,
    size,
    color: undefined,
    rtl,
    glyphs,
    bounds: cellsOf(segment),
  };
  const lines = decorations(segment).map(
    (line): SvgShape => ({ kind: "shape", path: rectPath(line), matrix, ...(fill && { fill }) }),
  );
  const plain = fill && !("items" in fill.paint) && !isGradient(fill.paint) ? fill.paint : undefined;
  if (plain && !stroke) return [...lines, { ...text, color: plain }];
  if (!fill && !stroke) return [text];
  // Painted as paths, in the space of the element, where gradients and strokes are; the text lies there to be read.
  const path = glyphPath(face, size, glyphs, own);
  drawing.spend(path.length);
  const fills: SvgShape[] = fill
    ? [{ kind: "shape", path, matrix: place.matrix, fill: { ...fill, rule: "nonzero" } }]
    : [];
  const strokes: SvgShape[] = stroke ? [{ kind: "shape", path, matrix: place.matrix, stroke }] : [];
  const isStrokeFirst = /^\s*(stroke|markers\s+stroke)/i.test(style.get("paint-order") ?? "");
  return [...lines, ...(isStrokeFirst ? [...strokes, ...fills] : [...fills, ...strokes]), text];
}

/** Lines under, over and through a segment, in its own space; a tenth of an em thick, as in all text. */
function decorations({ style, face, size, advance, decoration }: PlacedSegment): Rect[] {
  const kinds = `${decoration} ${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`;
  const ascent = face.ascent * size;
  const thickness = size / 10;
  const line = (y: number): Rect => ({ x: 0, y, width: advance, height: thickness });
  return [
    ...(/\bunderline\b/.test(kinds) ? [line(thickness * 0.8)] : []),
    ...(/\boverline\b/.test(kinds) ? [line(-ascent - thickness)] : []),
    ...(/\bline-through\b/.test(kinds) ? [line(-ascent / 3 - thickness / 2)] : []),
  ];
}
