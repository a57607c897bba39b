/**
 * YAML text -> what its tokens tell before it is parsed: whether it is nested too deeply, and which comments stand so close to a
 * text that they may have been part of it. One pass; takes time in proportion to the text.
 */
import { Lexer } from "yaml";

/** A comment on the line of what stands before it, and not set apart. Offsets. */
export interface CloseComment {
  readonly start: number;
  readonly end: number;
  /** Where the plain text before it begins; undefined where there is none, only the `:` or `-` that it would follow. */
  readonly text?: number;
}

interface TokenReport {
  /** Where brackets and braces are nested too deeply, or -1: the parser would take time by the square of the depth. */
  readonly tooDeep: number;
  readonly comments: readonly CloseComment[];
}

/** Tokens of the lexer that stand for no characters: a document, a flow that ends by error, a scalar's text that follows. */
const MARKERS = new Set(["\u0002", "\u0018"]);
const SCALAR = "\u001f";
/** More than are ever told. */
const MAX_COMMENTS = 200;

export function readTokens(text: string, maxDepth: number): TokenReport {
  const comments: CloseComment[] = [];
  let [offset, depth, previous, space] = [0, 0, "", ""];
  let isText = false;
  let plainStart = -1;
  for (const token of new Lexer().lex(text)) {
    if (MARKERS.has(token)) continue;
    if (!isText && token === SCALAR) {
      isText = true;
      continue;
    }
    const [first] = token;
    if (isText) plainStart = offset;
    else if (first === "#" && comments.length < MAX_COMMENTS && !isSetApart(space, token) && !isAlone(text, offset)) {
      const [start, end] = [offset, offset + token.trimEnd().length];
      if (plainStart >= 0) comments.push({ start, end, text: plainStart });
      else if (previous === ":" || previous === "-") comments.push({ start, end });
    } else if (first === "[" || first === "{") {
      if (++depth > maxDepth) return { tooDeep: offset, comments };
    } else if (first === "]" || first === "}") depth--;
    if (isText || (first !== " " && first !== "\t")) {
      if (!isText) plainStart = -1;
      previous = token;
      space = "";
    } else space = token;
    isText = false;
    offset += token.length;
  }
  return { tooDeep: -1, comments };
}

/** Whether nothing stands before a comment on its line: one right behind a block of text belongs to no text. */
const isAlone = (text: string, at: number): boolean =>
  /^[ \t]*$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));

/** What is meant as a comment has two spaces before its `#`, and one after it. */
function isSetApart(space: string, comment: string): boolean {
  return (space.length >= 2 || space.includes("\t")) && /^#[#=*~_-]*(\s|$)/.test(comment);
}
