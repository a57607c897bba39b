/**
 * Fonts: files -> faces, opened once in a process, and the choice of a face for each character
 * (CSS Fonts 4, section 5, font matching; by character over the families named, then over all fonts known).
 */
import * as fontkit from "fontkit";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { MAX_BYTES, readRegular } from "../files/read.js";
import { fontTable } from "./layout-table.js";

/** One static font file. Metrics are for a font size of 1 px; ascent, descent and line gap come from `hhea`. */
export interface FontFace {
  /** Unique among the open faces, and stable: the PostScript name, numbered when a second file has the same. */
  readonly key: string;
  /** Where the file is; a page copies it from there. */
  readonly path: string;
  readonly family: string;
  /** 1 to 1000, from OS/2 usWeightClass. */
  readonly weight: number;
  readonly italic: boolean;
  readonly fontkit: fontkit.Font;
  /** The file itself. */
  readonly data: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** Distance of the underline's centre below the baseline, and its thickness. */
  readonly underlineOffset: number;
  readonly underlineThickness: number;
}

/** What of a style decides about the face. */
export interface FontRequest {
  readonly fontFamily: readonly string[];
  readonly fontWeight: number;
  readonly fontStyle: "normal" | "italic";
}

/** Generic families (CSS Fonts 4, section 2.1.2) name no file; they stand for the library's fonts in their order. */
const GENERIC_FAMILIES = new Set([
  "serif",
  "sans-serif",
  "monospace",
  "cursive",
  "fantasy",
  "system-ui",
  "ui-serif",
  "ui-sans-serif",
  "ui-monospace",
  "ui-rounded",
  "math",
  "emoji",
]);

/** The faces that a document may use, in the order of the files; the first family is the default. */
export class FontLibrary {
  readonly faces: readonly FontFace[];
  readonly #families = new Map<string, FontFace[]>();
  readonly #chains = new Map<string, FontChain>();
  readonly #byRequest = new WeakMap<FontRequest, FontChain>();

  constructor(faces: readonly FontFace[]) {
    this.faces = faces;
    for (const face of faces) {
      const name = face.family.toLowerCase();
      const family = this.#families.get(name);
      if (family) family.push(face);
      else this.#families.set(name, [face]);
    }
  }

