/** What is painted over what, and what of it is cut off (CSS 2.2 Appendix E; CSS Masking 1). */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("stacking", "stacking-seen");
