/**
 * What a shard has to say of its sheets <-> a file in its output folder, so that what all shards said can be told by one who has
 * nothing but their folders.
 */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { type Diagnostic, type DiagnosticCode, isDiagnosticCode } from "../../diagnostics/index.js";
import { readRegular } from "../../files/index.js";
import { isSystemError, writeFailure, writeWhole } from "../folder/write.js";
import type { BuildReport, SheetReport } from "../plan/options.js";
import type { Shard } from "../plan/shard.js";

export const VERDICT = ".versus-verdict.json";
/** Bytes; a diagnostic takes some 500, and a shard has some thousand sheets. */
const MAX_SIZE = 256 * 1024 * 1024;

const position = v.object({ line: v.number(), column: v.number(), offset: v.number() });
const diagnostic = v.object({
  severity: v.picklist(["error", "warning"]),
  code: v.custom<DiagnosticCode>(isDiagnosticCode),
  message: v.string(),
  span: v.optional(v.object({ file: v.string(), start: position, end: position })),
  excerpt: v.optional(v.string()),
  hints: v.optional(v.array(v.string())),
  sheet: v.optional(v.string()),
});
const sheet = v.object({
  slug: v.string(),
  title: v.string(),
  source: v.string(),
  status: v.picklist(["built", "unchanged", "failed"]),
  diagnostics: v.array(diagnostic),
});
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const verdict = v.object({
  version: v.literal(1),
  shard: v.object({ index: number, count: number }),
  sheets: v.array(sheet),
  diagnostics: v.array(diagnostic),
});

interface Verdict {
  readonly version: 1;
  readonly shard: Shard;
  readonly sheets: readonly Omit<SheetReport, "outputs">[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Before a build: it is not known how it will end. What can't be removed will be told when it is written. */
export function dropVerdict(outDir: string): void {
  try {
    rmSync(join(outDir, VERDICT), { force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Records what was said of a shard that was built to its end. `build/write` (error) where that can't be written. */
export function recordVerdict(outDir: string, shown: string, shard: Shard, report: BuildReport): BuildReport {
  if (report.cancelled) return report;
  const sheets = report.sheets.map(({ outputs, ...said }) => said);
  const content: Verdict = { version: 1, shard, sheets, diagnostics: report.diagnostics };
  try {
    writeWhole(outDir, VERDICT, JSON.stringify(content));
    return report;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ...report, diagnostics: [...report.diagnostics, writeFailure(shown, error)] };
  }
}

/**
 * What shards have recorded, as the report of one build; writes nothing. Diagnostics, all errors: `merge/no-verdict` for a folder in
 * which no shard was built to its end; `merge/shards-differ` where they are parts of different wholes; `merge/shard-missing`;
 * `merge/shard-twice`.
 * @param dirs output folders of the shards, relative to the root
 */
export function readVerdicts(dirs: readonly string[], root: string): BuildReport {
  const read = dirs.map((dir) => ({ dir, verdict: readVerdict(resolve(root, dir)) }));
  const diagnostics = read.flatMap(({ dir, verdict }) => (verdict ? [] : [noVerdict(dir)]));
  const shards = read.flatMap(({ dir, verdict }) => (verdict ? [{ dir, ...verdict }] : []));
  const sheets = shards.flatMap((shard) => shard.sheets.map((said): SheetReport => ({ ...said, outputs: [] })));
  return {
    sheets: sheets.sort((a, b) => (a.source < b.source ? -1 : 1)),
    shared: [],
    diagnostics: [...diagnostics, ...checkParts(shards), ...shards.flatMap((shard) => shard.diagnostics)],
    notes: [],
    written: [],
    pruned: [],
    cancelled: false,
    strict: false,
    out: "",
    unknown: [],
  };
}

function readVerdict(dir: string): Verdict | undefined {
  const { bytes } = readRegular(join(dir, VERDICT), MAX_SIZE, "refuse");
  try {
    if (!bytes) return undefined;
    const read = v.safeParse(verdict, JSON.parse(bytes.toString("utf8")));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the shards are all parts of one whole, each of them once. */
function checkParts(shards: readonly { readonly dir: string; readonly shard: Shard }[]): Diagnostic[] {
  const counts = [...new Set(shards.map(({ shard }) => shard.count))];
  if (counts.length === 0) return [];
  if (counts.length > 1) {
    const parts = shards.map(({ dir, shard: { index, count } }) => `${dir} is ${index}/${count}`);
    return [wrong("merge/shards-differ", `these are parts of different wholes: ${parts.join(", ")}`)];
  }
  const all = Array.from({ length: counts[0]! }, (_, i) => i + 1);
  const parts = all.map((index) => ({ index, dirs: shards.filter(({ shard }) => shard.index === index) }));
  const missing = parts.filter(({ dirs }) => dirs.length === 0).map(({ index }) => index);
  const twice = parts.filter(({ dirs }) => dirs.length > 1);
  return [
    ...(missing.length > 0 ? [lacking(missing, counts[0]!)] : []),
    ...twice.map(({ index, dirs }) =>
      wrong("merge/shard-twice", `${dirs.map(({ dir }) => dir).join(" and ")} are both part ${index} of ${counts[0]}`),
    ),
  ];
}

function lacking(missing: readonly number[], count: number): Diagnostic {
  const named = missing.slice(0, 10).join(", ") + (missing.length > 10 ? ` and ${missing.length - 10} more` : "");
  return wrong(
    "merge/shard-missing",
    `of ${count} parts ${named} ${missing.length === 1 ? "is" : "are"} not among them`,
  );
}

function noVerdict(dir: string): Diagnostic {
  const message = `in ${dir} no shard was built to its end`;
  const hint = "build it again with --shard; or merge without --verdict, which makes what is lacking";
  return { ...wrong("merge/no-verdict", message), hints: [hint] };
}

function wrong(code: DiagnosticCode, message: string): Diagnostic {
  return { severity: "error", code, message, hints: ["name the folders of all shards of one build, each once"] };
}
