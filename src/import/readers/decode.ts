/** Bytes -> text with line breaks of one kind, in the encoding that they are in. */
import { byteOrderMark, decode } from "../../html/index.js";
import type { Remark } from "../source/document.js";

export function decodeText(bytes: Uint8Array): { readonly text: string; readonly remarks: readonly Remark[] } {
  const encoding = byteOrderMark(bytes) ?? utf16(bytes);
  const known = decode(bytes, encoding ?? "utf-8", encoding === undefined);
  const decoded = known ?? decode(bytes, "windows-1252")!;
  const remarks = known
    ? []
    : [
        {
          message: "it isn't in UTF-8, and says no encoding: it was read as Windows-1252; look at its accented letters",
        },
      ];
  return { text: decoded.text.replace(/\r\n?/g, "\n"), remarks };
}

/** UTF-16 without a mark: every second byte of Latin text is 0. */
function utf16(bytes: Uint8Array): string | undefined {
  const counts = [0, 0];
  const length = Math.min(bytes.length, 2000);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) counts[i % 2]!++;
  if (counts[1]! > length / 5 && counts[0]! < length / 50) return "utf-16le";
  return counts[0]! > length / 5 && counts[1]! < length / 50 ? "utf-16be" : undefined;
}
