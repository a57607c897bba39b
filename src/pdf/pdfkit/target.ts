/** The paint target that writes PDF 1.7, tagged, by way of PDFKit's objects. */

import { createHash } from "node:crypto";
import type { Color } from "../../css/index.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { isTooLong } from "../../document/index.js";
import type { FontFace } from "../../fonts/index.js";
import {
  isGradient,
  type JpegImage,
  type Matrix,
  mapRect,
  multiply,
  type Path,
  pathBounds,
  type Rect,
  rectPath,
  type SampledImage,
  type SvgGradient,
  type SvgStroke,
} from "../../graphics/index.js";
import type { Attachment, Conformance, DocumentMetadata } from "../metadata.js";
import type { StructureElement } from "../structure/structure.js";
import type { GlyphRun, LinkArea, Mark, OutlineEntry, Paint, PaintTarget, TilePaint } from "../target.js";
import { writeAttachments } from "./attachments.js";
import type { ContentStream } from "./content-stream.js";
import { PdfDocument } from "./document.js";
import { EmbeddedFace } from "./fonts/embedded-face.js";
import { lossOf } from "./fonts/lost-glyphs.js";
import { Gradients, hasVaryingAlpha } from "./gradients.js";
import { Images } from "./images/images.js";
import { Layers, type Page } from "./layers.js";
import { finite } from "./numbers.js";
import { type PdfReference, textString } from "./objects.js";
import { writeOutline } from "./outline-writer.js";
import { writeOutputIntent } from "./output-intent/output-intent.js";
import { StructureWriter } from "./structure-writer.js";

/** How pages are numbered from one on, each run from 1. */
export interface PageLabels {
  /** Index of the page in the file, from 0. */
  readonly from: number;
  readonly style: "decimal" | "lower-roman";
}

/** Annotation flag Print (ISO 32000-1, table 165). */
const PRINT = 4;
/** A transparency group that is composed for itself (ISO 32000-1, section 11.6.6). */
const GROUP = { Type: "Group", S: "Transparency", I: true, CS: "DeviceRGB" };

export class PdfkitTarget implements PaintTarget {
  readonly #document: PdfDocument;
  readonly #pages: Page[] = [];
  readonly #layers: Layers;
  readonly #gradients: Gradients;
  readonly #faces = new Map<FontFace, EmbeddedFace>();
  readonly #told = new Set<string>();
  readonly #images: Images;
  readonly #alphas = new Map<string, PdfReference>();
  #structureWriter: StructureWriter | undefined;

  /** @param imageDpi pixels that an inch of the page needs: images with more are sampled down. Default: as they are */
  constructor(metadata: DocumentMetadata, imageDpi = Infinity) {
    this.#document = new PdfDocument(metadata);
    this.#layers = new Layers(this.#document, () => this.#setAlpha(1));
    this.#gradients = new Gradients(this.#document);
    this.#images = new Images(this.#document, imageDpi);
    const marked = this.#document.object({ Marked: true });
    // Ended by PDFKit together with the document; it also makes the tab order follow the structure.
    this.#document.catalog.MarkInfo = marked;
  }

