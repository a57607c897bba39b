/** A card -> what is to be made of it, and what it will be known by; remembered as long as the card and those that it names are the same. */
import type { Collection, SheetCard } from "../../content/index.js";
import type { KnownReport } from "../plan/sheet-reports.js";
import { type SheetTask, sheetTask } from "../sheets/task.js";
import type { Ledger, Wanted } from "./ledger.js";

/** What a sheet will be known by, and what was told of it. */
export interface LookedUp extends KnownReport {
  /** Taken before it is made: what changes meanwhile is seen by the next build. */
  readonly wanted: Wanted;
}

interface Remembered {
  readonly lookedUp: LookedUp;
  /** The fingerprint of what all sheets are made of. */
  readonly of: string;
  readonly related: readonly SheetCard[];
}

/** What one build leaves to the next of the same process. */
export type LookUps = WeakMap<SheetCard, Remembered>;

export class LookUp {
  constructor(
    readonly collection: Collection,
    readonly ledger: Ledger,
    /** Editions to which the page of a sheet would lead, and that have none of it. */
    readonly lacking: (card: SheetCard) => readonly string[],
    readonly remembered: LookUps | undefined,
  ) {}

  /** What a worker is asked to make. The cards of related sheets must have been read. */
  task(card: SheetCard, lacking = this.lacking(card)): SheetTask {
    return { ...sheetTask(card, this.collection), ...(lacking.length > 0 && { lacking }) };
  }

  /** The cards of related sheets must have been read. */
  of(card: SheetCard): LookedUp {
    const { collection, ledger, remembered } = this;
    const lacking = this.lacking(card);
    const of = ledger.fingerprints.ofAllSheets;
    const known = lacking.length === 0 ? remembered?.get(card) : undefined;
    if (known?.of === of && card.related.every(({ slug }, i) => collection.card(slug) === known.related[i]))
      return known.lookedUp;
    const lookedUp = { wanted: ledger.sheet(card, this.task(card, lacking)) };
    const related = card.related.flatMap(({ slug }) => collection.card(slug) ?? []);
    // Images may change, and so may which name would be meant by one that no sheet has.
    const isAll = card.images.length === 0 && lacking.length === 0 && related.length === card.related.length;
    if (isAll) remembered?.set(card, { lookedUp, of, related });
    return lookedUp;
  }
}
