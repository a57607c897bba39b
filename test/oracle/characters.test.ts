/** Characters without a glyph of their own, and marks on letters: they take the room that Chromium gives them. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("characters", "characters");
