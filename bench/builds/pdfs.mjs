/** PDFs of a whole collection, from files to files, each program in as many processes (or threads, or pages) as there are jobs. */
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expectFiles, expectPdfs } from "./check.mjs";
import { writeJson } from "./collection.mjs";
import { measure } from "./measure.mjs";
import { takeTurns, warmUp } from "./rounds.mjs";
import { newProject, removeProject, versusBuild } from "./versus.mjs";

const WORKER = fileURLToPath(new URL("../peers/worker.mjs", import.meta.url));
const PEERS = ["typst", "chromium", "react-pdf", "pdfmake"];

export async function pdfs(context) {
  const tables = [];
  for (const count of context.sizes([1000])) {
    const sheets = context.sheets(count);
    await warmUp(context, count, entrants);
    tables.push({
      title: `PDFs of ${count} sheets, ${context.jobs} at a time`,
      reference: "typst",
      sheets: count,
      results: await takeTurns(context, await entrants(context, sheets)),
    });
  }
  return tables;
}

async function entrants(context, sheets) {
  const { versions } = context;
  const versus = versions.versus === undefined ? [] : versusEntrants(context, sheets);
  const inputs = await prepare(context, sheets);
  const peers = PEERS.filter((name) => versions[name] !== undefined);
  return [...versus, ...peers.map((name) => peerEntrant(context, name, inputs, sheets.length))];
}

function versusEntrants(context, sheets) {
  const entrant = (name, formats) => ({
    name,
    version: context.versions.versus,
    run: async () => {
      const root = newProject(context, sheets);
      const used = await measure([versusBuild(root, formats, context.jobs)], context);
      const told = expectPdfs(join(root, "out/pdf"), sheets.length);
      if (formats !== "pdf") {
        expectFiles(join(root, "out/html"), ".html", sheets.length);
        expectFiles(join(root, "out/snippets"), ".html", sheets.length);
      }
      removeProject(root);
      return { ...used, ...told };
    },
  });
  return [entrant("versus", "pdf"), entrant("versus, with pages and snippets", "pdf,page,snippet")];
}

/** What the peers read: made once, not counted. Chromium's are the pages of a build, with the scale that Versus found. */
async function prepare(context, sheets) {
  const json = join(context.work, `json-${sheets.length}`);
  if (!existsSync(json)) writeJson(json, sheets);
  if (context.versions.chromium === undefined) return { json };
  const built = join(context.work, `pages-${sheets.length}`);
  if (!existsSync(built)) {
    context.say(`preparing ${sheets.length} pages`);
    const root = newProject(context, sheets);
    await measure([versusBuild(root, "page", context.jobs)], context);
    cpSync(join(root, "out"), built, { recursive: true });
    removeProject(root);
  }
  return { json, html: join(built, "html"), shell: pathToFileURL(join(built, "html", `${sheets[0].slug}.html`)).href };
}

/** Chromium: one process that has a browser with so many pages. The others: so many processes. */
function peerEntrant(context, name, { json, html, shell }, count) {
  const job = (out, inputs, ...more) => ({
    program: process.execPath,
    args: [WORKER, name, "--inputs", inputs, "--out", out, ...more],
  });
  const commands = (out) =>
    name === "chromium"
      ? [job(out, html, "--lanes", String(context.jobs), "--shell", shell)]
      : Array.from({ length: context.jobs }, (_, i) => job(out, json, "--slice", `${i}/${context.jobs}`));
  return {
    name,
    version: context.versions[name],
    run: async () => {
      const out = context.folder();
      const used = await measure(commands(out), context);
      const told = expectPdfs(out, count);
      rmSync(out, { recursive: true });
      return { ...used, ...told };
    },
  };
}
