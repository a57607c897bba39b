/** Bytes of a stylesheet -> text (CSS Syntax 3, section 3.2, "the input byte stream"). */
import { byteOrderMark, decode } from "../../html/index.js";

/** Chromium's limit on where a rule is looked for. */
const CHARSET_RULE = /^@charset "([^"]{0,1000})";/;

/**
 * Decodes a stylesheet: by its byte order mark, by `@charset`, as what refers to it, or as UTF-8.
 * @param environment encoding of the document or stylesheet that refers to it
 */
export function decodeStylesheet(
  bytes: Uint8Array,
  environment: string | undefined,
): { text: string; encoding: string } {
  const mark = byteOrderMark(bytes);
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const declared = CHARSET_RULE.exec(start)?.[1];
  // What can be read byte by byte is not in UTF-16.
  const label = declared !== undefined && /^utf-?16/i.test(declared.trim()) ? "utf-8" : declared;
  for (const candidate of mark ? [mark] : [label, environment]) {
    const decoded = candidate === undefined ? undefined : decode(bytes, candidate);
    if (decoded) return decoded;
  }
  return decode(bytes, "utf-8")!;
}
