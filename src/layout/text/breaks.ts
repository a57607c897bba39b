/** Where lines may break: UAX #14, tailored by `white-space`, `word-break`, `line-break` and `hyphens` (CSS Text 4). */
import LineBreaker from "linebreak";
import type { ComputedStyle } from "../../css/index.js";
import { languageOf } from "../../html/index.js";
import { RecentCache } from "../../recent-cache.js";
import { asciiBreak } from "./ascii-breaks.js";
import { dictionaryBreaks } from "./dictionary-breaks.js";
import { hyphenationPoints } from "./hyphenate.js";
import { EMPTY_BOX, type InlineText, LINE_FEED, type TextBox, type TextRun, type TextStyles } from "./text.js";

/** Kinds of break before a character. A hyphen is shown at a `Hyphen` break. */
export const Break = { None: 0, Allowed: 1, Forced: 2, Hyphen: 3 } as const;

const SOFT_HYPHEN = "\u00AD";
const cache = new RecentCache<Uint8Array>(500);

/**
 * One entry for each offset from 0 to the text's length; the last is `Forced`: the text ends there.
 */
export function breakOpportunities({ text, runs, boxes }: InlineText, styles: TextStyles): Uint8Array {
  const opportunities = unicodeBreaks(text).slice();
  for (const run of runs) tailor(run, styles.runs[run.index]!, text, opportunities);
  for (let i = 1; i < runs.length; i++) {
    const at = runs[i]!.start;
    // What disappears at the end of a line, a space, decides for itself (section 5.1).
    if (opportunities[at] !== Break.Allowed || text[at - 1] === " ") continue;
    if (styleAround(at, boxes, styles).textWrapMode === "nowrap") opportunities[at] = Break.None;
  }
  if (styles.runs.some(({ hyphens }) => hyphens === "auto")) hyphenate(text, runs, styles.runs, opportunities);
  for (const { start, end } of boxes) {
    if (text[start] !== EMPTY_BOX || end !== start + 1 || opportunities[start] !== Break.Allowed) continue;
    // What is empty stays with the space before it: as in Chromium, the line breaks behind both.
    opportunities[start] = Break.None;
    opportunities[end] = Break.Allowed;
  }
  opportunities[text.length] = Break.Forced;
  return opportunities;
}

/** The style of the innermost box around the characters on both sides of an offset, which decides about a break between them. */
function styleAround(at: number, boxes: readonly TextBox[], styles: TextStyles): ComputedStyle {
  const box = boxes.findLast(({ start, end }) => start < at && at < end);
  return box ? styles.boxes[box.index]! : styles.block;
}

/** UAX #14 with the liberties of browsers, remembered by text: fitting lays the same text out again at another size. */
function unicodeBreaks(text: string): Uint8Array {
  const known = cache.get(text);
  if (known) return known;
  const found = new Uint8Array(text.length + 1);
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const before = text[next.position - 1];
    if (before === LINE_FEED) found[next.position] = Break.Forced;
    else found[next.position] = before === SOFT_HYPHEN ? Break.Hyphen : Break.Allowed;
  }
  for (let at = 1; at < text.length; at++) {
    const before = text[at - 1];
    const after = text[at];
    if (before === " " || before === "\t") {
      // Whatever follows: a bracket or exclamation mark after a space is where its author wants it.
      if (after !== " " && after !== "\t" && after !== LINE_FEED) found[at] = Break.Allowed;
      continue;
    }
    const ascii = asciiBreak(text, at);
    if (ascii !== undefined) found[at] = ascii ? Break.Allowed : Break.None;
    else if (found[at] === Break.None && breaksAtWideBracket(text, at)) found[at] = Break.Allowed;
  }
  for (const at of dictionaryBreaks(text)) if (found[at] === Break.None) found[at] = Break.Allowed;
  cache.set(text, found);
  return found;
}

/** Brackets and marks of East Asian width that open or close. */
const WIDE_OPENING =
  /[\u2329\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\u301D\uFF08\uFF3B\uFF5B\uFF5F\uFF62]/;
const WIDE_CLOSING =
  /[\u232A\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u301E\u301F\uFF09\uFF0C\uFF0E\uFF3D\uFF5D\uFF60\uFF61\uFF63\uFF64]/;
