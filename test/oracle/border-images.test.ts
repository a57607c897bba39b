/** `border-image` as Chromium prints it. */
import { looksLikeChromium } from "./pixels.js";

/** Chromium's tiles are pictures of 96 dpi, whose edges are blurred: so much of a page of 153,600 pixels lies along them. */
const BLURRED = 800;

looksLikeChromium("images of borders", "border-images", BLURRED);
