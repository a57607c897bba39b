/** `text-wrap: balance` and `pretty`: the same breaks as Chromium's, for many paragraphs at many widths. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "long words": { words: 2, why: "a paragraph with a broken word is reconsidered, by us, as far as its words allow" },
};

printsLikeChromium("text-wrap", "text-wrap", EXCEPTIONS);
