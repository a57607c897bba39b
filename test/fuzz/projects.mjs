/**
 * A small project with two shards, built once, of which a case damages a file before the next build or merge. That one must give the
 * same PDFs or say why not, and leave all else as it is.
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, merge } from "../../dist/index.js";

const SHEETS = {
  "a-vs-b": "subjects: [{name: A, points: [x]}, {name: B, points: [y]}]\ntable: {Row: [1, 2]}\nrelated: [c-vs-d]\n",
  "c-vs-d": "subjects: [{name: C, points: [x]}, {name: D, points: [y]}]\ntable: {Row: [1, 2]}\n",
};

/** Makes the project's content below a folder; returns its root. */
export function writeProject(folder) {
  const root = join(folder, "project");
  mkdirSync(join(root, "content"), { recursive: true });
  for (const [slug, text] of Object.entries(SHEETS)) writeFileSync(join(root, "content", `${slug}.yaml`), text);
  return root;
}

/** All files below a folder with hashes of their content, but for those in one folder. */
function filesOf(folder, without) {
  const hashes = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.startsWith(without + sep)) continue;
    hashes.set(relative(folder, path), createHash("sha1").update(readFileSync(path)).digest("hex"));
  }
  return hashes;
}

const pdfsOf = (out) => filesOf(join(out, "pdf"), "");

export class Projects {
  #root;
  #folder;
  #pdfs;

  constructor(folder) {
    this.#folder = join(folder, "projects");
  }

  async #made() {
    if (this.#root) return;
    this.#root = writeProject(this.#folder);
    const root = this.#root;
    const formats = ["pdf", "snippet"];
    await build({ root, formats });
    for (const index of [1, 2]) await build({ root, formats, out: `s${index}`, shard: { index, count: 2 } });
    this.#pdfs = pdfsOf(join(root, "out"));
    for (const name of ["out", "s1"]) cpSync(join(root, name), join(this.#folder, "kept", name), { recursive: true });
  }

  /** @returns the outcome, with what is wrong with the files afterwards */
  async run({ project: command, damaged, damage, content }) {
    await this.#made();
    const root = this.#root;
    const [source, out] = command === "build" ? ["out", "out"] : ["s1", "merged"];
    const original = readFileSync(join(this.#folder, "kept", source, damaged), "utf8");
    const text = content ?? damage(original);
    writeFileSync(join(root, source, damaged), text);
    try {
      const before = filesOf(this.#folder, join(root, out));
      const formats = ["pdf", "snippet"];
      const report = await (command === "build"
        ? build({ root, formats })
        : merge(["s1", "s2"], { root, formats, out }));
      const after = filesOf(this.#folder, join(root, out));
      const diagnostics = [...report.diagnostics, ...report.sheets.flatMap((sheet) => sheet.diagnostics)];
      const failed = diagnostics.some(({ severity }) => severity === "error");
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => before.get(path) !== after.get(path),
      );
      if (changed.length > 0)
        return { diagnostics, damagedText: text, fault: `changes what is not its own: ${changed}` };
      const pdfs = failed ? this.#pdfs : pdfsOf(join(root, out));
      const other = [...this.#pdfs].filter(([path, hash]) => pdfs.get(path) !== hash).map(([path]) => path);
      if (other.length > 0) return { diagnostics, damagedText: text, fault: `gives other files: ${other}` };
      return { diagnostics, damagedText: text, result: failed ? "refused" : "printed" };
    } finally {
      for (const name of [source, out]) rmSync(join(root, name), { recursive: true, force: true });
      if (command === "build" || source === "s1")
        cpSync(join(this.#folder, "kept", source), join(root, source), { recursive: true, preserveTimestamps: true });
    }
  }
}
