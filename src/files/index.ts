/** The door of the stage: Paths -> bytes, or why not. Other stages take what stands here, and nothing else. */
export { hashOf } from "./hash.js";
export { Inside, isBelow, liesInside, realOf } from "./inside.js";
export {
  type FileFault,
  type FileRead,
  faultOf,
  hashRegular,
  kindOf,
  type Links,
  lstatOf,
  MAX_BYTES,
  readRegular,
  readStart,
  statOf,
} from "./read.js";
export { type Stamp, stampOf, stampText } from "./stamp.js";
export { walkFolder, walkFolderNow } from "./walk.js";
