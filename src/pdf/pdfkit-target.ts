/** The paint target that writes PDF 1.7, tagged, by way of PDFKit's objects. */
import type { FontFace } from "../layout/fonts.js";
import { type Matrix, multiply, type Path, pathBounds, type Rect } from "../layout/geometry.js";
import type { JpegImage, PngImage } from "../layout/images.js";
import { isGradient, type SvgGradient, type SvgPaint, type SvgStroke } from "../layout/svg/svg.js";
import type { Attachment, Conformance, DocumentMetadata } from "./metadata.js";
import { writeAttachments } from "./pdfkit-target/attachments.js";
import { ContentStream } from "./pdfkit-target/content-stream.js";
import { PdfDocument, type PdfReference, textString } from "./pdfkit-target/document.js";
import { EmbeddedFace } from "./pdfkit-target/embedded-face.js";
import { alphaMask, gradientPattern, hasVaryingAlpha } from "./pdfkit-target/gradients.js";
import { imageKey, imageObject } from "./pdfkit-target/images.js";
import { writeOutline } from "./pdfkit-target/outline-writer.js";
import { writeOutputIntent } from "./pdfkit-target/output-intent.js";
import { mapped, pageIn } from "./pdfkit-target/page-geometry.js";
import { type ContentPlace, StructureWriter } from "./pdfkit-target/structure-writer.js";
import type { StructureContent, StructureElement } from "./structure.js";
import {
  type ArtifactType,
  type GlyphRun,
  type LinkArea,
  type Mark,
  type OutlineEntry,
  type PaintTarget,
  sameMark,
} from "./target.js";

/** How pages are numbered from one on, each run from 1. */
export interface PageLabels {
  /** Index of the page in the file, from 0. */
  readonly from: number;
  readonly style: "decimal" | "lower-roman";
}

interface Page {
  readonly reference: PdfReference;
  readonly height: number;
  readonly width: number;
}

/** A content stream that is being written, with the elements of its marked content by MCID. */
interface Layer {
  readonly stream: ContentStream;
  readonly elements: StructureElement[];
  /** The object of a form; undefined for the page itself. */
  readonly form: PdfReference | undefined;
  /** False in patterns, where nothing is marked: what they fill is. */
  readonly marks?: boolean;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Annotation flag Print (ISO 32000-1, table 165). */
const PRINT = 4;

export class PdfkitTarget implements PaintTarget {
  readonly #document: PdfDocument;
  readonly #pages: Page[] = [];
  /** The page's stream, and the forms that are open on it, innermost last. */
  readonly #layers: Layer[] = [];
  #wanted: Mark = { kind: "artifact" };
  #current: Mark | undefined;
  readonly #faces = new Map<FontFace, EmbeddedFace>();
  /** By their content: a file that is read again for another part is the same image. */
  readonly #images = new Map<string, { name: string; reference: PdfReference }>();
  readonly #alphas = new Map<string, PdfReference>();
  readonly #places = new Map<StructureContent, ContentPlace[]>();
  readonly #parents = new Map<number, StructureElement[] | StructureElement>();
  #structureWriter: StructureWriter | undefined;
  #lastName = 0;
  #keys = 0;

  constructor(metadata: DocumentMetadata) {
    this.#document = new PdfDocument(metadata);
    const marked = this.#document.object({ Marked: true });
    // Ended by PDFKit together with the document; it also makes the tab order follow the structure.
    this.#document._root.data.MarkInfo = marked;
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
    for (const face of this.#faces.values()) face.end();
    return this.#document.finish(conformance);
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
    this.#structure.writePart(root, { places: this.#places, parents: this.#parents });
    this.#places.clear();
    this.#parents.clear();
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
    this.#document._root.data.PageLabels = {
      Nums: labels.flatMap(({ from: index, style }) => [index, { S: style === "lower-roman" ? "r" : "D" }]),
    };
    this.#structure.endParts(from.part);
    writeOutputIntent(this.#document);
  }

  page(width: number, height: number): void {
    this.#endPage();
    const size = [width, height].map((length) => Math.round(length * 1000) / 1000) as [number, number];
    this.#document.addPage({ size, margin: 0 });
    const reference = this.#document.page.dictionary as PDFKit.PDFKitReference & PdfReference;
    this.#pages.push({ reference, width: size[0], height: size[1] });
    this.#layers.push({
      stream: new ContentStream([1, 0, 0, -1, 0, size[1]], IDENTITY),
      elements: [],
      form: undefined,
    });
    this.#wanted = { kind: "artifact" };
  }

  mark(mark: Mark): void {
    this.#wanted = mark;
  }

  glyphs(run: GlyphRun): void {
    const face = this.#face(run.font.base ?? run.font);
    this.#ensureMark();
    this.#setPaint("fill", run.color);
    const { bold = false } = run.font.synthesis ?? {};
    if (bold) this.#setPaint("stroke", run.color);
    this.#stream.resources.Font[face.name] = face.reference;
    this.#stream.glyphs(run, face);
  }

