/** The text of a module like `ahead.ts`, with the profile in it. */
import { packedProfile } from "./output-intent.js";

export function packAhead(): string {
  return `export const AHEAD = "${Buffer.from(packedProfile()).toString("base64")}";\n`;
}
