/** What server and client of a preview tell each other, as JSON. */

/** A sheet of the list. */
export interface SheetLine {
  readonly slug: string;
  readonly title: string;
  readonly errors: number;
  readonly warnings: number;
}

/** A diagnostic as the terminal shows it, and where it is. */
export interface ShownDiagnostic {
  readonly severity: "error" | "warning";
  /** Of several lines, without colours. */
  readonly text: string;
  readonly message: string;
  readonly place?: FilePlace;
}

/** A range of a file; lines and columns from 1, columns in UTF-16 code units. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** An output that can be looked at. */
export interface ShownOutput {
  /** Relative to the address of what is shown; another one where what the output shows beside itself is another. */
  readonly path: string;
  /** Another one where what is seen is another. */
  readonly version: string;
  /** Of a page what stands at its address: a browser that is told of it needn't ask. */
  readonly html?: string;
}

/** What the views of a sheet show. */
export type View = "pdf" | "page" | "snippet";

export interface Shown {
  /** Absent where there is none to show. */
  readonly sheet?: { readonly slug: string; readonly title: string; readonly source: string };
  /** What the disk has the content file by (`EditedFile`); absent where that can't be read. */
  readonly hash?: string;
  /**
   * `good`: the outputs are what a build would write. `faulty`: it would write nothing, and the outputs are the last good ones.
   * `stopped`: settings or templates are faulty, so that no sheet can be made. `gone`: the file is. `empty`: there is no content.
   */
  readonly state: "good" | "faulty" | "stopped" | "gone" | "empty";
  readonly outputs: Partial<Readonly<Record<View, ShownOutput>>>;
  readonly diagnostics: readonly ShownDiagnostic[];
  readonly fit?: Fit;
}

/** How a PDF fills its page. */
export interface Fit {
  readonly pages: number;
  /** The factor on rem. */
  readonly scale: number;
  /** pt */
  readonly smallestText?: number;
}

/** How full a page is, found when somebody asks. */
export interface Fullness {
  /** How much of the page is taken, from 0 to 1, and the smallest scale that there would be; absent where it runs over several. */
  readonly room?: { readonly filled: number; readonly least: number };
  /** The longest parts: how much of the page each takes, from 0. */
  readonly parts: readonly { readonly key: string; readonly share: number; readonly place?: FilePlace }[];
}

/** What a run says of itself, in the page. */
export interface Config {
  /** Name of the project's folder. */
  readonly project: string;
  /** The sheet that was asked for. */
  readonly sheet: string;
  /** Of this run: a page of an earlier one can't write any more. */
  readonly run: string;
  /** Needed for every write; absent where nothing can be edited. */
  readonly token?: string;
  /** Of what is shown: an address that ends in a slash. */
  readonly frame: string;
}

/** A file in the editor. */
export interface EditedFile {
  readonly file: string;
  /** As the disk has it, without a byte order mark; line ends as they are. */
  readonly text: string;
  /** What the disk has it by: a save names it. */
  readonly hash: string;
}

/** What became of a save. */
export type Saved =
  | { readonly state: "saved"; readonly hash: string }
  /** The disk has another text by now. */
  | { readonly state: "conflict"; readonly disk: EditedFile }
  | { readonly state: "failed"; readonly reason: string };

/** A text node of the page, and the key of the content that it shows. */
export interface Mark {
  /** Places among their siblings, comments and texts included, from the document on: `1/1/0`. */
  readonly node: string;
  readonly text: string;
  readonly place: FilePlace;
}

/** What a shown page begins with: its frame's name, as JSON. Without a name it is a stage, on which one is written later. */
export interface Beginning {
  /** px from the top. */
  readonly scroll: number;
  readonly scheme: "light" | "dark";
}

/** What the script in a shown page tells the application. */
export type FromFrame =
  /** It stands where it was asked to. */
  | { readonly versus: "ready" }
  | { readonly versus: "scroll"; readonly scroll: number }
  /** The text nodes at a click, the nearest first. */
  | { readonly versus: "click"; readonly nodes: readonly string[] }
  | { readonly versus: "open"; readonly slug: string }
  | { readonly versus: "list" };

/** What the application tells it. */
export type ToFrame = Marking | Writing;

/** Which texts are meant, and whether they are to be brought into view. */
export interface Marking {
  readonly versus: "mark";
  readonly nodes: readonly string[];
  readonly isSought: boolean;
}

/** The page that a stage is to show. */
export interface Writing {
  readonly versus: "write";
  readonly html: string;
  readonly begin: Beginning;
}
