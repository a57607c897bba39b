/** Named pages: where they begin and end, how large they are, what stands in their margins. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("named pages", "named-pages");
