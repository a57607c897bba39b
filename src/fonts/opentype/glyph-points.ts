/** Outlines of the table glyf: points of simple glyphs, and the flags of composite ones (OpenType, "glyf"). */
import type { ByteReader, ByteWriter } from "./byte-stream.js";

/** Flags of a point (Simple Glyph Flags). */
const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;
const OVERLAP_SIMPLE = 0x40;
/** Flags of a component (Composite Glyph Description). */
export const COMPONENT = {
  words: 0x0001,
  offsets: 0x0002,
  scale: 0x0008,
  more: 0x0020,
  xyScale: 0x0040,
  matrix: 0x0080,
  instructions: 0x0100,
} as const;

/** Bytes of a component with the flags at its beginning. */
export function componentSize(flags: number): number {
  const { words, scale, xyScale, matrix } = COMPONENT;
  return 4 + (flags & words ? 4 : 2) + (flags & scale ? 2 : flags & xyScale ? 4 : flags & matrix ? 8 : 0);
}

/** Points of an outline: the way from the one before, and whether it is on the curve. */
export interface Points {
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  readonly on: Uint8Array;
}

/** The points of a simple glyph whose contours and instructions have been read. */
export function readPoints(file: ByteReader, count: number): Points {
  const flags = new Uint8Array(count);
  for (let i = 0; i < count; ) {
    const flag = file.uint8();
    const times = flag & REPEAT ? file.uint8() + 1 : 1;
    flags.fill(flag, i, i + times);
    i += times;
  }
  const way = (flag: number, short: number, sameOrPositive: number) => {
    if (flag & short) return flag & sameOrPositive ? file.uint8() : -file.uint8();
    return flag & sameOrPositive ? 0 : file.int16();
  };
  const dx = Int32Array.from(flags, (flag) => way(flag, X_SHORT, X_SAME_OR_POSITIVE));
  const dy = Int32Array.from(flags, (flag) => way(flag, Y_SHORT, Y_SAME_OR_POSITIVE));
  return { dx, dy, on: flags.map((flag) => flag & ON_CURVE) };
}

/** Least and greatest x and y, as a glyph's header has them. */
export function extentOf({ dx, dy }: Points): Uint8Array {
  let [x, y] = [0, 0];
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < dx.length; i++) {
    x += dx[i]!;
    y += dy[i]!;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const extent = new DataView(new ArrayBuffer(8));
  if (dx.length > 0) [left, bottom, right, top].forEach((value, i) => void extent.setInt16(i * 2, value));
  return new Uint8Array(extent.buffer);
}

/** The flags of all points, then the ways along x, then those along y. */
export function appendPoints({ dx, dy, on }: Points, overlaps: boolean, glyf: ByteWriter): void {
  const flags = Array.from(dx, (x, i) => {
    const first = i === 0 && overlaps ? OVERLAP_SIMPLE : 0;
    return (
      first |
      (on[i] ? ON_CURVE : 0) |
      axisFlags(x, X_SHORT, X_SAME_OR_POSITIVE) |
      axisFlags(dy[i]!, Y_SHORT, Y_SAME_OR_POSITIVE)
    );
  });
  for (let i = 0; i < flags.length; ) {
    let same = 0;
    while (same < 0xff && flags[i + same + 1] === flags[i]) same++;
    if (same > 0) glyf.bytes([flags[i]! | REPEAT, same]);
    else glyf.uint8(flags[i]!);
    i += same + 1;
  }
  for (const x of dx) appendWay(x, glyf);
  for (const y of dy) appendWay(y, glyf);
}

function axisFlags(way: number, short: number, sameOrPositive: number): number {
  if (way === 0) return sameOrPositive;
  if (Math.abs(way) > 0xff) return 0;
  return way > 0 ? short | sameOrPositive : short;
}

function appendWay(way: number, glyf: ByteWriter): void {
  if (way === 0) return;
  if (Math.abs(way) > 0xff) glyf.uint16(way & 0xffff);
  else glyf.uint8(Math.abs(way));
}
