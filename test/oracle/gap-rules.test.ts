/** Lines in the gaps of flex and grid containers (CSS Gap Decorations 1), as Chromium paints them. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("lines in gaps", "gap-rules");
