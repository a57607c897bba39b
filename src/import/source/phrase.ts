/** Pieces of text in styles, and ways to cut them: each part knows still where it stands in the source. */
import type { Run } from "./tape.js";

/** A text in styles; a line break is a piece of its own. */
export type Phrase = readonly Run[];

export const BREAK: Run = { text: "\n" };
export const SOFT_BREAK: Run = { text: "\n", isSoft: true };

/** Text of ours, which stands nowhere in the source. */
export const ours = (text: string): Phrase => [{ text }];

export const plain = (phrase: Phrase): string => phrase.map(({ text }) => text).join("");

/** Its characters in one line, without spaces around them. */
export const oneLine = (phrase: Phrase): string => plain(phrase).replace(/\s+/g, " ").trim();

export const isBlank = (phrase: Phrase): boolean => !/[^\s\u200b\u2060]/.test(plain(phrase));

/** The part from one index of `plain(phrase)` up to another one. */
export function cut(phrase: Phrase, from: number, to = Number.POSITIVE_INFINITY): Phrase {
  const parts: Run[] = [];
  let start = 0;
  for (const run of phrase) {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, run.text.length)];
    // An image without an alternative text is no text, but it stands there.
    const isSilentImage = run.image === true && run.text === "" && start >= from && start <= to;
    if (first < last || isSilentImage)
      parts.push({
        ...run,
        text: run.text.slice(first, last),
        ...(run.at !== undefined && { at: run.at + first }),
      });
    start += run.text.length;
  }
  return parts;
}

/** Without the white space around it. */
export function trim(phrase: Phrase): Phrase {
  const text = plain(phrase);
  return cut(phrase, text.length - text.trimStart().length, text.trimEnd().length);
}

/** Without what the pattern matches at its beginning; as it is where it matches nothing. */
export function without(phrase: Phrase, beginning: RegExp): Phrase {
  const found = beginning.exec(plain(phrase));
  return found?.index === 0 ? trim(cut(phrase, found[0].length)) : phrase;
}

/** What stands between the matches of a pattern that has the flag `g`. */
export function split(phrase: Phrase, separator: RegExp): Phrase[] {
  const parts: Phrase[] = [];
  let from = 0;
  for (const { 0: match, index } of plain(phrase).matchAll(separator)) {
    parts.push(trim(cut(phrase, from, index)));
    from = index + match.length;
  }
  parts.push(trim(cut(phrase, from)));
  return parts;
}

/** Its lines, without blank ones. */
export const linesOf = (phrase: Phrase): Phrase[] => split(phrase, /\n/g).filter((line) => !isBlank(line));

/** Several phrases as one, with a text of ours between them. */
export function join(phrases: readonly Phrase[], separator: string): Phrase {
  return phrases.flatMap((phrase, i) => (i === 0 ? phrase : [{ text: separator }, ...phrase]));
}

/** Whether all of it that is seen is strong. */
export const isStrong = (phrase: Phrase): boolean =>
  !isBlank(phrase) && phrase.every(({ strong, text }) => strong === true || /^[\s:]*$/.test(text));

/** The strong text that it begins with, if there is some, and what follows. */
export function strongStart(phrase: Phrase): { readonly label: Phrase; readonly rest: Phrase } | undefined {
  const first = trim(phrase);
  const end = first.findIndex(({ strong }) => strong !== true);
  if (end <= 0) return undefined;
  return { label: first.slice(0, end), rest: first.slice(end) };
}
