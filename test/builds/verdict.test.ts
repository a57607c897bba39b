/** Shards that have faulty sheets end well, and what they said is told by whoever has their folders. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { outputsBelow, project, SHEET, versus } from "../support/project.js";

const good = ["ale", "bun", "cod", "egg", "fig", "gin"];

function collection(more: Record<string, string> = {}): string {
  const sheets = good.map((name) => [`content/${name}.yaml`, SHEET.replace("Tea vs", `${name} vs`)]);
  return project({ ...Object.fromEntries(sheets), ...more });
}

const FAULTY = { "content/jam.yaml": `${SHEET}colour: red\n` };
const WARNED = { "content/rye.yaml": `${SHEET}related: [nothing]\n` };

async function shards(root: string, count: number, ...flags: string[]) {
  const results = [];
  for (let index = 1; index <= count; index++)
    results.push(await versus(root, "build", "--shard", `${index}/${count}`, "--out", `shards/${index}`, ...flags));
  return results;
}

describe("a shard", () => {
  it("with faulty sheets exits with 0 and says so, with --strict too; the merge tells them and exits with 1", async () => {
    const root = collection({ ...FAULTY, ...WARNED });
    const results = await shards(root, 2, "--strict");
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const text = results.map(({ stderr }) => stderr).join("");
    expect(text).toMatch(/1 failed[\s\S]*What failed is told by `versus merge`/);
    const merged = await versus(root, "merge", "shards/1", "shards/2");
    expect([merged.code, merged.stderr]).toEqual([1, expect.stringContaining('"colour"')]);
    expect(outputsBelow(join(root, "out")).filter((path) => path.endsWith(".pdf"))).toHaveLength(good.length + 1);
  });

  it("fails as ever by settings, wrong usage and a folder that can't be written", async () => {
    const root = collection(FAULTY);
    expect((await versus(root, "build", "--shard", "3/2")).code).toBe(2);
    writeFileSync(join(root, "file"), "");
    expect((await versus(root, "build", "--shard", "1/1", "--out", "file")).code).toBe(1);
    writeFileSync(join(root, "versus.yaml"), "page: {size: A99}\n");
    expect((await versus(root, "build", "--shard", "1/1")).code).toBe(1);
  });

  it("that did not come to its end leaves no verdict of an earlier one", async () => {
    const root = collection();
    await shards(root, 1);
    expect((await versus(root, "merge", "--verdict", "shards/1")).code).toBe(0);
    writeFileSync(join(root, "versus.yaml"), "page: {size: A99}\n");
    await shards(root, 1);
    const { code, stderr } = await versus(root, "merge", "--verdict", "shards/1");
    expect([code, stderr]).toEqual([1, expect.stringContaining("in shards/1 no shard was built to its end")]);
  });
});

describe("merge --verdict", () => {
  it("writes nothing, and exits with 0 where all is good", async () => {
    const root = collection();
    await shards(root, 3);
    rmSync(join(root, "content"), { recursive: true });
    const { code, stderr } = await versus(root, "merge", "--verdict", "shards/1", "shards/2", "shards/3");
    expect([code, stderr]).toEqual([0, expect.stringContaining("6 sheets read · 0 errors, 0 warnings")]);
    expect(existsSync(join(root, "out"))).toBe(false);
  });

  it("tells what was wrong and exits with 1; warnings count with --strict", async () => {
    const root = collection({ ...FAULTY, ...WARNED });
    await shards(root, 2);
    const { code, stderr } = await versus(root, "merge", "--verdict", "shards/1", "shards/2");
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: .*"colour"[\s\S]*--> content\/jam\.yaml:/);
    expect(stderr).toContain("8 sheets read · 1 failed · 1 error, 1 warning");
    rmSync(join(root, "content/jam.yaml"));
    await shards(root, 2);
    const dirs = ["shards/1", "shards/2"];
    expect((await versus(root, "merge", "--verdict", ...dirs)).code).toBe(0);
    expect((await versus(root, "merge", "--verdict", "--strict", ...dirs)).code).toBe(1);
    const { stdout } = await versus(root, "merge", "--verdict", "--json", ...dirs);
    const last = JSON.parse(stdout.trim().split("\n").at(-1)!) as object;
    expect(last).toMatchObject({ event: "end", failed: 0, warnings: 1, written: [] });
  });

  it.each<[string, (root: string) => void, string[], string]>([
    ["is missing", () => {}, ["shards/1"], "of 2 parts 2 is not among them"],
    ["is named twice", () => {}, ["shards/1", "shards/1", "shards/2"], "are both part 1 of 2"],
    ["is not there", () => {}, ["shards/1", "shards/9"], "in shards/9 no shard was built to its end"],
    [
      "is of another whole",
      (root) => {
        const path = join(root, "shards/2/.versus-verdict.json");
        writeFileSync(path, readFileSync(path, "utf8").replace('"count":2', '"count":3'));
      },
      ["shards/1", "shards/2"],
      "parts of different wholes: shards/1 is 1/2, shards/2 is 2/3",
    ],
    [
      "has a damaged verdict",
      (root) => writeFileSync(join(root, "shards/2/.versus-verdict.json"), '{"version":1,"sheets":{}}'),
      ["shards/1", "shards/2"],
      "in shards/2 no shard was built to its end",
    ],
    [
      "has a folder for a verdict",
      (root) => {
        rmSync(join(root, "shards/2/.versus-verdict.json"));
        mkdirSync(join(root, "shards/2/.versus-verdict.json"));
      },
      ["shards/1", "shards/2"],
      "in shards/2 no shard was built to its end",
    ],
  ])("exits with 1 where a shard %s", async (_case, damage, dirs, message) => {
    const root = collection();
    await shards(root, 2);
    damage(root);
    const { code, stderr } = await versus(root, "merge", "--verdict", ...dirs);
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
  });
});

describe("merge", () => {
  it("takes what a shard that was killed has made, and makes the rest", async () => {
    const root = collection();
    await shards(root, 1);
    rmSync(join(root, "shards/1/manifest.json"));
    const { code, stderr } = await versus(root, "merge", "shards/1");
    expect([code, stderr]).toEqual([0, expect.stringContaining("0 sheets built · 6 unchanged")]);
    mkdirSync(join(root, "shards/2"));
    const warned = await versus(root, "merge", "shards/1", "shards/2");
    expect([warned.code, warned.stderr]).toEqual([0, expect.stringContaining("no build has written there")]);
    expect(statSync(join(root, "out/manifest.json")).isFile()).toBe(true);
  });
});
