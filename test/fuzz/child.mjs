/** The process in which cases run: started when there is one to run, killed when one doesn't end. */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";

/** Wall-clock time after which a case counts as hanging where its processor time can't be read, ms. */
const MOST_WAITING = 60_000;

/** Processor time of a process, ms; undefined where the system doesn't tell. */
function computed(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

export class Child {
  #process;
  #stopped = false;

  stop() {
    this.#stopped = true;
    this.#process?.kill("SIGKILL");
  }

  end() {
    this.#process?.disconnect();
    this.#process = undefined;
  }

  /**
   * Runs cases until one kills its process or is killed.
   * @param request what the runner takes
   * @param onCase told of each: its seed, `result` and `fault`
   * @param mostComputing processor time after which a case is killed, ms
   * @returns the seed that comes next
   */
  run(request, onCase, mostComputing = 10_000) {
    this.#process ??= fork(new URL("runner.mjs", import.meta.url), {
      execArgv: ["--max-old-space-size=512"],
      serialization: "advanced",
    });
    const child = this.#process;
    return new Promise((resolve) => {
      let current = request.from;
      let hangs = false;
      let began = performance.now();
      let base = computed(child.pid) ?? 0;
      const watch = setInterval(() => {
        const time = computed(child.pid);
        if (time === undefined ? performance.now() - began < MOST_WAITING : time - base < mostComputing) return;
        hangs = true;
        child.kill("SIGKILL");
      }, 500);
      const finish = (next) => {
        clearInterval(watch);
        child.off("message", onMessage);
        child.off("exit", onExit);
        resolve(next);
      };
      const onMessage = ({ start, end, result, fault, damagedText }) => {
        if (start !== undefined) {
          current = start;
          began = performance.now();
          base = computed(child.pid) ?? 0;
        } else if (end !== undefined) onCase(end, { result, fault, damagedText });
        else finish(request.from + request.count);
      };
      const onExit = (code, signal) => {
        this.#process = undefined;
        if (!this.#stopped) onCase(current, { fault: hangs ? "hangs" : `kills its process (${signal ?? code})` });
        finish(current + 1);
      };
      child.on("message", onMessage);
      child.on("exit", onExit);
      // A process that is gone already tells so by its exit.
      child.send(request, () => {});
    });
  }
}
