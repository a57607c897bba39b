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

interface Result {
  readonly name: string;
  readonly samples: readonly { readonly s: number }[];
}

async function measured(...flags: string[]) {
  const fixed = ["bench/builds.mjs", "--json", "--quiet", "--rounds", "1", "--jobs", "1", "--timeout", "60"];
  const { stdout } = await run(process.execPath, [...fixed, ...flags]);
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
    expect(await measured("--programs", "versus", "--sheets", "2", "--only", "rebuild,growth")).toEqual([
      ["rebuild", "full build", "nothing changed", "one word changed"],
      ["growth", "2 sheets"],
    ]);
  });

  it.skipIf(!arePeersInstalled)("measures the peers where they are installed", async () => {
    const programs = "typst,eleventy";
    // The stylesheets of the pages, and they alone, are made by Versus.
    expect(await measured("--programs", programs, "--sheets", "2", "--only", "pdfs,pages")).toEqual([
      ["pdfs", "typst"],
      ["pages", "eleventy"],
    ]);
  });

  it("says what it doesn't know", async () => {
    await expect(run(process.execPath, ["bench/builds.mjs", "--only", "pdf"])).rejects.toThrow(
      'there is no section "pdf"',
    );
    await expect(run(process.execPath, ["bench/builds.mjs", "--sheets", "few"])).rejects.toThrow('not "few"');
  });
});
