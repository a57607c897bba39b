/** The handbook, as other people's readers see it. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { beforeAll, describe, expect, it } from "vitest";
import { has, openWithPdfjs, rasterized, unpacked, withFile } from "../pdf/tools.js";
import { HandbookProject, smallSheet } from "../support/handbook.js";
import { tagTree } from "../support/tag-tree.js";

const LOGO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGUlEQVR4nAXBAQEAAAjDIKI9ms0niOTQKg9AGAe6dfu8vgAAAABJRU5ErkJggg==",
  "base64",
);
const ARABIC = `title: القلم مقابل اللوحة
lang: ar
subjects: [{name: القلم, points: [بطيء]}, {name: اللوحة, points: [سريعة]}]
table: {السرعة: [بطيئة, عالية]}
related: [tea-vs-coffee]
`;
const FILES = {
  "content/tea-vs-coffee.yaml": smallSheet(
    "Tea vs Coffee",
    'tags: [drinks, "Office"]\nrelated: [katze-vs-hund, not-chosen, {title: Elsewhere, url: "https://example.org/x"}]\n',
  ),
  "content/milk-vs-water.yaml": smallSheet("Milk vs Water", "tags: [drinks]\nrelated: [tea-vs-coffee]\n"),
  "content/katze-vs-hund.yaml": smallSheet("Katze vs Hund", "lang: de\ntags: [Office]\n"),
  "content/pen-vs-keyboard.yaml": ARABIC,
  "content/not-chosen.yaml": smallSheet("Not vs Chosen"),
  "logo.png": LOGO,
};
const SETTINGS = { site: { name: "A & B", url: "https://example.org/c", logo: "logo.png" } };

/** Page on which a destination is, from 0, by its name or as it stands. */
async function pageOf(document: PDFDocumentProxy, dest: unknown): Promise<number> {
  const explicit = typeof dest === "string" ? await document.getDestination(dest) : dest;
  return document.getPageIndex((explicit as [Parameters<PDFDocumentProxy["getPageIndex"]>[0]])[0]);
}

/** The text of a page that belongs to its content: without what stands in its margins. */
async function contentOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent({ includeMarkedContent: true });
  const open: boolean[] = [];
  let text = "";
  for (const item of items) {
    if ("str" in item) text += open.at(-1) ? item.str : "";
    else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.type === "beginMarkedContentProps" && item.id !== null);
  }
  return text;
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

interface LinkAnnotation {
  readonly dest?: string;
  readonly url?: string;
  readonly contentsObj: { readonly str: string };
}

async function linksOf(document: PDFDocumentProxy, page: number): Promise<LinkAnnotation[]> {
  return (await (await document.getPage(page)).getAnnotations()) as LinkAnnotation[];
}

