/** Background layers: their images sized, placed and repeated (CSS Backgrounds 3, sections 2 and 3). Input px, output pt. */
import { type ComputedStyle, type LengthPercentage, resolveLength, type Values } from "../../../css/index.js";
import { type ImageSource, type NaturalSize, type Path, type Rect, rectPath } from "../../../graphics/index.js";
import { rectInPt } from "../../units.js";
import { markArtifact, type PaintContext } from "../context.js";
import { paintSource } from "../image.js";
import { gradientPaint } from "./css-gradient.js";

/** The areas of one box, px and pt. */
export interface BackgroundAreas {
  /** What images are placed in: of the whole box, where pages break it. */
  readonly origin: (box: Values.BackgroundBox) => Rect;
  /** What is painted, with its corners: of the part that stands here. */
  readonly clip: (box: Values.BackgroundBox) => { readonly rect: Rect; readonly path: Path };
  /** What images are placed in that are fixed; as others are where it isn't there, below transforms as well. */
  readonly paper?: () => Rect | undefined;
}

/** More tiles than this are painted as a pattern. */
const MAX_SINGLE_TILES = 12;

/** One image of several, with how it is placed. */
export interface ImageLayer {
  readonly image: Values.BackgroundImage;
  readonly size: Values.BackgroundSize;
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
  readonly repeat: { readonly x: Values.Repetition; readonly y: Values.Repetition };
}

/** Paints colour and images, the last layer first. */
export function paintBackground(style: ComputedStyle, areas: BackgroundAreas, context: PaintContext): void {
  const { backgroundColor, backgroundImage } = style;
  const last = backgroundImage.length - 1;
  const colorClip = layerValue(style.backgroundClip, last);
  // What is clipped to the letters is what they are painted with.
  if (backgroundColor.a > 0 && colorClip !== "text") {
    markArtifact(context);
    context.target.fill(areas.clip(colorClip).path, backgroundColor);
  }
  for (let i = last; i >= 0; i--) {
    const clip = layerValue(style.backgroundClip, i);
    if (backgroundImage[i]!.kind === "none" || clip === "text") continue;
    const isFixed = layerValue(style.backgroundAttachment, i) === "fixed";
    const area = (isFixed && areas.paper?.()) || areas.origin(layerValue(style.backgroundOrigin, i));
    paintImageLayer(layerOf(style, i), area, areas.clip(clip), context);
  }
}

const layerOf = (style: ComputedStyle, i: number): ImageLayer => ({
  image: style.backgroundImage[i]!,
  size: layerValue(style.backgroundSize, i),
  x: layerValue(style.backgroundPositionX, i),
  y: layerValue(style.backgroundPositionY, i),
  repeat: layerValue(style.backgroundRepeat, i),
});

/** Lists of other properties are repeated until there is a value for every image. */
export const layerValue = <T>(values: readonly T[], i: number): T => values[i % values.length]!;

