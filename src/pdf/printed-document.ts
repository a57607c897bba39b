/** What comes of printing: bytes, and what can be said of them without looking. It names no type of the engine's inside. */
import type { Legibility } from "../layout/public.js";
import type { Conformance } from "./metadata.js";

/** A PDF, and what can be said of it without looking. */
export interface PrintedDocument {
  /** The file. */
  readonly bytes: Uint8Array;
  /** How many it has. */
  readonly pages: number;
  /** The factor on rem at which all fits its page; present where a scale was sought. */
  readonly fit?: { readonly scale: number };
  /** How well its text can be read. */
  readonly legibility: Legibility;
  /** Structure elements by their type. */
  readonly tags: Readonly<Partial<Record<string, number>>>;
  /** The standards that the file conforms to, and says so. */
  readonly conformance: readonly Conformance[];
  /** Characters that no font has, in the order of their code points; each is shown as a box, and read as what it is. */
  readonly missingGlyphs: readonly string[];
}
