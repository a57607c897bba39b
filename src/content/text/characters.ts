/**
 * Text -> the first character in it that no text may have: neither XML, nor PDF, nor a terminal can carry it, or it breaks lines
 * where no one sees it. Asked of the file as it is, and again of what YAML's escapes make (`"\e"`).
 */

/** Control characters but tab and line breaks (C0, DEL, C1), line and paragraph separators, noncharacters (Unicode, section 23.7). */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

interface ForbiddenCharacter {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** The first one of `text`, or undefined. Offsets are those of `text`. */
export function forbiddenCharacter(text: string): ForbiddenCharacter | undefined {
  const start = firstOf(text.search(FORBIDDEN), text.search(LONE_SURROGATE));
  if (start < 0) return undefined;
  const code = text.codePointAt(start) ?? 0;
  const end = start + (code > 0xffff ? 2 : 1);
  if (code === 0)
    return {
      start,
      end,
      message: "this is a binary file, not YAML text",
      hint: "a content file is plain text in UTF-8",
    };
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const isBreak = code === 0x85 || code === 0x2028 || code === 0x2029;
  return {
    start,
    end,
    message: `there is a character here that no text may have: ${name}`,
    hint: isBreak ? "begin a new line in place of it" : "remove it",
  };
}

const firstOf = (a: number, b: number): number => (a >= 0 && b >= 0 ? Math.min(a, b) : Math.max(a, b));
