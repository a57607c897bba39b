/** First letters with a style of their own, in the line and as floats. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("first letters", "first-letter");
