import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project, versus } from "../support/project.js";

const AB = "subjects: [{name: A, points: [a]}, {name: B, points: [b]}]\ntable: {Price: [1, 2]}\n";
const BC = "subjects: [{name: B, points: [b]}, {name: C, points: [c]}]\ntable: {price: [2, 3]}\n";
const FILES = { "content/a-vs-b.yaml": AB, "content/b-vs-c.yaml": BC };

describe("compose", () => {
  it("prints a matrix, or writes it so that check and build take it", async () => {
    const root = project(FILES);
    const printed = await versus(root, "compose", "a-vs-b", "content/b-vs-c.yaml");
    expect([printed.code, printed.stdout]).toEqual([0, expect.stringContaining("layout: matrix")]);
    expect(printed.stderr).toContain('joined criteria: "Price" and "price" are one');
    const written = await versus(root, "compose", "a-vs-b", "b-vs-c", "-o", "content/all.yaml");
    expect([written.code, written.stdout]).toEqual([0, "content/all.yaml\n"]);
    expect(readFileSync(join(root, "content/all.yaml"), "utf8")).toBe(printed.stdout);
    expect((await versus(root, "build", "all", "--formats", "page")).code).toBe(0);
  });

  it("exits 1 where sheets disagree, and never writes over a file unless it is forced", async () => {
    const root = project({ ...FILES, "content/b-vs-c.yaml": BC.replace("[2,", "[4,"), "content/all.yaml": "mine" });
    const kept = await versus(root, "compose", "a-vs-b", "b-vs-c", "-o", "content/all.yaml");
    expect([kept.code, readFileSync(join(root, "content/all.yaml"), "utf8")]).toEqual([1, "mine"]);
    const forced = await versus(root, "compose", "a-vs-b", "b-vs-c", "-o", "content/all.yaml", "--force");
    expect(forced.code).toBe(1);
    expect(forced.stderr).toContain("content/a-vs-b.yaml:2 and content/b-vs-c.yaml:2 disagree");
    expect(readFileSync(join(root, "content/all.yaml"), "utf8")).toContain("{value: unknown}");
  });

  it("tells a single sheet, a missing one, and a name that is no slug", async () => {
    const root = project(FILES);
    expect((await versus(root, "compose", "a-vs-b")).code).toBe(2);
    expect((await versus(root, "compose", "a-vs-b", "x-vs-y")).code).toBe(1);
    expect((await versus(root, "compose", "a-vs-b", "b-vs-c", "-o", "All Three.yaml")).code).toBe(2);
  });
});
