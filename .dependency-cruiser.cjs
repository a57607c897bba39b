// The direction of imports that docs/architecture.md draws: diagnostics <- everything; content -> templates;
// html -> css -> layout -> pdf; build over both halves; cli on top. `units.ts` stands below all. Checked by `npm run lint`.
const stage = (name, ...allowed) => ({
  name: `${name}-imports`,
  severity: "error",
  comment: `src/${name} may import only ${[name, "diagnostics", "color", "files", ...allowed].join(", ")}`,
  from: { path: `^src/${name}/` },
  to: { path: "^src/", pathNot: `^src/((${[name, "diagnostics", "color", "files", ...allowed].join("|")})/|units\\.ts$)` },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "units-imports", severity: "error", from: { path: "^src/units\\.ts$" }, to: { path: "^src/" } },
    stage("diagnostics"),
    stage("color"),
    stage("files"),
    stage("content"),
    stage("templates", "content"),
    stage("html"),
    stage("css", "html"),
    stage("layout", "html", "css"),
    stage("pdf", "html", "css", "layout"),
    stage("snippets", "html", "css"),
    stage("build", "content", "templates", "html", "css", "layout", "pdf", "snippets"),
    stage("cli", "build", "content", "templates", "html", "css", "layout", "pdf", "snippets"),
    {
      name: "only-the-target-knows-pdfkit",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/pdf/pdfkit-target" },
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
