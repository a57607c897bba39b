/**
 * The tokens of a Markdown text -> signs that are taken out of it where they were hardly meant as Markdown: `5*3*2` would print
 * "532", `__init__` "init", `C:\_a` "C:_a". Emphasis by a reader's eye begins and ends at words.
 */
import type { MarkdownIt } from "./links.js";

export interface LostSign {
  /** The signs with what stands around them, as they are typed. */
  readonly typed: string;
  /** What a reader sees instead. */
  readonly shown: string;
  readonly hint: string;
}

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** Emphasis between tokens, by their indices. */
interface Span {
  readonly open: number;
  readonly close: number;
}

/** The first signs that a text loses, and hardly means to. @param tokens of its phrases, with those of text not joined */
export function lostSign(tokens: readonly Token[]): LostSign | undefined {
  for (const span of spans(tokens)) {
    const found = lostMarks(tokens, span);
    if (found) return found;
  }
  return lostBackslash(tokens);
}

/** All emphasis, in the order in which it begins. */
function spans(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  const open: number[] = [];
  tokens.forEach(({ type }, i) => {
    if (type === "em_open" || type === "strong_open") open.push(i);
    if (type !== "em_close" && type !== "strong_close") return;
    const from = open.pop();
    if (from !== undefined) found.push({ open: from, close: i });
  });
  return found.sort((a, b) => a.open - b.open);
}

/** What belongs to a word of a script whose words stand apart; beside Chinese, Japanese, Korean or Thai, emphasis has no spaces. */
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
/** A name such as `__init__`, which is no word of a sentence. */
const IDENTIFIER = /^[a-z][a-z\d]*(?:_[a-z\d]+)*$/;
/** Signs which no emphasis begins with, and none ends with: those of paths and of lists. */
const NO_BEGINNING = /^(?:[/,;=]|\.\w)/;
const NO_END = /[/=(]$/;

function lostMarks(tokens: readonly Token[], { open, close }: Span): LostSign | undefined {
  const marks = tokens[open]!.markup;
  const inside = textOf(tokens.slice(open + 1, close));
  const before = textBefore(tokens, open);
  const after = textAfter(tokens, close);
  const beginsInside = isWithin(before, inside);
  const endsInside = isWithin(inside, after);
  // `**API**s` is meant: one word, marked from its beginning.
  const isStem = !beginsInside && /^\p{L}+$/u.test(inside) && /^\p{L}/u.test(after);
  const isName = marks === "__" && IDENTIFIER.test(inside);
  const isPath = NO_BEGINNING.test(inside) || NO_END.test(inside);
  if (!beginsInside && !(endsInside && !isStem) && !isName && !isPath) return undefined;
  const [head, tail] = [/(?<!\S)\S*$/.exec(before)![0].slice(-20), /^[^\s]*/.exec(after)![0].slice(0, 20)];
  const part = (signs: string) => `${head}${signs}${inside}${signs}${tail}`;
  return { typed: part(marks), shown: `${head}${inside}${tail}`, hint: hint(part, marks, { isName, head, inside }) };
}

/** Whether there is no end of a word between two texts: letters or digits at both sides, or brackets as in `(a)*(b)`. */
function isWithin(before: string, after: string): boolean {
  const [last, first] = [[...before.slice(-2)].at(-1) ?? "", [...after.slice(0, 2)][0] ?? ""];
  return (WORD.test(last) && WORD.test(first)) || (/[)\]]/.test(last) && /[([]/.test(first));
}

interface Around {
  readonly isName: boolean;
  readonly head: string;
  readonly inside: string;
}

function hint(part: (signs: string) => string, marks: string, { isName, head, inside }: Around): string {
  if (isName) return `write \`${part(marks)}\` in backquotes for the name, or **${inside}** for strong text`;
  const escaped = part(marks.replace(/./g, "\\$&"));
  const isProduct = marks === "*" && /[\d)]$/.test(head) && /^[\d(]/.test(inside);
  return `write ${escaped}, or \`${part(marks)}\` in backquotes${isProduct ? `, or × for products: ${part("×")}` : ""}`;
}

/** `C:\_a` and `\\server\a`: the backslash of a path, which is taken for one that spares a sign. */
function lostBackslash(tokens: readonly Token[]): LostSign | undefined {
  let before = "";
  for (const [i, token] of tokens.entries()) {
    const { type, info, markup, content } = token;
    const isEscape = type === "text_special" && info === "escape" && content !== markup;
    if (isEscape && isPath(before, markup, tokens, i)) {
      const word = /(?<!\S)\S*$/.exec(before)![0];
      const after = textAfter(tokens, i);
      const typed = `${word}${markup}${/^[^\s]*/.exec(after)![0]}`;
      return { typed, shown: typed.replace(markup, content), hint: `write the path in backquotes: \`${typed}\`` };
    }
    before = isText(token) ? (before + content).slice(-NEAR) : "";
  }
  return undefined;
}

/** @param before the end of the text before a backslash */
function isPath(before: string, markup: string, tokens: readonly Token[], index: number): boolean {
  const word = /(?<!\S)\S*$/.exec(before)![0];
  if (/(?:^|[^A-Za-z])[A-Za-z]:(?:\\.*)?$/.test(word)) return true;
  return markup === "\\\\" && word === "" && /^\w+\\/.test(textAfter(tokens, index));
}

const isText = ({ type }: Token): boolean => type === "text" || type === "text_special";

const textOf = (tokens: readonly Token[]): string => tokens.map(({ content }) => content).join("");

/** Characters on each side of a sign that are looked at. */
const NEAR = 80;
/** Whether a text has the word beside a sign whole, or more of it than is told. */
const isEnough = (text: string): boolean => text.length >= NEAR || /\s/.test(text);

/** The end of the text directly before a token, other emphasis passed over: the word there, and no more than is looked at. */
function textBefore(tokens: readonly Token[], index: number): string {
  let text = "";
  for (let i = index - 1; i >= 0 && isBeside(tokens[i]!) && !isEnough(text); i--)
    text = tokens[i]!.content.slice(-NEAR) + text;
  return text;
}

/** The beginning of the text directly after a token, as `textBefore`. */
function textAfter(tokens: readonly Token[], index: number): string {
  let text = "";
  for (let i = index + 1; i < tokens.length && isBeside(tokens[i]!) && !isEnough(text); i++)
    text += tokens[i]!.content.slice(0, NEAR);
  return text;
}

const isBeside = (token: Token): boolean => isText(token) || /^(?:em|strong)_/.test(token.type);
