/** Words that adjoin across the edges of inline boxes, as one (CSS Text 4, section 1.5.1). */
import { type ComputedStyle, fontFeatures } from "../../css/index.js";
import { type FontFeature, pickGlyphs, shapeWord } from "../../fonts/index.js";
import type { Part } from "./part.js";
import type { TextStyles } from "./text.js";

/**
 * Shapes again, as one, words that adjoin across the edges of inline boxes, where the font is the same and nothing stands
 * between them; each part then gets its own glyphs. A ligature goes to the part where it begins.
 * @param edges offsets at which a box begins or ends whose margin, border, padding or alignment parts the letters
 */
export function joinAcrossBoxes(parts: Part[], text: string, { runs }: TextStyles, edges: ReadonlySet<number>): void {
  for (let first = 0; first < parts.length; first++) {
    let last = first;
    while (last + 1 < parts.length && joins(parts[last]!, parts[last + 1]!, runs) && !edges.has(parts[last]!.end))
      last++;
    if (last > first) shapeTogether(parts, first, last, text, runs[parts[first]!.run.index]!);
    first = last;
  }
}

function joins(left: Part, right: Part, styles: readonly ComputedStyle[]): boolean {
  if (left.kind !== "word" || right.kind !== "word" || left.face !== right.face || left.level !== right.level)
    return false;
  if (left.end !== right.start || left.run === right.run) return false;
  return isSameFont(styles[left.run.index]!, styles[right.run.index]!);
}

/** Whether letters of two styles can be shaped as one. */
export function isSameFont(a: ComputedStyle, b: ComputedStyle): boolean {
  if (a === b) return true;
  return (
    a.fontSize === b.fontSize && a.letterSpacing === b.letterSpacing && sameFeatures(fontFeatures(a), fontFeatures(b))
  );
}

function sameFeatures(a: readonly FontFeature[], b: readonly FontFeature[]): boolean {
  return a === b || a.join(";") === b.join(";");
}

function shapeTogether(parts: Part[], first: number, last: number, text: string, style: ComputedStyle): void {
  const { start, face, level } = parts[first]!;
  const whole = shapeWord(face, text, start, parts[last]!.end, fontFeatures(style), level % 2 === 1);
  // Which part each glyph belongs to, found once for all: a word may be cut into many.
  const owners = new Map<number, number[]>();
  const indexAt = new Uint32Array(parts[last]!.end - start);
  for (let i = first; i <= last; i++) indexAt.fill(i, parts[i]!.start - start, parts[i]!.end - start);
  whole.starts.forEach((at, glyph) => {
    const owner = indexAt[at]!;
    const glyphs = owners.get(owner);
    if (glyphs) glyphs.push(glyph);
    else owners.set(owner, [glyph]);
  });
  for (let i = first; i <= last; i++) {
    const part = parts[i]!;
    parts[i] = { ...part, shaped: pickGlyphs(whole, owners.get(i) ?? [], part.start - start, part.end - part.start) };
  }
}
