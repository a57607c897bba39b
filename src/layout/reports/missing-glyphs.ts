/** Characters that no font has -> diagnostics. */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import type { FontLibrary } from "../../fonts/index.js";
import { textPlace } from "../../html/index.js";
import type { LackingCharacter } from "../text/paragraph.js";
import { describeElement } from "./describe.js";

/** How many characters a warning names before it counts the rest. */
const NAMED_CHARACTERS = 12;

/** One warning, `font/missing-glyph`, for all characters for which the same fonts were tried, at the first of them. */
export function missingGlyphs(
  missing: Iterable<LackingCharacter>,
  { fonts, file, source }: { readonly fonts: FontLibrary; readonly file: string; readonly source: SourceText },
): Diagnostic[] {
  const byFonts = new Map<string, LackingCharacter[]>();
  for (const lacking of missing) {
    const tried = fonts.chain(lacking.style).families.join(", ");
    byFonts.set(tried, [...(byFonts.get(tried) ?? []), lacking]);
  }
  return [...byFonts].map(([tried, all]) => {
    const named = all.slice(0, NAMED_CHARACTERS).map(({ character }) => `"${character}" (${codePoint(character)})`);
    const more = all.length > NAMED_CHARACTERS ? `, and ${all.length - NAMED_CHARACTERS} more` : "";
    const noun = all.length === 1 ? "the character" : "the characters";
    return {
      severity: "warning",
      code: "font/missing-glyph",
      message: `no font has ${noun} ${named.join(", ")}${more}, first in ${describeElement(all[0]!.element)} of ${file}`,
      ...textPlace(source, all[0]!.element, all[0]!.character),
      hints: [`tried: ${tried}`, "add a font that has them: `fonts: {files: [...]}` in versus.yaml"],
    };
  });
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
