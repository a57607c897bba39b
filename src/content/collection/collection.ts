/**
 * Content folder and named files -> which sheets there are, by their files' names; and a card of each, read when it is asked
 * for. What was read of a file beside its card is not kept, so that a collection may be large.
 */
import type { Diagnostic } from "../../diagnostics/index.js";
import { Inside, realOf, walkFolder } from "../../files/index.js";
import { besideWhich } from "../schema/formats.js";
import { slugOf } from "../text/slug.js";
import { fileError, shownPath } from "../yaml/read-file.js";
import type { SheetCard } from "./card.js";
import type { ContentFile, FailedSheet } from "./load.js";

/** The files of a collection, not read yet. */
export interface ContentFiles {
  /** Those that can be sheets, by slug, in the order of the slugs. */
  readonly files: ReadonlyMap<string, ContentFile>;
  /** Those that no sheet can be made of, whatever they hold. */
  readonly rejected: readonly FailedSheet[];
}

export interface ContentPlaces {
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path of the content folder. */
  readonly contentDir: string;
  /** Absolute paths of further files, which may lie elsewhere. */
  readonly files?: readonly string[];
}

/** Makes cards of files, in their order. */
export type CardReader = (files: readonly ContentFile[]) => Promise<readonly (SheetCard | FailedSheet)[]>;

export class Collection {
  readonly files: ContentFiles["files"];
  readonly rejected: ContentFiles["rejected"];
  readonly #cards = new Map<string, SheetCard>();
  readonly #faulty = new Map<string, FailedSheet>();
  readonly #hidden = new Map<string, FailedSheet>();
  readonly #rejected: ReadonlySet<string>;

  constructor(
    { files, rejected }: ContentFiles,
    readonly readCards: CardReader,
  ) {
    this.files = files;
    this.rejected = rejected;
    this.#rejected = new Set(rejected.map(({ slug }) => slug));
  }

  /** Makes the cards that aren't made yet. Names without a file are left out. */
  async read(slugs: Iterable<string> = this.files.keys()): Promise<void> {
    const missing = [...new Set(slugs)].filter((slug) => !this.#isRead(slug));
    const files = missing.flatMap((slug) => this.files.get(slug) ?? []);
    if (files.length === 0) return;
    const cards = await this.readCards(files);
    for (const [i, { slug }] of files.entries()) {
      const card = cards[i]!;
      if ("sha256" in card) this.#cards.set(slug, card);
      else if (card.isHidden) this.#hidden.set(slug, card);
      else this.#faulty.set(slug, card);
    }
  }

  #isRead(slug: string): boolean {
    return this.#cards.has(slug) || this.#faulty.has(slug) || this.#hidden.has(slug);
  }

  /** Whether a sheet that was read is not for the viewer: nobody is to know of it. */
  isHidden(slug: string): boolean {
    return this.#hidden.has(slug);
  }

  /** A sheet that was read and is not for the viewer, without anything that stands in it. */
  hidden(slug: string): Pick<FailedSheet, "source" | "hiddenFor"> | undefined {
    return this.#hidden.get(slug);
  }

  /** The card of a sheet that was read and is no faulty one. */
  card(slug: string): SheetCard | undefined {
    return this.#cards.get(slug);
  }

