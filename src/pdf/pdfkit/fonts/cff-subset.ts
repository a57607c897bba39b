/**
 * Outlines of cubic curves -> a CFF font of some glyphs, as PDF embeds it (ISO 32000-1, section 9.9, CIDFontType0C; Adobe
 * Technical Notes 5176 and 5177). Outlines are written anew: those of CFF 2 know operators that PDF readers don't, and the
 * subroutines of either may be anywhere.
 */

import { ByteWriter, type FontFace, outlineOf } from "../../../fonts/index.js";

/** Operators of dictionaries; those above 255 take two bytes. */
const DICT = {
  fontBBox: 5,
  charset: 15,
  charStrings: 17,
  private: 18,
  defaultWidth: 20,
  nominalWidth: 21,
  ros: 0x0c1e,
  cidCount: 0x0c22,
  fdArray: 0x0c24,
  fdSelect: 0x0c25,
} as const;
/** Operators of outlines. */
const LINE = 5;
const CURVE = 8;
const END = 14;
const MOVE = 21;
/** Numbers of strings: after the standard ones come those of the font. */
const FIRST_STRING = 391;
const EM = 1000;

/** @param ids glyphs of the face; the one at index i becomes glyph i of the subset. The first is 0. */
export function subsetCff(face: FontFace, ids: readonly number[], name: string): Uint8Array {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const { minX, minY, maxX, maxY } = face.fontkit.bbox;
  const box = [minX, minY, maxX, maxY].map((units) => Math.round((units * EM) / face.unitsPerEm));
  const start = indexOf([bytes(name)]);
  const strings = indexOf([bytes("Adobe"), bytes("Identity")]);
  const noSubroutines = indexOf([]);
  const charset = ids.length > 1 ? [2, 0, 1, ...twoBytes(ids.length - 2)] : [0];
  const select = [3, 0, 1, 0, 0, 0, ...twoBytes(ids.length)];
  const outlines = indexOf(ids.map((id) => charString(face, id)));
  const widths = dictionary([
    [DICT.defaultWidth, [0]],
    [DICT.nominalWidth, [0]],
  ]);
  const header = [1, 0, 4, 4];
  const top = (at: { charset: number; select: number; outlines: number; fonts: number }) =>
    indexOf([
      dictionary([
        [DICT.ros, [FIRST_STRING, FIRST_STRING + 1, 0]],
        [DICT.fontBBox, box],
        [DICT.cidCount, [ids.length]],
        [DICT.charset, [at.charset]],
        [DICT.fdSelect, [at.select]],
        [DICT.charStrings, [at.outlines]],
        [DICT.fdArray, [at.fonts]],
      ]),
    ]);
  const fonts = (widthsAt: number) => indexOf([dictionary([[DICT.private, [widths.length, widthsAt]]])]);
  // Numbers of dictionaries have one size here: where things stand doesn't depend on what is said of it.
  const sizeOfTop = top({ charset: 0, select: 0, outlines: 0, fonts: 0 }).length;
  const charsetAt = header.length + start.length + sizeOfTop + strings.length + noSubroutines.length;
  const selectAt = charsetAt + charset.length;
  const outlinesAt = selectAt + select.length;
  const fontsAt = outlinesAt + outlines.length;
  const font = fonts(fontsAt + fonts(0).length);
  const file = new ByteWriter();
  const places = { charset: charsetAt, select: selectAt, outlines: outlinesAt, fonts: fontsAt };
  for (const part of [header, start, top(places), strings, noSubroutines, charset, select, outlines, font, widths])
    file.bytes(part);
  return file.taken();
}

const twoBytes = (value: number): [number, number] => [value >> 8, value & 0xff];

/** An INDEX of some byte strings (Note 5176, section 5). */
function indexOf(items: readonly Uint8Array[]): Uint8Array {
  const index = new ByteWriter();
  index.uint16(items.length);
  if (items.length === 0) return index.taken();
  index.uint8(4);
  let offset = 1;
  index.uint32(offset);
  for (const item of items) index.uint32((offset += item.length));
  for (const item of items) index.bytes(item);
  return index.taken();
}

