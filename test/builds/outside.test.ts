/** Nothing outside of the output folder is written, removed or read, whatever stands in it, in a manifest, in a cache or in a shard. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import { isOutputPath } from "../../src/builds/folder/output-path.js";
import { merge } from "../../src/builds/merge.js";
import { hashOf } from "../../src/files/hash.js";
import { filesBelow, project, SHEET, temporaryFolder, versus } from "../support/project.js";

const FORMATS = ["page", "snippet", "index"] as const;
const LINKED = ["html", "snippets", "assets", "assets/fonts"];
const hasPipes = process.platform !== "win32";

/** A project that was built, and whose sheet `b` is gone since. */
async function builtOnce(): Promise<string> {
  const root = project({ "content/a.yaml": SHEET, "content/b.yaml": SHEET });
  await build({ root, formats: FORMATS });
  unlinkSync(join(root, "content/b.yaml"));
  return root;
}

const contentsOf = (folder: string) =>
  Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));

const codes = ({ diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] }) =>
  diagnostics.map(({ code }) => code);

describe("a folder of outputs that is a link", { timeout: 60_000 }, () => {
  it.each(
    LINKED.flatMap(
      (name) =>
        [
          [name, false],
          [name, true],
        ] as const,
    ),
  )("at %s is not gone into (force: %s), and told", async (name, force) => {
    const root = await builtOnce();
    const elsewhere = temporaryFolder();
    renameSync(join(root, "out", name), join(elsewhere, "own"));
    writeFileSync(join(elsewhere, "own/x.versus-tmp"), "precious");
    const before = contentsOf(elsewhere);
    symlinkSync(join(elsewhere, "own"), join(root, "out", name), "junction");
    // A lock of a build that died, so that leftovers are swept up.
    writeFileSync(join(root, "out/.versus-lock"), "");
    writeFileSync(join(root, "content/a.yaml"), SHEET.replace("Both wake", "They wake"));
    const report = await build({ root, formats: FORMATS, force });
    expect(contentsOf(elsewhere)).toEqual(before);
    expect(codes(report)).toContain("build/write");
    expect(report.diagnostics.map(({ message }) => message).join()).toMatch(
      /is a link, and nothing is written through it/,
    );
    expect(lstatSync(join(root, "out", name)).isSymbolicLink()).toBe(true);
  });

  it("is out itself: what it leads to is the output folder", async () => {
    const root = project({ "content/a.yaml": SHEET });
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(root, "out"), "junction");
    expect(codes(await build({ root, formats: FORMATS }))).toEqual([]);
    expect(existsSync(join(elsewhere, "html/a.html"))).toBe(true);
  });

  it("in a shard is not read", async () => {
    const root = project({ "content/a.yaml": SHEET });
    await build({ root, formats: ["page"], out: "shard" });
    const elsewhere = temporaryFolder();
    renameSync(join(root, "shard/html"), join(elsewhere, "own"));
    symlinkSync(join(elsewhere, "own"), join(root, "shard/html"), "junction");
    const report = await merge(["shard"], { root, formats: ["page"] });
    expect(report.sheets.map(({ status }) => status)).toEqual(["built"]);
  });
});

it("a file that others share by a hard link is replaced, and theirs stays", { timeout: 60_000 }, async () => {
  const root = await builtOnce();
  const elsewhere = temporaryFolder();
  const names = ["html/a.html", "manifest.json", ".versus-cache.jsonl", ".versus-stamps.json", "index.html"];
  for (const [i, name] of names.entries()) linkSync(join(root, "out", name), join(elsewhere, `${i}`));
  const before = contentsOf(elsewhere);
  writeFileSync(join(root, "content/a.yaml"), SHEET.replace("Both wake", "They wake"));
  expect(codes(await build({ root, formats: FORMATS }))).toEqual([]);
  expect(contentsOf(elsewhere)).toEqual(before);
  expect(readFileSync(join(root, "out/html/a.html"), "utf8")).toMatch(/They wake/);
});

it("a linked cache is not written through", { timeout: 60_000 }, async () => {
  const root = await builtOnce();
  const elsewhere = join(temporaryFolder(), "cache");
  renameSync(join(root, "out/.versus-cache.jsonl"), elsewhere);
  const before = readFileSync(elsewhere, "utf8");
  symlinkSync(elsewhere, join(root, "out/.versus-cache.jsonl"));
  const { notes } = await build({ root, formats: FORMATS });
  expect(notes.join()).toMatch(/set aside.*it is a link/);
  expect(readFileSync(elsewhere, "utf8")).toBe(before);
  expect(lstatSync(join(root, "out/.versus-cache.jsonl")).isFile()).toBe(true);
});

