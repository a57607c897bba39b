/** CSS Text, Fonts, Text Decoration and Writing Modes: white space, breaks, case, spacing, alignment, bidi. */
import { type Exceptions, printsLikeChromium } from "./harness.js";

const HEIGHTS = "words of one line at many heights, which the two readers of the PDFs put into another order";

const EXCEPTIONS: Exceptions = {
  "hyphens of their own kind": {
    words: 2,
    why: "a hyphen that a line break put there is read as a soft hyphen from our files, and as itself from Chromium's",
  },
  "vertical alignment": { words: 3, why: HEIGHTS },
  "vertical alignment, nested": { words: 8, why: HEIGHTS },
};

printsLikeChromium("text", "text", EXCEPTIONS);
