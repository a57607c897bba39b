/** A paint target that writes down what it is told, one readable line each: what tests compare. */
import type { Color } from "../css/index.js";
import {
  isGradient,
  type JpegImage,
  type Matrix,
  type Path,
  type Rect,
  type SampledImage,
  type SvgStroke,
} from "../graphics/index.js";
import { StructureElement } from "./structure/structure.js";
import {
  type GlyphRun,
  type LinkArea,
  type Mark,
  type OutlineEntry,
  type Paint,
  type PaintTarget,
  sameMark,
} from "./target.js";

export class RecordingTarget implements PaintTarget {
  readonly lines: string[] = [];
  #depth = 0;
  #mark: Mark | undefined;

  page(width: number, height: number): void {
    this.#line(`page ${numbers(width, height)}`);
    this.#mark = undefined;
  }

  mark(mark: Mark): void {
    const same = this.#mark && sameMark(this.#mark, mark);
    this.#mark = mark;
    if (same) return;
    this.#line(mark.kind === "content" ? `mark ${mark.element.type}` : `artifact${mark.type ? ` ${mark.type}` : ""}`);
  }

  glyphs(run: GlyphRun): void {
    const { texts } = run.glyphs;
    const text = (run.rtl ? texts.toReversed() : texts).join("");
    const colour = "a" in run.paint && isBlack(run.paint) ? "" : ` ${describePaint(run.paint)}`;
    const invisible = run.invisible ? " invisible" : "";
    this.#line(
      `text${invisible} ${numbers(run.x, run.y)} ${numbers(run.size)}pt ${run.font.key}${colour} ${JSON.stringify(text)}`,
    );
  }

  fill(path: Path, paint: Paint, rule: "nonzero" | "evenodd" = "nonzero"): void {
    this.#painted(`fill ${describePaint(paint)}${rule === "evenodd" ? " evenodd" : ""} ${describePath(path)}`, paint);
  }

  stroke(path: Path, paint: Paint, stroke: SvgStroke): void {
    const dash = stroke.dash.length > 0 ? ` dash ${numbers(...stroke.dash)}` : "";
    this.#painted(`stroke ${numbers(stroke.width)}pt ${describePaint(paint)}${dash} ${describePath(path)}`, paint);
  }

  image(image: SampledImage | JpegImage, rect: Rect): void {
    this.#line(`image ${image.format} ${image.width}x${image.height} ${describeRect(rect)}`);
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    this.#nested(`clip${rule === "evenodd" ? " evenodd" : ""} ${describePath(path)}`, paint);
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    this.#nested(`tile ${describeRect(cell)} over ${describePath(path)}`, paint);
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.#nested(`transform ${numbers(...matrix)}`, paint);
  }

  group(opacity: number, paint: () => void): void {
    this.#nested(`group opacity ${numbers(opacity)}`, paint);
  }

  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void {
    this.#nested(`mask ${kind}`, paintMask);
    this.#nested("masked", paint);
  }

  link(link: LinkArea): void {
    const to = link.target.kind === "uri" ? link.target.uri : `#${link.target.name}`;
    this.#line(`link ${describeRect(link.rect)} ${to} ${JSON.stringify(link.description)}`);
  }

  destination(name: string, x: number, y: number): void {
    this.#line(`destination ${name} ${numbers(x, y)}`);
  }

  outline(entries: readonly OutlineEntry[]): void {
    for (const entry of entries) {
      this.#nested(`outline ${JSON.stringify(entry.title)} page ${entry.page + 1} y ${numbers(entry.y)}`, () =>
        this.outline(entry.children),
      );
    }
  }

  structure(root: StructureElement): void {
    if (root.isEmpty) return;
    this.#nested(`<${root.type}${describeProperties(root)}>`, () => {
      for (const kid of root.kids()) {
        if (kid instanceof StructureElement) this.structure(kid);
        else this.#line("content");
      }
    });
  }

  #painted(line: string, paint: Paint): void {
    this.#nested(line, "cell" in paint ? paint.paint : () => undefined);
  }

  #nested(line: string, inner: () => void): void {
    this.#line(line);
    this.#depth++;
    inner();
    this.#depth--;
  }

  #line(text: string): void {
    this.lines.push("  ".repeat(this.#depth) + text);
  }
}

const numbers = (...values: number[]): string =>
  values.map((value) => String(Math.round(value * 100) / 100 + 0)).join(",");
const describeRect = ({ x, y, width, height }: Rect): string => `${numbers(x, y)} ${numbers(width)}x${numbers(height)}`;
const isBlack = ({ r, g, b, a }: Color): boolean => r === 0 && g === 0 && b === 0 && a === 1;

function color({ r, g, b, a }: Color): string {
  const hex = [r, g, b].map((value) => Math.round(value).toString(16).padStart(2, "0")).join("");
  return `#${hex}${a === 1 ? "" : `/${numbers(a)}`}`;
}

function describePaint(paint: Paint): string {
  if ("cell" in paint) return `tile(${describeRect(paint.cell)} ${numbers(...paint.matrix)})`;
  if (!isGradient(paint)) return color(paint);
  return `${paint.kind}(${paint.stops.map((stop) => `${color(stop.color)} ${numbers(stop.offset)}`).join(", ")})`;
}

function describePath(path: Path): string {
  return path
    .map(([operator, ...args]) =>
      operator === "R"
        ? `rect ${numbers(args[0]!, args[1]!)} ${numbers(args[2]!)}x${numbers(args[3]!)}`
        : `${operator}${numbers(...args)}`,
    )
    .join(" ");
}

function describeProperties({ properties }: StructureElement): string {
  const { cell, ...rest } = properties;
  const shown = { ...rest, ...cell };
  return Object.entries(shown)
    .filter(([name, value]) => value !== undefined && !(name.endsWith("Span") && value === 1))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join("");
}
