/** Pictures in WebP and GIF files, as Chromium shows them. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("WebP and GIF", "raster-images");
