/**
 * A face in one document: glyphs -> codes of its subset, and the font's objects (ISO 32000-1, sections 9.7 to 9.10). A glyph
 * that stands for different texts in different places (a small capital A for `a` and for `A`) gets a code for each, so that
 * every code has one text and extraction is exact.
 */

import { type FontFace, viewOf } from "../../../fonts/index.js";
import type { PdfDocument } from "../document.js";
import { type PdfReference, textString } from "../objects.js";
import { subsetCff } from "./cff-subset.js";
import type { ShownGlyph } from "./lost-glyphs.js";
import { subsetTrueType } from "./truetype-subset.js";

/** What a glyph gives back that is part of a cluster whose text another glyph carries. */
const NOTHING = "\u200B";
/** Flags of a font descriptor (ISO 32000-1, table 123). */
const FIXED_PITCH = 1 << 0;
const SERIF = 1 << 1;
const SYMBOLIC = 1 << 2;
const SCRIPT = 1 << 3;
const ITALIC = 1 << 6;
const LETTERS = 26;
/** Sizes from which packing pays, bytes: it gains a quarter of outlines, and half of the list of what they stand for. */
const FONT_PACKED_FROM = 8192;
const MAP_PACKED_FROM = 1024;
/** Codes have two bytes. */
const MOST_CODES = 0xffff;

interface Code {
  readonly code: number;
  readonly text: string;
}

export class EmbeddedFace {
  readonly reference: PdfReference;
  /** By glyph: the codes for each of the texts that it stands for. */
  readonly #codes: (Code[] | undefined)[] = [];
  /** By code. */
  readonly #glyphs: number[] = [0];
  readonly #texts: string[] = ["\u0000"];
  readonly #widths: number[];
  readonly #strings: string[] = [twoBytes(0)];
  readonly #scale: number;

  /** @param name among the resources of pages */
  constructor(
    readonly document: PdfDocument,
    readonly face: FontFace,
    readonly name: string,
  ) {
    this.reference = document.object({});
    this.#scale = 1000 / face.unitsPerEm;
    this.#widths = [this.#advance(0)];
  }

