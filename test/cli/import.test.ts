import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, project, versus } from "../support/project.js";

const CSV = ",Pen,Pencil\nErasable,no,yes\n";
const FILE = "content/pen-vs-pencil.yaml";

describe("import", () => {
  it("writes a file that check finds no error in, and says what it found, guessed, and what to do next", async () => {
    const root = project({ "pens.csv": CSV });
    const { code, stdout, stderr } = await versus(root, "import", "pens.csv");
    expect([code, stdout]).toEqual([0, `${FILE}\n`]);
    expect(stderr).toContain("pens.csv: 2 subjects: Pen, Pencil; 1 row");
    expect(stderr).toContain("guess: the columns were taken for the subjects");
    expect(stderr).toMatch(/placed: \d+ %/);
    expect(stderr).toContain("versus build pen-vs-pencil");
    expect((await versus(root, "check")).code).toBe(0);
    expect((await versus(root, "build", "pen-vs-pencil", "--formats", "page")).code).toBe(0);
  });

  it("never writes over a file, unless it is forced", async () => {
    const root = project({ "pens.csv": CSV, [FILE]: "mine" });
    const { code, stderr } = await versus(root, "import", "pens.csv");
    expect([code, readFileSync(join(root, FILE), "utf8")]).toEqual([1, "mine"]);
    expect(stderr).toContain("exists already");
    expect((await versus(root, "import", "pens.csv", "--force")).code).toBe(0);
    expect(readFileSync(join(root, FILE), "utf8")).toContain("Erasable");
  });

  it("writes nothing where one of several files is there already", async () => {
    const root = project({ "pens.csv": ",Pen,Pencil,Chalk\nErasable,no,yes,yes\n", [FILE]: "mine" });
    expect((await versus(root, "import", "pens.csv", "--pairs")).code).toBe(1);
    expect(filesBelow(join(root, "content"))).toEqual(["pen-vs-pencil.yaml"]);
  });

  it("with --dry-run prints the YAML, and with --strict takes guesses for errors; neither writes", async () => {
    const root = project({ "pens.csv": CSV });
    const dry = await versus(root, "import", "pens.csv", "--dry-run");
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining("Erasable: [false, true]")]);
    const strict = await versus(root, "import", "pens.csv", "--strict");
    expect([strict.code, strict.stderr]).toEqual([1, expect.stringContaining("nothing is written")]);
    expect(existsSync(join(root, "content"))).toBe(false);
  });

  it("writes to the file or the folder that --out names", async () => {
    const root = project({ "pens.csv": CSV });
    expect((await versus(root, "import", "pens.csv", "--out", "drafts/writing.yaml")).stdout).toBe(
      "drafts/writing.yaml\n",
    );
    expect((await versus(root, "import", "pens.csv", "--out", "more")).stdout).toBe("more/pen-vs-pencil.yaml\n");
    const bad = await versus(root, "import", "pens.csv", "--out", "My File.yaml");
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining("My File.yaml")]);
  });

  it.each([
    [["--table", "x"], "--table"],
    [["--split", "9"], "--split"],
    [["--orient", "diagonal"], "rows or columns"],
    [["--subjects", "Pen"], "--subjects"],
    [["--base", "docs"], "--base"],
    [["--from", "pdf"], "--from"],
    [["--lang", "english"], "en"],
    [["--pairs", "--split", "2"], "--pairs"],
  ])("says what %j should be", async (flags, told) => {
    const root = project({ "pens.csv": CSV });
    const { code, stderr } = await versus(root, "import", "pens.csv", ...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
  });

  it("goes on with the other files where one can't be imported", async () => {
    const root = project({ "pens.csv": CSV, "soup.md": "# Soup\n\nBoil.\n" });
    const { code, stdout, stderr } = await versus(root, "import", "soup.md", "missing.csv", "pens.csv");
    expect([code, stdout]).toEqual([1, `${FILE}\n`]);
    expect(stderr).toContain("soup.md: nothing was found");
    expect(stderr).toContain("missing.csv can't be read");
  });

  it("leaves no half of a file where the folder can't be written to", async () => {
    const root = project({ "pens.csv": CSV });
    writeFileSync(join(root, "content"), "a file");
    const { code, stderr } = await versus(root, "import", "pens.csv");
    expect([code, stderr]).toEqual([1, expect.stringContaining("can't be written")]);
  });
});
