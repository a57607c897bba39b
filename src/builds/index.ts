/** The door of the stage: Settings and content -> files, manifest, report. Other stages take what stands here, and nothing else. */
export { build, failed } from "./build.js";
export { writeWhole } from "./folder/write.js";
export { readVerdicts } from "./ledger/verdict.js";
export { merge } from "./merge.js";
export type { BuildOptions, BuildProgress, BuildReport, OutputReport, SheetReport } from "./plan/options.js";
export { parseShard, type Shard } from "./plan/shard.js";
export { printSheet } from "./sheets/print-sheet.js";
export { selfContained } from "./sheets/self-contained.js";
export { snippetOf, snippetStyles } from "./sheets/snippet-of.js";
export { keptToolbox } from "./site/open-toolboxes.js";
export type { Toolbox } from "./site/toolbox.js";
export { watch } from "./watch.js";
