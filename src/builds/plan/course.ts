/** Whether a build is to go on. */
import { Interrupted } from "../../interrupt.js";
import type { BuildOptions } from "./options.js";

export class Course {
  /** Work was stopped in the middle. */
  isInterrupted = false;

  /** @param isSpoilt whether nothing more can be written */
  constructor(
    readonly options: Pick<BuildOptions, "signal" | "isCancelled">,
    readonly isSpoilt: () => boolean = () => false,
  ) {}

  /** Whether the user wants the build to end. */
  get isToEnd(): boolean {
    const { isCancelled, signal } = this.options;
    return signal?.aborted === true || isCancelled?.() === true;
  }

  /** Whether nothing more is to be begun. */
  get isCancelled(): boolean {
    return this.isSpoilt() || this.isToEnd;
  }

  /** Does some work, until it is interrupted: what was made until then stays. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.isInterrupted = true;
    }
  }
}
