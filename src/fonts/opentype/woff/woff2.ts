/** WOFF 2.0 -> the tables it packs, all by one Brotli stream, some of them rearranged before (W3C, "WOFF File Format 2.0"). */
import { brotliDecompressSync } from "node:zlib";
import { ByteReader, short255 } from "../byte-stream.js";
import { COLLECTION, readSfnt, type Sfnt, tagAt, UnusableFont, writeSfnt } from "../sfnt.js";
import { MAX_UNPACKED } from "./woff.js";
import { unpackGlyphs, unpackMetrics } from "./woff2-glyphs.js";

/** "wOF2" */
export const WOFF2 = 0x774f4632;

/** Tags by their number in the directory (section 4.1); the last number says that the tag follows. */
const TAGS =
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill";
const TAG_LENGTH = 4;
const OTHER_TAG = 63;

interface Entry {
  readonly tag: string;
  readonly transformed: boolean;
  readonly offset: number;
  /** As it is packed, unpacked but for its transformation. */
  readonly length: number;
}

/** @returns the fonts of the file: one, but for collections */
export function unpackWoff2(data: Uint8Array): Sfnt[] {
  const file = new ByteReader(data);
  file.at = 4;
  const flavor = file.uint32();
  file.at = 12;
  const count = file.uint16();
  file.at = 20;
  const packedSize = file.uint32();
  file.at = 48;
  const entries: Entry[] = [];
  let size = 0;
  for (let i = 0; i < count; i++) {
    const entry = readEntry(file, size);
    size += entry.length;
    entries.push(entry);
  }
  const fonts = flavor === COLLECTION ? collectionFonts(file) : [{ flavor, indices: [...entries.keys()] }];
  const unpacked = unpack(file.bytes(packedSize), size);
  return fonts.map((font) => fontOf(font.flavor, font.indices, entries, unpacked));
}

function readEntry(file: ByteReader, offset: number): Entry {
  const flags = file.uint8();
  const index = flags & OTHER_TAG;
  const start = index * (TAG_LENGTH + 1);
  const tag = index === OTHER_TAG ? tagAt(file.bytes(TAG_LENGTH), 0) : TAGS.slice(start, start + TAG_LENGTH);
  const version = flags >> 6;
  const isOutline = tag === "glyf" || tag === "loca";
  const transformed = isOutline ? version !== 3 : version !== 0;
  const original = base128(file);
  return { tag, transformed, offset, length: transformed ? base128(file) : original };
}

/** Section 4.2: which tables each font of a collection has. */
function collectionFonts(file: ByteReader): { flavor: number; indices: number[] }[] {
  file.at += 4;
  const count = short255(file);
  return Array.from({ length: count }, () => {
    const tables = short255(file);
    const flavor = file.uint32();
    return { flavor, indices: Array.from({ length: tables }, () => short255(file)) };
  });
}

function unpack(packed: Uint8Array, size: number): Uint8Array {
  if (size > MAX_UNPACKED) throw new UnusableFont("its tables are larger than those of any font");
  try {
    const unpacked = brotliDecompressSync(packed, { maxOutputLength: Math.max(1, size) });
    // Not a Buffer, whose slices would share its memory.
    if (unpacked.length >= size) return new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  } catch {
    // Told below.
  }
  throw new UnusableFont("it can't be unpacked, and may be cut off");
}

function fontOf(flavor: number, indices: readonly number[], entries: readonly Entry[], unpacked: Uint8Array): Sfnt {
  const own = indices.map((index) => entries[index]).filter((entry) => entry !== undefined);
  const tables = new Map<string, Uint8Array>();
  const bytes = ({ offset, length }: Entry) => unpacked.subarray(offset, offset + length);
  for (const entry of own) if (!entry.transformed) tables.set(entry.tag, bytes(entry));
  const glyf = own.find(({ tag, transformed }) => tag === "glyf" && transformed);
  const glyphs = glyf && unpackGlyphs(bytes(glyf));
  if (glyphs) {
    tables.set("glyf", glyphs.glyf);
    tables.set("loca", glyphs.loca);
    const head = tables.get("head")?.slice();
    // The format of loca is that of the packed outlines (section 5.1).
    if (head && head.length > 51) tables.set("head", head.with(51, glyphs.longOffsets ? 1 : 0));
  }
  const hmtx = own.find(({ tag, transformed }) => tag === "hmtx" && transformed);
  const hhea = tables.get("hhea");
  if (hmtx && hhea && glyphs) tables.set("hmtx", unpackMetrics(bytes(hmtx), hhea, glyphs.leftEnds));
  return readSfnt(writeSfnt({ flavor, tables }));
}

/** UIntBase128 (section 4.1). */
function base128(file: ByteReader): number {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = file.uint8();
    value = value * 0x80 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  throw new UnusableFont("its list of tables can't be read");
}
