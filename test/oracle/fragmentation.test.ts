/** Where pages break: paragraphs, lists, tables, flex containers. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("where pages break", "fragmentation");
