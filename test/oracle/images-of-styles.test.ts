/** Images as markers (CSS Lists 3, section 3.1) and in generated content (CSS Content 3, section 1.2): where they stand, as in Chromium. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("images that styles put into the text", "images-of-styles");
