/**
 * SVG text -> a list of shapes to paint. A file with a script, an event handler or an external reference is refused. What is not
 * understood is left out, with a warning that names it once.
 */
import { type Document, DomHandler, Element } from "domhandler";
import { Parser } from "htmlparser2";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.js";
import { SourceText } from "../../diagnostics/source.js";
import { type Matrix, multiply, type Rect } from "../geometry.js";
import { ImageError } from "../raster/image-error.js";
import { activeContent } from "./active.js";
import { length, numbers, transform } from "./numbers.js";
import { opacity, type PaintContext, shapePaint } from "./paint.js";
import { shapePath } from "./shapes.js";
import { elementStyle, parseStyleRules, type SvgStyle } from "./style.js";
import { type SvgImage, type SvgItem, viewBoxMatrix } from "./svg.js";

/** Elements that paint nothing themselves. */
const SILENT = new Set(["defs", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "symbol"]);
/** `use` can refer to groups of `use`: without a limit a few hundred bytes draw billions of shapes. */
const MAX_ITEMS = 50_000;
const MAX_DEPTH = 100;

/**
 * Diagnostics: `svg/unsupported` (warning) once for each kind of element or attribute that is not drawn; `svg/active` (errors,
 * without a value) for what acts by itself or reaches out of the file. Throws ImageError.
 */
export function parseSvg(text: string, options: { readonly file: string }): Outcome<SvgImage> {
  const handler = new ShallowHandler(null, { xmlMode: true, withStartIndices: true, withEndIndices: true });
  new Parser(handler, { xmlMode: true }).end(text);
  const document = handler.root;
  const root = document.children.find((node): node is Element => node instanceof Element && localName(node) === "svg");
  if (!root) throw new ImageError("it has no svg element");
  const source = new SourceText(options.file, text);
  const active = activeContent(document, source);
  if (active.length > 0) return { diagnostics: active };
  const width = length(root.attribs.width);
  const height = length(root.attribs.height);
  const [x, y, w, h] = numbers(root.attribs.viewBox);
  const viewBox =
    w !== undefined && h !== undefined && w > 0 && h > 0 ? { x: x!, y: y!, width: w, height: h } : undefined;
  const size = naturalSize(width, height, viewBox);
  const reader = new SvgReader(document, viewBox ?? { x: 0, y: 0, ...size }, source);
  const items = reader.read(root);
  return {
    value: { format: "svg", ...size, viewBox: reader.viewBox, aspect: aspect(root.attribs.preserveAspectRatio), items },
    diagnostics: reader.diagnostics,
  };
}

/** CSS Images 3, section 5.2: what one dimension and the ratio leave open; 300 by 150 px where nothing is known. */
function naturalSize(
  width: number | undefined,
  height: number | undefined,
  viewBox: Rect | undefined,
): { width: number; height: number } {
  const ratio = viewBox && viewBox.width / viewBox.height;
  if (width !== undefined) return { width, height: height ?? (ratio ? width / ratio : 150) };
  if (height !== undefined) return { width: ratio ? height * ratio : 300, height };
  return viewBox ? { width: viewBox.width, height: viewBox.height } : { width: 300, height: 150 };
}

function aspect(text: string | undefined): SvgImage["aspect"] {
  const [align = "xMidYMid", meetOrSlice] = text?.trim().split(/\s+/) ?? [];
  if (align === "none") return "none";
  const place = (name: string | undefined) => ({ Min: 0, Mid: 0.5, Max: 1 })[name ?? ""] ?? 0.5;
  const match = /^x(Min|Mid|Max)Y(Min|Mid|Max)$/.exec(align);
  return { x: place(match?.[1]), y: place(match?.[2]), slice: meetOrSlice === "slice" };
}

/** Names with the prefix `svg:` mean the same; other prefixes are other vocabularies. */
function localName(element: Element): string {
  return element.name.startsWith("svg:") ? element.name.slice(4) : element.name;
}

/** Ends while it reads: what is nested deeply takes the parser time by the square of the depth. */
class ShallowHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) throw new ImageError("its elements are nested too deeply");
    super.onopentag(name, attributes);
  }
}

class SvgReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #told = new Set<string>();
  readonly #context: PaintContext;
  #count = 0;

  constructor(
    document: Document,
    readonly viewBox: Rect,
    readonly source: SourceText,
  ) {
    const byId = new Map<string, Element>();
    let css = "";
    const visit = (node: Document | Element) => {
      for (const child of node.children) {
        if (!(child instanceof Element)) continue;
        if (child.attribs.id && !byId.has(child.attribs.id)) byId.set(child.attribs.id, child);
        if (localName(child) === "style") css += textOf(child);
        visit(child);
      }
    };
    visit(document);
    this.#context = { byId, rules: css === "" ? [] : parseStyleRules(css), viewBox };
  }

  read(root: Element): SvgItem[] {
    const style = elementStyle(root, {}, this.#context.rules);
    return this.#children(root, style, [1, 0, 0, 1, 0, 0], []);
  }

  #children(element: Element, style: SvgStyle, matrix: Matrix, used: readonly Element[]): SvgItem[] {
    return element.children.flatMap((child) =>
      child instanceof Element ? this.#element(child, style, matrix, used) : [],
    );
  }

  #element(element: Element, inherited: SvgStyle, outer: Matrix, used: readonly Element[]): SvgItem[] {
    const name = localName(element);
    if (SILENT.has(name) || name.includes(":")) return [];
    this.#checkEffects(element);
    const style = elementStyle(element, inherited, this.#context.rules);
    if (style.display === "none") return [];
    const matrix = multiply(outer, transform(element.attribs.transform));
    const items = this.#content(element, name, style, matrix, used);
    const alpha = opacity(style.opacity);
    if (alpha === 1 || items.length === 0) return items;
    return alpha === 0 ? [] : [{ kind: "group", opacity: alpha, items }];
  }

  #content(element: Element, name: string, style: SvgStyle, matrix: Matrix, used: readonly Element[]): SvgItem[] {
    if (name === "g" || name === "a" || name === "switch") return this.#children(element, style, matrix, used);
    if (name === "svg")
      return this.#children(element, style, multiply(matrix, nestedViewport(element, element, this.viewBox)), used);
    if (name === "use") return this.#use(element, style, matrix, used);
    const path = shapePath(element, this.viewBox);
    if (!path) {
      this.#warn(element, `<${name}>`, `<${name}> in an SVG image is not drawn`);
      return [];
    }
    if (++this.#count > MAX_ITEMS) throw new ImageError(`it draws more than ${MAX_ITEMS} shapes`);
    const paint = path.length > 0 ? shapePaint(path, style, this.#context) : undefined;
    return paint ? [{ kind: "shape", path, matrix, ...paint }] : [];
  }

  #use(element: Element, style: SvgStyle, outer: Matrix, used: readonly Element[]): SvgItem[] {
    const href = element.attribs.href ?? element.attribs["xlink:href"] ?? "";
    const target = this.#context.byId.get(href.slice(1));
    // A `use` of something that it is in itself draws nothing (SVG 2, section 5.6).
    if (!target || used.includes(target) || used.length > MAX_DEPTH) return [];
    if (++this.#count > MAX_ITEMS) throw new ImageError(`it draws more than ${MAX_ITEMS} shapes`);
    const { x, y } = element.attribs;
    const matrix = multiply(outer, [
      1,
      0,
      0,
      1,
      length(x, this.viewBox.width) ?? 0,
      length(y, this.viewBox.height) ?? 0,
    ]);
    const within = [...used, target];
    if (localName(target) !== "symbol") return this.#element(target, style, matrix, within);
    const own = elementStyle(target, style, this.#context.rules);
    return this.#children(target, own, multiply(matrix, nestedViewport(target, element, this.viewBox)), within);
  }

  #checkEffects(element: Element): void {
    for (const name of ["clip-path", "mask", "filter"]) {
      const value = element.attribs[name];
      if (value && value !== "none") this.#warn(element, name, `${name} in an SVG image is ignored`);
    }
  }

  #warn(element: Element, key: string, message: string): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const start = element.startIndex ?? 0;
    this.diagnostics.push(
      this.source.diagnostic("warning", "svg/unsupported", message, start, start + element.name.length + 1),
    );
  }
}

/** The viewport of a nested `svg`, or of a symbol with the size that its `use` gives it. */
function nestedViewport(owner: Element, sized: Element, outer: Rect): Matrix {
  const x = owner === sized ? (length(owner.attribs.x, outer.width) ?? 0) : 0;
  const y = owner === sized ? (length(owner.attribs.y, outer.height) ?? 0) : 0;
  const [left, top, w, h] = numbers(owner.attribs.viewBox);
  if (left === undefined || top === undefined || !w || !h) return [1, 0, 0, 1, x, y];
  const width = length(sized.attribs.width, outer.width) ?? outer.width;
  const height = length(sized.attribs.height, outer.height) ?? outer.height;
  return multiply(
    [1, 0, 0, 1, x, y],
    viewBoxMatrix({ x: left, y: top, width: w, height: h }, aspect(owner.attribs.preserveAspectRatio), width, height),
  );
}

function textOf(element: Element): string {
  return element.children
    .map((child) =>
      "data" in child
        ? child.data
        : "children" in child
          ? child.children.map((c) => ("data" in c ? c.data : "")).join("")
          : "",
    )
    .join("");
}
