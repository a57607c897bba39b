/**
 * Has veraPDF judge PDFs, for what they claim: of the build, of content files in a folder beside the project, of HTML that was
 * never made for Versus, of every language, over several pages, with every kind of image, without glyphs, with their source
 * attached, and without what an author must supply. qpdf reads each of them too.
 *
 *   npm run test:conformance            # after npm run compile
 *
 * Exits with 1 where a file does not conform, and with 2
 * where Java or Maven is missing.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { printHtml } from "../../dist/index.js";
import { fetchJudge, judge } from "./judge.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../..");

const say = (line) => process.stdout.write(`${line}\n`);

const versus = (cwd, ...args) =>
  spawnSync(process.execPath, [join(ROOT, "dist/cli/main.js"), ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });

/** Runs a command that must succeed. */
function made(cwd, ...args) {
  const { status, stderr } = versus(cwd, ...args);
  if (status !== 0) throw new Error(`versus ${args.join(" ")} ended with ${status}\n${stderr}`);
}

const pdfsIn = (folder) => readdirSync(folder).map((name) => join(folder, name));

/** A project of its own with the contents of this one, or with files given by their paths. */
function project(folder, settings, files = undefined, ...flags) {
  mkdirSync(join(folder, "content"), { recursive: true });
  if (!files) cpSync(join(ROOT, "content"), join(folder, "content"), { recursive: true });
  for (const [path, text] of Object.entries(files ?? {})) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, "versus.yaml"), settings);
  made(folder, "build", "--formats", "pdf,handbook,brand", "--quiet", ...flags);
  return pdfsIn(join(folder, "out/pdf"));
}

/** Made beside the PDFs of a project. */
const handbook = (folder) => join(folder, "out/handbook.pdf");

function printed(folder, name, html, status = 0) {
  writeFileSync(join(folder, `${name}.html`), html);
  const run = versus(folder, "print", `${name}.html`);
  if (run.status !== status || /warning: the image/.test(run.stderr))
    throw new Error(`versus print ${name}.html ended with ${run.status}\n${run.stderr}`);
  return join(folder, `${name}.pdf`);
}

const SHEET = (lang) => `lang: ${lang}
updated: 2026-11-23
tags: [one]
subjects:
  - {name: A & <B>, tagline: short, points: [one, "*two*"], chooseWhen: [three]}
  - {name: C "D", tagline: "[link](https://example.org/x)", points: [four, five], chooseWhen: [six]}
table:
  - group: First
    rows:
      Yes: [true, false]
      Score: [{score: 4, of: 5}, {score: 2.5, of: 5}]
      None: [null, {text: good, tone: good, note: a note}]
  - group: Second
    rows:
      List: [[a, b], text]
      Evidence: [{text: "49", source: [1, book], checked: 2026-10-01, by: somebody}, {value: partial, source: 1}]
sections:
  - {heading: Heading, text: "Text\\n\\nMore"}
  - {heading: Objections, kind: objections, items: [{title: Too dear., text: Look at three years.}]}
  - {heading: Price, kind: pricing, text: One price.}
summary: In short.
sources: [{id: book, title: Book, url: "https://example.org/book"}]
`;
const BRAND = `site: {name: A & B, url: https://example.org/c}
brand: {colors: ["#0b4a6f", "#a8481c"], footer: A & B, contact: "[Ask](mailto:a@example.org)", legal: © A, qr: true}
`;
const LAYOUTS = ["handout", "matrix", "card", "brief", "battlecard", "worksheet"];
const LANGUAGES = ["en", "en-US", "de", "fr", "es", "ar", "ja", "el", "ru"];

