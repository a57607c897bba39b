/** Spans over more columns than a table has make no columns of their own. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("merged columns", "merged-columns");
