/** What says that two contents are the same. */
import { hash } from "node:crypto";

/** SHA-256 in hexadecimal; of a text, that of its UTF-8. */
export function hashOf(content: Uint8Array | string): string {
  return hash("sha256", content);
}
