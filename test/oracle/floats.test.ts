/** Floats and clearance (CSS 2.2 section 9.5). */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("floats", "floats");
