/**
 * Sheets that are known to have changed -> they, made while the others are looked up. Only where workers wait that an earlier build of the
 * process has left: nobody else would be sooner.
 */
import type { SheetCard } from "../../content/index.js";
import type { Ledger, Wanted } from "../ledger/ledger.js";
import type { LookUp } from "../ledger/lookup.js";
import type { DeliveredSheet } from "../sheets/deliver.js";
import type { Workforce } from "./workforce.js";

type Made = Promise<DeliveredSheet | undefined>;

export class Ahead {
  /** By fingerprints. */
  readonly #begun = new Map<string, Made>();
  readonly #works: Promise<void>[] = [];

  constructor(
    readonly ledger: Ledger,
    readonly workforce: Workforce,
    readonly lookUp: LookUp,
  ) {}

  /** @param cards of sheets that may have changed; those of what they relate to must have been read */
  begin(cards: readonly SheetCard[]): void {
    if (!this.workforce.isWaiting) return;
    const lookedUp = cards.map((card) => this.lookUp.of(card));
    const wanted = lookedUp.filter((each) => !this.made(each.wanted) && !this.ledger.find(each.wanted));
    const left = wanted.flatMap(({ task, wanted: { fingerprint } }) => (fingerprint ? { task, fingerprint } : []));
    const tell: ((made: DeliveredSheet | undefined) => void)[] = [];
    for (const { fingerprint } of left) this.#begun.set(fingerprint, new Promise((done) => tell.push(done)));
    const tasks = left.map(({ task }) => task);
    const work = this.workforce
      .make(tasks, (index, delivered) => tell[index]!(delivered))
      .finally(() => {
        for (const done of tell) done(undefined);
      });
    // What went wrong is told by `done`.
    work.catch(() => {});
    this.#works.push(work);
  }

  /** A sheet that is being made, or has been; of a build that is broken off there is none. Undefined where it was not begun. */
  made({ fingerprint }: Wanted): Made | undefined {
    return fingerprint === undefined ? undefined : this.#begun.get(fingerprint);
  }

  /** All that was begun, done. Rejects with `Interrupted`. */
  async done(): Promise<void> {
    await Promise.all(this.#works);
  }
}
