/** The tree that HTML is read to: the standard's, as Chromium builds it with scripts off, and with the places of its nodes. */
import type { ChildNode, Document, Element } from "domhandler";
import fc from "fast-check";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findElement, findElements, isElement, parseHtml } from "../../src/html/parse.js";
import { hasChromium, launchChromium } from "../support/outside.js";

/** Markup and the tree that it is, with `html` and `head` left out where they hold nothing else. */
const TREES: Readonly<Record<string, string>> = {
  "text alone": "plain",
  "body is implied": "<title>t</title><style>p { color: red }</style><p>one<p>two",
  "what comes before body in a body": "<p>one</p><title>t</title><link rel=icon><body class=x lang=en><p>two",
  "optional end tags":
    "<ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>a<dd>b<dt>c</dl><p>x<div>y</div><select><option>1<option>2<optgroup><option>3</select>",
  "rows without a body": "<table><tr><td>a<td>b<tr><th>c</table>",
  "columns and a caption": "<table><caption>x<col><col><thead><tr><th>a<tbody><tr><td>b<tfoot><tr><td>c</table>",
  "text in a table goes before it": "<table>lost?<tr>here<td>a</table>",
  "elements in a table go before it": "<table><b>bold<tr><td>a</b></table>c",
  "misnested inline elements": "<p>1<b>2<i>3</b>4</i>5</p><a>x<div>y<a>z</a></div>",
  "formatting goes on over paragraphs": "<p><b>one<p>two</b> three",
  "headings and paragraphs end each other": "<h1>a<h2>b</h1><p>c<h3>d</h3>e</p>",
  "the first line feed of pre": "<pre>\n\nx</pre><pre>\r\ny</pre><textarea>\nz</textarea><listing>\nw</listing>",
  "forms and buttons": "<form>a<form>b</form>c<button>x<button>y</button>",
  "foreign content":
    "<svg viewbox='0 0 1 1'><lineargradient id=a /><foreignobject><p>x<p>y</foreignobject><path d=''></svg><math><mi>x<mi>y</math>",
  "HTML ends foreign content": "<svg><g><p>out",
  "templates are no content": "<template><tr><td>x</template>y",
  "noscript is content": "<head><noscript><style>p{}</style></noscript></head><noscript><p>x</noscript>",
  "raw text": "<style><p></style><xmp><b>x</b></xmp><iframe><b>y</b></iframe><noembed><b>z</b></noembed>",
  plaintext: "<p>a<plaintext><b>b</b></plaintext>",
  frames: "<frameset cols='*,*'><frame src=a><frame src=b></frameset><noframes>none</noframes>",
  ruby: "<ruby>a<rb>b<rt>c<rp>(<rtc>d<rt>e</ruby>",
  "character references": "&amp;&lt;&copy &notit; &#128; &#x1F600; &bogus; <a title='&lang=x &amp;lang'>z</a>",
  "comments and doctypes": "<!-- a --><!doctype html><!x><?php y ?></z><p><!--b--->c",
  "what comes after the body": "<body><p>a</body><p>b</html>c<!--d-->",
  "attributes twice": "<p class=a CLASS=b Title=c>x</p><html lang=fr class=y>",
  "nested lists in headings": "<h1><ul><li><h1>x</ul></h1>",
  "marquee, center, font": "<center><font size=7>a<marquee>b</center>c",
};

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
}

/** Elements and text of a tree; comments, and the content of templates, are no content. */
function read(node: Document | Element): (Node | string)[] {
  const children = node.children.flatMap((child: ChildNode): (Node | string)[] => {
    if (child.type === "text") return [child.data];
    if (!isElement(child)) return [];
    return [{ name: child.name, attributes: { ...child.attribs }, children: read(child) }];
  });
  return joined(children);
}

function joined(nodes: readonly (Node | string)[]): (Node | string)[] {
  const all: (Node | string)[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (typeof node === "string" && typeof last === "string") all[all.length - 1] = last + node;
    else all.push(node);
  }
  return all;
}

/** The same in a page. */
const READ_IN_PAGE = `(() => {
  const read = (node) => [...node.childNodes].reduce((all, child) => {
    if (child.nodeType === 3) typeof all.at(-1) === "string" ? all.push(all.pop() + child.data) : all.push(child.data);
    if (child.nodeType === 1) all.push({ name: child.localName,
      attributes: Object.fromEntries([...child.attributes].map((a) => [a.localName, a.value])), children: read(child) });
    return all;
  }, []);
  return read(document);
})()`;

