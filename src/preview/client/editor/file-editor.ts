/**
 * The files of a project in the editor: each keeps its text, its history and its place while others are open. What is typed is shown unsaved;
 * a save is refused where the disk has another text by then, and nothing that was typed is ever lost by it.
 */
import type { EditorState } from "@codemirror/state";
import type { EditedFile, FilePlace, Shown } from "../../wire/messages.js";
import { make } from "../dom.js";
import { Code, fileText } from "./code.js";
import { readFile, readSchema, type Writes } from "./requests.js";
import type { Schema } from "./schema.js";
import { showTrouble } from "./trouble.js";

/** ms after the last key until what was typed is shown. */
const REST = 15;
const SETTINGS = "versus.yaml";

const labelOf = (file: string): string => `Text of ${file}`;

interface OpenFile {
  readonly file: string;
  readonly schema: Schema;
  state: EditorState;
  /** As the disk had it. */
  text: string;
  hash: string;
}

export class FileEditor {
  readonly #files = new Map<string, OpenFile>();
  readonly #code: Code;
  readonly #heading = make("h2", { id: "editing" });
  readonly #state = make("span", { class: "state", role: "status" });
  readonly #save = make("button", { type: "button", title: "Save (Ctrl-S)", onclick: () => void this.save() }, "Save");
  readonly #other = make("button", { type: "button" }, SETTINGS);
  readonly #trouble = make("section", { class: "trouble", "aria-label": "Saving", hidden: true });
  #open: OpenFile | undefined;
  /** What keeps the open file from being saved: the hash of what the disk has, that it has none, or why a save has failed. */
  #kept: { readonly conflict: string } | "gone" | "failed" | undefined;
  /** The content file of the sheet that is shown. */
  #content = "";
  #shown: Shown | undefined;
  #rest: number | undefined;
  /** Saves that have begun: what was read before one is no news after it. */
  #saves = 0;
  #isSaving = false;

