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
    const left: SheetCard[] = [];
    const tell: ((made: DeliveredSheet | undefined) => void)[] = [];
    for (const card of cards) {
      const { wanted } = this.lookUp.of(card);
      if (wanted.fingerprint === undefined || this.made(wanted) || this.ledger.find(wanted)) continue;
      left.push(card);
      this.#begun.set(wanted.fingerprint, new Promise((done) => tell.push(done)));
    }
    const work = this.workforce
      .make(
        left.map(({ slug }) => slug),
        (index) => this.lookUp.task(left[index]!),
        (index, delivered) => tell[index]!(delivered),
      )
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
