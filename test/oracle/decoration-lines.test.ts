/** Lines under, over and through text: where they are drawn, and where they keep clear of letters. */
import { looksLikeChromium } from "./pixels.js";

/** Chromium cuts its lines by clips, whose edges poppler draws a pixel further out: four pixels at each end of a part. */
const AT_ENDS = 250;

looksLikeChromium("lines of text decorations", "decoration-lines", AT_ENDS);
