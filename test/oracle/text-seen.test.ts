/** What is seen of text beside the places of its words: lines under, over and through it, letters that are made of others. */
import { looksLikeChromium } from "./pixels.js";

/** Chromium cuts its lines by clips, whose edges poppler draws a pixel further out: four pixels at each end of a part. */
const AT_ENDS = 250;

looksLikeChromium("text", "text-seen", AT_ENDS);
// Where the colours of a gradient meet, Chromium's pixels lie between them.
looksLikeChromium("backgrounds that lines break", "broken-backgrounds", 400);
// Dashes are rectangles there and strokes here, which poppler puts on whole pixels.
looksLikeChromium("lines at text", "lines-at-text", 400);
// Marks are outlines here and glyphs there, whose edges poppler smooths in another way: a page has two hundred of them.
looksLikeChromium("emphasis marks", "emphasis-marks", 120);
