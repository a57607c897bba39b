/** The door of the stage: The arithmetic of colours. Other stages take what stands here, and nothing else. */
export {
  contrastRatio,
  difference,
  formatHex,
  fromOklab,
  greyOf,
  lightness,
  mix,
  parseHex,
  type Rgb,
  relight,
  toOklab,
} from "./oklab.js";
export { COLOR_SPACES, type ColorSpace } from "./spaces.js";
