/**
 * Rendered HTML -> where it came from: places in the templates, and keys of the content. A template is rendered once more with a mark
 * before each piece of its own text and marks around each text of the content; that costs as much as rendering, so it is done only
 * where there is something to tell.
 */
import Handlebars from "handlebars";
import type { ContentKey } from "../../content/index.js";
import type { DiagnosticPlace, SourceText } from "../../diagnostics/index.js";
import { ContentMap, type Stretch } from "./content-map.js";

/** A piece of a template's own text. */
interface Piece {
  readonly source: SourceText;
  readonly start: number;
  readonly length: number;
}

type PlacedPiece = Piece & { readonly at: number };

/** Noncharacters, which no content has: a piece of a template by its number, the begin of a text by that of its key, the end of a text. */
const [PIECE, KEY, NUMBER_END, TEXT_END] = ["\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"];
const MARK = new RegExp(`([${PIECE}${KEY}])(\\d+)${NUMBER_END}|${TEXT_END}`, "g");

/** The keys that marks in one rendering stand for, by their numbers. */
export class KeyMarks {
  readonly keys: ContentKey[] = [];

  /** A text that came from a key, with marks around it. */
  around(key: ContentKey, text: string): string {
    return text === "" ? "" : `${KEY}${this.keys.push(key) - 1}${NUMBER_END}${text}${TEXT_END}`;
  }
}

/** What is known of rendered HTML. */
export interface Trace {
  readonly content: ContentMap;
  /** The place in a template of a range of the HTML. */
  place(start: number, end: number): DiagnosticPlace;
}

/** The pieces of templates that marks stand for, by their numbers. */
export class Marks {
  readonly #pieces: Piece[] = [];

  /** Puts a mark before each piece of text of a parsed template. */
  add(program: hbs.AST.Program, source: SourceText): void {
    new Marking(source, (piece) => `${PIECE}${this.#pieces.push(piece) - 1}${NUMBER_END}`).accept(program);
  }

  /** The way back from a rendering with marks; undefined where that is not the same but for them. */
  read(marked: string, { keys }: KeyMarks, html: string): Trace | undefined {
    const pieces: PlacedPiece[] = [];
    const stretches: Stretch[] = [];
    const open: number[] = [];
    let removed = 0;
    const plain = marked.replace(MARK, (mark, kind: string | undefined, number: string, offset: number) => {
      const at = offset - removed;
      removed += mark.length;
      if (kind === PIECE) pieces.push({ ...this.#pieces[Number(number)]!, at });
      else if (kind === KEY) open.push(stretches.push({ start: at, end: at, key: keys[Number(number)]! }) - 1);
      else {
        const index = open.pop() ?? -1;
        const stretch = stretches[index];
        if (stretch) stretches[index] = { ...stretch, end: at };
      }
      return "";
    });
    if (plain !== html) return undefined;
    return { content: new ContentMap(stretches), place: (start, end) => placeIn(pieces, start, end) };
  }
}

/** What an expression has written is at the end of the text before it, where the expression stands. */
function placeIn(pieces: readonly PlacedPiece[], start: number, end: number): DiagnosticPlace {
  const piece = pieces.findLast(({ at }) => at <= start);
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
