/** The door of the stage: Settings and content -> files, manifest, report. Other stages take what stands here, and nothing else. */
export { build } from "./build.js";
export { check } from "./check.js";
export type { ManifestEntry } from "./folder/manifest.js";
export { writeWhole } from "./folder/write.js";
export { readOutput, writtenOutputs } from "./folder/written.js";
export { fullnessOf } from "./fullness.js";
export { readVerdicts } from "./ledger/verdict.js";
export { merge } from "./merge.js";
export type { RunOptions } from "./opened-site.js";
export {
  type BuildOptions,
  type BuildProgress,
  type BuildReport,
  failed,
  type OutputReport,
  type SheetReport,
} from "./plan/options.js";
export { parseShard, type Shard } from "./plan/shard.js";
export { ProjectChanges } from "./project-changes.js";
export { printSheet, withRoom } from "./sheets/formats/pdf.js";
export type { Output } from "./sheets/output.js";
export { selfContained } from "./sheets/self-contained.js";
export { sheetToolbox } from "./sheets/sheet-toolbox.js";
export { asTyped, htmlOf, type Surroundings, snippetsOf } from "./sheets/targets.js";
export { contentOf, type MadeSheet, Showing, type ShownProject, type ShownSheet, sharedFile } from "./showing.js";
export { keptToolbox } from "./site/open-toolboxes.js";
export { type Toolbox, templateDirs } from "./site/toolbox.js";
export { watch } from "./watch.js";
