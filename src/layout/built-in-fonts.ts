/** The fonts that come with Versus, all under the SIL Open Font License: Latin, Greek and Cyrillic, Arabic, Japanese. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PACKAGES: readonly (readonly [name: string, files: readonly string[]])[] = [
  [
    "@expo-google-fonts/source-sans-3",
    [
      "400Regular/SourceSans3_400Regular.ttf",
      "400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
      "600SemiBold/SourceSans3_600SemiBold.ttf",
      "600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf",
      "700Bold/SourceSans3_700Bold.ttf",
      "700Bold_Italic/SourceSans3_700Bold_Italic.ttf",
    ],
  ],
  [
    "@expo-google-fonts/noto-sans-arabic",
    [
      "400Regular/NotoSansArabic_400Regular.ttf",
      "600SemiBold/NotoSansArabic_600SemiBold.ttf",
      "700Bold/NotoSansArabic_700Bold.ttf",
    ],
  ],
  ["@expo-google-fonts/biz-udpgothic", ["400Regular/BIZUDPGothic_400Regular.ttf", "700Bold/BIZUDPGothic_700Bold.ttf"]],
];

/** Absolute paths of the built-in font files, Source Sans 3 first. */
export function builtInFontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return PACKAGES.flatMap(([name, files]) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return files.map((file) => join(folder, file));
  });
}
