/** Grids beside what people put into them: images, lists, spans, percentages, inline grids, limits of size. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const EXCEPTIONS: Exceptions = {
  "inline grid shrink with fr": {
    words: 2,
    why: "flex factors that add up to less than 1, in a grid that shrinks to its content: Chromium divides its width otherwise",
  },
};

printsLikeChromium("grids of many kinds", "grid-kinds", EXCEPTIONS);
