/** What breaks make of boxes, as it is seen: their edges, what is positioned in columns, what is balanced and what stays whole. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("breaks", "breaks-seen");
