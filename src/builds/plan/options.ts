/** What a build is asked to do, and what it reports. Plain data. */
import type { Format, Imposition, SnippetProfile } from "../../content/public.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Interruptible } from "../../interrupt.js";
import type { ManifestEntry, PdfReport } from "../folder/manifest.js";
import type { Shard } from "./shard.js";

export interface BuildOptions {
  /** Absolute path of the project: versus.yaml, content and images lie below it. Default: the working directory. */
  readonly root?: string;
  /** Slugs of the collection, or paths of content files. Empty: all of the collection. */
  readonly select?: readonly string[];
  /** Adds the sheets that the selected ones relate to, in so many steps; `Infinity` for all that can be reached. */
  readonly related?: number;
  /** Default: those of the settings. */
  readonly formats?: readonly Format[];
  /** How snippets carry their styles, or the host they are for; or several of these. Default: what the settings say. */
  readonly snippet?: SnippetProfile | readonly SnippetProfile[];
  /** Editions to make alone. Default: all, and the plain one. */
  readonly editions?: readonly string[];
  /** For whom: one of the settings' audiences. An edition that is for a wider one stays so. Default: for all. */
  readonly audience?: string;
  /** Layout of all sheets, whatever they say themselves. */
  readonly layout?: string;
  /** Paper of all sheets, whatever they say themselves: a name, as `A5 landscape`, or two lengths. */
  readonly page?: string;
  /** Each PDF once more, `<slug>.2up.pdf`: every page twice on a sheet of twice its size, with marks where to cut. */
  readonly impose?: Imposition;
  /** A settings file in place of versus.yaml, relative to the root. */
  readonly settings?: string;
  /** Whether warnings count as errors: the report says so, for who exits. Default: what the settings say. */
  readonly strict?: boolean;
  /** Folder of the outputs, relative to the root. Default: that of the settings, or `out`. */
  readonly out?: string;
  /** Folder of the content, relative to the root. Default: that of the settings, or `content`. */
  readonly content?: string;
  /** A folder with templates of one's own, relative to the root; what it lacks comes from the built-in ones. Default: that of the settings. */
  readonly templates?: string;
  /** Do everything but write, and look at the content as an editor would. */
  readonly check?: boolean;
  /** The day, YYYY-MM-DD, as of which claims are too old, and with `check` dates of review are past. Without it no date is looked at. */
  readonly asOf?: string;
  /** The date, YYYY-MM-DD, that is written into PDFs whose content names none (`SOURCE_DATE_EPOCH`). Default: no date. */
  readonly sourceDate?: string;
  /** Of the chosen sheets only those of one part; without index and handbook, which are of all parts. */
  readonly shard?: Shard;
  /** Make everything anew, whatever earlier builds have made. */
  readonly force?: boolean;
  /** How many worker threads make sheets. Default: as many as there are cores, or none for a few sheets. */
  readonly jobs?: number;
  /** Told after each sheet, in the order in which they are done. */
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Asked before each sheet: true ends the build with what is done. */
  readonly isCancelled?: () => boolean;
  /** Aborted: ends the build with what is done, and lets go of what is being made. */
  readonly signal?: AbortSignal;
  /** Runs what takes this thread long, so that it can be stopped. Default: nothing stops it. */
  readonly interruptible?: Interruptible;
}

export interface BuildProgress {
  readonly done: number;
  readonly total: number;
  readonly sheet: SheetReport;
}

export interface SheetReport {
  readonly slug: string;
  readonly title: string;
  /** Absent for the plain one. */
  readonly edition?: string;
  /** Path of the content file, relative to the root. */
  readonly source: string;
  /** `unchanged`: what an earlier build made is there, and would be made the same again. */
  readonly status: "built" | "unchanged" | "failed";
  readonly outputs: readonly OutputReport[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface OutputReport {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly format: ManifestEntry["format"];
  readonly bytes: number;
  readonly pages?: number;
  /** The factor on rem at which the sheet fitted its page. */
  readonly scale?: number;
  /** Where styles refer to them, `--fit-measure` and `--fit-space`, from 0 to 1. */
  readonly measure?: number;
  readonly space?: number;
  /** Of a PDF: criteria of the rows that could be done without and that it has no room for. */
  readonly leftOut?: readonly string[];
  /** Of a PDF. */
  readonly report?: PdfReport;
}

export interface BuildReport {
  readonly sheets: readonly SheetReport[];
  /** Index and handbook, as far as they were asked for. */
  readonly shared: readonly OutputReport[];
  /** What belongs to no single sheet: settings, templates, the output folder. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is neither wrong nor a warning, but good to know: a cache that was set aside. */
  readonly notes: readonly string[];
  /** Files that were made by this build, not those that an earlier one has left as they would be, relative to the output folder. */
  readonly written: readonly string[];
  /** Files of earlier builds that were removed, since their sheets are gone. */
  readonly pruned: readonly string[];
  readonly cancelled: boolean;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** The output folder, as the user or versus.yaml names it. */
  readonly out: string;
  /** Names that were asked for and that nothing has, of a sheet where nothing else is said; with what they might have meant. */
  readonly unknown: readonly UnknownName[];
}

export interface UnknownName {
  readonly name: string;
  readonly near?: string;
  readonly what?: "edition" | "audience";
  /** All that there are, where that is of use. */
  readonly known?: readonly string[];
}

/** Of what could not begin. */
export function failed(
  diagnostics: readonly Diagnostic[],
  unknown: BuildReport["unknown"] = [],
  { out = "out", strict = false }: Pick<BuildOptions, "out" | "strict"> = {},
): BuildReport {
  return {
    sheets: [],
    shared: [],
    diagnostics,
    notes: [],
    written: [],
    pruned: [],
    cancelled: false,
    strict,
    out,
    unknown,
  };
}
