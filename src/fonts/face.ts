/** An opened font -> faces: the font as it is, at a place of its design space, at another size, or drawn bolder or slanted. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import * as fontkit from "fontkit";
import { UnknownMembers } from "../private-members.js";
import { emDescent } from "./em-descent.js";
import { bounded, countSteps } from "./opentype/bounded-reads.js";
import { symbolMap } from "./opentype/character-map.js";
import { type CheckedFont, checkFont } from "./opentype/check.js";
import { characterMap } from "./opentype/fontkit-inside.js";
import { glyphReader } from "./opentype/glyph-table.js";
import { readSfnt, type Sfnt, UnusableFont, viewOf, writeSfnt } from "./opentype/sfnt.js";
import { type Axis, onAxes, readAxes } from "./opentype/variations/design-space.js";
import { type Instance, instantiate } from "./opentype/variations/instance.js";
import type { VariedGlyphs } from "./opentype/variations/varied-glyphs.js";
import { unpackFont } from "./opentype/woff/unpack.js";

/** What is done to a face that a style asks for and no font has (CSS Fonts 4, section 2.8, `font-synthesis`). */
export interface Synthesis {
  readonly bold: boolean;
  readonly oblique: boolean;
}

/** One static font. Metrics are for a font size of 1 px; ascent, descent and line gap come from `hhea`. */
export interface FontFace {
  /** Unique among the open faces, and stable: the PostScript name, numbered when a second file has the same. */
  readonly key: string;
  /** Where the file is; a page copies it from there. */
  readonly path: string;
  readonly family: string;
  readonly italic: boolean;
  readonly fontkit: fontkit.Font;
  /** Of characters that a PDF name may have. */
  readonly postScriptName: string;
  readonly tables: Sfnt["tables"];
  readonly outlines: CheckedFont["outlines"];
  /** Glyphs whose paths are those of the face: fontkit's, but for variable fonts with CFF outlines. */
  readonly drawn: fontkit.Font;
  /** Outlines of TrueType at the face's place of the design space. */
  readonly varied: VariedGlyphs | undefined;
  readonly glyphCount: number;
  /** Its maker wants it embedded as a whole. */
  readonly wholeOnly: boolean;
  /** The face that this one is drawn with, where it is that in other metrics or synthesized. */
  readonly base: FontFace | undefined;
  readonly synthesis: Synthesis | undefined;
  /** The same with all letters smaller: its capitals are small ones beside those of the face (CSS Fonts 4, section 6.6). Its lines are as high. */
  readonly smaller: () => FontFace;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** Degrees, counter-clockwise from the vertical. */
  readonly italicAngle: number;
  /** Distance of the underline's centre below the baseline, and its thickness. */
  readonly underlineOffset: number;
  readonly underlineThickness: number;
  /** How far the em box lies below the baseline (CSS Inline 3, section 5.1). */
  readonly emDescent: number;
}

/** What a `@font-face` rule changes of the font's metrics; parts of an em (CSS Fonts 4, section 11). */
export interface MetricOverrides {
  readonly sizeAdjust: number;
  readonly ascent: number | undefined;
  readonly descent: number | undefined;
  readonly lineGap: number | undefined;
}

const KEPT: MetricOverrides = { sizeAdjust: 1, ascent: undefined, descent: undefined, lineGap: undefined };

/** Which face of a font is wanted. */
export interface FaceSetting {
  /** Values on axes of a variable font. */
  readonly values?: ReadonlyMap<string, number>;
  readonly overrides?: MetricOverrides;
  readonly synthesis?: Synthesis;
}

/** A font of a file, opened. */
export class OpenedFont {
  readonly axes: readonly Axis[];
  readonly family: string;
  readonly postScriptName: string;
  readonly fullName: string;
  /** By OS/2, 1 to 1000; of a variable font from end to end. */
  readonly weight: readonly [least: number, most: number];
  /** Percent, likewise. */
  readonly width: readonly [least: number, most: number];
  readonly italic: boolean;
  /** Whether its letters are bold as they stand in the file, whatever a rule says of it. */
  readonly bold: boolean;
  readonly colored: boolean;
  readonly #font: Sfnt;
  readonly #checked: CheckedFont;
  readonly #fontkit: fontkit.Font;
  readonly #faces = new Map<string, FontFace>();

