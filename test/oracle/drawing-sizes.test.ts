/** Drawings of files without a size or a ratio of their own, as images (CSS Images 3, section 5; CSS 2.2, 10.3.2): places as in Chromium. */
import { printsLikeChromium } from "./harness.js";

const image = (attributes: string, style = "") =>
  `<img alt="x" style="${style}" src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="9" height="9"/></svg>`)}">`;

printsLikeChromium("drawings of files", {
  "no size and no ratio": ["", `a ${image("")} b<p>c`],
  "no ratio, and one side changed": ["", `a ${image("", "width: 80px")} b<p>c ${image("", "height: 40px")} d<p>e`],
  "one side of its own and no ratio": ["", `a ${image('width="90"')} b<p>c ${image('height="40"')} d<p>e`],
  "a ratio alone": ["", `a<div style="width: 200px">${image('viewBox="0 0 40 20"')}</div>b`],
  "a ratio alone and one side given": ["", `a ${image('viewBox="0 0 40 20"', "height: 30px")} b<p>c`],
  "a ratio alone where the width is sought": [
    "",
    `a <span style="display: inline-block">${image('viewBox="0 0 40 20"')}</span> b<p>c`,
  ],
});