  fill(path: Path, paint: SvgPaint, rule: "nonzero" | "evenodd" = "nonzero"): void {
    this.#painted(paint, path, 0, () => {
      this.#setPaint("fill", paint);
      this.#stream.fill(path, rule);
    });
  }

  stroke(path: Path, paint: SvgPaint, stroke: SvgStroke): void {
    this.#painted(paint, path, stroke.width * Math.max(1, stroke.miterLimit), () => {
      this.#setPaint("stroke", paint);
      this.#stream.setStroke(stroke);
      this.#stream.stroke(path);
    });
  }

  image(image: PngImage | JpegImage, rect: Rect): void {
    const key = imageKey(image);
    let object = this.#images.get(key);
    if (!object) {
      object = { name: this.#name("I"), reference: imageObject(this.#document, image) };
      this.#images.set(key, object);
    }
    this.#ensureMark();
    this.#setAlpha(1);
    this.#stream.resources.XObject[object.name] = object.reference;
    // Images have y upwards.
    this.#stream.paintObject(object.name, [rect.width, 0, 0, -rect.height, rect.x, rect.y + rect.height]);
  }

  clip(path: Path, rule: "nonzero" | "evenodd", paint: () => void): void {
    this.#within(() => this.#stream.clip(path, rule), paint);
  }

  transform(matrix: Matrix, paint: () => void): void {
    this.#within(() => this.#stream.concat(matrix), paint);
  }

  tile(path: Path, cell: Rect, paint: () => void): void {
    const outer = this.#stream;
    this.#unmark();
    const toPage = multiply(outer.toPage, outer.matrix);
    const pattern = this.#document.object({ Type: "Pattern", PatternType: 1, PaintType: 1, TilingType: 1 });
    const layer: Layer = { stream: new ContentStream(IDENTITY, toPage), elements: [], form: pattern, marks: false };
    this.#layers.push(layer);
    paint();
    this.#unmark();
    this.#layers.pop();
    Object.assign(pattern.data, {
      BBox: [cell.x, cell.y, cell.x + cell.width, cell.y + cell.height],
      XStep: cell.width,
      YStep: cell.height,
      Matrix: [...multiply(outer.base, outer.matrix)],
      Resources: { ...layer.stream.resources },
    });
    pattern.end(layer.stream.text());
    this.#ensureMark();
    const name = this.#name("P");
    outer.resources.Pattern[name] = pattern;
    this.#setAlpha(1);
    outer.setPattern("fill", name);
    outer.fill(path, "nonzero");
  }

  group(opacity: number, paint: () => void): void {
    const outer = this.#stream;
    this.#unmark();
    const toPage = multiply(outer.toPage, outer.matrix);
    const form = this.#document.object({ Type: "XObject", Subtype: "Form" });
    const layer: Layer = { stream: new ContentStream(IDENTITY, toPage), elements: [], form };
    this.#layers.push(layer);
    const resumed = this.#wanted;
    paint();
    this.#unmark();
    this.#layers.pop();
    this.#endForm(layer, form, toPage);
    this.#wanted = resumed;
    outer.save();
    const name = this.#name("X");
    outer.resources.XObject[name] = form;
    this.#setAlpha(opacity);
    outer.paintObject(name);
    outer.restore();
  }

  link({ rect, element, content, target, description }: LinkArea): void {
    const page = this.#pages.at(-1)!;
    const area = mapped(multiply(this.#stream.toPage, this.#stream.matrix), rect);
    const key = this.#nextKey();
    const annotation = this.#document.object({
      Type: "Annot",
      Subtype: "Link",
      Rect: [area.x, page.height - area.y - area.height, area.x + area.width, page.height - area.y],
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
    this.#parents.set(key, element);
    this.#place(content, { kind: "annotation", annotation, page: page.reference, pageHeight: page.height });
  }

  destination(name: string, x: number, y: number): void {
    const place = mapped(multiply(this.#stream.toPage, this.#stream.matrix), { x, y, width: 0, height: 0 });
    this.#document.addNamedDestination(asciiName(name), "XYZ", place.x, place.y, null);
  }

  outline(entries: readonly OutlineEntry[]): void {
    writeOutline(this.#document, entries, this.#pages);
  }

  structure(root: StructureElement): void {
    this.#endPage();
    this.#structure.writeWhole(root, { places: this.#places, parents: this.#parents });
    writeOutputIntent(this.#document);
  }

  get #structure(): StructureWriter {
    this.#structureWriter ??= new StructureWriter(this.#document);
    return this.#structureWriter;
  }

  get #layer(): Layer {
    return this.#layers.at(-1)!;
  }

  get #stream(): ContentStream {
    return this.#layer.stream;
  }

  #name(prefix: string): string {
    return `${prefix}${++this.#lastName}`;
  }

  /** The next key of the parent tree, taken in the order in which pages, forms and annotations come. */
  #nextKey(): number {
    return this.#keys++;
  }

  #face(face: FontFace): EmbeddedFace {
    let embedded = this.#faces.get(face);
    if (!embedded) {
      embedded = new EmbeddedFace(this.#document, face, `F${this.#faces.size + 1}`);
      this.#faces.set(face, embedded);
    }
    return embedded;
  }

  /** Begins the wanted mark where another is open. */
  #ensureMark(): void {
    const mark = this.#wanted;
    if (this.#current && sameMark(this.#current, mark)) return;
    const { stream, elements, form, marks } = this.#layer;
    if (marks === false) return;
    if (mark.kind === "artifact") stream.beginMark("Artifact", mark.type && artifactProperties(mark.type));
    else {
      const mcid = elements.push(mark.element) - 1;
      stream.beginMark(mark.element.type, `<</MCID ${mcid}>>`);
      const page = this.#pages.at(-1)!;
      this.#place(mark.content, {
        kind: "marked",
        mcid,
        page: page.reference,
        pageHeight: page.height,
        ...(form && { form }),
      });
    }
    this.#current = mark;
  }

  #unmark(): void {
    this.#stream.unmark();
    this.#current = undefined;
  }

  #place(content: StructureContent, place: ContentPlace): void {
    const places = this.#places.get(content);
    if (places) places.push(place);
    else this.#places.set(content, [place]);
  }

  #within(begin: () => void, paint: () => void): void {
    this.#unmark();
    this.#stream.save();
    begin();
    paint();
    this.#stream.restore();
    this.#current = undefined;
  }

  /** Paints with a soft mask where the paint's alpha varies. */
  #painted(paint: SvgPaint, path: Path, margin: number, draw: () => void): void {
    if (!isGradient(paint) || !hasVaryingAlpha(paint)) {
      this.#ensureMark();
      draw();
      return;
    }
    const { x, y, width, height } = pathBounds(path);
    const bounds = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    this.#within(
      () => {
        const name = this.#name("M");
        this.#stream.resources.ExtGState[name] = alphaMask(this.#document, paint, bounds);
        this.#stream.setGraphicsState(name);
      },
      () => {
        this.#ensureMark();
        draw();
      },
    );
  }

  #setPaint(use: "fill" | "stroke", paint: SvgPaint): void {
    if (isGradient(paint)) this.#setGradient(use, paint);
    else {
      this.#setAlpha(paint.a);
      this.#stream.setColor(use, paint);
    }
  }

  #setGradient(use: "fill" | "stroke", gradient: SvgGradient): void {
    const { stream } = this.#layer;
    const name = this.#name("P");
    stream.resources.Pattern[name] = gradientPattern(this.#document, gradient, multiply(stream.base, stream.matrix));
    if (!hasVaryingAlpha(gradient)) this.#setAlpha(gradient.stops[0]!.color.a);
    stream.setPattern(use, name);
  }

  #setAlpha(alpha: number): void {
    const name = `A${Math.round(alpha * 1000)}`;
    // Opaque is what a stream begins with; it is said only to take something else back.
    if (
      alpha === 1 &&
      !("ExtGState" in this.#stream.resources && Object.keys(this.#stream.resources.ExtGState).length > 0)
    )
      return;
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

  #endForm({ stream, elements }: Layer, form: PdfReference, toPage: Matrix): void {
    const page = this.#pages.at(-1)!;
    Object.assign(form.data, {
      BBox: pageIn(toPage, page),
      Group: { Type: "Group", S: "Transparency", I: true, CS: "DeviceRGB" },
      Resources: { ...stream.resources },
    });
    if (elements.length > 0) {
      const key = this.#nextKey();
      form.data.StructParents = key;
      this.#parents.set(key, elements);
    }
    form.end(Buffer.from(stream.text(), "latin1"));
  }

  #endPage(): void {
    const layer = this.#layers.pop();
    if (!layer) return;
    const { stream, elements } = layer;
    this.#document.addContent(Buffer.from(stream.text(), "latin1"));
    const { page } = this.#document;
    Object.assign(page.fonts, stream.resources.Font);
    Object.assign(page.xobjects, stream.resources.XObject);
    Object.assign(page.ext_gstates, stream.resources.ExtGState);
    Object.assign(page.patterns, stream.resources.Pattern);
    if (elements.length > 0) {
      const key = this.#nextKey();
      this.#pages.at(-1)!.reference.data.StructParents = key;
      this.#parents.set(key, elements);
    }
    this.#current = undefined;
  }
}

/** ISO 32000-1, table 330. */
const artifactProperties = (type: ArtifactType): string =>
  type === "Pagination" ? "<</Type /Pagination>>" : `<</Type /Pagination /Subtype /${type}>>`;

/** Names of destinations in ASCII, so that their order in the name tree is that of their bytes. */
function asciiName(name: string): string {
  return name.replace(/[^\x21-\x7e]/gu, (character) => `~${character.codePointAt(0)!.toString(16)}`);
}
