/** Words of scripts in which letters join, change places, or carry marks, in fonts of their own. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { printsLikeChromium } from "./harness.js";

const { resolve } = createRequire(import.meta.url);
const font = (script: string, file: string) =>
  readFileSync(resolve(`@expo-google-fonts/noto-sans-${script}/400Regular/${file}_400Regular.ttf`));

printsLikeChromium(
  "scripts",
  "scripts",
  {},
  {
    "bengali.ttf": font("bengali", "NotoSansBengali"),
    "devanagari.ttf": font("devanagari", "NotoSansDevanagari"),
    "hebrew.ttf": font("hebrew", "NotoSansHebrew"),
    "thai.ttf": font("thai", "NotoSansThai"),
  },
);
