/** The types of the stage that programs see: without what they are made with, so that they compile wherever Versus is installed. */
export type { PdfReport } from "./folder/manifest.js";
export type {
  BuildOptions,
  BuildProgress,
  BuildReport,
  OutputReport,
  SheetReport,
  UnknownName,
} from "./plan/options.js";
export type { Shard } from "./plan/shard.js";
