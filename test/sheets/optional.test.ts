/** Rows that can be done without go where nothing else gives way, the lowest first, from the PDF alone, and never in silence. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionalRows, withoutOptional } from "../../src/content/comparison/rows/optional.js";
import { parseComparison, renderPdf } from "../../src/index.js";
import { hasPoppler, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

const row = (name: string, optional: boolean) =>
  `  ${name}: {${optional ? "optional: true, " : ""}values: [${"long words ".repeat(12)}, ${"more words ".repeat(12)}]}\n`;
const sheet = (rows: readonly boolean[], more = "") =>
  `${more}subjects: [{name: Tea}, {name: Coffee}]\ntable:\n${rows.map((optional, i) => row(`Row${i}`, optional)).join("")}`;
/** Of 24 rows, which is more than a page, every third can be done without. */
const LONG = sheet(Array.from({ length: 24 }, (_, i) => i % 3 === 1));
const SITE = "site: {url: https://example.org/compare}\n";

describe("rows that can be done without", () => {
  it.skipIf(!hasPoppler)("go from the PDF alone, which says how many, and report and manifest name them", async () => {
    const root = project({ "content/tea.yaml": LONG, "content/short.yaml": sheet([true, false]), "versus.yaml": SITE });
    const { code, stdout, stderr } = await versus(root, "build", "--formats", "pdf,page,snippet,handbook");
    expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
    const { outputs } = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8"));
    const leftOut = (path: string) => outputs.find((output: { path: string }) => output.path === path).leftOut;
    const gone: string[] = leftOut("pdf/tea.pdf");
    // The lowest went first: what is gone are the last of those that can go.
    const optional = Array.from({ length: 8 }, (_, i) => `Row${i * 3 + 1}`);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone).toEqual(optional.slice(-gone.length));
    expect(stdout).toContain(`${gone.length} rows left out of the PDF: ${gone.join(", ")}`);
    expect([leftOut("pdf/short.pdf"), leftOut("html/tea.html")]).toEqual([undefined, undefined]);
    for (const file of ["pdf/tea.pdf", "handbook.pdf"]) {
      const text = pdfText(join(root, "out", file)).replace(/\s+/g, " ");
      expect(text).toContain(`${gone.length} more rows on the web page: example.org/compare/html/tea`);
      for (let i = 0; i < 24; i++)
        expect([file, i, new RegExp(`Row${i} `).test(text)]).toEqual([
          file,
          i,
          !gone.includes(`Row${i}`) || (i < 2 && file === "handbook.pdf"),
        ]);
    }
    for (const file of ["html/tea.html", "snippets/tea.html"]) {
      const html = readFileSync(join(root, "out", file), "utf8");
      for (const name of gone) expect(html).toContain(name);
      expect(html).not.toContain("more rows");
    }
    // An unchanged build finds the same.
    const again = await versus(root, "build", "--formats", "pdf,page,snippet,handbook");
    expect(JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8")).outputs).toEqual(outputs);
    expect(again.stderr).toContain("0 files written");
  });

  it("stay where type can give way, and where all would be too much without them", async () => {
    const fits = parseComparison(sheet([true, true, false]), { path: "tea.yaml" }).value!;
    expect((await renderPdf(fits)).value!.leftOut).toEqual([]);
    const tooLong = parseComparison(sheet(Array.from({ length: 60 }, (_, i) => i === 5)), { path: "tea.yaml" }).value!;
    const { value, diagnostics } = await renderPdf(tooLong);
    expect([value, diagnostics[0]!.code]).toEqual([undefined, "fit/overflow"]);
    expect(diagnostics[0]!.hints).toContain("its optional rows are left out already");
    const flows = await renderPdf(tooLong, { settings: { fit: { overflow: "flow" } } });
    expect(flows.value!.leftOut).toEqual([]);
  });

  it.skipIf(!hasPoppler)("go with their group where nothing is left of it", async () => {
    for (const layout of ["handout", "matrix"]) {
      for (let count = 12; ; count++) {
        const rows = Array.from({ length: count }, (_, i) => `    ${row(`Row${i}`, false)}`).join("");
        const text = `subjects: [{name: Tea}, {name: Coffee}]\ntable:\n  - group: First\n    rows:\n${rows}  - group: Emptied\n    rows:\n    ${row("Gone", true)}`;
        const { value } = await renderPdf(parseComparison(text, { path: "tea.yaml" }).value!, { settings: { layout } });
        expect(value).toBeDefined();
        if (value!.leftOut.length === 0) continue;
        const printed = pdfText(join(project({ "x.pdf": value!.bytes }), "x.pdf"));
        expect([layout, printed.includes("First"), printed.includes("Emptied")]).toEqual([layout, true, false]);
        break;
      }
    }
  });

  it("are the lowest ones, whatever there is", () => {
    const flags = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(flags, fc.nat(20), (groups, any) => {
        const names = groups.flatMap((rows, g) => rows.map((optional, r) => ({ name: `${g} ${r}`, optional })));
        const comparison = {
          ...parseComparison(sheet([false]), { path: "tea.yaml" }).value!,
          groups: groups.map((rows, g) => ({
            rows: rows.map((optional, r) => ({
              criterion: `${g} ${r}`,
              values: [],
              ...(optional && { optional: true as const }),
            })),
          })),
        };
        const count = Math.min(any, optionalRows(comparison));
        const { comparison: shown, leftOut } = withoutOptional(comparison, count);
        const optional = names.filter((each) => each.optional).map(({ name }) => name);
        expect(leftOut).toEqual(optional.slice(optional.length - count));
        const left = shown.groups.flatMap(({ rows }) => rows.map(({ criterion }) => criterion));
        expect(left).toEqual(names.map(({ name }) => name).filter((name) => !leftOut.includes(name)));
      }),
    );
  });
});
