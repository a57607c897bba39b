/** Borders (CSS Backgrounds 3, section 4), as Chromium paints them. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("borders", "borders-seen");
