/** `@font-face` and the choice of faces (CSS Fonts 4, sections 4 and 5); variable fonts at all weights, sizes and settings. */
import { readFileSync } from "node:fs";
import { builtIn, frame, woffOf } from "../support/fonts.js";
import { printsLikeChromium } from "./harness.js";

const serif = (style: string) =>
  readFileSync(`node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-standard-${style}.woff2`);
const FILES = {
  "serif.woff2": serif("normal"),
  "serif-italic.woff2": serif("italic"),
  "sans.woff": woffOf(builtIn("Source Sans 3")),
  "sans-bold.ttf": builtIn("Source Sans 3", 700),
  "code.ttf": builtIn("Source Code Pro"),
  "frame-cff.otf": frame("frame-cff.otf"),
  "frame.ttf": frame("frame-variable.ttf"),
  "frame2.otf": frame("frame-variable-cff2.otf"),
};

printsLikeChromium("fonts", "fonts", {}, FILES, { heights: false });
