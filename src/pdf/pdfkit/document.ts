/**
 * PDFKit's document, made to give the same bytes for the same content: no clock, streams packed by fflate (zlib packs
 * differently from one version of Node to another), an `/ID` that depends on the whole content, metadata of our own.
 * PDFKit's own text layout and structure are not used. What is read or replaced of its inside stands in this file alone, and
 * is looked for when it is loaded and when a document is begun: a version with other members is refused.
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import Pdfkit from "pdfkit";
import { withinRoom } from "../../document/index.js";
import { type PrivateMembers, requireMembers } from "../../private-members.js";
import { type Conformance, CREATOR, type DocumentMetadata, PRODUCER, xmpPacket } from "../metadata.js";
import { forgotten, type PdfDictionary, type PdfReference, type PdfValue } from "./objects.js";

/** What of PDFKit's classes is replaced, or called with what it isn't made for. */
const METHODS: PrivateMembers = {
  "_write()": "all that is written goes through it; replaced, so that it is kept as text until it is taken",
  "push()": "what it gives to who reads it as a stream; replaced, since nobody does",
  "ref()": "makes all indirect objects; added to, so that streams are packed when they end",
  "flushPages()": "writes pages; added to, so that they are forgotten then",
  "endMetadata()": "writes the metadata; replaced by those of PDF/A and PDF/UA",
  "_finalize()":
    "writes the table of objects and the trailer; added to, so that the /ID is that of all that stands before",
};

const FIELDS: PrivateMembers = {
  _root: "the catalog, to which structure, outline, labels and output intent are added",
  _id: "the /ID, made of the clock; replaced",
  _offset: "how much is written, from which the table of objects is made; counted by what replaces _write",
  _pageBuffer: "pages that aren't written, to know which to forget when they are",
};

const REFERENCE: PrivateMembers = {
  id: "the number, all that is kept of an object that is written",
  data: "the dictionary; emptied when it is written",
  buffer: "the stream, packed before it is written",
  "finalize()": "writes the object; added to, so that the stream is packed",
};

const NAMES: PrivateMembers = {
  "_compareKeys()": "the order of names, by the rules of a language; replaced by that of their bytes",
};

const PAGE: PrivateMembers = {
  dictionary: "the page's object, to which structure and links lead",
  annotations: "links are added to it",
  fonts: "resources, as are the next",
  xobjects: "resources",
  ext_gstates: "resources",
  patterns: "resources",
};

type Reference = PDFKit.PDFKitReference & PdfReference & { buffer: readonly Uint8Array[] };

interface Inside {
  readonly _root: Reference;
  _id: Uint8Array;
  _offset: number;
  readonly _pageBuffer: readonly { readonly dictionary: Reference }[];
  _finalize(): void;
}

interface NameTree {
  _compareKeys: (a: string, b: string) => number;
}

requireMembers("PDFKit's documents", Pdfkit.prototype, METHODS);

/** PDFKit's class, with its inside, of which its types know nothing. */
const OpenPdfkit = Pdfkit as unknown as new (options: PDFKit.PDFDocumentOptions) => PDFKit.PDFDocument & Inside;

export class PdfDocument extends OpenPdfkit {
  readonly #packedFrom = new WeakMap<Reference | PdfReference, number>();
  readonly #metadata: DocumentMetadata;
  #conformance: readonly Conformance[] = [];
  readonly #hash = createHash("sha256");
  /** The `/ID` is of all that stands before it. */
  #isHashed = false;
  /** What is written and not taken yet: bytes, and text of Latin-1 characters. Begun by PDFKit's constructor, before fields are. */
  declare private written: (Uint8Array | string)[] | undefined;

  constructor(metadata: DocumentMetadata) {
    super({
      autoFirstPage: false,
      bufferPages: true,
      compress: false,
      displayTitle: true,
      // No default font: one of the built-in fourteen can't be embedded.
      font: "",
      info: information(metadata),
      lang: metadata.lang,
      pdfVersion: "1.7",
    });
    this.#metadata = metadata;
    requireMembers("PDFKit's documents", this, FIELDS);
    requireMembers("PDFKit's references", this._root, REFERENCE);
    sortByBytes(this._root);
    if (metadata.date === undefined) delete this.info.CreationDate;
  }

