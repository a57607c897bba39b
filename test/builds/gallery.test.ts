/** The gallery of `examples/`: two sheets for each layout, in several languages, built without a warning; three of them in every edition. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { hasQpdf } from "../support/outside.js";
import { project, versus } from "../support/project.js";

const THREE = ["annual-vs-perennial", "mitosis-vs-meiosis", "stalactite-vs-stalagmite"];

describe("the gallery", () => {
  const root = project({});
  let built: Awaited<ReturnType<typeof versus>>;
  const pdfs = (folder: string) => readdirSync(join(root, folder)).map((name) => join(root, folder, name));

  beforeAll(async () => {
    cpSync("examples/gallery", root, { recursive: true, filter: (path) => !/[/\\]out$/.test(path) });
    built = await versus(root, "build", "--formats", "pdf,page,snippet,index", "--strict");
  });

  it("has two sheets for each layout, one in Arabic, one in German and one in Japanese", () => {
    const texts = readdirSync(join(root, "content")).map((name) => readFileSync(join(root, "content", name), "utf8"));
    const count = (key: string) => {
      const counts: Record<string, number> = {};
      for (const text of texts) {
        const value = new RegExp(`^${key}: (\\S+)`, "m").exec(text)?.[1] ?? "handout";
        counts[value] = (counts[value] ?? 0) + 1;
      }
      return counts;
    };
    expect(count("layout")).toEqual({ battlecard: 2, brief: 2, card: 2, handout: 2, matrix: 2, worksheet: 2 });
    expect(count("lang")).toMatchObject({ ar: 1, de: 1, ja: 1 });
  });

  it("is built without a warning, each sheet on one page", () => {
    expect([built.code, built.stderr]).toEqual([0, expect.stringContaining("12 sheets built · 0 errors, 0 warnings")]);
    const { outputs } = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8"));
    for (const { format, path, pages } of outputs) if (format === "pdf") expect([path, pages]).toEqual([path, 1]);
  });

  it.skipIf(!hasQpdf)("has PDFs in which another reader finds no fault", () => {
    for (const path of pdfs("out/pdf")) execFileSync("qpdf", ["--check", path]);
  });

  it("has three sheets in every edition, and nothing is lost of an edition", async () => {
    const { code, stderr } = await versus(root, "build", ...THREE, "--settings", "editions.yaml", "--out", "editions");
    expect([code, stderr]).toEqual([0, expect.stringContaining("15 sheets built · 0 errors, 0 warnings")]);
    for (const edition of ["", "large", "grey", "wide", "small"])
      for (const slug of THREE)
        for (const path of [`pdf/${slug}.pdf`, `html/${slug}.html`])
          expect([edition, path, existsSync(join(root, "editions", edition, path))]).toEqual([edition, path, true]);
  });
});
