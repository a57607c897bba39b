/**
 * SVG text, or an `svg` element of an HTML document -> a drawing. A file with a script, an event handler or an external reference
 * is refused. What is not understood is left out, with a warning that names it once.
 */
import { DomHandler, Element } from "domhandler";
import { Parser } from "htmlparser2";
import { type DiagnosticCode, Findings, type Outcome, SourceText } from "../../diagnostics/index.js";
import type { FontLibrary } from "../../fonts/index.js";
import type { Rect } from "../geometry.js";
import { ImageError } from "../raster/image-error.js";
import { activeContent } from "./active.js";
import { descendants, localName, textOf, topOf } from "./dom.js";
import { type DrawOptions, drawEffects, drawRoot } from "./draw.js";
import type { Effects } from "./effects.js";
import { ignored } from "./style/properties.js";
import { Cascade, SvgStyle } from "./style/style.js";
import { type DrawingSheet, StyleRules } from "./style/stylesheet.js";
import { aspectRatio, type NaturalSize, type SvgImage, type SvgItem } from "./svg.js";
import { viewBoxOf } from "./view-box.js";

const MAX_DEPTH = 100;
/** Of all pictures in a drawing together. */
const MAX_PIXELS = 40_000_000;

export interface SvgOptions {
  /** Without fonts, no text is drawn. */
  readonly fonts?: FontLibrary | undefined;
  /** BCP 47. Default: en. */
  readonly lang?: string;
}

/**
 * Reads an SVG file.
 * Diagnostics: `svg/unsupported` (warning) once for each kind of element or property that is not drawn; `css/…` (warnings) for what
 * isn't understood in its style sheets; `svg/number` (warning) for numbers beyond all pages; `font/missing-glyph` (warning); `svg/active` (errors, without a value) for what acts by itself
 * or reaches out of the file. Throws ImageError for what is no drawing, or too much of one.
 */
export function parseSvg(text: string, options: SvgOptions & { readonly file: string }): Outcome<SvgImage> {
  const handler = new ShallowHandler(undefined, { xmlMode: true, withStartIndices: true, withEndIndices: true });
  new Parser(handler, { xmlMode: true }).end(text);
  const document = handler.root;
  const root = document.children.find((node): node is Element => node instanceof Element && localName(node) === "svg");
  if (!root) throw new ImageError("it has no svg element");
  const source = new SourceText(options.file, text);
  const active = activeContent(document, source);
  if (active.length > 0) return { diagnostics: active };
  return drawSvg(root, { ...options, source, isFile: true });
}

/** @public */
export interface InlineSvgOptions extends SvgOptions {
  /** What the elements were read from, for the places of diagnostics. */
  readonly source: SourceText;
  /** Style sheets of the document around it, as CSS. Those in `style` elements below the root are read anyway. */
  readonly stylesheets?: readonly string[];
  /** What the root inherits: values of CSS by property, such as `color`, `font-family`, `font-size`. */
  readonly inherited?: Readonly<Record<string, string>>;
}

/**
 * Draws an `svg` element that stands in a document. References lead to any element of it. Diagnostics: those of `parseSvg`, but
 * `svg/active`: nothing runs on paper. Throws ImageError for what is too much.
 * @public
 */
export function drawSvg(root: Element, options: InlineSvgOptions & { readonly isFile?: boolean }): Outcome<SvgImage> {
  const reporter = new Reporter(options.source);
  let hasText = false;
  const onText = () => {
    hasText = true;
  };
  const drawOptions = drawingOptions(root, options, reporter, onText);
  const style = drawOptions.cascade.natural(root);
  const given = viewBoxOf(root.attribs.viewBox);
  const viewBox = given === "empty" ? undefined : given;
  const natural = naturalSize(root, style, viewBox);
  const size = defaultSize(natural);
  // An image shows all of its own sides, whatever the size it is shown in: without a view box it is stretched, as in browsers.
  const hasSide = natural.width !== undefined || natural.height !== undefined;
  const shownIn = (width: number, height: number): Rect | undefined =>
    options.isFile && hasSide
      ? { x: 0, y: 0, width: natural.width || width, height: natural.height || height }
      : undefined;
  const placed = viewBox ? aspectRatio(root.attribs.preserveAspectRatio) : "none";
  const draw = remembering((width, height) => {
    if (given === "empty") return [];
    const shown = viewBox ?? shownIn(width, height);
    return drawRoot(root, shown, placed, { width, height }, drawOptions);
  });
  // Drawn at once, so that all is told that there is to tell.
  if (size.width > 0 && size.height > 0) draw(size.width, size.height);
  const diagnostics = [...reporter.diagnostics];
  return { value: { format: "svg", ...size, natural, hasText, draw }, diagnostics };
}

/** @public */
export interface SvgEffect {
  readonly kind: "clipPath" | "mask";
  /** What is left of a box of the given size, px, from its top left corner on; `hidden` where that is nothing. */
  readonly on: (width: number, height: number) => Effects | "hidden";
}

/**
 * A `clipPath` or `mask` of a document, for its boxes (CSS Masking 1, sections 5.1 and 7.1). Diagnostics: those of `drawSvg`.
 * @param root the outermost `svg` element around it
 * @public
 */
