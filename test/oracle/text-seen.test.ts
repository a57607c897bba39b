/** What is seen of text beside the places of its words: lines under, over and through it, letters that are made of others. */
import { looksLikeChromium } from "./pixels.js";

/** Chromium cuts its lines by clips, whose edges poppler draws a pixel further out: four pixels at each end of a part. */
const AT_ENDS = 250;

looksLikeChromium("text", "text-seen", AT_ENDS);
