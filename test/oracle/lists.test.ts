/** Lists, counters, generated content, images. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "images: sizes by CSS, attributes and ratio": {
    words: 2,
    why: "for what stands in a line, a percentage of the block's height counts as auto",
  },
};

printsLikeChromium("lists, counters, generated content, images", "lists", EXCEPTIONS);
