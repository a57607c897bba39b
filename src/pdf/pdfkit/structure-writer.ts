/** The structure tree -> PDF objects (ISO 32000-1, section 14.7). */
import { isTooLong } from "../../document/index.js";
import { type StructureContent, StructureElement, type StructureProperties } from "../structure/structure.js";
import type { PdfDocument } from "./document.js";
import { finite } from "./numbers.js";
import { forgotten, type PdfDictionary, type PdfReference, type PdfValue, textString } from "./objects.js";

/** Where a piece of content is: marked content of a page or of a form on it, or an annotation. */
export type ContentPlace = { readonly page: PdfReference; readonly pageHeight: number } & (
  | { readonly kind: "marked"; readonly mcid: number; readonly form?: PdfReference }
  | { readonly kind: "annotation"; readonly annotation: PdfReference }
);

/** What the keys of the parent tree lead to: the elements of a stream's marked content by MCID, or of an annotation. */
type ParentTree = ReadonlyMap<number, readonly StructureElement[] | StructureElement>;

/** The painted content of a tree, and what leads from it to its elements. */
export interface TreeContent {
  readonly places: ReadonlyMap<StructureContent, readonly ContentPlace[]>;
  readonly parents: ParentTree;
}

/**
 * Writes the structure of a document: one tree, or the trees of its parts one after the other. Of what is written nothing stays in
 * memory but the numbers of objects.
 */
export class StructureWriter {
  readonly #root: PdfReference;
  /** The keys of the parent tree, and what they lead to. */
  readonly #parents: (readonly [key: number, value: PdfReference])[] = [];
  readonly #ids: (readonly [id: string, element: PdfReference])[] = [];
  readonly #parts: PdfReference[] = [];
  /** The element around the parts. */
  #whole: PdfReference | undefined;

  constructor(readonly document: PdfDocument) {
    this.#root = document.object({ Type: "StructTreeRoot" });
    // PDFKit ends it with the document.
    document.catalog.StructTreeRoot = this.#root;
  }

  /** The tree of a whole document. */
  writeWhole(root: StructureElement, content: TreeContent): void {
    this.#root.data.K = [this.#write(root, this.#root, content)];
    this.#end();
  }

  /** The tree of a part, whose element becomes a child of the document's. */
  writePart(root: StructureElement, content: TreeContent): void {
    this.#whole ??= this.document.object({ Type: "StructElem", S: "Document", P: this.#root });
    this.#parts.push(this.#write(root, this.#whole, content));
  }

  /** Ends a document of parts. @param from the first of those that are read before all others */
  endParts(from: number): void {
    if (!this.#whole) return;
    this.#whole.data.K = [...this.#parts.slice(from), ...this.#parts.slice(0, from)];
    this.#whole.end();
    this.#root.data.K = [this.#whole];
    this.#end();
  }

  #write(root: StructureElement, parent: PdfReference, { places, parents }: TreeContent): PdfReference {
    const writer = new TreeWriter(this.document, places);
    const reference = writer.write(root, parent);
    const written = (element: StructureElement): PdfValue => writer.references.get(element) ?? null;
    for (const [key, value] of parents) {
      const known = value instanceof StructureElement ? writer.references.get(value) : undefined;
      if (known) this.#parents.push([key, known]);
      else if (!(value instanceof StructureElement)) this.#parents.push([key, this.document.array(value.map(written))]);
    }
    for (const entry of writer.ids) this.#ids.push(entry);
    for (const made of writer.references.values()) forgotten(made);
    return reference;
  }

  #end(): void {
    const parents = this.#parents.sort(([a], [b]) => a - b);
    this.#root.data.ParentTree = { Nums: parents.flat() };
    this.#root.data.ParentTreeNextKey = (parents.at(-1)?.[0] ?? -1) + 1;
    if (this.#ids.length === 0) return;
    const names = this.#ids.sort(([a], [b]) => (a < b ? -1 : 1));
    this.#root.data.IDTree = { Names: names.flatMap(([id, element]) => [textString(id), element]) };
  }
}

class TreeWriter {
  readonly references = new Map<StructureElement, PdfReference>();
  readonly ids = new Map<string, PdfReference>();

  constructor(
    readonly document: PdfDocument,
    readonly places: TreeContent["places"],
  ) {}

  write(element: StructureElement, parent: PdfReference): PdfReference {
    const { properties } = element;
    const reference = this.document.object({
      Type: "StructElem",
      S: element.type,
      P: parent,
      ...described(properties),
    });
    this.references.set(element, reference);
    if (properties.id) this.ids.set(properties.id, reference);
    const own = element.contents.flatMap((content) => this.places.get(content) ?? []);
    const page = own[0]?.page;
    if (page) reference.data.Pg = page;
    const kids: PdfValue[] = [];
    for (const kid of element.kids()) {
      if (!(kid instanceof StructureElement))
        kids.push(...(this.places.get(kid) ?? []).map((place) => contentItem(place, page)));
      else if (!kid.isEmpty) kids.push(this.write(kid, reference));
    }
    reference.data.K = kids;
    const attributes = attributesOf(element, own[0]?.pageHeight);
    if (attributes.length > 0) reference.data.A = attributes.length === 1 ? attributes[0]! : attributes;
    reference.end();
    return reference;
  }
}

function contentItem(place: ContentPlace, page: PdfReference | undefined): PdfValue {
  if (place.kind === "annotation") return { Type: "OBJR", Pg: place.page, Obj: place.annotation };
  if (place.page === page && !place.form) return place.mcid;
  return { Type: "MCR", Pg: place.page, MCID: place.mcid, ...(place.form && { Stm: place.form }) };
}

function described({ id, lang, alt, actualText, expansion }: StructureProperties): PdfDictionary {
  return {
    ...(id && { ID: textString(id) }),
    ...(lang && { Lang: textString(lang) }),
    ...(alt && { Alt: textString(alt) }),
    // Without one, the words that are painted are read.
    ...(actualText && !isTooLong(actualText) && { ActualText: textString(actualText) }),
    ...(expansion && { E: textString(expansion) }),
  };
}

/** Attribute objects (ISO 32000-1, section 14.8.5). */
function attributesOf({ properties, bounds }: StructureElement, pageHeight: number | undefined): PdfDictionary[] {
  const { listNumbering, cell } = properties;
  const attributes: PdfDictionary[] = [];
  if (listNumbering) attributes.push({ O: "List", ListNumbering: listNumbering });
  if (cell && (cell.scope || cell.columnSpan > 1 || cell.rowSpan > 1 || cell.headers)) {
    attributes.push({
      O: "Table",
      ...(cell.scope && { Scope: cell.scope }),
      ...(cell.columnSpan > 1 && { ColSpan: cell.columnSpan }),
      ...(cell.rowSpan > 1 && { RowSpan: cell.rowSpan }),
      ...(cell.headers && { Headers: cell.headers.map(textString) }),
    });
  }
  if (bounds && pageHeight !== undefined) {
    const { x, y, width, height } = bounds;
    attributes.push({ O: "Layout", BBox: [x, pageHeight - y - height, x + width, pageHeight - y].map(finite) });
  }
  return attributes;
}
