// The direction of imports that docs/architecture.md draws, between the stages and between the rooms of a stage. Checked by `npm run lint`.

/** What every stage may import. */
const BASE = ["diagnostics", "color", "files"];
const BASE_FILES = ["units", "recent-cache", "document-memo", "interrupt", "package-folder", "private-members"];

/** The door of a stage; and a second one for types alone, with which those of the package are made. */
const DOORS = "^src/[^/]+/(index|public)\\.ts$";

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

/** The rooms of a stage, each of which may import those before it. Its loose files stand over them. */
const ROOMS = {
  content: ["text", "yaml", "schema", "settings", "comparison", "markdown", "collection"],
  templates: ["folders", "views", "rendering"],
  css: ["syntax", "values", "names", "selectors", "properties", "conditions", "sheets", "cascade", "compute", "pages"],
  layout: ["boxes", "fragments", "text", "fragmentation", "formatting", "pages", "reports", "fit"],
  import: ["source", "readers", "words", "understanding", "writing"],
  builds: ["folder", "site", "sheets", "plan", "ledger", "make", "leaks", "finish"],
  preview: ["wire", "session", "server"],
  publish: ["http", "hosts", "plan"],
  cli: ["terminal", "flags", "report", "project", "commands"],
};

/** What a stage may import of others. */
const BEFORE = {
  content: [],
  templates: ["content"],
  ...Object.fromEntries(PRINT.map((stage) => [stage, upTo(stage)])),
  snippets: ["html", "css"],
  import: ["content", "html"],
  compose: ["content"],
  workers: [],
  pdfium: [],
  builds: ["content", "templates", "snippets", "workers", "pdfium", ...PRINT],
  library: ["builds", "workers", "content", "templates", "snippets", ...PRINT],
  preview: ["builds", "content", "html", "pdfium"],
  publish: ["builds", "content", "templates"],
  cli: ["publish", "builds", "content", "compose", "import", "preview", "templates", "snippets", ...PRINT],
};

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
    ...Object.entries(BEFORE).map(([stage, before]) => order(stage, ...before)),
    ...Object.entries(ROOMS).flatMap(([stage, rooms]) =>
      rooms.map((room, i) => {
        const before = rooms.slice(0, i).map((each) => `${stage}/${each}`);
        return order(`${stage}/${room}`, ...BEFORE[stage], ...before);
      }),
    ),
    // It reads what others have written, and needs nothing of how.
    order("pdf/reading"),
    // It runs in a browser: all that it knows of the rest is what is said on the wire.
    order("preview/client", "preview/wire", "pdfium"),
    {
      name: "doors",
      severity: "error",
      comment: "a stage takes of another one what stands in its index.ts",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/[^/]+/", pathNot: ["^src/$1/", DOORS] },
    },
    {
      name: "doors-of-the-package",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: { path: "^src/[^/]+/", pathNot: DOORS },
    },
    {
      name: "doors-are-for-others",
      severity: "error",
      comment: "inside of a stage, files are imported where they are",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/$1/(index|public)\\.ts$" },
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
