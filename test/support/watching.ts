/** `versus build --watch` in a process of its own, ended after the test. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { afterEach } from "vitest";
import { eventsIn, type Told } from "./project.js";

const MAIN = resolve("dist/cli/main.js");
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

export class Watch {
  readonly #child: ChildProcess;
  #text = "";
  #errors = "";
  #seen = 0;

  constructor(
    readonly root: string,
    ...flags: string[]
  ) {
    this.#child = spawn(process.execPath, [MAIN, "build", "--watch", ...flags], {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
    });
    running.push(this.#child);
    this.#child.stdout!.on("data", (data) => (this.#text += data));
    this.#child.stderr!.on("data", (data) => (this.#errors += data));
  }

  /** The events of `--json` of the next builds, up to one after which the condition holds. */
  async until(holds: (events: readonly Told[]) => boolean): Promise<Told[]> {
    for (let waited = 0; waited < 90_000; waited += 10) {
      const complete = this.#text.slice(0, this.#text.lastIndexOf("\n") + 1);
      const events = eventsIn(complete).slice(this.#seen);
      const ends = events.flatMap(({ event }, i) => (event === "end" ? [i + 1] : []));
      const end = ends.find((each) => holds(events.slice(0, each)));
      if (end !== undefined) {
        this.#seen += end;
        return events.slice(0, end);
      }
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`nothing of the kind was told: ${this.#text.slice(-2000)} ${this.#errors}`);
  }

  async told(text: RegExp): Promise<string> {
    for (let waited = 0; waited < 90_000; waited += 10) {
      if (text.test(this.#errors)) return this.#errors.slice(this.#errors.search(text));
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`not told: ${text} in ${this.#errors}`);
  }

  forget(): void {
    this.#errors = "";
  }

  async stop(): Promise<number | null> {
    const exit = new Promise<number | null>((done) => this.#child.on("exit", done));
    this.#child.kill("SIGINT");
    return exit;
  }
}
