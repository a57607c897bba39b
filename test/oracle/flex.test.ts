/** Flex layout: bases, growing and shrinking with their limits, lines, alignment along both axes, order, auto margins, gaps. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("flex", "flex");