  attach(attachments: readonly Attachment[], date: string | undefined): void {
    writeAttachments(this.#document, attachments, date);
  }

  /**
   * Ends the document. Nothing can be painted afterwards.
   * @param conformance what it claims
   * @returns the file, or what of it hasn't been taken yet
   */
  bytes(conformance: readonly Conformance[]): Uint8Array {
    this.#endPage();
    this.#images.flush();
    for (const face of this.#faces.values()) face.end();
    return this.#document.finish(conformance);
  }

  /** `font/color` and `font/unreadable`, warnings: what is lost of the glyphs shown; told once for each file of fonts. */
  losses(): Diagnostic[] {
    return [...this.#faces].flatMap(([face, embedded]) => {
      if (this.#told.has(face.path)) return [];
      const lost = lossOf(face, embedded.shown());
      if (lost.length > 0) this.#told.add(face.path);
      return lost;
    });
  }

  /** How many pages there are. */
  get pageCount(): number {
    return this.#pages.length;
  }

  /**
   * Ends a part of a document that is written as it is made: its pages and its structure can't be changed any more, and are
   * forgotten.
   * @returns what of the file hasn't been taken yet
   */
  endPart(root: StructureElement): Uint8Array {
    this.#endPage();
    this.#images.flush();
    this.#structure.writePart(root, this.#layers);
    this.#layers.places.clear();
    this.#layers.parents.clear();
    this.#document.flushPages();
    return this.#document.takeWritten();
  }

  /**
   * What holds a document of parts together.
   * @param from the first page, and the first part, that stand before all others
   * @param labels of pages from the one of that index on (ISO 32000-1, section 12.4.2)
   */
  endParts(from: { readonly page: number; readonly part: number }, labels: readonly PageLabels[]): void {
    this.#document.putFirst(from.page);
    this.#document.catalog.PageLabels = {
      Nums: labels.flatMap(({ from: index, style }) => [index, { S: style === "lower-roman" ? "r" : "D" }]),
    };
    this.#structure.endParts(from.part);
    writeOutputIntent(this.#document);
  }

  page(width: number, height: number): void {
    this.#endPage();
    const size = [width, height].map((length) => Math.round(length * 1000) / 1000) as [number, number];
    const page: Page = { reference: this.#document.beginPage(size[0], size[1]), width: size[0], height: size[1] };
    this.#pages.push(page);
    this.#layers.beginPage(page);
  }

  mark(mark: Mark): void {
    this.#layers.mark(mark);
  }

  glyphs(run: GlyphRun): void {
    const face = this.#face(run.font.base ?? run.font);
    const extent = extentOf(run);
    const draw = () => {
      this.#stream.resources.Font[face.name] = face.reference;
      this.#stream.glyphs(run, face);
    };
    // Letters that are made bold are stroked as well.
    const painted = run.font.synthesis?.bold ? () => this.#painted("stroke", run.paint, extent, 0, draw) : draw;
    this.#painted("fill", run.paint, extent, 0, painted);
  }

  fill(path: Path, paint: Paint, rule: "nonzero" | "evenodd" = "nonzero"): void {
    this.#painted("fill", paint, path, 0, () => this.#stream.fill(path, rule));
  }

  stroke(path: Path, paint: Paint, stroke: SvgStroke): void {
    this.#painted("stroke", paint, path, stroke.width * Math.max(1, stroke.miterLimit), () => {
      this.#stream.setStroke(stroke);
      this.#stream.stroke(path);
    });
  }

  image(image: SampledImage | JpegImage, rect: Rect): void {
    const [a, b, c, d] = this.#layers.toPage;
    const size = { width: rect.width * Math.hypot(a, b), height: rect.height * Math.hypot(c, d) };
    const object = this.#images.use(image, size, () => this.#layers.name("I"));
    this.#layers.ensureMark();
    this.#setAlpha(1);
    this.#stream.resources.XObject[object.name] = object.reference;
    // Images have y upwards.
    this.#stream.paintObject(object.name, [rect.width, 0, 0, -rect.height, rect.x, rect.y + rect.height]);
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    this.#layers.within(() => this.#stream.clip(path, rule), paint);
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.#layers.within(() => this.#stream.concat(matrix), paint);
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    this.fill(path, { kind: "tile", cell, matrix: [1, 0, 0, 1, 0, 0], opacity: 1, paint });
  }

  group(opacity: number, paint: () => void): void {
    const form = this.#layers.form(paint, GROUP);
    this.#stream.save();
    this.#setAlpha(opacity);
    this.#layers.paintForm(form);
    this.#stream.restore();
  }

  mask(kind: "luminance" | "alpha", paintMask: () => void, paint: () => void): void {
    const form = this.#layers.form(paintMask, GROUP, false);
    const subtype = kind === "alpha" ? "Alpha" : "Luminosity";
    const state = this.#document.object({ Type: "ExtGState", SMask: { Type: "Mask", S: subtype, G: form } });
    state.end();
    // What is masked is so as one: in a group, the mask isn't applied to each shape for itself.
    const masked = this.#layers.form(paint, GROUP);
    this.#layers.within(
      () => this.#setGraphicsState(state),
      () => this.#layers.paintForm(masked),
    );
  }

