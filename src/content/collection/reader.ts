/**
 * Content files -> their cards, and later the sheets themselves. A card is wanted of every file before the first sheet is made; what was read for
 * it is kept until its sheet is, so that a file is read once.
 */
import { cardOf, type SheetCard } from "./card.js";
import { type ContentFile, type FailedSheet, type LoadedSheet, loadSheet, type Project } from "./load.js";

export class SheetReader {
  /** By the absolute paths of their files. */
  readonly #kept = new Map<string, LoadedSheet>();

  /** @param most sheets that are kept: 15 kB each; without, none is */
  constructor(
    readonly project: Project,
    readonly most = 0,
  ) {}

  /** The card of a file, or what is wrong with it. */
  card(file: ContentFile): SheetCard | FailedSheet {
    const loaded = loadSheet(file, this.project);
    if (!("comparison" in loaded)) return loaded;
    if (this.#kept.size < this.most) this.#kept.set(file.path, loaded);
    return cardOf(loaded);
  }

  /**
   * What was read for a card, which is kept no longer; where there is none, the file as it is now.
   * @param sha256 of the file, as its card has it: others may have read it since
   * @param hidden slugs that it names and that its viewer doesn't see
   */
  sheet(file: ContentFile, sha256: string, hidden: readonly string[] = []): LoadedSheet | FailedSheet {
    const kept = this.#kept.get(file.path);
    this.#kept.delete(file.path);
    const { project } = this;
    if (hidden.length > 0) return loadSheet(file, { ...project, viewer: { ...project.viewer, hidden } });
    return kept?.sha256 === sha256 ? kept : loadSheet(file, this.project);
  }
}
