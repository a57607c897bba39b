/** `box-shadow` (CSS Backgrounds 3, section 6) and `text-shadow` (CSS Text Decoration 4, section 4): where they lie, as in Chromium. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("shadows", "shadows");
// They are outlines here and letters there, which are not smoothed in one way.
looksLikeChromium("shadows of text", "text-shadows", 90);
// Chromium smooths the edges of those of lines.
looksLikeChromium("shadows of lines at text", "line-shadows", 400);
