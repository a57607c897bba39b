/**
 * Pages -> sheets of twice their size, each page on its sheet twice, with marks where to cut. The first copy is the document; the second is
 * painted as an artifact, so that nobody hears it twice.
 */
import type { JpegImage, Matrix, Path, Rect, SampledImage, SvgStroke } from "../graphics/index.js";
import { PAPER_SIZES, PX_PER_UNIT } from "../units.js";
import type { StructureElement } from "./structure/structure.js";
import type { GlyphRun, LinkArea, Mark, OutlineEntry, Paint, PaintTarget } from "./target.js";
import { pt } from "./units.js";

/** pt */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Paints again what was painted, on whatever target. */
type Again = (target: PaintTarget) => void;

/** Marks where to cut, pt: from the edge of the sheet, as margins are wider. */
const CUT_LENGTH = 14;
const CUT: SvgStroke = { width: 0.5, cap: "butt", join: "miter", miterLimit: 4, dash: [], dashOffset: 0 };
const INK = { r: 0, g: 0, b: 0, a: 1 };

export class ImposedTarget implements PaintTarget {
  #page: { readonly sheet: Size; readonly copy: { readonly x: number; readonly y: number } } | undefined;
  /** What was painted on the page, in the innermost of what holds others. */
  #painted: Again[] = [];
  /** Whether what is painted is to be painted again. */
  #isNoting = true;
  #isCopying = false;

  constructor(readonly sheets: PaintTarget) {}

  page(width: number, height: number): void {
    this.#endPage();
    // Pages that stand upright lie beside one another, others above one another.
    const isUpright = width <= height;
    const [short, long] = isUpright ? [height, twice(width, height)] : [width, twice(height, width)];
    const sheet = isUpright ? { width: long, height: short } : { width: short, height: long };
    this.#page = { sheet, copy: { x: sheet.width - width, y: sheet.height - height } };
    this.sheets.page(sheet.width, sheet.height);
  }

  #endPage(): void {
    if (!this.#page) return;
    const { sheet, copy } = this.#page;
    const painted = this.#painted;
    this.#painted = [];
    this.#isCopying = true;
    this.#isNoting = false;
    this.sheets.mark({ kind: "artifact" });
    this.sheets.transform([1, 0, 0, 1, copy.x, copy.y], () => {
      for (const again of painted) again(this.sheets);
    });
    for (const line of cutMarks(sheet)) this.sheets.stroke(line, INK, CUT);
    this.#isCopying = false;
    this.#isNoting = true;
    this.#page = undefined;
  }

  mark(mark: Mark): void {
    if (!this.#isCopying) this.sheets.mark(mark);
  }

  link(link: LinkArea): void {
    if (!this.#isCopying) this.sheets.link(link);
  }

  destination(name: string, x: number, y: number): void {
    if (!this.#isCopying) this.sheets.destination(name, x, y);
  }

  outline(entries: readonly OutlineEntry[]): void {
    this.#endPage();
    this.sheets.outline(entries);
  }

  structure(root: StructureElement): void {
    this.#endPage();
    this.sheets.structure(root);
  }

  glyphs(run: GlyphRun): void {
    this.#paint((target) => target.glyphs(run));
  }

  fill(path: Path, paint: Paint, rule?: "nonzero" | "evenodd"): void {
    this.#paint((target) => target.fill(path, paint, rule));
  }

  stroke(path: Path, paint: Paint, stroke: SvgStroke): void {
    this.#paint((target) => target.stroke(path, paint, stroke));
  }

  image(image: SampledImage | JpegImage, rect: Rect): void {
    this.#paint((target) => target.image(image, rect));
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    this.#paint((target) => target.tile(path, cell, paint));
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    this.#hold([paint], (target, [inner]) => target.clip(path, rule, inner!));
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.#hold([paint], (target, [inner]) => target.transform(matrix, inner!));
  }

  group(opacity: number, paint: () => void): void {
    this.#hold([paint], (target, [inner]) => target.group(opacity, inner!));
  }

  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void {
    this.#hold([paintMask, paint], (target, [mask, inner]) => target.mask(kind, mask!, inner!));
  }

  /** Tiles are painted by who fills with them, and are no content by themselves. */
  #paint(again: Again): void {
    if (this.#isNoting) this.#painted.push(again);
    const before = this.#isNoting;
    this.#isNoting = false;
    again(this.sheets);
    this.#isNoting = before;
  }

  /** What holds others: what these paint is noted with it. */
  #hold(inner: readonly (() => void)[], paint: (target: PaintTarget, inner: readonly (() => void)[]) => void): void {
    if (!this.#isNoting) {
      paint(this.sheets, inner);
      return;
    }
    const outer = this.#painted;
    const noted: Again[][] = inner.map(() => []);
    const noting = inner.map((one, i) => () => {
      this.#painted = noted[i]!;
      one();
      this.#painted = outer;
    });
    outer.push((target) =>
      paint(
        target,
        noted.map((calls) => () => {
          for (const again of calls) again(target);
        }),
      ),
    );
    paint(this.sheets, noting);
  }
}

/** pt that paper may be longer than two pages: two A5 are 1 mm less than an A4. */
const TRIM = pt(2 * PX_PER_UNIT.mm!);

/** The side of a sheet along which two pages stand: that of a usual paper, where one is cut into just these. */
function twice(side: number, across: number): number {
  const papers = [...PAPER_SIZES.values()].map(({ width, height }) => ({ short: pt(width), long: pt(height) }));
  const paper = papers.find(
    ({ short, long }) => Math.abs(short - across) < 0.5 && long >= 2 * side - 0.5 && long - 2 * side < TRIM,
  );
  return paper?.long ?? 2 * side;
}

/** At both ends of the line between the two copies. */
function cutMarks({ width, height }: Size): Path[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Path => [
    ["M", x1, y1],
    ["L", x2, y2],
  ];
  const [x, y] = [width / 2, height / 2];
  return width > height
    ? [line(x, 0, x, CUT_LENGTH), line(x, height - CUT_LENGTH, x, height)]
    : [line(0, y, CUT_LENGTH, y), line(width - CUT_LENGTH, y, width, y)];
}
