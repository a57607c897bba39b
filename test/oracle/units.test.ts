/** What designers do to boxes: math functions and units, backgrounds, positions, transforms, decoration. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("units and sums", "units");
