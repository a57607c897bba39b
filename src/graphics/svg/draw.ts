/** Elements -> items: what each kind of element draws, with its transforms and effects (SVG 2, sections 5 to 13). */
import type { Element } from "domhandler";
import type { FontLibrary } from "../../fonts/index.js";
import { IDENTITY, inverse, mapPath, tightBounds } from "../affine.js";
import { isUsable, type Matrix, MOST, multiply, type Path, pathBounds, type Rect, rectPath } from "../geometry.js";
import { ImageError } from "../raster/image-error.js";
import { childElements, elementsById, fragmentOf, hrefOf, localName, topOf } from "./dom.js";
import type { Drawing, Place } from "./drawing.js";
import { boundsOf, type Effects, effectsOf, effectsOfServer } from "./effects.js";
import { opacity } from "./numbers.js";
import { contextOf, fillOf, isHidden, strokeOf } from "./paint/paint.js";
import { Pictures } from "./pictures.js";
import { hasMarkers, markersOf } from "./shapes/markers.js";
import { MARKED, shapePath } from "./shapes/shapes.js";
import type { Cascade, SvgStyle } from "./style/style.js";
import { type AspectRatio, aspectRatio, type GradientStop, type SvgItem, type SvgShape, viewBoxMatrix } from "./svg.js";
import { textItems } from "./text/text.js";
import { elementTransform } from "./transform.js";
import { viewBoxOf } from "./view-box.js";

/** Elements that paint nothing themselves: what is referred to, what describes, and what only moves on a screen. */
const SILENT = new Set(
  [
    "defs title desc metadata style script symbol clipPath mask marker pattern linearGradient radialGradient filter",
    "animate animateMotion animateTransform animateColor set mpath discard cursor view stop meshgradient solidcolor",
    "font font-face glyph missing-glyph color-profile linearGradient hatch",
  ]
    .join(" ")
    .split(" "),
);
/** `use` can refer to groups of `use`: without a limit a few hundred bytes draw billions of shapes. */
const MAX_ITEMS = 50_000;
const MAX_SEGMENTS = 1_000_000;
/** References and groups within one another. */
const MAX_DEPTH = 250;

type Tell = Drawing["tell"];

export interface DrawOptions {
  readonly cascade: Cascade;
  readonly fonts: FontLibrary | undefined;
  readonly lang: string;
  readonly tell: Tell;
  readonly onText: () => void;
  readonly maxPixels: number;
}

/**
 * What a root element draws in a viewport of the given size. Throws ImageError where that is too much.
 * @param viewBox what of the user space is shown; undefined where that is the viewport as it is
 * @param placed how it stands in a viewport of another shape
 */
export function drawRoot(
  root: Element,
  viewBox: Rect | undefined,
  placed: AspectRatio,
  size: { width: number; height: number },
  options: DrawOptions,
): SvgItem[] {
  const style = options.cascade.natural(root);
  const viewport = { x: 0, y: 0, ...size };
  const matrix: Matrix = viewBox ? viewBoxMatrix(viewBox, placed, size.width, size.height) : IDENTITY;
  const drawer = new Drawer(root, options);
  if (style.get("display") === "none") return [];
  const place: Place = { matrix, viewport: viewBox ?? viewport, used: [], depth: 0 };
  return drawer.withEffects(root, style, place, drawer.children(root, style, place));
}

/** What a `clipPath` or a `mask` in a drawing leaves of a box of the given size, whose top left corner is the origin. */
export function drawEffects(
  server: Element,
  root: Element,
  size: { readonly width: number; readonly height: number },
  options: DrawOptions,
): Effects | "hidden" {
  const box = { x: 0, y: 0, ...size };
  const place: Place = { matrix: IDENTITY, viewport: box, used: [], depth: 0 };
  return effectsOfServer(server, box, place, new Drawer(root, options));
}

class Drawer implements Drawing {
  readonly ids: ReadonlyMap<string, Element>;
  readonly cascade: Cascade;
  readonly fonts: FontLibrary | undefined;
  readonly lang: string;
  readonly tell: Tell;
  readonly onText: () => void;
  readonly stops = new Map<Element, readonly GradientStop[]>();
  readonly #pictures: Pictures;
  #items = 0;
  #segments = 0;

  constructor(root: Element, options: DrawOptions) {
    this.ids = elementsById(topOf(root));
    this.cascade = options.cascade;
    this.fonts = options.fonts;
    this.lang = options.lang;
    this.tell = options.tell;
    this.onText = options.onText;
    this.#pictures = new Pictures(options.maxPixels);
  }

