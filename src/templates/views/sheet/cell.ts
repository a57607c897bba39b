/** A value -> the cell that templates show, in the sheet's language. */
import type { Value } from "../../../content/index.js";
import { fill, formatNumber } from "../../folders/locales.js";
import { inlineMarkdown } from "../markdown.js";
import type { EvidenceView } from "./evidence.js";

/** One kind of cell has its own field set; the others are null or false. There are so many that they are not put together from others. */
export class Cell {
  html: string | null = null;
  mark: string | null = null;
  /** Of `mark`, for a class. */
  markKind: "yes" | "no" | "partial" | "unknown" | null = null;
  /** Before `mark`, where it has one. */
  markSign: string | null = null;
  isYes = false;
  none: string | null = null;
  items: readonly string[] | null = null;
  score: { readonly text: string; readonly dots: readonly boolean[] } | null = null;
  tone: string | null = null;
  toneLabel: string | null = null;
  toneSign: string | null = null;
  note: string | null = null;
  /** Numbers of sources, HTML. */
  refs: string | null = null;
  /** When it was looked at and by whom. */
  checked: string | null = null;
  /** The word for what was looked at too long ago. */
  stale: string | null = null;

  /** @param number of the subject, from 1 */
  constructor(
    readonly number: number,
    readonly label: string,
  ) {}
}

/** @param made the cell without a value, which is given its own */
export function cell(value: Value, made: Cell, evidence: EvidenceView): Cell {
  const { locale } = evidence;
  switch (value.kind) {
    case "text":
      made.html = inlineMarkdown(value.text);
      if (value.tone !== undefined) {
        made.tone = value.tone;
        made.toneLabel = locale[value.tone];
        made.toneSign = TONE_SIGNS[value.tone];
      }
      break;
    case "number":
      made.html = inlineMarkdown(value.text);
      return made;
    case "boolean":
      made.mark = value.value ? locale.yes : locale.no;
      made.markKind = value.value ? "yes" : "no";
      made.isYes = value.value;
      break;
    case "partial":
    case "unknown":
      made.mark = locale[value.kind];
      made.markKind = value.kind;
      made.markSign = value.kind === "partial" ? locale.partialSign : locale.unknownSign;
      break;
    case "none":
      made.none = locale.notApplicable;
      break;
    case "list":
      made.items = value.items.map(inlineMarkdown);
      return made;
    case "score":
      made.score = {
        text: fill(locale.scoreOf, { score: formatNumber(value.score, locale), of: formatNumber(value.of, locale) }),
        // On for what is reached in full: a sheet never shows more than there is.
        dots: Array.from({ length: value.of }, (_, i) => i < Math.floor(value.score)),
      };
  }
  if (value.note !== undefined) made.note = inlineMarkdown(value.note);
  made.refs = evidence.refs(value);
  made.checked = evidence.checked(value);
  made.stale = evidence.stale(value);
  return made;
}

/** A tone is never told by colour alone. */
const TONE_SIGNS = { good: "+", bad: "−", neutral: "±" } as const;
