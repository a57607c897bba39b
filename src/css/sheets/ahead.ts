/**
 * Built-in stylesheets as they were read when the program was compiled. Here are none, for where sources run: `scripts/bundle.mjs` puts
 * what `parse-ahead.ts` makes in the place of this file.
 */
import type { WrittenSheet } from "./written.js";

/** By the SHA-256 of their text. */
export const AHEAD: ReadonlyMap<string, () => WrittenSheet> = new Map();
