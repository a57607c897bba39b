/** Where the edges of boxes are painted that layout has between two px. */
import { looksLikeChromium } from "./pixels.js";

looksLikeChromium("whole px", "whole-px");
