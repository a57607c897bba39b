/**
 * How deeply brackets stand in one another in CSS. Everything that reads CSS goes down into them, so the depth is bounded here,
 * once, before anything is read: no stack runs over, whatever nests in whatever.
 */

/** Blocks, functions, parentheses and lists of selectors in one another. No design has half as many. */
export const MOST_BRACKETS = 64;

/** What stands deeper than that, as offsets into a text. */
export interface Deep {
  readonly start: number;
  readonly end: number;
}

/** The outermost brackets whose content is too deep, in the order of the text. */
export function tooDeep(text: string): Deep[] {
  const deep: Deep[] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === QUOTE || c === APOSTROPHE) i = stringEnd(text, i);
    else if (c === SLASH && text.charCodeAt(i + 1) === STAR) {
      const close = text.indexOf("*/", i + 2);
      i = close < 0 ? text.length : close + 1;
    } else if (c === OPEN_ROUND || c === OPEN_SQUARE || c === OPEN_CURLY) {
      if (++depth > MOST_BRACKETS && start < 0) start = i;
    } else if ((c === CLOSE_ROUND || c === CLOSE_SQUARE || c === CLOSE_CURLY) && depth > 0) {
      if (--depth === MOST_BRACKETS && start >= 0) {
        deep.push({ start, end: i + 1 });
        start = -1;
      }
    }
  }
  if (start >= 0) deep.push({ start, end: text.length });
  return deep;
}

/** The text with white space in the place of what is too deep: all else keeps its place. */
export function withoutDeep(text: string, deep: readonly Deep[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of deep) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    at = end;
  }
  return at === 0 ? text : out + text.slice(at);
}

function stringEnd(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let i = open + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === quote || c === LINE_FEED) return i;
  }
  return text.length;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const OPEN_ROUND = 0x28;
const CLOSE_ROUND = 0x29;
const STAR = 0x2a;
const SLASH = 0x2f;
const OPEN_SQUARE = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_SQUARE = 0x5d;
const OPEN_CURLY = 0x7b;
const CLOSE_CURLY = 0x7d;
