/** Where a command writes: results to stdout, all else to stderr; colours and the bar only where they can be seen. */
import { createColors } from "picocolors";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { formatDiagnostic } from "../diagnostics/format.js";

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a command may use of the process, so that tests can call it too. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** True once the user has asked to stop. */
  readonly isInterrupted: () => boolean;
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

  result(text: string): void {
    this.io.stdout.write(`${text}\n`);
  }

  /** A line for people, not shown with --quiet. */
  say(text: string): void {
    if (!this.quiet) this.io.stderr.write(`${text}\n`);
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
      `${this.paint.red("error:")} ${message}\n${hint ? `  ${this.paint.cyan("hint:")} ${hint}\n` : ""}`,
    );
  }
}

const BAR_WIDTH = 24;

/** A bar on one line of stderr while a build runs; nothing where stderr is no terminal. */
export class ProgressBar {
  readonly #shown: boolean;
  #drawn = false;

  constructor(readonly terminal: Terminal) {
    this.#shown = terminal.io.stderr.isTTY === true && !terminal.quiet;
  }

  update(done: number, total: number, label: string): void {
    if (!this.#shown) return;
    const { stderr } = this.terminal.io;
    const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH);
    const bar = this.terminal.paint.cyan("█".repeat(filled)) + this.terminal.paint.dim("░".repeat(BAR_WIDTH - filled));
    const room = Math.max(8, (stderr.columns ?? 80) - BAR_WIDTH - 16);
    stderr.write(`\r\u001b[K${bar} ${done}/${total} ${label.slice(0, room)}`);
    this.#drawn = true;
  }

  /** Takes the bar away, so that lines can be written where it stood. */
  clear(): void {
    if (this.#drawn) this.terminal.io.stderr.write("\r\u001b[K");
    this.#drawn = false;
  }
}

/** Rows in columns; numbers are set flush right. */
export function table(rows: readonly (readonly string[])[], alignRight: ReadonlySet<number> = new Set()): string {
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