  /**
   * @param writes what the server is told
   * @param onCursor told where the cursor is
   */
  constructor(
    parent: HTMLElement,
    readonly writes: Writes,
    readonly onCursor: (file: string, line: number, column: number) => void,
  ) {
    this.#other.addEventListener(
      "click",
      () => void this.open(this.#open?.file === SETTINGS ? this.#content : SETTINGS),
    );
    const area = make("div", { class: "code" });
    parent.append(
      make("div", { class: "head" }, this.#heading, this.#state, this.#other, this.#save),
      this.#trouble,
      area,
    );
    this.#code = new Code(area, writes.token, {
      onChange: () => this.#changed(),
      onCursor: (line, column) => this.#open && this.onCursor(this.#open.file, line, column),
      onSave: () => void this.save(),
    });
    addEventListener("beforeunload", (event) => {
      if (this.isDirty) event.preventDefault();
    });
  }

  /** Follows the sheet that is shown: its file is opened, its problems are underlined. */
  async show(shown: Shown): Promise<void> {
    this.#shown = shown;
    const source = shown.sheet?.source;
    const isOther = source !== undefined && source !== this.#content;
    if (isOther) this.#content = source;
    // Whoever mends the settings goes on in them.
    const isStaying = this.#open?.file === SETTINGS && this.#isDirty(this.#open);
    if (isOther && !isStaying) await this.open(source);
    else if (source === undefined && !this.#open) await this.open(SETTINGS);
    else if (this.#open?.file !== source || shown.hash !== this.#open?.hash || this.#kept !== undefined)
      await this.#refresh();
    this.#underline();
  }

  /** Whether there is text that isn't saved, in whatever file. */
  get isDirty(): boolean {
    return [...this.#files.values()].some((file) => this.#isDirty(file));
  }

  /** What the server has forgotten while it couldn't be reached. */
  tellAll(): void {
    for (const file of this.#files.values())
      if (this.#isDirty(file)) this.writes.type(file.file, fileText(this.#stateOf(file)));
  }

  async goTo(place: FilePlace): Promise<void> {
    if (this.#open?.file !== place.file) await this.open(place.file);
    if (this.#open?.file === place.file) this.#code.goTo(place);
  }

  async open(file: string): Promise<void> {
    if (file === "") return;
    const known = this.#files.get(file);
    const opened = known ?? (await this.#read(file));
    if (typeof opened === "string") return this.#fail("failed", `${file} can't be opened here: ${opened}.`);
    if (this.#open) this.#open.state = this.#code.state;
    this.#open = opened;
    this.#code.state = opened.state;
    this.#heading.textContent = file;
    this.#other.textContent = file === SETTINGS ? "Back to the sheet" : SETTINGS;
    this.#free();
    this.#underline();
    if (known) await this.#refresh();
  }

  async save(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    clearTimeout(this.#rest);
    const text = fileText(this.#code.state);
    this.#saves++;
    this.#isSaving = true;
    const saved = await this.writes.save(open.file, text, open.hash);
    this.#isSaving = false;
    if (saved.state === "saved") [open.text, open.hash] = [text, saved.hash];
    // Where another file is open by now, this one keeps its text, and tells when it is opened again.
    if (this.#open !== open) return;
    if (saved.state === "saved") this.#free();
    else if (saved.state === "conflict") this.#conflict(open, saved.disk);
    else this.#fail("failed", `${open.file} is not saved: ${saved.reason}. Your text stays here.`);
    this.#tellState();
  }

  /** Or why it can't be read. */
  async #read(file: string): Promise<OpenFile | string> {
    const [read, schema] = await Promise.all([
      readFile(file),
      readSchema(file === SETTINGS ? "settings.json" : "schema.json"),
    ]);
    if ("reason" in read) return read.reason;
    const { text, hash } = read.value;
    const opened = { file, text, hash, schema, state: this.#code.stateOf(text, labelOf(file), schema) };
    this.#files.set(file, opened);
    return opened;
  }

  /** Takes what somebody else has saved; where there is unsaved text, both are shown. */
  async #refresh(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const saves = this.#saves;
    const read = await readFile(open.file);
    if (this.#open !== open || this.#isSaving || saves !== this.#saves) return;
    if ("reason" in read) {
      if (this.#isDirty(open) || this.#shown?.state === "gone")
        this.#fail("gone", `${open.file} can't be read: ${read.reason}. Your text stays here.`);
      this.#tellState();
      return;
    }
    if (read.value.hash === open.hash) {
      // It is back, or is again what it was.
      if (this.#kept !== "failed") this.#free();
      return;
    }
    if (this.#isDirty(open)) this.#conflict(open, read.value);
    else this.#take(open, read.value);
  }

  /** Only what differs is changed: the cursor, the history and the place stay. */
  #take(open: OpenFile, { text, hash }: EditedFile): void {
    [open.text, open.hash] = [text, hash];
    this.#code.replace(text);
    // Line ends may be others all over the file.
    if (fileText(this.#code.state) !== text)
      this.#code.state = this.#code.stateOf(text, labelOf(open.file), open.schema);
    this.#free();
  }

  #conflict(open: OpenFile, disk: EditedFile): void {
    if (typeof this.#kept === "object" && this.#kept.conflict === disk.hash) return;
    this.#kept = { conflict: disk.hash };
    showTrouble(this.#trouble, {
      said: `${open.file} has changed on the disk since it was opened here. Nothing is saved yet.`,
      mine: () => fileText(this.#code.state),
      disk: disk.text,
      onKeep: () => {
        [open.text, open.hash, this.#kept] = [disk.text, disk.hash, undefined];
        void this.save();
      },
      onTake: () => {
        this.#take(open, disk);
        this.writes.type(open.file);
      },
    });
  }

  #fail(kept: "gone" | "failed", said: string): void {
    this.#kept = kept;
    showTrouble(this.#trouble, { said, mine: () => fileText(this.#code.state) });
  }

  /** Nothing keeps the open file from being saved. */
  #free(): void {
    this.#kept = undefined;
    this.#trouble.hidden = true;
    this.#tellState();
  }

  #changed(): void {
    this.#tellState();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const open = this.#open;
      if (open) this.writes.type(open.file, this.#isDirty(open) ? fileText(this.#code.state) : undefined);
    }, REST);
  }

  #stateOf(file: OpenFile): EditorState {
    return file === this.#open ? this.#code.state : file.state;
  }

  #isDirty(file: OpenFile): boolean {
    return fileText(this.#stateOf(file)) !== file.text;
  }

  #tellState(): void {
    const isDirty = this.#open !== undefined && (this.#kept === "gone" || this.#isDirty(this.#open));
    this.#state.textContent = isDirty ? "not saved" : "saved";
    this.#state.toggleAttribute("data-dirty", isDirty);
    this.#save.disabled = !isDirty;
  }

  #underline(): void {
    const told = this.#shown?.diagnostics.filter(({ place }) => place?.file === this.#open?.file);
    this.#code.tell(told ?? []);
  }
}
