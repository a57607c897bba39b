/** What a build makes of all its sheets together: each kind in a file of its own. */
import type { Collection, Format } from "../../content/index.js";
import type { Interruptible } from "../../interrupt.js";
import type { BuildRecord, ManifestEntry } from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import type { Ingredients } from "../ledger/fingerprints.js";
import type { Toolbox } from "../site/toolbox.js";

export interface SharedOutput extends Ingredients {
  /** Its key in the cache. */
  readonly name: string;
  /** Of its files in the manifest. */
  readonly format: ManifestEntry["format"];
  /** What the system's word is about, where it is about this one; relative to the output folder. */
  readonly path: string;
  /** The formats for which it is made. */
  readonly wantedFor: readonly Format[];
  /** Whether it shows sheets that this build doesn't make. */
  readonly isOfAll?: true;
  /** Looks at what there is to show; undefined where there is nothing. */
  prepare(sheets: FinishedSheets): Prepared | undefined;
}

/** What there is to be shown. */
interface FinishedSheets {
  readonly collection: Collection;
  /** Slugs of those that this build was to make and that are good. */
  readonly made: ReadonlySet<string>;
  /** All outputs, those of earlier builds that still stand among them. */
  readonly entries: readonly ManifestEntry[];
  /** As versus.yaml orders them. */
  readonly topics: readonly string[];
}

export interface Prepared {
  /** What it shows, as far as its templates don't say: with the same it is the same. Plain data. */
  readonly shown: readonly unknown[];
  /** Writes it. Diagnostics: with errors the earlier one stays. Throws what the system says. */
  make(toolbox: Toolbox, folder: OutputFolder, interruptible: Interruptible): Promise<BuildRecord>;
}
