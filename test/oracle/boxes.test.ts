/** Blocks and inline content: box model, margins, sizes, display types inside each other, lines and their alignment. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "inline boxes: padding, margins, borders over lines": {
    words: 3,
    why: "an inline box without any content has no place on a line, so that its padding takes no room",
  },
};

printsLikeChromium("blocks and lines", "boxes", EXCEPTIONS);
