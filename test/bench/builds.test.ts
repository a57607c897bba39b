/** The benchmark of whole builds, with hardly any sheets: it checks by itself that what it measured was done, and fails if not. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const isCompiled = existsSync("dist/cli/main.js");
const arePeersInstalled = ["@myriaddreamin/typst-ts-node-compiler", "@11ty/eleventy"].every((name) =>
  existsSync(`bench/node_modules/${name}`),
);

const FLAGS = ["bench/builds.mjs", "--quiet", "--rounds", "1", "--jobs", "1", "--timeout", "60"];

interface Result {
  readonly name: string;
  readonly samples: readonly { readonly s: number }[];
}

async function measured(...flags: string[]) {
  const { stdout } = await run(process.execPath, [...FLAGS, "--json", ...flags]);
  const { tables } = JSON.parse(stdout) as { tables: { section: string; results: Result[] }[] };
  for (const { results } of tables)
    for (const { name, samples } of results) {
      expect(samples.length, name).toBeGreaterThan(0);
      expect(samples.every(({ s }) => s > 0)).toBe(true);
    }
  return tables.map(({ section, results }) => [section, ...results.map(({ name }) => name)]);
}

describe.skipIf(!isCompiled)("the benchmark of whole builds", () => {
  it("measures Versus, and that its builds made what they should", async () => {
    expect(await measured("--programs", "versus", "--sheets", "1", "--only", "rebuild,watch,growth")).toEqual([
      ["rebuild", "full build", "nothing changed", "one word changed"],
      ["watch", "first word", "each further word"],
      ["growth", "1 sheet"],
    ]);
  });

  it.skipIf(!arePeersInstalled)("measures the peers where they are installed, and tells it in tables", async () => {
    // The stylesheets of the pages, and they alone, are made by Versus.
    const flags = [...FLAGS, "--programs", "typst,eleventy", "--sheets", "1", "--only", "pdfs,pages"];
    const { stdout } = await run(process.execPath, flags);
    expect(stdout).toMatch(/^\| typst +\|.*\| +1\.00 \|.*\| +yes \|$/m);
    expect(stdout).toMatch(/^\| eleventy +\|.*\| +1\.00 \|/m);
  });

  it("says what it doesn't know", async () => {
    await expect(run(process.execPath, ["bench/builds.mjs", "--only", "pdf"])).rejects.toThrow(
      'there is no section "pdf"',
    );
    await expect(run(process.execPath, ["bench/builds.mjs", "--sheets", "few"])).rejects.toThrow('not "few"');
  });
});
