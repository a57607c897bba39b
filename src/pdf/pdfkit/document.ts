/**
 * PDFKit's document, made to give the same bytes for the same content: no clock, streams packed by fflate (zlib packs
 * differently from one version of Node to another), an `/ID` that depends on the whole content, metadata of our own.
 * PDFKit's own text layout and structure are not used; what is relied on of its inside is declared here.
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import { withinRoom } from "../../document/index.js";
import { type Conformance, CREATOR, type DocumentMetadata, PRODUCER, xmpPacket } from "../metadata.js";

/** What PDFKit can write as a PDF object. A primitive string is a name; text strings are wrapped by `textString`. */
export type PdfValue =
  | number
  | boolean
  | null
  | string
  | TextString
  | PdfReference
  | Uint8Array
  | readonly PdfValue[]
  | PdfDictionary;
export interface PdfDictionary {
  readonly [key: string]: PdfValue | undefined;
}

/** PDFKit tells text strings from names by their being String objects. */
type TextString = InstanceType<typeof String>;
/** A text as a string, as far as there is room for it. */
export const textString = (text: string): TextString => Object(withinRoom(text)) as TextString;

/** An indirect object. */
export interface PdfReference {
  readonly id: number;
  data: Record<string, PdfValue | undefined>;
  buffer: readonly Uint8Array[];
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
  finalize(): void;
}

/** What of PDFKit's name trees is set here. */
interface NameTree {
  _compareKeys: (a: string, b: string) => number;
}

export class PdfDocument extends PDFDocument {
  declare readonly _root: PdfReference;
  declare _id: Uint8Array;
  declare _offset: number;
  declare _finalize: () => void;
  declare _pageBuffer: readonly { readonly dictionary: PDFKit.PDFKitReference & PdfReference }[];
  readonly #metadata: DocumentMetadata;
  #conformance: readonly Conformance[] = [];
  readonly #hash = createHash("sha256");
  /** The `/ID` is of all that stands before it. */
  #isHashed = false;
  /** What is written and not taken yet: bytes, and text of Latin-1 characters. Begun by PDFKit's constructor, before fields are. */
  declare _parts: (Uint8Array | string)[] | undefined;

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
    // PDFKit sorts names by the rules of a language; readers look them up by their bytes (ISO 32000-1, section 7.9.6).
    const { Dests } = (this._root.data.Names as PdfReference).data as unknown as { readonly Dests: NameTree };
    Dests._compareKeys = (a, b) => (a < b ? -1 : 1);
    if (metadata.date === undefined) delete this.info.CreationDate;
    const finalize = this._finalize;
    this._finalize = () => {
      const written = this.takeWritten();
      this._id = new Uint8Array(this.#hash.digest().subarray(0, 16));
      this._parts = [written];
      this.#isHashed = true;
      finalize.call(this);
    };
  }

  /** An indirect object, whose stream is packed when it ends. */
  override ref(data: object): PDFKit.PDFKitReference {
    const reference = super.ref(data);
    packWhenFinal(reference as PDFKit.PDFKitReference & PdfReference);
    return reference;
  }

  /** An indirect object that is yet to be ended. */
  object(data: PdfDictionary): PdfReference {
    return this.ref({ ...data }) as PDFKit.PDFKitReference & PdfReference;
  }

  /** An indirect array, written at once. */
  array(items: readonly PdfValue[]): PdfReference {
    const reference = this.ref(items) as PDFKit.PDFKitReference & PdfReference;
    reference.end();
    return forgotten(reference);
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
    this._root.data.Metadata = reference;
  }

  /** What PDFKit writes is kept here, rather than turned to bytes piece by piece for a stream. */
  _write(data: Uint8Array | string): void {
    const part = typeof data === "string" ? `${data}\n` : data;
    (this._parts ??= []).push(part);
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
    const parts = this._parts ?? [];
    const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    const text = Buffer.from(bytes.buffer);
    let offset = 0;
    for (const part of parts) {
      if (typeof part === "string") text.write(part, offset, "latin1");
      else bytes.set(part, offset);
      offset += part.length;
    }
    this._parts = [];
    if (!this.#isHashed) this.#hash.update(bytes);
    return bytes;
  }
}

/** A written object of which only its number is kept: what it refers to need not stay in memory. */
export function forgotten(reference: PdfReference): PdfReference {
  reference.data = {};
  return reference;
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

function packWhenFinal(reference: PdfReference): void {
  const finalize = reference.finalize;
  reference.finalize = () => {
    if (reference.buffer.length > 0 && reference.data.Filter === undefined && reference.data.Type !== "Metadata") {
      const bytes = Buffer.concat(reference.buffer);
      // Glyph outlines and short streams gain 2 % from the highest level, at ten times the time.
      reference.buffer = [zlibSync(bytes, { level: 1 })];
      reference.data.Filter = "FlateDecode";
    }
    finalize.call(reference);
  };
}
