/** What somebody waits for who changes a word of one sheet among many while `versus build --watch` runs. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectFiles } from "./check.mjs";
import { ALL_FORMATS, newProject, removeProject, versusBuild } from "./versus.mjs";

/** Of each round: the first one meets workers that have just made all sheets, or a program that has made none. */
const CHANGES = 20;
/** ms between two changes, in which the program is left alone. */
const PAUSE = 200;

export async function watch(context) {
  if (context.versions.versus === undefined) return [];
  const tables = [];
  for (const count of context.sizes([1000])) {
    const names = ["first word", "each further word"];
    const samples = names.map(() => []);
    for (let round = 0; round < context.rounds; round++) {
      context.say(`round ${round + 1} of ${context.rounds}: ${count} sheets, watched`);
      const [first, ...further] = await oneRound(context, context.sheets(count));
      samples[0].push(first);
      samples[1].push(...further);
    }
    tables.push({
      title: `A word of one sheet among ${count}, until all formats are written`,
      milliseconds: true,
      sheets: 1,
      results: names.map((name, i) => ({ name, version: context.versions.versus, samples: samples[i] })),
    });
  }
  return tables;
}

async function oneRound(context, sheets) {
  const root = newProject(context, sheets);
  const watched = new Watched(versusBuild(root, ALL_FORMATS, context.jobs));
  try {
    await watched.built(context.timeout);
    expectFiles(join(root, "out/pdf"), ".pdf", sheets.length);
    const samples = [];
    for (let change = 0; change < CHANGES; change++) {
      const { slug } = sheets[(change * 37 + (sheets.length >> 1)) % sheets.length];
      const word = `Zwetschge${change}`;
      await new Promise((done) => setTimeout(done, PAUSE));
      const [start, cpu] = [performance.now(), watched.cpu()];
      changeWord(join(root, "content", `${slug}.yaml`), word);
      await watched.built(context.timeout);
      const s = (performance.now() - start) / 1000;
      samples.push({ s, cpu: cpu === undefined ? undefined : watched.cpu() - cpu });
      if (!readFileSync(join(root, "out/html", `${slug}.html`), "utf8").includes(word))
        throw new Error(`the page of ${slug} lacks the new word`);
    }
    return samples;
  } finally {
    await watched.end();
    removeProject(root);
  }
}

/** The first word of the summary. */
function changeWord(path, word) {
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/^(summary: >-\n {2})\S+/m, `$1${word}`);
  if (changed === text) throw new Error(`no word was changed in ${path}`);
  writeFileSync(path, changed);
}

/** A program that watches. */
class Watched {
  #child;
  #text = "";
  #seen = 0;

  constructor({ program, args, cwd, env }) {
    this.#child = spawn(program, [...args.filter((arg) => arg !== "--quiet"), "--watch", "--json"], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child.stdout.on("data", (data) => {
      this.#text += data;
    });
    process.on("exit", () => this.#child.kill("SIGKILL"));
  }

  /** Waits for the end of a build that has made something. @param timeout seconds */
  async built(timeout) {
    for (const start = performance.now(); performance.now() - start < timeout * 1000; ) {
      if (this.#child.exitCode !== null) throw new Error(`the watch has ended with ${this.#child.exitCode}`);
      for (let end = this.#text.indexOf("\n", this.#seen); end >= 0; end = this.#text.indexOf("\n", this.#seen)) {
        const told = JSON.parse(this.#text.slice(this.#seen, end));
        this.#seen = end + 1;
        if (told.event === "end" && told.built > 0) return;
      }
      await new Promise((done) => setTimeout(done, 1));
    }
    throw new Error(`nothing was built within ${timeout} s`);
  }

  /** Seconds on the processor until now, where the system tells (Linux). */
  cpu() {
    try {
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      // utime and stime, in hundredths.
      return (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return undefined;
    }
  }

  async end() {
    const ended = new Promise((done) => this.#child.once("exit", done));
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGINT");
    await ended;
  }
}
