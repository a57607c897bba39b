/** The scale at which a page prints without a script, and what it lets a script seek: of the same inputs always the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import type { Format } from "../../src/content/public.js";
import { project, SHEET } from "../support/project.js";

const LONG = `${SHEET}sections: [{heading: Long, text: "${"Many words and more of them. ".repeat(500)}"}]\n`;

const page = (root: string) => readFileSync(join(root, "out/html/tea.html"), "utf8");
const scaleOf = (html: string) => Number(/--vs-scale: ([\d.]+)/.exec(html)?.[1]);
/** The limits between which a script seeks; absent where it seeks nothing. */
const soughtIn = (html: string): unknown => JSON.parse(/var fit = (.*);/.exec(html)?.[1] ?? "null");

async function built(root: string, formats: readonly Format[]) {
  return build({ root, formats });
}

describe("the scale of a page", () => {
  const files = { "content/tea.yaml": SHEET, "versus.yaml": "fit: {min: 0.85, max: 1.05}\n" };

  it("is that of the PDF which the same build makes", async () => {
    const root = project(files);
    await built(root, ["page", "pdf"]);
    expect(scaleOf(page(root))).toBe(1.05);
    expect(soughtIn(page(root))).toEqual({ min: 0.85, max: 1.05 });
  });

  it("is fit.min where no PDF is made, whatever an earlier build has found", async () => {
    const [root, fresh] = [project(files), project(files)];
    await built(root, ["page", "pdf"]);
    for (const folder of [root, fresh]) await built(folder, ["page"]);
    expect(scaleOf(page(root))).toBe(0.85);
    expect(page(root)).toBe(page(fresh));
  });

  it("is not sought where the PDF runs over several pages", async () => {
    const root = project({ "content/tea.yaml": LONG, "versus.yaml": "fit: {overflow: flow}\n" });
    await built(root, ["page", "pdf"]);
    expect(scaleOf(page(root))).toBe(1);
    expect(soughtIn(page(root))).toBeNull();
  });

  it("asks for no layout: what is too long for its paper is told with its PDF alone", async () => {
    const root = project({ "content/tea.yaml": LONG });
    const codes = async (format: Format) =>
      (await built(root, [format])).sheets.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(await codes("page")).toEqual([]);
    expect(await codes("pdf")).toEqual(["fit/overflow"]);
  });
});