  override _finalize(): void {
    const written = this.takeWritten();
    this._id = new Uint8Array(this.#hash.digest().subarray(0, 16));
    this.written = [written];
    this.#isHashed = true;
    super._finalize();
  }

  /** The entries of the document's catalog (ISO 32000-1, section 7.7.2). */
  get catalog(): PdfReference["data"] {
    return this._root.data;
  }

  /** An indirect object, whose stream is packed when it ends. */
  override ref(data: object): Reference {
    const reference = super.ref(data) as Reference;
    packWhenFinal(reference, () => this.#packedFrom.get(reference) ?? 0);
    return reference;
  }

  /**
   * An indirect object that is yet to be ended.
   * @param packedFrom bytes that its stream has at least to be packed: below, packing takes longer than it gains
   */
  object(data: PdfDictionary, packedFrom = 0): PdfReference {
    const reference = this.ref({ ...data });
    if (packedFrom > 0) this.#packedFrom.set(reference, packedFrom);
    return reference;
  }

  /** An indirect array, written at once. */
  array(items: readonly PdfValue[]): PdfReference {
    const reference = this.ref(items);
    reference.end();
    return forgotten(reference);
  }

  /** Begins a page; lengths are pt. */
  beginPage(width: number, height: number): PdfReference {
    this.addPage({ size: [width, height], margin: 0 });
    requireMembers("PDFKit's pages", this.page, PAGE);
    return this.page.dictionary as Reference;
  }

  /** Embeds a file by its specification. */
  embed(name: string, specification: PdfReference): void {
    this.addNamedEmbeddedFile(name, specification as Reference);
  }

  /** The tree of pages in another order: those painted from the page `from` on stand before all others. */
  putFirst(from: number): void {
    const pages = (this._root.data.Pages as PdfReference).data;
    const kids = pages.Kids as readonly PdfReference[];
    pages.Kids = [...kids.slice(from), ...kids.slice(0, from)];
  }

  /** PDFKit's own packet has text that is not escaped, and no room for all that we say. */
  override endMetadata(): void {
    const reference = this.object({ Type: "Metadata", Subtype: "XML" });
    reference.end(new TextEncoder().encode(xmpPacket(this.#metadata, this.#conformance)));
    this.catalog.Metadata = reference;
  }

  /** What PDFKit writes is kept here, rather than turned to bytes piece by piece for a stream. */
  _write(data: Uint8Array | string): void {
    const part = typeof data === "string" ? `${data}\n` : data;
    (this.written ??= []).push(part);
    this._offset += part.length;
  }

  /**
   * Nothing is read from this as from a stream. Its end would wait for a tick that a loop over promises never leaves room for,
   * and keep every document of a batch in memory.
   */
  override push(): boolean {
    return true;
  }

  /** Writes the pages that are painted: they can't be changed any more. */
  override flushPages(): void {
    const references = this._pageBuffer.map((page) => page.dictionary);
    super.flushPages();
    for (const reference of references) forgotten(reference);
  }

  /** Ends the document; all of PDFKit's writing is synchronous. @returns what is written and not taken yet */
  finish(conformance: readonly Conformance[]): Uint8Array {
    this.#conformance = conformance;
    this.end();
    return this.takeWritten();
  }

  /** What is written since the last time, in one piece. */
  takeWritten(): Uint8Array {
    const parts = this.written ?? [];
    const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    const text = Buffer.from(bytes.buffer);
    let offset = 0;
    for (const part of parts) {
      if (typeof part === "string") text.write(part, offset, "latin1");
      else bytes.set(part, offset);
      offset += part.length;
    }
    this.written = [];
    if (!this.#isHashed) this.#hash.update(bytes);
    return bytes;
  }
}

/** Readers look names up by their bytes (ISO 32000-1, section 7.9.6). */
function sortByBytes(catalog: Reference): void {
  const { Dests } = (catalog.data.Names as PdfReference).data as unknown as { readonly Dests: NameTree };
  requireMembers("PDFKit's names", Dests, NAMES);
  Dests._compareKeys = (a, b) => (a < b ? -1 : 1);
}

function information({ title, author, subject, keywords, date }: DocumentMetadata): PDFKit.DocumentInfo {
  return {
    Title: withinRoom(title),
    ...(author && { Author: withinRoom(author) }),
    ...(subject && { Subject: withinRoom(subject) }),
    ...(keywords && keywords.length > 0 && { Keywords: withinRoom(keywords.join(", ")) }),
    Creator: CREATOR,
    Producer: PRODUCER,
    // Given in any case, or else PDFKit asks the clock.
    CreationDate: new Date(date === undefined ? 0 : `${date}T00:00:00Z`),
  };
}

function packWhenFinal(reference: Reference, packedFrom: () => number): void {
  const finalize = reference.finalize;
  reference.finalize = () => {
    if (reference.buffer.length > 0 && reference.data.Filter === undefined && reference.data.Type !== "Metadata") {
      const bytes = Buffer.concat(reference.buffer);
      if (bytes.length >= packedFrom()) {
        // Glyph outlines and short streams gain 2 % from the highest level, at ten times the time.
        reference.buffer = [zlibSync(bytes, { level: 1 })];
        reference.data.Filter = "FlateDecode";
      }
    }
    finalize.call(reference);
  };
}
