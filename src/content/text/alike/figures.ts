/** A text -> the numbers in it by what they count, whichever way they are written: `€ 49`, `49 €` and `EUR 49.00` are one. */

export interface Figures {
  /** By unit: a currency, `%`, a word behind the number, or nothing. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  /** The other words. */
  readonly words: ReadonlySet<string>;
}

const CURRENCIES: Readonly<Record<string, string>> = { eur: "€", usd: "$", gbp: "£", jpy: "¥" };
const CURRENCY = String.raw`\p{Sc}|(?<!\p{L})(?:${Object.keys(CURRENCIES).join("|")}|chf)(?!\p{L})`;
/** Three digits behind a sign are thousands. What begins with a zero is a code. */
const NUMBER = String.raw`(?!0\d)(?:\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)`;
const FIGURE = new RegExp(
  String.raw`(?<before>${CURRENCY})?\s*(?<![\p{L}\p{N}.,])(?<number>${NUMBER})(?:\s*[-–—]\s*(?=\d)|\s*(?<after>${CURRENCY}|[%‰°]\p{L}?|\p{L}+(?:[²³]|\/\p{L}+)?))?`,
  "gu",
);
const DATE = /\d{4}-\d\d-\d\d/g;

export function figuresOf(text: string): Figures {
  const plain = text
    .normalize("NFC")
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .replace(DATE, " ")
    .toLowerCase();
  const found = [...plain.matchAll(FIGURE)];
  const units = found.map(({ groups = {} }) => unitOf(groups.before ?? groups.after ?? ""));
  const numbers = new Map<string, Set<string>>();
  for (const [i, { groups = {} }] of found.entries()) {
    // The first number of a range counts what the second does.
    const isRange = groups.before === undefined && groups.after === undefined && isJoined(found, i);
    const unit = isRange ? units[i + 1]! : units[i]!;
    numbers.set(unit, (numbers.get(unit) ?? new Set()).add(numberOf(groups.number!, unit)));
  }
  return { numbers, words: new Set(withoutFigures(plain).match(/[\p{L}\p{N}]+/gu) ?? []) };
}

/** Behind `€ 49` no unit stands any more: what follows is a word. */
const withoutFigures = (text: string): string =>
  text.replace(FIGURE, (...match) => {
    const { before, after = "" }: Record<string, string | undefined> = match.at(-1);
    return before === undefined ? " " : ` ${after} `;
  });

/** The one number that a text is, with its unit; undefined where it says anything else. */
export function soleFigure(text: string): string | undefined {
  const { numbers, words } = figuresOf(text);
  const [only, ...others] = [...numbers].flatMap(([unit, values]) => [...values].map((value) => `${value} ${unit}`));
  return words.size === 0 && others.length === 0 ? only : undefined;
}

/**
 * Whether two texts count the same thing and come to another number; several numbers are a range, or steps in one. What else they say must not be two things: `€ 49 a month` and
 * `€ 490 a year` may both be right.
 */
export function contradict(a: Figures, b: Figures): boolean {
  if (!isWithin(a.words, b.words) && !isWithin(b.words, a.words)) return false;
  return [...a.numbers].some(([unit, values]) => {
    const others = b.numbers.get(unit);
    if (others === undefined) return false;
    const [own, other] = [[...values].map(Number), [...others].map(Number)];
    return Math.max(...own) < Math.min(...other) || Math.max(...other) < Math.min(...own);
  });
}

const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((word) => whole.has(word));

const isJoined = (found: readonly RegExpExecArray[], i: number): boolean =>
  /[-–—]\s*$/.test(found[i]![0]) && found[i + 1]?.index === found[i]!.index + found[i]![0].length;

/** One and many: `day`, `days`. */
const unitOf = (unit: string): string => CURRENCIES[unit] ?? unit.replace(/(?<=\p{L}{3})s$/u, "");

/** `1.10` may be a version, and is not `1.1`; of money it is. */
function numberOf(number: string, unit: string): string {
  const grouped = /^\d{1,3}([.,'’ ])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/.exec(number);
  const bare = grouped ? number.replaceAll(grouped[1]!, "") : number;
  const written = bare.replace(",", ".");
  return /^\p{Sc}$|^chf$/u.test(unit) ? String(Number(written)) : written;
}