describe("a handbook", { timeout: 60_000 }, () => {
  let book: HandbookProject;
  let document: PDFDocumentProxy;
  let written: Awaited<ReturnType<HandbookProject["write"]>>;

  beforeAll(async () => {
    book = await new HandbookProject(FILES, SETTINGS).print();
    book.entries.splice(4);
    written = await book.write();
    document = await openWithPdfjs(book.read());
  }, 60_000);

  it("tells what it is", async () => {
    expect(written.diagnostics).toEqual([]);
    expect(written.value).toMatchObject({
      pages: 6,
      conformance: ["PDF/UA-1", "PDF/A-2a"],
      sheets: ["tea-vs-coffee", "milk-vs-water", "katze-vs-hund", "pen-vs-keyboard"],
      bytes: book.read().length,
    });
    expect(written.value!.tags.Document).toBe(1);
    expect((await document.getMetadata()).info).toMatchObject({ Title: "Handbook: A & B", Language: "en" });
  });

  it("numbers the pages at the front in Roman numerals", async () => {
    expect(await document.getPageLabels()).toEqual(["i", "ii", "1", "2", "3", "4"]);
  });

  it("has bookmarks by tag", async () => {
    const shown = async (items: Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>): Promise<unknown[]> =>
      Promise.all(
        items.map(async ({ title, dest, items: below }) => [
          title,
          await pageOf(document, dest),
          ...(await shown(below)),
        ]),
      );
    expect(await shown(await document.getOutline())).toEqual([
      ["Cover", 0],
      ["Contents", 1],
      ["drinks", 2, ["Tea vs Coffee", 2], ["Milk vs Water", 3]],
      ["Office", 2, ["Tea vs Coffee", 2], ["Katze vs Hund", 4]],
      ["Other comparisons", 5, ["القلم مقابل اللوحة", 5]],
    ]);
  });

  it("lists each sheet with its page, and leads there", async () => {
    const text = await textOf(document, 2);
    const links = await linksOf(document, 2);
    expect(await Promise.all(links.map(({ dest }) => pageOf(document, dest)))).toEqual([2, 3, 4, 5]);
    expect(text.replace(/\s+/g, " ")).toMatch(/Tea vs Coffee ?1.*Milk vs Water ?2.*Katze vs Hund ?3/);
  });

  it("leads from sheet to sheet, and from the file only where there is an address", async () => {
    const links = await linksOf(document, 3);
    const related = links.filter(({ url }) => !url?.includes("tea-vs-coffee"));
    expect(related.map(({ dest, url }) => dest ?? url)).toEqual([
      "sheet-katze-vs-hund",
      "https://example.org/c/html/not-chosen.html",
      "https://example.org/x",
    ]);
    expect(await pageOf(document, related[0]!.dest)).toBe(4);
  });

  it("has the text of each sheet as in its own PDF, and its page number in the margins", async () => {
    for (const [i, { slug }] of book.entries.entries()) {
      const single = await openWithPdfjs(book.singles.get(slug)!.bytes);
      expect(await contentOf(document, i + 3)).toBe(await contentOf(single, 1));
      const margins = (await textOf(document, i + 3)).split("\n").map((line) => line.trim());
      expect(margins).toContain(String(i + 1));
    }
  });

  it.runIf(has("pdftoppm"))("looks inside of its margins as the sheet's own PDF", () => {
    // A4 with margins of 14 mm, at 60 dpi.
    const inside = (pixels: Uint8Array) => {
      const rows = Buffer.from(pixels.subarray(pixels.length - 496 * 702 * 3));
      return Array.from({ length: 702 - 2 * 34 }, (_, row) =>
        rows.subarray((row + 34) * 496 * 3, (row + 35) * 496 * 3),
      );
    };
    const single = inside(rasterized(book.singles.get("tea-vs-coffee")!.bytes, 60));
    const own = inside(rasterized(book.read(), 60, 3));
    expect(Buffer.compare(Buffer.concat(own), Buffer.concat(single))).toBe(0);
  });

  it("has one structure tree, with a section for each part in its language", async () => {
    const file = join(book.root, "out/handbook.pdf");
    const lines = (await tagTree(file)).split("\n").filter((line) => /^ {0,2}\S/.test(line));
    expect(lines).toEqual([
      "Document",
      "  Sect [Lang=“en”]",
      "  Sect [Lang=“en”]",
      "  Sect [Lang=“en”]",
      "  Sect [Lang=“en”]",
      "  Sect [Lang=“de”]",
      "  Sect [Lang=“ar”]",
    ]);
  });

  it("is tagged within each part as the sheet's own PDF", async () => {
    const whole = await tagTree(join(book.root, "out/handbook.pdf"));
    const [, , , tea] = whole.split(/^ {2}Sect \[Lang.*$/m);
    writeFileSync(join(book.root, "tea.pdf"), book.singles.get("tea-vs-coffee")!.bytes);
    const single = (await tagTree(join(book.root, "tea.pdf"))).split("\n").slice(1).join("\n");
    expect(tea!.replace(/^ {2}/gm, "").trim()).toBe(single.trim());
  });

  it.runIf(has("pdffonts"))("embeds each face once", () => {
    const faces = withFile(book.read(), "pdffonts", ["FILE"])
      .split("\n")
      .slice(2)
      .flatMap((line) => /^[A-Z]{6}\+(\S+)/.exec(line)?.[1] ?? []);
    expect(faces.length).toBeGreaterThan(3);
    expect(new Set(faces).size).toBe(faces.length);
  });

  it.runIf(has("qpdf"))("is sound, and has the logo once", () => {
    expect(withFile(book.read(), "qpdf", ["--check", "FILE"])).toContain("No syntax or stream encoding errors");
    const images = unpacked(book.read()).match(/\/ColorSpace \/DeviceRGB\n[\s\S]{0,200}?\/Subtype \/Image/g);
    expect(images).toHaveLength(1);
  });

  it("is the same for the same input, and is left as it is then", async () => {
    const again = await book.write("again.pdf");
    expect(again.value!.sha256).toBe(written.value!.sha256);
    expect(book.read("again.pdf")).toEqual(book.read());
    expect(readdirSync(join(book.root, "out")).sort()).toEqual(["again.pdf", "handbook.pdf"]);
  });
});

describe("a handbook with trouble", { timeout: 60_000 }, () => {
  it("is without a sheet that doesn't fit, and no link leads there", async () => {
    const book = await new HandbookProject(FILES).print();
    book.entries[2] = { ...book.entries[2]!, fit: { scale: 9 } };
    const { value, diagnostics } = await book.write();
    expect(diagnostics).toEqual([expect.objectContaining({ code: "fit/overflow", sheet: "katze-vs-hund" })]);
    expect(value!.sheets).not.toContain("katze-vs-hund");
    const document = await openWithPdfjs(book.read());
    expect(await document.getPageLabels()).toEqual(["i", "ii", "1", "2", "3", "4"]);
    expect((await linksOf(document, 3)).map(({ dest, url }) => dest ?? url)).toEqual([
      "sheet-not-chosen",
      "https://example.org/x",
    ]);
    expect(await textOf(document, 3)).toContain("Katze vs Hund");
  });

  it("is without a sheet that is gone or fails", async () => {
    const book = await new HandbookProject(FILES).print();
    const { value, diagnostics } = await book.write("handbook.pdf", async (slug) => {
      if (slug === "milk-vs-water") return undefined;
      if (slug === "pen-vs-keyboard") throw new Error("lost");
      return book.sheets.get(slug);
    });
    expect(diagnostics.map(({ code, sheet }) => [code, sheet])).toContainEqual(["handbook/sheet", "milk-vs-water"]);
    expect(diagnostics.map(({ code, sheet }) => [code, sheet])).toContainEqual(["build/fault", "pen-vs-keyboard"]);
    expect(value!.sheets).toEqual(["tea-vs-coffee", "katze-vs-hund", "not-chosen"]);
  });

  it("leaves the last good file where no sheet can be printed", async () => {
    const book = await new HandbookProject(FILES).print();
    await book.write();
    const before = book.read();
    const { value } = await book.write("handbook.pdf", async () => undefined);
    expect(value).toBeUndefined();
    expect(book.read()).toEqual(before);
    expect(readdirSync(join(book.root, "out"))).toEqual(["handbook.pdf"]);
  });

  it("lets a sheet run over several pages, which are counted", async () => {
    const rows = Array.from({ length: 90 }, (_, i) => `  Row ${i}: [left ${i}, right ${i}]`).join("\n");
    const long = `subjects: [{name: Long}, {name: Longer}]\ntable:\n${rows}\n`;
    const fit = { min: 0.8, max: 1.15, overflow: "flow" as const };
    const files = { "content/long.yaml": long, "content/short.yaml": smallSheet("A vs B") };
    const book = await new HandbookProject(files, { fit }).print();
    const pages = book.singles.get("long")!.pages;
    expect(pages).toBeGreaterThan(1);
    await book.write();
    const document = await openWithPdfjs(book.read());
    expect(document.numPages).toBe(pages + 3);
    const single = await openWithPdfjs(book.singles.get("long")!.bytes);
    for (let page = 1; page <= pages; page++) {
      expect(await contentOf(document, page + 2)).toBe(await contentOf(single, page));
      if (page > 1) expect(await textOf(document, page + 2)).toContain("Long vs Longer");
    }
    const [, second] = await linksOf(document, 2);
    expect(await pageOf(document, second!.dest)).toBe(pages + 2);
  });
});
