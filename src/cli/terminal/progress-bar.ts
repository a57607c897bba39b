/** A bar on one line of stderr while a build runs; nothing where stderr is no terminal. */
import { printable } from "../../diagnostics/index.js";
import type { Terminal } from "./terminal.js";

const BAR_WIDTH = 24;
/** ms between two drawings: the eye sees no more. */
const INTERVAL = 60;
/** s of work after which rate and time left mean something. */
const WARM = 2;

export class ProgressBar {
  readonly #shown: boolean;
  readonly #now: () => number;
  #drawn = false;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #begun: number | undefined;
  #made = 0;

  /** @param now the time, ms from anywhere */
  constructor(
    readonly terminal: Terminal,
    now: () => number = () => performance.now(),
  ) {
    this.#shown = terminal.io.stderr.isTTY === true && !terminal.quiet;
    this.#now = now;
  }

  /** @param isMade whether the item that is done took work */
  update(done: number, total: number, label: string, isMade: boolean): void {
    if (!this.#shown) return;
    const now = this.#now();
    this.#begun ??= now;
    if (isMade) this.#made++;
    if (now - this.#drawnAt < INTERVAL && done < total) return;
    this.#drawnAt = now;
    const { stderr } = this.terminal.io;
    const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH);
    const bar = this.terminal.paint.cyan("█".repeat(filled)) + this.terminal.paint.dim("░".repeat(BAR_WIDTH - filled));
    const figures = `${done}/${total}${this.#speed((now - this.#begun) / 1000, total - done)}`;
    const room = Math.max(8, (stderr.columns ?? 80) - BAR_WIDTH - figures.length - 3);
    stderr.write(`\r\u001b[K${bar} ${figures} ${printable(label).slice(0, room)}`);
    this.#drawn = true;
  }

  /** Takes the bar away, so that lines can be written where it stood. */
  clear(): void {
    if (this.#drawn) this.terminal.io.stderr.write("\r\u001b[K");
    this.#drawn = false;
  }

  /** Rate and time left of a long build. @param seconds since it began */
  #speed(seconds: number, left: number): string {
    if (seconds < WARM || this.#made === 0) return "";
    const rate = this.#made / seconds;
    return ` · ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s · ${duration(left / rate)} left`;
  }
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