export function svgEffect(server: Element, root: Element, options: InlineSvgOptions): Outcome<SvgEffect> {
  const kind = localName(server);
  if (kind !== "clipPath" && kind !== "mask") return { diagnostics: [] };
  const reporter = new Reporter(options.source);
  const drawOptions = drawingOptions(root, options, reporter, () => undefined);
  const on = (width: number, height: number) => drawEffects(server, root, { width, height }, drawOptions);
  // Tried at once, so that all is told that there is to tell.
  on(100, 100);
  return { value: { kind, on }, diagnostics: [...reporter.diagnostics] };
}

function drawingOptions(
  root: Element,
  options: InlineSvgOptions & { readonly isFile?: boolean },
  reporter: Reporter,
  onText: () => void,
): DrawOptions {
  const top = options.isFile ? topOf(root) : root;
  const styles = [...descendants(top)].filter((element) => localName(element) === "style");
  const own = styles.map((style): DrawingSheet => {
    const text = textOf(style);
    // Those in a page are told as its own.
    return { text, tell: options.isFile ? reporter.inSheet(style, text) : undefined };
  });
  const rules = rulesOf(options.stylesheets ?? NO_SHEETS, own);
  const base = SvgStyle.from(options.inherited ?? {});
  return {
    cascade: new Cascade(rules, (element, name) => reporter.property(element, name), base),
    fonts: options.fonts,
    lang: (options.lang ?? root.attribs["xml:lang"] ?? root.attribs.lang ?? "en").toLowerCase(),
    tell: (...told) => reporter.tell(...told),
    onText,
    maxPixels: MAX_PIXELS,
  };
}

const NO_SHEETS: readonly string[] = [];
const rulesOfPages = new WeakMap<readonly string[], StyleRules>();

/** The rules of a page's sheets, which its drawings share: its own are among them, mostly. */
function rulesOf(page: readonly string[], own: readonly DrawingSheet[]): StyleRules {
  const sheets = page.map((text) => ({ text }));
  if (!own.every(({ text }) => page.includes(text))) return new StyleRules([...sheets, ...own]);
  let rules = rulesOfPages.get(page);
  if (!rules) rulesOfPages.set(page, (rules = new StyleRules(sheets)));
  return rules;
}

/** The last drawing is kept: mostly there is only one size. What is too much at another size is nothing. */
function remembering(draw: (width: number, height: number) => SvgItem[]): SvgImage["draw"] {
  let last: { readonly width: number; readonly height: number; readonly items: readonly SvgItem[] } | undefined;
  return (width, height) => {
    if (last?.width === width && last.height === height) return last.items;
    let items: readonly SvgItem[];
    try {
      items = draw(width, height);
    } catch (error) {
      if (!last || !(error instanceof ImageError)) throw error;
      items = [];
    }
    last = { width, height, items };
    return items;
  };
}

function naturalSize(root: Element, style: SvgStyle, viewBox: Rect | undefined): NaturalSize {
  const of = (name: "width" | "height") => {
    const value = style.length(name) ?? style.attribute(root.attribs[name]);
    return value !== undefined && value >= 0 ? value : undefined;
  };
  const [width, height] = [of("width"), of("height")];
  const own = width !== undefined && height !== undefined && width > 0 && height > 0 ? width / height : undefined;
  const ratio = own ?? (viewBox && viewBox.width / viewBox.height);
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(ratio !== undefined && { ratio }),
  };
}

/** CSS Images 3, section 5.2: what one dimension and the ratio leave open; 300 by 150 px where nothing is known. */
function defaultSize({ width, height, ratio }: NaturalSize): { width: number; height: number } {
  if (width !== undefined) return { width, height: height ?? (ratio ? width / ratio : 150) };
  if (height !== undefined) return { width: ratio ? height * ratio : 300, height };
  if (ratio === undefined) return { width: 300, height: 150 };
  return ratio >= 2 ? { width: 300, height: 300 / ratio } : { width: 150 * ratio, height: 150 };
}

/** Ends while it reads: what is nested deeply takes the parser time by the square of the depth. */
class ShallowHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) throw new ImageError("its elements are nested too deeply");
    super.onopentag(name, attributes);
  }
}

/** Warnings at elements, one for each kind. */
class Reporter extends Findings {
  property(element: Element, name: string): void {
    this.tell(element, name, ignored(name));
  }

  /** What tells of a sheet in a `style` element: at the element where references make the text another than the file's. */
  inSheet(style: Element, text: string): NonNullable<DrawingSheet["tell"]> {
    const from = this.source.text.indexOf(text, style.startIndex ?? 0);
    const isHere = from >= 0 && from + text.length <= (style.endIndex ?? 0);
    return (key, code, message, start, end) => {
      const [first, last] = isHere ? [from + start, from + end] : [style.startIndex ?? 0, style.startIndex ?? 0];
      this.warnOnce(key, code, message, { start: first, end: last });
    };
  }

  tell(
    element: Element,
    key: string,
    message: string,
    hints: readonly string[] = [],
    code: DiagnosticCode = "svg/unsupported",
  ): void {
    const start = element.startIndex ?? 0;
    this.warnOnce(key, code, message, { start, end: start + element.name.length + 1 }, hints);
  }
}
