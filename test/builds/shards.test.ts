/** Shards that know nothing of each other, merged into what one build would have written. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import { VERDICT } from "../../src/builds/ledger/verdict.js";
import { merge } from "../../src/builds/merge.js";
import { outputsOfEach } from "../../src/builds/plan/formats.js";
import { checkNumber } from "../../src/builds/plan/plan.js";
import { isOfShard, parseShard } from "../../src/builds/plan/shard.js";
import { DEFAULT_SETTINGS } from "../../src/content/settings/settings.js";
import { hashesBelow, outputsBelow, project, SHEET, temporaryFolder, versus } from "../support/project.js";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0f5f8c"/></svg>`;
const names = ["ale", "bun", "cod", "dill", "egg", "fig", "gin", "ham"];

/** Sheets that show each other's titles, in two languages, one with an image. */
function collection(): string {
  const sheets = names.map((name, i) => {
    const related = `related: [${names[(i + 1) % names.length]}, ${names[(i + 7) % names.length]}]\n`;
    const text = `${i % 3 === 0 ? "lang: de\n" : ""}tags: [${i % 2 ? "odd" : "even"}]\n${SHEET}${related}`;
    return [`content/${name}.yaml`, text.replace("Tea vs", `${name} vs`)];
  });
  const image = SHEET.replace("- name: Tea", "- name: Tea\n    image: dot.svg");
  return project({ ...Object.fromEntries(sheets), "content/jam.yaml": image, "content/dot.svg": SVG });
}

const ALL = ["pdf", "page", "snippet", "index", "handbook"] as const;

describe("shards", { timeout: 120_000 }, () => {
  it("each sheet falls to one of them, and stays there as the collection grows", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (slug, count) => {
        const own = Array.from({ length: count }, (_, i) => ({ index: i + 1, count })).filter((shard) =>
          isOfShard(slug, shard),
        );
        expect(own.length).toBe(1);
      }),
    );
  });

  it("are about even", () => {
    const slugs = Array.from({ length: 7000 }, (_, i) => `sheet-${i}`);
    for (let index = 1; index <= 7; index++) {
      const size = slugs.filter((slug) => isOfShard(slug, { index, count: 7 })).length;
      expect(Math.abs(size - 1000)).toBeLessThan(120);
    }
  });

  it.each(["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "1.5/2"])("%s is none", async (text) => {
    expect(parseShard(text)).toBeUndefined();
    const { code, stderr } = await versus(project({ "content/a.yaml": SHEET }), "build", "--shard", text);
    expect([code, stderr]).toEqual([2, expect.stringContaining("write it as --shard 2/5")]);
  });

  it.each([1, 3, 7])("of %d, built on machines of their own and merged, are one build byte for byte", async (count) => {
    const whole = collection();
    await build({ root: whole, formats: ALL });
    // Each machine has the input and nothing else; their outputs are collected in one place.
    const gathered = temporaryFolder();
    for (let index = 1; index <= count; index++) {
      const machine = collection();
      const report = await build({ root: machine, shard: { index, count } });
      expect(report.diagnostics).toEqual([]);
      expect(outputsBelow(join(machine, "out"))).not.toContain("index.html");
      cpSync(join(machine, "out"), join(gathered, String(index)), { recursive: true });
    }
    const dirs = Array.from({ length: count }, (_, i) => join(gathered, String(i + 1)));
    const merged = collection();
    const report = await merge(dirs, { root: merged, formats: ALL });
    expect(report.diagnostics).toEqual([]);
    expect(report.sheets.map(({ status }) => status)).toEqual(Array(names.length + 1).fill("unchanged"));
    expect(hashesBelow(join(merged, "out"))).toEqual(hashesBelow(join(whole, "out")));
    expect(hashesBelow(join(merged, "out"))).toHaveProperty(["handbook.pdf"]);
    // What is merged is a build like any other.
    expect((await build({ root: merged, formats: ALL })).written).toEqual([]);
  });

  it("one that is missing is told, and its sheets are made", async () => {
    const root = collection();
    await build({ root, shard: { index: 1, count: 2 }, out: "one" });
    const report = await merge(["one"], { root });
    expect(report.diagnostics).toEqual([expect.objectContaining({ code: "merge/made", severity: "warning" })]);
    await build({ root, out: "whole" });
    expect(hashesBelow(join(root, "out"))).toEqual(hashesBelow(join(root, "whole")));
  });

  it("one that was changed or damaged on its way is not trusted", async () => {
    const root = collection();
    await build({ root, shard: { index: 1, count: 2 }, out: "one" });
    await build({ root, shard: { index: 2, count: 2 }, out: "two" });
    const [pdf] = outputsBelow(join(root, "one")).filter((path) => path.endsWith(".pdf"));
    writeFileSync(join(root, "one", pdf!), "not a PDF");
    writeFileSync(join(root, "two/.versus-cache.jsonl"), "nonsense");
    const report = await merge(["one", "two"], { root });
    expect(report.notes).toEqual([
      expect.stringContaining("two/.versus-cache.jsonl is not used"),
      expect.stringContaining("snippets name no related sheets"),
    ]);
    expect(readFileSync(join(root, "two/.versus-cache.jsonl"), "utf8")).toBe("nonsense");
    await build({ root, out: "whole" });
    expect(hashesBelow(join(root, "out"))).toEqual(hashesBelow(join(root, "whole")));
  });

  it("a folder that no build has written is told", async () => {
    const root = collection();
    const { code, stderr } = await versus(root, "merge", "nowhere");
    expect([code, stderr]).toEqual([1, expect.stringContaining("there are no outputs in nowhere")]);
  });

  it("a shard leaves the outputs of the other sheets alone", async () => {
    const root = collection();
    await build({ root });
    const before = outputsBelow(join(root, "out"));
    rmSync(join(root, "out/index.html"));
    await build({ root, shard: { index: 1, count: 3 } });
    expect(outputsBelow(join(root, "out"))).toEqual(
      [...before.filter((path) => path !== "index.html"), VERDICT].sort(),
    );
  });
});

describe("one folder", () => {
  it("holds 360,000 sheets; for more the message names shards", () => {
    expect(checkNumber(360_000)).toEqual([]);
    const [told] = checkNumber(360_001);
    expect(told).toMatchObject({ severity: "error", code: "build/too-many" });
    expect(told?.message).toContain("360,001 sheets are too many for one folder");
    expect(told?.hints?.[0]).toContain("without a merge: `versus build --shard 1/4");
    expect(checkNumber(216_000, 5)).toEqual([]);
    expect(checkNumber(216_001, 5)[0]?.message).toContain("no more than 216,000");
    expect(outputsOfEach(["pdf", "page", "snippet", "index"], { ...DEFAULT_SETTINGS, impose: "2up" })).toBe(4);
    expect(outputsOfEach(["snippet"], { ...DEFAULT_SETTINGS, snippet: ["wordpress", "mail"] })).toBe(2);
    expect(checkNumber(1_000_000)[0]?.hints?.[0]).toContain("--shard 1/6");
  });
});
