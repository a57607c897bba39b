/**
 * The sheets of the project on every paper: never too wide, with a true amount where they are too long, and on several pages where
 * that is wanted.
 *
 * `npm test` tries a sample of sizes, margins and sheets, and all sheets where they must fit. `VERSUS_SWEEP=1 npx vitest run
 * test/sheets/paper.test.ts` tries all sizes, orientations and margins from 5 to 25 mm with all sheets: 8,400 layouts, and as many
 * again for what is too long.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOptions, printSheet } from "../../src/builds/sheets/formats/pdf.js";
import { printedFrom } from "../../src/builds/sheets/targets.js";
import { openToolbox, type Toolbox } from "../../src/builds/site/toolbox.js";
import { parseLengths, parsePageSize } from "../../src/content/schema/page-size.js";
import { DEFAULT_SETTINGS } from "../../src/content/settings/settings.js";
import { layOutHtml } from "../../src/document/lay-out.js";
import { type Comparison, parseComparison } from "../../src/index.js";
import { pageTexts } from "../support/tall.js";

const SIZES = ["A3", "A4", "A5", "A6", "B4", "B5", "JIS-B5", "Letter", "Legal", "Ledger"].flatMap((name) => [
  name,
  `${name} landscape`,
]);
const MARGINS = Array.from({ length: 21 }, (_, i) => 5 + i);
const read = (file: string): Comparison => parseComparison(readFileSync(file, "utf8"), { path: file }).value!;
const SHEETS = readdirSync("content")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => read(join("content", name)));
const TITLES = new Map(SHEETS.map(({ slug, title, lang }) => [slug, { title, lang }]));

function toolboxFor(size: string, margin: number, overflow: "error" | "flow", more = 0): Toolbox {
  const { width, height, css } = parsePageSize(size)!;
  const [side = 0] = parseLengths(`${margin}mm`)!;
  const page = {
    size: { width, height: height + (more * 96) / 25.4 },
    margin: { top: side, right: side, bottom: side, left: side },
    sizeText: css,
    marginText: `${margin}mm`,
  };
  const settings = {
    ...DEFAULT_SETTINGS,
    site: { name: "Business Basics" },
    page,
    fit: { ...DEFAULT_SETTINGS.fit, overflow },
  };
  return openToolbox(".", settings, undefined).value!;
}

const inputOf = (comparison: Comparison) => ({ comparison, path: comparison.source, images: [], titles: TITLES });

/** The scale at which a sheet fits its page, if it does. */
function fitted(comparison: Comparison, toolbox: Toolbox) {
  const html = printedFrom(inputOf(comparison), toolbox, { hasPdf: true }).value!;
  const { fit } = toolbox.settings;
  const { value, diagnostics } = layOutHtml(html, { ...layoutOptions(comparison, toolbox, undefined), fit });
  return { value: value?.pages.fit.scale, diagnostics };
}

/** What is wrong with a sheet on a paper. */
function faults(comparison: Comparison, size: string, margin: number): string[] {
  const where = `${basename(comparison.source)} on ${size} with ${margin} mm`;
  const { value, diagnostics } = fitted(comparison, toolboxFor(size, margin, "error"));
  if (value !== undefined) return [];
  const amount = /^.* it is (\d+) mm \(\d+ %\) too long$/.exec(diagnostics[0]!.message)?.[1];
  if (amount === undefined || (diagnostics[0]!.hints ?? []).some((hint) => hint.includes("too wide")))
    return [`${where}: ${diagnostics[0]!.message}`];
  const found: string[] = [];
  if (fitted(comparison, toolboxFor(size, margin, "error", Number(amount))).value === undefined)
    found.push(`${where}: ${amount} mm more are not enough`);
  if (fitted(comparison, toolboxFor(size, margin, "error", Number(amount) - 3)).value !== undefined)
    found.push(`${where}: less than ${amount} mm are enough`);
  const flows = fitted(comparison, toolboxFor(size, margin, "flow"));
  if (flows.value === undefined) found.push(`${where}: does not flow: ${flows.diagnostics[0]?.message}`);
  if (flows.diagnostics.some(({ code }) => code === "fit/margin")) found.push(`${where}: reaches into the margin`);
  return found;
}

describe("the sheets on paper", () => {
  it("fit one page of Letter and A4 with margins of 8 to 22 mm", () => {
    for (const size of ["Letter", "A4"]) {
      // What fits between wide margins fits between narrow ones.
      const toolbox = toolboxFor(size, 22, "error");
      for (const sheet of SHEETS) expect(fitted(sheet, toolbox).diagnostics).toEqual([]);
    }
  }, 120_000);

  it("are never too wide, and where they are too long it is told by how much", () => {
    if (process.env.VERSUS_SWEEP) {
      const all = SIZES.flatMap((size) =>
        MARGINS.flatMap((margin) => SHEETS.flatMap((sheet) => faults(sheet, size, margin))),
      );
      expect(all).toEqual([]);
      return;
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEETS),
        fc.constantFrom(...SIZES),
        fc.constantFrom(...MARGINS),
        (sheet, size, margin) => {
          expect(faults(sheet, size, margin)).toEqual([]);
        },
      ),
      { numRuns: 16, seed: 12 },
    );
  }, 36_000_000);

  it.each([
    ["market-research-vs-marketing-research", "A5", 6],
    ["sell-vs-sale", "A5", 22],
    ["direct-marketing-vs-direct-selling", "A5 landscape", 11],
  ])(
    "of %s on %s with %i mm the amount is whole mm in which pages of whole px lose nothing",
    (name, size, margin) => {
      expect(faults(read(`content/${name}.yaml`), size, margin)).toEqual([]);
    },
    60_000,
  );

  it("have the numbers of their pages where they take several, and none where they take one", () => {
    const sheet = read("content/sales-vs-marketing.yaml");
    const print = (toolbox: Toolbox) =>
      printSheet(
        printedFrom(inputOf(sheet), toolbox, { hasPdf: true }).value!,
        { comparison: sheet },
        toolbox,
        undefined,
      ).value!;
    return Promise.all([
      pageTexts(print(toolboxFor("A5", 12, "flow")).bytes).then((pages) => {
        expect(pages.length).toBeGreaterThan(1);
        pages.forEach((text, i) => {
          expect(text).toContain(`${i + 1} of ${pages.length}`);
        });
      }),
      pageTexts(print(toolboxFor("A4", 12, "flow")).bytes).then((pages) => {
        expect(pages).toHaveLength(1);
        expect(pages[0]).not.toContain("1 of 1");
      }),
    ]);
  }, 60_000);

  it("let code and what is too long for a word break, and leave words alone", () => {
    const token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0";
    const yaml = `subjects: [{name: PUT}, {name: PATCH}]\ntable:\n  Code: ['\`{"name":"Ada","mail":"ada@example.org","role":"admin","team":"core","site":"x"}\`', a]\n  Token: [${token}, "Mitbestimmungspflichtigkeit, Hardware-/Softwareanforderungen."]\n`;
    const sheet = parseComparison(yaml, { path: "content/put.yaml" }).value!;
    for (const size of ["A4", "A5", "A6"]) expect(fitted(sheet, toolboxFor(size, 10, "error")).diagnostics).toEqual([]);
    const html = printedFrom(inputOf(sheet), toolboxFor("A4", 10, "error"), { hasPdf: true }).value!;
    expect(html).toContain(`<span class="vs-long">${token}</span>`);
    expect(html.match(/vs-long/g)!.length).toBe(html.split(token).length - 1);
    expect(html).toContain("Mitbestimmungspflichtigkeit, Hardware");
  });
});
