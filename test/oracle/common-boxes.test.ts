/** Boxes of common designs that are easily painted wrongly: rows, captions, tables among flex items, tiles, lines that don't wrap. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("common boxes", "common-boxes", 40);
