/** `image` elements -> the raster images in their data: URLs (SVG 2, section 12.4). */
import type { Element } from "domhandler";
import { mapPath } from "../affine.js";
import { readDataUrl } from "../data-url.js";
import { multiply, rectPath } from "../geometry.js";
import { decodeRaster, type RasterImage } from "../raster/decode.js";
import { ImageError } from "../raster/image-error.js";
import { hrefOf } from "./dom.js";
import type { Drawing, Place } from "./drawing.js";
import type { SvgStyle } from "./style/style.js";
import { aspectRatio, type SvgItem, viewBoxMatrix } from "./svg.js";

/** Pictures of a drawing, each decoded once; together they may take no more than one image may. */
export class Pictures {
  readonly #decoded = new Map<string, RasterImage | undefined>();
  #pixels = 0;

  constructor(readonly maxPixels: number) {}

  items(element: Element, style: SvgStyle, place: Place, drawing: Drawing): SvgItem[] {
    const image = this.#image(element, hrefOf(element), drawing);
    if (!image) return [];
    const { attribs } = element;
    const { viewport } = place;
    const at = (name: string, reference: number) =>
      style.length(name, reference) ?? style.attribute(attribs[name], reference);
    const [x, y] = [at("x", viewport.width) ?? 0, at("y", viewport.height) ?? 0];
    const [w, h] = [at("width", viewport.width), at("height", viewport.height)];
    const ratio = image.width / image.height;
    const width = w ?? (h === undefined ? image.width : h * ratio);
    const height = h ?? (w === undefined ? image.height : w / ratio);
    if (!(width > 0 && height > 0)) return [];
    const box = { x: 0, y: 0, width: image.width, height: image.height };
    const fitted = viewBoxMatrix(box, aspectRatio(attribs.preserveAspectRatio), width, height);
    const matrix = multiply(place.matrix, multiply([1, 0, 0, 1, x, y], fitted));
    const picture: SvgItem = { kind: "picture", matrix, image, rect: box };
    if (!/slice/.test(attribs.preserveAspectRatio ?? "")) return [picture];
    const clip = { path: mapPath(rectPath({ x, y, width, height }), place.matrix), rule: "nonzero" } as const;
    return [{ kind: "group", opacity: 1, clips: [clip], masks: [], items: [picture] }];
  }

  #image(element: Element, href: string | undefined, drawing: Drawing): RasterImage | undefined {
    if (!href) return undefined;
    if (!this.#decoded.has(href)) this.#decoded.set(href, this.#decode(element, href, drawing));
    return this.#decoded.get(href);
  }

  #decode(element: Element, href: string, drawing: Drawing): RasterImage | undefined {
    const told = (why: string, hint = "use a PNG or a JPEG") =>
      drawing.tell(element, `image ${why}`, `an <image> in an SVG image is not drawn: ${why}`, [hint]);
    const bytes = readDataUrl(href)?.bytes;
    if (!bytes) {
      told("its picture is not in the file itself", "put the picture into the file, as a data: URL of a PNG or a JPEG");
      return undefined;
    }
    try {
      const image = decodeRaster(bytes, this.maxPixels);
      if (!image) told("it is none of PNG, JPEG, WebP and GIF");
      this.#pixels += image ? image.width * image.height : 0;
      if (this.#pixels <= this.maxPixels) return image;
      told("its pictures have too many pixels together", "make them smaller");
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      told(error.message);
    }
    return undefined;
  }
}
