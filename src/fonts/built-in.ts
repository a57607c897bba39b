/**
 * The fonts that come with Versus, all under the SIL Open Font License: Latin, Greek and Cyrillic, Arabic, Japanese, and for code
 * Latin, Greek and Cyrillic in one width. What they are for is known, so that a document opens only those that it uses.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { KnownFont } from "./library.js";

interface Family {
  readonly name: string;
  readonly package: string;
  /** How its files are called. */
  readonly file: string;
  /** By the names of weights that files have; those that end with "_Italic" are italic. */
  readonly styles: readonly string[];
  readonly generic?: "monospace";
}

const FAMILIES: readonly Family[] = [
  {
    name: "Source Sans 3",
    package: "@expo-google-fonts/source-sans-3",
    file: "SourceSans3",
    styles: ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic", "700Bold", "700Bold_Italic"],
  },
  {
    name: "Noto Sans Arabic",
    package: "@expo-google-fonts/noto-sans-arabic",
    file: "NotoSansArabic",
    styles: ["400Regular", "600SemiBold", "700Bold"],
  },
  {
    name: "BIZ UDPGothic",
    package: "@expo-google-fonts/biz-udpgothic",
    file: "BIZUDPGothic",
    styles: ["400Regular", "700Bold"],
  },
  {
    name: "Source Code Pro",
    package: "@expo-google-fonts/source-code-pro",
    file: "SourceCodePro",
    styles: ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"],
    generic: "monospace",
  },
];

/** The built-in fonts, Source Sans 3 first. */
export function builtInFonts(): KnownFont[] {
  const require = createRequire(import.meta.url);
  return FAMILIES.flatMap((family) => {
    const folder = dirname(require.resolve(`${family.package}/package.json`));
    return family.styles.map((style): KnownFont => {
      const weight = Number.parseInt(style, 10);
      return {
        path: join(folder, style, `${family.file}_${style}.ttf`),
        family: family.name,
        weight: [weight, weight],
        width: [100, 100],
        slope: style.endsWith("_Italic") ? "italic" : "normal",
        ...(family.generic && { generic: family.generic }),
      };
    });
  });
}

/** Whether a family is one of them. */
export const isBuiltIn = (family: string): boolean =>
  FAMILIES.some(({ name }) => name.toLowerCase() === family.toLowerCase());

/** Absolute paths of their files. */
export const builtInFontFiles = (): string[] => builtInFonts().map(({ path }) => path);
