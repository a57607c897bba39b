/** Signs and words of cells -> what they stand for: data, and how it is looked up. */
import { folded } from "./fold.js";

export type Mark = "true" | "false" | "partial" | "unknown" | "none" | "ditto";

const SIGNS: Readonly<Record<string, string>> = {
  true: "✅ ✓ ✔ ☑ 🟢 👍 ● 🆗 √ ⭕ :white_check_mark: :heavy_check_mark: :+1: :thumbsup: [x]",
  false: "❌ ✗ ✘ ✖ 🛑 🔴 ⛔ 🚫 👎 ❎ :x: :no_entry: :no_entry_sign: :-1: [ ] ×",
  partial: "⚠ 🟡 🟠 🔶 🔸 ◐ ½ ~ △ :warning: :large_orange_diamond: 🚧",
  unknown: "? ❓ ❔ :question: ??",
};

/** Words that say so wherever they stand alone. */
const WORDS: Readonly<Record<string, string>> = {
  true: "yes|ja|oui|sí|sim|да|tak|はい|有|○|yep|yes!|true|wahr|vrai|verdadero",
  false: "no|nein|non|não|нет|nie|いいえ|无|nope|nee|false|falsch|faux|falso",
  none: "n/a|na|n.a.|n.a|not applicable|entfällt|n. z.|sans objet|s.o.|s. o.|no aplica|不适用|—|–|-|--|---|$--|$---|nicht zutreffend",
  unknown:
    "n.d.|n/k|unknown|tbd|tbc|tba|not documented|unclear|k. a.|k.a.|n. v.|inconnu|desconocido|unbekannt|to be determined",
  ditto: '"|〃|ditto|as above|same as above|same as left|″|dito|ebenso|idem',
};

/** Words that say so only beside marks: elsewhere they are answers. */
const WEAK: Readonly<Record<string, string>> = {
  true: "y|j|x|+|supported|available|included|present|enabled|built-in|built in|native|vorhanden|presente|si|✚|o|full|full support|ok",
  false:
    "n|-|–|—|none|unsupported|not supported|absent|not available|unavailable|missing|aucun|ausente|not included|fehlt|nicht vorhanden|keine",
  partial: `p|partial|partially|partly|limited|some|sometimes|basic|beta|experimental|wip|planned|addon|add-on|teilweise|bedingt|partiel|partielle
    |partiellement|limité|limitée|parcial|parcialmente|limitado|limitada|一部|in progress|coming soon|eingeschränkt`,
  unknown: "(none)",
};

function indexOf(table: Readonly<Record<string, string>>, separator: RegExp): ReadonlyMap<string, Mark> {
  const index = new Map<string, Mark>();
  for (const [mark, list] of Object.entries(table))
    for (const word of list.split(separator)) index.set(word.replace(/\s+/g, " ").trim(), mark as Mark);
  return index;
}
const signs = indexOf(SIGNS, / (?!\])/);
const words = indexOf(WORDS, /\|/);
const weak = indexOf(WEAK, /\|/);

const undecorated = (text: string): string => folded(text.replace(/[\ufe0e\ufe0f]/g, ""));

/** What a whole text stands for wherever it stands. */
export function markOf(text: string): Mark | undefined {
  const bare = undecorated(text);
  return signs.get(bare) ?? words.get(bare) ?? words.get(bare.replace(/[.!]$/, ""));
}

/** A single letter or sign: a mark wherever its column is full of marks. */
export const isLetterMark = (text: string): boolean => [...text.trim()].length === 1 && weakMarkOf(text) !== undefined;

/** What it stands for beside other marks. */
export const weakMarkOf = (text: string): Mark | undefined => weak.get(undecorated(text));

export interface Parted {
  readonly mark: Mark;
  /** The sign as it is written. */
  readonly sign: string;
  /** Where the words beside it begin and end. */
  readonly from: number;
  readonly to: number;
  /** The words stand in brackets, or behind a sign that parts them from a word. */
  readonly isApart: boolean;
}

