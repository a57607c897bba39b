/** The cascade: which declaration wins, selectors, at-rules, defaulting, custom properties, units. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("cascade", "cascade");