  /** All cards that were read, in the order of the slugs. */
  get cards(): SheetCard[] {
    return [...this.files.keys()].flatMap((slug) => this.#cards.get(slug) ?? []);
  }

  /** What is wrong with a file that was read. */
  failure(slug: string): FailedSheet | undefined {
    return this.#faulty.get(slug);
  }

  /** The faulty files as far as they were read, and the rejected ones. */
  get failed(): FailedSheet[] {
    const faulty = [...this.files.keys()].flatMap((slug) => this.#faulty.get(slug) ?? []);
    return [...this.rejected, ...faulty].sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  /** Whether a file has that name, faulty or not. */
  has(slug: string): boolean {
    return this.files.has(slug) || this.#rejected.has(slug);
  }
}

/** Files that are read before others have their turn. */
const READ_AT_ONCE = 16;

/** Runs what takes this thread long. */
type Run = <T>(work: () => T) => Promise<T>;

/** Takes one file after the other. */
export function readInTurn(
  read: (file: ContentFile) => SheetCard | FailedSheet,
  run: Run = async (work) => work(),
): CardReader {
  return async (files) => {
    const cards: (SheetCard | FailedSheet)[] = [];
    for (let from = 0; from < files.length; from += READ_AT_ONCE)
      await run(() => {
        for (const file of files.slice(from, from + READ_AT_ONCE)) cards.push(read(file));
      });
    return cards;
  };
}

/** Looks for the files. Nothing throws: what is wrong with a file is told in `rejected`. */
export async function findContent({ root, contentDir, files: named = [] }: ContentPlaces): Promise<ContentFiles> {
  const folders = [root, contentDir].map((folder) => new Inside(folder));
  // A link in the project, or in a content folder elsewhere, may lead out of it. What is named from elsewhere may lie anywhere.
  const leadsOutside = (path: string) => folders.find((folder) => folder.names(path))?.holds(path) === false;
  if (leadsOutside(contentDir)) return { files: new Map(), rejected: [rejectedPath(root, contentDir, outsideFolder)] };
  const found = await walkFolder(contentDir, folders);
  const outside = found.outside.filter(({ path, isFolder }) => isFolder || isContent(path));
  const rejected: FailedSheet[] = [
    ...outside.filter(({ isFolder }) => isFolder).map(({ path }) => rejectedPath(root, path, outsideFolder)),
    ...found.unreadable.map((path) => rejectedPath(root, path, unreadableFolder)),
  ];
  const linked = outside.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const paths = [...new Set([...found.files.filter(isContent), ...linked, ...named])].sort();
  const files = new Map<string, ContentFile>();
  const walked = new Set(found.files);
  for (const path of paths) {
    const source = shownPath(root, path);
    const slug = slugOf(source).value ?? source;
    const other = files.get(slug);
    if (other) {
      // A link to a folder that holds it comes by the same file again.
      if (!isSameFile(other.path, path))
        rejected.push({ slug, source, diagnostics: [duplicateSlug(source, other.source, slug)] });
    } else if (!walked.has(path) && leadsOutside(path))
      rejected.push({ slug, source, diagnostics: [outsideFile(source)] });
    else files.set(slug, { slug, source, path });
  }
  for (const [slug, { source }] of files) {
    const other = files.get(besideWhich(slug) ?? "");
    if (other && files.delete(slug)) rejected.push({ slug, source, diagnostics: [takenSlug(source, other)] });
  }
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), rejected };
}

const isContent = (path: string): boolean => /\.ya?ml$/.test(path);

/** What is wrong with a path that is no sheet, and has no slug. */
function rejectedPath(root: string, path: string, tell: (source: string) => Diagnostic): FailedSheet {
  const source = shownPath(root, path);
  return { slug: source, source, diagnostics: [tell(source)] };
}

function isSameFile(first: string, second: string): boolean {
  const real = realOf(first);
  return first === second || (real !== undefined && real === realOf(second));
}

function outsideFile(source: string): Diagnostic {
  const message = `${source} is a link that leads out of the project, and is not read`;
  return fileError(source, "content/outside", message, "copy the file into the project, or build it by its own path");
}

function outsideFolder(source: string): Diagnostic {
  const message = `${source} is a link to a folder outside of the project, and is not looked into`;
  return fileError(
    source,
    "content/outside",
    message,
    "copy the folder into the project, or name it by its own path with --content",
  );
}

function unreadableFolder(source: string): Diagnostic {
  return fileError(source, "content/unreadable", `the folder ${source} can't be read: are its permissions right?`);
}

function takenSlug(source: string, other: ContentFile): Diagnostic {
  const message = `${source} would be written to a file that belongs to ${other.source}, as its answers do`;
  return fileError(source, "content/duplicate-slug", message, "rename one of the files");
}

function duplicateSlug(source: string, other: string, slug: string): Diagnostic {
  const message = `${source} and ${other} would both be written as "${slug}"`;
  return fileError(source, "content/duplicate-slug", message, "rename one of the files");
}
