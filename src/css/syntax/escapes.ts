/** Escapes in names (CSS Syntax 3, section 4.3.7). */

const ESCAPE = /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|([^\n\r\f]))/gi;

/** A name as it is meant: `l\69me` is `lime`. */
export function unescaped(name: string): string {
  if (!name.includes("\\")) return name;
  return name.replace(ESCAPE, (_, hex: string | undefined, character: string | undefined) =>
    hex === undefined ? character! : characterOf(Number.parseInt(hex, 16)),
  );
}

/** What no text can hold becomes U+FFFD. */
const characterOf = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\uFFFD" : String.fromCodePoint(code);