  /** @throws UnusableFont */
  constructor(
    readonly path: string,
    font: Sfnt,
  ) {
    this.#checked = checkFont(font);
    this.#font = withUnicode(font);
    this.#fontkit = openInFontkit(this.#font);
    const names = namesOf(this.#fontkit, path);
    this.family = names.family;
    this.postScriptName = names.postScript;
    this.fullName = names.full;
    const fvar = font.tables.get("fvar");
    this.axes = fvar ? readAxes(fvar) : [];
    this.colored = this.#checked.colored;
    const os2 = font.tables.get("OS/2");
    const weight = os2 && os2.length >= 6 ? viewOf(os2).getUint16(4) : 0;
    this.weight = this.#range("wght", weight === 0 ? 400 : Math.min(weight, 1000));
    this.bold = weight >= BOLD;
    this.width = this.#range("wdth", WIDTHS[os2 && os2.length >= 8 ? viewOf(os2).getUint16(6) : 5] ?? 100);
    const { italicAngle } = postScriptNumbers(this.#font, this.#checked.unitsPerEm);
    this.italic = italicAngle !== 0 || /italic|oblique/i.test(names.style);
    // What it says of its variations is tried at their far end.
    if (this.axes.length > 0) this.face({ values: new Map(this.axes.map(({ tag, most }) => [tag, most])) });
  }

  /** Its file, unpacked. */
  get data(): Uint8Array {
    return this.#font.file;
  }

  #range(tag: string, own: number): readonly [number, number] {
    const axis = this.axes.find((each) => each.tag === tag);
    return axis ? [axis.least, axis.most] : [own, own];
  }

  /** @throws UnusableFont where the font says something of its variations that can't be */
  face({ values = NO_VALUES, overrides = KEPT, synthesis }: FaceSetting = {}): FontFace {
    const place = onAxes(this.axes, values);
    const base = this.#remembered(`${place.join(" ")} ${overrides.sizeAdjust}`, () =>
      this.#face(place, overrides.sizeAdjust),
    );
    const { sizeAdjust, ascent, descent, lineGap } = overrides;
    const isSame = ascent === undefined && descent === undefined && lineGap === undefined && !synthesis;
    if (isSame) return base;
    const key = `${base.key} ${ascent} ${descent} ${lineGap} ${synthesis?.bold} ${synthesis?.oblique}`;
    const metrics = {
      ascent: ascent === undefined ? base.ascent : ascent * sizeAdjust,
      descent: descent === undefined ? base.descent : descent * sizeAdjust,
      lineGap: lineGap === undefined ? base.lineGap : lineGap * sizeAdjust,
    };
    return this.#remembered(key, () => ({
      ...base,
      base,
      synthesis,
      ...metrics,
      smaller: () => this.#smaller(place, sizeAdjust, metrics, synthesis),
    }));
  }

  #smaller(
    place: readonly number[],
    sizeAdjust: number,
    { ascent, descent, lineGap }: Pick<FontFace, "ascent" | "descent" | "lineGap">,
    synthesis?: Synthesis,
  ): FontFace {
    const own = sizeAdjust * SMALL_CAPITALS;
    return this.face({
      values: new Map(this.axes.map(({ tag }, i) => [tag, place[i]!])),
      overrides: { sizeAdjust: own, ascent: ascent / own, descent: descent / own, lineGap: lineGap / own },
      synthesis,
    });
  }

  #remembered(key: string, make: () => FontFace): FontFace {
    let face = this.#faces.get(key);
    if (!face) this.#faces.set(key, (face = make()));
    return face;
  }

  #face(place: readonly number[], sizeAdjust: number): FontFace {
    const isUsual = this.axes.every(({ usual }, i) => place[i] === usual);
    const instance: Instance =
      this.axes.length === 0 ? { font: this.#font, glyphs: undefined } : instanceAt(this.#font, this.axes, place);
    const font = sizeAdjust === 1 ? instance.font : resized(instance.font, sizeAdjust);
    const opened = font === this.#font ? this.#fontkit : openInFontkit(font);
    const suffix = isUsual ? "" : this.axes.map(({ tag }, i) => `_${round(place[i]!)}${tag.trim()}`).join("");
    const postScriptName = pdfName(this.postScriptName + suffix);
    const metrics = metricsOf(font, opened);
    return {
      key: uniqueKey(postScriptName, this, `${place.join(" ")} ${sizeAdjust}`),
      path: this.path,
      family: this.family,
      italic: this.italic,
      fontkit: opened,
      postScriptName,
      tables: font.tables,
      outlines: this.#checked.outlines,
      drawn: this.#checked.outlines === "CFF2" ? this.#drawn(place, isUsual) : opened,
      varied: instance.glyphs,
      glyphCount: this.#checked.glyphCount,
      wholeOnly: this.#checked.wholeOnly,
      base: undefined,
      synthesis: undefined,
      smaller: () => this.#smaller(place, sizeAdjust, metrics),
      ...metrics,
    };
  }

  /** fontkit draws outlines of CFF 2 from the font as it is in the file. */
  #drawn(place: readonly number[], isUsual: boolean): fontkit.Font {
    return isUsual ? this.#fontkit : variation(this.#fontkit, this.axes, place);
  }
}

