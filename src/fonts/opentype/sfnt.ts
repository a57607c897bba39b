/**
 * Bytes of a font file <-> its tables (OpenType, "The OpenType Font File"). What is read here may come from anywhere: a table
 * that reaches beyond its file makes the font unusable.
 */

/** Why a font can't be used, in words that follow "the font file … can't be used: ". */
export class UnusableFont extends Error {}

/** A font as its tables. */
export interface Sfnt extends SfntTables {
  /** The bytes that the tables are parts of. */
  readonly file: Uint8Array;
}

export interface SfntTables {
  /** The version of the file: `TRUETYPE`, `APPLE_TRUETYPE` or `OPENTYPE_CFF`. */
  readonly flavor: number;
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

export const TRUETYPE = 0x00010000;
/** "true" */
const APPLE_TRUETYPE = 0x74727565;
/** "OTTO" */
const OPENTYPE_CFF = 0x4f54544f;
/** "ttcf" */
export const COLLECTION = 0x74746366;

const HEADER_SIZE = 12;
const RECORD_SIZE = 16;

export const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

export const tagAt = (data: Uint8Array, at: number): string => String.fromCharCode(...data.subarray(at, at + 4));

/** Whether a version of a file is one whose tables stand in it as they are. */
export const isSfnt = (flavor: number): boolean =>
  flavor === TRUETYPE || flavor === APPLE_TRUETYPE || flavor === OPENTYPE_CFF;

/** @param start of the table directory: 0, but in collections */
export function readSfnt(data: Uint8Array, start = 0): Sfnt {
  const view = viewOf(data);
  if (start + HEADER_SIZE > data.length) throw new UnusableFont("it ends before its list of tables");
  const count = view.getUint16(start + 4);
  if (start + HEADER_SIZE + count * RECORD_SIZE > data.length)
    throw new UnusableFont("it ends before its list of tables");
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = start + HEADER_SIZE + i * RECORD_SIZE;
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    const tag = tagAt(data, at);
    if (offset + length > data.length)
      throw new UnusableFont(`its table "${tag.trim()}" reaches beyond the end of the file, which may be cut off`);
    tables.set(tag, data.subarray(offset, offset + length));
  }
  return { file: data, flavor: view.getUint32(start), tables };
}

const padded = (length: number): number => (length + 3) & ~3;

/** The tables, sorted by tag, with the directory before them. */
export function writeSfnt({ flavor, tables }: SfntTables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = sorted.length;
  const start = HEADER_SIZE + count * RECORD_SIZE;
  const file = new Uint8Array(sorted.reduce((size, [, data]) => size + padded(data.length), start));
  const view = viewOf(file);
  const power = Math.floor(Math.log2(Math.max(1, count)));
  view.setUint32(0, flavor);
  view.setUint16(4, count);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, Math.max(0, count * 16 - 2 ** power * 16));
  let offset = start;
  sorted.forEach(([tag, data], i) => {
    const at = HEADER_SIZE + i * RECORD_SIZE;
    file.set(data, offset);
    for (let c = 0; c < 4; c++) file[at + c] = tag.charCodeAt(c);
    view.setUint32(at + 4, checksum(view, offset, padded(data.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, data.length);
    offset += padded(data.length);
  });
  return file;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}
