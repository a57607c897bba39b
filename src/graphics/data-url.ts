/** `data:` URLs -> what they hold (RFC 2397, as the Fetch Standard reads it, section 6). */

export interface DataUrl {
  /** In lower case, without parameters. */
  readonly mimeType: string;
  /** The `charset` parameter. */
  readonly charset: string | undefined;
  readonly bytes: Uint8Array;
}

/** As much as a file may have. */
const MAX_LENGTH = 40_000_000;

export const isDataUrl = (url: string): boolean => /^\s*data:/i.test(url);

/** What a `data:` URL holds; undefined where it can't be read. White space in the text counts for nothing, as in all URLs. */
export function readDataUrl(url: string): DataUrl | undefined {
  const text = url
    .trim()
    .slice("data:".length)
    .replace(/[\t\n\r]/g, "");
  const comma = text.indexOf(",");
  if (!isDataUrl(url) || comma < 0 || text.length > MAX_LENGTH) return undefined;
  const [type = "", ...parameters] = text
    .slice(0, comma)
    .split(";")
    .map((part) => part.trim());
  const hash = text.indexOf("#", comma);
  const body = percentDecoded(text.slice(comma + 1, hash < 0 ? undefined : hash));
  const isBase64 = parameters.at(-1)?.toLowerCase() === "base64";
  const bytes = isBase64 ? fromBase64(body) : body;
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice("charset=".length);
  return bytes && { mimeType: type.toLowerCase() || "text/plain", charset: charset?.replace(/^"|"$/g, ""), bytes };
}

/** Anything but ASCII stands for its bytes in UTF-8. */
function percentDecoded(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const value = bytes[i] === PERCENT ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : Number.NaN;
    if (Number.isNaN(value)) bytes[length++] = bytes[i]!;
    else {
      bytes[length++] = value;
      i += 2;
    }
  }
  return bytes.subarray(0, length);
}

const PERCENT = 0x25;
const hex = (byte: number | undefined): number =>
  byte !== undefined && /[\da-f]/i.test(String.fromCharCode(byte))
    ? Number.parseInt(String.fromCharCode(byte), 16)
    : Number.NaN;

/** Base64 with white space and without padding (Infra, "forgiving-base64 decode"); undefined where it is none. */
function fromBase64(body: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(body)
    .toString("latin1")
    .replace(/[\t\n\f\r ]/g, "");
  const digits = text.length % 4 === 0 ? text.replace(/={1,2}$/, "") : text;
  if (digits.length % 4 === 1 || /[^A-Za-z\d+/]/.test(digits)) return undefined;
  return new Uint8Array(Buffer.from(digits, "base64"));
}
