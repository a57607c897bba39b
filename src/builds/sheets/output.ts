/** What is made of a sheet: a format each, in files of their own. */
import type { Besides, SheetFormat } from "../../content/index.js";
import type { SnippetProfile } from "../../content/public.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import type { CopiedSnippet, PrintedSheet } from "../../templates/index.js";
import type { PdfReport } from "../folder/manifest.js";
import type { Toolbox } from "../site/toolbox.js";
import type { Sheet } from "./sheet.js";

/** A file that is to be written. */
export interface Output {
  /** An asset is a file that the others refer to. */
  readonly format: SheetFormat | Besides | "asset";
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** What stands in it, or the absolute path of the file that it is a copy of. */
  readonly content: Uint8Array | string | { readonly copyOf: string };
  /** Of a page, whose styles follow it, and of a PDF; absent for the handout. */
  readonly layout?: string;
  /** Of a snippet: how it carries its styles, or its host. */
  readonly profile?: SnippetProfile;
  readonly pages?: number;
  readonly scale?: number;
  readonly measure?: number;
  readonly space?: number;
  /** Of a PDF: criteria of the rows that it has no room for, as text. */
  readonly leftOut?: readonly string[];
  /** Of a PDF: what can be said of it without looking. */
  readonly report?: PdfReport;
}

/** What a format is made from. */
export interface SheetJob {
  readonly sheet: Sheet;
  /** All that are asked for. */
  readonly formats: readonly SheetFormat[];
  readonly toolbox: Toolbox;
  /** It is shown as it is written: what isn't seen there is looked at, not made. */
  readonly isShown: boolean;
  readonly earlier: Earlier;
}

/** What a format takes from those before it. */
export interface Earlier {
  /** How the PDF came out. */
  readonly printed?: PrintedSheet;
  /** What stands in it. */
  readonly pdf?: Uint8Array;
  /** Where a picture of the sheet is, relative to the output folder, as a URL. */
  readonly picture?: string;
  /** As they are handed out. */
  readonly snippets?: readonly CopiedSnippet[];
}

export interface Made extends Earlier {
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a format is made. With errors among the diagnostics nothing of the sheet is written. */
export type MakeOutput = (job: SheetJob) => Made;
