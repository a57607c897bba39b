/**
 * Rendered HTML -> the places in the templates that it came from. A template is rendered once more with a mark before each piece of
 * its own text; that costs as much as rendering, so it is done only where there is something to tell.
 */

import Handlebars from "handlebars";
import type { DiagnosticPlace, HostText, SourceText } from "../../diagnostics/index.js";

/** A piece of a template's own text. */
interface Piece {
  readonly source: SourceText;
  readonly start: number;
  readonly length: number;
}

/** Noncharacters, which no content has. */
const [OPEN, CLOSE] = ["\ufdd0", "\ufdd1"];
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, "g");

/** The pieces that marks stand for, by their numbers. */
export class Marks {
  readonly #pieces: Piece[] = [];

  /** Puts a mark before each piece of text of a parsed template. */
  add(program: hbs.AST.Program, source: SourceText): void {
    new Marking(source, (piece) => `${OPEN}${this.#pieces.push(piece) - 1}${CLOSE}`).accept(program);
  }

  /** The way back from a rendering with marks; undefined where that is not the same but for them. */
  origin(marked: string, html: string): HostText | undefined {
    const found: (Piece & { readonly at: number })[] = [];
    let removed = 0;
    const plain = marked.replace(MARK, (mark, number: string, offset: number) => {
      found.push({ ...this.#pieces[Number(number)]!, at: offset - removed });
      removed += mark.length;
      return "";
    });
    return plain === html ? { place: (start, end) => placeIn(found, start, end) } : undefined;
  }
}

/** What an expression has written is at the end of the text before it, where the expression stands. */
function placeIn(found: readonly (Piece & { readonly at: number })[], start: number, end: number): DiagnosticPlace {
  const piece = found.findLast(({ at }) => at <= start);
  if (!piece) return {};
  const offset = (at: number) => piece.start + Math.min(Math.max(0, at - piece.at), piece.length);
  return piece.source.place(offset(start), offset(end));
}

class Marking extends Handlebars.Visitor {
  constructor(
    readonly source: SourceText,
    readonly mark: (piece: Piece) => string,
  ) {
    super();
  }

  override ContentStatement(statement: hbs.AST.ContentStatement): void {
    const { value, original, loc } = statement;
    const start =
      this.source.offset(loc.start.line, loc.start.column + 1) + Math.max(0, String(original).indexOf(value));
    if (value !== "") statement.value = this.mark({ source: this.source, start, length: value.length }) + value;
  }
}
