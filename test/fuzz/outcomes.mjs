/** A case -> what the compiled program makes of it. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  build,
  comparisonFrom,
  merge,
  parseComparison,
  parseSettings,
  printHtml,
  renderPage,
  renderPdf,
  renderSnippet,
} from "../../dist/index.js";
import { FOLDER } from "./kinds/options.mjs";
import { Projects, writeProject } from "./projects.mjs";

const VIA = { pdf: renderPdf, page: renderPage, snippet: renderSnippet };
const CALLS = {
  printHtml,
  parseComparison,
  parseSettings,
  comparisonFrom,
  renderPdf,
  renderPage,
  renderSnippet,
  build,
  merge,
};

/** Values with the folder of the runner for the name that stands for it. */
function placed(value, folder) {
  if (typeof value === "string") return value.replaceAll(FOLDER, folder);
  if (Array.isArray(value)) return value.map((one) => placed(one, folder));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, placed(one, folder)]));
}

export class Outcomes {
  #folder;
  #projects;

  /** @param seeds files that calls may name */
  constructor(folder, seeds) {
    this.#folder = folder;
    this.#projects = new Projects(folder);
    writeFileSync(join(folder, "font.ttf"), seeds.fonts["sans.ttf"]);
    writeProject(folder);
  }

  /** @returns `value`, if any, with `bytes` of a PDF; `diagnostics`; `pdfs` that a build has written; `fault` that was seen already */
  async of(made) {
    if (made.project) return this.#projects.run(made);
    if (made.call) return this.#call(made);
    for (const [name, content] of Object.entries(made.files ?? {})) writeFileSync(join(this.#folder, name), content);
    if (made.yaml === undefined) return printHtml(made.html, { file: "fuzz.html", baseDir: this.#folder });
    const parsed = parseComparison(made.yaml, { path: "fuzz.yaml" });
    if (!parsed.value) return parsed;
    return VIA[made.via](parsed.value, made.flow ? { settings: { fit: { overflow: "flow" } } } : {});
  }

  async #call({ call, args }) {
    const given = placed(args, this.#folder);
    if (call.startsWith("render")) {
      const made = comparisonFrom(given[0]);
      // What is refused there must be refused here, too.
      return CALLS[call](made.value ?? given[0], ...given.slice(1));
    }
    if (call !== "build" && call !== "merge") return CALLS[call](...given);
    return this.#build(call, given);
  }

  async #build(call, given) {
    const root = join(this.#folder, "project");
    if (call === "merge" && !existsSync(join(root, "s1"))) {
      for (const index of [1, 2]) await build({ root, formats: ["pdf"], out: `s${index}`, shard: { index, count: 2 } });
      mkdirSync(join(this.#folder, "shards"));
      for (const name of ["s1", "s2"])
        cpSync(join(root, name), join(this.#folder, "shards", name), { recursive: true });
    }
    const report = await CALLS[call](...given);
    const diagnostics = [...report.diagnostics, ...report.sheets.flatMap((sheet) => sheet.diagnostics)];
    const options = (call === "build" ? given[0] : given[1]) ?? {};
    const out = typeof options.out === "string" && options.out !== "" ? options.out : "out";
    const written = report.sheets.flatMap(({ outputs }) => outputs).filter(({ format }) => format === "pdf");
    const pdfs = written.map(({ path }) => join(root, out, path)).filter((path) => existsSync(path));
    const result =
      pdfs.length > 0 ? "printed" : diagnostics.some(({ severity }) => severity === "error") ? "refused" : "made";
    const bytes = pdfs.map((path) => readFileSync(path));
    if (out !== "out" && !out.includes("\0")) rmSync(join(root, out), { recursive: true, force: true });
    return { diagnostics, pdfs: bytes, result };
  }
}
