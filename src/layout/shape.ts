/**
 * Shaping: characters of one face -> glyphs with advances (OpenType GSUB and GPOS, by fontkit). Lengths are in em, so one
 * result serves every font size; results are kept for each face, since shaping is where most of the time goes.
 */
import { mirrored } from "./bidi.js";
import type { FontFace } from "./fonts.js";

/** A feature tag with its value: 1 on, 0 off. */
export type FontFeature = readonly [tag: string, value: number];

/** Glyphs in visual order. `starts[i]` is the offset of the first character of glyph i's cluster in the shaped text. */
export interface ShapedText {
  readonly ids: readonly number[];
  /** Advances and offsets in em. */
  readonly advances: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  readonly starts: readonly number[];
  /** The cluster's characters, for its first glyph in logical order; empty for the others. */
  readonly texts: readonly string[];
  /** Sum of the advances, em. */
  readonly advance: number;
}

/** Words kept for each face and feature set; the whole map is dropped when it is full, which bounds the memory. */
const MAX_CACHED_WORDS = 20_000;

const caches = new WeakMap<FontFace, Map<string, Map<string, ShapedText>>>();

/** Shapes `text`, which must be of one face and one direction. */
export function shape(face: FontFace, text: string, features: readonly FontFeature[], rtl: boolean): ShapedText {
  const featureKey = (rtl ? "rtl" : "ltr") + keyOf(features);
  let byFeatures = caches.get(face);
  if (!byFeatures) caches.set(face, (byFeatures = new Map()));
  let words = byFeatures.get(featureKey);
  if (!words) byFeatures.set(featureKey, (words = new Map()));
  let shaped = words.get(text);
  if (!shaped) {
    if (words.size >= MAX_CACHED_WORDS) words.clear();
    shaped = shapeUncached(face, text, features, rtl);
    words.set(text, shaped);
  }
  return shaped;
}

/** fontkit fails where a font gives no anchor for a mark on its base; the mark then stands where its advance puts it. */
function layOut(face: FontFace, text: string, settings: Readonly<Record<string, boolean>>, rtl: boolean) {
  // fontkit's types name features as a string list; it also takes a record, which alone can switch a feature off.
  const attempt = (features: object) =>
    face.fontkit.layout(text, features as never, undefined, undefined, rtl ? "rtl" : "ltr");
  try {
    return attempt(settings);
  } catch {
    return attempt({ ...settings, mark: false, mkmk: false });
  }
}

const featureKeys = new WeakMap<readonly FontFeature[], string>();

function keyOf(features: readonly FontFeature[]): string {
  let key = featureKeys.get(features);
  if (key === undefined) featureKeys.set(features, (key = features.join(";")));
  return key;
}

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}+$/u;

function shapeUncached(face: FontFace, text: string, features: readonly FontFeature[], rtl: boolean): ShapedText {
  const settings: Record<string, boolean> = {};
  for (const [tag, value] of features) settings[tag] = value !== 0;
  // Characters such as brackets are shaped in their mirrored form from right to left (UAX #9 rule L4).
  const mirror = (characters: string) => (rtl ? Array.from(characters, mirrored).join("") : characters);
  const run = layOut(face, mirror(text), settings, rtl);
  const count = run.glyphs.length;
  const texts = run.glyphs.map((glyph) => mirror(String.fromCodePoint(...glyph.codePoints)));
  const starts = new Array<number>(count).fill(0);
  let offset = 0;
  let clusterStart = 0;
  for (let k = 0; k < count; k++) {
    const i = rtl ? count - 1 - k : k;
    if (texts[i] !== "") clusterStart = offset;
    starts[i] = clusterStart;
    offset += texts[i]!.length;
  }
  const logical = rtl ? texts.toReversed() : texts;
  if (logical.join("") !== text) {
    // The shaper reordered or dropped characters: the whole text becomes one cluster, so that no character is lost.
    texts.fill("");
    if (count > 0) texts[rtl ? count - 1 : 0] = text;
    starts.fill(0);
  }
  const em = (units: number) => units / face.unitsPerEm;
  const advances = run.positions.map((p) => em(p.xAdvance));
  const ids = run.glyphs.map((g) => g.id);
  // What has no picture shows none, whatever the font draws for characters that it doesn't know.
  run.glyphs.forEach(({ codePoints }, i) => {
    if (codePoints.length === 0 || !IGNORABLE.test(String.fromCodePoint(...codePoints))) return;
    ids[i] = face.fontkit.glyphForCodePoint(0x20).id;
    advances[i] = 0;
  });
  return {
    ids,
    advances,
    xOffsets: run.positions.map((p) => em(p.xOffset)),
    yOffsets: run.positions.map((p) => em(p.yOffset)),
    starts,
    texts,
    advance: advances.reduce((a, b) => a + b, 0),
  };
}
