import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eventsIn, filesBelow, outputsBelow, project, SHEET, versus } from "../support/project.js";

const related = (...slugs: string[]) => `${SHEET}related: [${slugs.join(", ")}]\n`;
/** a - b - c - d, and e alone. */
const CHAIN = {
  "content/a.yaml": related("b"),
  "content/b.yaml": related("a", "c"),
  "content/c.yaml": related("b", "d"),
  "content/d.yaml": related("c"),
  "content/e.yaml": SHEET,
};
const pdfs = (root: string) => filesBelow(join(root, "out/pdf"));

describe("build", () => {
  it.each([
    [["b"], ["b.pdf"]],
    [
      ["b", "--related", "1"],
      ["a.pdf", "b.pdf", "c.pdf"],
    ],
    [
      ["a", "--related"],
      ["a.pdf", "b.pdf", "c.pdf", "d.pdf"],
    ],
    [["content/e.yaml"], ["e.pdf"]],
    [[], ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"]],
  ])("%j builds just %j", async (argv, expected) => {
    const root = project(CHAIN);
    const { code, stderr } = await versus(root, "build", ...argv);
    expect([code, pdfs(root)]).toEqual([0, expected]);
    expect(stderr).toMatch(new RegExp(`^${expected.length} sheets? built · 0 errors, 0 warnings`, "m"));
  });

  it("writes the formats asked for, and a manifest that is true of them", async () => {
    const root = project({ "content/a.yaml": SHEET });
    await versus(root, "build", "--formats", "pdf,snippet");
    expect(outputsBelow(join(root, "out"))).toEqual([
      ".versus-cache.jsonl",
      "manifest.json",
      "pdf/a.pdf",
      "snippets/a.html",
    ]);
    const { outputs } = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8"));
    expect(outputs).toEqual([
      expect.objectContaining({
        path: "pdf/a.pdf",
        slug: "a",
        title: "Tea vs Coffee",
        source: "content/a.yaml",
        pages: 1,
        scale: 1.15,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
      expect.objectContaining({ path: "snippets/a.html", format: "snippet" }),
    ]);
  });

  it("removes the outputs of a sheet that is gone, and no file that it didn't write", async () => {
    const root = project(CHAIN);
    await versus(root, "build");
    writeFileSync(join(root, "out/pdf/mine.pdf"), "mine");
    rmSync(join(root, "content/e.yaml"));
    const { stderr } = await versus(root, "build");
    expect(stderr).toMatch(/3 old files removed/);
    expect(pdfs(root)).toEqual(["a.pdf", "b.pdf", "c.pdf", "d.pdf", "mine.pdf"]);
  });

  it("gives the same bytes wherever and however often it runs", async () => {
    const [one, two] = [project(CHAIN), project(CHAIN)];
    await versus(one, "build");
    await versus(two, "build", "d", "e");
    await versus(two, "build");
    const files = outputsBelow(join(one, "out"));
    expect(outputsBelow(join(two, "out"))).toEqual(files);
    for (const file of files)
      expect(readFileSync(join(two, "out", file)).equals(readFileSync(join(one, "out", file))), file).toBe(true);
  });

  it("links related sheets by their titles, in page and PDF", async () => {
    const root = project({
      "content/a.yaml": related("b"),
      "content/b.yaml": related("a").replace("Tea vs Coffee", "Second & last"),
    });
    await versus(root, "build");
    expect(readFileSync(join(root, "out/html/a.html"), "utf8")).toContain('<a href="b.html">Second &amp; last</a>');
    expect(readFileSync(join(root, "out/snippets/a.html"), "utf8")).not.toContain("Second &amp; last");
  });

  it("--json gives one event on each line of stdout, and nothing else", async () => {
    const { stdout, stderr } = await versus(
      project({ "content/a.yaml": SHEET, "content/b.yaml": "x" }),
      "build",
      "--json",
    );
    const events = eventsIn(stdout);
    expect(events).toEqual([
      { event: "start", total: 2 },
      expect.objectContaining({ event: "sheet", done: 1, total: 2, slug: "b", status: "failed" }),
      expect.objectContaining({ event: "sheet", done: 2, total: 2, slug: "a", status: "built" }),
      expect.objectContaining({ event: "end", built: 1, unchanged: 0, failed: 1, errors: 1, cancelled: false }),
    ]);
    expect(events[1]!.diagnostics).toEqual([
      expect.objectContaining({
        span: expect.objectContaining({ start: { line: 1, column: 1, offset: 0 } }),
      }),
    ]);
    expect(stderr).toBe("");
  });

  it("--quiet says nothing when all is well", async () => {
    expect(await versus(project({ "content/a.yaml": SHEET }), "build", "--quiet")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("stops between sheets when interrupted, with code 130", async () => {
    const { run } = await import("../../src/cli/program.js");
    const root = project(CHAIN);
    let asked = 0;
    const silent = { write: () => true };
    const code = await run(["build"], {
      cwd: root,
      env: {},
      stdout: silent,
      stderr: silent,
      signal: {
        get aborted() {
          return asked++ >= 2;
        },
      } as AbortSignal,
    });
    expect([code, pdfs(root)]).toEqual([130, ["a.pdf", "b.pdf"]]);
  });
});

describe("check", () => {
  it("tells what a build would, and writes nothing", async () => {
    const root = project({ "content/a.yaml": `${SHEET}related: [zz]\n`, "content/b.yaml": "x" });
    const { code, stderr } = await versus(root, "check");
    expect(code).toBe(1);
    expect(stderr).toMatch(/there is no sheet "zz"/);
    expect(existsSync(join(root, "out"))).toBe(false);
  });
});

describe("list", () => {
  it("shows slugs, titles, tags and relations", async () => {
    const root = project({ "content/a.yaml": `${related("b")}tags: [x, y]\n`, "content/b.yaml": related("a") });
    expect((await versus(root, "list")).stdout).toBe(
      "slug  title          tags  related\na     Tea vs Coffee  x, y        1\nb     Tea vs Coffee              1\n",
    );
    expect(JSON.parse((await versus(root, "list", "--json")).stdout)[0]).toEqual({
      slug: "a",
      title: "Tea vs Coffee",
      source: "content/a.yaml",
      lang: "en",
      tags: ["x", "y"],
      related: ["b"],
    });
  });
});

describe("new", () => {
  it.each([[["Sales", "Marketing"]], [["C#: a language", '"B"', "no"]], [["畳", "床"]]])(
    "%j writes a file that builds without a word",
    async (names) => {
      const root = project({});
      const { code, stdout } = await versus(root, "new", ...names);
      expect(code).toBe(0);
      expect(existsSync(join(root, stdout.trim()))).toBe(true);
      const built = await versus(root, "build", "--strict");
      expect([built.code, built.stderr]).toEqual([0, expect.stringMatching(/^\n1 sheet built · 0 errors, 0 warnings/)]);
    },
  );

  it("takes up to six subjects, and a slug", async () => {
    const root = project({});
    expect((await versus(root, "new", "A", "B", "C", "--slug", "abc")).stdout).toBe("content/abc.yaml\n");
    expect((await versus(root, "check", "abc")).stderr).toMatch(/0 errors/);
    expect(await versus(root, "new", "A", "B", "--slug", "A B")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/"A B" can't be part of an address[\s\S]*--slug a-b/),
    });
    expect((await versus(root, "new", ..."ABCDEFG")).code).toBe(2);
  });

  it("names the schema where it stands: in a clone, in an installation, or nowhere", async () => {
    const line = async (files: Record<string, string>) => {
      const root = project(files);
      return readFileSync(join(root, (await versus(root, "new", "A", "B")).stdout.trim()), "utf8").split("\n")[0];
    };
    expect(await line({ "versus.schema.json": "{}" })).toBe("# yaml-language-server: $schema=../versus.schema.json");
    expect(await line({ "node_modules/versus-sheets/versus.schema.json": "{}" })).toBe(
      "# yaml-language-server: $schema=../node_modules/versus-sheets/versus.schema.json",
    );
    expect(await line({})).toMatch(/^# One comparison/);
  });

  it("doesn't overwrite", async () => {
    const root = project({});
    await versus(root, "new", "A", "B");
    expect(await versus(root, "new", "A", "B")).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/content\/a-vs-b.yaml exists already/),
    });
  });
});

describe("schema, print, help", () => {
  it("schema prints a JSON Schema", async () => {
    expect(JSON.parse((await versus(".", "schema")).stdout)).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      required: ["subjects"],
    });
    expect(JSON.parse((await versus(".", "schema", "--settings")).stdout)).toHaveProperty("properties.accents");
  });

  it("print turns any page into a PDF, on as many pages as it takes, or fitted to one", async () => {
    const root = project({
      "page.html": `<html lang="en"><h1>Hello</h1>${"<p>Some words that fill the page.</p>".repeat(36)}`,
      "more.css": "p { color: red }",
    });
    expect(await versus(root, "print", "page.html", "--css", "more.css")).toEqual({
      code: 0,
      stdout: "page.pdf\n",
      stderr: "2 pages\n",
    });
    expect((await versus(root, "print", "page.html", "-o", "one.pdf", "--fit")).stderr).toMatch(
      /^1 page, at scale \d\d\.\d %\n$/,
    );
  });

  it("help and version", async () => {
    expect((await versus(".", "--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { code, stdout } = await versus(".", "help");
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/build[\s\S]*check[\s\S]*list[\s\S]*new[\s\S]*schema[\s\S]*print/),
    ]);
  });
});
