/** The door of the stage: Image files, SVG -> images, paths. Other stages take what stands here, and nothing else. */
export { isSimilarity, mapPath, mapRect, scaleOf } from "./affine.js";
export {
  type Arc,
  allCorners,
  CORNERS,
  type CornerRadii,
  type CornerRadius,
  drawnArcs,
  ellipsePath,
  insetRadii,
  isSquare,
  mapRadii,
  roundedRectPath,
  scaledRadii,
  turned,
} from "./corners.js";
export { isDataUrl, readDataUrl } from "./data-url.js";
export {
  isUsable,
  largest,
  type Matrix,
  multiply,
  type Path,
  type PathSegment,
  pathBounds,
  polygonPath,
  type Rect,
  rectPath,
  reverse,
} from "./geometry.js";
export type { ImageSource } from "./image-source.js";
export { decodeImage, type JpegImage, loadImage, type SampledImage, type SvgImage, type SvgItem } from "./images.js";
export { encodePng } from "./raster/encode-png.js";
export { ImageError } from "./raster/image-error.js";
export { knownSamplesOf } from "./raster/jpeg.js";
export { separated } from "./raster/sampled-image.js";
export { gridOver, type PixelGrid, softCoverage } from "./raster/soft-coverage.js";
export { isWithin, outlineOf, type PlacedShape, placedShape } from "./shapes/basic-shapes.js";
export { shrunk } from "./shrink.js";
export { elementOfReference } from "./svg/dom.js";
export type { Effects } from "./svg/effects.js";
export { drawSvg, type InlineSvgOptions, parseSvg, type SvgEffect, svgEffect } from "./svg/parse.js";
export {
  type ConicGradient,
  type GradientStop,
  isGradient,
  type NaturalSize,
  type SvgGradient,
  type SvgGroup,
  type SvgPaint,
  type SvgPattern,
  type SvgPicture,
  type SvgShape,
  type SvgStroke,
  type SvgText,
} from "./svg/svg.js";
export { glyphPath } from "./svg/text/glyph-paths.js";
