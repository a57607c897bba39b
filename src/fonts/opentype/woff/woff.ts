/** WOFF 1.0 -> the tables it packs, each by zlib (W3C, "WOFF File Format 1.0", sections 4 and 5). */
import { inflateSync } from "node:zlib";
import { readSfnt, type Sfnt, tagAt, UnusableFont, viewOf, writeSfnt } from "../sfnt.js";

const HEADER_SIZE = 44;
const RECORD_SIZE = 20;
/** More than any font has, and less than memory: bytes. */
export const MAX_UNPACKED = 256 * 2 ** 20;

/** "wOFF" */
export const WOFF = 0x774f4646;

export function unpackWoff(data: Uint8Array): Sfnt {
  if (data.length < HEADER_SIZE) throw new UnusableFont("it ends before its list of tables");
  const view = viewOf(data);
  const count = view.getUint16(12);
  if (HEADER_SIZE + count * RECORD_SIZE > data.length) throw new UnusableFont("it ends before its list of tables");
  const tables = new Map<string, Uint8Array>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    const at = HEADER_SIZE + i * RECORD_SIZE;
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const tag = tagAt(data, at);
    total += length;
    if (offset + packed > data.length || total > MAX_UNPACKED)
      throw new UnusableFont(`its table "${tag.trim()}" reaches beyond the end of the file, which may be cut off`);
    const bytes = data.subarray(offset, offset + packed);
    tables.set(tag, packed < length ? inflated(bytes, length, tag) : bytes);
  }
  // In one piece, as if it had never been packed: tables are read from their file.
  return readSfnt(writeSfnt({ flavor: view.getUint32(4), tables }));
}

function inflated(bytes: Uint8Array, length: number, tag: string): Uint8Array {
  try {
    const table = inflateSync(bytes, { maxOutputLength: Math.max(1, length) });
    if (table.length === length) return table;
  } catch {
    // Told below.
  }
  throw new UnusableFont(`its table "${tag.trim()}" can't be unpacked`);
}
