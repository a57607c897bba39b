/** Bytes read and written one after the other, as the packed tables of fonts have them. Numbers are big-endian. */
import { UnusableFont } from "./sfnt.js";

export class ByteReader {
  at = 0;

  constructor(readonly data: Uint8Array) {}

  uint8(): number {
    const value = this.data[this.at++];
    if (value === undefined) throw new UnusableFont("it ends in the middle of a table, and may be cut off");
    return value;
  }

  int8(): number {
    return (this.uint8() << 24) >> 24;
  }

  uint16(): number {
    return (this.uint8() << 8) | this.uint8();
  }

  int16(): number {
    return (this.uint16() << 16) >> 16;
  }

  uint32(): number {
    return this.uint16() * 0x10000 + this.uint16();
  }

  int32(): number {
    return this.uint32() | 0;
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.data.length)
      throw new UnusableFont("it ends in the middle of a table, and may be cut off");
    const start = this.at;
    this.at += length;
    return this.data.subarray(start, this.at);
  }
}

/** A number as WOFF 2.0 packs it ("255UInt16", section 4.1). */
export function short255(file: ByteReader): number {
  const code = file.uint8();
  if (code === 253) return file.uint16();
  if (code === 254) return file.uint8() + 506;
  return code === 255 ? file.uint8() + 253 : code;
}

const FIRST_CAPACITY = 1024;

export class ByteWriter {
  #data = new Uint8Array(FIRST_CAPACITY);
  length = 0;

  uint8(value: number): void {
    this.#room(1);
    this.#data[this.length++] = value;
  }

  uint16(value: number): void {
    this.#room(2);
    this.#data[this.length++] = value >> 8;
    this.#data[this.length++] = value;
  }

  uint32(value: number): void {
    this.uint16(value >>> 16);
    this.uint16(value & 0xffff);
  }

  bytes(values: ArrayLike<number>): void {
    this.#room(values.length);
    this.#data.set(values, this.length);
    this.length += values.length;
  }

  /** Zeros up to a multiple of some bytes. */
  align(to: number): void {
    while (this.length % to !== 0) this.uint8(0);
  }

  /** A copy of what has been written. */
  taken(): Uint8Array {
    return this.#data.slice(0, this.length);
  }

  #room(more: number): void {
    if (this.length + more <= this.#data.length) return;
    const larger = new Uint8Array(Math.max(this.length + more, this.#data.length * 2));
    larger.set(this.#data);
    this.#data = larger;
  }
}
