/** The sheets of the project and the examples: every word of the YAML is in the PDF, in reading order, on one page. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../src/content/index.js";
import type { Comparison, Value } from "../../src/index.js";
import { parseComparison } from "../../src/index.js";
import { plainText } from "../../src/templates/views/markdown.js";
import { hasPoppler, hasQpdf, pdfPages, pdfText, pdfWords } from "../support/outside.js";
import { temporaryFolder, versus } from "../support/project.js";

const EXAMPLES = "../shared/examples";
const yamlFiles = (dir: string) =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith(".yaml"))
        .map((name) => join(dir, name))
    : [];
const FILES = [...yamlFiles("content"), ...yamlFiles(EXAMPLES)];
const slugOf = (file: string) => file.replace(/^.*\//, "").replace(".yaml", "");
const load = (file: string): Comparison => parseComparison(readFileSync(file, "utf8"), { path: file }).value!;

/** Letters and digits of a text: readers differ in where they put spaces, and labels are set in capitals. */
const letters = (text: string) =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

function valueText(value: Value): string {
  if (value.kind === "text") return `${value.text} ${value.note ?? ""}`;
  if (value.kind === "list") return value.items.join(" ");
  return value.kind === "number" ? value.text : "";
}

/** The texts of a sheet in the order in which it is read. */
function readingOrder(c: Comparison): string[] {
  return [
    c.question ?? "",
    c.intro ?? "",
    ...c.subjects.flatMap((s) => [s.name, s.tagline ?? "", s.lead ?? "", ...s.points.map(textOf)]),
    ...c.groups.flatMap((g) => [
      g.name ?? "",
      ...g.rows.flatMap((row) => [row.criterion, ...row.values.map(valueText)]),
    ]),
    ...c.subjects.flatMap((s) => s.chooseWhen.map(textOf)),
    ...c.sections.flatMap((s) => [s.heading, s.text ?? ""]),
    c.summary ?? "",
  ].filter((text) => text !== "");
}

/** The text of a PDF in the order of its content, by pdf.js. */
async function contentOrder(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const content = await (await pdf.getPage(1)).getTextContent();
  const text = content.items.map((item) => ("str" in item ? item.str : "")).join(" ");
  await pdf.destroy();
  return letters(text);
}

describe("the sheets", () => {
  const out = temporaryFolder();
  const pdf = (slug: string) => join(out, "pdf", `${slug}.pdf`);

  beforeAll(async () => {
    const all = await versus(process.cwd(), "build", "--out", out, "--strict");
    expect([all.code, all.stderr.trim()]).toEqual([
      0,
      expect.stringMatching(/^snippets name no related sheets: .*\n\n20 sheets built · 0 errors, 0 warnings/),
    ]);
    const examples = yamlFiles(EXAMPLES).map((file) => resolve(file));
    if (examples.length > 0)
      expect(await versus(process.cwd(), "build", "--out", out, "--strict", ...examples)).toMatchObject({ code: 0 });
  });

  it.each(FILES)("%s has all of its words in reading order", async (file) => {
    const text = await contentOrder(pdf(slugOf(file)));
    let at = 0;
    for (const part of readingOrder(load(file))) {
      const wanted = letters(plainText(part));
      const found = text.indexOf(wanted, at);
      expect(found, `"${part}" after position ${at} of ${text}`).toBeGreaterThanOrEqual(0);
      at = found + wanted.length;
    }
  });

  it.skipIf(!hasPoppler).each(FILES)("%s is one page on which poppler finds every word", (file) => {
    const path = pdf(slugOf(file));
    expect(pdfPages(path)).toBe(1);
    const found = letters(pdfText(path));
    const words = readingOrder(load(file))
      .flatMap((text) => plainText(text).split(/\s+/))
      .map(letters);
    expect(words.filter((word) => !found.includes(word))).toEqual([]);
  });

  it.skipIf(!hasQpdf).each(FILES)("%s is sound to qpdf", (file) => {
    expect(execFileSync("qpdf", ["--check", pdf(slugOf(file))], { encoding: "utf8" })).toMatch(
      /No syntax or stream encoding errors found/,
    );
  });

  it.skipIf(!hasPoppler)("fill their page, and set nothing below 8 pt", () => {
    for (const file of yamlFiles("content")) {
      const words = pdfWords(pdf(slugOf(file)));
      const lowest = Math.max(...words.map((word) => word.y));
      // A4 is 842 pt high, with 40 pt of margin: the last line stands at the foot of the page.
      expect(lowest, file).toBeGreaterThan(770);
      expect(lowest, file).toBeLessThan(802);
      const fonts = execFileSync("pdffonts", [pdf(slugOf(file))], { encoding: "utf8" })
        .split("\n")
        .slice(2, -1);
      expect(
        fonts.every((line) => /\byes\s+yes\s+yes\b/.test(line)),
        `${file} embeds and subsets all fonts`,
      ).toBe(true);
    }
    for (const file of FILES) {
      const sizes = execFileSync("pdftohtml", ["-xml", "-i", "-stdout", "-zoom", "1", pdf(slugOf(file))], {
        encoding: "utf8",
      });
      const heights = [...sizes.matchAll(/<fontspec [^>]*size="(\d+)"/g)].map((match) => Number(match[1]));
      // One px have headings that are clipped away, and there for screen readers alone.
      expect(Math.min(...heights.filter((height) => height > 1)), file).toBeGreaterThanOrEqual(8);
    }
  });
});