const SIGN_LIST = [...signs.keys()].filter((sign) => !/^[~?×●[]/.test(sign)).toSorted((a, b) => b.length - a.length);

/** A mark that leads a text or ends it, and the words beside it. */
export function partedMark(text: string): Parted | undefined {
  const plain = text.replace(/[\ufe0e\ufe0f]/g, " ");
  for (const sign of [...SIGN_LIST, "[x]", "[ ]"]) {
    if (plain.toLowerCase().startsWith(sign) && !(sign.endsWith("]") && /^\S/.test(plain.slice(sign.length))))
      return parted(plain, signs.get(sign)!, sign, sign.length, plain.length);
    if (plain.toLowerCase().endsWith(sign)) return parted(plain, signs.get(sign)!, sign, 0, plain.length - sign.length);
  }
  const word = /^(\p{L}+)(?=\s*[,;:(–—-])/u.exec(plain);
  const mark = word ? wordMark(word[1]!) : undefined;
  if (!word || mark === undefined) return undefined;
  const found = parted(plain, mark, word[1]!, word[0].length, plain.length);
  return found && { ...found, isApart: true };
}

const wordMark = (word: string): Mark | undefined => {
  const mark =
    words.get(folded(word)) ??
    (/^(?:y|n|partial|partially|partly|teilweise)$/i.test(word) ? weak.get(folded(word)) : undefined);
  return mark === "true" || mark === "false" || mark === "partial" ? mark : undefined;
};

/** The words between two places, without what parts them from the mark. */
function parted(text: string, mark: Mark, sign: string, start: number, end: number): Parted | undefined {
  const inner = text.slice(start, end);
  const lead = /^[\s,;:–—-]*/.exec(inner)![0].length;
  const tail = /[\s,;:–—-]*$/.exec(inner.slice(lead))![0].length;
  let [from, to] = [start + lead, end - tail];
  if (from >= to) return undefined;
  const isApart = /^[([].*[)\]]$/s.test(text.slice(from, to));
  if (isApart) [from, to] = [from + 1, to - 1];
  return { mark, sign, from, to, isApart };
}

/** A sign that a text begins with, known or not: what a legend explains. */
export function leadingSign(text: string): string | undefined {
  const emoji =
    /^(?:\p{Extended_Pictographic}[\ufe0f\u200d\p{Extended_Pictographic}]*|[✓✔✗✘●○◐△×½~?*†‡]|:[a-z_+\d-]+:)/u.exec(
      text,
    );
  return emoji?.[0];
}

export const sameSign = (a: string, b: string): boolean => undecorated(a) === undecorated(b);
export const signMark = (sign: string): Mark | undefined => signs.get(undecorated(sign));

export interface Score {
  readonly score: number;
  readonly of: number;
  /** Stars without empty ones: out of as many as the longest of the row has. */
  readonly isOpen: boolean;
}

/** A score as it is written: stars, "4/5", "3 out of 5". */
export function scoreOf(text: string): Score | undefined {
  const bare = text.replace(/[\ufe0e\ufe0f\s]/g, "");
  if (/^(?:★|⭐|🌟)+(?:☆|✩)*$/u.test(bare) || /^[☆✩]+$/u.test(bare)) {
    const full = [...bare].filter((each) => /[★⭐🌟]/u.test(each)).length;
    const all = [...bare].length;
    return { score: full, of: all, isOpen: all === full };
  }
  if (/^●+○*$/.test(bare) && bare.length > 1)
    return { score: bare.replaceAll("○", "").length, of: bare.length, isOpen: !bare.includes("○") };
  const ratio = /^(\d+(?:[.,]\d+)?)\s*(\/|of|out of|von|sur|de|su)\s*(\d+)$/i.exec(text.trim());
  if (!ratio) return undefined;
  const [score, of] = [Number(ratio[1]!.replace(",", ".")), Number(ratio[3])];
  const isScale = of === 5 || of === 10 || (ratio[2] !== "/" && of >= 3 && of <= 10);
  return isScale && score <= of ? { score, of, isOpen: false } : undefined;
}
