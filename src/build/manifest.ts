/** out/manifest.json: every output with its sheet, for a CMS to read, and for the next build to know which files are ours. */
import { readFileSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import { hashOf } from "../content/hash.js";
import type { Format } from "../content/settings.js";
import type { PdfReport } from "./pdf-report.js";
import { joined } from "./write.js";

export interface ManifestEntry {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly format: Format | "asset";
  /** Absent for what belongs to no single sheet. */
  readonly slug?: string;
  readonly title?: string;
  readonly source?: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
  readonly scale?: number;
  /** Of a sheet's PDF. */
  readonly report?: PdfReport;
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

/** To three decimals, and never larger: at the scale that is named here the sheet fits. */
const floor = (scale: number): number => Math.floor(scale * 1000 + 1e-6) / 1000;

/** The entries of an earlier build; none where there is no manifest that can be read. */
export function readManifest(outDir: string): readonly ManifestEntry[] {
  try {
    const manifest = JSON.parse(readFileSync(join(outDir, MANIFEST), "utf8")) as Partial<Manifest> | null;
    const outputs: unknown = manifest?.version === 1 ? manifest.outputs : undefined;
    return Array.isArray(outputs) ? outputs.filter(isManifestEntry) : [];
  } catch {
    return [];
  }
}

/** Whether something read from a file is an entry, of a path below the output folder. */
export function isManifestEntry(entry: unknown): entry is ManifestEntry {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "path" in entry &&
    typeof entry.path === "string" &&
    isBelow(entry.path)
  );
}

/** A manifest that was tampered with must not make us remove files elsewhere. */
function isBelow(path: string): boolean {
  const plain = normalize(path);
  return (
    !isAbsolute(plain) &&
    !plain.startsWith("..") &&
    /^(pdf|html|snippets|assets)[\\/]|^index\.html$|^handbook\.pdf$/.test(plain)
  );
}

/** The manifest of some entries, as JSON indented by two. */
export function manifestText(entries: readonly ManifestEntry[]): Uint8Array {
  const outputs = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return joined(pieces(outputs));
}

/** Entry by entry: all of them may be longer than a string can be. */
function* pieces(outputs: Manifest["outputs"]): Iterable<string> {
  yield '{\n  "version": 1,\n  "outputs": [';
  for (const [i, entry] of outputs.entries()) {
    const text = JSON.stringify(entry, null, 2).replaceAll("\n", "\n    ");
    yield `${i === 0 ? "" : ","}\n    ${text}`;
  }
  yield outputs.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}
