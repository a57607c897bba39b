/** A paint target that draws pages as SVG: what is painted, as shapes; letters are their outlines, each defined once for all drawings of a set. */
import type { Color } from "../../css/index.js";
import type { FontFace } from "../../fonts/index.js";
import {
  type ConicGradient,
  glyphPath,
  isGradient,
  type JpegImage,
  type Matrix,
  type Path,
  type Rect,
  type SampledImage,
  type SvgGradient,
  type SvgStroke,
} from "../../graphics/index.js";
import type { GlyphRun, Paint, PaintTarget } from "../target.js";
import { conicSectors } from "./conic.js";
import { imageUrl } from "./image-url.js";

/** Units of an em in which outlines are written: as whole numbers. */
const EM = 1000;
/** How far letters lean that a style wants slanted and no font has so: the tangent of the angle. */
const SLANT = 0.25;
const ONE: Matrix = [1, 0, 0, 1, 0, 0];

/** What several drawings of one document share: outlines of letters, and names that are told apart. */
export class DrawingSet {
  readonly #glyphs = new Map<string, string>();
  readonly #definitions: string[] = [];
  #names = 0;

  /** @param prefix of all names, so that they are no others' in the document */
  constructor(readonly prefix: string) {}

  /** The name of a letter's outline. */
  glyph(font: FontFace, id: number): string {
    const key = `${font.key} ${id}`;
    let name = this.#glyphs.get(key);
    if (name === undefined) {
      this.#glyphs.set(key, (name = this.name()));
      const one = { ids: [id], advances: [0], xOffsets: [0], yOffsets: [0], texts: [""] };
      this.#definitions.push(`<path id="${name}" d="${pathText(glyphPath(font, EM, one, ONE), 0)}"/>`);
    }
    return name;
  }

  name(): string {
    this.#names++;
    return `${this.prefix}${this.#names.toString(36)}`;
  }

  /** An element that holds what the drawings refer to: it must stand in the document as well. */
  definitions(): string {
    return `<svg width="0" height="0" aria-hidden="true"><defs>${this.#definitions.join("")}</defs></svg>`;
  }
}

export class SvgTarget implements PaintTarget {
  /** Of each page, what is on it. */
  readonly pages: { readonly width: number; readonly height: number; readonly parts: string[] }[] = [];
  #parts: string[] = [];

  constructor(readonly set: DrawingSet) {}

  page(width: number, height: number): void {
    this.#parts = [];
    this.pages.push({ width, height, parts: this.#parts });
  }

  glyphs({ font, size, x, y, paint, glyphs, invisible }: GlyphRun): void {
    if (invisible || size <= 0) return;
    const letters: string[] = [];
    let pen = 0;
    for (const [i, id] of glyphs.ids.entries()) {
      const [left, up] = [(pen + glyphs.xOffsets[i]!) * EM, glyphs.yOffsets[i]! * EM];
      const across = Math.round(left) === 0 ? "" : ` x="${Math.round(left)}"`;
      const down = Math.round(up) === 0 ? "" : ` y="${-Math.round(up)}"`;
      if (glyphs.texts[i]?.trim() !== "" || glyphs.advances[i] === 0)
        letters.push(`<use href="#${this.set.glyph(font, id)}"${across}${down}/>`);
      pen += glyphs.advances[i]!;
    }
    if (letters.length === 0) return;
    const scale = size / EM;
    const slant = font.synthesis?.oblique ? -SLANT * scale : 0;
    const matrix: Matrix = [scale, 0, slant, scale, x, y];
    const bold = font.synthesis?.bold ? ` stroke-width="30" ${this.#paint("stroke", paint, matrix)}` : "";
    this.#parts.push(
      `<g transform="matrix(${numbers(matrix, 4)})" ${this.#paint("fill", paint, matrix)}${bold}>${letters.join("")}</g>`,
    );
  }

  fill(path: Path, paint: Paint, rule: "nonzero" | "evenodd" = "nonzero"): void {
    const how = rule === "evenodd" ? ' fill-rule="evenodd"' : "";
    this.#parts.push(`<path d="${pathText(path)}" ${this.#paint("fill", paint)}${how}/>`);
  }

  stroke(path: Path, paint: Paint, { width, cap, join, miterLimit, dash, dashOffset }: SvgStroke): void {
    const dashes =
      dash.length === 0 ? "" : ` stroke-dasharray="${numbers(dash)}" stroke-dashoffset="${numbers([dashOffset])}"`;
    const line = `stroke-width="${numbers([width])}" stroke-linecap="${cap}" stroke-linejoin="${join}" stroke-miterlimit="${numbers([miterLimit])}"${dashes}`;
    this.#parts.push(`<path d="${pathText(path)}" fill="none" ${this.#paint("stroke", paint)} ${line}/>`);
  }

  image(image: SampledImage | JpegImage, { x, y, width, height }: Rect): void {
    this.#parts.push(
      `<image x="${numbers([x])}" y="${numbers([y])}" width="${numbers([width])}" height="${numbers([height])}" preserveAspectRatio="none" href="${imageUrl(image)}"/>`,
    );
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    const name = this.set.name();
    const how = rule === "evenodd" ? ' clip-rule="evenodd"' : "";
    this.#parts.push(`<clipPath id="${name}"><path d="${pathText(path)}"${how}/></clipPath>`);
    this.#within(`clip-path="url(#${name})"`, paint);
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.#within(`transform="matrix(${numbers(matrix, 4)})"`, paint);
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    this.fill(path, { kind: "tile", cell, matrix: ONE, opacity: 1, paint });
  }

