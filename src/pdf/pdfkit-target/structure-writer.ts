/** The structure tree -> PDF objects (ISO 32000-1, section 14.7). */
import { type StructureContent, StructureElement, type StructureProperties } from "../structure.js";
import { type PdfDictionary, type PdfDocument, type PdfReference, type PdfValue, textString } from "./document.js";

/** Where a piece of content is: marked content of a page or of a form on it, or an annotation. */
export type ContentPlace = { readonly page: PdfReference; readonly pageHeight: number } & (
  | { readonly kind: "marked"; readonly mcid: number; readonly form?: PdfReference }
  | { readonly kind: "annotation"; readonly annotation: PdfReference }
);

/** What the keys of the parent tree lead to: the elements of a stream's marked content by MCID, or of an annotation. */
export type ParentTree = ReadonlyMap<number, readonly StructureElement[] | StructureElement>;

export function writeStructure(
  document: PdfDocument,
  root: StructureElement,
  places: ReadonlyMap<StructureContent, readonly ContentPlace[]>,
  parents: ParentTree,
): void {
  const writer = new StructureWriter(document, places);
  const tree = document.object({ Type: "StructTreeRoot" });
  tree.data.K = [writer.write(root, tree)];
  const reference = (element: StructureElement): PdfValue => writer.references.get(element) ?? null;
  const numbers: PdfValue[] = [];
  for (const [key, value] of [...parents].sort(([a], [b]) => a - b)) {
    numbers.push(key, value instanceof StructureElement ? reference(value) : value.map(reference));
  }
  tree.data.ParentTree = { Nums: numbers };
  tree.data.ParentTreeNextKey = Math.max(-1, ...parents.keys()) + 1;
  if (writer.ids.size > 0) {
    const names = [...writer.ids].sort(([a], [b]) => (a < b ? -1 : 1));
    tree.data.IDTree = { Names: names.flatMap(([id, element]) => [textString(id), element]) };
  }
  // PDFKit ends both with the document.
  document._root.data.StructTreeRoot = tree;
}

class StructureWriter {
  readonly references = new Map<StructureElement, PdfReference>();
  readonly ids = new Map<string, PdfReference>();

  constructor(
    readonly document: PdfDocument,
    readonly places: ReadonlyMap<StructureContent, readonly ContentPlace[]>,
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
    ...(actualText && { ActualText: textString(actualText) }),
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
    attributes.push({ O: "Layout", BBox: [x, pageHeight - y - height, x + width, pageHeight - y] });
  }
  return attributes;
}
