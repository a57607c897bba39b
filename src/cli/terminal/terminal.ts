/** Where a command writes: results to stdout, all else to stderr; colours and the bar only where they can be seen. */
import { createColors } from "picocolors";
import {
  type Diagnostic,
  formatDiagnostic,
  hasErrors,
  printable,
  printableJson,
  printableLines,
} from "../../diagnostics/index.js";
import type { Interruptible } from "../../interrupt.js";

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a command may use of the process, so that tests can call it too. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where it is a terminal, questions may be asked. */
  readonly stdin?: { readonly isTTY?: boolean | undefined };
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Aborted once the user has asked to stop. */
  readonly signal: AbortSignal;
  /** Runs work so that a signal can stop it. */
  readonly interruptible?: Interruptible;
}

/** A result for programs as text, on one line. */
export function jsonLine(value: object): string {
  return printableJson(JSON.stringify(value));
}

export class Terminal {
  readonly colour: boolean;
  readonly paint: ReturnType<typeof createColors>;

  constructor(
    readonly io: Io,
    readonly quiet: boolean,
  ) {
    const { env, stderr } = io;
    const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
    this.colour = !env.NO_COLOR && (forced || (stderr.isTTY === true && env.TERM !== "dumb"));
    this.paint = createColors(this.colour);
  }

  /** A result that is a text of several lines, such as a table. */
  result(text: string): void {
    this.io.stdout.write(`${printableLines(text)}\n`);
  }

  /** A result for programs. @param space of indentation; without it the value takes one line */
  json(value: unknown, space?: number): void {
    this.io.stdout.write(`${printableJson(JSON.stringify(value, null, space))}\n`);
  }

  /** Results for programs, each on a line of its own. */
  jsonLines(values: readonly object[]): void {
    this.lines(values.map(jsonLine));
  }

  /** @param lines texts of `jsonLine` */
  lines(lines: readonly string[]): void {
    this.io.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }

  /** A line for people in words of our own, painted or not; not shown with --quiet. */
  say(text: string): void {
    if (!this.quiet) this.io.stderr.write(`${text}\n`);
  }

  /** A line for people that names what others have named. */
  note(text: string): void {
    this.say(printable(text));
  }

  /** Errors are always shown; warnings not with --quiet. */
  diagnostics(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      if (this.quiet && !hasErrors([diagnostic])) continue;
      this.io.stderr.write(`${formatDiagnostic(diagnostic, { colour: this.colour })}\n\n`);
    }
  }

  /** A usage error: what is wrong and what to write. */
  usage(message: string, hint?: string): void {
    this.io.stderr.write(
      `${this.paint.red("error:")} ${printable(message)}\n${hint ? `  ${this.paint.cyan("hint:")} ${printable(hint)}\n` : ""}`,
    );
  }
}

/** Rows in columns; numbers are set flush right. */
export function table(cells: readonly (readonly string[])[], alignRight: ReadonlySet<number> = new Set()): string {
  const rows = cells.map((row) => row.map(printable));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (alignRight.has(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
