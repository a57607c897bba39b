/**
 * The table cmap of symbol fonts, made one of Unicode (OpenType, "cmap", platform 3, encoding 0): their glyphs stand at U+F000
 * to U+F0FF, and are asked for by these or by the characters of one byte, as browsers do.
 */
import { ByteWriter } from "./byte-stream.js";
import { UnusableFont, viewOf } from "./sfnt.js";

const SYMBOLS = 0xf000;

interface Subtable {
  readonly platform: number;
  readonly encoding: number;
  readonly offset: number;
}

/** Platforms Unicode, Macintosh and Windows (Symbol aside): these are read as they are. */
const isKnown = ({ platform, encoding }: Subtable): boolean =>
  (platform === 0 && encoding !== 5) || platform === 1 || (platform === 3 && encoding !== 0);

/** @returns undefined where the table can be read as it is */
export function symbolMap(cmap: Uint8Array): Uint8Array | undefined {
  const view = viewOf(cmap);
  const count = view.getUint16(2);
  if (4 + count * 8 > cmap.length) throw new UnusableFont('its table "cmap" is too short');
  const subtables = Array.from({ length: count }, (_, i): Subtable => {
    const at = 4 + i * 8;
    return { platform: view.getUint16(at), encoding: view.getUint16(at + 2), offset: view.getUint32(at + 4) };
  });
  const symbol = subtables.find(({ platform, encoding }) => platform === 3 && encoding === 0);
  if (subtables.some((each) => isKnown(each) && (each.platform !== 1 || !symbol))) return undefined;
  if (!symbol) throw new UnusableFont("it doesn't say which characters its glyphs stand for");
  const glyphs = new Map<number, number>();
  for (const [character, glyph] of format4(cmap.subarray(symbol.offset))) {
    glyphs.set(character, glyph);
    if (character >= SYMBOLS && character <= SYMBOLS + 0xff) glyphs.set(character - SYMBOLS, glyph);
  }
  if (glyphs.size === 0) throw new UnusableFont("it doesn't say which characters its glyphs stand for");
  return format12([...glyphs].sort(([a], [b]) => a - b));
}

function format4(table: Uint8Array): [character: number, glyph: number][] {
  const view = viewOf(table);
  if (table.length < 16 || view.getUint16(0) !== 4) return [];
  const doubled = view.getUint16(6);
  if (16 + doubled * 4 > table.length) return [];
  const pairs: [number, number][] = [];
  for (let i = 0; i < doubled; i += 2) {
    const [end, start] = [view.getUint16(14 + i), view.getUint16(16 + doubled + i)];
    const [delta, offsetAt] = [view.getUint16(16 + doubled * 2 + i), 16 + doubled * 3 + i];
    const offset = view.getUint16(offsetAt);
    for (let character = start; character <= end && character < 0xffff; character++) {
      const at = offsetAt + offset + (character - start) * 2;
      if (offset !== 0 && at + 2 > table.length) break;
      const found = offset === 0 ? character : view.getUint16(at);
      const glyph = found === 0 && offset !== 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) pairs.push([character, glyph]);
    }
  }
  return pairs;
}

function format12(glyphs: readonly (readonly [character: number, glyph: number])[]): Uint8Array {
  const table = new ByteWriter();
  for (const value of [0, 1, 3, 10]) table.uint16(value);
  table.uint32(12);
  table.uint16(12);
  table.uint16(0);
  table.uint32(16 + glyphs.length * 12);
  table.uint32(0);
  table.uint32(glyphs.length);
  for (const [character, glyph] of glyphs) for (const value of [character, character, glyph]) table.uint32(value);
  return table.taken();
}
