/**
 * PDFKit's document, made to give the same bytes for the same content: no clock, streams packed by fflate (zlib packs
 * differently from one version of Node to another), an `/ID` that depends on the whole content, metadata of our own.
 * PDFKit's own text layout and structure are not used; what is relied on of its inside is declared here.
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
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
export const textString = (text: string): TextString => Object(text) as TextString;

/** An indirect object. */
export interface PdfReference {
  readonly id: number;
  data: Record<string, PdfValue | undefined>;
  buffer: readonly Uint8Array[];
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
  finalize(): void;
}

export class PdfDocument extends PDFDocument {
  declare readonly _root: PdfReference;
  declare _id: Uint8Array;
  declare _offset: number;
  declare _finalize: () => void;
  readonly #metadata: DocumentMetadata;
  #conformance: readonly Conformance[] = [];
  /** What is written so far: bytes, and text of Latin-1 characters. Begun by PDFKit's constructor, before fields are. */
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
    if (metadata.date === undefined) delete this.info.CreationDate;
    const finalize = this._finalize;
    this._finalize = () => {
      const hash = createHash("sha256").update(this.#take());
      this._id = new Uint8Array(hash.digest().subarray(0, 16));
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

  /** Ends the document; all of PDFKit's writing is synchronous. */
  bytes(conformance: readonly Conformance[]): Uint8Array {
    this.#conformance = conformance;
    this.end();
    return this.#take();
  }

  /** All that is written so far, in one piece. */
  #take(): Uint8Array {
    const bytes = new Uint8Array(this._offset);
    const text = Buffer.from(bytes.buffer);
    let offset = 0;
    for (const part of this._parts ?? []) {
      if (typeof part === "string") text.write(part, offset, "latin1");
      else bytes.set(part, offset);
      offset += part.length;
    }
    this._parts = [bytes];
    return bytes;
  }
}

function information({ title, author, subject, keywords, date }: DocumentMetadata): PDFKit.DocumentInfo {
  return {
    Title: title,
    ...(author && { Author: author }),
    ...(subject && { Subject: subject }),
    ...(keywords && keywords.length > 0 && { Keywords: keywords.join(", ") }),
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