/** Paints an image as often as it is repeated. @param area what it is placed in, px */
export function paintImageLayer(
  { image, repeat, ...layer }: ImageLayer,
  area: Rect,
  { rect: clip, path }: { readonly rect: Rect; readonly path: Path },
  context: PaintContext,
): void {
  if (image.kind === "none") return;
  const source = image.kind === "url" ? context.images(image.url) : undefined;
  if (image.kind === "url" && !source) return;
  if (clip.width <= 0 || clip.height <= 0) return;
  const size = roundedSize(tileSize(layer.size, area, source), repeat, area);
  if (!(size.width > 0.01 && size.height > 0.01)) return;
  const x = resolveLength(layer.x, area.width - size.width);
  const y = resolveLength(layer.y, area.height - size.height);
  const across = tiles(repeat.x, area.x, area.width, size.width, x, clip.x, clip.x + clip.width);
  const down = tiles(repeat.y, area.y, area.height, size.height, y, clip.y, clip.y + clip.height);
  if (across.count <= 0 || down.count <= 0) return;
  const { target } = context;
  markArtifact(context);
  const first: Rect = { x: across.first, y: down.first, ...size };
  const paintTile = (tile: Rect) => {
    if (source) paintSource(source, rectInPt(tile), target);
    else if (image.kind !== "url") target.fill(rectPath(rectInPt(tile)), gradientPaint(image, tile));
  };
  const covers =
    across.count * down.count === 1 &&
    first.x <= clip.x + 0.01 &&
    first.y <= clip.y + 0.01 &&
    first.x + size.width >= clip.x + clip.width - 0.01 &&
    first.y + size.height >= clip.y + clip.height - 0.01;
  if (covers && image.kind !== "url") {
    target.fill(path, gradientPaint(image, first));
  } else if (across.count * down.count > MAX_SINGLE_TILES) {
    const cell = rectInPt({ x: first.x, y: first.y, width: across.step, height: down.step });
    const tiles = (over: Path) => target.tile(over, cell, () => paintTile(first));
    if (across.count > 1 && down.count > 1) tiles(path);
    else {
      // A row or a column of tiles: nothing repeats beyond it.
      const width = across.count === 1 ? size.width : across.count * across.step;
      const height = down.count === 1 ? size.height : down.count * down.step;
      const band = rectPath(rectInPt({ x: first.x, y: first.y, width, height }));
      target.clip(path, "nonzero", () => tiles(band));
    }
  } else {
    target.clip(path, "nonzero", () => {
      for (let row = 0; row < down.count; row++)
        for (let column = 0; column < across.count; column++)
          paintTile({ ...size, x: first.x + column * across.step, y: first.y + row * down.step });
    });
  }
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The concrete size of the image (section 3.9); gradients have no size and no ratio of their own. */
function tileSize(size: Values.BackgroundSize, area: Rect, source: ImageSource | undefined): Extent {
  if (!source) {
    if (typeof size === "string") return area;
    const side = (value: typeof size.width, full: number) => (value === "auto" ? full : resolveLength(value, full));
    return { width: side(size.width, area.width), height: side(size.height, area.height) };
  }
  const natural = naturalOf(source);
  const { ratio } = natural;
  if (typeof size === "string") {
    // What has no shape of its own takes that of the area.
    if (ratio === undefined) return area;
    const isWider = ratio > area.width / area.height;
    return isWider === (size === "cover")
      ? { width: area.height * ratio, height: area.height }
      : { width: area.width, height: area.width / ratio };
  }
  const width = size.width === "auto" ? undefined : resolveLength(size.width, area.width);
  const height = size.height === "auto" ? undefined : resolveLength(size.height, area.height);
  return defaultSize(width, height, natural, area);
}

/** How large an image is in an area where nothing else is said of it. */
export const concreteSize = (source: ImageSource, area: Extent): Extent =>
  defaultSize(undefined, undefined, naturalOf(source), area);

/** Drawings may leave their size, or their shape, to where they are shown. */
function naturalOf(source: ImageSource): NaturalSize {
  const { width, height } = source;
  return source.format === "svg" ? source.natural : { width, height, ratio: width / height };
}

/** The default sizing algorithm (CSS Images 3, section 5.3.1). */
function defaultSize(
  width: number | undefined,
  height: number | undefined,
  natural: NaturalSize,
  area: Extent,
): Extent {
  const { ratio } = natural;
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: ratio ? width / ratio : (natural.height ?? area.height) };
  if (height !== undefined) return { width: ratio ? height * ratio : (natural.width ?? area.width), height };
  if (natural.width !== undefined || natural.height !== undefined)
    return defaultSize(natural.width, natural.height, { ...(ratio && { ratio }) }, area);
  if (!ratio) return area;
  const isWider = ratio > area.width / area.height;
  return isWider
    ? { width: area.width, height: area.width / ratio }
    : { width: area.height * ratio, height: area.height };
}

/** `round` makes a whole number of tiles fill the area. */
function roundedSize(
  size: Extent,
  repeat: { readonly x: Values.Repetition; readonly y: Values.Repetition },
  area: Rect,
): Extent {
  const whole = (side: number, available: number) =>
    side > 0 && available > 0 ? available / Math.max(1, Math.round(available / side)) : side;
  return {
    width: repeat.x === "round" ? whole(size.width, area.width) : size.width,
    height: repeat.y === "round" ? whole(size.height, area.height) : size.height,
  };
}

/** Where the first tile that can be seen begins along one axis, how far the next one is, and how many there are. */
function tiles(
  repeat: Values.Repetition,
  start: number,
  available: number,
  side: number,
  offset: number,
  from: number,
  to: number,
): { first: number; step: number; count: number } {
  let [origin, step] = [start + offset, side];
  let once = repeat === "no-repeat";
  if (repeat === "space") {
    const whole = Math.floor(available / side + 1e-6);
    if (whole < 2) once = true;
    else [origin, step] = [start, side + (available - whole * side) / (whole - 1)];
  }
  if (once) return { first: origin, step, count: origin < to && origin + side > from ? 1 : 0 };
  const before = Math.ceil((origin - from) / step - 1e-6);
  const first = origin - before * step;
  return { first, step, count: Math.max(0, Math.ceil((to - first) / step - 1e-6)) };
}
