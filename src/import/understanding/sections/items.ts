/** Items of lists -> texts, and what their first words say of them: that they speak for something, against it, or when to choose it. */
import type { Block } from "../../source/document.js";
import { cut, isBlank, join, oneLine, type Phrase, plain, strongStart, trim, without } from "../../source/phrase.js";
import { labelOf } from "../candidates.js";
import type { Names } from "../names.js";

/** An item as one text: nested lists follow it, with semicolons between. */
export function itemText(item: readonly Block[]): Phrase {
  const parts = item.flatMap(phrasesOf);
  return flat(
    join(
      parts.filter((part) => !isBlank(part)),
      " ",
    ),
  );
}

function phrasesOf(block: Block): Phrase[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [block.phrase];
    case "list":
      return [join(block.items.map(itemText), "; ")];
    case "quote":
      return [itemText(block.blocks)];
    case "code":
      return [[{ ...block.text, code: true }]];
    case "table": {
      const own = block.rows.map(({ cells }) => cells.filter(({ isRepeated }) => !isRepeated));
      return own.map((cells) =>
        join(
          cells.map(({ phrase }) => phrase),
          "; ",
        ),
      );
    }
    case "region":
      return [];
  }
}

/** Without breaks of lines. */
const flat = (phrase: Phrase): Phrase => phrase.map((run) => (run.text === "\n" ? { ...run, text: " " } : run));

export type Side = "pros" | "cons" | "points";

const GOOD =
  /^\s*(?:👍|✅|✔️?|✓|🟢|➕|\+(?=\s)|(?:good|gut|bien|bueno),?\s+(?:because|weil|car|porque)\s*:?|pros?\s*:|vorteil\s*:|avantage\s*:|ventaja\s*:)\s*/iu;
const BAD =
  /^\s*(?:👎|❌|✗|✘|🔴|➖|[-−](?=\s)|(?:bad|schlecht|mal|mauvais|malo),?\s+(?:because|weil|car|porque)\s*:?|cons?\s*:|nachteil\s*:|inconvénient\s*:|desventaja\s*:)\s*/iu;

/** Which side an item speaks for by its first signs or words, and the text without them. */
export function sided(phrase: Phrase): { readonly side: Side; readonly phrase: Phrase } {
  const good = without(phrase, GOOD);
  if (good !== phrase && !isBlank(good)) return { side: "pros", phrase: good };
  const bad = without(phrase, BAD);
  if (bad !== phrase && !isBlank(bad)) return { side: "cons", phrase: bad };
  return { side: "points", phrase };
}

const SIGN = /^\s*(?:[✅✔✓☑👍🟢➕❌✗✘👎🔴➖⚠🟡👉➡▶•●◦]️?|:\w+:)\s*/u;

/** Without a sign that only decorates it. */
export const unsigned = (phrase: Phrase): Phrase => {
  const rest = without(phrase, SIGN);
  return isBlank(rest) ? phrase : rest;
};

export const beginsWithSign = (phrase: Phrase): boolean => SIGN.test(plain(phrase));

const VERB =
  /^\W*(?:(?:you (?:should|might|can)|please|best to|better to)\s+)?(?:choose|use|pick|go (?:with|for)|take|opt for|select|prefer|reach for|stick with|consider|nimm|nehmen sie|wähle|wählen sie|verwende|nutze|choisissez|utilisez|prenez|optez pour|préférez|usa|use|elige|elija|utiliza|opta por|escolha|scegli|usate|kies|gebruik)\b/iu;
const NEVER =
  /^\W*(?:avoid|don't (?:choose|use|pick)|do not (?:choose|use)|not? (?:uses?|elijas)|evita|évitez|n'utilisez pas|vermeide|nimm nicht)\b/iu;
const WHEN =
  /^[\s*_,]*(?:[:–—-]\s*|(?:only\s+)?(?:when|if|for|wenn|falls|für|quand|si|pour|lorsque|cuando|para|quando|se|als)\b\s*[:,]?\s*(?:you\s+(?=need|want|have|are)|)?)/iu;

export interface Choice {
  readonly subject: number;
  readonly key: "chooseWhen" | "avoidWhen";
  /** What follows "when". */
  readonly phrase: Phrase;
  /** The words that say so, without the name. */
  readonly name: Phrase;
}

/** "Choose A when …": whom a text recommends, and when. */
export function choiceIn(phrase: Phrase, names: Names): Choice | undefined {
  const text = plain(phrase).replace(/[’\n]/g, (character) => (character === "\n" ? " " : "'"));
  const never = NEVER.test(text);
  if (!never && !VERB.test(text)) return undefined;
  const [first] = names.mentions(text);
  if (!first || first.from > 45 || /[.!?;]\s/.test(text.slice(0, first.from))) return undefined;
  const found = WHEN.exec(text.slice(first.to));
  if (!found || found[0].trim() === "") return undefined;
  const rest = trim(cut(phrase, first.to + found[0].replace(/you\s+$/i, "").length));
  if (isBlank(rest)) return undefined;
  return {
    subject: first.subject,
    key: never ? "avoidWhen" : "chooseWhen",
    phrase: rest,
    name: cut(phrase, first.from, first.to),
  };
}

/** "A: …", "**A** – …": the subject that a text is labelled with, and what is said of it. */
export function labelled(
  phrase: Phrase,
  names: Names,
): { readonly subject: number; readonly label: Phrase; readonly phrase: Phrase } | undefined {
  const label = labelOf(phrase);
  if (label === undefined) return undefined;
  const subject = names.find(label) ?? names.findLoosely(label);
  if (subject === undefined) return undefined;
  const strong = strongStart(phrase);
  const text = plain(phrase);
  const end =
    strong && oneLine(strong.label).startsWith(label) ? plain(strong.label).length : text.indexOf(label) + label.length;
  const lead = /^[\s:.–—-]*/.exec(text.slice(end))![0].length;
  const rest = trim(cut(phrase, end + lead));
  return isBlank(rest) ? undefined : { subject, label: cut(phrase, 0, end), phrase: rest };
}

/** Whether all items are titles of comparisons: "A vs B". */
export const areTitles = (items: readonly (readonly Block[])[]): boolean =>
  items.length > 0 &&
  items.every((item) => {
    const text = oneLine(itemText(item));
    return text.length <= 100 && /\s(?:vs?\.?|versus)\s/i.test(text) && !/[.:;]$/.test(text);
  });

/** Whether an item is nothing but a link. */
export const isLink = (item: readonly Block[]): boolean => {
  const phrase = itemText(item);
  return !isBlank(phrase) && phrase.every(({ href, text }) => href !== undefined || !/[\p{L}\p{N}]/u.test(text));
};
