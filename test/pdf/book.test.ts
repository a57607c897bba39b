/** Several documents in one file: names that don't meet, links between them, and what the margins repeat. */
import { describe, expect, it } from "vitest";
import { type BookPart, BookPrinter } from "../../src/pdf/book.js";
import { openWithPdfjs } from "./tools.js";

const html = (body: string, lang = "en") => `<!doctype html><html lang="${lang}"><title>T</title>${body}</html>`;
const BREAK = '<p style="break-before: page">';

async function bookOf(parts: readonly BookPart[], front: readonly BookPart[] = []) {
  const chunks: Uint8Array[] = [];
  const names = new Set([...parts, ...front].map(({ name }) => name));
  const printer = new BookPrinter({ metadata: { title: "Book", lang: "en" }, names }, async (bytes) => {
    chunks.push(bytes);
  });
  const printed = [];
  for (const part of parts) printed.push((await printer.print(part)).value);
  printer.beginFront();
  for (const part of front) printed.push((await printer.print(part)).value);
  const value = await printer.finish([
    { title: "Nowhere", part: "none" },
    ...parts.map(({ name }) => ({ title: name, part: name })),
  ]);
  return { printed, value, chunks, missing: printer.missing, document: await openWithPdfjs(Buffer.concat(chunks)) };
}

type Opened = Awaited<ReturnType<typeof bookOf>>["document"];

/** The pages, from 0, that the links of a page lead to. */
async function targetsOf(document: Opened, page: number): Promise<number[]> {
  const annotations = (await (await document.getPage(page)).getAnnotations()) as { readonly dest: string }[];
  return Promise.all(
    annotations.map(async ({ dest }) => {
      const [reference] = (await document.getDestination(dest))!;
      return document.getPageIndex(reference);
    }),
  );
}

async function textsOf(document: Opened): Promise<string[]> {
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("|")
        .replace(/\|+/g, "|"),
    );
  }
  return texts;
}

describe("a book", () => {
  const parts: BookPart[] = [
    {
      name: "one",
      html: html(
        `<p><a href="#x">x</a> <a href="#two">two</a> <a href="#none">none</a></p>${BREAK}<b id="x">X</b></p>`,
      ),
    },
    { name: "two", html: html(`<p><a href="#x">x</a> <a href="#one">one</a></p>${BREAK}<b id="x">X</b></p>`) },
  ];
  const front: BookPart[] = [{ name: "front", html: html(`<p><a href="#two">two</a></p>${BREAK}F</p>`) }];

  it("has its front first, though that is printed last", async () => {
    const { document, printed } = await bookOf(parts, front);
    expect(printed).toEqual([
      { name: "one", firstPage: 1, pages: 2 },
      { name: "two", firstPage: 3, pages: 2 },
      { name: "front", firstPage: 1, pages: 2 },
    ]);
    expect(await document.getPageLabels()).toEqual(["i", "ii", "1", "2", "3", "4"]);
    expect((await textsOf(document))[1]).toBe("F");
  });

  it("leads to elements of the same part, and to other parts", async () => {
    const { document, missing } = await bookOf(parts, front);
    expect(await targetsOf(document, 1)).toEqual([4]);
    expect(await targetsOf(document, 3)).toEqual([3, 4]);
    expect(await targetsOf(document, 5)).toEqual([5, 2]);
    expect(missing).toEqual([]);
  });

  it("leaves out bookmarks that lead nowhere", async () => {
    const { document } = await bookOf(parts);
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(["one", "two"]);
  });

  it("is given out part by part", async () => {
    const { chunks } = await bookOf(parts, front);
    expect(chunks).toHaveLength(4);
  });

  it("has nothing of a part that can't be laid out, and tells which links miss it", async () => {
    const unfit = { name: "two", html: html("<p>Text</p>"), fit: { scale: 90, overflow: "error" as const } };
    const { document, printed, missing } = await bookOf([parts[0]!, unfit, { ...parts[1]!, name: "three" }]);
    expect(printed.map((part) => part?.firstPage)).toEqual([1, undefined, 3]);
    expect(missing).toEqual(["two"]);
    expect(document.numPages).toBe(4);
  });

  it("claims no accessibility where a part lacks what that takes", async () => {
    const { value } = await bookOf([...parts, { name: "three", html: "<p>Text</p>" }]);
    expect(value.conformance).toEqual(["PDF/A-2b"]);
  });

  it("goes on counting pages from part to part, and repeats named strings in the margins", async () => {
    const css = `h2 { string-set: chapter content(), section attr(id) ":" } body { font-family: "Source Sans 3" }
      @page { @top-left { content: string(chapter) } @top-right { content: string(chapter, last) }
        @bottom-left { content: string(section, first-except) } @bottom-right { content: counter(page) "/" counter(pages) } }`;
    const body = `<h2 id="a">A <i>1</i></h2><h2 id="b">B</h2>${BREAK}none</p><h2 id="c" style="break-before: page">C</h2>`;
    const { document } = await bookOf([parts[0]!, { name: "strings", html: html(body), css }]);
    const texts = await textsOf(document);
    expect(texts.slice(2).map((text) => text.split("|").filter((word) => word.trim() !== ""))).toEqual([
      ["A", "1", "B", "A 1", "B", "3/3"],
      ["none", "B", "B", "4/3", "b:"],
      ["C", "C", "C", "5/3"],
    ]);
  });
});