/** Section 4; all numbers take five bytes. */
function dictionary(entries: readonly (readonly [operator: number, operands: readonly number[]])[]): Uint8Array {
  const dict = new ByteWriter();
  for (const [operator, operands] of entries) {
    for (const operand of operands) {
      dict.uint8(29);
      dict.uint32(operand >>> 0);
    }
    if (operator > 0xff) dict.uint16(operator);
    else dict.uint8(operator);
  }
  return dict.taken();
}

type Point = readonly [x: number, y: number];

/** One outline with its width (Note 5177), thousandths of an em. */
function charString(face: FontFace, id: number): Uint8Array {
  const writer = new CharStringWriter(EM / face.unitsPerEm, face.fontkit.getGlyph(id).advanceWidth);
  for (const { command, args } of outlineOf(face.drawn, id)) {
    const points = Array.from({ length: args.length / 2 }, (_, i): Point => [args[i * 2]!, args[i * 2 + 1]!]);
    const [a, b, c] = points;
    if (command === "moveTo" && a) writer.move(a);
    else if (command === "lineTo" && a) writer.line(a);
    else if (command === "bezierCurveTo" && a && b && c) writer.curve(a, b, c);
    else if (command === "quadraticCurveTo" && a && b) writer.quadratic(a, b);
  }
  return writer.end();
}

/** Whole units of the font stay whole; others are kept to a 256th. */
const round = (value: number, scale: number): number =>
  scale === 1 ? Math.round(value) : Math.round(value * 256) / 256;

class CharStringWriter {
  readonly #bytes = new ByteWriter();
  /** Where the pen is, in font units as given, and rounded as written. */
  #at: Point = [0, 0];
  #written: Point = [0, 0];
  #hasWidth = false;

  /** @param width font units */
  constructor(
    readonly scale: number,
    readonly width: number,
  ) {}

  move(to: Point): void {
    this.#startWithWidth();
    this.#way(to);
    this.#bytes.uint8(MOVE);
  }

  line(to: Point): void {
    this.#startWithWidth();
    this.#way(to);
    this.#bytes.uint8(LINE);
  }

  curve(first: Point, second: Point, to: Point): void {
    this.#startWithWidth();
    for (const point of [first, second, to]) this.#way(point);
    this.#bytes.uint8(CURVE);
  }

  quadratic(control: Point, to: Point): void {
    const [x, y] = this.#at;
    const between = (from: Point): Point => [
      from[0] + (2 / 3) * (control[0] - from[0]),
      from[1] + (2 / 3) * (control[1] - from[1]),
    ];
    this.curve(between([x, y]), between(to), to);
  }

  end(): Uint8Array {
    this.#startWithWidth();
    this.#bytes.uint8(END);
    return this.#bytes.taken();
  }

  /** The width comes before the operands of the first operator. */
  #startWithWidth(): void {
    if (!this.#hasWidth) this.#number(round(this.width * this.scale, this.scale));
    this.#hasWidth = true;
  }

  #way(to: Point): void {
    const [x, y] = [this.#rounded(to[0]), this.#rounded(to[1])];
    this.#number(x - this.#written[0]);
    this.#number(y - this.#written[1]);
    this.#at = to;
    this.#written = [x, y];
  }

  #rounded(units: number): number {
    const value = Number.isFinite(units) ? Math.min(16000, Math.max(-16000, units * this.scale)) : 0;
    return round(value, this.scale);
  }

  #number(value: number): void {
    const bytes = this.#bytes;
    if (!Number.isInteger(value)) {
      bytes.uint8(255);
      bytes.uint32(Math.round(value * 0x10000) >>> 0);
    } else if (Math.abs(value) <= 107) bytes.uint8(value + 139);
    else if (Math.abs(value) <= 1131) {
      const rest = Math.abs(value) - 108;
      bytes.uint8((value > 0 ? 247 : 251) + (rest >> 8));
      bytes.uint8(rest & 0xff);
    } else {
      bytes.uint8(28);
      bytes.uint16(value & 0xffff);
    }
  }
}
