/** Every bad input of the kind that people and machines bring: a clear message, the right exit code, the others built. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, project, SHEET, versus } from "../support/project.js";

const GOOD = { "content/good.yaml": SHEET };
const isRoot = process.getuid?.() === 0;

describe("one bad sheet", () => {
  it.each([
    ["no subjects", "title: x\ntable: {a: [1, 2]}\n", /"subjects" is missing/],
    [
      "three values for two subjects",
      SHEET.replace("[Leaf, Seed]", "[Leaf, Seed, Root]"),
      /the row "Plant" has 3 values, but there are 2 subjects/,
    ],
    ["a misspelt key", SHEET.replace("intro:", "intor:"), /did you mean "intro"\?/],
    ["a tab", SHEET.replace("  - name: Tea", "\t- name: Tea"), /indented with a tab/],
    [
      "an alias bomb",
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: [*a, *a, *a, *a, *a, *a]`).join("\n")}\n`,
      /100 aliases or more/,
    ],
    ["a binary file", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /a binary file, not YAML text/],
    ["no UTF-8", new Uint8Array([0x74, 0x3a, 0x20, 0xe9, 0x0a]), /not UTF-8 text/],
    ["a file of 50 MB", "x".repeat(50_000_000), /the file has 47.7 MB: a comparison has at most 1 MB/],
    [
      "an unsafe link",
      SHEET.replace("Both wake you up.", "'[Both](javascript:alert) wake'"),
      /the link "javascript:alert" in "intro" is not safe/,
    ],
    [
      "an image outside",
      SHEET.replace("- name: Tea", "- name: Tea\n    image: ../../secret.png"),
      /image ..\/..\/secret.png/,
    ],
    [
      "an image that is missing",
      SHEET.replace("- name: Tea", "- name: Tea\n    image: tea.png"),
      /there is no image tea.png/,
    ],
    [
      "too much for a page",
      SHEET.replace("intro: Both wake you up.", `intro: ${"Both wake you up. ".repeat(900)}`),
      /does not fit one page: even at scale 80 %/,
    ],
  ])("%s: told with its place, the other sheet built, nothing half written", async (_, content, message) => {
    const root = project({ ...GOOD, "content/bad.yaml": content });
    const { code, stderr, stdout } = await versus(root, "build");
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/content\/bad\.yaml/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^good /m);
    const files = filesBelow(join(root, "out"));
    expect(files).toContain("pdf/good.pdf");
    expect(files.filter((file) => file.includes("bad") || file.includes("tmp"))).toEqual([]);
  });

  it("keeps its last good outputs", async () => {
    const root = project({ ...GOOD, "content/other.yaml": SHEET });
    expect((await versus(root, "build")).code).toBe(0);
    const before = readFileSync(join(root, "out/pdf/other.pdf"));
    writeFileSync(join(root, "content/other.yaml"), "nonsense");
    expect((await versus(root, "build")).code).toBe(1);
    expect(readFileSync(join(root, "out/pdf/other.pdf")).equals(before)).toBe(true);
    expect(readFileSync(join(root, "out/manifest.json"), "utf8")).toMatch(/pdf\/other\.pdf/);
  });

  it("an image through a link that leaves the project is refused", async () => {
    const outside = project({ "secret.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>" });
    const root = project({ "content/bad.yaml": SHEET.replace("- name: Tea", "- name: Tea\n    image: link.svg") });
    symlinkSync(join(outside, "secret.svg"), join(root, "content/link.svg"));
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the image link.svg lies outside the project/)]);
  });
});

describe("the collection", () => {
  it("two files with one slug are told with both names", async () => {
    const { code, stderr } = await versus(project({ ...GOOD, "content/good.yml": SHEET }), "build");
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/content\/good.yml and content\/good.yaml would both be written as "good"/),
    ]);
  });

  it.each([
    ["no content folder", {}, /there is no content folder content/],
    ["an empty content folder", { "content/.keep": "" }, /there are no content files in content/],
  ])("%s", async (_, files, message) => {
    const { code, stderr } = await versus(project(files), "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(stderr).toMatch(/versus new/);
  });

  it("warns of relations that lead nowhere or one way only, and builds", async () => {
    const root = project({ "content/a.yaml": `${SHEET}related: [b, bb]\n`, "content/b.yaml": SHEET });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(0);
    expect(stderr).toMatch(/there is no sheet "bb"[\s\S]*did you mean "b"\?/);
    expect(stderr).toMatch(/"b" does not name "a" among its related sheets/);
    expect((await versus(root, "build", "--strict")).code).toBe(1);
  });
});

describe("settings", () => {
  it.each([
    ["acents: [red]", /the key "acents" is not known[\s\S]*did you mean "accents"\?/],
    ["page: {size: A44}", /"A44" is not a page size/],
    ["page: {margin: wide}", /"wide" is no margin/],
    ['accents: ["#ffee00"]', /contrast is below 4.5:1[\s\S]*the nearest colour that can is "#[0-9a-f]{6}"/],
    ["fonts: {files: [fonts/*.ttf]}", /there is no font file fonts\/\*\.ttf/],
    ["fonts: {body: [Nowhere Sans]}", /no font file has the family "Nowhere Sans"/],
    ["fit: {min: 0}", /the smallest scale can't be 0/],
    ["formats: [pdf, docx]", /"docx" is not known/],
    ["site: {url: example.org}", /"example.org" is not a web address/],
    ["snippet: inlined", /"inlined" is not known/],
    ["snippet: [wordpress, mial]", /"mial" is not known[\s\S]*did you mean "mail"\?/],
    ["snippet: []", /name one or several/],
  ])("%s", async (yaml, message) => {
    const { code, stderr } = await versus(project({ ...GOOD, "versus.yaml": `${yaml}\n` }), "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(stderr).toMatch(/versus\.yaml/);
  });
});

describe("the output folder", () => {
  it("that is a file is told clearly", async () => {
    const root = project({ ...GOOD, out: "a file" });
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/the output folder out can't be written: a part of the path is a file/),
    ]);
    expect(readFileSync(join(root, "out"), "utf8")).toBe("a file");
  });

  it.skipIf(isRoot)("without permission is told clearly", async () => {
    const root = project(GOOD);
    mkdirSync(join(root, "out"));
    chmodSync(join(root, "out"), 0o500);
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no permission to write/)]);
  });
});

describe("usage", () => {
  it.each([
    [["build", "goood"], /there is no sheet "goood"[\s\S]*did you mean "good"\?/],
    [["build", "nowhere/x.yaml"], /there is no sheet "nowhere\/x.yaml"/],
    [["build", "--formats", "pdff"], /there is no format "pdff"[\s\S]*did you mean "pdf"\?/],
    [["build", "--related", "two"], /--related takes a number of steps/],
    [["build", "--wacht"], /unknown option '--wacht'[\s\S]*--watch/],
    [["bild"], /unknown command 'bild'[\s\S]*build/],
    [["new", "Alone"], /two to six subjects, not 1/],
    [["print", "x.html", "-o", "x.png"], /doesn't end in .pdf/],
  ])("%s", async (argv, message) => {
    const { code, stderr, stdout } = await versus(project(GOOD), ...argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  it("print of HTML that is nested ten thousand deep, or random", async () => {
    const random = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(32 + ((i * 7919) % 95))).join("");
    const root = project({
      "deep.html": `<html lang="en">${"<div>".repeat(10_000)}deep${"</div>".repeat(10_000)}`,
      "random.html": `<html lang="en">${random.replaceAll("<img", "<i")}`,
    });
    expect(await versus(root, "print", "deep.html")).toMatchObject({ code: 0, stdout: "deep.pdf\n" });
    expect(await versus(root, "print", "random.html", "--quiet")).toMatchObject({ code: 0 });
  });

  it("characters that no font has are named, with the fonts that were tried", async () => {
    const root = project({ "content/x.yaml": SHEET.replace("Brewed from leaves", "한국 🔥") });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /no font has the characters "한" \(U\+D55C\), "국" \(U\+AD6D\), first in <li> of content\/x.yaml[\s\S]*@expo-google-fonts\/noto-sans-kr[\s\S]*no font has the character "🔥" \(U\+1F525\)/,
    );
    expect(stderr).toMatch(/tried: Source Sans 3, Noto Sans Arabic, BIZ UDPGothic/);
  });

  it("print of a file that is not there", async () => {
    const { code, stderr } = await versus(project({}), "print", "page.html");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/there is no file page.html/)]);
  });
});

describe("a template of one's own with an error", () => {
  it.each([
    [
      "partials/cell.hbs",
      "{{#if mark}}\n{{markk}}{{/if}}\n{{nothing}}",
      /there is no "nothing" here[\s\S]*partials\/cell.hbs:3:/,
    ],
    ["partials/foot.hbs", "a\n{{#if updated}}\n", /is not closed[\s\S]*partials\/foot.hbs:/],
    ["page.hbs", "{{> shet}}", /there is no partial "shet"[\s\S]*page.hbs:1:[\s\S]*did you mean "sheet"\?/],
    ["snippet.hbs", "x\n  {{shout title}}", /there is no helper "shout"[\s\S]*snippet.hbs:2:/],
  ])("%s is told with its place", async (file, text, message) => {
    const root = project({ ...GOOD, [`mine/${file}`]: text });
    const { code, stderr } = await versus(root, "build", "--templates", "mine");
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(existsSync(join(root, "out/html/good.html"))).toBe(false);
  });
});
