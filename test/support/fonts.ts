/** Font files put together by tests: of real ones, with other tables, packed, or damaged. */
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { builtInFonts } from "../../src/fonts/built-in.js";

const HEADER = 12;
const RECORD = 16;

/** The tables of a file, as they stand in it. */
export function tablesOf(file: Uint8Array): Map<string, Buffer> {
  const data = Buffer.from(file);
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < data.readUInt16BE(4); i++) {
    const at = HEADER + i * RECORD;
    const [offset, length] = [data.readUInt32BE(at + 8), data.readUInt32BE(at + 12)];
    tables.set(data.toString("latin1", at, at + 4), Buffer.from(data.subarray(offset, offset + length)));
  }
  return tables;
}

const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);

/** A file of some tables. @param flavor its version; @param from where it begins in a larger file */
export function fontOf(tables: ReadonlyMap<string, Buffer>, flavor = 0x00010000, from = 0): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(HEADER + sorted.length * RECORD);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(sorted.length, 4);
  let offset = from + directory.length;
  sorted.forEach(([tag, data], i) => {
    const at = HEADER + i * RECORD;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(data.length, at + 12);
    offset += padded(data).length;
  });
  return Buffer.concat([directory, ...sorted.map(([, data]) => padded(data))]);
}

/** WOFF 1.0 of a file. */
export function woffOf(file: Uint8Array): Buffer {
  const tables = [...tablesOf(file)];
  const packed = tables.map(([, data]) => {
    const small = deflateSync(data);
    return small.length < data.length ? small : data;
  });
  const head = Buffer.alloc(44 + tables.length * 20);
  head.write("wOFF", 0, "latin1");
  head.writeUInt32BE(Buffer.from(file).readUInt32BE(0), 4);
  head.writeUInt16BE(tables.length, 12);
  head.writeUInt32BE(file.length, 16);
  let offset = head.length;
  tables.forEach(([tag, data], i) => {
    const at = 44 + i * 20;
    head.write(tag, at, "latin1");
    [offset, packed[i]!.length, data.length].forEach((value, k) => void head.writeUInt32BE(value, at + 4 + k * 4));
    offset += padded(packed[i]!).length;
  });
  const body = Buffer.concat([head, ...packed.map(padded)]);
  body.writeUInt32BE(body.length, 8);
  return body;
}

/** A collection of fonts, each given by its tables. */
export function collectionOf(fonts: readonly ReadonlyMap<string, Buffer>[]): Buffer {
  const head = Buffer.alloc(HEADER + fonts.length * 4);
  head.write("ttcf", 0, "latin1");
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(fonts.length, 8);
  const parts: Buffer[] = [head];
  let offset = head.length;
  fonts.forEach((tables, i) => {
    head.writeUInt32BE(offset, HEADER + i * 4);
    parts.push(fontOf(tables, 0x00010000, offset));
    offset += parts.at(-1)!.length;
  });
  return Buffer.concat(parts);
}

/** A copy of a table with a number of 16 bits at some place. */
export function with16(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, at);
  return copy;
}

/** The file of a built-in font. */
export function builtIn(family: string, weight = 400, slope = "normal"): Buffer {
  const found = builtInFonts().find(
    (font) => font.family === family && font.weight[0] === weight && font.slope === slope,
  );
  return readFileSync(found!.path);
}

export const frame = (name: string): Buffer => readFileSync(new URL(`../fixtures/fonts/${name}`, import.meta.url));
