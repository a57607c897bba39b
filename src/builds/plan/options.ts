/** What a build is asked to do, and what it reports. Plain data. */
import type { Besides, Format, Imposition, SnippetProfile } from "../../content/public.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Interruptible } from "../../interrupt.js";
import type { PdfReport } from "../folder/manifest.js";
import type { Shard } from "./shard.js";

/** Options of `build`, each of them as the flag of `versus build`. */
export interface BuildOptions {
  /** Absolute path of the project: versus.yaml, content and images lie below it. Default: the working directory. */
  readonly root?: string;
  /** Slugs of the collection, or paths of content files. Empty: all of the collection. */
  readonly select?: readonly string[];
  /** Adds the sheets that the selected ones relate to, in so many steps; `Infinity` for all that can be reached. */
  readonly related?: number;
  /** What to write. Default: those of the settings. */
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

/** What `onProgress` is told. */
export interface BuildProgress {
  /** Sheets that are done, with this one. */
  readonly done: number;
  /** Sheets that there are to do. */
  readonly total: number;
  /** The one that is done now. */
  readonly sheet: SheetReport;
}

/** What became of one sheet, in one edition. */
export interface SheetReport {
  /** Name of its file, without the ending. */
  readonly slug: string;
  /** As the index names it. */
  readonly title: string;
  /** Absent for the plain one. */
  readonly edition?: string;
  /** Path of the content file, relative to the root. */
  readonly source: string;
  /** `unchanged`: what an earlier build made is there, and would be made the same again. */
  readonly status: "built" | "unchanged" | "failed";
  /** What of it is in the output folder. */
  readonly outputs: readonly OutputReport[];
  /** What is to be said of it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One file of the output folder. */
export interface OutputReport {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** What it is; `asset`: what pages share, as styles and fonts. */
  readonly format: Format | Besides | "asset";
  /** Its size. */
  readonly bytes: number;
  /** Of a PDF. */
  readonly pages?: number;
  /** The factor on rem at which the sheet fitted its page. */
  readonly scale?: number;
  /** `--fit-measure`, from 0 to 1, where styles refer to it. */
  readonly measure?: number;
  /** `--fit-space`, from 0 to 1, where styles refer to it. */
  readonly space?: number;
  /** Of a PDF: criteria of the rows that could be done without and that it has no room for. */
  readonly leftOut?: readonly string[];
  /** What is told of a PDF beside that. */
  readonly report?: PdfReport;
}

/** What a build has made, and what it has to say. */
export interface BuildReport {
  /** One for each sheet, and for each of its editions. */
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
  /** Whether it was ended before all was done. */
  readonly cancelled: boolean;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** The output folder, as the user or versus.yaml names it. */
  readonly out: string;
  /** Names that were asked for and that nothing has, of a sheet where nothing else is said; with what they might have meant. */
  readonly unknown: readonly UnknownName[];
}

/** A name that was asked for and that nothing has. */
export interface UnknownName {
  /** As it was given. */
  readonly name: string;
  /** What it might have meant. */
  readonly near?: string;
  /** Absent: a sheet. */
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
