/** `versus build --watch`: a line for each rebuild, and what is wrong as long as it is new. */
import { type BuildOptions, type BuildReport, watch } from "../../builds/index.js";
import { formatDiagnostic } from "../../diagnostics/index.js";
import type { BuildFlags } from "../flags/build-flags.js";
import { counts, plural, tellUnknown } from "../report/build-report.js";
import { Digest } from "../report/digest.js";
import { Events } from "../report/events.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { ProgressBar } from "../terminal/progress-bar.js";
import type { Io, Terminal } from "../terminal/terminal.js";

export async function watchCommand(
  options: BuildOptions,
  flags: BuildFlags,
  io: Io,
  terminal: Terminal,
): Promise<ExitCode> {
  const stop = new AbortController();
  io.signal.addEventListener("abort", () => stop.abort(), { once: true });
  const bar = new ProgressBar(terminal);
  const events = flags.json ? new Events(terminal, true) : undefined;
  const news = new News(terminal);
  let isUsageError = false;
  await watch({
    ...options,
    ...(io.interruptible && { interruptible: io.interruptible }),
    signal: stop.signal,
    onProgress: (progress) => {
      events?.progress(progress);
      bar.update(progress.done, progress.total, progress.sheet.title, progress.sheet.status !== "unchanged");
    },
    onBuilt: (report, duration) => {
      bar.clear();
      if (tellUnknown(report, terminal)) {
        isUsageError = true;
        stop.abort();
      } else if (events) events.end(report);
      else news.tell(report, duration);
    },
  });
  return isUsageError ? EXIT.usage : EXIT.interrupted;
}

/** What people are told of a rebuild: not again what they know. */
class News {
  #known: ReadonlySet<string> = new Set();
  #line = "";

  constructor(readonly terminal: Terminal) {}

  tell(report: BuildReport, duration: number): void {
    const { terminal } = this;
    const all = [...report.diagnostics, ...report.sheets.flatMap((sheet) => sheet.diagnostics)];
    const texts = all.map((diagnostic) => formatDiagnostic(diagnostic, { colour: false }));
    const digest = new Digest(terminal);
    digest.tell(all.filter((_, i) => !this.#known.has(texts[i]!)));
    digest.end();
    this.#known = new Set(texts);
    for (const note of report.notes) terminal.note(note);
    const { built, failed, errors, warnings } = counts(report);
    const state = [
      ...(failed > 0 ? [terminal.paint.red(`${failed} failed`)] : []),
      ...(errors + warnings > 0 ? [`${plural(errors, "error")}, ${plural(warnings, "warning")}`] : []),
    ];
    const isNews = built > 0 || report.pruned.length > 0 || state.join() !== this.#line;
    this.#line = state.join();
    if (!isNews) return;
    const removed = report.pruned.length > 0 ? [`${plural(report.pruned.length, "old file")} removed`] : [];
    terminal.say([`${plural(built, "sheet")} built`, ...state, ...removed, `${Math.round(duration)} ms`].join(" · "));
  }
}
