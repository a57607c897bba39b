/** How the sources are laid out: a newcomer finds a step by its folder, and reads each file and function in one go. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const entries = readdirSync("src", { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name));

describe("the sources", () => {
  it("are found", () => {
    expect(files.length).toBeGreaterThan(400);
  });

  it("have no file of more than 400 lines", () => {
    const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 401);
    expect(long).toEqual([]);
  });

  it("say at the beginning of each file what it makes of what", () => {
    const silent = files.filter((file) => !/^(?:#!.*\n)?\/\*\*/.test(readFileSync(file, "utf8")));
    expect(silent).toEqual([]);
  });

  it("have no folder of more than a dozen loose files", () => {
    const loose = new Map<string, number>();
    for (const entry of entries)
      if (entry.isFile()) loose.set(entry.parentPath, (loose.get(entry.parentPath) ?? 0) + 1);
    expect([...loose].filter(([, count]) => count > 12)).toEqual([]);
  });
});
