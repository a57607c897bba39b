/** Sizes of boxes: percentages, limits, keywords and ratios, in all that lays boxes out. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("sizes", "sizes-seen");
