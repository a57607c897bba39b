/**
 * Nested rules (CSS Nesting 1): a block's declarations and rules in their order (CSS Syntax 3, section 5.5.5), and what `&`
 * stands for. css-tree parses nested rules only where they begin with a sign that no declaration begins with.
 */

import type { Block, Declaration } from "css-tree";

/** Offsets into the text of the sheet. */
interface Range {
  readonly start: number;
  readonly end: number;
}

export type BlockItem =
  | ({ readonly kind: "declaration" } & Range)
  | ({ readonly kind: "rule"; readonly prelude: Range; readonly block: Range } & Range)
  | ({ readonly kind: "at-rule"; readonly name: string; readonly prelude: Range; readonly block?: Range } & Range);

/** Whether css-tree found more than declarations in a block, or didn't know what it found. */
export const hasNested = (block: Block): boolean =>
  block.children.toArray().some((child) => child.type !== "Declaration" || isNotPlain(child));

/** A nested rule such as `a:hover { … }` looks like a declaration at first. */
const isNotPlain = (node: Declaration): boolean =>
  !node.property.startsWith("--") && node.value.type === "Raw" && node.value.value.includes("{");

/** The items of a block whose content runs from `start` to `end`. */
export function blockItems(text: string, start: number, end: number): BlockItem[] {
  const items: BlockItem[] = [];
  let at = start;
  while (at < end) {
    const skipped = /^(?:\s|;|\/\*.*?(?:\*\/|$))+/s.exec(text.slice(at, Math.min(end, at + 10_000)))?.[0].length ?? 0;
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    const item = itemAt(text, at, end);
    items.push(item);
    at = Math.max(item.end, at + 1);
  }
  return items;
}

function itemAt(text: string, start: number, end: number): BlockItem {
  const name = /^@([\w-]+)/.exec(text.slice(start, start + 100))?.[1];
  const isCustom = text.startsWith("--", start) && /^--[^\s:{;]*\s*:/.test(text.slice(start, end));
  const stop = isCustom ? until(text, start, end, ";") : until(text, start, end, ";{");
  const head = { start: name === undefined ? start : start + name.length + 1, end: stop };
  if (text[stop] !== "{" || stop >= end)
    return name === undefined
      ? { kind: "declaration", start, end: stop }
      : { kind: "at-rule", name: name.toLowerCase(), prelude: head, start, end: stop };
  const close = until(text, stop + 1, end, "}");
  const parts = { prelude: head, block: { start: stop + 1, end: close }, start, end: Math.min(end, close + 1) };
  return name === undefined ? { kind: "rule", ...parts } : { kind: "at-rule", name: name.toLowerCase(), ...parts };
}

/** The first of some characters outside of brackets, strings and comments; `end` where there is none. */
function until(text: string, start: number, end: number, stops: string): number {
  let depth = 0;
  for (let i = start; i < end; i++) {
    const c = text[i]!;
    if (depth === 0 && stops.includes(c)) return i;
    if (c === "\\") i++;
    else if (c === '"' || c === "'") i = stringEnd(text, i, end);
    else if (c === "/" && text[i + 1] === "*") {
      const close = text.indexOf("*/", i + 2);
      i = close < 0 || close >= end ? end : close + 1;
    } else if (c === "(" && isPlainUrl(text, i)) i = urlEnd(text, i, end);
    else if (c === "(" || c === "[" || c === "{") depth++;
    else if (c === ")" || c === "]" || c === "}") depth = Math.max(0, depth - 1);
  }
  return end;
}

/** Whether a parenthesis is that of a URL without quotes, in which no sign means anything (CSS Syntax 3, section 4.3.6). */
const isPlainUrl = (text: string, open: number): boolean =>
  /^url$/i.test(text.slice(Math.max(0, open - 3), open)) && /^\s*[^\s"']/.test(text.slice(open + 1, open + 100));

function urlEnd(text: string, open: number, end: number): number {
  for (let i = open + 1; i < end; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === ")") return i;
  }
  return end;
}

function stringEnd(text: string, open: number, end: number): number {
  for (let i = open + 1; i < end; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === text[open] || text[i] === "\n") return i;
  }
  return end;
}

const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;
/** Strings, and `&` with what stands before it and after it. */
const NESTED = new RegExp(`${STRING.source}|(^|[^\\\\])&(?=(\\w)?)`, "gs");

/** Whether `&` stands in a selector, in brackets and strings perhaps. */
export const NESTING_MENTIONED = /(?:^|[^\\])&/;

/**
 * A nested selector with `nesting` in the place of `&`; one without `&` is a descendant of the parents (section 3.1).
 * @param nesting what stands for `&`: a pseudo-class, or a parent that is a name, a class or an id alone
 */
export function nestSelector(selector: string, nesting: string): string {
  const nests = NESTING_MENTIONED.test(selector.replace(STRING, ""));
  const isRelative = /^[>+~]/.test(selector);
  const whole = nests && !isRelative ? selector : `& ${selector}`;
  // A type selector can't follow another simple selector: `.a&` with the parent `p` is `.a:is(p)`.
  return whole.replace(NESTED, (all: string, before: string | undefined, after: string | undefined) => {
    // What stands in a string is text.
    if (before === undefined) return all;
    const isType = /^\w/.test(nesting) && (after !== undefined || /[\w)\]*-]/.test(before));
    return isType ? `${before}:is(${nesting})` : `${before}${nesting}`;
  });
}
