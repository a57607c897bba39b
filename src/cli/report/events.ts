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

  /** Of what is told as it was told before. */
  readonly #texts = new WeakMap<SheetReport, string>();

  /** @param goesOn whether another build follows in the same process */
  constructor(
    readonly terminal: Terminal,
    readonly goesOn = false,
  ) {}

  progress({ done, total, sheet }: BuildProgress): void {
    const { edition } = sheet;
    if (!this.#started || edition !== this.#edition)
      this.#tell("start", { ...(edition !== undefined && { edition }), total });
    this.#started = true;
    this.#edition = edition;
    // Thousands of these come at once, and to write each by itself takes longer than to find it.
    if (sheet.status === "unchanged") this.#tellSoon(this.#line({ event: "sheet", done, total }, sheet));
    else this.#tell("sheet", { done, total, ...sheet });
  }

  /** What is told of a sheet, after some fields that change. */
  #line(fields: object, sheet: SheetReport): string {
    let text = this.#texts.get(sheet);
    if (text === undefined) text = jsonLine(sheet);
    if (this.goesOn) this.#texts.set(sheet, text);
    return `${jsonLine(fields).slice(0, -1)},${text.slice(1)}`;
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
    this.#waiting.push(jsonLine({ event, ...fields }));
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
