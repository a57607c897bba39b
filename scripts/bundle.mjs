/**
 * dist/: the sources and the packages they use, in a few files. Reading one file of many modules is several times faster than
 * looking up, reading and linking hundreds, and that was half the time of a build of one sheet.
 *
 * The library and the workers are modules that share chunks. The command line is one script, `program.js`, since V8 keeps what it compiled of
 * scripts alone (src/cli/code-cache.ts). What reads documents of others is a script of its own, `import.cjs`: its packages are large, and no
 * other command needs them.
 *
 * What draws PDFs in Node is another one, `pdfium.cjs`, for builds that make pictures.
 *
 * What a preview has in the browser is bundled for browsers, in a folder of its own, `preview/client/`: the application, the editor, and the thread that
 * draws PDFs apart, since they are loaded when they are needed, and the script that a shown page has.
 *
 * The search of an index is a script that builds put beside it: `search/search.js`.
 *
 * What can be made of the package's own files once and for all is made here (the modules called `ahead.ts`).
 *
 * What looks for its own files stays a package: the fonts, the patterns of hyphenation, the module of HarfBuzz.
 */
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const OUT = "dist";
const PDFIUM = "node_modules/@hyzyla/pdfium/dist/pdfium.wasm";
const CLIENT = "src/preview/client";
const SEARCH = "src/builds/finish/index/client/search.ts";

/** What all is compiled with. */
const options = {
  outbase: "src",
  outdir: OUT,
  bundle: true,
  platform: "node",
  target: "node20.19",
  alias: {
    // Node unpacks by itself, and fontkit's decoder for WOFF 2 is 1.4 MB.
    "brotli/decompress.js": "./scripts/brotli.mjs",
    "tiny-inflate": "./scripts/tiny-inflate.cjs",
    // Its tables are computed as it is loaded; nothing is encrypted.
    "@noble/ciphers/aes": "./scripts/unused.cjs",
    // The same without Node's worker threads.
    fflate: "./node_modules/fflate/esm/browser.js",
  },
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  plugins: [withoutShaping(), withoutProcesses()],
};
/** Packages of CommonJS modules ask for Node's by `require`. */
const asModule = {
  format: "esm",
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
  },
};