/** Capitals of this size stand for small ones, as in browsers. */
const SMALL_CAPITALS = 0.7;

const NO_VALUES: ReadonlyMap<string, number> = new Map();
/** Percent, by usWidthClass of OS/2. */
const WIDTHS = [100, 50, 62.5, 75, 87.5, 100, 112.5, 125, 150, 200];

/** From this weight on, letters are bold. */
export const BOLD = 600;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The fonts of a file's bytes.
 * @throws UnusableFont
 */
export function openFontFile(path: string, data: Uint8Array): OpenedFont[] {
  return unpackFont(data).map((font) => new OpenedFont(path, font));
}

/** fontkit reads tables when they are asked for; those that every text needs are tried here. */
function openInFontkit(font: Sfnt): fontkit.Font {
  let opened: fontkit.Font | fontkit.FontCollection;
  try {
    // fontkit's types ask for a Buffer; it reads bytes of either kind.
    opened = fontkit.create(Buffer.from(font.file.buffer, font.file.byteOffset, font.file.byteLength));
    if (!("unitsPerEm" in opened)) throw new Error();
    const made = opened;
    countSteps(made);
    bounded(made, () => made.hasGlyphForCodePoint(0x20));
  } catch (error) {
    if (error instanceof UnknownMembers) throw error;
    throw new UnusableFont("its tables can't be read");
  }
  const glyphCount = viewOf(font.tables.get("maxp")!).getUint16(4);
  keepToGlyphs(opened, glyphCount);
  giveAdvances(opened, glyphCount, advances(font));
  return opened;
}

/** A character whose glyph the font doesn't have, wherever it looks for it, is one that it lacks: another font is taken for it. */
function keepToGlyphs(font: fontkit.Font, glyphCount: number): void {
  const map = characterMap(font);
  const { lookup } = map;
  map.lookup = (...character) => {
    try {
      const id = lookup.apply(map, character);
      return id < glyphCount ? id : 0;
    } catch (error) {
      // It looks for the glyph beyond the end of the file.
      if (error instanceof RangeError) return 0;
      throw error;
    }
  };
}

/** Advances by glyph, font units (OpenType, "hmtx"): those after the last one given are as wide as it. */
function advances({ tables }: Sfnt): (glyph: number) => number {
  const hmtx = viewOf(tables.get("hmtx")!);
  const last = viewOf(tables.get("hhea")!).getUint16(34) - 1;
  return (glyph) => hmtx.getUint16(Math.min(glyph, last) * 4);
}

/** Of an advance fontkit finds out by drawing the outline as well, which a font of variable CFF outlines can't do here, and takes time. */
function giveAdvances(font: fontkit.Font, glyphCount: number, advanceOf: (glyph: number) => number): void {
  const { getGlyph } = font;
  font.getGlyph = (id, codePoints) => {
    // A map of characters may lead to none of the font's glyphs.
    const own = id < glyphCount ? id : 0;
    return Object.create(getGlyph.call(font, own, codePoints), { advanceWidth: { get: () => advanceOf(own) } });
  };
}

function instanceAt(font: Sfnt, axes: readonly Axis[], place: readonly number[]): Instance {
  try {
    return instantiate(font, axes, place, glyphReader(font.tables));
  } catch (error) {
    if (error instanceof RangeError || error instanceof UnusableFont)
      throw new UnusableFont("what it says of its variations can't be read");
    throw error;
  }
}

