/** Bytes of an HTML file -> text, in the encoding that the HTML standard finds (section 13.2.3.2). */
import type { Diagnostic } from "../diagnostics/index.js";

export interface DecodedText {
  readonly text: string;
  /** Its name in the Encoding Standard, in lower case. */
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes in which an encoding may be declared. */
const PRESCAN_BYTES = 1024;

/**
 * Decodes a file as browsers do: by its byte order mark, by what `meta` says within the first 1,024 bytes, and else as UTF-8 where
 * it is that, or as windows-1252. Diagnostics: `html/charset`, a warning, where an encoding is guessed or not known.
 * @param file name of the HTML in diagnostics
 */
export function decodeHtml(bytes: Uint8Array, file: string): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark) return { ...decode(bytes, mark)!, diagnostics: [] };
  const declared = prescan(latin1(bytes.subarray(0, PRESCAN_BYTES)));
  const known = declared === undefined ? undefined : decode(bytes, declared);
  if (known) return { ...known, diagnostics: [] };
  const utf8 = decode(bytes, "utf-8", true);
  const guessed = utf8 ?? decode(bytes, "windows-1252")!;
  const hint = 'save it as UTF-8, and write <meta charset="utf-8"> first into <head>';
  const warn = (message: string): Diagnostic => ({ severity: "warning", code: "html/charset", message, hints: [hint] });
  if (declared !== undefined)
    return {
      ...guessed,
      diagnostics: [
        warn(`${file} says that it is in "${declared}", an encoding that is not known: read as ${guessed.encoding}`),
      ],
    };
  return {
    ...guessed,
    diagnostics: utf8 ? [] : [warn(`${file} doesn't say its encoding, and isn't UTF-8: read as windows-1252`)],
  };
}

/** The encoding that a byte order mark stands for, which wins over all that is declared (Encoding 6, "BOM sniff"). */
export function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return undefined;
}

/**
 * Text of bytes in an encoding, without its byte order mark; undefined where the label is none that is known.
 * @param fatal undefined as well where the bytes are not in that encoding
 */
export function decode(
  bytes: Uint8Array,
  label: string,
  fatal = false,
): { readonly text: string; readonly encoding: string } | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal });
    const text = decoder.decode(bytes);
    return { text: decoder.encoding === "windows-1252" ? windows1252(text) : text, encoding: decoder.encoding };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Windows-1252 where Latin-1 has control characters, which some versions of Node leave as they are. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const windows1252 = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const TAG_ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;

/** The label that a `meta` element declares (HTML 13.2.3.2, "prescan a byte stream"); undefined where there is none. */
function prescan(head: string): string | undefined {
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== "<") continue;
    if (head.startsWith("<!--", at)) {
      // A comment may end with the hyphens that it begins with.
      const end = head.indexOf("-->", at + 2);
      if (end < 0) return undefined;
      at = end + 2;
      continue;
    }
    const tag = /^<\/?([a-z]+)/i.exec(head.slice(at, at + 40));
    if (!tag) {
      if (/^<[!/?]/.test(head.slice(at, at + 2))) at = past(head, ">", at);
      continue;
    }
    const { attributes, end } = attributesAt(head, at + tag[0].length);
    if (/^<meta[\s/]/i.test(head.slice(at, at + 6))) {
      const label = declaredIn(attributes);
      if (label !== undefined) return label;
    }
    at = end;
  }
  return undefined;
}

const past = (text: string, what: string, from: number): number => {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
};

/** The attributes of a tag in lower case, and where they end. */
function attributesAt(head: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    TAG_ATTRIBUTE.lastIndex = at;
    const found = TAG_ATTRIBUTE.exec(head);
    if (!found) return { attributes, end: at };
    at = TAG_ATTRIBUTE.lastIndex;
    const name = found[1]!.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, (found[2] ?? found[3] ?? found[4] ?? "").trim().toLowerCase());
  }
}

/** `charset`, or that of `content` beside `http-equiv=content-type`. */
function declaredIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const charset = attributes.get("charset");
  const content = attributes.get("http-equiv") === "content-type" ? attributes.get("content") : undefined;
  const found =
    charset ??
    /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/
      .exec(content ?? "")
      ?.slice(1)
      .find(Boolean);
  if (found === undefined) return undefined;
  // A file whose declaration can be read byte by byte is not in UTF-16.
  if (/^utf-?16/.test(found)) return "utf-8";
  return found === "x-user-defined" ? "windows-1252" : found;
}
