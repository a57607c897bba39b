/** Bytes of a PDF -> its indirect objects and what is packed in their streams (ISO 32000-1, sections 7.3.8 and 7.3.10). */
import { inflateSync } from "node:zlib";
import { type PdfEntries, PdfLink, PdfName, PdfSyntax, PdfText, type PdfToken } from "./syntax.js";

interface StoredObject {
  readonly value: PdfToken;
  /** As they stand in the file. */
  readonly stream?: Uint8Array;
}

export class PdfFile {
  readonly objects = new Map<number, StoredObject>();

  /** Takes the objects one after the other, as our own writer puts them: none stands in a stream of others. */
  constructor(bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = buffer.toString("latin1");
    const begin = /(\d+) \d+ obj\b/g;
    const syntax = new PdfSyntax(text);
    for (let found = begin.exec(text); found; found = begin.exec(text)) {
      syntax.at = begin.lastIndex;
      const value = syntax.next() ?? null;
      const data = /\s*stream\r?\n/y;
      data.lastIndex = syntax.at;
      const hasStream = data.test(text) && isEntries(value);
      const start = hasStream ? data.lastIndex : syntax.at;
      const end = hasStream ? start + lengthOf(value, text, start) : start;
      this.objects.set(Number(found[1]), { value, ...(hasStream && { stream: buffer.subarray(start, end) }) });
      begin.lastIndex = end;
    }
  }

  /** What a reference leads to; anything else is itself. */
  resolve(value: PdfToken | undefined): PdfToken | undefined {
    return value instanceof PdfLink ? this.objects.get(value.id)?.value : value;
  }

  entries(value: PdfToken | undefined): PdfEntries | undefined {
    const resolved = this.resolve(value);
    return resolved !== undefined && isEntries(resolved) ? resolved : undefined;
  }

  /** The stream of an object, unpacked; undefined where there is none. */
  stream(id: number): Buffer | undefined {
    const { value, stream } = this.objects.get(id) ?? {};
    if (!stream || value === undefined || !isEntries(value)) return undefined;
    return nameOf(value.get("Filter")) === "FlateDecode" ? inflateSync(stream) : Buffer.from(stream);
  }
}

export const isEntries = (value: PdfToken): value is PdfEntries => value instanceof Map;

/** The name that a value is. */
export const nameOf = (value: PdfToken | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined;

function lengthOf(value: PdfEntries, text: string, start: number): number {
  const length = value.get("Length");
  return typeof length === "number" ? length : Math.max(0, text.indexOf("endstream", start) - start);
}

/** Keys whose strings are of the file and of nobody's content: hashes, dates, names of colour spaces and registries. */
const OF_THE_FILE = new Set([
  "CheckSum",
  "CIDSystemInfo",
  "ModDate",
  "OutputConditionIdentifier",
  "Info",
  "RegistryName",
]);

/** All texts of an object. */
export function strings(value: PdfToken): string[] {
  if (value instanceof PdfText) return [textString(value)];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isEntries(value) ? [...value].flatMap(([key, item]) => (OF_THE_FILE.has(key) ? [] : strings(item))) : [];
}

/** Section 7.9.2.2; what has no mark is in PDFDocEncoding, of which our writer uses what is ASCII. */
function textString({ bytes }: PdfText): string {
  return bytes.startsWith("\u00fe\u00ff") ? utf16(bytes.slice(2)) : bytes;
}

/** Text in UTF-16BE. @param bytes one character for each */
export function utf16(bytes: string): string {
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
  return text;
}
