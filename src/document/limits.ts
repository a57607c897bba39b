/** What a string of a PDF has room for (ISO 32000-1, Annex C; ISO 19005-2, section 6.1.13). */
const MAX_BYTES = 32_767;
/** Characters beyond ASCII make it UTF-16 with a byte order mark. */
const MAX_UNITS = (MAX_BYTES - 3) / 2;

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** How many UTF-16 code units of a text there is room for. */
const roomFor = (text: string): number => (isAscii(text) ? MAX_BYTES : MAX_UNITS);

export const isTooLong = (text: string): boolean => text.length > MAX_UNITS && text.length > roomFor(text);

/** The text, or what there is room for of its beginning, and an ellipsis. */
export function withinRoom(text: string): string {
  if (!isTooLong(text)) return text;
  const ellipsis = isAscii(text) ? "..." : "…";
  return text.slice(0, roomFor(text) - ellipsis.length).replace(/[\ud800-\udbff]$/, "") + ellipsis;
}
