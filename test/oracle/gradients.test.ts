/** Gradients (CSS Images 4, section 3), as Chromium paints them. */
import { looksLikeChromium } from "./pixels.js";

// Where colours meet sharply, Chromium's pixels lie between them.
looksLikeChromium("gradients", "gradients-seen", 60);
