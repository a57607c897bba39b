/**
 * Runs cases in a process of its own, which the one that started it may kill: a case -> whether it was printed or refused, and what
 * is wrong with it, if anything. It runs what is compiled.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PdfFaults } from "./faults.mjs";
import { generate } from "./generate.mjs";
import { Outcomes } from "./outcomes.mjs";
import { reducedCase } from "./reductions.mjs";
import { seedFiles } from "./seeds.mjs";

/** No case may compute for longer, ms. */
const MOST_TIME = 2_000;
const folder = mkdtempSync(join(tmpdir(), "versus-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const seeds = seedFiles();
const outcomes = new Outcomes(folder, seeds);
const pdfFaults = new PdfFaults(folder);
// What a case leaves out is the working directory: not that of this program.
process.chdir(folder);

/**
 * @param collect a file that one of the PDFs is copied to, for a judge
 * @returns `result` ("printed", "made" what is no PDF, "refused" with a diagnostic), and `fault`
 */
async function tried(made, collect) {
  const start = process.cpuUsage();
  let outcome;
  try {
    outcome = await outcomes.of(made);
  } catch (error) {
    return {
      fault: `throws: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`,
    };
  }
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  const { value, diagnostics, damagedText } = outcome;
  const pdfs = outcome.pdfs ?? (value?.bytes ? [value.bytes] : []);
  const result = outcome.result ?? (pdfs.length > 0 ? "printed" : value === undefined ? "refused" : "made");
  const silent = result === "refused" && diagnostics.length === 0;
  const fault =
    (time > MOST_TIME && `takes ${Math.round(time)} ms`) ||
    (silent && "no value and no diagnostic") ||
    outcome.fault ||
    pdfs.map((bytes) => pdfFaults.of(bytes, made.words ?? [], diagnostics)).find((found) => found !== undefined);
  if (collect && pdfs[0]) writeFileSync(collect, pdfs[0]);
  return { result, ...(fault && { fault, damagedText }) };
}

process.on("message", async ({ kind, from, count, reduction, collect, every }) => {
  for (let seed = from; seed < from + count; seed++) {
    process.send({ start: seed });
    const whole = generate(kind, seed, seeds);
    const path = collect && seed % every === 0 ? join(collect, `${kind}-${seed}.pdf`) : undefined;
    const { result, fault, damagedText } = await tried(reduction ? reducedCase(whole, reduction) : whole, path);
    process.send({ end: seed, result, fault, damagedText });
  }
  process.send({ done: true });
});
process.on("disconnect", () => process.exit(0));