  /** Names of the families, as their files spell them. */
  get familyNames(): string[] {
    return [...this.#families.values()].map((faces) => faces[0]!.family);
  }

  hasFamily(name: string): boolean {
    return this.#families.has(name.toLowerCase());
  }

  /** The fallback chain for a request; the same request gives the same object. */
  chain(request: FontRequest): FontChain {
    const known = this.#byRequest.get(request);
    if (known) return known;
    const key = `${request.fontFamily.join("\u0000")}\u0001${request.fontWeight}\u0001${request.fontStyle}`;
    let chain = this.#chains.get(key);
    if (!chain) {
      chain = new FontChain(this.#candidates(request));
      this.#chains.set(key, chain);
    }
    this.#byRequest.set(request, chain);
    return chain;
  }

  #candidates(request: FontRequest): FontFace[] {
    const chosen: FontFace[] = [];
    const add = (faces: readonly FontFace[] | undefined) => {
      const face = faces && bestFace(faces, request.fontWeight, request.fontStyle === "italic");
      if (face && !chosen.includes(face)) chosen.push(face);
    };
    for (const name of request.fontFamily) {
      const lower = name.toLowerCase();
      if (!GENERIC_FAMILIES.has(lower)) add(this.#families.get(lower));
    }
    for (const faces of this.#families.values()) add(faces);
    // A character may be in one weight of a family only.
    return [...chosen, ...this.faces.filter((face) => !chosen.includes(face))];
  }
}

const ASCII = Array.from({ length: 0x7f - 0x21 }, (_, i) => 0x21 + i);

/** The faces to try for a character, best first. */
export class FontChain {
  readonly primary: FontFace;
  readonly faces: readonly FontFace[];
  /** True where the first face has every printable character of ASCII, so that none of them need be looked up. */
  readonly hasAscii: boolean;
  readonly #byCodePoint = new Map<number, FontFace | undefined>();

  constructor(faces: readonly FontFace[]) {
    this.faces = faces;
    this.primary = faces[0]!;
    this.hasAscii = ASCII.every((codePoint) => this.primary.fontkit.hasGlyphForCodePoint(codePoint));
  }

  /** The first face with a glyph for the code point; undefined where none has one. */
  faceFor(codePoint: number): FontFace | undefined {
    const known = this.#byCodePoint.get(codePoint);
    if (known || this.#byCodePoint.has(codePoint)) return known;
    const face = this.faces.find((f) => f.fontkit.hasGlyphForCodePoint(codePoint));
    this.#byCodePoint.set(codePoint, face);
    return face;
  }
}

/** Style before weight, then the weight search of CSS Fonts 4, section 5.2, step 4. */
function bestFace(faces: readonly FontFace[], weight: number, italic: boolean): FontFace | undefined {
  const sameStyle = faces.filter((f) => f.italic === italic);
  const pool = sameStyle.length > 0 ? sameStyle : faces;
  const distance = (w: number): number => {
    if (w === weight) return 0;
    if (weight >= 400 && weight <= 500) {
      if (w > weight && w <= 500) return w - weight;
      return w < weight ? 1000 + weight - w : 2000 + w - weight;
    }
    const wanted = weight < 400 ? w < weight : w > weight;
    return (wanted ? 0 : 1000) + Math.abs(w - weight);
  };
  let best: FontFace | undefined;
  for (const face of pool) if (!best || distance(face.weight) < distance(best.weight)) best = face;
  return best;
}

const openFaces = new Map<string, FontFace>();

/**
 * Opens font files (absolute paths; static TTF or OTF), each once in a process.
 * Diagnostics: `font/unreadable` (error) for a file that can't be read, isn't a font, or is a collection.
 */
export function openFonts(files: readonly string[]): Outcome<FontLibrary> {
  const diagnostics: Diagnostic[] = [];
  const faces: FontFace[] = [];
  for (const path of files) {
    const open = openFaces.get(path);
    if (open) {
      faces.push(open);
      continue;
    }
    try {
      const face = openFace(path);
      openFaces.set(path, face);
      faces.push(face);
    } catch (error) {
      diagnostics.push({
        severity: "error",
        code: "font/unreadable",
        message: `the font file ${path} can't be used: ${error instanceof Error ? error.message : String(error)}`,
        hints: ["use a static TrueType or OpenType file (.ttf, .otf)"],
      });
    }
  }
  return faces.length > 0 ? { value: new FontLibrary(faces), diagnostics } : { diagnostics };
}

function openFace(path: string): FontFace {
  const { bytes: file, fault } = readRegular(path, MAX_BYTES.font);
  if (fault) throw new Error(fault.reason);
  const opened = fontkit.create(file);
  if (!("unitsPerEm" in opened)) throw new Error("it is a font collection");
  giveGlyphsTheirOwnText(opened);
  const unitsPerEm = opened.unitsPerEm;
  const { italicAngle, underlinePosition, underlineThickness } = postScriptNumbers(opened);
  const em = (units: number) => units / unitsPerEm;
  const sameName = [...openFaces.values()].filter((f) => f.fontkit.postscriptName === opened.postscriptName).length;
  return {
    key: sameName === 0 ? opened.postscriptName : `${opened.postscriptName}-${sameName + 1}`,
    path,
    family: typographicFamily(opened),
    weight: opened["OS/2"]?.usWeightClass ?? 400,
    italic: italicAngle !== 0 || /italic|oblique/i.test(opened.subfamilyName ?? ""),
    fontkit: opened,
    // Not a Buffer, whose slices would share the file's memory.
    data: new Uint8Array(file.buffer, file.byteOffset, file.byteLength),
    unitsPerEm,
    ascent: em(opened.ascent),
    descent: -em(opened.descent),
    lineGap: em(opened.lineGap),
    xHeight: em(opened.xHeight || unitsPerEm / 2),
    capHeight: em(opened.capHeight || unitsPerEm * 0.7),
    underlineOffset: -em(underlinePosition),
    underlineThickness: em(underlineThickness),
  };
}

/**
 * The numbers of the table "post" (OpenType, "post", Header). fontkit reads the names of all glyphs along with them, which takes
 * longer than all else that opening does.
 */
function postScriptNumbers(font: fontkit.Font) {
  const table = fontTable(font, "post");
  if (!table) throw new Error('it has no table "post"');
  return {
    italicAngle: table.uint32(4) / 0x10000,
    underlinePosition: table.int16(8),
    underlineThickness: table.int16(10),
  };
}

/**
 * fontkit keeps one object for a glyph, with the characters of its first use; in fonts that share glyphs between letters
 * (Arabic ones do) a word's text would depend on the words before it. So each use gets an object of its own.
 */
function giveGlyphsTheirOwnText(font: fontkit.Font): void {
  const shared = font.getGlyph;
  font.getGlyph = (id, codePoints = []) =>
    Object.create(shared.call(font, id, codePoints), { codePoints: { value: codePoints } });
}

/** The family that all weights share: name 16, which falls back to name 1 (OpenType, "name", name IDs). */
function typographicFamily(font: fontkit.Font): string {
  const name = (font as fontkit.Font & { getName?(key: string): string | null }).getName?.("preferredFamily");
  return name || font.familyName;
}
