/** Families of fonts as CSS has them: strings that no name can end (CSS Syntax 3, section 4.3.5). */

/** A list for `font-family`, each name in quotes. Names come from settings and from font files, and are only names. */
export function quotedFamilies(families: readonly string[]): string {
  return families.map((family) => `"${family.replace(/["\\\r\n\f]/g, "")}"`).join(", ");
}
