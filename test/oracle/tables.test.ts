/** Tables: column widths, spans, heights, alignment in cells, borders, captions, tables in tables. */
import { printsLikeChromium } from "./harness.js";
import { looksLikeChromium } from "./pixels.js";

printsLikeChromium("tables", "tables");
looksLikeChromium("tables", "tables-seen");
