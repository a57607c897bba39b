/**
 * A face in one document: glyphs -> codes of its subset. A glyph that stands for different texts in different places (a
 * small capital A for `a` and for `A`) gets a code for each, so that every code has one text and extraction is exact.
 */
import type { FontFace } from "../../layout/fonts.js";
import type { PdfDocument, PdfFont, PdfReference } from "./document.js";

/** What a glyph gives back that is part of a cluster whose text another glyph carries. */
const NOTHING = [0x200b];

export class EmbeddedFace {
  readonly #font: PdfFont;
  readonly #codes = new Map<string, number>();

  constructor(document: PdfDocument, face: FontFace) {
    this.#font = document.embeddedFont(face.fontkit);
  }

  /** Name among the resources of a page. */
  get name(): string {
    return this.#font.id;
  }

  get reference(): PdfReference {
    return this.#font.ref();
  }

  /** The code of a glyph that stands for `text`; empty for one whose cluster's text is elsewhere. */
  code(glyph: number, text: string): number {
    const key = `${glyph} ${text}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      const { subset, unicode, widths, font, scale } = this.#font;
      const isNew = subset.mapping[glyph] === undefined;
      code = isNew ? subset.includeGlyph(glyph) : subset.glyphs.push(glyph) - 1;
      widths[code] = font.getGlyph(glyph).advanceWidth * scale;
      unicode[code] = text === "" ? NOTHING : Array.from(text, (character) => character.codePointAt(0)!);
      this.#codes.set(key, code);
    }
    return code;
  }

  /** Advance width of a code, thousandths of an em. */
  width(code: number): number {
    return this.#font.widths[code] ?? 0;
  }
}
