/** The everyday CSS of pages: block and inline layout, lists, tables, flex, bidi, pages. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "long words": { words: 2, why: "a word that is broken inside a ligature (fff) may have one letter more on its line" },
};

printsLikeChromium("everyday CSS", "basics", EXCEPTIONS);
