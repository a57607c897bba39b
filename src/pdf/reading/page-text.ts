/** A content stream -> the texts that it shows, those of each block apart, lines joined (ISO 32000-1, section 9.4). */
import { nameOf, strings } from "./file.js";
import type { ReadFont } from "./fonts.js";
import { PdfOperator, PdfSyntax, PdfText, type PdfToken } from "./syntax.js";

/** Letters of scripts that are written from right to left: what shows them stands in the order of the paper. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Of an em: a wider gap parts words. */
const GAP = 0.1;

interface Piece {
  readonly x: number;
  text: string;
}

/** What a content stream refers to. */
export interface ContentContext {
  /** By its name among the resources. */
  readonly font: (name: string) => ReadFont | undefined;
  /** The block that marked content is a part of, by its number; undefined where none is known. */
  readonly block: (mcid: number) => number | undefined;
}

export function shownTexts(content: string, context: ContentContext): string[] {
  const reader = new ContentReader(context);
  const syntax = new PdfSyntax(content);
  let operands: PdfToken[] = [];
  for (let token = syntax.next(); token !== undefined; token = syntax.next()) {
    if (!(token instanceof PdfOperator)) operands.push(token);
    else {
      reader.operate(token.word, operands);
      operands = [];
    }
  }
  return reader.end();
}

class ContentReader {
  readonly #texts: string[] = [];
  #block = "";
  #line: Piece[] = [];
  #font: ReadFont | undefined;
  #size = 0;
  /** Of the line's start, and of the pen: where the next glyph stands. */
  #x = 0;
  #y = 0;
  #pen = 0;
  /** The number of the block, or -1 in what is in none. */
  #part = -1;

  constructor(readonly context: ContentContext) {}

  operate(operator: string, operands: readonly PdfToken[]): void {
    const number = (i: number) => (typeof operands[i] === "number" ? operands[i] : 0);
    if (operator === "Tf") [this.#font, this.#size] = [this.context.font(nameOf(operands[0]) ?? ""), number(1)];
    else if (operator === "Tm") this.#move(number(4), number(5));
    else if (operator === "Td") this.#move(this.#x + number(0), this.#y + number(1));
    else if (operator === "TJ" || operator === "Tj") this.#show(operands[0]);
    else if (operator === "BDC" || operator === "BMC") this.#begin(nameOf(operands[0]) ?? "", operands[1]);
  }

  end(): string[] {
    this.#endBlock();
    return this.#texts;
  }

  #move(x: number, y: number): void {
    if (y !== this.#y) this.#endLine();
    const last = this.#line.at(-1);
    if (last && Math.abs(x - this.#pen) > GAP * this.#size) last.text += " ";
    this.#x = this.#pen = x;
    this.#y = y;
  }

  #show(shown: PdfToken | undefined): void {
    const piece = { x: this.#pen, text: "" };
    for (const item of Array.isArray(shown) ? shown : [shown]) {
      if (typeof item === "number") this.#pen -= (item / 1000) * this.#size;
      if (!(item instanceof PdfText)) continue;
      for (let i = 0; i + 1 < item.bytes.length; i += 2) {
        const code = (item.bytes.charCodeAt(i) << 8) | item.bytes.charCodeAt(i + 1);
        piece.text += this.#font?.texts.get(code) ?? "";
        this.#pen += ((this.#font?.widths.get(code) ?? 0) / 1000) * this.#size;
      }
    }
    this.#line.push(piece);
  }

  #begin(tag: string, properties: PdfToken | undefined): void {
    if (properties !== undefined) this.#texts.push(...strings(properties));
    const mcid = properties instanceof Map ? properties.get("MCID") : undefined;
    if (typeof mcid !== "number" && tag !== "Artifact") return;
    const part = (typeof mcid === "number" ? this.context.block(mcid) : undefined) ?? -1;
    if (part !== this.#part || part === -1) this.#endBlock();
    this.#part = part;
  }

  #endLine(): void {
    if (this.#line.length === 0) return;
    const text = lineText(this.#line);
    this.#block += text.endsWith("\u00ad") ? text : `${text} `;
    this.#line = [];
  }

  #endBlock(): void {
    this.#endLine();
    if (this.#block.trim() !== "") this.#texts.push(this.#block);
    this.#block = "";
  }
}

/** A line in the order in which it is read. */
function lineText(pieces: readonly Piece[]): string {
  if (!pieces.some(({ text }) => FROM_RIGHT.test(text))) return pieces.map(({ text }) => text).join("");
  return pieces
    .toSorted((a, b) => b.x - a.x)
    .map(({ text }) => (FROM_RIGHT.test(text) ? Array.from(text).reverse().join("") : text))
    .join("");
}
