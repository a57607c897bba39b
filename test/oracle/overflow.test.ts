/** What boxes cut off, and what cutting off means for their layout. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("overflow and clipping", "overflow");
