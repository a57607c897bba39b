/**
 * `--json`: what happens, one JSON object on a line of stdout, as it happens. `start` for the plain one and each edition, then a `sheet` for each of its sheets; `note`s and
 * `diagnostic`s of no single sheet; `end` with the counts.
 */
import type { BuildProgress, BuildReport, SheetReport } from "../../builds/index.js";
import { jsonLine, type Terminal } from "../terminal/terminal.js";
import { counts } from "./build-report.js";

export class Events {
  #started = false;
  /** Of the sheets that are told. */
  #edition: string | undefined;
  /** Lines that are told soon, in one piece. */
  #waiting: string[] = [];

  /** What was told of sheets that are as they were. */
  readonly #known = new WeakSet<SheetReport>();

  /** @param goesOn whether another build follows in the same process: what was told of a sheet that stays as it is isn't told again */
  constructor(
    readonly terminal: Terminal,
    readonly goesOn = false,
  ) {}

  progress({ done, total, sheet }: BuildProgress): void {
    const { edition } = sheet;
    if (!this.#started || edition !== this.#edition)
      this.#tell(jsonLine({ event: "start", ...(edition !== undefined && { edition }), total }));
    this.#started = true;
    this.#edition = edition;
    if (this.#known.has(sheet)) return;
    if (this.goesOn && sheet.status === "unchanged") this.#known.add(sheet);
    const line = jsonLine({ event: "sheet", done, total, ...sheet });
    // Thousands of these come at once, and to write each by itself takes longer than to find it.
    if (sheet.status === "unchanged") this.#tellSoon(line);
    else this.#tell(line);
  }

  end(report: BuildReport): void {
    const { shared, notes, diagnostics, written, pruned, cancelled, unknown } = report;
    if (!this.#started) this.#tell(jsonLine({ event: "start", total: 0 }));
    for (const note of notes) this.#tell(jsonLine({ event: "note", message: note }));
    for (const diagnostic of diagnostics) this.#tell(jsonLine({ event: "diagnostic", ...diagnostic }));
    for (const name of unknown) this.#tell(jsonLine({ event: "unknown", ...name }));
    this.#tell(jsonLine({ event: "end", ...counts(report), outputs: shared, written, pruned, cancelled }));
    this.#started = false;
  }

  #tell(line: string): void {
    this.#waiting.push(line);
    this.#flush();
  }

  /** With those that come until this thread does something else. */
  #tellSoon(line: string): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
    this.#waiting.push(line);
  }

  #flush(): void {
    if (this.#waiting.length > 0) this.terminal.lines(this.#waiting);
    this.#waiting = [];
  }
}
