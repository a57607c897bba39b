/** `object-position` (CSS Images 3, section 5.6): where an image stands in its box, and what of it is cut off, as in Chromium. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("object-position", "object-position");
