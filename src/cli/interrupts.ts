/**
 * SIGINT, SIGTERM, and the end of whoever reads what we print -> the end of the command, within a second. A first signal lets a build
 * write its manifest; a handler can't run while a page is laid out, so there Node's own thread stops the work (SIGINT), or the
 * system ends the process (SIGTERM): what such a build leaves, the next one puts right. Windows has no SIGTERM, and needs none of this.
 */
import { Script } from "node:vm";
import { Interrupted, type Interruptible } from "../interrupt.js";

type Reason = "SIGINT" | "SIGTERM" | "EPIPE";

/** 128 and the number of the signal, as shells have it; that of SIGPIPE where nobody reads. */
const CODES: Readonly<Record<Reason, number>> = { SIGINT: 130, SIGTERM: 143, EPIPE: 141 };
/** ms that a command has to end by itself. */
const GRACE = 600;

const WORK = Symbol.for("versus.work");
const script = new Script(`globalThis[Symbol.for("versus.work")]()`);

export class Interrupts {
  readonly #controller = new AbortController();
  #reason: Reason | undefined;
  #isInside = false;

  constructor() {
    process.on("SIGINT", this.#onInterrupt);
    process.on("SIGTERM", this.#onTerminate);
  }

  /** Aborted once the command is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The code of a command that ended by itself, but was interrupted. */
  get code(): number {
    return CODES[this.#reason ?? "SIGINT"];
  }

  /** Ends the command: by itself if it can, soon in any case. A second time it ends at once. */
  end(reason: Reason): void {
    if (this.signal.aborted && reason !== "EPIPE") this.#exit();
    if (this.signal.aborted) return;
    this.#reason = reason;
    this.#controller.abort();
    setTimeout(() => this.#exit(), GRACE).unref();
  }

  readonly interruptible: Interruptible = async (work) => {
    // A signal that has come already is handled before the loop comes round again, and not by whoever stops the work.
    for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
    if (this.signal.aborted) throw new Interrupted();
    return this.#isInside ? work() : this.#guarded(work);
  };

  #guarded<T>(work: () => T): T {
    let result: { readonly value: T } | undefined;
    this.#isInside = true;
    process.removeListener("SIGTERM", this.#onTerminate);
    Reflect.set(globalThis, WORK, () => {
      result = { value: work() };
    });
    try {
      script.runInThisContext({ breakOnSigint: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED"))
        throw error;
      this.end("SIGINT");
      throw new Interrupted();
    } finally {
      Reflect.deleteProperty(globalThis, WORK);
      process.on("SIGTERM", this.#onTerminate);
      this.#isInside = false;
    }
    return result!.value;
  }

  #onInterrupt = (): void => this.end("SIGINT");
  #onTerminate = (): void => this.end("SIGTERM");

  #exit(): never {
    // Whatever still runs in a worker is waited for: a further signal must not be.
    process.removeAllListeners("SIGINT");
    process.removeAllListeners("SIGTERM");
    process.exit(this.code);
  }
}
