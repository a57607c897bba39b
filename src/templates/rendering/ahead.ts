/**
 * The built-in templates as they were compiled with the program: to read, check and compile them takes longer than to fill them in. Here
 * are none, for where sources run: `scripts/bundle.mjs` puts what `compile-ahead.ts` makes in the place of this file.
 */
import type { ReadName } from "./prepare.js";

/** A template, compiled. */
interface TemplateAhead {
  readonly specification: TemplateSpecification;
  /** The number of its first spot. */
  readonly first: number;
  readonly spots: readonly { readonly start: number; readonly end: number; readonly path: ReadName }[];
}

export interface TemplatesAhead {
  /** By the SHA-256 of their text. */
  readonly templates: ReadonlyMap<string, TemplateAhead>;
  /** How many spots they have together. */
  readonly spots: number;
}

export const AHEAD: TemplatesAhead = { templates: new Map(), spots: 0 };
