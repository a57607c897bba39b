/** The tables glyf, loca and hmtx as WOFF 2.0 rearranges them -> as OpenType has them (W3C, "WOFF File Format 2.0", section 5). */
import { ByteReader, ByteWriter, short255 } from "../byte-stream.js";
import { appendPoints, COMPONENT, componentSize, extentOf, type Points } from "../glyph-points.js";
import { UnusableFont, viewOf } from "../sfnt.js";

export interface UnpackedGlyphs {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  readonly longOffsets: boolean;
  /** Least x of each glyph, font units; 0 for those without an outline. */
  readonly leftEnds: Int16Array;
}

/** The streams of the transformed table, each with one kind of data for all glyphs. */
interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly instructions: ByteReader;
}

const OVERLAPS = 1;

export function unpackGlyphs(table: Uint8Array): UnpackedGlyphs {
  const header = new ByteReader(table);
  header.at = 2;
  const options = header.uint16();
  const [count, format] = [header.uint16(), header.uint16()];
  const sizes = Array.from({ length: 7 }, () => header.uint32());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map(
    (size) => new ByteReader(header.bytes(size)),
  ) as [ByteReader, ByteReader, ByteReader, ByteReader, ByteReader, ByteReader, ByteReader];
  const streams: Streams = { contours, points, flags, glyphs, composites, boxes, instructions };
  const bitmap = boxes.bytes(((count + 31) >> 5) << 2);
  const overlaps = options & OVERLAPS ? header.bytes((count + 7) >> 3) : undefined;
  const has = (bits: Uint8Array | undefined, i: number) => ((bits?.[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0;
  const longOffsets = format !== 0;
  const glyf = new ByteWriter();
  const loca = new ByteWriter();
  const leftEnds = new Int16Array(count);
  const placeAt = (offset: number) => (longOffsets ? loca.uint32(offset) : loca.uint16(offset >> 1));
  for (let id = 0; id < count; id++) {
    placeAt(glyf.length);
    const ends = streams.contours.int16();
    const box = has(bitmap, id) ? streams.boxes.bytes(8) : undefined;
    if (ends === 0) continue;
    leftEnds[id] =
      ends < 0 ? compositeGlyph(streams, box, glyf) : simpleGlyph(streams, ends, box, has(overlaps, id), glyf);
    glyf.align(4);
  }
  placeAt(glyf.length);
  return { glyf: glyf.taken(), loca: loca.taken(), longOffsets, leftEnds };
}

/** @returns the least x */
function compositeGlyph(streams: Streams, box: Uint8Array | undefined, glyf: ByteWriter): number {
  if (!box) throw new UnusableFont("one of its outlines has no extent");
  const { composites } = streams;
  const start = composites.at;
  let flags: number;
  let instructed = false;
  do {
    flags = composites.uint16();
    instructed ||= (flags & COMPONENT.instructions) !== 0;
    composites.bytes(componentSize(flags) - 2);
  } while (flags & COMPONENT.more);
  glyf.uint16(0xffff);
  glyf.bytes(box);
  glyf.bytes(composites.data.subarray(start, composites.at));
  if (instructed) appendInstructions(streams, glyf);
  return viewOf(box).getInt16(0);
}

function appendInstructions({ glyphs, instructions }: Streams, glyf: ByteWriter): void {
  const size = short255(glyphs);
  glyf.uint16(size);
  glyf.bytes(instructions.bytes(size));
}

/** @returns the least x */
function simpleGlyph(
  streams: Streams,
  contours: number,
  box: Uint8Array | undefined,
  overlaps: boolean,
  glyf: ByteWriter,
): number {
  const ends: number[] = [];
  let count = 0;
  for (let i = 0; i < contours; i++) {
    count += short255(streams.points);
    ends.push(count - 1);
  }
  const points = readPoints(streams, count);
  const extent = box ?? extentOf(points);
  glyf.uint16(contours);
  glyf.bytes(extent);
  for (const end of ends) glyf.uint16(end);
  appendInstructions(streams, glyf);
  appendPoints(points, overlaps, glyf);
  return viewOf(extent).getInt16(0);
}

function readPoints({ flags, glyphs }: Streams, count: number): Points {
  const points = { dx: new Int32Array(count), dy: new Int32Array(count), on: new Uint8Array(count) };
  for (let i = 0; i < count; i++) {
    const flag = flags.uint8();
    const [dx, dy] = triplet(flag & 0x7f, glyphs);
    points.dx[i] = dx;
    points.dy[i] = dy;
    points.on[i] = flag & 0x80 ? 0 : 1;
  }
  return points;
}

const signed = (flag: number, value: number): number => (flag & 1 ? value : -value);

/** Section 5.2, "Triplet Encoding". */
function triplet(flag: number, glyphs: ByteReader): readonly [dx: number, dy: number] {
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + glyphs.uint8())];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + glyphs.uint8()), 0];
  if (flag < 84) {
    const [part, byte] = [flag - 20, glyphs.uint8()];
    return [signed(flag, 1 + (part & 0x30) + (byte >> 4)), signed(flag >> 1, 1 + ((part & 0x0c) << 2) + (byte & 0x0f))];
  }
  if (flag < 120) {
    const part = flag - 84;
    const dx = 1 + (Math.floor(part / 12) << 8) + glyphs.uint8();
    return [signed(flag, dx), signed(flag >> 1, 1 + (((part % 12) >> 2) << 8) + glyphs.uint8())];
  }
  if (flag < 124) {
    const [first, second] = [glyphs.uint8(), glyphs.uint8()];
    const dx = signed(flag, (first << 4) + (second >> 4));
    return [dx, signed(flag >> 1, ((second & 0x0f) << 8) + glyphs.uint8())];
  }
  const dx = signed(flag, glyphs.uint16());
  return [dx, signed(flag >> 1, glyphs.uint16())];
}

/** Section 5.4: side bearings that are the least x of their glyphs are left out. */
export function unpackMetrics(packed: Uint8Array, hhea: Uint8Array, leftEnds: Int16Array): Uint8Array {
  const file = new ByteReader(packed);
  const flags = file.uint8();
  const full = Math.min(viewOf(hhea).getUint16(34), leftEnds.length);
  const advances = Array.from({ length: full }, () => file.uint16());
  const bearing = (id: number, isLeftOut: boolean) => (isLeftOut ? leftEnds[id]! : file.int16());
  const first = advances.map((_, id) => bearing(id, (flags & 1) !== 0));
  const table = new ByteWriter();
  for (let id = 0; id < leftEnds.length; id++) {
    if (id < full) table.uint16(advances[id]!);
    table.uint16((id < full ? first[id]! : bearing(id, (flags & 2) !== 0)) & 0xffff);
  }
  return table.taken();
}
