/** A question, or a key difference, and the names of subjects -> what of it names a subject. */
import { escaped } from "../markdown.js";

interface TextPart {
  readonly text: string;
  /** Number of the subject that is named here, from 1; 0 for other text. */
  readonly subject: number;
}

/** A part of a headline: what begins with one that `opens` and ends with one that `closes` is a name with the signs at it. */
export interface HeadlinePart extends TextPart {
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A range of a text, as offsets. */
interface Mention {
  readonly start: number;
  readonly end: number;
}

/** The question with the first mention of each subject marked: whole words, whatever their case, longest name first. */
function questionParts(question: string, names: readonly string[]): TextPart[] {
  const marks: (Mention & { subject: number })[] = [];
  const byLength = names.map((name, i) => ({ name, subject: i + 1 })).sort((a, b) => b.name.length - a.name.length);
  for (const { name, subject } of byLength) {
    const isFree = ({ start, end }: Mention) => !marks.some((mark) => start < mark.end && end > mark.start);
    const mention = mentions(question, name).find(isFree);
    if (mention) marks.push({ ...mention, subject });
  }
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end, subject } of marks.sort((a, b) => a.start - b.start)) {
    if (start > at) parts.push({ text: question.slice(at, start), subject: 0 });
    parts.push({ text: question.slice(start, end), subject });
    at = end;
  }
  if (at < question.length) parts.push({ text: question.slice(at), subject: 0 });
  return parts;
}

/** What belongs to the word after it: brackets, quotation marks, a word with an apostrophe or with a space that no line ends at. */
const AT_START = /(?:[\p{Ps}\p{Pi}\p{Pf}"'¿¡]|[\p{L}\p{M}\p{N}]*['’\u00a0\u202f\u2060])+$/u;
/** What belongs to the word before it: all signs but brackets that open, and the dash that a line may begin with. */
const AT_END = /^(?:['’\u00a0\u202f\u2060][\p{L}\p{M}\p{N}]*|(?![\p{Ps}—])[\p{P}\p{S}\p{M}])+/u;

/** `questionParts`, with the signs at names for themselves: a line may end on both sides of a name that is a box, but not between it and its comma. */
export function headlineParts(question: string, names: readonly string[]): HeadlinePart[] {
  const found: HeadlinePart[] = [];
  const add = (text: string, subject = 0, opens = false, closes = false) => {
    if (text !== "") found.push({ text, subject, opens, closes });
  };
  const parts = questionParts(question, names);
  const textAt = (i: number) => (parts[i]?.subject === 0 ? parts[i].text : "");
  let taken = 0;
  for (const [i, { text, subject }] of parts.entries()) {
    if (subject === 0) continue;
    const plain = textAt(i - 1).slice(taken);
    const [before, after] = [AT_START.exec(plain)?.[0] ?? "", AT_END.exec(textAt(i + 1))?.[0] ?? ""];
    add(plain.slice(0, plain.length - before.length));
    add(before, 0, true);
    add(text, subject, before === "" && after !== "", before !== "" && after === "");
    add(after, 0, false, true);
    taken = after.length;
  }
  add(textAt(parts.length - 1).slice(taken));
  return found;
}

/** HTML with a class on each bold phrase that names one subject and no other: it has the colour of that subject. */
export function namedStrong(html: string, names: readonly string[]): string {
  if (!html.includes("<strong>")) return html;
  const written = names.map(escaped);
  return html.replace(/<strong>([^<]+)<\/strong>/g, (strong, phrase: string) => {
    const [subject, ...others] = questionParts(phrase, written).flatMap((part) => part.subject || []);
    if (subject === undefined || others.length > 0) return strong;
    return `<strong class="vs-name vs-s${subject}">${phrase}</strong>`;
  });
}

const WORD_BEFORE = /[\p{L}\p{N}]$/u;
const WORD_AFTER = /^[\p{L}\p{N}]/u;
const ARABIC = /\p{Script=Arabic}/u;
/** Scripts without spaces have no words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where a name stands in a sentence, most likely first. A name is looked for as it is: no pattern is made of it. */
function mentions(question: string, name: string): Mention[] {
  const anyCase = occurrences(question, name);
  const words = anyCase.filter(({ start, end }) => isWord(question, start, end));
  const exact = anyCase.filter(({ start, end }) => question.slice(start, end) === name);
  // Words of joined letters carry prefixes and endings: the whole word is the mention.
  const joined = ARABIC.test(question) ? joinedWords(question, exact) : [];
  return [...words, ...joined, ...(UNSPACED.test(name) ? exact : [])];
}

/** Each mention with the Arabic letters on both sides of it, as far as that is a word. */
function joinedWords(question: string, mentions: readonly Mention[]): Mention[] {
  const isArabic = (at: number) => ARABIC.test(question.charAt(at));
  const found: Mention[] = [];
  for (const mention of mentions) {
    const last = found.at(-1);
    if (last && mention.start < last.end) continue;
    let { start, end } = mention;
    while (start > (last?.end ?? 0) && isArabic(start - 1)) start--;
    while (end < question.length && isArabic(end)) end++;
    found.push({ start, end });
  }
  return found.filter(({ start, end }) => isWord(question, start, end));
}

/** All places of a name, whatever its case, also where they overlap; the first hundred, of which one is wanted. */
function occurrences(text: string, name: string): Mention[] {
  const [wanted, sought] = [folded(name), folded(text)];
  const found: Mention[] = [];
  if (wanted === "") return found;
  for (let at = sought.indexOf(wanted); at >= 0 && found.length < 100; at = sought.indexOf(wanted, at + 1))
    found.push({ start: at, end: at + wanted.length });
  return found;
}

/** In small letters where these are as long, so that offsets stay what they are; a space is a space. */
function folded(given: string): string {
  const text = given.replace(/[\u00a0\u202f]/g, " ");
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join("");
}

function isWord(text: string, start: number, end: number): boolean {
  return !WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && !WORD_AFTER.test(text.slice(end, end + 2));
}
