/** Characters that no font has -> diagnostics. */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { type FontLibrary, type ScriptFont, scriptFontFor } from "../../fonts/index.js";
import { languageOf, textPlace } from "../../html/index.js";
import type { LackingCharacter } from "../text/paragraph.js";
import { describeElement } from "./describe.js";

/** How many characters a warning names before it counts the rest. */
const NAMED_CHARACTERS = 12;
/** Of the letters of a document, from which on it is in a script: templates bring words in Latin script. */
const IN_SCRIPT = 1 / 3;

interface Context {
  readonly fonts: FontLibrary;
  readonly file: string;
  readonly source: SourceText;
}

/**
 * An error, `font/script`, for each script without a font that the document is in; it would be boxes. For the other characters one warning,
 * `font/missing-glyph`, for all for which the same fonts were tried, at the first of them.
 */
export function missingGlyphs(missing: Iterable<LackingCharacter>, context: Context): Diagnostic[] {
  const byPackage = new Map<string, { readonly font: ScriptFont; readonly all: LackingCharacter[] }>();
  const others: LackingCharacter[] = [];
  for (const lacking of missing) {
    const font = scriptFontFor(lacking.character, languageOf(lacking.element));
    if (!font) others.push(lacking);
    else if (byPackage.has(font.package)) byPackage.get(font.package)!.all.push(lacking);
    else byPackage.set(font.package, { font, all: [lacking] });
  }
  if (byPackage.size === 0) return warnings(others, GENERAL, context);
  const text = context.source.text.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g, " ");
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const told = [...byPackage.values()].flatMap(({ font, all }) => {
    // A character that is rare in Japanese is no reason to print nothing: there is a font for the others.
    const isIn = !font.package.endsWith("-jp") && font.has(text) > letters * IN_SCRIPT;
    return isIn ? [withoutFont(font, all, context)] : warnings(all, install(font), context);
  });
  return [...told, ...warnings(others, GENERAL, context)];
}

const GENERAL = ["add a font that has them: `fonts: {files: [...]}` in versus.yaml"];

function withoutFont(font: ScriptFont, all: readonly LackingCharacter[], { file, source }: Context): Diagnostic {
  // Labels lack a font as well: what its author wrote is what the author looks for.
  const places = all.map(({ element, character }) => textPlace(source, element, character));
  return {
    severity: "error",
    code: "font/script",
    message: `there is no font for ${font.script} text, which ${file} is written in`,
    ...(places.find(({ span }) => span?.file === file) ?? places[0]),
    hints: install(font),
  };
}

/** How to come by the fonts. */
function install({ package: name }: ScriptFont): string[] {
  const files = ["400Regular", "700Bold"].map((weight) => `node_modules/${name}/${weight}/*.ttf`);
  return [
    `install one that has it: npm install ${name}`,
    `and write in versus.yaml: fonts: {files: [${files.join(", ")}]}`,
  ];
}

function warnings(
  missing: readonly LackingCharacter[],
  hints: readonly string[],
  { fonts, file, source }: Context,
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
      hints: [`tried: ${tried}`, ...hints],
    };
  });
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
