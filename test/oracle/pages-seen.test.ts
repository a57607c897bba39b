/** Pages and their margin boxes as Chromium prints them. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("pages", "pages-seen");
