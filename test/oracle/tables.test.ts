/** Tables: column widths, spans, heights, alignment in cells, borders, captions, tables in tables. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("tables", "tables");
