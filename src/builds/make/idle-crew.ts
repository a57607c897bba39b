/**
 * Workers that have nothing to do between two builds of a process -> those of the next one. One of them is kept: it has made many sheets, and
 * makes another in a fraction of the time that this thread would need, whose code has never run.
 */
import type { Crew } from "./crew.js";
import type { WorkItem, WorkResult } from "./worker.js";

export type BuildCrew = Crew<WorkItem, WorkResult>;

export class IdleCrew {
  #kept: { readonly key: string; readonly crew: BuildCrew } | undefined;

  /** @param key of all that they have opened, as it is now */
  has(key: string): boolean {
    return this.#kept?.key === key;
  }

  /**
   * Those that were kept; no longer kept here. Others than are asked for are let go.
   * @param key of all that they have opened, as it is now
   */
  async take(key: string): Promise<BuildCrew | undefined> {
    if (this.#kept?.key !== key) await this.dismiss();
    const crew = this.#kept?.crew;
    this.#kept = undefined;
    return crew;
  }

  /** @param key of all that they have opened */
  async keep(key: string, crew: BuildCrew): Promise<void> {
    await this.dismiss();
    if (await crew.rest()) this.#kept = { key, crew };
  }

  async dismiss(): Promise<void> {
    const kept = this.#kept;
    this.#kept = undefined;
    await kept?.crew.dismiss();
  }
}
