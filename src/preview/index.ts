/** The door of the stage: A project -> what is shown of it in a browser as it is written. Other stages take what stands here, and nothing else. */
export { preview } from "./preview.js";