describe.skipIf(!hasChromium)("HTML is read as Chromium reads it", () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchChromium();
    context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  });
  afterAll(async () => await browser?.close());

  const inChromium = async (html: string) => {
    const page = await context.newPage();
    await page.setContent(html);
    const tree = await page.evaluate(READ_IN_PAGE);
    await page.close();
    return tree;
  };

  it.each(Object.entries(TREES))("%s", async (_, html) => {
    expect(read(parseHtml(html, { file: "x.html" }).dom)).toEqual(await inChromium(html));
  });

  // What may stand in a select has been changed lately, and parsers differ.
  const TAGS = "p b i a div ul li table tr td th span h1 pre svg g form button em font dl dd nobr".split(" ");
  const piece = fc.oneof(
    fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
    fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
    fc.constantFrom("x", " ", "\n", "&amp;", "<br>", "<img>", "</p>"),
  );

  it("tags in any order make the same tree", async () => {
    const page = await context.newPage();
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const html = `<!doctype html>${pieces.join("")}`;
        await page.setContent(html);
        expect(read(parseHtml(html, { file: "x.html" }).dom)).toEqual(await page.evaluate(READ_IN_PAGE));
      }),
      { numRuns: 60, seed: 1 },
    );
    await page.close();
  });
});

describe("the tree of HTML", () => {
  const bodyOf = (html: string) =>
    read(findElement(parseHtml(html, { file: "x.html" }).dom, (e) => e.name === "body")!);
  const element = (name: string, ...children: (Node | string)[]): Node => ({ name, attributes: {}, children });

  it("has the elements that are implied", () => {
    expect(bodyOf("<!doctype html><p>a<table><tr><td>b</table>")).toEqual([
      element("p", "a"),
      element("table", element("tbody", element("tr", element("td", "b")))),
    ]);
  });

  it("has no line feed at the start of pre", () => {
    expect(bodyOf("<pre>\nx\n</pre>")).toEqual([element("pre", "x\n")]);
  });

  it("keeps the names of SVG", () => {
    const { dom } = parseHtml("<svg viewBox='0 0 1 1'><linearGradient/></svg>", { file: "x.html" });
    expect(findElements(dom, () => true).map((e) => e.name)).toContain("linearGradient");
    expect(findElement(dom, (e) => e.name === "svg")!.attribs.viewBox).toBe("0 0 1 1");
  });

  it.each(["details", "dialog", "select", "title", "template", "script", "style", "iframe", "textarea"])(
    "takes an element %s of a formula for a row, which hides nothing",
    (name) => {
      const { dom } = parseHtml(`<math><mrow><${name}>x</${name}></mrow></math><${name}>y</${name}>`, {
        file: "x.html",
      });
      expect(findElements(dom, (e) => e.name === "mrow")).toHaveLength(2);
      expect(findElements(dom, (e) => e.name === name)).toHaveLength(1);
    },
  );

  it("knows where each element begins", () => {
    const html = "<!doctype html>\r\n<p>a\r\n<b>b</b><table><tr><td>c";
    const { dom, source } = parseHtml(html, { file: "x.html" });
    const places = findElements(dom, (e) => e.startIndex !== null).map((e) => {
      const { line, column } = source.position(e.startIndex!);
      return `${e.name} ${line}:${column}`;
    });
    expect(places).toEqual(["p 2:1", "b 3:1", "table 3:9", "tr 3:16", "td 3:20"]);
  });

  it("takes a byte order mark for no text: the doctype behind it counts, and places are those of the rest", () => {
    const { dom, source } = parseHtml("\uFEFF<!doctype html><body><p>a", { file: "x.html" });
    expect(dom.children[0]?.type).toBe("directive");
    const paragraph = findElement(dom, (e) => e.name === "p")!;
    expect(paragraph.prev).toBeNull();
    expect(source.position(paragraph.startIndex!)).toMatchObject({ line: 1, column: 22 });
  });

  it("does not grow by elements that are reopened in every paragraph", () => {
    const open = Array.from({ length: 500 }, (_, i) => `<b id=b${i}>`).join("");
    const { dom } = parseHtml(`<p>${open}</p>${"<p>x".repeat(500)}`, { file: "x.html" });
    const elements = findElements(dom, () => true);
    expect(elements.length).toBeLessThan(500 * 70);
    expect(elements.filter((e) => e.name === "p")).toHaveLength(501);
  });
});
