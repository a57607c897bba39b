/** Emphasis marks (CSS Text Decoration 4, section 3): outlines, so that the text stays its words. Input px, output pt. */
import { pathBounds } from "../../../graphics/index.js";
import {
  type LineFragment,
  type Placed,
  type PlacedMark,
  type TextFragment,
  takesMark,
} from "../../../layout/index.js";
import { pt } from "../../units.js";
import { markArtifact, type PaintContext } from "../context.js";
import { type Letters, outlinesOf, paintTextShadows } from "../shadows/text-shadow.js";

/** The marks of a text, where it has some. @param left @param top of its line, px */
export function paintEmphasisMarks(
  { x, y, fragment }: Placed<TextFragment>,
  { marks }: LineFragment,
  left: number,
  top: number,
  context: PaintContext,
): void {
  const mark = marks?.get(fragment.style);
  if (mark && fragment.style.visibility === "visible") paintMarks(fragment, mark, left + x, top + y, context);
}

/** @param x @param baseline where the text begins, px */
function paintMarks(
  text: TextFragment,
  { face: font, size: fontSize, shaped, shift }: PlacedMark,
  x: number,
  baseline: number,
  context: PaintContext,
): void {
  const { style } = text;
  const places = middlesOf(text);
  const id = shaped.ids[0];
  if (places.length === 0 || id === undefined || fontSize === 0) return;
  // The first glyph is the mark, whatever else its characters are drawn with. All marks of a text are one run of glyphs.
  const letters: Letters = {
    style,
    font,
    fontSize,
    glyphs: {
      ids: places.map(() => id),
      advances: places.map((place, i) => ((places[i + 1] ?? place) - place) / fontSize),
      xOffsets: places.map(() => 0),
      yOffsets: places.map(() => shaped.yOffsets[0]!),
      texts: places.map(() => ""),
    },
  };
  const whole = pathBounds(outlinesOf(letters, 0, 0, 1));
  if (!Number.isFinite(whole.width) || whole.width <= 0) return;
  // Outlines are centred, not the room that the font has for them.
  const reach = places.at(-1)! - places[0]!;
  const left = x + places[0]! - (whole.x + (whole.width - reach) / 2);
  const bottom = baseline + shift;
  if (style.textShadow.length > 0) paintTextShadows(letters, left, bottom, context);
  if (style.textEmphasisColor.a === 0) return;
  markArtifact(context);
  context.target.fill(outlinesOf(letters, pt(left), pt(bottom), 0.75), style.textEmphasisColor);
}

/** Where the middles of the characters are that have marks, px from where the text begins. */
function middlesOf({ glyphs, fontSize, rtl, style }: TextFragment): number[] {
  const { ids, advances, texts } = glyphs;
  const middles: number[] = [];
  const spacing = style.letterSpacing;
  let [pen, from] = [0, 0];
  for (let i = 0; i < ids.length; i++) {
    pen += advances[i]! * fontSize;
    // A cluster ends where the next one begins; from right to left its characters stand at its last glyph.
    const isEnd = rtl ? texts[i] !== "" : texts[i + 1] !== "";
    if (!isEnd) continue;
    const text = rtl ? texts[i]! : clusterText(texts, i);
    const count = text.length > 1 ? clustersIn(text) : 1;
    const each = (pen - from) / count;
    // What is between letters belongs to none of them.
    if (each > 0 && takesMark(text))
      for (let k = 0; k < count; k++) middles.push(from + each * (k + 0.5) - spacing / 2);
    from = pen;
  }
  return middles;
}

function clusterText(texts: readonly string[], last: number): string {
  let first = last;
  while (first > 0 && texts[first] === "") first--;
  return texts[first]!;
}

let segmenter: Intl.Segmenter | undefined;

/** How many characters, as readers count them, a ligature is of. */
function clustersIn(text: string): number {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segmenter.segment(text)].length;
}
