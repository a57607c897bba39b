/** Bytes of a font file, packed or not, one font or several -> the fonts as plain tables. */
import { COLLECTION, isSfnt, readSfnt, type Sfnt, UnusableFont, viewOf, writeSfnt } from "../sfnt.js";
import { unpackWoff, WOFF } from "./woff.js";
import { unpackWoff2, WOFF2 } from "./woff2.js";

/** More fonts than any collection has. */
const MOST_FONTS = 256;

/** What other kinds of files begin with, and what they are. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^%!/, "it is a PostScript font (Type 1)"],
  [/^typ1/, "it is a PostScript font (Type 1)"],
  [/^.{34}LP/s, "it is a packed font for Internet Explorer (.eot)"],
  [/^\s*<(\?xml|svg)/i, "it is an SVG font, or a picture"],
  [/^\s*<(!doctype|html)/i, "it is a web page, perhaps of a download that failed"],
  [/^version https:\/\/git-lfs/, "it is a pointer of Git LFS: the font itself was not checked out"],
];

/**
 * @returns at least one font
 * @throws UnusableFont
 */
export function unpackFont(bytes: Uint8Array): Sfnt[] {
  // Not a Buffer, whose slices would share the file's memory.
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 12) throw new UnusableFont(data.length === 0 ? "it is empty" : "it is too short for a font");
  const flavor = viewOf(data).getUint32(0);
  if (flavor === COLLECTION) return collection(data);
  const fonts = flavor === WOFF ? [unpackWoff(data)] : flavor === WOFF2 ? unpackWoff2(data) : undefined;
  if (!fonts && !isSfnt(flavor)) throw new UnusableFont(otherKind(data));
  const plain = fonts ?? [readSfnt(data)];
  if (plain.length === 0) throw new UnusableFont("it holds no font");
  for (const font of plain) if (!isSfnt(font.flavor)) throw new UnusableFont("what it packs is no OpenType font");
  return plain;
}

function collection(data: Uint8Array): Sfnt[] {
  const view = viewOf(data);
  const count = view.getUint32(8);
  if (count === 0 || count > MOST_FONTS || 12 + count * 4 > data.length)
    throw new UnusableFont("it ends before its list of fonts");
  // Each in a file of its own: offsets of its tables are then told from where it begins.
  return Array.from({ length: count }, (_, i) => {
    const font = readSfnt(data, view.getUint32(12 + i * 4));
    return readSfnt(writeSfnt(font));
  });
}

/** By the first four bytes. */
const OTHER_FLAVORS: ReadonlyMap<number, string> = new Map([[0x100, "it is a suitcase of an old Macintosh (.dfont)"]]);
const BINARY_TYPE_1 = 0x8001;

function otherKind(data: Uint8Array): string {
  const flavor = viewOf(data).getUint32(0);
  const known = flavor >>> 16 === BINARY_TYPE_1 ? "it is a PostScript font (Type 1)" : OTHER_FLAVORS.get(flavor);
  if (known) return known;
  const start = String.fromCharCode(...data.subarray(0, 64));
  return OTHER_KINDS.find(([pattern]) => pattern.test(start))?.[1] ?? "it is not a font";
}
