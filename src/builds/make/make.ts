/** A plan -> its sheets made: what is still good is taken, the rest is made. One bad sheet never stops the others, and its last good outputs stay. */
import type { Collection, SheetCard } from "../../content/index.js";
import { hasErrors } from "../../diagnostics/index.js";
import type { OutputFolder } from "../folder/output-folder.js";
import type { Ledger, Wanted } from "../ledger/ledger.js";
import type { Course } from "../plan/course.js";
import type { SheetReports } from "../plan/sheet-reports.js";
import type { DeliveredSheet } from "../sheets/deliver.js";
import { type SheetTask, sheetTask } from "../sheets/task.js";
import type { Workforce } from "./workforce.js";

/** Sheets that are looked up before others have their turn. */
const LOOKED_AT_ONCE = 32;

export interface Making {
  readonly collection: Collection;
  readonly ledger: Ledger;
  readonly folder: OutputFolder;
  readonly workforce: Workforce;
  readonly course: Course;
  /** Editions to which the page of a sheet would lead, and that have none of it. */
  readonly lacking: (card: SheetCard) => readonly string[];
}

/** A sheet that has to be made, and what it will be known by. */
interface Work {
  /** In the plan. */
  readonly place: number;
  readonly card: SheetCard;
  readonly task: SheetTask;
  /** Taken before it is made: what changes meanwhile is seen by the next build. */
  readonly wanted: Wanted;
}

/** Tells of each sheet when it is done. Where it is interrupted, what was made until then stays. */
export async function makeSheets(reports: SheetReports, making: Making): Promise<void> {
  const { ledger, workforce } = making;
  const places = [...reports.plan.keys()];
  // Where somebody waits who makes sheets, what has changed is made while the others are looked up.
  const isFirst = (place: number) => workforce.isWaiting && ledger.hasRead(reports.plan[place]!.source);
  const first = places.filter(isFirst);
  const rest = first.length > 0 ? places.filter((place) => !isFirst(place)) : places;
  const began = await takeGood(first, reports, making);
  if (!began) return;
  const [work] = await Promise.all([takeGood(rest, reports, making), makeWork(began, reports, making)]);
  if (work) await makeWork(work, reports, making);
}

async function makeWork(work: readonly Work[], reports: SheetReports, making: Making): Promise<void> {
  if (work.length === 0) return;
  const { course, workforce } = making;
  const tasks = work.map(({ task }) => task);
  await course.attempt(() =>
    workforce.make(tasks, (index, delivered) => put(work[index]!, delivered, reports, making)),
  );
}

/**
 * @param places of sheets in the plan
 * @returns what is to be made; undefined where the build is to end
 */
async function takeGood(
  places: readonly number[],
  reports: SheetReports,
  { collection, ledger, course, lacking: lackingFor }: Making,
): Promise<Work[] | undefined> {
  const work: Work[] = [];
  for (const [i, place] of places.entries()) {
    const sheet = reports.plan[place]!;
    // What is looked up, or copied from a shard, is soon done, but there may be thousands.
    if (i % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) {
      await new Promise(setImmediate);
      if (course.isCancelled) return undefined;
    }
    if (!("sha256" in sheet)) {
      reports.tellFailed(place, sheet);
      continue;
    }
    const lacking = lackingFor(sheet);
    const task = { ...sheetTask(sheet, collection), ...(lacking.length > 0 && { lacking }) };
    const wanted = ledger.sheet(sheet, task);
    const good = ledger.find(wanted);
    if (good) reports.tell(place, sheet, "unchanged", good);
    else work.push({ place, card: sheet, task, wanted });
  }
  return work;
}

/** Takes up a sheet that was made. */
function put({ place, card, wanted }: Work, made: DeliveredSheet, reports: SheetReports, making: Making): void {
  const { folder, ledger } = making;
  const { entries, stamps, diagnostics, sha256, writeFailure } = made;
  folder.failure ??= writeFailure;
  folder.add(entries, stamps);
  const isBad = hasErrors(diagnostics);
  // A file that was saved while the build was running is not the one that the fingerprint is of.
  if (!isBad && !writeFailure && sha256 === card.sha256) ledger.keep(wanted, { entries, diagnostics });
  reports.tell(place, card, isBad ? "failed" : "built", { entries, diagnostics });
}