/** Classes AL, HL, NU, PR and PO, about: what may stand before a wide bracket at the end of a line. */
const WORD_LIKE = /^[\p{L}\p{N}\p{Cn}\p{Cc}#%&*§@$€£¥+<=>|~^_`]$/u;

/**
 * Letters, numbers and brackets of Western width stay together; those of East Asian width part (UAX #14, rule LB30 since
 * Unicode 13, which the breaker's data does not have).
 */
function breaksAtWideBracket(text: string, at: number): boolean {
  if (WIDE_CLOSING.test(text[at - 1]!)) return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
  if (!WIDE_OPENING.test(text[at]!)) return false;
  return WORD_LIKE.test(baseBefore(text, at));
}

/** The character that ends before an offset, without the marks on it; a mark that stands on nothing counts as a letter. */
function baseBefore(text: string, at: number): string {
  const before = Array.from(text.slice(Math.max(0, at - 16), at));
  // What stands behind it is joined to it (rule LB8a).
  if (before.at(-1) === "\u200D") return "\u200D";
  const base = before.findLast((character) => !/^[\p{M}\u200D]$/u.test(character));
  return base === undefined || /^[ \t\n\v\f\r\u0085\u200B\u2028\u2029]$/u.test(base) ? "a" : base;
}

/** A break before `at` is decided by the style of the character before it. */
function tailor(run: TextRun, style: ComputedStyle, text: string, found: Uint8Array): void {
  const nowrap = style.textWrapMode === "nowrap";
  if (!nowrap && style.lineBreak !== "strict" && style.lineBreak !== "anywhere") breakBeforeSmallKana(run, text, found);
  if (!nowrap)
    looseBreaks(run, style.lineBreak, text, (at) => {
      if (found[at] === Break.None) found[at] = Break.Allowed;
    });
  if (!nowrap && style.whiteSpaceCollapse === "break-spaces") breakAfterSpaces(run, text, found);
  const ordinary = style.wordBreak === "normal" || style.wordBreak === "break-word";
  if (!nowrap && ordinary && style.lineBreak !== "anywhere" && style.hyphens !== "none") return;
  // Words are kept whole, and found by the dictionary where no space parts them.
  const words = new Set(style.wordBreak === "keep-all" ? dictionaryBreaks(text) : []);
  for (let at = run.start + 1; at <= run.end; at++) {
    const before = text[at - 1]!;
    if (before === LINE_FEED || at === text.length) continue;
    if (nowrap) {
      // At the end of a nowrap run the break belongs to what surrounds it, unless the run ends with a space.
      if (at < run.end || before === " ") found[at] = Break.None;
    } else if (style.lineBreak === "anywhere" || style.wordBreak === "break-all") {
      if (isCharacterStart(text, at) && (style.lineBreak === "anywhere" || betweenLetters(text, at)))
        found[at] = Break.Allowed;
    } else if (style.wordBreak === "keep-all") {
      if (betweenLetters(text, at) && !words.has(at)) found[at] = Break.None;
    }
    if (style.hyphens === "none" && found[at] === Break.Hyphen) found[at] = Break.None;
  }
}

const FIRST_KANA = 0x3041;
/** Spaces, and other separators of words than those that keep them together. */
const MAY_END_LINE = /[ \u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/;
/** Every preserved space may be the last of its line (CSS Text 4, section 3.1). */
function breakAfterSpaces(run: TextRun, text: string, found: Uint8Array): void {
  for (let at = run.start + 1; at <= run.end; at++) {
    if (text[at] !== LINE_FEED && found[at] === Break.None && MAY_END_LINE.test(text[at - 1]!))
      found[at] = Break.Allowed;
  }
}

const SMALL_KANA =
  /[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u31f0-\u31ff\uff67-\uff70]/;
const IDEOGRAPH_OR_KANA = /[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3400-\u9fff]/;

/** Class CJ of UAX #14: only a strict breaker keeps small kana from the start of a line (CSS Text 4, section 5.3). */
function breakBeforeSmallKana(run: TextRun, text: string, found: Uint8Array): void {
  for (let at = run.start + 1; at < run.end; at++) {
    if (
      text.charCodeAt(at) >= FIRST_KANA &&
      found[at] === Break.None &&
      SMALL_KANA.test(text[at]!) &&
      IDEOGRAPH_OR_KANA.test(text[at - 1]!)
    )
      found[at] = Break.Allowed;
  }
}

const EAST_ASIAN = /^(?:ja|zh)(?:-|$)/i;
/** Iteration marks, before which a loose line may break whatever the language. */
const ITERATION = /[\u3005\u303B\u309D\u309E\u30FD\u30FE]/;
/** Leaders that are otherwise kept together. */
const INSEPARABLE = /[\u2025\u2026]/;
const HYPHENS = /[\u2010\u2013]/;
const WIDE_HYPHENS = /[\u301C\u30A0]/;
const CENTERED = /[\u203C\u2047-\u2049\u30FB\uFF01\uFF1A\uFF1B\uFF1F\uFF65]/;
const SUFFIXES = /[%\u00A2\u00B0\u2030\u2032\u2033\u2103\uFF05\uFFE0]/;
const PREFIXES = /[$\u00A3\u00A5\u20AC\u2116\uFF04\uFFE1\uFFE5\uFFE6]/;
/** Ideographs, kana and what is as wide: class ID of UAX #14, about. */
const IDEOGRAPHIC = /[\u3041-\u30FF\u31F0-\u31FF\u3400-\u9FFF\uF900-\uFAFF]/;

/** What `line-break: loose` and `normal` let begin a line, or end it (CSS Text 3, section 5.3): calls `allow` with the places in a run where lines may break besides those of UAX #14. */
function looseBreaks(
  run: TextRun,
  lineBreak: ComputedStyle["lineBreak"],
  text: string,
  allow: (at: number) => void,
): void {
  if (lineBreak !== "loose" && lineBreak !== "normal") return;
  const isEastAsian = EAST_ASIAN.test(languageOf(run.element));
  for (let at = run.start + 1; at < run.end; at++) {
    const [before, after] = [text[at - 1]!, text[at]!];
    if (!IDEOGRAPHIC.test(before) && !IDEOGRAPHIC.test(after) && !INSEPARABLE.test(before)) continue;
    if ((isEastAsian && WIDE_HYPHENS.test(after)) || (lineBreak === "loose" && isLoose(before, after, isEastAsian)))
      allow(at);
  }
}

function isLoose(before: string, after: string, isEastAsian: boolean): boolean {
  if (ITERATION.test(after) || (INSEPARABLE.test(before) && INSEPARABLE.test(after))) return true;
  if (HYPHENS.test(after) && IDEOGRAPHIC.test(before)) return true;
  return isEastAsian && (CENTERED.test(after) || SUFFIXES.test(after) || PREFIXES.test(before));
}

/** False inside a surrogate pair and before a combining mark. */
export function isCharacterStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xdc00 && code <= 0xdfff) return false;
  return !/^[\p{M}\u200D\uFE00-\uFE0F]/u.test(text.slice(at, at + 2));
}