  group(opacity: number, paint: () => void): void {
    this.#within(`opacity="${numbers([opacity], 3)}"`, paint);
  }

  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void {
    const name = this.set.name();
    this.#parts.push(
      `<mask id="${name}"${kind === "alpha" ? ' mask-type="alpha"' : ""}>${this.#inside(paintMask)}</mask>`,
    );
    this.#within(`mask="url(#${name})"`, paint);
  }

  // A picture of a page has neither links nor a structure: those that show it say what it is.
  mark(): void {}
  link(): void {}
  destination(): void {}
  outline(): void {}
  structure(): void {}

  /** The value of a property that takes paints. @param matrix of the element that has it, in whose space it is then */
  #paint(property: "fill" | "stroke", paint: Paint, matrix: Matrix = ONE): string {
    if (isTile(paint)) return `${property}="url(#${this.#pattern(paint)})"`;
    if (isGradient(paint)) return `${property}="url(#${this.#gradient(paint, matrix)})"`;
    const opacity = paint.a === 1 ? "" : ` ${property}-opacity="${numbers([paint.a], 3)}"`;
    return `${property}="${hex(paint)}"${opacity}`;
  }

  #pattern({ cell, matrix, opacity, paint }: Extract<Paint, { readonly kind: "tile" }>): string {
    const name = this.set.name();
    const { x, y, width, height } = cell;
    const inner = this.#inside(paint);
    const shown = opacity === 1 ? inner : `<g opacity="${numbers([opacity], 3)}">${inner}</g>`;
    this.#parts.push(
      `<pattern id="${name}" patternUnits="userSpaceOnUse" x="${numbers([x])}" y="${numbers([y])}" width="${numbers([width])}" height="${numbers([height])}" viewBox="${numbers([x, y, width, height])}" patternTransform="matrix(${numbers(matrix, 4)})">${shown}</pattern>`,
    );
    return name;
  }

  #gradient(gradient: SvgGradient, around: Matrix): string {
    const name = this.set.name();
    const [scale, , slant, , x, y] = around;
    // Letters have a space of their own, in which the gradient has to be said.
    const own =
      around === ONE
        ? ""
        : `matrix(${numbers([1 / scale, 0, -slant / scale / scale, 1 / scale, (-x + (slant / scale) * y) / scale, -y / scale], 6)}) `;
    const transform = `${own}matrix(${numbers(gradient.matrix, 4)})`;
    if (gradient.kind === "conic") {
      this.#parts.push(conicPattern(name, gradient, transform));
      return name;
    }
    const stops = gradient.stops.map(
      ({ offset, color }) =>
        `<stop offset="${numbers([offset], 4)}" stop-color="${hex(color)}" stop-opacity="${numbers([color.a * (gradient.opacity ?? 1)], 3)}"/>`,
    );
    const common = `id="${name}" gradientUnits="userSpaceOnUse" gradientTransform="${transform}"`;
    const places =
      gradient.kind === "linear"
        ? `x1="${numbers([gradient.x1])}" y1="${numbers([gradient.y1])}" x2="${numbers([gradient.x2])}" y2="${numbers([gradient.y2])}"`
        : `cx="${numbers([gradient.cx])}" cy="${numbers([gradient.cy])}" r="${numbers([gradient.r])}" fx="${numbers([gradient.fx])}" fy="${numbers([gradient.fy])}"`;
    this.#parts.push(`<${gradient.kind}Gradient ${common} ${places}>${stops.join("")}</${gradient.kind}Gradient>`);
    return name;
  }

  #within(attribute: string, paint: () => void): void {
    const inner = this.#inside(paint);
    if (inner !== "") this.#parts.push(`<g ${attribute}>${inner}</g>`);
  }

  #inside(paint: () => void): string {
    const outer = this.#parts;
    const inner: string[] = (this.#parts = []);
    paint();
    this.#parts = outer;
    return inner.join("");
  }
}

/** SVG has no gradient of this kind: sectors of one colour each, without smooth edges between them. */
function conicPattern(name: string, gradient: Extract<SvgGradient, ConicGradient>, transform: string): string {
  const sectors = conicSectors(gradient).map(({ center, from, to, color }) => {
    const alpha = color.a * (gradient.opacity ?? 1);
    const opacity = alpha === 1 ? "" : ` fill-opacity="${numbers([alpha], 3)}"`;
    return `<path d="M${numbers(center)}L${numbers(from)} ${numbers(to)}Z" fill="${hex(color)}"${opacity}/>`;
  });
  const { cx, cy, reach } = gradient;
  const place = [cx - reach, cy - reach, 2 * reach, 2 * reach];
  const [x, y, width, height] = place.map((value) => numbers([value]));
  return `<pattern id="${name}" patternUnits="userSpaceOnUse" x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${numbers(place)}" shape-rendering="crispEdges" patternTransform="${transform}">${sectors.join("")}</pattern>`;
}

const isTile = (paint: Paint): paint is Extract<Paint, { readonly kind: "tile" }> => "cell" in paint;

const hex = ({ r, g, b }: Color): string =>
  `#${[r, g, b].map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

const numbers = (values: readonly number[], digits = 2): string =>
  values.map((value) => String(Number(value.toFixed(digits)) + 0)).join(" ");

function pathText(path: Path, digits = 2): string {
  return path
    .map(([operator, ...args]) => {
      if (operator !== "R") return operator + numbers(args, digits);
      const [x = 0, y = 0, width = 0, height = 0] = args;
      return `M${numbers([x, y], digits)}h${numbers([width], digits)}v${numbers([height], digits)}h${numbers([-width], digits)}Z`;
    })
    .join("");
}
