/** The door of the stage: HTML with a style element -> HTML for a host. Other stages take what stands here, and nothing else. */
export { finishSnippet } from "./snippet.js";
