/** Markers of lists and the counters of generated content: as Chromium has them. */
import { printsLikeChromium } from "./harness.js";
import { looksLikeChromium } from "./pixels.js";

printsLikeChromium("markers and counters", "markers");
looksLikeChromium("markers", "markers-seen", 60);
