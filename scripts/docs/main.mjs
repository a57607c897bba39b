/**
 * docs/ and what else is written for readers -> a site of plain pages, without a script and without a request to another machine.
 *
 *   npm run docs             # docs-site/index.html
 *   npm run docs -- DIR
 *
 * Needs `npm run compile` before it, since the gallery is built by the command. The reference of the library is left out where TypeDoc isn't
 * installed: `npm ci --prefix scripts/docs/reference`.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import handlebars from "handlebars";
import { gallery } from "./gallery.mjs";
import { pageOf } from "./markdown.mjs";
import { isInstalled, readTypes } from "./reference/read.mjs";
import { referenceOf } from "./reference/reference.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));
const OUT = resolve(process.argv[2] ?? "docs-site");

/** All pages, as the navigation has them. What stands in docs/ and not here ends the command. */
const GROUPS = [
  { title: "Begin", sources: ["README.md", "docs/start.md"] },
  {
    title: "Write",
    sources: ["docs/content-format.md", "docs/import.md", "docs/preview.md", "docs/messages.md", "docs/diagnostics.md"],
  },
  { title: "Design", sources: ["docs/templates.md", "docs/print-css.md"] },
  {
    title: "Publish",
    sources: ["docs/publish.md", "docs/hosts.md", "docs/scale.md", "docs/server.md", "docs/conformance.md"],
  },
  {
    title: "The project",
    sources: [
      "CONTRIBUTING.md",
      "docs/architecture.md",
      "docs/fuzzing.md",
      "bench/README.md",
      "SECURITY.md",
      "CHANGELOG.md",
    ],
  },
];
const ADDRESSES = new Map(GROUPS.flatMap(({ sources }) => sources).map((source) => [source, addressOf(source)]));
const GALLERY = "gallery.html";
const REFERENCE = "reference.html";
/** Where docs tell how the reference is made. On the site it is there. */
const TO_REFERENCE = "CONTRIBUTING.md#the-reference-of-the-library";

function addressOf(source) {
  if (source === "README.md") return "index.html";
  return source === "bench/README.md" ? "benchmarks.html" : `${posix.basename(source, ".md").toLowerCase()}.html`;
}

const forgotten = readdirSync(join(ROOT, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`)
  .filter((source) => !ADDRESSES.has(source));
if (forgotten.length > 0) throw new Error(`no part of the navigation has ${forgotten.join(", ")}`);

/** A link of a Markdown file -> where it leads on the site. Files that are no pages are taken along. */
function targetFrom(source) {
  return (url) => {
    if (url.startsWith("#") || /^[a-z]+:/i.test(url)) return url;
    const [path, fragment] = url.split("#");
    const file = posix.join(posix.dirname(source), decodeURI(path));
    const hash = fragment === undefined ? "" : `#${fragment}`;
    if (isInstalled && `${file}${hash}` === TO_REFERENCE) return REFERENCE;
    const page = ADDRESSES.get(file);
    if (page !== undefined) return `${page}${hash}`;
    const from = join(ROOT, file);
    if (file.startsWith("..") || !existsSync(from) || !statSync(from).isFile())
      throw new Error(`${source} links to ${url}, which is neither a page nor a file`);
    const to = `files/${file}`;
    mkdirSync(dirname(join(OUT, to)), { recursive: true });
    cpSync(from, join(OUT, to));
    return `${to}${hash}`;
  };
}

const template = (name) => handlebars.compile(readFileSync(join(HERE, name), "utf8"), { strict: true });

/** Writes one page. @param page `address`, `title`, `html`, `parts`; @param pages of the navigation, in its groups */
function write(layout, groups, page) {
  const navigation = groups.map(({ title, pages }) => ({
    title,
    pages: pages.map(({ address, title: name, parts }) => {
      const current = address === page.address;
      return { address, title: name, current, parts: current ? parts : [] };
    }),
  }));
  const home = page.address === "index.html";
  writeFileSync(join(OUT, page.address), layout({ ...page, home, navigation }));
}

/** The page of the library's functions and types. */
async function reference() {
  const target = targetFrom("README.md");
  const { lead, groups } = referenceOf(await readTypes(ROOT), target);
  const to = { program: target("README.md#in-a-program"), server: target("docs/server.md") };
  const html = template("reference/reference.hbs")({ lead, groups, ...to });
  const parts = groups.map(({ id, title }) => ({ id, text: title }));
  return { address: REFERENCE, title: "Reference of the library", html, parts };
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const shown = await gallery(ROOT, OUT);
const groups = GROUPS.map(({ title, sources }) => ({
  title,
  pages: sources.map((source) => {
    const page = pageOf(readFileSync(join(ROOT, source), "utf8"), targetFrom(source));
    return { ...page, address: ADDRESSES.get(source) };
  }),
}));
const kinds = [
  { title: "Layouts", groups: shown.filter(({ kind }) => kind === "layout") },
  { title: "Editions", groups: shown.filter(({ kind }) => kind === "edition") },
].map((kind) => ({
  ...kind,
  id: kind.title.toLowerCase(),
  groups: kind.groups.map((group) => ({ ...group, address: `gallery-${group.kind}-${group.name}.html` })),
}));
const overview = {
  address: GALLERY,
  title: "Gallery",
  html: template("gallery.hbs")({ kinds }),
  parts: kinds.map(({ id, title }) => ({ id, text: title })),
};
groups[0].pages.push(overview);
if (isInstalled) {
  const { pages } = groups.find(({ pages }) => pages.some(({ address }) => address === "server.html"));
  pages.splice(pages.findIndex(({ address }) => address === "server.html") + 1, 0, await reference());
} else
  process.stderr.write(
    "without the reference of the library: `npm ci --prefix scripts/docs/reference` installs what it takes\n",
  );
const layout = template("page.hbs");
for (const { pages } of groups) for (const page of pages) write(layout, groups, page);
const sheets = template("sheets.hbs");
for (const group of kinds.flatMap((kind) => kind.groups)) {
  const title = `The ${group.kind} ${group.name}`;
  write(layout, groups, { address: group.address, title, html: sheets({ ...group, title }), parts: [], wide: true });
}
cpSync(join(HERE, "site.css"), join(OUT, "site.css"));
process.stdout.write(`${join(OUT, "index.html")}\n`);
