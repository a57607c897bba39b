/** What PDFKit can write as PDF objects (ISO 32000-1, section 7.3), and how it tells them apart. */
import { withinRoom } from "../../document/index.js";

/** A primitive string is a name; text strings are wrapped by `textString`. */
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
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
}

/** A written object of which only its number is kept: what it refers to need not stay in memory. */
export function forgotten(reference: PdfReference): PdfReference {
  reference.data = {};
  return reference;
}
