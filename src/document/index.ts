/** The door of the stage: HTML and the files that it names -> a laid out document. Other stages take what stands here, and nothing else. */
export { type DocumentOptions, type LayoutOptions, layOutHtml } from "./lay-out.js";
export { isTooLong, withinRoom } from "./limits.js";
export { shownUrl } from "./local-files.js";
export type { StyleText } from "./stylesheets.js";
