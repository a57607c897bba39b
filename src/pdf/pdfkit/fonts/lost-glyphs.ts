/** The glyphs that a document shows -> warnings for those of which it shows less than the font should: colours, damaged outlines. */
import type { Diagnostic, DiagnosticCode } from "../../../diagnostics/index.js";
import { colorGlyphs, type FontFace, glyphReader, isDamaged, outlineOf } from "../../../fonts/index.js";

/** A glyph that is shown, and the text that it stands for. */
export interface ShownGlyph {
  readonly glyph: number;
  readonly text: string;
}

/** How many characters a warning names before it counts the rest. */
const NAMED = 8;

/** What is lost of the glyphs, a warning for each kind. */
export const lossOf = (face: FontFace, shown: Iterable<ShownGlyph>): Diagnostic[] => {
  const glyphs = [...shown].filter(({ text }) => /[^\s\p{Default_Ignorable_Code_Point}\0]/u.test(text));
  return [...colorLoss(face, glyphs), ...outlineLoss(face, glyphs)];
};

/** `font/unreadable`: one warning for all whose outlines can't be drawn. Those of TrueType are embedded as they are. */
function outlineLoss(face: FontFace, shown: readonly ShownGlyph[]): Diagnostic[] {
  if (face.outlines === "glyf") return [];
  const lost = new Set(shown.filter(({ glyph }) => isDamaged(face.drawn, glyph)).map(({ text }) => text));
  const what = `shown as nothing: the font ${face.path} is damaged there`;
  return warning("font/unreadable", lost, what, "take the font from where it comes anew, or another one");
}

/** `font/color`: one warning for all that is blank, and one for all that is of one colour. */
function colorLoss(face: FontFace, shown: readonly ShownGlyph[]): Diagnostic[] {
  const colors = colorGlyphs(face.tables);
  if (!colors) return [];
  const isBlank = blank(face);
  const [blanks, plain] = [new Set<string>(), new Set<string>()];
  for (const { glyph, text } of shown) {
    if (colors.isColored(glyph)) (isBlank(glyph) ? blanks : plain).add(text);
  }
  const where = `: the font ${face.path} has`;
  return [
    ...warning("font/color", blanks, `shown as nothing${where} pictures of them in colours, and no outlines`, HINT),
    ...warning("font/color", plain, `printed in one colour${where} colours for them, which PDF fonts don't have`, HINT),
  ];
}

const HINT = "take a font without colours, or an image (SVG) of what has to have them";

function warning(code: DiagnosticCode, characters: ReadonlySet<string>, what: string, hint: string): Diagnostic[] {
  if (characters.size === 0) return [];
  const all = [...characters];
  const more = all.length > NAMED ? `, and ${all.length - NAMED} more` : "";
  const named = all.slice(0, NAMED).map((text) => `"${text}" (${codePoints(text)})`);
  const message = `${named.join(", ")}${more}: ${what}`;
  return [{ severity: "warning", code, message, hints: [hint] }];
}

const codePoints = (text: string): string =>
  [...text].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`).join(" ");

function blank({ outlines, tables, drawn }: FontFace): (glyph: number) => boolean {
  const data = glyphReader(tables);
  return outlines === "glyf" ? (glyph) => data(glyph).length === 0 : (glyph) => outlineOf(drawn, glyph).length === 0;
}
