/** The finished file, read back by qpdf, poppler and pdf.js. */
import { describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { PdfkitTarget } from "../../src/pdf/pdfkit/target.js";
import { StructureElement } from "../../src/pdf/structure/structure.js";
import { METADATA, render } from "./engine.js";
import { has, openWithPdfjs, pdfjsItems, pdfjsText, pdftotext, rasterized, unpacked, withFile } from "./tools.js";

const HTML = `<html lang="en"><body>
<h1 id="top">Sales vs <em>Marketing</em></h1>
<p>An office with <a href="https://example.org/a?b=1&amp;c=2">a link &amp; more</a>, a <a href="#end">jump</a>, <a href="other.pdf">a file</a>, <a href="javascript:alert(1)">none</a>.</p>
<ul><li>Alpha</li><li>Beta</li></ul>
<table><thead><tr><th>Criterion</th><th>Sales</th></tr></thead><tbody><tr><th scope="row">Focus</th><td>Deals</td></tr></tbody></table>
<h2 id="end">Müller &amp; Søn</h2>
<div style="opacity:0.5"><p>Half seen</p></div>
</body></html>`;

const pdf = render(HTML, "@page { size: 400px 500px }");

describe.skipIf(!has("qpdf"))("qpdf", () => {
  it("finds no fault", () => {
    expect(withFile(pdf, "qpdf", ["--check", "FILE"])).toContain("No syntax or stream encoding errors");
  });

  it("finds no painting outside of marked content", () => {
    for (const stream of contentStreams(unpacked(pdf))) expect(unmarkedOperators(stream)).toEqual([]);
  });

  it("finds graphics states, text objects and marks nested properly", () => {
    for (const stream of contentStreams(unpacked(pdf))) {
      const open: string[] = [];
      const pairs: Record<string, string> = { Q: "q", ET: "BT", EMC: "BDC" };
      for (const token of operators(stream)) {
        if (token === "q" || token === "BT") open.push(token);
        else if (token === "BDC" || token === "BMC") open.push("BDC");
        else if (token in pairs) expect(open.pop()).toBe(pairs[token]);
      }
      expect(open).toEqual([]);
    }
  });
});

/** A word as HarfBuzz and fontkit shape it: dots and the shadda are glyphs of their own, without advance. */
function wordWithMarks(): Uint8Array {
  const font = openFonts(builtInFonts()).value!.chain({
    fontFamily: ["Noto Sans Arabic"],
    fontWeight: 400,
    fontStyle: "normal",
  }).primary;
  // From left to right: name of the glyph, its text, advance, offsets; in font units.
  const shaped: [id: number, text: string, advance: number, x: number, y: number][] = [
    [286, "", 0, 101, 65],
    [83, "ة", 486, 0, 0],
    [366, "\u0651", 0, 25, -175],
    [317, "", 0, 39, -5],
    [18, "ي", 373, 0, 0],
    [315, "", 0, 185, 2],
    [26, "ج", 637, 0, 0],
    [317, "", 0, 39, -5],
    [18, "ي", 373, 0, 0],
    [286, "", 0, 5, -59],
    [21, "ت", 299, 0, 0],
    [8, "ا", 238, 0, 0],
    [31, "ر", 371, -25, 0],
    [286, "", 0, 54, -180],
    [18, "ت", 373, 0, 0],
    [37, "س", 784, 0, 0],
    [324, "", 0, 23, 0],
    [12, "إ", 235, 0, 0],
  ];
  const em = (units: number) => units / 1000;
  const glyphs = {
    ids: shaped.map(([id]) => id),
    texts: shaped.map(([, text]) => text),
    advances: shaped.map(([, , advance]) => em(advance)),
    xOffsets: shaped.map(([, , , x]) => em(x)),
    yOffsets: shaped.map(([, , , , y]) => em(y)),
  };
  const target = new PdfkitTarget(METADATA);
  const root = new StructureElement("Document", undefined);
  const element = new StructureElement("P", root);
  target.page(200, 100);
  target.mark({ kind: "content", element, content: element.content() });
  target.glyphs({ font, size: 12, x: 20, y: 50, paint: { r: 0, g: 0, b: 0, a: 1 }, rtl: true, glyphs });
  target.structure(root);
  return target.bytes(["PDF/UA-1", "PDF/A-2a"]);
}

/** Content streams of pages and of forms, by their operators. */
function contentStreams(text: string): string[] {
  return [...text.matchAll(/stream\n(.*?)\nendstream/gs)]
    .map((match) => match[1]!)
    .filter((stream) => / (BDC|BMC)\n/.test(`${stream}\n`));
}

function operators(stream: string): string[] {
  return stream
    .replace(/<[^<>]*>/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .split(/\s+/)
    .filter((token) => /^[A-Za-z'"*]+\*?$/.test(token));
}

function unmarkedOperators(stream: string): string[] {
  let depth = 0;
  const found: string[] = [];
  for (const token of operators(stream)) {
    if (token === "BDC" || token === "BMC") depth++;
    else if (token === "EMC") depth--;
    else if (["f", "f*", "S", "TJ"].includes(token) && depth === 0) found.push(token);
  }
  return found;
}

describe.skipIf(!has("pdftotext"))("poppler", () => {
  it("reads the text in order", () => {
    const words = pdftotext(pdf).replace(/\s+/g, " ").trim();
    expect(words).toBe(
      "Sales vs Marketing An office with a link & more, a jump, a file, none. Alpha Beta Criterion Sales Focus Deals Müller & Søn Half seen",
    );
  });

  it("finds all fonts embedded, with Unicode maps", () => {
    const lines = withFile(pdf, "pdffonts", ["FILE"]).trim().split("\n").slice(2);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/CID TrueType +Identity-H +yes yes yes/);
  });

  it("finds the document tagged, with its title", () => {
    const info = withFile(pdf, "pdfinfo", ["FILE"]);
    expect(info).toMatch(/Title: +A test/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/PDF version: +1\.7/);
    expect(info).not.toContain("CreationDate");
  });

  it("reads hyphenated words whole and small capitals as typed", () => {
    const bytes = render(
      "<p>hyphen&shy;ation</p><p class=sc>aA</p>",
      "p { width: 60px } .sc { font-variant: small-caps }",
    );
    expect(
      pdftotext(bytes)
        .replace(/\u00AD\n/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    ).toBe("hyphenation aA");
  });

  it("gives back ligatures and Japanese", () => {
    expect(pdftotext(render("<p>office ffi</p>"))).toContain("office ffi");
    expect(pdftotext(render('<p lang="ja">日本語の比較</p>'))).toContain("日本語の比較");
  });

  it("gives back Arabic in logical order", () => {
    const text = pdftotext(render('<p dir="rtl" lang="ar">بناء <a href="x.pdf">الوعي</a></p>'));
    expect(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "").trim()).toBe("بناء الوعي");
  });

  it("gives a word back whole whose marks the font sets apart from their letters", () => {
    expect(
      pdftotext(wordWithMarks())
        .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
        .trim(),
    ).toBe("إستراتيجيّة");
  });
});

describe("pdf.js", () => {
  it("reads the same text", async () => {
    expect((await pdfjsText(pdf)).replace(/\s+/g, " ")).toContain(
      "An office with a link & more, a jump, a file, none.",
    );
  });

  it("reads Arabic in logical order", async () => {
    // Spaces between right-to-left words are not told from movements: the items are the words.
    const words = await pdfjsItems(render('<p dir="rtl" lang="ar">بناء الوعي</p>'));
    expect(words.map((word) => word.trim()).filter((word) => word !== "")).toEqual(["بناء", "الوعي"]);
    expect((await pdfjsText(wordWithMarks())).trim()).toBe("إستراتيجيّة");
  });

  it("finds the structure", async () => {
    // It leaves out content of forms, which is where the half-transparent paragraph is.
    const tree = await (await (await openWithPdfjs(pdf)).getPage(1)).getStructTree();
    expect(outline(tree)).toBe(
      "Root(Document(H1(content) P(content Link(object content) content Link(object content) content Link(object content) content) " +
        "L(LI(Lbl(content) LBody(content)) LI(Lbl(content) LBody(content))) " +
        "Table(THead(TR(TH(content) TH(content))) TBody(TR(TH(content) TD(content)))) H2(content)))",
    );
  });

  it("finds the links that are safe, and where they lead", async () => {
    const annotations = await (await (await openWithPdfjs(pdf)).getPage(1)).getAnnotations();
    const links = annotations.map((annotation) => annotation.dest ?? annotation.unsafeUrl);
    expect(links).toEqual(["https://example.org/a?b=1&c=2", "end", "./other.pdf"]);
    expect(annotations.map((annotation) => annotation.contentsObj.str)).toEqual(["a link & more", "jump", "a file"]);
    const [left, bottom, right, top] = annotations[0].rect;
    expect(right - left).toBeGreaterThan(50);
    expect(top - bottom).toBeGreaterThan(10);
  });

  it("finds bookmarks and destinations", async () => {
    const document = await openWithPdfjs(pdf);
    const entries = await document.getOutline();
    expect(entries.map((entry) => [entry.title, entry.items.map((item) => item.title)])).toEqual([
      ["Sales vs Marketing", ["Müller & Søn"]],
    ]);
    const [reference, kind] = (await document.getDestination("end"))!;
    expect(await document.getPageIndex(reference)).toBe(0);
    expect(kind.name).toBe("XYZ");
  });

  it("finds metadata that were escaped", async () => {
    const metadata = {
      title: 'Sales & <Marketing> "x"',
      lang: "de-AT",
      author: "A & B",
      subject: "S",
      keywords: ["k1", "k & 2"],
      date: "2026-11-23",
    };
    const document = await openWithPdfjs(render("<p>x</p>", "", { metadata }));
    const { info, metadata: xmp } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: metadata.title,
      Author: "A & B",
      Subject: "S",
      Keywords: "k1, k & 2",
      Language: "de-AT",
    });
    expect(xmp.get("dc:title")).toBe(metadata.title);
    expect(xmp.get("pdfuaid:part")).toBe("1");
    expect(xmp.get("xmp:createdate")).toBe("2026-11-23");
  });
});

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly children?: readonly Node[];
}

