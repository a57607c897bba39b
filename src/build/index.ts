/** The door of the stage: Settings and content -> files, manifest, report. Other stages take what stands here, and nothing else. */
export { build, failed } from "./build.js";
export { merge } from "./merge.js";
export { keptToolbox } from "./open-toolboxes.js";
export type { BuildOptions, BuildProgress, BuildReport, OutputReport, SheetReport } from "./options.js";
export { printSheet } from "./print-sheet.js";
export { selfContained } from "./self-contained.js";
export { parseShard, type Shard } from "./shard.js";
export { snippetOf, snippetStyles } from "./snippet-of.js";
export type { Toolbox } from "./toolbox.js";
export { readVerdicts } from "./verdict.js";
export { watch } from "./watch.js";
export { writeWhole } from "./write.js";
