/** Masks of boxes (CSS Masking 1, section 7): images that say by their alpha, or their light, what of a box is seen. */
import type { Element } from "domhandler";
import type { ComputedStyle, Values } from "../../../css/index.js";
import { type Rect, rectPath } from "../../../graphics/index.js";
import type { PaintTarget } from "../../target.js";
import { rectInPt } from "../../units.js";
import type { PaintContext } from "../context.js";
import { paintMaskItems } from "../image.js";
import { type BackgroundAreas, layerValue, paintImageLayer } from "./background.js";

/** Paints something whose alpha is how much is seen. */
type Cover = () => void;

/** Further than any page reaches, px. */
const FAR = 50_000;
const EVERYWHERE = { x: -FAR, y: -FAR, width: 2 * FAR, height: 2 * FAR };
const WHITE = { r: 255, g: 255, b: 255, a: 1 };
const BLACK = { r: 0, g: 0, b: 0, a: 1 };

/** Paints what is seen through the mask of a style. */
export function paintMasked(
  { style, element }: { readonly style: ComputedStyle; readonly element: Element },
  areas: BackgroundAreas,
  context: PaintContext,
  paint: () => void,
): void {
  const { target } = context;
  const { maskImage, maskComposite } = style;
  let cover: Cover | undefined;
  let isHidden = false;
  for (let i = maskImage.length - 1; i >= 0; i--) {
    const image = maskImage[i]!;
    const layer = isReference(image)
      ? referredCover(image.url, element, areas.origin("border-box"), context)
      : coverOf(style, i, areas, context);
    // What can't be read leaves nothing to be seen, unless other layers do. A reference to nothing is no mask.
    if (!layer) isHidden ||= !isReference(image);
    else cover = cover ? composed(layerValue(maskComposite, i), layer, cover, target) : layer;
  }
  if (cover) target.mask("alpha", cover, paint);
  else if (!isHidden) paint();
}

const isReference = (image: Values.BackgroundImage): image is Extract<Values.BackgroundImage, { kind: "url" }> =>
  image.kind === "url" && image.url.startsWith("#");

/** A `mask` of the document (section 7.1): it has a place and an extent of its own. */
function referredCover(url: string, element: Element, box: Rect, context: PaintContext): Cover | undefined {
  const { target } = context;
  const server = context.effects(url, element);
  if (server?.kind !== "mask") return undefined;
  const effects = server.on(box.width, box.height);
  const [mask] = effects === "hidden" ? [] : effects.masks;
  if (!mask) return effects === "hidden" ? () => undefined : undefined;
  const items = () => paintMaskItems(mask.items, box, target);
  return mask.kind === "alpha" ? items : () => target.mask("luminance", items, () => fill(target, WHITE));
}

function coverOf(style: ComputedStyle, i: number, areas: BackgroundAreas, context: PaintContext): Cover | undefined {
  const image = style.maskImage[i]!;
  if (image.kind === "url" && !context.images(image.url)) return undefined;
  const { x, y } = layerValue(style.maskPosition, i);
  const layer = {
    image,
    size: layerValue(style.maskSize, i),
    x,
    y,
    repeat: layerValue(style.maskRepeat, i),
  };
  const clip = layerValue(style.maskClip, i);
  const shown = clip === "no-clip" ? { rect: EVERYWHERE, path: rectPath(rectInPt(EVERYWHERE)) } : areas.clip(clip);
  const tiles = () => paintImageLayer(layer, areas.origin(layerValue(style.maskOrigin, i)), shown, context);
  // Images are masks by their alpha, unless it is said otherwise.
  if (layerValue(style.maskMode, i) !== "luminance") return tiles;
  return () => context.target.mask("luminance", tiles, () => fill(context.target, WHITE));
}

/** A layer over those below it (section 7.8), by the operators of Porter and Duff. */
function composed(how: ComputedStyle["maskComposite"][number], above: Cover, below: Cover, target: PaintTarget): Cover {
  switch (how) {
    case "add":
      return () => {
        below();
        above();
      };
    case "intersect":
      return () => target.mask("alpha", below, above);
    case "subtract":
      return without(above, below, target);
    case "exclude": {
      const [one, other] = [without(above, below, target), without(below, above, target)];
      return () => {
        one();
        other();
      };
    }
  }
}

/** What of a cover lies outside of another: a light that this one darkens. */
const without =
  (cover: Cover, other: Cover, target: PaintTarget): Cover =>
  () => {
    const light = () => {
      fill(target, WHITE);
      target.mask("alpha", other, () => fill(target, BLACK));
    };
    target.mask("luminance", light, cover);
  };

const fill = (target: PaintTarget, color: typeof WHITE): void => target.fill(rectPath(rectInPt(EVERYWHERE)), color);
