/** `object-position` (CSS Images 3, section 5.6): where an image stands in its box, and what of it is cut off, as in Chromium. */
import { looksLikeChromium } from "./pixels.js";

/** Four colours in the quarters of 40 × 20 px. */
const QUARTERS = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 4 2"><rect width="2" height="1" fill="#06c"/><rect x="2" width="2" height="1" fill="#c60"/><rect y="1" width="2" height="1" fill="#393"/><rect x="2" y="1" width="2" height="1" fill="#909"/></svg>`;
const CSS = "img { width: 100px; height: 70px; border: 2px solid #000; padding: 5px; background: #eee }";
const image = (style: string) => `<img alt="x" src="quarters.svg" style="${style}">`;

looksLikeChromium(
  "object-position",
  {
    "keywords and percentages": [
      CSS,
      image("object-fit: contain; object-position: 0 100%") + image("object-fit: none; object-position: right 25%"),
    ],
    "lengths from the far edges": [
      CSS,
      image("object-fit: none; object-position: right 9px bottom 1em") +
        image("object-fit: none; object-position: 3px"),
    ],
    "what covers": [
      CSS,
      image("object-fit: cover; object-position: left") + image("object-fit: cover; object-position: 80% 0"),
    ],
    "what leaves the box": [
      CSS,
      image("object-position: 20px -10px") + image("object-fit: scale-down; object-position: -15px 60px"),
    ],
    "sums and rounded corners": [
      CSS,
      image("object-fit: contain; object-position: 0 calc(100% - 4px)") +
        image("object-fit: none; object-position: 0 0; border-radius: 20px"),
    ],
  },
  { "quarters.svg": QUARTERS },
);
