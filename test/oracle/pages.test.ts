/** Fragmentation: breaks, orphans and widows, margins and boxes at the ends of pages, tables and flex over pages. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "blocks of fixed height and empty ones": {
    words: 5,
    why: "a box of a set height whose first line moves to the next page keeps its top, and what it had left on the page counts",
  },
};

printsLikeChromium("fragmentation", "pages", EXCEPTIONS);