  spend(segments: number): void {
    if (++this.#items > MAX_ITEMS) throw new ImageError(`it draws more than ${MAX_ITEMS} shapes`);
    this.#segments += segments;
    if (this.#segments > MAX_SEGMENTS)
      throw new ImageError(`its shapes have more than ${MAX_SEGMENTS} lines and curves`);
  }

  children(element: Element, style: SvgStyle, place: Place): SvgItem[] {
    const items: SvgItem[] = [];
    for (const child of childElements(element)) for (const item of this.element(child, style, place)) items.push(item);
    return items;
  }

  element(element: Element, parent: SvgStyle, outer: Place): SvgItem[] {
    const name = localName(element);
    if (SILENT.has(name) || name.includes(":")) return [];
    if (outer.depth > MAX_DEPTH) throw new ImageError("its elements are nested too deeply");
    const style = this.cascade.style(element, parent);
    if (style.get("display") === "none" || opacity(style.get("opacity")) === 0) return [];
    const place = this.#placed(element, style, outer);
    return place ? this.withEffects(element, style, place, this.#content(element, name, style, place)) : [];
  }

  transformOf(style: SvgStyle, { viewport }: Place, bounds: () => Rect = () => viewport): Matrix {
    return elementTransform(style, viewport, bounds);
  }

  /** The place of an element with transforms; undefined where nothing of it can be seen. */
  #placed(element: Element, style: SvgStyle, outer: Place): Place | undefined {
    const bounds = () => this.#extent(element, style, outer) ?? outer.viewport;
    const own = this.transformOf(style, outer, bounds);
    const matrix = multiply(outer.matrix, own);
    if (!isUsable(matrix)) {
      this.#tellNumbers(element);
      return undefined;
    }
    return inverse(matrix) ? { ...outer, matrix, depth: outer.depth + 1 } : undefined;
  }

  #tellNumbers(element: Element): void {
    const message = `a <${element.name}> in an SVG image is left out: its transforms come to numbers beyond a million`;
    this.tell(element, "numbers", message, ["use smaller numbers"], "svg/number");
  }

  /** Without its own transforms (`transform-box: fill-box`). */
  #extent(element: Element, style: SvgStyle, outer: Place): Rect | undefined {
    const place: Place = { ...outer, depth: outer.depth + 1 };
    return boundsOf(this.#content(element, localName(element), style, place), place.matrix);
  }

  withEffects(element: Element, style: SvgStyle, place: Place, items: SvgItem[]): SvgItem[] {
    for (const name of ["filter", "mix-blend-mode"]) {
      const value = style.get(name);
      if (value && value !== "none" && value !== "normal")
        this.tell(element, name, `${name} in an SVG image is ignored`, [
          "draw what it makes as shapes, or as a picture",
        ]);
    }
    if (items.length === 0) return items;
    const effects = effectsOf(element, style, items, place, this);
    if (effects === "hidden") return [];
    const alpha = opacity(style.get("opacity"));
    if (alpha === 1 && !effects) return items;
    const { clips = [], masks = [] } = effects ?? {};
    return [{ kind: "group", opacity: alpha, clips, masks, items }];
  }

  #content(element: Element, name: string, style: SvgStyle, place: Place): SvgItem[] {
    switch (name) {
      case "g":
      case "a":
        return this.children(element, style, place);
      case "svg":
        return this.#viewport(element, style, element, style, place);
      case "switch": {
        const chosen = childElements(element).find((child) => this.#applies(child));
        return chosen ? this.element(chosen, style, place) : [];
      }
      case "use":
        return this.#use(element, style, place);
      case "image":
        if (isHidden(style)) return [];
        this.spend(1);
        return this.#pictures.items(element, style, place, this);
      case "text":
        return textItems(element, style, place, this);
      default:
        return this.#shape(element, style, place);
    }
  }

  /** Conditional processing (SVG 2, section 5.9). HTML in a drawing is not laid out, so that what stands beside it counts. */
  #applies(element: Element): boolean {
    const { systemLanguage, requiredExtensions } = element.attribs;
    if (localName(element) === "foreignObject") {
      this.tell(element, "<foreignObject>", "<foreignObject> in an SVG image is not drawn");
      return false;
    }
    if (requiredExtensions !== undefined && requiredExtensions.trim() !== "http://www.w3.org/1999/xhtml") return false;
    if (systemLanguage === undefined) return true;
    const languages = systemLanguage
      .toLowerCase()
      .split(",")
      .map((tag) => tag.trim());
    return languages.some(
      (tag) => tag !== "" && (tag === this.lang || this.lang.startsWith(`${tag}-`) || tag.startsWith(`${this.lang}-`)),
    );
  }

