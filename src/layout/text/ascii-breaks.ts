/**
 * Line breaks between ASCII characters, where browsers leave UAX #14: an address or path breaks only after a question mark
 * or hyphen, "and/or" not at all, and a bracket may begin a line after most punctuation.
 */

const OPENING = "(<[{";
const AFTER_PUNCTUATION = new Set('!"#%&)*+,.:;=>\\]|}~');
const NOT_AFTER_HYPHEN = new Set("!$),./:;?]}");
const NOT_AFTER_QUESTION = new Set("!\"'),./:;?]}");

const isPrintable = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Whether a line may break before `at`, between two printable ASCII characters; undefined for others. */
export function asciiBreak(text: string, at: number): boolean | undefined {
  if (!isPrintable(text.charCodeAt(at - 1)) || !isPrintable(text.charCodeAt(at))) return undefined;
  const before = text[at - 1]!;
  const after = text[at]!;
  if (before === "-") {
    // A hyphen before a digit may be a minus sign, unless a word or number stands before it.
    if (/\d/.test(after)) return /[a-z\d]/i.test(text[at - 2] ?? " ");
    return !NOT_AFTER_HYPHEN.has(after);
  }
  if (before === "?") return !NOT_AFTER_QUESTION.has(after);
  return AFTER_PUNCTUATION.has(before) && OPENING.includes(after);
}
