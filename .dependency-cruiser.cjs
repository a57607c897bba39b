// The direction of imports that docs/architecture.md draws, between the stages and inside of layout. Checked by `npm run lint`.

/** What every stage may import. */
const BASE = ["diagnostics", "color", "files"];
const BASE_FILES = ["units", "recent-cache", "interrupt"];

/** Files of src/FROM may import those of the folders named, and their own. */
const order = (from, ...allowed) => ({
  name: `${from.replaceAll("/", "-")}-imports`,
  severity: "error",
  comment: `src/${from} may import only ${[from, ...BASE, ...allowed].join(", ")}`,
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: `^src/((${[from, ...BASE, ...allowed].join("|")})/|(${BASE_FILES.join("|")})\\.ts$)` },
});

/** The stages of print, each of which may import those before it. */
const PRINT = ["html", "css", "fonts", "graphics", "layout", "document", "pdf"];
const upTo = (stage) => PRINT.slice(0, PRINT.indexOf(stage));

/** The rooms of css, each of which may import those before it. */
const CSS_ROOMS = ["syntax", "values", "names", "selectors", "properties", "conditions", "sheets", "cascade", "compute", "pages"].map(
  (room) => `css/${room}`,
);

/** The rooms of layout, each of which may import those before it. */
const ROOMS = ["boxes", "fragments", "text", "fragmentation", "formatting", "pages", "reports", "fit"].map((room) => `layout/${room}`);

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "base-imports",
      severity: "error",
      from: { path: `^src/(${BASE_FILES.join("|")})\\.ts$` },
      to: { path: "^src/" },
    },
    order("diagnostics"),
    order("color"),
    order("files"),
    order("content"),
    order("templates", "content"),
    ...PRINT.map((stage) => order(stage, ...upTo(stage))),
    ...CSS_ROOMS.map((room, i) => order(room, ...upTo("css"), ...CSS_ROOMS.slice(0, i))),
    ...ROOMS.map((room, i) => order(room, ...upTo("layout"), ...ROOMS.slice(0, i))),
    order("snippets", "html", "css"),
    order("build", "content", "templates", "snippets", ...PRINT),
    order("library", "build", "content", "templates", "snippets", ...PRINT),
    order("cli", "build", "content", "templates", "snippets", ...PRINT),
    {
      name: "doors",
      severity: "error",
      comment: "a stage takes of another one what stands in its index.ts",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/[^/]+/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$"] },
    },
    {
      name: "doors-of-the-package",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: { path: "^src/[^/]+/", pathNot: "^src/[^/]+/index\\.ts$" },
    },
    {
      name: "doors-are-for-others",
      severity: "error",
      comment: "inside of a stage, files are imported where they are",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/$1/index\\.ts$" },
    },
    {
      name: "only-the-target-knows-pdfkit",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/pdf/pdfkit/" },
      to: { path: "node_modules/pdfkit" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"] },
  },
};
