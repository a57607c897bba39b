/** A plan -> its sheets made: what is still good is taken, the rest is made. One bad sheet never stops the others, and its last good outputs stay. */
import type { SheetCard } from "../../content/index.js";
import { hasErrors } from "../../diagnostics/index.js";
import { withTextsOf } from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import type { Ledger, Wanted } from "../ledger/ledger.js";
import type { LookUp } from "../ledger/lookup.js";
import type { Course } from "../plan/course.js";
import type { SheetReports } from "../plan/sheet-reports.js";
import type { DeliveredSheet } from "../sheets/deliver.js";
import type { Ahead } from "./ahead.js";
import type { Workforce } from "./workforce.js";

/** Sheets that are looked up before others have their turn. */
const LOOKED_AT_ONCE = 32;

export interface Making {
  readonly ledger: Ledger;
  readonly folder: OutputFolder;
  readonly workforce: Workforce;
  readonly course: Course;
  readonly lookUp: LookUp;
  /** What is being made already. */
  readonly ahead: Ahead;
}

/** A sheet that has to be made. */
interface Work {
  /** In the plan. */
  readonly place: number;
  readonly card: SheetCard;
  readonly wanted: Wanted;
}

/** Tells of each sheet when it is done. Where it is interrupted, what was made until then stays. */
export async function makeSheets(reports: SheetReports, making: Making): Promise<void> {
  const { ahead, course, workforce, lookUp } = making;
  const work = await takeGood(reports, making);
  if (!work || work.length === 0) return;
  const left = work.filter(({ wanted }) => !ahead.made(wanted));
  const takeUp = async (begun: Work) => {
    const made = await ahead.made(begun.wanted);
    if (made) put(begun, made, reports, making);
  };
  await course.attempt(async () => {
    const others = workforce.make(
      left.map(({ card }) => card.slug),
      (index) => lookUp.task(left[index]!.card),
      (index, delivered) => put(left[index]!, delivered, reports, making),
    );
    await Promise.all([ahead.done(), others, ...work.map(takeUp)]);
  });
}

/** @returns what is to be made; undefined where the build is to end */
async function takeGood(reports: SheetReports, { ledger, course, lookUp }: Making): Promise<Work[] | undefined> {
  const work: Work[] = [];
  for (const [place, sheet] of reports.plan.entries()) {
    // What is looked up, or copied from a shard, is soon done, but there may be thousands.
    if (place % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) {
      await new Promise(setImmediate);
      if (course.isCancelled) return undefined;
    }
    if (!("sha256" in sheet)) {
      reports.tellFailed(place, sheet);
      continue;
    }
    const lookedUp = lookUp.of(sheet);
    const good = ledger.find(lookedUp.wanted);
    if (good) reports.tellGood(place, sheet, good, lookedUp);
    else work.push({ place, card: sheet, wanted: lookedUp.wanted });
  }
  return work;
}

/** Takes up a sheet that was made. */
function put({ place, card, wanted }: Work, made: DeliveredSheet, reports: SheetReports, making: Making): void {
  const { folder, ledger } = making;
  const { stamps, diagnostics, sha256, writeFailure } = made;
  const entries = made.entries.map((entry) => withTextsOf(card, entry));
  folder.failure ??= writeFailure;
  folder.add(entries, stamps);
  const isBad = hasErrors(diagnostics);
  // A file that was saved while the build was running is not the one that the fingerprint is of.
  if (!isBad && !writeFailure && sha256 === card.sha256) ledger.keep(wanted, { entries, diagnostics });
  reports.tell(place, card, isBad ? "failed" : "built", { entries, diagnostics });
}
