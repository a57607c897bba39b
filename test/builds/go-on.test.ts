/** Builds that follow one another in a process write what has changed, and leave to others what a single build would leave. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build, buildFrom } from "../../src/builds/build.js";
import { BuildMemory } from "../../src/builds/ledger/memory.js";
import { hashOf } from "../../src/files/index.js";
import { outputsBelow, project, SHEET } from "../support/project.js";

/** So many that one of them is less than a tenth of what is written down. */
const SHEETS = Array.from({ length: 12 }, (_, i) => `content/s${i}.yaml`);
const FORMATS = { formats: ["page", "snippet", "index"] } as const;
const CHANGED = SHEET.replace("Both wake", "Both soon wake");

const contents = (out: string, isWanted = (_: string) => true) =>
  Object.fromEntries(
    outputsBelow(out)
      .filter(isWanted)
      .map((path) => [path, hashOf(readFileSync(join(out, path)))]),
  );

async function built(files: Readonly<Record<string, string>>) {
  const root = project(files);
  await build({ root, ...FORMATS });
  return contents(join(root, "out"));
}

it("adds to cache and stamps, writes the manifest whole, and the next process finds all of it", async () => {
  const files = Object.fromEntries(SHEETS.map((path) => [path, SHEET]));
  const root = project(files);
  const out = join(root, "out");
  const read = (name: string) => readFileSync(join(out, name), "utf8");
  const memory = new BuildMemory(true);
  await buildFrom({ root, ...FORMATS }, () => [], memory);
  const before = { cache: read(".versus-cache.jsonl"), stamps: read(".versus-stamps.json") };

  writeFileSync(join(root, SHEETS[7]!), CHANGED);
  const { sheets } = await buildFrom({ root, ...FORMATS }, () => [], memory);
  expect(sheets.filter(({ status }) => status === "built").map(({ slug }) => slug)).toEqual(["s7"]);
  expect(read(".versus-cache.jsonl").startsWith(before.cache)).toBe(true);
  expect(read(".versus-cache.jsonl").length).toBeGreaterThan(before.cache.length);
  expect(read(".versus-stamps.json")).toBe(before.stamps);
  const clean = await built({ ...files, [SHEETS[7]!]: CHANGED });
  const isShown = (path: string) => !path.includes(".versus-");
  expect(contents(out, isShown)).toEqual(Object.fromEntries(Object.entries(clean).filter(([path]) => isShown(path))));

  const next = await build({ root, ...FORMATS });
  expect(next.sheets.every(({ status }) => status === "unchanged")).toBe(true);
  expect(next.notes).toEqual([]);
  expect(contents(out)).toEqual(clean);
});

it("sees what another process has written meanwhile", async () => {
  const files = { "content/a.yaml": SHEET, "content/b.yaml": SHEET };
  const root = project(files);
  const memory = new BuildMemory(true);
  const change = async (path: string, own: BuildMemory) => {
    writeFileSync(join(root, path), CHANGED);
    const { sheets } = await buildFrom({ root, ...FORMATS }, () => [], own);
    return sheets.map(({ status }) => status);
  };
  await buildFrom({ root, ...FORMATS }, () => [], memory);
  expect(await change("content/a.yaml", new BuildMemory())).toEqual(["built", "unchanged"]);
  expect(await change("content/b.yaml", memory)).toEqual(["unchanged", "built"]);
  const both = { "content/a.yaml": CHANGED, "content/b.yaml": CHANGED };
  expect(contents(join(root, "out"))).toEqual(await built(both));
});
