/**
 * `--json`: what happens, one JSON object on a line of stdout, as it happens. `start` for the plain one and each edition, then a `sheet` for each of its sheets; `note`s and
 * `diagnostic`s of no single sheet; `end` with the counts.
 */
import type { BuildProgress, BuildReport } from "../../builds/index.js";
import type { Terminal } from "../terminal/terminal.js";
import { counts } from "./build-report.js";

export class Events {
  #started = false;
  /** Of the sheets that are told. */
  #edition: string | undefined;
  /** Events that are told soon, in one piece. */
  #waiting: object[] = [];

  constructor(readonly terminal: Terminal) {}

  progress({ done, total, sheet }: BuildProgress): void {
    const { edition } = sheet;
    if (!this.#started || edition !== this.#edition)
      this.#tell("start", { ...(edition !== undefined && { edition }), total });
    this.#started = true;
    this.#edition = edition;
    const fields = { done, total, ...sheet };
    // Thousands of these come at once, and to write each by itself takes longer than to find it.
    if (sheet.status === "unchanged") this.#tellSoon("sheet", fields);
    else this.#tell("sheet", fields);
  }

  end(report: BuildReport): void {
    const { shared, notes, diagnostics, written, pruned, cancelled, unknown } = report;
    if (!this.#started) this.#tell("start", { total: 0 });
    for (const note of notes) this.#tell("note", { message: note });
    for (const diagnostic of diagnostics) this.#tell("diagnostic", { ...diagnostic });
    for (const name of unknown) this.#tell("unknown", { ...name });
    this.#tell("end", { ...counts(report), outputs: shared, written, pruned, cancelled });
    this.#started = false;
  }

  #tell(event: string, fields: object): void {
    this.#waiting.push({ event, ...fields });
    this.#flush();
  }

  /** With those that come until this thread does something else. */
  #tellSoon(event: string, fields: object): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
    this.#waiting.push({ event, ...fields });
  }

  #flush(): void {
    if (this.#waiting.length > 0) this.terminal.jsonLines(this.#waiting);
    this.#waiting = [];
  }
}
