/**
 * dist/: the sources and the packages they use, in a few files. Reading one file of many modules is several times faster than
 * looking up, reading and linking hundreds, and that was half the time of a build of one sheet.
 *
 * What looks for its own files stays a package: the fonts, the patterns of hyphenation, the module of HarfBuzz.
 */
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const OUT = "dist";

rmSync(OUT, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/index.ts", "src/cli/main.ts", "src/builds/make/worker.ts", "src/library/renderer/worker.ts"],
  outbase: "src",
  outdir: OUT,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // Node unpacks by itself, and fontkit's decoder for WOFF 2 is 1.4 MB.
  alias: { "brotli/decompress.js": "./scripts/brotli.mjs", "tiny-inflate": "./scripts/tiny-inflate.cjs" },
  // Packages of CommonJS modules ask for Node's by `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
  },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
chmodSync(join(OUT, "cli/main.js"), 0o755);
writeFileSync(join(OUT, "third-party-licenses.txt"), licences(Object.keys(metafile.inputs)));

/** The licences of all packages that modules are taken from: each asks for its text wherever its code goes. */
function licences(modules) {
  const packages = new Set(modules.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
