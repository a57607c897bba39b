/** Columns: how many, how wide and how high, what spans them, where they break, and over pages. */
import { type Exceptions, printsLikeChromium } from "./harness.js";
import { looksLikeChromium } from "./pixels.js";

const EXCEPTIONS: Exceptions = {
  "a spanner on the second page": {
    words: 500,
    why: "a row of columns that goes on from another page is 8 px higher than Chromium's, which counts the margin at the break otherwise",
  },
};

printsLikeChromium("columns", "columns");
printsLikeChromium("columns over pages", "columns-over-pages", EXCEPTIONS);
looksLikeChromium("columns", "columns-seen");
