/** What is told of the sheets of a plan, as each of them is done. */
import { type Collection, checkRelations, type FailedSheet, type SheetCard } from "../../content/index.js";
import type { BuildRecord, ManifestEntry } from "../folder/manifest.js";
import type { BuildOptions, SheetReport } from "./options.js";
import type { Plan } from "./plan.js";

/** What was told of a sheet that was made before, as long as it is what it was. */
export interface KnownReport {
  told?: { readonly record: BuildRecord; readonly report: SheetReport };
}

export class SheetReports {
  readonly #sheets: (SheetReport | undefined)[];
  #done = 0;

  constructor(
    readonly plan: Plan,
    readonly collection: Collection,
    readonly onProgress: BuildOptions["onProgress"],
    readonly edition?: string,
  ) {
    this.#sheets = plan.map(() => undefined);
  }

  /** In the order of the plan, those that were told. */
  get all(): SheetReport[] {
    return this.#sheets.filter((sheet) => sheet !== undefined);
  }

  get isComplete(): boolean {
    return this.#done === this.plan.length;
  }

  /** @param place in the plan, of a sheet that has a card */
  tell(place: number, card: SheetCard, status: SheetReport["status"], record: BuildRecord): void {
    this.#put(place, this.#reportOf(card, status, record));
  }

  /**
   * Tells what an earlier build has made, and that is good.
   * @param known what was told of it then, if it still is what it was; to be remembered for the next time
   */
  tellGood(place: number, card: SheetCard, record: BuildRecord, known: KnownReport): void {
    const { told } = known;
    const report = told?.record === record ? told.report : this.#reportOf(card, "unchanged", record);
    known.told = { record, report };
    this.#put(place, report);
  }

  #reportOf(card: SheetCard, status: SheetReport["status"], { entries, diagnostics }: BuildRecord): SheetReport {
    const { slug, title, source } = card;
    const all = [...card.diagnostics, ...checkRelations(card, this.collection), ...diagnostics];
    const isOutput = ({ format }: ManifestEntry) => format !== "asset";
    const outputs = entries.every(isOutput) ? entries : entries.filter(isOutput);
    const told = all.map((d) => ({ ...d, sheet: slug }));
    return { ...this.#named, slug, title, source, status, outputs, diagnostics: told };
  }

  /** @param place in the plan, of a file that no sheet can be made of */
  tellFailed(place: number, failed: FailedSheet): void {
    this.#put(place, { ...this.#named, ...failed, title: failed.slug, status: "failed", outputs: [] });
  }

  /** Takes back outputs that were made and must not be there: their sheets have failed. */
  withdraw(paths: ReadonlySet<string>): void {
    for (const [place, sheet] of this.#sheets.entries()) {
      const outputs = sheet?.outputs.filter(({ path }) => !paths.has(path));
      if (sheet && outputs && outputs.length < sheet.outputs.length)
        this.#sheets[place] = { ...sheet, status: "failed", outputs };
    }
  }

  get #named(): { edition?: string } {
    return this.edition === undefined ? {} : { edition: this.edition };
  }

  #put(place: number, sheet: SheetReport): void {
    this.#sheets[place] = sheet;
    this.#done++;
    this.onProgress?.({ done: this.#done, total: this.#sheets.length, sheet });
  }
}
