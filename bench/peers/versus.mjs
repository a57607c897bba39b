/** Versus from ../dist: the YAML of a content file to the bytes of its PDF, tagged and fitted, through the public library. */
export async function open() {
  const { formatDiagnostic, parseComparison, renderPdf } = await import("../../dist/index.js");
  const ok = ({ value, diagnostics }) => {
    if (diagnostics.length > 0)
      throw new Error(diagnostics.map((d) => formatDiagnostic(d, { colour: false })).join("\n"));
    return value;
  };
  return {
    prepare: ({ slug, yaml }) => ({ path: `${slug}.yaml`, yaml }),
    print: async ({ path, yaml }) => ok(await renderPdf(ok(parseComparison(yaml, { path })))).bytes,
    close() {},
  };
}
