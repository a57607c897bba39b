/**
 * Warm sheets are quick because V8 knows their objects by few hidden classes. In V8 11 an object that is copied and then grows, as in
 * `{ ...box, children }`, gets hidden classes of its own, by the thousand: nobody sees it in the code or in a profile, and all
 * code that meets such objects is slow.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const url = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);

/** Makes sheets, and says from where on the log has those that came when all was warm. */
const SCRIPT = `
import { statSync } from "node:fs";
import { parseComparison, renderPdf } from ${url("dist/index.js")};
import { comparison } from ${url("bench/corpus.mjs")};
for (let i = 0; i < 40; i++) {
  if (i === 30) console.log(statSync(process.argv[2]).size);
  const { value } = parseComparison(comparison(i, 1).yaml, { path: "sheet.yaml" });
  await renderPdf(value);
}`;

it("ten more sheets bring hardly any hidden classes", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "versus-maps-"));
  try {
    const [script, log] = [join(folder, "sheets.mjs"), join(folder, "v8.log")];
    writeFileSync(script, SCRIPT);
    const flags = ["--log-maps", "--no-log-maps-details", `--logfile=${log}`, "--no-logfile-per-isolate"];
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, log]);
    expect(statSync(log).size).toBeGreaterThan(Number(stdout));
    const later = readFileSync(log, "latin1").slice(Number(stdout)).split("\n");
    const made = later.filter((line) => line.startsWith("map,Transition,"));
    // Some 40 a sheet are those of its outermost objects, of which there is one each.
    expect(made.length / 10).toBeLessThan(100);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