  /** The code of a glyph that stands for `text`; empty for one whose cluster's text is elsewhere. */
  code(glyph: number, text: string): number {
    const codes = (this.#codes[glyph] ??= []);
    for (const known of codes) if (known.text === text) return known.code;
    const code = this.#glyphs.push(glyph) - 1;
    codes.push({ code, text });
    this.#texts.push(text === "" ? NOTHING : text);
    this.#widths.push(this.#advance(glyph));
    this.#strings.push(twoBytes(code));
    return code;
  }

  /** The glyphs in use, and what they stand for. */
  *shown(): Iterable<ShownGlyph> {
    for (const [code, glyph] of this.#glyphs.entries()) yield { glyph, text: this.#texts[code]! };
  }

  /** Advance width of a code, thousandths of an em. */
  width(code: number): number {
    return this.#widths[code] ?? 0;
  }

  /** A code as a part of a literal string (ISO 32000-1, section 7.3.4.2). */
  bytes(code: number): string {
    return this.#strings[code]!;
  }

  /** Writes the font's objects; no code can be added afterwards. */
  end(): void {
    const { document, face } = this;
    const { fontkit } = face;
    const fontFile = document.object({}, FONT_PACKED_FROM);
    if (face.wholeOnly) this.#addAll();
    const name = `${subsetTag(this.name)}+${face.postScriptName}`;
    const trueType = face.outlines === "glyf";
    if (trueType) {
      const file = subsetTrueType(face, this.#glyphs);
      // Embedded TrueType files must tell their length (ISO 32000-1, table 127).
      fontFile.data.Length1 = file.length;
      fontFile.end(file);
    } else {
      fontFile.data.Subtype = "CIDFontType0C";
      fontFile.end(subsetCff(face, this.#glyphs, name));
    }
    const { bbox } = fontkit;
    const units = (value: number) => value * this.#scale;
    const descriptor = document.object({
      Type: "FontDescriptor",
      FontName: name,
      Flags: descriptorFlags(face),
      FontBBox: [units(bbox.minX), units(bbox.minY), units(bbox.maxX), units(bbox.maxY)],
      ItalicAngle: face.italicAngle,
      Ascent: face.ascent * 1000,
      Descent: -face.descent * 1000,
      CapHeight: face.capHeight * 1000,
      XHeight: face.xHeight * 1000,
      StemV: 0,
      ...(trueType ? { FontFile2: fontFile } : { FontFile3: fontFile }),
    });
    descriptor.end();
    const descendant = document.object({
      Type: "Font",
      Subtype: trueType ? "CIDFontType2" : "CIDFontType0",
      BaseFont: name,
      CIDSystemInfo: { Registry: textString("Adobe"), Ordering: textString("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.#widths],
      ...(trueType && { CIDToGIDMap: "Identity" }),
    });
    descendant.end();
    const toUnicode = document.object({}, MAP_PACKED_FROM);
    toUnicode.end(toUnicodeMap(this.#texts));
    Object.assign(this.reference.data, {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    this.reference.end();
  }

  /** The glyphs that no text has used, which have no text either. */
  #addAll(): void {
    for (let glyph = 0; glyph < this.face.glyphCount && this.#glyphs.length <= MOST_CODES; glyph++)
      if (glyph !== 0 && !this.#codes[glyph]) this.code(glyph, "");
  }

  #advance(glyph: number): number {
    return advanceWidth(this.face, glyph) * this.#scale;
  }
}

const advances = new WeakMap<FontFace, (number | undefined)[]>();

/** fontkit reads a glyph's metrics anew for every object that stands for it. */
function advanceWidth(face: FontFace, glyph: number): number {
  let known = advances.get(face);
  if (!known) advances.set(face, (known = []));
  return (known[glyph] ??= face.fontkit.getGlyph(glyph).advanceWidth);
}

function descriptorFlags({ tables, italic }: FontFace): number {
  const [os2, post] = [tables.get("OS/2"), tables.get("post")];
  const familyClass = os2 && os2.length >= 32 ? viewOf(os2).getInt16(30) >> 8 : 0;
  let flags = SYMBOLIC;
  if (post && post.length >= 16 && viewOf(post).getUint32(12) !== 0) flags |= FIXED_PITCH;
  if (familyClass >= 1 && familyClass <= 7) flags |= SERIF;
  if (familyClass === 10) flags |= SCRIPT;
  if (italic) flags |= ITALIC;
  return flags;
}

/** Six capital letters that differ from one font of the document to the other (ISO 32000-1, section 9.6.4). */
function subsetTag(name: string): string {
  let number = Number(name.replace(/\D/g, ""));
  let tag = "";
  for (let i = 0; i < 6; i++) {
    tag = String.fromCharCode(0x41 + (number % LETTERS)) + tag;
    number = Math.floor(number / LETTERS);
  }
  return tag;
}

function twoBytes(code: number): string {
  return escaped(code >> 8) + escaped(code & 0xff);
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "(" || character === ")" || character === "\\") return `\\${character}`;
  // Readers take a carriage return for a line feed.
  if (character === "\r") return "\\r";
  return character === "\n" ? "\\n" : character;
}

const hex = (unit: number): string => unit.toString(16).padStart(4, "0");
const MAX_RANGE = 256;

/** ISO 32000-1, section 9.10.3. */
function toUnicodeMap(texts: readonly string[]): string {
  const ranges: string[] = [];
  for (let start = 0; start < texts.length; start += MAX_RANGE) {
    const end = Math.min(start + MAX_RANGE, texts.length);
    const entries = texts.slice(start, end).map((text) => {
      let units = "";
      for (let i = 0; i < text.length; i++) units += hex(text.charCodeAt(i));
      return `<${units}>`;
    });
    ranges.push(`<${hex(start)}> <${hex(end - 1)}> [${entries.join(" ")}]`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join("\n")}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