function betweenLetters(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  );
}

/** What stands between white space; a soft hyphen in it says all that there is to say about where it may be divided. */
const TOKEN = /[^\s\u200B]+/g;
const WORD = /[\p{L}\p{M}]+/gu;
/** Addresses, paths and names with digits: a hyphen in them would be taken for a part of them. */
const NOT_PROSE = /[\d@/\\_]|[\p{L}][.:][\p{L}]/u;

/** `hyphens: auto`: the places where the language of each run divides its words (CSS Text 4, section 6.1). */
function hyphenate(text: string, runs: readonly TextRun[], styles: readonly ComputedStyle[], found: Uint8Array): void {
  let index = 0;
  for (const token of text.matchAll(TOKEN)) {
    const [characters] = token;
    if (characters.length < 2 || characters.includes(SOFT_HYPHEN) || NOT_PROSE.test(characters)) continue;
    for (const word of characters.matchAll(WORD)) {
      const start = token.index + word.index;
      while (runs[index]!.end <= start) index++;
      const style = styles[index]!;
      if (style.hyphens !== "auto") continue;
      for (const point of hyphenationPoints(word[0], languageOf(runs[index]!.element), style.hyphenateLimitChars)) {
        const at = start + point;
        let owner = index;
        while (runs[owner]!.end < at) owner++;
        const own = styles[owner]!;
        if (found[at] === Break.None && own.hyphens === "auto" && own.textWrapMode === "wrap") found[at] = Break.Hyphen;
      }
    }
  }
}
