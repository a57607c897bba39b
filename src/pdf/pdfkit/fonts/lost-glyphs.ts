/** The glyphs that a document shows -> warnings for those that have colours, of which outlines show nothing or one colour. */
import type { Diagnostic } from "../../../diagnostics/index.js";
import { colorGlyphs, type FontFace, glyphReader, outlineOf } from "../../../fonts/index.js";

/** A glyph that is shown, and the text that it stands for. */
export interface ShownGlyph {
  readonly glyph: number;
  readonly text: string;
}

/** How many characters a warning names before it counts the rest. */
const NAMED = 8;

/** `font/color`: one warning for all that is blank, and one for all that is of one colour. */
export function colorLoss(face: FontFace, shown: Iterable<ShownGlyph>): Diagnostic[] {
  const colors = colorGlyphs(face.tables);
  if (!colors) return [];
  const isBlank = blank(face);
  const [blanks, plain] = [new Set<string>(), new Set<string>()];
  for (const { glyph, text } of shown) {
    if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)) continue;
    if (colors.isColored(glyph)) (isBlank(glyph) ? blanks : plain).add(text);
  }
  const where = `: the font ${face.path} has`;
  return [
    ...warning(blanks, `shown as nothing${where} pictures of them in colours, and no outlines`),
    ...warning(plain, `printed in one colour${where} colours for them, which PDF fonts don't have`),
  ];
}

function warning(characters: ReadonlySet<string>, what: string): Diagnostic[] {
  if (characters.size === 0) return [];
  const all = [...characters];
  const more = all.length > NAMED ? `, and ${all.length - NAMED} more` : "";
  const named = all.slice(0, NAMED).map((text) => `"${text}" (${codePoints(text)})`);
  const message = `${named.join(", ")}${more}: ${what}`;
  const hints = ["take a font without colours, or an image (SVG) of what has to have them"];
  return [{ severity: "warning", code: "font/color", message, hints }];
}

const codePoints = (text: string): string =>
  [...text].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`).join(" ");

function blank({ outlines, tables, drawn }: FontFace): (glyph: number) => boolean {
  const data = glyphReader(tables);
  return outlines === "glyf" ? (glyph) => data(glyph).length === 0 : (glyph) => outlineOf(drawn, glyph).length === 0;
}
