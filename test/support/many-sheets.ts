/** A collection to be built in parts by other machines' means, and what one build of it is. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashesBelow, project, SHEET } from "./project.js";

/** The compiled program. */
export const PROGRAM = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
export const SHEETS = 24;

/** A project of so many sheets, each of which shows the title of the next. @param fault text of one more file */
export function manySheets(fault?: string): string {
  const sheets = Array.from({ length: SHEETS }, (_, i): [string, string] => [
    `content/s${i}.yaml`,
    `${SHEET.replace("Tea vs", `Tea ${i} vs`)}related: [s${(i + 1) % SHEETS}]\n`,
  ]);
  return project({ ...Object.fromEntries(sheets), ...(fault !== undefined && { "content/faulty.yaml": fault }) });
}

/** What one build makes of it, as hashes. */
export function oneBuild(fault?: string): Record<string, string> {
  const root = manySheets(fault);
  spawnSync(process.execPath, [PROGRAM, "build"], { cwd: root, stdio: "ignore" });
  return hashesBelow(join(root, "out"));
}
