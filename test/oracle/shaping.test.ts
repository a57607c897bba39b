/** Kerning, ligatures and joined letters, within words and across the edges of inline boxes. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("shaping", "shaping");