  link({ rect, element, content, target, description }: LinkArea): void {
    const page = this.#pages.at(-1)!;
    const area = mapRect(this.#layers.toPage, rect);
    const key = this.#layers.nextKey();
    const annotation = this.#document.object({
      Type: "Annot",
      Subtype: "Link",
      Rect: [area.x, page.height - area.y - area.height, area.x + area.width, page.height - area.y].map(finite),
      Border: [0, 0, 0],
      F: PRINT,
      Contents: textString(description),
      StructParent: key,
      ...(target.kind === "uri"
        ? { A: { S: "URI", URI: textString(target.uri) } }
        : { Dest: textString(asciiName(target.name)) }),
    });
    annotation.end();
    this.#document.page.annotations.push(annotation);
    this.#layers.parents.set(key, element);
    this.#layers.place(content, { kind: "annotation", annotation, page: page.reference, pageHeight: page.height });
  }

  destination(name: string, x: number, y: number): void {
    const place = mapRect(this.#layers.toPage, { x, y, width: 0, height: 0 });
    this.#document.addNamedDestination(asciiName(name), "XYZ", finite(place.x), finite(place.y), null);
  }

  outline(entries: readonly OutlineEntry[]): void {
    writeOutline(this.#document, entries, this.#pages);
  }

  structure(root: StructureElement): void {
    this.#endPage();
    this.#structure.writeWhole(root, this.#layers);
    writeOutputIntent(this.#document);
  }

  get #structure(): StructureWriter {
    this.#structureWriter ??= new StructureWriter(this.#document);
    return this.#structureWriter;
  }

  get #stream(): ContentStream {
    return this.#layers.stream;
  }

  #face(face: FontFace): EmbeddedFace {
    let embedded = this.#faces.get(face);
    if (!embedded) {
      embedded = new EmbeddedFace(this.#document, face, `F${this.#faces.size + 1}`);
      this.#faces.set(face, embedded);
    }
    return embedded;
  }

  #painted(use: "fill" | "stroke", paint: Paint, path: Path, margin: number, draw: () => void): void {
    if ("cell" in paint) this.#paintTiles(use, paint, draw);
    else if (isGradient(paint)) this.#paintGradient(use, paint, path, margin, draw);
    else {
      this.#layers.ensureMark();
      this.#setColor(use, paint);
      draw();
    }
  }

  #paintTiles(use: "fill" | "stroke", { cell, matrix, opacity, paint }: TilePaint, draw: () => void): void {
    if (opacity < 1) {
      this.group(opacity, () => this.#paintTiles(use, { kind: "tile", cell, matrix, opacity: 1, paint }, draw));
      return;
    }
    const name = this.#layers.pattern(cell, matrix, paint);
    this.#layers.ensureMark();
    this.#setAlpha(1);
    this.#stream.setPattern(use, name);
    draw();
  }

  /** With a soft mask where the gradient's alpha varies. */
  #paintGradient(use: "fill" | "stroke", gradient: SvgGradient, path: Path, margin: number, draw: () => void): void {
    const { opacity = 1, stops } = gradient;
    const paint = (alpha: number) => {
      this.#layers.ensureMark();
      const { stream } = this.#layers;
      const name = this.#layers.name("P");
      stream.resources.Pattern[name] = this.#gradients.pattern(gradient, multiply(stream.base, stream.matrix));
      this.#setAlpha(alpha);
      stream.setPattern(use, name);
      draw();
    };
    if (!hasVaryingAlpha(gradient)) {
      paint(stops[0]!.color.a * opacity);
      return;
    }
    const { x, y, width, height } = pathBounds(path);
    const bounds = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    this.#layers.within(
      () => this.#setGraphicsState(this.#gradients.alphaMask(gradient, bounds)),
      () => paint(opacity),
    );
  }

  #setGraphicsState(state: PdfReference): void {
    const name = this.#layers.name("M");
    this.#stream.resources.ExtGState[name] = state;
    this.#stream.setGraphicsState(name);
  }

  #setColor(use: "fill" | "stroke", color: Color): void {
    this.#setAlpha(color.a);
    this.#stream.setColor(use, color);
  }

  #setAlpha(alpha: number): void {
    // Opaque is what a stream begins with; it is said only to take something else back.
    if (alpha === 1 && isEmpty(this.#stream.resources.ExtGState)) return;
    const name = `A${Math.round(alpha * 1000)}`;
    let state = this.#alphas.get(name);
    if (!state) {
      const value = Math.round(alpha * 1000) / 1000;
      state = this.#document.object({ Type: "ExtGState", ca: value, CA: value });
      state.end();
      this.#alphas.set(name, state);
    }
    this.#stream.resources.ExtGState[name] = state;
    this.#stream.setGraphicsState(name);
  }

  #endPage(): void {
    const stream = this.#layers.endPage();
    if (!stream) return;
    this.#document.addContent(Buffer.from(stream.text(), "latin1"));
    const { page } = this.#document;
    Object.assign(page.fonts, stream.resources.Font);
    Object.assign(page.xobjects, stream.resources.XObject);
    Object.assign(page.ext_gstates, stream.resources.ExtGState);
    Object.assign(page.patterns, stream.resources.Pattern);
  }
}

/** Names of destinations in ASCII, so that their order in the name tree is that of their bytes. */
function asciiName(name: string): string {
  const ascii = name.replace(/[^\x21-\x7e]/gu, (character) => `~${character.codePointAt(0)!.toString(16)}`);
  return isTooLong(ascii) ? createHash("sha256").update(name).digest("hex") : ascii;
}

/** About what a run covers, pt: its gradient is masked there. */
function extentOf({ paint, x, y, size, glyphs }: GlyphRun): Path {
  if (!isGradient(paint)) return [];
  const width = glyphs.advances.reduce((sum, advance) => sum + advance, 0) * size;
  return rectPath({ x: x - size, y: y - 2 * size, width: width + 2 * size, height: 3 * size });
}

function isEmpty(names: Readonly<Record<string, unknown>>): boolean {
  for (const _ in names) return false;
  return true;
}
