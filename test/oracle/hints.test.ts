/** Attributes that say how things look, as newsletters and word processors write them (HTML 15.3). */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("presentational hints", "hints");
