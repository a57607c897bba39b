/** Outlines of CFF: as fontkit draws whole fonts, to an end where a font is damaged, and embedded with the widths that text is set with. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { openFontFile } from "../../src/fonts/face.js";
import { outlineOf } from "../../src/fonts/index.js";
import { openFonts } from "../../src/fonts/library.js";
import { bounded, TooManySteps } from "../../src/fonts/opentype/bounded-reads.js";
import { readSfnt, viewOf, writeSfnt } from "../../src/fonts/opentype/sfnt.js";
import { subsetCff } from "../../src/pdf/pdfkit/fonts/cff-subset.js";
import { printHtml } from "../../src/pdf/print.js";
import { temporaryFolder } from "../support/project.js";

const { resolve } = createRequire(import.meta.url);
const SANS = readSfnt(
  new Uint8Array(readFileSync(resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"))),
);
/** A font of the format CFF alone, whatever its name says. */
const SERIF = new Uint8Array(readFileSync(resolve("pdfjs-dist/standard_fonts/FoxitSerif.pfb")));
const VARIABLE = new Uint8Array(readFileSync(new URL("../fixtures/fonts/frame-variable-cff2.otf", import.meta.url)));

/** A font file of outlines of CFF, with the other tables of another font. */
function fontFile(cff: Uint8Array, changed: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const tables = new Map([...SANS.tables, ...Object.entries(changed)]).set("CFF ", cff);
  for (const tag of ["glyf", "loca", "GSUB", "GPOS"]) tables.delete(tag);
  return writeSfnt({ flavor: 0x4f54544f, tables });
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Where fontkit finds the charstrings of a file. */
function charStrings(file: Uint8Array): Place[] {
  type Cff = { topDict: { CharStrings: Place[] } };
  const font = fontkit.create(Buffer.from(file)) as fontkit.Font & { CFF2?: Cff; "CFF "?: Cff };
  return (font.CFF2 ?? font["CFF "])!.topDict.CharStrings;
}

/** A glyph with a long charstring, that is another one now. */
function changedGlyph(file: Uint8Array, charString: readonly number[]) {
  const glyph = charStrings(file).findIndex(({ length }) => length > charString.length);
  const changed = file.slice();
  changed.set(charString, charStrings(file)[glyph]!.offset);
  return { glyph, face: openFontFile("x.otf", changed)[0]!.face() };
}

const drawn = (charString: readonly number[], file = fontFile(SERIF)) => {
  const { glyph, face } = changedGlyph(file, charString);
  return outlineOf(face.drawn, glyph).map(({ command, args }) => [command, ...args]);
};

/** A number of a charstring; operators. */
const n = (value: number) => [28, (value >> 8) & 0xff, value & 0xff];
const ADD = [12, 10];
const SUBTRACT = [12, 11];
const DIVIDE = [12, 12];
const MULTIPLY = [12, 24];
const TWICE = [12, 27];
const ROLL = [12, 30];
const HFLEX = [12, 34];
const [MOVE, LINE, END, BLEND, HINTMASK, CALL] = [21, 5, 14, 16, 19, 10] as const;

describe("outlines of CFF", () => {
  it.each([
    ["serif letters", fontFile(SERIF), undefined],
    ["a variable font", VARIABLE, undefined],
    ["a variable font, bold", VARIABLE, 800],
  ])("are those that fontkit draws: %s", (_, file, weight) => {
    const usual = fontkit.create(Buffer.from(file)) as fontkit.Font;
    const other = weight === undefined ? usual : usual.getVariation({ wght: weight });
    const values = new Map(weight === undefined ? [] : [["wght", weight]]);
    const face = openFontFile("x.otf", file)[0]!.face({ values });
    const glyphs = charStrings(file).length;
    expect(glyphs).toBeGreaterThan(1);
    for (let glyph = 0; glyph < glyphs; glyph++)
      expect(outlineOf(face.drawn, glyph)).toEqual(other.getGlyph(glyph).path.commands);
  });

  it("reckon as the format says, in which the last operand is the right one", () => {
    const numbers = [...n(30), ...n(10), ...SUBTRACT, ...n(30), ...n(3), ...DIVIDE];
    expect(drawn([...numbers, MOVE, END])).toEqual([["moveTo", 20, 10], ["closePath"]]);
  });

  it("roll operands upwards, and downwards by a negative number", () => {
    const rolled = (by: number) => drawn([...n(1), ...n(2), ...n(4), ...n(3), ...n(by), ...ROLL, ...ADD, MOVE, END]);
    expect(rolled(1)[0]).toEqual(["moveTo", 4, 3]);
    expect(rolled(-1)[0]).toEqual(["moveTo", 2, 5]);
  });

  it("begin where the pen is, where nothing says where", () => {
    expect(drawn([...n(0), ...n(7), LINE, END])).toEqual([["moveTo", 0, 0], ["lineTo", 0, 7], ["closePath"]]);
  });

  const endless = [...n(1), ...n(2), ...n(2), ...n(0x7fff), ...TWICE, ...MULTIPLY, ...TWICE, ...MULTIPLY, ...ROLL];
  it.each<[string, readonly number[]]>([
    ["rolls of more operands than there are", [...n(0x7fff), ...n(0x7fff), ...ROLL]],
    ["rolls by an endless number", [...n(1), ...n(2), ...n(2), ...n(1), ...n(0), ...DIVIDE, ...ROLL]],
    ["a subroutine that isn't there", [...n(0x7fff), CALL]],
    ["no operands at all", [...HFLEX]],
    ["a place that is no number", [...n(0), ...n(0), ...DIVIDE, ...n(0), MOVE]],
  ])("are none where a charstring has %s", (_, charString) => {
    expect(drawn([...charString, END])).toEqual([]);
  });

  it("come to an end where they are rolled a great many times", () => {
    expect(drawn([...endless, MOVE, END])[0]![0]).toBe("moveTo");
  });

  it.each<[string, readonly number[]]>([
    ["fewer than none", [...n(-1), BLEND]],
    ["a part of one", [...n(1), ...n(2), ...DIVIDE, BLEND]],
    ["more than there are", [...n(0x7fff), ...n(0x7fff), ...MULTIPLY, BLEND]],
  ])("are none where variations blend %s", (_, charString) => {
    expect(drawn(charString, VARIABLE)).toEqual([]);
  });

  it("are drawn where the rules of the font led to no end before", () => {
    const face = openFontFile("x.otf", fontFile(SERIF))[0]!.face();
    const letter = outlineOf(face.drawn, 2);
    const endlessly = () => {
      for (;;) face.fontkit.getGlyph(1);
    };
    for (let i = 0; i < 2; i++) expect(() => bounded(face.fontkit, endlessly)).toThrow(TooManySteps);
    expect(letter).not.toEqual([]);
    expect(outlineOf(face.drawn, 2)).toEqual(letter);
  });

  it("that can't be drawn are told once with their characters", async () => {
    const usual = openFontFile("x.otf", fontFile(SERIF))[0]!.face();
    const glyph = usual.fontkit.glyphForCodePoint(0x41).id;
    const file = fontFile(SERIF);
    file.set([...n(0x7fff), CALL], charStrings(file)[glyph]!.offset);
    const path = join(temporaryFolder(), "damaged.otf");
    writeFileSync(path, file);
    const page = "<!doctype html><html lang=en><title>T</title><p>BAB</p><p><b>A</b></p>";
    const { value, diagnostics } = await printHtml(page, { fonts: openFonts([path]).value! });
    expect(diagnostics).toMatchObject([{ code: "font/unreadable", severity: "warning" }]);
    expect(diagnostics[0]!.message).toMatch(
      /^"A" \(U\+0041\): shown as nothing: the font .*damaged\.otf is damaged there$/,
    );
    expect(value!.bytes.length).toBeGreaterThan(0);
  });

  it("read the masks of hints over", () => {
    expect(drawn([...n(1), ...n(2), ...n(3), ...n(4), HINTMASK, 14, ...n(5), ...n(6), MOVE, END])).toEqual([
      ["moveTo", 5, 6],
      ["closePath"],
    ]);
  });
});

/** Numbers before the first operator of a charstring, and that operator. */
function beginning(bytes: Uint8Array): [numbers: number[], operator: number] {
  const view = viewOf(bytes);
  const numbers: number[] = [];
  for (let at = 0; ; ) {
    const code = bytes[at++]!;
    if (code < 32 && code !== 28) return [numbers, code];
    if (code === 28) numbers.push(view.getInt16((at += 2) - 2));
    else if (code === 255) numbers.push(view.getInt32((at += 4) - 4) / 0x10000);
    else if (code < 247) numbers.push(code - 139);
    else numbers.push((code < 251 ? code - 247 : 251 - code) * 256 + (bytes[at++]! + 108) * (code < 251 ? 1 : -1));
  }
}

/** The first width of the font is another one. */
function widthOf(units: number): { hmtx: Uint8Array } {
  const hmtx = SANS.tables.get("hmtx")!.slice();
  for (let glyph = 0; glyph < 300; glyph++) viewOf(hmtx).setUint16(glyph * 4, units);
  return { hmtx };
}

describe("a font of CFF that is embedded", () => {
  it.each([600, 31_000])("says that its glyphs are %d wide, also where an outline begins without a move", (width) => {
    const { glyph, face } = changedGlyph(fontFile(SERIF, widthOf(width)), [...n(0), ...n(7), LINE, END]);
    const ids = [0, glyph, glyph + 1, glyph + 2, 1];
    const file = fontFile(subsetCff(face, ids, "X"));
    charStrings(file).forEach(({ offset, length }, i) => {
      const [numbers, operator] = beginning(file.subarray(offset, offset + length));
      expect(numbers[0]).toBe(face.fontkit.getGlyph(ids[i]!).advanceWidth);
      expect([numbers.length, operator]).toEqual(operator === END ? [1, END] : [3, MOVE]);
    });
  });

  it("is refused where a width is more than it can say", () => {
    expect(() => openFontFile("x.otf", fontFile(SERIF, widthOf(40_000)))).toThrow("wider");
  });
});
