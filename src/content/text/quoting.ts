/** A text of the author's -> the same in quotes of YAML, and what in it needs them. */

/** In double quotes where nothing in it has to be escaped there, else in single ones. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** Whether the text is one whole scalar in quotes. */
export const isQuoted = (text: string): boolean => /^("([^"\\]|\\.)*"|'([^']|'')*')$/s.test(text);

/** What YAML does with a text that begins so (YAML 1.2.2, section 5.3). */
const STARTS: Readonly<Record<string, string>> = {
  "*": 'a text that begins with "*" needs quotes: YAML takes it for a reference to something',
  "&": 'a text that begins with "&" needs quotes: YAML takes what follows for a name',
  "!": 'a text that begins with "!" needs quotes: YAML takes what follows for a tag',
  "|": 'a text that begins with "|" needs quotes',
  ">": 'a text that begins with ">" needs quotes',
  "%": 'a text that begins with "%" needs quotes',
  "@": 'a text that begins with "@" needs quotes',
  "`": "a text that begins with a backquote needs quotes",
  "#": 'a text that begins with "#" needs quotes: YAML takes it for a comment',
  ",": 'a text that begins with "," needs quotes',
  "]": 'a text that begins with "]" needs quotes',
  "}": 'a text that begins with "}" needs quotes',
  "[": 'a text that begins with "[" needs quotes: YAML takes it for a list',
  "{": 'a text that begins with "{" needs quotes: YAML takes it for a mapping',
};

/** Why YAML doesn't take the text as it is, in an author's words; undefined where it does. */
export function whyQuotes(text: string): string | undefined {
  const [first = ""] = text;
  if (Object.hasOwn(STARTS, first) && !(first === "#" && text === "#")) return STARTS[first];
  if (/^[?:-](\s|$)/.test(text)) return `a text that begins with "${first} " needs quotes`;
  if (first === '"' || first === "'")
    return isQuoted(text)
      ? undefined
      : `the text begins with a quote that doesn't end it: it needs other quotes around it`;
  if (/:(\s|$)/.test(text)) return 'a text with ": " in it needs quotes';
  if (/\s#/.test(text)) return 'a text with " #" in it needs quotes: YAML takes what follows for a comment';
  return undefined;
}
