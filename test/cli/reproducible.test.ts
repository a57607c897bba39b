/** The same inputs give the same bytes, wherever and whenever: the program is run as others would run it, in processes of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hasPoppler } from "../support/outside.js";
import { filesBelow, outputsBelow, SHEET, temporaryFolder } from "../support/project.js";

const MAIN = resolve("dist/cli/main.js");
const EXAMPLES = resolve("../shared/examples");
/** Another major version of Node, where there is one. */
const { OTHER_NODE } = process.env;
const hasFaketime = spawnSync("faketime", ["--version"], { stdio: "ignore" }).error === undefined;
if (!hasFaketime) console.warn("faketime is not installed: the test of another clock is skipped");
if (!OTHER_NODE) console.warn("OTHER_NODE names no other version of Node: its test is skipped");

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0f5f8c"/></svg>`;

/** Two sheets of the collection, all examples, and one without a date but with an image. @param backwards written last first */
function collection(parent: string, backwards = false): string {
  const root = join(parent, "project");
  mkdirSync(join(root, "content/images"), { recursive: true });
  const examples = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).filter((name) => name.endsWith(".yaml")) : [];
  const own = readdirSync("content").filter((name) => /^(sales-vs-marketing|sell-vs-sale)\.yaml$/.test(name));
  const files = [...own.map((name) => resolve("content", name)), ...examples.map((name) => join(EXAMPLES, name))];
  writeFileSync(join(root, "content/images/dot.svg"), SVG);
  copyFileSync("content/images/funnel.svg", join(root, "content/images/funnel.svg"));
  writeFileSync(
    join(root, "content/undated.yaml"),
    SHEET.replace("- name: Tea", "- name: Tea\n    image: images/dot.svg"),
  );
  writeFileSync(join(root, "versus.yaml"), 'site: {name: Acme}\naccents: ["#0b5a4a", "#8a3b12"]\n');
  for (const [i, path] of (backwards ? files.reverse() : files).entries()) {
    const copy = join(root, "content", basename(path));
    copyFileSync(path, copy);
    utimesSync(copy, 1_000_000_000 + i, backwards ? 2_000_000_000 - i : 1_000_000_000);
  }
  return root;
}

interface Surroundings {
  readonly folder?: string;
  readonly backwards?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Program and arguments before the script. */
  readonly run?: readonly string[];
  readonly flags?: readonly string[];
}

/** Hashes of all outputs by their paths. */
function build({ folder = "a", backwards = false, env = {}, run = [process.execPath], flags = [] }: Surroundings = {}) {
  const parent = join(temporaryFolder(), folder);
  mkdirSync(parent, { recursive: true });
  const root = collection(parent, backwards);
  const [program, ...before] = run;
  execFileSync(program!, [...before, MAIN, "build", "--quiet", ...flags], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", NO_COLOR: "1", ...env },
  });
  const out = join(root, "out");
  const hash = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(out, path)))
      .digest("hex");
  return { out, hashes: Object.fromEntries(outputsBelow(out).map((path) => [path, hash(path)])) };
}

describe("the same bytes", { timeout: 60_000 }, () => {
  const reference = build();

  it("come twice", () => {
    expect(Object.keys(reference.hashes).length).toBeGreaterThan(10);
    expect(build().hashes).toEqual(reference.hashes);
  });

  it.each<readonly [string, Surroundings]>([
    [
      "in another folder, with files written in another order at other times",
      { folder: "a longer ÿ/path", backwards: true },
    ],
    ["in another time zone", { env: { TZ: "Pacific/Kiritimati" } }],
    ["in other locales", { env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", LANGUAGE: "tr" } }],
    ["for another user", { env: { HOME: "/nonexistent", USER: "somebody", TMPDIR: "/tmp", TERM: "dumb" } }],
    ["by two workers", { flags: ["--jobs", "2"] }],
    ["by five workers", { flags: ["--jobs", "5"] }],
    ["on a machine with other limits", { run: [process.execPath, "--max-old-space-size=256", "--no-opt"] }],
  ])("%s", (_, surroundings) => {
    expect(build(surroundings).hashes).toEqual(reference.hashes);
  });

  it.skipIf(!hasFaketime)("at another time of the clock", () => {
    expect(build({ run: ["faketime", "2001-02-03 04:05:06", process.execPath] }).hashes).toEqual(reference.hashes);
  });

  it.skipIf(!OTHER_NODE)("by another major version of Node", () => {
    const major = (node: string) =>
      execFileSync(node, ["-p", "process.versions.node.split('.')[0]"], { encoding: "utf8" });
    expect(major(OTHER_NODE!)).not.toBe(major(process.execPath));
    expect(build({ run: [OTHER_NODE!] }).hashes).toEqual(reference.hashes);
  });

  it.skipIf(!hasPoppler)("but for SOURCE_DATE_EPOCH, which dates PDFs that have no date of their own", () => {
    const dated = build({ env: { SOURCE_DATE_EPOCH: "1700000000" } });
    const changed = Object.keys(dated.hashes).filter((path) => dated.hashes[path] !== reference.hashes[path]);
    const info = (out: string, name: string) =>
      execFileSync("pdfinfo", ["-isodates", join(out, "pdf", name)], { encoding: "utf8" });
    expect(info(reference.out, "undated.pdf")).not.toContain("CreationDate");
    expect(info(dated.out, "undated.pdf")).toMatch(/CreationDate: +2023-11-14/);
    const updated = /^updated: (.*)$/m.exec(readFileSync("content/sales-vs-marketing.yaml", "utf8"))![1]!;
    expect(info(dated.out, "sales-vs-marketing.pdf")).toMatch(new RegExp(`CreationDate: +${updated}`));
    // The manifest has the hash of what changed.
    const undated = (path: string) => !/CreationDate/.test(info(reference.out, basename(path)));
    expect(changed).toEqual(
      Object.keys(reference.hashes).filter(
        (path) => [".versus-cache.jsonl", "manifest.json"].includes(path) || (path.endsWith(".pdf") && undated(path)),
      ),
    );
  });

  it("a SOURCE_DATE_EPOCH that is no number is wrong usage", () => {
    const root = collection(temporaryFolder());
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "build"], {
      cwd: root,
      env: { SOURCE_DATE_EPOCH: "yesterday", NO_COLOR: "1" },
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH is "yesterday"')]);
  });

  it("the /ID of a PDF comes from its content: other content, another one", () => {
    const ids = filesBelow(join(reference.out, "pdf")).map((name) => {
      const found = /\/ID \[<([\da-f]{32})> <\1>\]/i.exec(readFileSync(join(reference.out, "pdf", name), "latin1"));
      return found?.[1];
    });
    expect(ids.every((id) => id !== undefined)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
