/** Projects in temporary folders, and the command line run in them as a user would. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll } from "vitest";
import { run } from "../../src/cli/program.js";
import { hashOf } from "../../src/files/hash.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "versus-test-"));
  folders.push(folder);
  return folder;
}

/** A project with the files given, by their paths. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder. */
export async function versus(cwd: string, ...argv: string[]): Promise<CliResult> {
  let [stdout, stderr] = ["", ""];
  const code = await run(argv, {
    cwd,
    env: { NO_COLOR: "1" },
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    signal: new AbortController().signal,
  });
  return { code, stdout, stderr };
}

/** All files below a folder, relative to it, in order. */
export function filesBelow(folder: string): string[] {
  const visit = (dir: string): string[] =>
    readdirSync(dir).flatMap((name) => {
      const path = join(dir, name);
      return statSync(path).isDirectory() ? visit(path) : [relative(folder, path)];
    });
  return visit(folder).sort();
}

/** Of an output folder all but what is true of one machine alone: the stamps of its files. */
export function outputsBelow(folder: string): string[] {
  return filesBelow(folder).filter((path) => path !== ".versus-stamps.json");
}

/** Of an output folder the hash of each file, by path. */
export function hashesBelow(folder: string): Record<string, string> {
  return Object.fromEntries(outputsBelow(folder).map((path) => [path, hashOf(readFileSync(join(folder, path)))]));
}

/** An event of `--json`. */
export type Told = { readonly event: string } & Readonly<Record<string, unknown>>;

/** The events of `--json`, one on each line. */
export function eventsIn(stdout: string): Told[] {
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Told]));
}

/** A small valid sheet. */
export const SHEET = `title: Tea vs Coffee
subjects:
  - name: Tea
    points: [Brewed from leaves, Drunk slowly]
  - name: Coffee
    points: [Brewed from seeds, Drunk quickly]
intro: Both wake you up.
table:
  Plant: [Leaf, Seed]
  Time: [Three minutes, One minute]
`;