/** Characters without a glyph, in both directions and in a table. */
const MISSING = `<!doctype html><html lang="en"><title>Runes</title><h1>Runes ᚠ</h1><p>ᚢᚦ and 𓀀</p><p dir="rtl" lang="he">שלום ᚠ</p>
<table><tr><th scope="col">A ᛟ</th><td>ᛞ</td></tr></table>`;
const FIXTURES = join(ROOT, "test/fixtures");
const PIXELS =
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGUlEQVR4nAXBAQEAAAjDIKI9ms0niOTQKg9AGAe6dfu8vgAAAABJRU5ErkJggg==";
/** Rows of unlike length, cells and rows that aren't there, several captions, one between rows. */
const TABLES = `<!doctype html><html lang="en"><title>Tables</title><h1>Tables</h1>
<table><tr><th>a<th>b<th>c<tr><td>1<tr><tr><td rowspan=3>2<td>3<tr><td>4</table>
<table><caption>One</caption><caption>Two <b>bold</b></caption><caption><p>Three</p></caption><tr><td>x</table>
<table><tr><td colspan=2>x<td rowspan=2>y<tr><td>z</table>
<table><tr><td>a<td style="display: none">hidden<td>c<tr><td>1<td>2<td aria-hidden="true">3</table>
<table><tr><td>x</td></tr><caption>Between</caption><tr><td>y</table>`;
const IMAGES = `<!doctype html><html lang="en"><title>Images</title><h1>Images</h1>
<p><img src="cmyk.jpg" alt="CMYK"> <img src="alpha.png" alt="with alpha" width="40"> <img src="drawing.svg" alt="drawn"> <img src="cmyk.jpg" alt=""></p>`;
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0.5"/></linearGradient></defs><circle cx="5" cy="5" r="4" fill="url(#g)" opacity="0.5"/></svg>`;

/** A page for each feature: the cases that are compared with Chromium, but for those that are told to lack what is asked for. */
async function cases(folder) {
  const files = [];
  const root = join(ROOT, "test/oracle/cases");
  for (const subject of readdirSync(root))
    for (const name of readdirSync(join(root, subject)).filter((file) => file.endsWith(".html"))) {
      const html = readFileSync(join(root, subject, name), "utf8");
      const { value, diagnostics } = await printHtml(html, { file: name, baseDir: join(root, subject), lang: "en" });
      if (!value) throw new Error(`${subject}/${name}: ${diagnostics.map(({ message }) => message).join("; ")}`);
      if (diagnostics.some(({ severity }) => severity === "error")) continue;
      const file = join(folder, `${subject}-${name.replace(".html", ".pdf")}`);
      writeFileSync(file, value.bytes);
      files.push(file);
    }
  return files;
}

/** Prints everything that is judged into a folder. Each group has the flavours that its files claim. */
async function printAll(folder) {
  const sub = (name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  made(ROOT, "build", "--formats", "pdf", "--out", join(folder, "out"), "--quiet");
  const accessible = pdfsIn(join(folder, "out/pdf"));
  const examples = resolve(ROOT, "../shared/examples");
  if (existsSync(examples)) {
    made(ROOT, "build", "--formats", "pdf", "--content", examples, "--out", join(folder, "examples"), "--quiet");
    accessible.push(...pdfsIn(join(folder, "examples/pdf")));
  }
  const gallery = sub("gallery");
  cpSync(join(ROOT, "examples/gallery"), gallery, { recursive: true });
  made(gallery, "build", "--formats", "pdf", "--out", "judged", "--quiet");
  accessible.push(...pdfsIn(join(gallery, "judged/pdf")));
  const pages = join(ROOT, "test/oracle/layouts");
  for (const name of readdirSync(pages).filter((file) => file.endsWith(".html"))) {
    const pdf = join(folder, name.replace(".html", ".pdf"));
    made(ROOT, "print", join(pages, name), "-o", pdf);
    accessible.push(pdf);
  }
  const languages = Object.fromEntries(LANGUAGES.map((lang) => [`content/in-${lang.toLowerCase()}.yaml`, SHEET(lang)]));
  const layouts = Object.fromEntries(
    LAYOUTS.flatMap((layout) =>
      ["en", "ar"].map((lang) => [
        `content/${layout}-${lang}.yaml`,
        `${SHEET(lang)}layout: ${layout}\nhide: [question]\n`,
      ]),
    ),
  );
  accessible.push(...project(sub("layouts"), "", layouts, "--impose", "2up"));
  accessible.push(...project(sub("languages"), "site: {name: A & B, url: https://example.org/c}\n", languages));
  const brand = sub("brand");
  accessible.push(...project(brand, BRAND, { "content/one.yaml": SHEET("en") }), join(brand, "out/brand.pdf"));
  // As many pages as it takes, with the headers of tables repeated.
  accessible.push(...project(sub("flow"), "page: {size: A5, margin: 20mm}\nfit: {overflow: flow}\n").slice(0, 6));
  const own = sub("own");
  cpSync(FIXTURES, own, { recursive: true });
  writeFileSync(join(own, "alpha.png"), Buffer.from(PIXELS, "base64"));
  writeFileSync(join(own, "drawing.svg"), DRAWING);
  accessible.push(handbook(sub("layouts")), handbook(sub("languages")), handbook(sub("flow")));
  accessible.push(...(await cases(sub("cases"))));
  accessible.push(printed(own, "images", IMAGES), printed(own, "tables", TABLES), printed(own, "missing", MISSING));
  const attached = project(sub("attached"), "pdf: {attachSource: true}\n");
  const unfinished = [
    printed(own, "no-lang", "<title>T</title><p>Text</p>", 1),
    printed(own, "no-alt", '<html lang="en"><title>T</title><p>Text <img src="alpha.png"></p>', 1),
  ];
  return [
    { flavours: ["ua1", "2a"], files: accessible },
    { flavours: ["ua1", "3a"], files: attached },
    { flavours: ["2b"], files: unfinished },
  ];
}

/** What qpdf finds wrong with the structure of a file. */
function fault(file) {
  const { status, stdout, stderr } = spawnSync("qpdf", ["--check", file], { encoding: "utf8" });
  return status === 0 ? undefined : stdout + stderr;
}

fetchJudge();
const folder = mkdtempSync(join(tmpdir(), "versus-conformance-"));
const hasQpdf = !spawnSync("qpdf", ["--version"], { stdio: "ignore" }).error;
let [passed, failed, skipped] = [0, 0, 0];
const count = (good, what, why = []) => {
  if (good) passed++;
  else {
    failed++;
    for (const line of [what, ...why.map((rule) => `    ${rule}`)]) say(line);
  }
};
try {
  for (const { flavours, files } of await printAll(folder)) {
    for (const flavour of flavours)
      for (const { name, conforms, rules } of judge(flavour, files)) count(conforms, `${flavour} ${name}`, rules);
    say(`${files.length} files judged as ${flavours.join(" and ")}`);
    if (!hasQpdf) skipped += files.length;
    else for (const file of files) count(!fault(file), `qpdf ${file}`, [fault(file)]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (!hasQpdf) say("qpdf is not installed: it has checked nothing. Debian: apt-get install qpdf");
say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
