/** Margin boxes of `@page`, page selectors, and margins that differ from page to page. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "text that is taller than the margin": { words: 0, why: "its last line lies beyond the paper", told: "page/beyond" },
};

printsLikeChromium("margin boxes of pages", "page-margins", EXCEPTIONS);
