/** Floats and clearance (CSS 2.2 section 9.5). */
import { printsLikeChromium } from "./harness.js";
import { looksLikeChromium } from "./pixels.js";

printsLikeChromium("floats", "floats");
looksLikeChromium("floats", "floats-seen");
