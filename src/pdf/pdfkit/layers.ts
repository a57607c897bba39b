/**
 * The content streams that are being written: the page's, and those of the forms and patterns that are open on it. Each has its
 * marked content (ISO 32000-1, section 14.6), and the graphics states that it has saved.
 */
import { type Matrix, multiply, type Rect } from "../../graphics/index.js";
import type { StructureContent, StructureElement } from "../structure/structure.js";
import { type ArtifactType, type Mark, sameMark } from "../target.js";
import { ContentStream } from "./content-stream.js";
import type { PdfDocument } from "./document.js";
import { finite } from "./numbers.js";
import type { PdfDictionary, PdfReference } from "./objects.js";
import { pageIn } from "./page-geometry.js";
import type { ContentPlace } from "./structure-writer.js";

export interface Page {
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
  /** False in patterns and masks, where nothing is marked: what they are used for is. */
  readonly marks: boolean;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Graphics states that a stream may have saved: 28 (ISO 19005-2, 6.1.13), of which an image or a group takes another. */
const MAX_SAVED = 24;

export class Layers {
  /** The page's stream, and the forms that are open on it, innermost last. */
  readonly #open: Layer[] = [];
  #page: Page | undefined;
  #wanted: Mark = { kind: "artifact" };
  #current: Mark | undefined;
  /** Where the contents of structure elements are, and the elements by their keys in the parent tree. */
  readonly places = new Map<StructureContent, ContentPlace[]>();
  readonly parents = new Map<number, StructureElement[] | StructureElement>();
  #lastName = 0;
  #keys = 0;

  /** @param setOpaque sets the alpha that streams begin with: a form that is no group begins with that of where it is painted */
  constructor(
    readonly document: PdfDocument,
    readonly setOpaque: () => void,
  ) {}

  get stream(): ContentStream {
    return this.#open.at(-1)!.stream;
  }

  /** From the coordinates that are current to those of the page. */
  get toPage(): Matrix {
    return multiply(this.stream.toPage, this.stream.matrix);
  }

  name(prefix: string): string {
    return `${prefix}${++this.#lastName}`;
  }

  /** The next key of the parent tree, taken in the order in which pages, forms and annotations come. */
  nextKey(): number {
    return this.#keys++;
  }

  beginPage(page: Page): void {
    this.#page = page;
    const stream = new ContentStream([1, 0, 0, -1, 0, page.height], IDENTITY);
    this.#open.push({ stream, elements: [], form: undefined, marks: true });
    this.#wanted = { kind: "artifact" };
  }

  /** @returns the page's stream, where one is open */
  endPage(): ContentStream | undefined {
    const layer = this.#open.pop();
    if (!layer) return undefined;
    if (layer.elements.length > 0) {
      const key = this.nextKey();
      this.#page!.reference.data.StructParents = key;
      this.parents.set(key, layer.elements);
    }
    this.#current = undefined;
    return layer.stream;
  }

  mark(mark: Mark): void {
    this.#wanted = mark;
  }

  /** Begins the wanted mark where another is open. */
  ensureMark(): void {
    const mark = this.#wanted;
    if (this.#current && sameMark(this.#current, mark)) return;
    const { stream, elements, form, marks } = this.#open.at(-1)!;
    if (!marks) return;
    if (mark.kind === "artifact") stream.beginMark("Artifact", mark.type && artifactProperties(mark.type));
    else {
      const mcid = elements.push(mark.element) - 1;
      stream.beginMark(mark.element.type, `<</MCID ${mcid}>>`);
      const { reference, height } = this.#page!;
      const place = { kind: "marked", mcid, page: reference, pageHeight: height, ...(form && { form }) } as const;
      this.place(mark.content, place);
    }
    this.#current = mark;
  }

  unmark(): void {
    this.stream.unmark();
    this.#current = undefined;
  }

  place(content: StructureContent, place: ContentPlace): void {
    const places = this.places.get(content);
    if (places) places.push(place);
    else this.places.set(content, [place]);
  }

  /** What `paint` paints under a graphics state of its own, which `begin` sets. */
  within(begin: () => void, paint: () => void): void {
    if (this.stream.depth >= MAX_SAVED) {
      const form = this.form(() => this.within(begin, paint));
      this.setOpaque();
      this.paintForm(form);
      return;
    }
    this.unmark();
    this.stream.save();
    begin();
    paint();
    this.stream.restore();
    this.#current = undefined;
  }

  /** What `paint` paints as a form (ISO 32000-1, section 8.10), or as a transparency group. */
  form(paint: () => void, group?: PdfDictionary, marks = true): PdfReference {
    const form = this.document.object({ Type: "XObject", Subtype: "Form" });
    const { stream, elements } = this.#inner(form, marks, paint);
    Object.assign(form.data, {
      BBox: pageIn(stream.toPage, this.#page!).map(finite),
      ...(group && { Group: group }),
      Resources: { ...stream.resources },
    });
    if (elements.length > 0) {
      const key = this.nextKey();
      form.data.StructParents = key;
      this.parents.set(key, elements);
    }
    form.end(Buffer.from(stream.text(), "latin1"));
    return form;
  }

  paintForm(form: PdfReference): void {
    const name = this.name("X");
    this.stream.resources.XObject[name] = form;
    this.stream.paintObject(name);
  }

  /**
   * What `paint` paints as a pattern (ISO 32000-1, section 8.7.3). @returns its name in the current stream
   * @param matrix from the cell's space to the coordinates that are current
   */
  pattern(cell: Rect, matrix: Matrix, paint: () => void): string {
    const outer = this.stream;
    const pattern = this.document.object({ Type: "Pattern", PatternType: 1, PaintType: 1, TilingType: 1 });
    const { stream } = this.#inner(pattern, false, paint);
    Object.assign(pattern.data, {
      BBox: [cell.x, cell.y, cell.x + cell.width, cell.y + cell.height].map(finite),
      XStep: finite(cell.width),
      YStep: finite(cell.height),
      Matrix: multiply(multiply(outer.base, outer.matrix), matrix).map(finite),
      Resources: { ...stream.resources },
    });
    pattern.end(stream.text());
    const name = this.name("P");
    outer.resources.Pattern[name] = pattern;
    return name;
  }

  #inner(form: PdfReference, marks: boolean, paint: () => void): Layer {
    this.unmark();
    const layer: Layer = {
      stream: new ContentStream(IDENTITY, this.toPage),
      elements: [],
      form,
      marks: marks && this.#open.at(-1)!.marks,
    };
    const resumed = this.#wanted;
    this.#open.push(layer);
    paint();
    this.unmark();
    this.#open.pop();
    this.#wanted = resumed;
    return layer;
  }
}

/** ISO 32000-1, table 330. */
const artifactProperties = (type: ArtifactType): string =>
  type === "Pagination" ? "<</Type /Pagination>>" : `<</Type /Pagination /Subtype /${type}>>`;