rmSync(OUT, { recursive: true, force: true });
const { compileAhead } = await evaluated("src/templates/rendering/compile-ahead.ts");
const { readAhead } = await evaluated("src/fonts/shaping/ahead/read-ahead.ts");
const { parseAhead } = await evaluated("src/css/sheets/parse-ahead.ts");
const { packAhead } = await evaluated("src/pdf/pdfkit/output-intent/pack-ahead.ts");
const styles = readdirSync("templates/styles").map((name) => readFileSync(join("templates/styles", name), "utf8"));
const ahead = inPlaceOf({
  "src/templates/rendering/ahead.ts": compileAhead("templates"),
  "src/fonts/shaping/ahead/ahead.ts": readAhead(),
  "src/css/sheets/ahead.ts": parseAhead(styles),
  "src/pdf/pdfkit/output-intent/ahead.ts": packAhead(),
});
const common = { ...options, plugins: [...options.plugins, ahead] };
const program = await build({
  ...common,
  plugins: [...common.plugins, besides("./import.cjs", /[\\/]import[\\/]index\.js$/)],
  entryPoints: { program: "src/cli/process.ts" },
  format: "cjs",
  define: { "import.meta.url": "importMetaUrl" },
});
const withUrl = { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' };
const importing = await build({
  ...common,
  entryPoints: { import: "src/import/index.ts" },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  define: { "import.meta.url": "importMetaUrl" },
  banner: withUrl,
});
// Of its module there is one copy, which browsers load as well.
const drawing = await build({
  ...common,
  entryPoints: { pdfium: "src/pdfium/index.ts" },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  minify: true,
  define: { "import.meta.url": "importMetaUrl" },
  banner: withUrl,
});
const script = asFunction(program.outputFiles[0].text);
const modules = await build({
  ...common,
  entryPoints: ["src/index.ts", "src/cli/main.ts", "src/builds/make/worker.ts", "src/library/renderer/worker.ts"],
  chunkNames: "chunks/[name]-[hash]",
  splitting: true,
  ...asModule,
  define: { SCRIPT_HASH: JSON.stringify(sha256(script)) },
});
const browser = {
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  outdir: join(OUT, "preview/client"),
};
const client = await Promise.all([
  build({ ...browser, entryPoints: [join(CLIENT, "main.ts")], format: "esm", splitting: true }),
  build({ ...browser, entryPoints: { "pdf-worker": join(CLIENT, "pdf/worker.ts") }, format: "esm" }),
  build({ ...browser, entryPoints: [join(CLIENT, "frame.ts")], format: "iife" }),
]);
const searching = await build({
  ...browser,
  entryPoints: { search: SEARCH },
  outdir: join(OUT, "search"),
  format: "iife",
  // It goes into outputs, which stand alone.
  banner: { js: `/*! MiniSearch is in it:\n${readFileSync("node_modules/minisearch/LICENSE.txt", "utf8").trim()} */` },
});
const files = [
  [join(OUT, "program.js"), script],
  [join(OUT, "pdfium.cjs"), drawing.outputFiles[0].text],
  ...[...modules.outputFiles, ...searching.outputFiles].map(({ path, text }) => [
    relative(".", path).replaceAll(sep, "/"),
    text,
  ]),
].sort();
for (const [path, text] of files) write(path, text);
// No output is made by it, so none is another one with it.
write(join(OUT, "import.cjs"), importing.outputFiles[0].text);
for (const { path, contents } of client.flatMap(({ outputFiles }) => outputFiles)) write(path, contents);
for (const name of ["index.html", "style.css"]) copyFileSync(join(CLIENT, name), join(OUT, "preview/client", name));
copyFileSync(PDFIUM, join(OUT, "preview/client/pdfium.wasm"));
// What a build asks for to know whether outputs are of this program.
write(join(OUT, "fingerprint"), sha256(JSON.stringify([...files, sha256(readFileSync(PDFIUM))])));
chmodSync(join(OUT, "cli/main.js"), 0o755);
write(
  "THIRD-PARTY.txt",
  licences(
    [program, importing, drawing, modules, searching, ...client].flatMap(({ metafile }) =>
      Object.keys(metafile.inputs),
    ),
  ),
);

/** Modules of the sources that stay a file of their own. */
function besides(path, filter) {
  const setup = ({ onResolve }) => onResolve({ filter }, () => ({ path, external: true }));
  return { name: "besides", setup };
}

/** What a module of the sources exports. */
async function evaluated(path) {
  const outfile = resolve(OUT, basename(path, ".ts").concat(".mjs"));
  await build({ ...options, ...asModule, outdir: undefined, entryPoints: [path], outfile, write: true });
  const exported = await import(pathToFileURL(outfile));
  rmSync(outfile);
  return exported;
}

/** Texts of JavaScript for modules of the sources. @param texts by their paths */
function inPlaceOf(texts) {
  const byFile = new Map(Object.entries(texts).map(([path, text]) => [resolve(path), text]));
  const setup = ({ onLoad }) =>
    onLoad({ filter: /[\\/]ahead\.ts$/ }, ({ path }) => {
      const contents = byFile.get(path);
      return contents === undefined ? undefined : { contents, loader: "js" };
    });
  return { name: "ahead", setup };
}

/** fontkit without the tables of its shapers, which it unpacks as it is loaded: HarfBuzz shapes. */
function withoutShaping() {
  const made = [
    /new \(0, \$\w+\$unicodetrie\)\(\(0, \$\w+\$\w+\$\w+\)\("[^"]*"\)\)/g,
    /JSON\.parse\("(?:\\.|[^"\\])*"\)/g,
  ];
  const setup = ({ onLoad }) =>
    onLoad({ filter: /fontkit[\\/]dist[\\/]module\.mjs$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = made.reduce((code, each) => code.replace(each, "({})"), text);
      if (text.match(made[0])?.length !== 3 || text.match(made[1])?.length !== 2)
        throw new Error("fontkit has other tables than those that are left out");
      return { contents: contents.replace(/new \(0, \$\w+\$dfa\)\(.*\)\)\);/g, "undefined;"), loader: "js" };
    });
  return { name: "without-shaping", setup };
}

/** Commander without the programs that it could start. */
function withoutProcesses() {
  const setup = ({ onResolve }) =>
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: resolve("scripts/unused.cjs") } : undefined,
    );
  return { name: "without-processes", setup };
}

/** A CommonJS module as an expression, in ASCII alone: a function of what asks for packages, that returns what the module exports. */
function asFunction(text) {
  const code = `(function (require, importMetaUrl) {
"use strict";
const module = { exports: {} };
${text}
return module.exports;
})`;
  // What is left in regular expressions and comments: esbuild escapes it elsewhere.
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The licences of all packages that modules are taken from: each asks for its text wherever its code goes. */
function licences(modules) {
  const packages = new Set(modules.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : named(license, author);
    if (!text) throw new Error(`${name} comes without the text of its licence`);
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  // The module of a package holds more than the package's own code.
  return [...texts, readFileSync("scripts/pdfium-licence.txt", "utf8")].join(`\n${"-".repeat(80)}\n\n`);
}

/** A licence whose text a package doesn't bring, but names. @param author as package.json has it */
function named(license, author) {
  if (license !== "MIT") return undefined;
  const name = (typeof author === "string" ? author : (author?.name ?? "its authors")).replace(/\s*[<(].*$/, "");
  const text = readFileSync("LICENSE", "utf8").trim();
  return text.replace(/^Copyright.*$/m, `Copyright (c) ${name}`);
}