  #shape(element: Element, style: SvgStyle, place: Place): SvgItem[] {
    const shape = shapePath(element, style, place.viewport);
    if (!shape) {
      this.tell(element, `<${element.name}>`, `<${element.name}> in an SVG image is not drawn`);
      return [];
    }
    if (shape.path.length === 0) return [];
    this.spend(shape.path.length);
    const { path, matrix } = this.#withinReach(element, shape.path, place.matrix);
    const isOwn = matrix === place.matrix;
    let box: Rect | undefined | null = null;
    const bounds = () => (box === null ? (box = tightBounds(path)) : box);
    const own: Place = isOwn ? place : { ...place, matrix };
    const painted = { style, place: own, bounds };
    const hidden = isHidden(style);
    const fill = hidden ? undefined : fillOf(painted, this);
    const stroke = hidden ? undefined : strokeOf(painted, this);
    const fixedStroke = style.get("vector-effect") === "non-scaling-stroke";
    const fills: SvgShape[] = fill ? [{ kind: "shape", path, matrix, fill }] : [];
    const strokes: SvgShape[] = stroke
      ? [{ kind: "shape", path, matrix, stroke, ...(fixedStroke && { fixedStroke }) }]
      : [];
    const markers =
      !hidden && isOwn && MARKED.has(localName(element)) && hasMarkers(style)
        ? markersOf(
            shape,
            style,
            style.length("stroke-width") ?? 1,
            { ...own, context: contextOf(painted, this) },
            this,
          )
        : [];
    const layers = inPaintOrder(style.get("paint-order"), fills, strokes, markers);
    // What isn't painted has an extent, by which its group is clipped and masked.
    return layers.length > 0 ? layers : [{ kind: "shape", path, matrix }];
  }

  /** What reaches beyond a million is cut there: no page shows the difference. */
  #withinReach(element: Element, path: Path, matrix: Matrix): { path: Path; matrix: Matrix } {
    const { x, y, width, height } = pathBounds(path);
    const most = Math.max(Math.abs(x), Math.abs(y), Math.abs(x + width), Math.abs(y + height));
    const [a, b, c, d, e, f] = matrix;
    const factor = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
    if (2 * factor * most + Math.max(Math.abs(e), Math.abs(f)) <= MOST) return { path, matrix };
    const far = mapPath(path, matrix);
    const bounds = pathBounds(far);
    if (Math.max(-bounds.x, -bounds.y, bounds.x + bounds.width, bounds.y + bounds.height) <= MOST)
      return { path, matrix };
    const message = `a <${element.name}> in an SVG image reaches beyond a million: it is cut there`;
    this.tell(element, "reach", message, ["use smaller numbers"], "svg/number");
    const near = (value: number) => Math.min(MOST, Math.max(-MOST, Number.isNaN(value) ? 0 : value));
    return { path: far.map((segment) => cut(segment, near)), matrix: IDENTITY };
  }

  #use(element: Element, style: SvgStyle, outer: Place): SvgItem[] {
    const href = hrefOf(element);
    const target = this.ids.get(fragmentOf(href) ?? "");
    if (!target && href && !href.trim().startsWith("#"))
      this.tell(element, "<use>", "a <use> of another file in an SVG image is not drawn", [
        "put what it refers to into this file",
      ]);
    // A `use` of something that it is in itself draws nothing (SVG 2, section 5.6).
    if (!target || outer.used.includes(target)) return [];
    for (let at: Element["parent"] = element; at; at = at.parent) if (at === target) return [];
    this.spend(1);
    const { width, height } = outer.viewport;
    const x = style.length("x", width) ?? style.attribute(element.attribs.x, width) ?? 0;
    const y = style.length("y", height) ?? style.attribute(element.attribs.y, height) ?? 0;
    const there = { ...outer, matrix: multiply(outer.matrix, [1, 0, 0, 1, x, y]), used: [...outer.used, target] };
    const bounds = () => boundsOf(this.element(target, style, there), outer.matrix);
    const place: Place = { ...there, context: contextOf({ style, place: outer, bounds }, this) };
    const name = localName(target);
    if (name !== "symbol" && name !== "svg") return this.element(target, style, place);
    const own = this.cascade.style(target, style);
    if (own.get("display") === "none") return [];
    const inner = this.#placed(target, own, place);
    return inner ? this.withEffects(target, own, inner, this.#viewport(target, own, element, style, inner)) : [];
  }

  /** A nested `svg`, or a symbol with the size that its `use` gives it: a viewport of its own, which clips. */
  #viewport(owner: Element, style: SvgStyle, user: Element, userStyle: SvgStyle, outer: Place): SvgItem[] {
    const { viewport } = outer;
    const given = (name: "x" | "y" | "width" | "height", reference: number) =>
      (user === owner
        ? undefined
        : (userStyle.length(name, reference) ?? userStyle.attribute(user.attribs[name], reference))) ??
      (localName(owner) === "symbol" && user !== owner && name.length > 1
        ? undefined
        : (style.length(name, reference) ?? style.attribute(owner.attribs[name], reference)));
    const isNested = localName(owner) === "svg";
    const x = isNested ? (style.attribute(owner.attribs.x, viewport.width) ?? 0) : 0;
    const y = isNested ? (style.attribute(owner.attribs.y, viewport.height) ?? 0) : 0;
    const width = given("width", viewport.width) ?? viewport.width;
    const height = given("height", viewport.height) ?? viewport.height;
    const viewBox = viewBoxOf(owner.attribs.viewBox);
    if (!(width > 0 && height > 0) || viewBox === "empty") return [];
    const at = multiply(outer.matrix, [1, 0, 0, 1, x, y]);
    const matrix = viewBox
      ? multiply(at, viewBoxMatrix(viewBox, aspectRatio(owner.attribs.preserveAspectRatio), width, height))
      : at;
    if (!isUsable(matrix)) {
      this.#tellNumbers(owner);
      return [];
    }
    const items = this.children(owner, style, {
      ...outer,
      matrix,
      viewport: viewBox ?? { x: 0, y: 0, width, height },
      depth: outer.depth + 1,
    });
    const overflow = style.get("overflow");
    if (items.length === 0 || overflow === "visible" || overflow === "auto") return items;
    const clip = { path: mapPath(rectPath({ x: 0, y: 0, width, height }), at), rule: "nonzero" } as const;
    return [{ kind: "group", opacity: 1, clips: [clip], masks: [], items }];
  }

  silhouette(element: Element, parent: SvgStyle, outer: Place): SvgItem[] {
    const name = localName(element);
    if (SILENT.has(name) || name.includes(":") || outer.depth > MAX_DEPTH) return [];
    const style = this.cascade.style(element, parent);
    if (style.get("display") === "none" || (isHidden(style) && name !== "use")) return [];
    const place = this.#placed(element, style, outer);
    if (!place) return [];
    const items = this.#silhouettes(element, name, style, place);
    const effects = items.length === 0 ? undefined : effectsOf(element, style, items, place, this);
    if (effects === "hidden") return [];
    return effects ? [{ kind: "group", opacity: 1, ...effects, items }] : items;
  }

  #silhouettes(element: Element, name: string, style: SvgStyle, place: Place): SvgItem[] {
    if (name === "use") {
      const target = this.ids.get(fragmentOf(hrefOf(element)) ?? "");
      if (!target || place.used.includes(target)) return [];
      const x = style.attribute(element.attribs.x, place.viewport.width) ?? 0;
      const y = style.attribute(element.attribs.y, place.viewport.height) ?? 0;
      const matrix = multiply(place.matrix, [1, 0, 0, 1, x, y]);
      return this.silhouette(target, style, { ...place, matrix, used: [...place.used, target] });
    }
    if (name === "text")
      return textItems(element, style, place, this).map((item) =>
        item.kind === "text" ? { ...item, color: item.color ?? WHITE } : item,
      );
    const shape = shapePath(element, style, place.viewport);
    if (!shape || shape.path.length === 0) return [];
    this.spend(shape.path.length);
    const rule = style.get("clip-rule") === "evenodd" ? "evenodd" : "nonzero";
    return [{ kind: "shape", ...this.#withinReach(element, shape.path, place.matrix), fill: { paint: WHITE, rule } }];
  }
}

const WHITE = { r: 255, g: 255, b: 255, a: 1 };

function cut(segment: Path[number], near: (value: number) => number): Path[number] {
  switch (segment[0]) {
    case "M":
    case "L":
      return [segment[0], near(segment[1]), near(segment[2])];
    case "R": {
      const [left, top] = [near(segment[1]), near(segment[2])];
      return ["R", left, top, near(segment[1] + segment[3]) - left, near(segment[2] + segment[4]) - top];
    }
    case "C":
      return [
        "C",
        near(segment[1]),
        near(segment[2]),
        near(segment[3]),
        near(segment[4]),
        near(segment[5]),
        near(segment[6]),
      ];
    default:
      return segment;
  }
}

/** `paint-order`: what isn't named comes after what is, in the usual order (SVG 2, section 13.9). */
function inPaintOrder(order: string | undefined, fill: SvgItem[], stroke: SvgItem[], markers: SvgItem[]): SvgItem[] {
  const layers: Readonly<Record<string, SvgItem[]>> = { fill, stroke, markers };
  const named = (order ?? "normal").toLowerCase().match(/\b(fill|stroke|markers)\b/g) ?? [];
  return [...new Set([...named, "fill", "stroke", "markers"])].flatMap((name) => layers[name]!);
}