describe("the path of an output", () => {
  const HOSTILE = [
    ...["../precious", "pdf/../../precious", "pdf/..", "/precious", "//server/share/x", "pdf//x", "pdf/./x", "./pdf/x"],
    ...[
      "pdf\\..\\..\\precious",
      "..\\precious",
      "C:\\precious",
      "C:precious",
      "pdf/C:x",
      "\\\\server\\share\\x",
      "pdf/x:stream",
    ],
    ...[
      "pdf/x\0.pdf",
      "pdf/.. /.. /precious",
      "pdf/x.",
      "pdf/x ",
      "html/\n",
      "PDF/x",
      "manifest.json",
      ".versus-lock",
      "",
      "pdf",
      "pdf/",
    ],
  ];

  it.each(HOSTILE)("is not %j", (path) => expect(isOutputPath(path)).toBe(false));

  it.each([
    "pdf/tea.pdf",
    "html/größe-2.html",
    "assets/images/a-b.svg",
    "index.html",
    "handbook.pdf",
    "assets/fonts.css",
  ])("may be %s", (path) => expect(isOutputPath(path)).toBe(true));

  it("stays below the folder, on every system", () => {
    const part = fc.constantFrom("..", ".", "", "pdf", "html", "C:", "x", "\\", "\0", " ", ".. ", "~", "con");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom("/", "\\"), (parts, joint) => {
        const path = parts.join(joint);
        if (!isOutputPath(path)) return;
        expect(path.split("/").every((name) => name !== "" && !/^\.+ *$/.test(name) && !/[\\:]/.test(name))).toBe(true);
      }),
    );
  });

  it("that a manifest names elsewhere is left alone, and told", async () => {
    const root = await builtOnce();
    writeFileSync(join(root, "precious"), "precious");
    const path = join(root, "out/manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as { outputs: object[] };
    const entry = manifest.outputs[0]!;
    manifest.outputs.push(...HOSTILE.map((each) => ({ ...entry, path: each, slug: "b" })), { path: 5 }, null!);
    manifest.outputs.push({ ...entry, source: { a: 1 } }, { ...entry, slug: 7 }, { ...entry, scale: "x" });
    writeFileSync(path, JSON.stringify(manifest));
    const report = await build({ root, formats: FORMATS });
    expect(readFileSync(join(root, "precious"), "utf8")).toBe("precious");
    expect(report.pruned).toEqual(["html/b.html", "snippets/b.html"]);
    expect(report.notes.join()).toMatch(/\d+ entries of out\/manifest\.json can't be of Versus/);
    expect((await build({ root, formats: FORMATS })).notes).toEqual([]);
  });

  it("of one that differs from another in its capitals alone doesn't cost that one its file", async () => {
    const root = await builtOnce();
    const path = join(root, "out/manifest.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll("html/b.html", "html/A.html").replaceAll('"slug": "b"', '"slug": "gone"'));
    await build({ root, formats: FORMATS });
    expect(readdirSync(join(root, "out/html"))).toContain("a.html");
  });
});

describe("lines of a cache that nobody can have written", { timeout: 60_000 }, () => {
  const line = (value: unknown) => {
    const json = JSON.stringify(value);
    return `${hashOf(json).slice(0, 16)} ${json}\n`;
  };
  const entry = { path: "html/a.html", format: "page", bytes: 1, sha256: "0".repeat(64) };
  const record = { entries: [entry], diagnostics: [] };

  it.each<[string, unknown]>([
    ["null", null],
    ["a number", 5],
    ["a record of nothing", { key: "sheet page a", fingerprint: "x", record: null }],
    ["entries that are none", { key: "sheet page a", fingerprint: "x", record: { ...record, entries: [null] } }],
    ["a path elsewhere", { key: "a", fingerprint: "x", record: { ...record, entries: [{ ...entry, path: "../x" }] } }],
    ["an object for a slug", { key: "a", fingerprint: "x", record: { ...record, entries: [{ ...entry, slug: {} }] } }],
    ["diagnostics without text", { key: "a", fingerprint: "x", record: { ...record, diagnostics: [{}] } }],
    ["a card of numbers", { key: "card content/a.yaml", fingerprint: "x", card: { slug: 1, tags: [2] } }],
  ])("%s: told once, and healed", async (_, value) => {
    const root = await builtOnce();
    const path = join(root, "out/.versus-cache.jsonl");
    writeFileSync(path, `${readFileSync(path, "utf8")}${line(value)}`);
    const { code, stderr } = await versus(root, "build", "--formats", "page,snippet,index");
    expect([code, stderr]).toEqual([0, expect.stringMatching(/set aside.*line \d+ is damaged/)]);
    expect((await versus(root, "build", "--formats", "page,snippet,index")).stderr).not.toMatch(/set aside/);
  });
});

describe("a file of ours that can't be read", { timeout: 60_000 }, () => {
  const FILES = [".versus-lock", "manifest.json", ".versus-cache.jsonl", ".versus-stamps.json"];
  const KINDS: [string, boolean, (path: string) => void][] = [
    ["a folder", true, (path) => mkdirSync(join(path, "in it"), { recursive: true })],
    ["a link to nothing", true, (path) => symlinkSync("nowhere", path)],
    ["a link to itself", true, (path) => symlinkSync(path, path)],
    ["a pipe", hasPipes, (path) => execFileSync("mkfifo", [path])],
    ["a link to a device without end", existsSync("/dev/zero"), (path) => symlinkSync("/dev/zero", path)],
    [
      "a file of 100 GB",
      hasPipes,
      (path) => {
        writeFileSync(path, "");
        truncateSync(path, 100e9);
      },
    ],
  ];

  it.each(FILES.flatMap((name) => KINDS.filter(([, can]) => can).map(([kind, , make]) => [name, kind, make] as const)))(
    "%s as %s ends the build, or is healed",
    async (name, _, make) => {
      const root = project({ "content/a.yaml": SHEET });
      mkdirSync(join(root, "out"));
      make(join(root, "out", name));
      const { code, stderr } = await versus(root, "build", "--formats", "page");
      if (name === ".versus-lock") {
        expect([code, stderr]).toEqual([1, expect.stringMatching(/its lock can't be read: it (is|has) /)]);
        expect(stderr).toMatch(/remove out\/\.versus-lock/);
      } else {
        expect([0, 1]).toContain(code);
        if (code === 1) expect(stderr).toMatch(/can't be written: a folder stands where a file should go/);
        expect(existsSync(join(root, "out/html/a.html"))).toBe(true);
      }
    },
  );

  it("in a folder given to merge is passed over, and the sheet is made", async () => {
    const root = project({ "content/a.yaml": SHEET, "shard/manifest.json": "{" });
    if (hasPipes) execFileSync("mkfifo", [join(root, "shard/.versus-cache.jsonl")]);
    const report = await merge(["shard"], { root, formats: ["page"] });
    expect(report.sheets.map(({ status }) => status)).toEqual(["built"]);
  });
});

describe("one file that can't be written", { timeout: 60_000 }, () => {
  it("for a folder in its place is an error of its sheet: the others, the index and the manifest are written", async () => {
    const root = project({ "content/a.yaml": SHEET, "content/b.yaml": SHEET, "out/html/a.html/x": "x" });
    const report = await build({ root, formats: FORMATS });
    expect(report.sheets.map(({ slug, status }) => [slug, status])).toEqual([
      ["a", "failed"],
      ["b", "built"],
    ]);
    expect(report.sheets[0]!.diagnostics.map(({ message }) => message)).toEqual([
      "out/html/a.html can't be written: a folder stands where a file should go",
    ]);
    expect(readFileSync(join(root, "out/manifest.json"), "utf8")).toMatch(/html\/b\.html/);
    expect(readFileSync(join(root, "out/index.html"), "utf8")).toMatch(/html\/b\.html/);
  });

  it.skipIf(process.platform === "win32")("for the length of its name: the same", async () => {
    const long = "x".repeat(251);
    const root = project({
      [`content/${long}.yml`]: SHEET,
      "content/z.yaml": SHEET,
      [`content/${"y".repeat(245)}.yaml`]: SHEET,
    });
    const report = await build({ root, formats: FORMATS });
    expect(report.sheets.map(({ status }) => status)).toEqual(["failed", "built", "built"]);
    expect(report.sheets[0]!.diagnostics[0]!.message).toMatch(/its name is longer than the file system takes/);
    expect(readFileSync(join(root, "out/manifest.json"), "utf8")).toMatch(/html\/z\.html/);
  });

  it("for an index that is a folder leaves the sheets as they are", async () => {
    const root = project({ "content/a.yaml": SHEET, "out/index.html/x": "x" });
    const report = await build({ root, formats: FORMATS });
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      "out/index.html can't be written: a folder stands where a file should go",
    ]);
    expect(readFileSync(join(root, "out/manifest.json"), "utf8")).toMatch(/html\/a\.html/);
  });
});

it("outputs that vanish while a build runs are an error, and not in the manifest", { timeout: 60_000 }, async () => {
  const root = project({ "content/a.yaml": SHEET, "content/b.yaml": SHEET });
  let isFirst = true;
  const report = await build({
    root,
    formats: FORMATS,
    jobs: 1,
    onProgress: () => {
      if (isFirst) rmSync(join(root, "out/html"), { recursive: true });
      isFirst = false;
    },
  });
  expect(codes(report)).toEqual(["build/vanished"]);
  const { outputs } = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8")) as {
    outputs: { path: string }[];
  };
  expect(outputs.every(({ path }) => existsSync(join(root, "out", path)))).toBe(true);
  expect(codes(await build({ root, formats: FORMATS }))).toEqual([]);
  expect(existsSync(join(root, "out/html/a.html"))).toBe(true);
});
