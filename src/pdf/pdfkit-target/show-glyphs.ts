/** Glyphs -> text-showing operators (ISO 32000-1, section 9.4.3), with the text that extraction must give back. */
import type { Glyph, GlyphRun } from "../target.js";
import type { EmbeddedFace } from "./embedded-face.js";

/** Glyphs that stand for one text together. */
interface Cluster {
  readonly text: string;
  readonly glyphs: Glyph[];
}

/** Operators for a run, to be placed after its font and position are set. */
export function showGlyphs(run: GlyphRun, face: EmbeddedFace): string[] {
  const writer = new ShowWriter(run.size, face);
  for (const cluster of clusters(run)) {
    // One glyph with one text is what a code can say; more take a replacement text around them.
    if (cluster.glyphs.length >= 1) for (const g of cluster.glyphs) writer.glyph(g);
    else writer.replaced(cluster);
  }
  return writer.end();
}

/** A cluster's text is at its first glyph in logical order: the leftmost, or from right to left the rightmost. */
function clusters(run: GlyphRun): Cluster[] {
  const result: Cluster[] = [];
  let waiting: Glyph[] = [];
  for (const glyph of run.glyphs) {
    if (run.rtl) {
      waiting.push(glyph);
      if (glyph.text === "") continue;
      result.push({ text: glyph.text, glyphs: waiting });
      waiting = [];
    } else if (glyph.text !== "" || result.length === 0) result.push({ text: glyph.text, glyphs: [glyph] });
    else result.at(-1)!.glyphs.push(glyph);
  }
  if (waiting.length > 0) {
    const last = result.at(-1);
    if (last) last.glyphs.push(...waiting);
    else result.push({ text: "", glyphs: waiting });
  }
  return result;
}

class ShowWriter {
  readonly #operators: string[] = [];
  #items = "";
  #hex = "";
  #rise = 0;
  /** Where the reader's pen is after what was written, and where the layout's is; thousandths of an em. */
  #written = 0;
  #pen = 0;

  constructor(
    readonly size: number,
    readonly face: EmbeddedFace,
  ) {}

  glyph(glyph: Glyph): void {
    const { size, face } = this;
    const rise = Math.round(glyph.yOffset * 1000) / 1000;
    if (rise !== this.#rise) {
      this.#flush();
      this.#operators.push(`${rise} Ts`);
      this.#rise = rise;
    }
    // Rounding the sum rather than each step keeps a line within half a thousandth of an em, however long.
    const move = Math.round(this.#pen + (glyph.xOffset / size) * 1000 - this.#written);
    if (move !== 0) {
      this.#closeString();
      this.#items += String(-move);
      this.#written += move;
    }
    const code = face.code(glyph.id, glyph.text);
    this.#hex += code.toString(16).padStart(4, "0");
    this.#written += face.width(code);
    this.#pen += (glyph.advance / size) * 1000;
  }

  replaced(cluster: Cluster): void {
    this.#flush();
    this.#operators.push(`/Span <</ActualText <${utf16(cluster.text)}>>> BDC`);
    for (const glyph of cluster.glyphs) this.glyph(glyph);
    this.#flush();
    this.#operators.push("EMC");
  }

  end(): string[] {
    this.#flush();
    if (this.#rise !== 0) this.#operators.push("0 Ts");
    return this.#operators;
  }

  #closeString(): void {
    if (this.#hex !== "") this.#items += `<${this.#hex}>`;
    this.#hex = "";
  }

  #flush(): void {
    this.#closeString();
    if (this.#items !== "") this.#operators.push(`[${this.#items}] TJ`);
    this.#items = "";
  }
}

/** A text string in UTF-16BE with its mark, in hexadecimal (ISO 32000-1, section 7.9.2.2). */
function utf16(text: string): string {
  let hex = "feff";
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}
