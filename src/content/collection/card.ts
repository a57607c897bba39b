/** What the rest of a collection needs to know of a sheet: small, so that it can be kept for every sheet of a large one. */
import type { Diagnostic, DiagnosticPlace } from "../../diagnostics/index.js";
import { imagesOf } from "../comparison/images.js";
import { type ContentFile, type FailedSheet, type LoadedSheet, loadSheet, type Project } from "./load.js";

export interface SheetCard {
  readonly slug: string;
  /** Path of the content file, relative to the project, with forward slashes. */
  readonly source: string;
  /** SHA-256 of the file that it was made of. */
  readonly sha256: string;
  /** As in `Comparison`, inline Markdown. */
  readonly title: string;
  readonly question?: string;
  readonly lang: string;
  readonly tags: readonly string[];
  /** Names of the subjects. */
  readonly subjects: readonly string[];
  /** Images of subjects and sections, relative to the folder of the content file, as typed. */
  readonly images: readonly string[];
  /** What is bold in the key difference, as typed: what the sheet says in a line. */
  readonly keyPhrases: readonly string[];
  readonly related: readonly RelatedCard[];
  /** Warnings of the file itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A related sheet of the same collection, and where the file names it. */
interface RelatedCard {
  readonly slug: string;
  /** Line, column and offset of its start, then of its end: thousands of cards are kept, and few are told of. */
  readonly at: readonly [number, number, number, number, number, number];
  /** The line that it starts on. */
  readonly excerpt: string;
}

/** Where the file of a card names a related sheet. */
export function relatedPlace({ source }: SheetCard, { at, excerpt }: RelatedCard): DiagnosticPlace {
  const [line, column, offset, endLine, endColumn, endOffset] = at;
  const end = { line: endLine, column: endColumn, offset: endOffset };
  return { span: { file: source, start: { line, column, offset }, end }, excerpt };
}

/** In a key difference. */
const STRONG = /\*\*(?!\s)([^*]+)\*\*/g;

/** The card of a file, or what is wrong with it. */
export function readCard(file: ContentFile, project: Project): SheetCard | FailedSheet {
  const loaded = loadSheet(file, project);
  return "comparison" in loaded ? cardOf(loaded) : loaded;
}

export function cardOf({ comparison, yaml, sha256, diagnostics }: LoadedSheet): SheetCard {
  const { slug, source, title, question, lang, tags, intro = "" } = comparison;
  const related = comparison.related.flatMap((entry, i) => {
    if (!("slug" in entry)) return [];
    const range = yaml.place(["related", i]);
    const { start, end } = yaml.source.span(range.start, range.end);
    const at = [start.line, start.column, start.offset, end.line, end.column, end.offset] as const;
    return [{ slug: entry.slug, at, excerpt: yaml.source.line(start.line) }];
  });
  return {
    slug,
    source,
    sha256,
    title,
    ...(question !== undefined && { question }),
    lang,
    tags,
    subjects: comparison.subjects.map(({ name }) => name),
    images: imagesOf(comparison).flatMap((named) => named?.image ?? []),
    keyPhrases: [...intro.matchAll(STRONG)].map(([, phrase]) => phrase!.trim()),
    related,
    diagnostics,
  };
}

/** The same card, whose texts that are the same are one: what a thread sends to another has each of them anew. */
export function withTextsOnce(card: SheetCard, { slug, source }: Pick<ContentFile, "slug" | "source">): SheetCard {
  return { ...card, slug, source };
}
