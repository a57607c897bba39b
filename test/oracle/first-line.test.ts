/** First lines with a style of their own. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("first lines", "first-line");
