/** A font file that is exchanged while a program runs: what is made then is made of the new one. */
import { copyFileSync, readFileSync, statSync, utimesSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { buildFrom } from "../../src/builds/build.js";
import { BuildMemory } from "../../src/builds/ledger/memory.js";
import { parseComparison, renderPdf } from "../../src/index.js";
import { project, SHEET } from "../support/project.js";

const FONTS = join(dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")), "ttf");
const SETTINGS = "fonts: {files: [font.ttf], body: [DejaVu Sans]}\n";

/** A project with that font for its own. */
function withFont(name: string): string {
  const font = readFileSync(join(FONTS, name));
  return project({ "content/tea-vs-coffee.yaml": SHEET, "versus.yaml": SETTINGS, "font.ttf": font });
}

/** Another font in its place, with the time of the one before, as archives and backups keep it. */
function exchange(root: string, name: string): void {
  const path = join(root, "font.ttf");
  const { atime, mtime } = statSync(path);
  copyFileSync(join(FONTS, name), path);
  utimesSync(path, atime, mtime);
}

it("the next build of a process prints with the new font", async () => {
  const memory = new BuildMemory();
  const build = async (root: string, own: BuildMemory) => {
    const report = await buildFrom({ root, formats: ["pdf"], jobs: 1 }, () => [], own);
    return report.sheets.map(({ status, outputs }) => [status, readFileSync(join(root, "out", outputs[0]!.path))]);
  };
  const root = withFont("DejaVuSans.ttf");
  await build(root, memory);
  exchange(root, "DejaVuSans-Oblique.ttf");
  expect(await build(root, memory)).toEqual(await build(withFont("DejaVuSans-Oblique.ttf"), new BuildMemory()));
});

it("the next PDF of a program is printed with the new font", async () => {
  const { value: comparison } = parseComparison(SHEET, { path: "content/tea-vs-coffee.yaml" });
  const print = async (root: string) => {
    const fonts = { files: ["font.ttf"], body: ["DejaVu Sans"] };
    return (await renderPdf(comparison!, { settings: { fonts }, baseDir: root })).value!.bytes;
  };
  const root = withFont("DejaVuSans.ttf");
  await print(root);
  exchange(root, "DejaVuSans-Oblique.ttf");
  expect(Buffer.from(await print(root))).toEqual(Buffer.from(await print(withFont("DejaVuSans-Oblique.ttf"))));
});
