/** What is built again: one input changed at a time, and what it changes; and nothing else. */
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import type { BuildOptions, BuildReport } from "../../src/builds/plan/options.js";
import { builtInFontFiles } from "../../src/fonts/built-in.js";
import { outputsBelow, project, SHEET } from "../support/project.js";

const dot = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="${colour}"/></svg>`;

/** a shows the title of b, which shows none; c is German and has an image. */
const FILES = {
  "versus.yaml": "site: {name: Acme, logo: logo.svg}\nfonts: {files: [fonts/*.ttf]}\n",
  "logo.svg": dot("#0f5f8c"),
  "fonts/own.ttf": readFileSync(builtInFontFiles()[0]!),
  "content/a.yaml": `${SHEET}related: [b]\n`,
  "content/b.yaml": SHEET.replace("Tea vs Coffee", "Second"),
  "content/c.yaml": `lang: de\n${SHEET.replace("- name: Tea", "- name: Tea\n    image: dot.svg")}`,
  "content/dot.svg": dot("#0f5f8c"),
  "look/partials/extra.hbs": "<p>extra</p>\n",
  "look/locales/de.yaml": "criterion: Merkmal\n",
  "look/index.hbs": readFileSync("templates/index.hbs"),
  "look/styles/index.css": readFileSync("templates/styles/index.css"),
  "look/styles/sheet.css": readFileSync("templates/styles/sheet.css"),
};

const OPTIONS: BuildOptions = { templates: "look" };

const made = ({ sheets }: BuildReport) => sheets.filter(({ status }) => status === "built").map(({ slug }) => slug);
const notSheets = ({ written }: BuildReport) => written.filter((path) => !/^(pdf|html|snippets)\//.test(path));

async function built(): Promise<string> {
  const root = project(FILES);
  const report = await build({ root, ...OPTIONS });
  expect(report.diagnostics).toEqual([]);
  expect(made(report)).toEqual(["a", "b", "c"]);
  return root;
}

function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(root, path), "utf8");
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(join(root, path), edited);
}

const ALL = ["a", "b", "c"];

describe("an incremental build", { timeout: 60_000 }, () => {
  it.each<[string, (root: string) => Partial<BuildOptions> | undefined, readonly string[]]>([
    ["nothing", () => undefined, []],
    ["another time of a file", (root) => void utimesSync(join(root, "content/a.yaml"), 1, 1), []],
    ["a file written anew with the same bytes", (root) => rewrite(join(root, "content/a.yaml")), []],
    ["a word", (root) => void edit(root, "content/a.yaml", "Both wake", "Both soon wake"), ["a"]],
    ["a comment", (root) => void edit(root, "content/a.yaml", /^/, "# hm\n"), ["a"]],
    ["a title that another sheet shows", (root) => void edit(root, "content/b.yaml", "Second", "Other"), ["a", "b"]],
    ["a title that no other shows", (root) => void edit(root, "content/a.yaml", "Tea vs", "Chai vs"), ["a"]],
    ["a language that another sheet shows", (root) => void edit(root, "content/b.yaml", /^/, "lang: fr\n"), ["a", "b"]],
    ["an image", (root) => void edit(root, "content/dot.svg", "#0f5f8c", "#000000"), ["c"]],
    ["the logo", (root) => void edit(root, "logo.svg", "#0f5f8c", "#000000"), ALL],
    ["a style", (root) => void edit(root, "look/styles/sheet.css", /^/, ".new { color: red }\n"), ALL],
    ["a partial", (root) => void edit(root, "look/partials/extra.hbs", "extra", "more"), ALL],
    ["a template", (root) => void addTemplate(root, "page.hbs"), ALL],
    ["a label", (root) => void edit(root, "look/locales/de.yaml", "Merkmal", "Punkt"), ALL],
    ["the template of the index", (root) => void edit(root, "look/index.hbs", /$/, "<!-- x -->"), []],
    ["the style of the index", (root) => void edit(root, "look/styles/index.css", /^/, ".new { color: red }\n"), []],
    ["a comment in the settings", (root) => void edit(root, "versus.yaml", /^/, "# hm\n"), []],
    ["a setting", (root) => void edit(root, "versus.yaml", /$/, 'accents: ["#0b5a4a"]\n'), ALL],
    ["a font", (root) => void copyFileSync(builtInFontFiles()[2]!, join(root, "fonts/own.ttf")), ALL],
    ["the date of the source", () => ({ sourceDate: "2026-01-02" }), ALL],
    ["the formats", () => ({ formats: ["pdf", "index"] }), ALL],
    ["the kind of snippet", () => ({ snippet: "inline" }), ALL],
    ["a second kind of snippet", () => ({ snippet: ["scoped", "mail"] }), ALL],
    ["the folder of templates", () => ({ templates: undefined }), ALL],
    ["force", () => ({ force: true }), ALL],
    ["the number of workers", () => ({ jobs: 1 }), []],
    ["an output that is gone", (root) => void rmSync(join(root, "out/snippets/b.html")), ["b"]],
    ["an output that was changed", (root) => void flip(join(root, "out/pdf/b.pdf")), ["b"]],
    ["an output that is a link", (root) => void link(join(root, "out/html/b.html")), ["b"]],
    ["an image of a page that is gone", (root) => void rmSync(join(root, "out/assets/images/c-dot.svg")), ["c"]],
    ["the cache is gone", (root) => void rmSync(join(root, "out/.versus-cache.jsonl")), ALL],
    ["the stamps are gone", (root) => void rmSync(join(root, "out/.versus-stamps.json")), []],
    ["the manifest is gone", (root) => void rmSync(join(root, "out/manifest.json")), []],
  ])("%s", async (_, change, expected) => {
    const root = await built();
    const { templates = OPTIONS.templates, ...changed } = change(root) ?? {};
    const options = { root, ...(templates !== undefined && { templates }), ...changed };
    const report = await build(_ === "the folder of templates" ? { root } : options);
    expect(made(report)).toEqual(expected);
    expect(report.sheets.map(({ slug }) => slug)).toEqual(ALL);
    // Now all is as it is again.
    const again = await build(_ === "the folder of templates" ? { root } : { ...options, force: false });
    expect([made(again), again.written]).toEqual([[], []]);
  });

  it("ends with the bytes of a clean one", async () => {
    const root = await built();
    edit(root, "content/b.yaml", "Second", "Other");
    edit(root, "look/index.hbs", /$/, "<!-- x -->");
    rmSync(join(root, "content/c.yaml"));
    await build({ root, ...OPTIONS });
    await build({ root, ...OPTIONS, out: "clean" });
    const bytes = (out: string) =>
      Object.fromEntries(outputsBelow(join(root, out)).map((path) => [path, readFileSync(join(root, out, path))]));
    expect(bytes("out")).toEqual(bytes("clean"));
  });

  it("makes the index anew when its template changes, or a sheet that it shows", async () => {
    const root = await built();
    edit(root, "look/index.hbs", /$/, "<!-- x -->");
    expect(notSheets(await build({ root, ...OPTIONS }))).toEqual(["index.html"]);
    edit(root, "content/a.yaml", "Both wake", "Both soon wake");
    expect(notSheets(await build({ root, ...OPTIONS }))).toEqual([]);
    edit(root, "content/a.yaml", "Tea vs", "Chai vs");
    expect(notSheets(await build({ root, ...OPTIONS }))).toEqual(["index.html"]);
    edit(root, "look/styles/index.css", /^/, ".new { color: red }\n");
    expect(notSheets(await build({ root, ...OPTIONS }))).toContain("assets/index.css");
  });

  it("says again what was said", async () => {
    const root = project({ ...FILES, "content/d.yaml": `lang: sv\n${SHEET}related: [a, zz]\n` });
    const [first, second] = [await build({ root, ...OPTIONS }), await build({ root, ...OPTIONS })];
    expect(first.sheets.find(({ slug }) => slug === "d")!.diagnostics.map(({ code }) => code)).toEqual([
      "relations/one-way",
      "relations/missing",
    ]);
    expect(first.diagnostics.map(({ code }) => code)).toContain("templates/no-locale");
    const told = (report: BuildReport) => [report.diagnostics, report.sheets.map(({ diagnostics }) => diagnostics)];
    expect(told(second)).toEqual(told(first));
    expect(made(second)).toEqual([]);
  });

  it("tries a faulty sheet again each time, and leaves its last good outputs", async () => {
    const root = await built();
    const good = readFileSync(join(root, "out/pdf/b.pdf"));
    edit(root, "content/b.yaml", /$/, "wrong: key\n");
    for (const _ of [1, 2]) {
      const report = await build({ root, ...OPTIONS });
      expect(report.sheets.find(({ slug }) => slug === "b")).toMatchObject({ status: "failed" });
      expect(readFileSync(join(root, "out/pdf/b.pdf"))).toEqual(good);
    }
    edit(root, "content/b.yaml", "wrong: key\n", "");
    expect(made(await build({ root, ...OPTIONS }))).toEqual(["a"]);
  });

  it("an image that is gone is told, though the sheet is the same", async () => {
    const root = await built();
    rmSync(join(root, "content/dot.svg"));
    const { sheets } = await build({ root, ...OPTIONS });
    expect(sheets.at(-1)).toMatchObject({ slug: "c", status: "failed" });
    expect(sheets.at(-1)!.diagnostics[0]).toMatchObject({ code: "content/image-missing" });
  });

  it("in some formats is no reason to make the others again", async () => {
    const root = await built();
    expect(made(await build({ root, ...OPTIONS, formats: ["handbook"] }))).toEqual(ALL);
    expect(made(await build({ root, ...OPTIONS }))).toEqual([]);
    expect((await build({ root, ...OPTIONS, formats: ["handbook"] })).written).toEqual([]);
  });

  it("one sheet by its name, then all: what was built stays", async () => {
    const root = project(FILES);
    expect(made(await build({ root, ...OPTIONS, select: ["b"] }))).toEqual(["b"]);
    expect(made(await build({ root, ...OPTIONS }))).toEqual(["a", "c"]);
    expect(made(await build({ root, ...OPTIONS, select: ["a"], related: 1 }))).toEqual([]);
  });
});

function rewrite(path: string): undefined {
  writeFileSync(`${path}.new`, readFileSync(path));
  renameSync(`${path}.new`, path);
}

function addTemplate(root: string, name: string): void {
  mkdirSync(dirname(join(root, "look", name)), { recursive: true });
  writeFileSync(join(root, "look", name), `${readFileSync(join("templates", name), "utf8")}<!-- own -->`);
}

/** Changes one byte, and neither size nor time. */
function flip(path: string): void {
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

function link(path: string): void {
  renameSync(path, `${path}.away`);
  symlinkSync(`${path}.away`, path);
}
