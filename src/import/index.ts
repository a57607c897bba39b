/** The door of the stage: documents of others -> content files. Other stages take what stands here, and nothing else. */
export { type Imported, type ImportedFile, importDocument, isBase, MAX_IMPORT_BYTES } from "./import.js";
export { NAMED_FORMATS } from "./readers/formats.js";
export { shownPlace } from "./source/tape.js";
