/** Drawings of files without a size or a ratio of their own, as images (CSS Images 3, section 5; CSS 2.2, 10.3.2): places as in Chromium. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("drawings of files", "drawing-sizes");
