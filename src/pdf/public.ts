/** The types of the stage that programs see: without what they are made with, so that they compile wherever Versus is installed. */
export type { Attachment, Conformance } from "./metadata.js";
export type { PrintedDocument } from "./printed-document.js";
