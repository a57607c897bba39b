/** Slugs: the name of a content file without its ending, which names all of its outputs. */
import type { Outcome } from "../../diagnostics/index.js";

/** Each part can be read in one way only: names of any length are refused at once. */
const VALID = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}\p{M}]*(?:[-_.][\p{Ll}\p{Lo}\p{N}\p{M}]+)*$/u;

/** The slug of a content file. Diagnostics: `content/slug` (error) for a name that makes no address. */
export function slugOf(path: string): Outcome<string> {
  const name = path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.ya?ml$/i, "")
    .normalize("NFC");
  if (VALID.test(name)) return { value: name, diagnostics: [] };
  const position = { line: 1, column: 1, offset: 0 };
  const proposed = slugify(name);
  return {
    diagnostics: [
      {
        severity: "error",
        code: "content/slug",
        message: `the file name "${name}" can't be part of an address`,
        span: { file: path, start: position, end: position },
        hints: [`rename the file to ${proposed || "sales-vs-marketing"}.yaml: small letters, digits and hyphens`],
      },
    ],
  };
}

/** A slug from any text: small letters, digits and hyphens. */
export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
