/** The files of Source Sans 3 that every competitor has. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/source-sans-3/package.json"));
const file = (name) => join(folder, name, `SourceSans3_${name}.ttf`);

export const FONT_FILES = {
  regular: file("400Regular"),
  italic: file("400Regular_Italic"),
  semiBold: file("600SemiBold"),
  bold: file("700Bold"),
};
