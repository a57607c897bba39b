/** Grid layout: tracks, placement, alignment, nesting, pages, and the layouts that designers make of it. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("grid layout", "grid");
printsLikeChromium("grids over pages", "grid-over-pages");
