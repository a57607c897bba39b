/**
 * PDFKit's document, made to give the same bytes for the same content: no clock, streams packed by fflate (zlib packs
 * differently from one version of Node to another), an `/ID` that depends on the whole content, metadata of our own.
 * PDFKit's own text layout and structure are not used; what is relied on of its inside is declared here.
 */
import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import type * as fontkit from "fontkit";
import PDFDocument from "pdfkit";
import { CREATOR, type DocumentMetadata, PRODUCER, xmpPacket } from "../metadata.js";

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

/** An embedded font: a growing subset with widths and Unicode text for each code. */
export interface PdfFont {
  readonly id: string;
  readonly subset: {
    readonly glyphs: number[];
    readonly mapping: Record<number, number | undefined>;
    includeGlyph(id: number): number;
  };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  /** From font units to thousandths of an em. */
  readonly scale: number;
  readonly font: fontkit.Font;
  ref(): PdfReference;
}

export class PdfDocument extends PDFDocument {
  declare readonly _root: PdfReference;
  declare _id: Uint8Array;
  declare readonly _font: PdfFont;
  declare _finalize: () => void;
  readonly #metadata: DocumentMetadata;
  readonly #parts: Uint8Array[] = [];

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
      this.#take();
      const hash = createHash("sha256");
      for (const part of this.#parts) hash.update(part);
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

  /** PDFKit takes an opened font, which its types don't know of. */
  embeddedFont(font: fontkit.Font): PdfFont {
    Reflect.apply(this.font, this, [font]);
    return this._font;
  }

  /** PDFKit's own packet has text that is not escaped, and no room for all that we say. */
  override endMetadata(): void {
    const reference = this.object({ Type: "Metadata", Subtype: "XML" });
    reference.end(new TextEncoder().encode(xmpPacket(this.#metadata)));
    this._root.data.Metadata = reference;
  }

  /** Ends the document; all of PDFKit's writing is synchronous. */
  bytes(): Uint8Array {
    this.end();
    this.#take();
    return new Uint8Array(Buffer.concat(this.#parts));
  }

  #take(): void {
    const part: Buffer | string | null = this.read();
    if (part instanceof Uint8Array) this.#parts.push(part);
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

const TRUETYPE = [0, 1, 0, 0];

function packWhenFinal(reference: PdfReference): void {
  const finalize = reference.finalize;
  reference.finalize = () => {
    if (reference.buffer.length > 0 && reference.data.Filter === undefined && reference.data.Type !== "Metadata") {
      const bytes = Buffer.concat(reference.buffer);
      // Embedded TrueType files must tell their length (ISO 32000-1, table 127), which PDFKit leaves out.
      if (TRUETYPE.every((byte, i) => bytes[i] === byte)) reference.data.Length1 = bytes.length;
      reference.buffer = [zlibSync(bytes, { level: 9 })];
      reference.data.Filter = "FlateDecode";
    }
    finalize.call(reference);
  };
}
