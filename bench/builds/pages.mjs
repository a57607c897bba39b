/** Web pages alone, beside generators of static sites that are given the same texts, stylesheets and fonts. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectPages } from "./check.mjs";
import { writeMarkdown } from "./collection.mjs";
import { measure } from "./measure.mjs";
import { takeTurns, warmUp } from "./rounds.mjs";
import { newProject, removeProject, versusBuild } from "./versus.mjs";

const PEERS = fileURLToPath(new URL("../peers/", import.meta.url));
const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));

export async function pages(context) {
  const tables = [];
  for (const count of context.sizes([1000, 10_000])) {
    const sheets = context.sheets(count);
    await warmUp(context, count, entrants);
    tables.push({
      title: `Pages of ${count} sheets`,
      reference: "eleventy",
      sheets: count,
      results: await takeTurns(context, await entrants(context, sheets)),
    });
  }
  return tables;
}

async function entrants(context, sheets) {
  const assets = await sharedAssets(context);
  return [versus, eleventy, hugo]
    .filter(({ name }) => context.versions[name] !== undefined)
    .map((make) => ({ ...make(context, sheets, assets), version: context.versions[make.name] }));
}

function versus(context, sheets) {
  return {
    name: "versus",
    run: async () => {
      const root = newProject(context, sheets);
      const used = await measure([versusBuild(root, "page", context.jobs)], context);
      const told = expectPages(join(root, "out/html"), sheets);
      removeProject(root);
      return { ...used, ...told };
    },
  };
}

/** On one core: it has no workers. */
function eleventy(context, sheets, assets) {
  const root = join(context.work, `eleventy-${sheets.length}`);
  if (!existsSync(root)) {
    writeMarkdown(join(root, "content"), sheets);
    mkdirSync(join(root, "_includes"));
    cpSync(join(PEERS, "eleventy/eleventy.config.mjs"), join(root, "eleventy.config.mjs"));
    cpSync(join(PEERS, "eleventy/sheet.njk"), join(root, "_includes/sheet.njk"));
    cpSync(assets, join(root, "assets"), { recursive: true });
    symlinkSync(MODULES, join(root, "node_modules"));
  }
  const command = {
    program: process.execPath,
    args: [join(MODULES, "@11ty/eleventy/cmd.cjs"), "--output=out", "--quiet"],
    cwd: root,
  };
  return { name: "eleventy", run: () => runIn(context, root, command, sheets) };
}

/** On as many cores as there are jobs. */
function hugo(context, sheets, assets) {
  const root = join(context.work, `hugo-${sheets.length}`);
  if (!existsSync(root)) {
    writeMarkdown(join(root, "content/html"), sheets);
    cpSync(join(PEERS, "hugo/config.toml"), join(root, "config.toml"));
    cpSync(join(PEERS, "hugo/sheet.gotmpl"), join(root, "layouts/_default/single.html"));
    cpSync(assets, join(root, "static/assets"), { recursive: true });
  }
  const command = {
    program: "hugo",
    args: ["--destination", "out", "--quiet", "--cacheDir", join(root, ".cache")],
    cwd: root,
    env: { GOMAXPROCS: String(context.jobs) },
  };
  return { name: "hugo", run: () => runIn(context, root, command, sheets) };
}

async function runIn(context, root, command, sheets) {
  const out = join(root, "out");
  rmSync(out, { recursive: true, force: true });
  const used = await measure([command], context);
  const told = expectPages(join(out, "html"), sheets);
  rmSync(out, { recursive: true, force: true });
  return { ...used, ...told };
}

/** The stylesheets and fonts that Versus puts beside its pages: all programs copy them. */
async function sharedAssets(context) {
  const assets = join(context.work, "assets");
  if (existsSync(assets)) return assets;
  const root = newProject(context, context.sheets(1));
  await measure([versusBuild(root, "page")], context);
  cpSync(join(root, "out/assets"), assets, { recursive: true });
  removeProject(root);
  return assets;
}
