/** Where links lead, what bookmarks and descriptions say, and what is told of links that lead nowhere. */
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { parseHtml } from "../../src/html/parse.js";
import { readableText } from "../../src/html/text.js";
import { printHtml } from "../../src/pdf/print.js";

const page = (body: string, head = "<title>T</title>") =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

async function printed(html: string) {
  const { value, diagnostics } = await printHtml(html, { file: "page.html" });
  const document = await getDocument({ data: value!.bytes.slice(), verbosity: 0 }).promise;
  const annotations = await (await document.getPage(1)).getAnnotations();
  return {
    diagnostics,
    targets: annotations.map(({ unsafeUrl, url, dest }) => unsafeUrl ?? url ?? dest),
    descriptions: annotations.map(({ contentsObj }) => contentsObj.str),
    places: Object.keys(await document.getDestinations()).sort(),
    outline: await document.getOutline(),
    title: (await document.getMetadata()).metadata.get("dc:title"),
  };
}

describe("links", () => {
  it("lead to ids, names of anchors and the top", async () => {
    const { targets, places, diagnostics } = await printed(
      page(
        '<a href="#a">1</a> <a href="#n">2</a> <a href="#">3</a> <a href="#TOP">4</a> <a href="#caf%C3%A9">5</a><p id=a>x<a name=n>y</a><p id=café>z',
      ),
    );
    expect(targets).toEqual(["a", "n", "top", "top", expect.stringMatching(/^caf/)]);
    expect(places).toEqual(["a", expect.stringMatching(/^caf/), "n", "top"]);
    expect(diagnostics).toEqual([]);
  });

  it("of a document with a base start from there", async () => {
    const head = '<title>T</title><base href="https://example.org/a/b">';
    expect(
      (await printed(page('<a href="c?d">x</a> <a href="/e">y</a> <a href="http://f.org">z</a>', head))).targets,
    ).toEqual(["https://example.org/a/c?d", "https://example.org/e", "http://f.org"]);
  });

  it("to hosts in other scripts have the host's name as name servers know it", async () => {
    expect((await printed(page('<a href="https://münchen.example/ß">x</a>'))).targets).toEqual([
      "https://xn--mnchen-3ya.example/%C3%9F",
    ]);
  });

  it.each([
    ["#nowhere", /no element has the id "nowhere"/],
    ["#hidden", /its element is not shown/],
    ["ftp://example.org/", /not to ftp:/],
    ["javascript:alert(1)", /not to javascript:/],
    ["https://exa mple.org", /not a URL/],
  ])("that lead nowhere are told with their place: %s", async (href, message) => {
    const { diagnostics } = await printed(page(`<p id=hidden hidden>x</p>\n<a href="${href}">x</a>`));
    expect(diagnostics).toMatchObject([
      { code: "pdf/dead-link", message: expect.stringMatching(message), span: { start: { line: 2, column: 10 } } },
    ]);
  });
});

describe("text as one line", () => {
  it("is what bookmarks, the title and descriptions of links say", async () => {
    const { outline, descriptions, title } = await printed(
      page(
        '<h1>Sales<br>or Marketing</h1><h2>Do&shy;nau</h2><h4><img src="data:," alt="Logo"> four</h4><a href="https://example.org/"><div>block</div><p>second</p></a>',
        "<title>Com&shy;pare\n this</title>",
      ),
    );
    expect(
      outline.map((one) => [
        one.title,
        one.items.map((two) => [two.title, two.items.map((three: { title: string }) => three.title)]),
      ]),
    ).toEqual([["Sales or Marketing", [["Donau", ["Logo four"]]]]]);
    expect(new Set(descriptions)).toEqual(new Set(["block second"]));
    expect(title).toBe("Compare this");
  });

  it("has all the words, each apart from those of other lines", () => {
    const tags = fc.constantFrom("p", "div", "li", "td", "h2", "br", "section", "dt");
    fc.assert(
      fc.property(fc.array(fc.tuple(tags, fc.stringMatching(/^[a-z]{1,8}$/)), { minLength: 1 }), (parts) => {
        const html = parts.map(([tag, word]) => `<${tag === "td" ? "table><tr><td" : tag}>${word}`).join("");
        const words = readableText(parseHtml(html, { file: "x" }).dom).split(" ");
        expect(words.toSorted()).toEqual(parts.map(([, word]) => word).toSorted());
      }),
    );
  });
});
