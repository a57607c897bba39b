/** Masks (CSS Masking 1, section 7): gradients and images as masks, on boxes and on text, as in Chromium. */
import { looksLikeChromium } from "./pixels.js";

// Through the masks of Chromium's PDFs the edges of what is masked show as hairlines.
looksLikeChromium("masks", "masks", 400);
