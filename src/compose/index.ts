/** The door of the stage: sheets that share subjects -> the text of one matrix. Other stages take what stands here, and nothing else. */
export { gather, type Matrix } from "./gather.js";
export { writeMatrix } from "./write.js";
