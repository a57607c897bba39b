/** A sentence that says something of one subject, whereas it says something else of the other -> what it says of each. */
import { cut, isBlank, oneLine, type Phrase, plain, trim } from "../../source/phrase.js";
import { labelOf } from "../candidates.js";
import type { Names } from "../names.js";

export interface Contrast {
  /** Before a colon: what the two are compared by. */
  readonly label: Phrase | undefined;
  /** In the order of the subjects. */
  readonly said: readonly Phrase[];
}

const END = String.raw`(?<![\p{L}\p{M}])`;
/** Between the halves. */
const BETWEEN = new RegExp(
  String.raw`\s*[,;–—]?\s+${END}(?:whereas|while|but|on the other hand|in contrast|wohingegen|während|aber|tandis que|alors que|mientras que|mentre|enquanto|terwijl)(?![\p{L}\p{M}])\s*,?\s*`,
  "iu",
);
/** Before the first half, with a comma between the two. */
const BEFORE = /^\s*(?:whereas|while|während|tandis que|alors que|mientras que|mentre|enquanto|terwijl)\s+/iu;
/** Somewhere in the second half, with a comma before it. */
const WITHIN =
  /(?<![\p{L}\p{M}])(?:hingegen|dagegen|however|on the other hand|en revanche|par contre|en cambio)(?![\p{L}\p{M}])/iu;
const LONGEST = 300;

/** Undefined for all else. Both halves must name one subject each, of two. */
export function contrastIn(phrase: Phrase, names: Names): Contrast | undefined {
  if (names.names.length !== 2 || plain(phrase).length > LONGEST) return undefined;
  const label = labelBefore(phrase, names);
  const sentence = trim(label ? label.rest : phrase);
  const text = plain(sentence);
  if (/[.!?。]\s+\S/u.test(text)) return undefined;
  for (const [end, start] of cutsOf(text)) {
    const first = BEFORE.exec(text)?.[0].length ?? 0;
    const halves = [cut(sentence, first, end), cut(sentence, start)];
    const subjects = halves.map((half) => names.only(plain(half))?.subject);
    if (halves.some(isBlank) || subjects.includes(undefined) || subjects[0] === subjects[1]) continue;
    const said = subjects[0] === 0 ? halves : halves.toReversed();
    return { label: label?.label, said: said.map(withoutEnd) };
  }
  return undefined;
}

/** Where the halves may end and begin. */
function cutsOf(text: string): (readonly [end: number, start: number])[] {
  const between = BETWEEN.exec(text);
  if (between && between.index > 0) return [[between.index, between.index + between[0].length]];
  if (!BEFORE.test(text) && !WITHIN.test(text)) return [];
  return [...text.matchAll(/[,;]\s+/g)].map(({ index, 0: comma }) => [index, index + comma.length]);
}

/** "Price: A is …, whereas B is …" */
function labelBefore(phrase: Phrase, names: Names): { readonly label: Phrase; readonly rest: Phrase } | undefined {
  const label = labelOf(phrase);
  if (label === undefined || names.mentions(label).length > 0) return undefined;
  const text = plain(phrase);
  const at = text.indexOf(label);
  const lead = /^[\s:.–—-]*/.exec(text.slice(at + label.length))![0].length;
  return at < 0 || lead === 0
    ? undefined
    : { label: trim(cut(phrase, at, at + label.length)), rest: cut(phrase, at + label.length + lead) };
}

/** A cell is no sentence, and has no full stop. */
function withoutEnd(phrase: Phrase): Phrase {
  const whole = trim(phrase);
  const text = plain(whole);
  return /[^.]\.$/.test(text) && !/\s\p{L}\.$/u.test(text) && oneLine(whole).length > 1
    ? cut(whole, 0, text.length - 1)
    : whole;
}
