/** The texts that a PNG carries beside its pixels (PNG, third edition, section 11.3.3): tEXt, zTXt, iTXt. */
import { inflateSync } from "node:zlib";

/** More than this isn't unpacked: nobody writes so much about an image. */
const MAX_TEXT = 1_000_000;
const SIGNATURE = 8;

/** @returns keywords and texts; of a broken file what can be read */
export function pngTexts(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  for (let at = SIGNATURE; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const kind = file.toString("latin1", at + 4, at + 8);
    texts.push(...textsOf(kind, file.subarray(at + 8, at + 8 + file.readUInt32BE(at))));
  }
  return texts;
}

function textsOf(kind: string, data: Buffer): string[] {
  if (kind === "tEXt") return data.toString("latin1").split("\0");
  // A keyword, then the method of compression.
  if (kind === "zTXt") {
    const [keyword, rest] = atNull(data);
    return [keyword.toString("latin1"), unpacked(rest.subarray(1)).toString("latin1")];
  }
  if (kind !== "iTXt") return [];
  // A keyword, whether it is compressed and how, a language, the keyword in that language.
  const [keyword, rest] = atNull(data);
  const [, afterLanguage] = atNull(rest.subarray(2));
  const [translated, text] = atNull(afterLanguage);
  return [keyword, translated, rest[0] === 1 ? unpacked(text) : text].map((part) => part.toString("utf8"));
}

function atNull(data: Buffer): [before: Buffer, after: Buffer] {
  const end = data.indexOf(0);
  return end < 0 ? [data, data.subarray(data.length)] : [data.subarray(0, end), data.subarray(end + 1)];
}

function unpacked(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MAX_TEXT });
  } catch {
    return Buffer.alloc(0);
  }
}
