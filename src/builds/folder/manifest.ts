/** out/manifest.json: every output with its sheet, for a CMS to read, and for the next build to know which files are ours. */
import { join } from "node:path";
import { BESIDES, FORMATS, SNIPPET_PROFILES } from "../../content/index.js";
import type { Besides, Format, SnippetProfile } from "../../content/public.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashOf, MAX_BYTES, readRegular, readStart } from "../../files/index.js";
import type { PrintedDocument } from "../../pdf/public.js";
import { isOutputPath } from "./output-path.js";
import { fits, list, maybe, number, oneOf, record, text } from "./shapes.js";
import { joined } from "./write.js";

export interface ManifestEntry {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly format: Format | Besides | "asset";
  /** Absent for what belongs to no single sheet. */
  readonly slug?: string;
  readonly title?: string;
  readonly source?: string;
  /** SHA-256 of the content file that it was made of. */
  readonly madeOf?: string;
  /** Of a snippet: how it carries its styles, or its host. */
  readonly profile?: SnippetProfile;
  /** Of a page or a PDF that is no handout. */
  readonly layout?: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
  /** The factor on rem; where styles refer to them, `--fit-measure` and `--fit-space`. */
  readonly scale?: number;
  readonly measure?: number;
  readonly space?: number;
  /** Of a PDF: criteria of the rows that it has no room for, as text. */
  readonly leftOut?: readonly string[];
  /** Of a sheet's PDF. */
  readonly report?: PdfReport;
}

/** What was made: its files, and what was said. */
export interface BuildRecord {
  readonly entries: readonly ManifestEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is told of a PDF beside its pages and scale. */
export interface PdfReport {
  /** Size of the smallest text as printed, pt. */
  readonly smallestText?: number;
  /** Least contrast of a text with what is behind it, 1 to 21. */
  readonly contrast?: number;
  /** Characters that no font has. */
  readonly missingGlyphs: readonly string[];
  /** Structure elements by their type. */
  readonly tags: PrintedDocument["tags"];
  /** The standards that it conforms to. */
  readonly conformance: PrintedDocument["conformance"];
}

interface Manifest {
  readonly version: 1;
  readonly outputs: readonly ManifestEntry[];
}

export const MANIFEST = "manifest.json";

export function manifestEntry(
  fields: Omit<ManifestEntry, "bytes" | "sha256">,
  content: Uint8Array | string,
): ManifestEntry {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const { scale, ...rest } = fields;
  return {
    ...rest,
    ...(scale !== undefined && { scale: floor(scale) }),
    bytes: bytes.length,
    sha256: hashOf(bytes),
  };
}

/**
 * The same entry, of whose texts those that a card or all entries have as well are theirs: what a thread sends to another has each of them
 * anew.
 */
export function withTextsOf(
  card: Pick<ManifestEntry, "slug" | "title" | "source"> & { readonly sha256: string },
  entry: ManifestEntry,
): ManifestEntry {
  const { slug, title, source, sha256: madeOf } = card;
  const shared = { slug, title, source, madeOf, format: WORDS.get(entry.format), profile: WORDS.get(entry.profile) };
  const isSame = ([key, text]: [string, unknown]) => text !== undefined && entry[key as keyof typeof shared] === text;
  const same = Object.entries(shared).filter(isSame);
  return { ...entry, ...Object.fromEntries(same) };
}

/** Words that many entries have. */
const WORDS: ReadonlyMap<string | undefined, string> = new Map(
  [...FORMATS, ...BESIDES, ...SNIPPET_PROFILES].map((word) => [word, word]),
);

/** To three decimals, and never larger: at the scale that is named here the sheet fits. */
const floor = (scale: number): number => Math.floor(scale * 1000 + 1e-6) / 1000;

export interface EarlierManifest {
  readonly entries: readonly ManifestEntry[];
  /** What is to be known of it: it can't be used, or not all of it. */
  readonly note?: string;
}

/** What an earlier build has left; no entries where there is no manifest that can be read. @param shownOut as the user named the folder */
export function readManifest(outDir: string, shownOut: string): EarlierManifest {
  const path = join(outDir, MANIFEST);
  const unusable = (reason: string) => ({ entries: [], note: `${shownOut}/${MANIFEST} is written anew: ${reason}` });
  const start = readStart(path, 1, "refuse");
  const { bytes, fault } = start.bytes?.toString() === "{" ? readRegular(path, MAX_BYTES.json, "refuse") : start;
  if (fault) return fault.kind === "missing" ? { entries: [] } : unusable(fault.reason);
  const outputs = outputsOf(bytes);
  if (!outputs) return unusable("it is no manifest of Versus");
  const entries = outputs.filter(isManifestEntry);
  const others = outputs.length - entries.length;
  if (others === 0) return { entries };
  const [what, that] = others === 1 ? ["an entry", "what it names"] : [`${others} entries`, "what they name"];
  return { entries, note: `${what} of ${shownOut}/${MANIFEST} can't be of Versus, and ${that} is left alone` };
}

function outputsOf(bytes: Buffer): readonly unknown[] | undefined {
  try {
    const manifest: unknown = JSON.parse(bytes.toString("utf8"));
    const isManifest =
      typeof manifest === "object" && manifest !== null && "version" in manifest && "outputs" in manifest;
    return isManifest && manifest.version === 1 && Array.isArray(manifest.outputs) ? manifest.outputs : undefined;
  } catch {
    return undefined;
  }
}

const ENTRY = {
  path: (value: unknown) => typeof value === "string" && isOutputPath(value),
  format: oneOf([...FORMATS, ...BESIDES, "asset"]),
  slug: maybe(text),
  title: maybe(text),
  source: maybe(text),
  madeOf: maybe(text),
  profile: maybe(oneOf(SNIPPET_PROFILES)),
  layout: maybe(text),
  bytes: number,
  sha256: (value: unknown) => typeof value === "string" && /^[\da-f]{64}$/.test(value),
  pages: maybe(number),
  scale: maybe(number),
  measure: maybe(number),
  space: maybe(number),
  leftOut: maybe(list(text)),
  report: maybe(
    fits({
      smallestText: maybe(number),
      contrast: maybe(number),
      missingGlyphs: list(text),
      tags: record(number),
      conformance: list(text),
    }),
  ),
};
const fitsEntry = fits(ENTRY);

/** Whether something read from a file is an entry, of a path below the output folder. */
export function isManifestEntry(entry: unknown): entry is ManifestEntry {
  return fitsEntry(entry);
}

/** An entry's own part of the manifest; in UTF-8 where it is kept. */
export type EntryText = (entry: ManifestEntry) => string | Uint8Array;

/** The manifest of some entries, as JSON indented by two. */
export function manifestText(entries: readonly ManifestEntry[], textOf: EntryText = entryText): Uint8Array {
  const outputs = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return joined(pieces(outputs, textOf));
}

/** Where it stands in the manifest. */
export function entryText(entry: ManifestEntry): string {
  return JSON.stringify(entry, null, 2).replaceAll("\n", "\n    ");
}

/** Entry by entry: all of them may be longer than a string can be. */
function* pieces(outputs: Manifest["outputs"], textOf: EntryText): Iterable<string | Uint8Array> {
  yield '{\n  "version": 1,\n  "outputs": [';
  for (const [i, entry] of outputs.entries()) {
    yield i === 0 ? "\n    " : ",\n    ";
    yield textOf(entry);
  }
  yield outputs.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}