/** pdf.js wraps nothing: `content` is marked content, `object` an annotation. */
function outline(node: Node): string {
  if (node.type) return node.type === "annotation" ? "object" : node.type;
  return `${node.role}(${node.children?.map(outline).join(" ") ?? ""})`;
}

describe("the bytes", () => {
  it("are the same for the same input, whatever was rendered before", () => {
    render("<p>other words, شيء آخر</p>");
    expect(Buffer.compare(render(HTML, "@page { size: 400px 500px }"), pdf)).toBe(0);
  });

  it("have an identifier that depends on the content, not only on the title", () => {
    const id = (bytes: Uint8Array) => /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    expect(id(pdf)).toMatch(/^[0-9a-f]{32}$/);
    expect(id(render("<p>x</p>"))).not.toBe(id(render("<p>y</p>")));
  });

  it("hold no date unless one is given, and then not the clock's", () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
    expect(text(pdf)).not.toMatch(/\(D:/);
    expect(text(render("<p>x</p>", "", { metadata: { ...METADATA, date: "2020-02-03" } }))).toContain(
      "(D:20200203000000Z)",
    );
  });

  it("keep numbers short", () => {
    if (!has("qpdf")) return;
    for (const stream of contentStreams(unpacked(pdf))) expect(stream).not.toMatch(/\d\.\d{7,}|\de-\d/);
  });
});

describe.skipIf(!has("pdftoppm"))("looks", () => {
  it("paints a half-transparent box as one: its text doesn't show the background through twice", () => {
    const bytes = render(
      '<div style="opacity:0.5;background:#f00;width:40px;height:40px"></div>',
      "@page { size: 40px 40px; margin: 0 }",
    );
    const ppm = rasterized(bytes, 24);
    const pixel = ppm.subarray(-3 * 20, -3 * 20 + 3);
    expect(pixel[0]).toBe(255);
    expect(Math.abs(pixel[1]! - 127)).toBeLessThan(3);
  });
});
