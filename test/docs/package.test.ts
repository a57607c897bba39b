/** The package as npm packs it: what its README and docs lead to is in it, and so are the licences of what is bundled. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";

function packed(): string[] {
  const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
}

describe.skipIf(!existsSync("dist/index.js"))("the package", () => {
  const files = packed();

  it("has what its pages link to", () => {
    const pages = files.filter((path) => path.endsWith(".md"));
    expect(pages).toContain("README.md");
    const dead = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\]\(([^)\s#]+)/g)]
        .map(([, url]) => url!)
        .filter((url) => !/^[a-z]+:/i.test(url))
        .map((url) => posix.join(posix.dirname(page), url))
        // What is shown as an example of a link is none.
        .filter((path) => /\.(md|png)$/.test(path) && !files.includes(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  it("has a licence for each package whose code is in it", () => {
    expect(files).toContain("THIRD-PARTY.txt");
    const texts = readFileSync("THIRD-PARTY.txt", "utf8").split(`\n${"-".repeat(80)}\n\n`);
    const names = texts.map((text) => text.split(" ")[0]!);
    expect(names).toEqual(expect.arrayContaining(["@clack/prompts", "handlebars", "pdfkit", "yaml"]));
    for (const text of texts) expect(text.length, text.split("\n")[0]).toBeGreaterThan(300);
  });

  it("has the schemas that first lines name, and brings nothing of its tests", () => {
    expect(files).toEqual(
      expect.arrayContaining(["versus.schema.json", "versus.model.schema.json", "versus.settings.schema.json"]),
    );
    expect(files.filter((path) => /^(src|test|scripts)\//.test(path))).toEqual([]);
    for (const path of files) expect(existsSync(join(dirname("package.json"), path)), path).toBe(true);
  });
});
