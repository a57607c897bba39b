/** The door of the stage: The arithmetic of colours. Other stages take what stands here, and nothing else. */
export {
  contrastRatio,
  difference,
  formatHex,
  greyOf,
  lightness,
  mix,
  parseHex,
  type Rgb,
  relight,
} from "./oklab.js";
export { COLOR_SPACES, type ColorSpace } from "./spaces.js";
