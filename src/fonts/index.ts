/** The door of the stage: Font files, text -> faces, glyphs. Other stages take what stands here, and nothing else. */
export { builtInFonts } from "./built-in.js";
export { chooseFace } from "./choose-face.js";
export type { OpenedFont } from "./face.js";
export { installedFonts, packageOfFamily } from "./installed.js";
export {
  type FontChain,
  type FontFace,
  type FontLibrary,
  type FontSource,
  fontsOfFile,
  type KnownFont,
  openedOnce,
  openFonts,
} from "./library.js";
export { characterWidths, type Extent, fontExtent, inlineExtent, usedLineHeight } from "./metrics.js";
export { isDamaged, outlineOf } from "./opentype/bounded-reads.js";
export { ByteWriter } from "./opentype/byte-stream.js";
export { colorGlyphs } from "./opentype/color-glyphs.js";
export { COMPONENT, componentSize } from "./opentype/glyph-points.js";
export { glyphReader } from "./opentype/glyph-table.js";
export { hasFeature } from "./opentype/layout-table.js";
export { TRUETYPE, UnusableFont, viewOf, writeSfnt } from "./opentype/sfnt.js";
export { type ScriptFont, scriptFontFor } from "./scripts.js";
export { embeddingLevels } from "./shaping/bidi.js";
export { glyphSize, madeSpace, shape } from "./shaping/shape.js";
export { isIgnored, pickGlyphs, shapeCapitals, shapeWord, withoutIgnored } from "./shaping/shape-words.js";
export type { FontFeature, Glyphs, ShapedText } from "./shaping/shaped-text.js";
export { fontUnits } from "./units.js";