function withUnicode(font: Sfnt): Sfnt {
  const cmap = symbolMap(font.tables.get("cmap")!);
  return cmap ? readSfnt(writeSfnt({ flavor: font.flavor, tables: new Map(font.tables).set("cmap", cmap) })) : font;
}

/** `size-adjust`: with fewer units in an em, all that is measured in them is larger. */
function resized(font: Sfnt, sizeAdjust: number): Sfnt {
  const head = font.tables.get("head")!.slice();
  const units = viewOf(head).getUint16(18) / sizeAdjust;
  viewOf(head).setUint16(18, Math.min(16384, Math.max(16, Math.round(units))));
  return readSfnt(writeSfnt({ flavor: font.flavor, tables: new Map(font.tables).set("head", head) }));
}

function variation(font: fontkit.Font, axes: readonly Axis[], place: readonly number[]): fontkit.Font {
  const settings = Object.fromEntries(axes.map(({ tag }, i) => [tag, place[i]!]));
  try {
    const varied = font.getVariation(settings);
    countSteps(varied);
    return varied;
  } catch (error) {
    if (error instanceof UnknownMembers) throw error;
    throw new UnusableFont("what it says of its variations can't be read");
  }
}

const keys = new Map<string, string[]>();

/** The name, numbered where faces of other fonts have it. */
function uniqueKey(name: string, font: OpenedFont, setting: string): string {
  const identity = `${font.path} ${font.postScriptName} ${setting}`;
  let known = keys.get(name);
  if (!known) keys.set(name, (known = []));
  const index = known.includes(identity) ? known.indexOf(identity) : known.push(identity) - 1;
  return index === 0 ? name : `${name}-${index + 1}`;
}

function metricsOf(font: Sfnt, opened: fontkit.Font) {
  const { unitsPerEm } = opened;
  const em = (units: number) => units / unitsPerEm;
  const { italicAngle, underlinePosition, underlineThickness } = postScriptNumbers(font, unitsPerEm);
  return {
    unitsPerEm,
    ascent: em(opened.ascent),
    descent: -em(opened.descent),
    lineGap: em(opened.lineGap),
    xHeight: em(opened.xHeight || unitsPerEm / 2),
    capHeight: em(opened.capHeight || unitsPerEm * 0.7),
    italicAngle,
    underlineOffset: -em(underlinePosition),
    underlineThickness: em(underlineThickness),
    emDescent: emDescent(font) ?? -opened.descent / (opened.ascent - opened.descent),
  };
}

/**
 * The numbers of the table "post" (OpenType, "post", Header). fontkit reads the names of all glyphs along with them, which takes
 * longer than all else that opening does.
 */
function postScriptNumbers({ tables }: Sfnt, unitsPerEm: number) {
  const table = tables.get("post");
  if (!table || table.length < 12)
    return { italicAngle: 0, underlinePosition: -unitsPerEm / 10, underlineThickness: unitsPerEm / 20 };
  const view = viewOf(table);
  return {
    italicAngle: view.getInt32(4) / 0x10000,
    underlinePosition: view.getInt16(8),
    underlineThickness: view.getInt16(10),
  };
}

/** A font's names, as far as it has them: its file's name stands in for them. */
function namesOf(font: fontkit.Font, path: string) {
  const fromFile = basename(path).replace(/\.[^.]*$/, "") || "font";
  const name = (key: string): string => {
    try {
      const value: unknown = bounded(font, () =>
        (font as fontkit.Font & { getName(key: string): unknown }).getName(key),
      );
      return typeof value === "string" ? value.replaceAll("\0", "").trim() : "";
    } catch {
      return "";
    }
  };
  // The family that all weights share: name 16, which falls back to name 1 (OpenType, "name", name IDs).
  const family = name("preferredFamily") || name("fontFamily") || fromFile;
  const full = name("fullName") || family;
  return { family, full, style: name("fontSubfamily"), postScript: name("postscriptName") || full };
}

/** What no reader takes for anything but a name (ISO 32000-1, section 7.3.5; OpenType, "name", name ID 6). */
function pdfName(name: string): string {
  const plain = name.replaceAll(" ", "_").replace(/[^\w.+-]/g, "");
  if (/[a-z\d]/i.test(plain)) return plain.slice(0, MOST_OF_NAME);
  return `Font-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
}

const MOST_OF_NAME = 100;
