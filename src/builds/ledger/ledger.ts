/**
 * What is still good: what earlier builds made and said, in the cache of the output folder, or in those of other folders, from where
 * it is copied. It stands by what it was made of, its fingerprint.
 */
import type { ContentFile, SheetCard } from "../../content/index.js";
import { type Stamp, stampOf, statOf } from "../../files/index.js";
import type { FileHashes } from "../folder/file-hashes.js";
import type { BuildRecord } from "../folder/manifest.js";
import type { OutputFolder } from "../folder/output-folder.js";
import type { SheetTask } from "../sheets/task.js";
import type { Cache, CacheLine } from "./cache.js";
import type { Fingerprints, Ingredients } from "./fingerprints.js";
import type { Store } from "./store.js";

export interface LedgerOptions {
  readonly folder: OutputFolder;
  readonly cache: Cache;
  readonly hashes: FileHashes;
  /** What others have made, taken over where it is what would be made. */
  readonly stores: readonly Store[];
  /** Nothing is good, all is made anew. */
  readonly isForced: boolean;
  /** Whether a content file, by its absolute path, is taken to be as it was when this process last looked at it. */
  readonly isUntouched: (path: string) => boolean;
}

/** What may be still good: its line in the cache, and what it would be made of now. */
export interface Wanted {
  readonly key: string;
  /** Undefined where that can't be told: it is made, and not remembered. */
  readonly fingerprint: string | undefined;
}

export class Ledger {
  /** Files of which nothing is known, as they were before anybody read them; by their paths as diagnostics show them. */
  readonly #unread = new Map<string, { readonly path: string; readonly stamp: Stamp }>();
  /** Files whose cards were read in this build, by the same paths. */
  readonly #read = new Set<string>();

  constructor(
    readonly options: LedgerOptions,
    readonly fingerprints: Fingerprints,
  ) {}

  /** In some formats: what was built in others is not forgotten. */
  sheet(card: SheetCard, task: SheetTask): Wanted {
    const key = `sheet ${this.fingerprints.options.formats.join("+")} ${card.slug}`;
    return { key, fingerprint: this.fingerprints.sheet(card, task) };
  }

  /** @param shown what it shows of the sheets */
  shared(name: string, ingredients: Ingredients, shown: readonly unknown[]): Wanted {
    return { key: name, fingerprint: this.fingerprints.shared(ingredients, shown) };
  }

  /** What is told of templates, fonts and labels. @param langs of the sheets */
  toolbox(langs: readonly string[]): Wanted {
    return { key: "toolbox", fingerprint: this.fingerprints.toolbox(langs) };
  }

  /** What an earlier build said and made, if it is as it would be now; from elsewhere it is copied. */
  find({ key, fingerprint }: Wanted): BuildRecord | undefined {
    const { folder, cache, isForced } = this.options;
    if (isForced || fingerprint === undefined) return undefined;
    const record = cache.record(key, fingerprint);
    return record && folder.reuse(record) ? record : this.#takeOver(key, fingerprint);
  }

  keep({ key, fingerprint }: Wanted, record: BuildRecord): void {
    if (fingerprint !== undefined) this.#put([{ key, fingerprint, record }]);
  }

  /** The card of a file, if it was read as it is now. */
  findCard({ slug, source, path }: ContentFile): SheetCard | undefined {
    const { cache, stores, hashes, isForced, isUntouched } = this.options;
    const key = `card ${source}`;
    if (isForced || ![{ cache }, ...stores].some((store) => store.cache.has(key))) {
      const stats = statOf(path);
      if (stats) this.#unread.set(source, { path, stamp: stampOf(stats) });
      return undefined;
    }
    const sha256 = isUntouched(path) ? hashes.inputAsBefore(path) : hashes.input(path);
    if (sha256 === undefined) return undefined;
    const card = this.#knownCard(key, this.fingerprints.card(sha256));
    // A cache from elsewhere may say anything.
    return card?.slug === slug && card.source === source && card.sha256 === sha256 ? card : undefined;
  }

  /** Whether the file of a card is another than earlier builds know. */
  hasRead({ source }: SheetCard): boolean {
    return this.#read.has(source);
  }

  /** Takes up cards of files that were read since they were asked for. */
  keepCards(cards: readonly SheetCard[]): void {
    for (const { source, sha256 } of cards) {
      this.#read.add(source);
      const unread = this.#unread.get(source);
      if (unread) this.options.hashes.learn(unread.path, unread.stamp, sha256);
    }
    this.#unread.clear();
    const lines = cards.map((card) => {
      return { key: `card ${card.source}`, fingerprint: this.fingerprints.card(card.sha256), card };
    });
    if (lines.length > 0) this.#put(lines);
  }

  #knownCard(key: string, fingerprint: string): SheetCard | undefined {
    const { cache, stores } = this.options;
    const own = cache.card(key, fingerprint);
    if (own) return own;
    for (const store of stores) {
      const card = store.cache.card(key, fingerprint);
      if (card) this.#put([{ key, fingerprint, card }]);
      if (card) return card;
    }
    return undefined;
  }

  #takeOver(key: string, fingerprint: string): BuildRecord | undefined {
    const { folder, stores } = this.options;
    for (const { cache, dir } of stores) {
      const record = cache.record(key, fingerprint);
      if (!record || !folder.attempt(() => folder.takeOver(record, dir))) continue;
      this.#put([{ key, fingerprint, record }]);
      return record;
    }
    return undefined;
  }

  #put(lines: readonly CacheLine[]): void {
    const { cache, folder } = this.options;
    folder.attempt(() => cache.put(lines));
  }
}
