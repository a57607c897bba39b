/** What a second build takes where nothing has changed, and where one word of one sheet has. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectFiles } from "./check.mjs";
import { measure } from "./measure.mjs";
import { ALL_FORMATS, newProject, removeProject, versusBuild } from "./versus.mjs";

/** A word that no sheet has. */
const NEW_WORD = "Zwetschgendatschi";
const STATES = ["full build", "nothing changed", "one word changed"];

export async function rebuild(context) {
  if (context.versions.versus === undefined) return [];
  const tables = [];
  for (const count of context.sizes([1000, 10_000])) {
    const samples = STATES.map(() => []);
    for (let round = 0; round < context.rounds; round++) {
      const taken = await oneRound(context, context.sheets(count), round);
      for (const [i, sample] of taken.entries()) samples[i].push(sample);
    }
    tables.push({
      title: `Versus, ${count} sheets built again, all formats, ${context.jobs} workers`,
      reference: STATES[0],
      percent: true,
      sheets: count,
      results: STATES.map((name, i) => ({ name, version: context.versions.versus, samples: samples[i] })),
    });
  }
  return tables;
}

/** In one project, after each other: the states can't be measured apart. */
async function oneRound(context, sheets, round) {
  const root = newProject(context, sheets);
  const build = async (state) => {
    context.say(`round ${round + 1} of ${context.rounds}: ${sheets.length} sheets, ${state}`);
    const used = await measure([versusBuild(root, ALL_FORMATS, context.jobs)], context);
    expectFiles(join(root, "out/pdf"), ".pdf", sheets.length);
    expectFiles(join(root, "out/html"), ".html", sheets.length);
    expectFiles(join(root, "out/snippets"), ".html", sheets.length);
    return used;
  };
  const manifest = () => readFileSync(join(root, "out/manifest.json"), "utf8");
  const full = await build(STATES[0]);
  const before = manifest();
  const same = await build(STATES[1]);
  if (manifest() !== before) throw new Error("a build of which nothing has changed made something else");
  const { slug } = sheets[(round * 37 + (sheets.length >> 1)) % sheets.length];
  changeWord(join(root, "content", `${slug}.yaml`));
  const edited = await build(STATES[2]);
  expectChange(root, slug, JSON.parse(before), JSON.parse(manifest()));
  removeProject(root);
  return [full, same, edited];
}

/** The first word of the summary. */
function changeWord(path) {
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/^(summary: >-\n {2})\S+/m, `$1${NEW_WORD}`);
  if (changed === text) throw new Error(`no word was changed in ${path}`);
  writeFileSync(path, changed);
}

/** The sheet's three files are others, and no more. The index holds no summaries. */
function expectChange(root, slug, before, after) {
  const hashes = new Map(before.outputs.map(({ path, sha256 }) => [path, sha256]));
  const changed = after.outputs.filter(({ path, sha256 }) => hashes.get(path) !== sha256).map(({ path }) => path);
  const wanted = [`html/${slug}.html`, `pdf/${slug}.pdf`, `snippets/${slug}.html`];
  if (changed.sort().join() !== wanted.join())
    throw new Error(`a changed word changed ${changed.join(", ") || "nothing"}`);
  if (!readFileSync(join(root, "out", wanted[0]), "utf8").includes(NEW_WORD))
    throw new Error(`the page of ${slug} lacks the new word`);
}
