/** HTML -> structure tree. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { record } from "./engine.js";

/** The tree as nested names, `*` for content. */
function tree(html: string, css = ""): string {
  const lines = record(html, css).split("\n");
  const start = lines.findIndex((line) => line.startsWith("<Document"));
  let out = "";
  let depth = -1;
  for (const line of lines.slice(start)) {
    const level = /^ */.exec(line)![0].length / 2;
    while (depth >= level) {
      out += ")";
      depth--;
    }
    const text = line.trim();
    if (text === "content") out += " *";
    else {
      out += ` (${text.slice(1, -1)}`;
      depth = level;
    }
  }
  while (depth-- >= 0) out += ")";
  return out.trim().replace(/\) \*/g, ") *");
}

describe("blocks", () => {
  it("makes a paragraph of a block of text, and nothing of a block of blocks", () => {
    expect(tree("<div><div class=a>One</div><div>Two</div></div>")).toBe("(Document (P *) (P *))");
    expect(tree("<section><header><h1>H</h1><p>P</p></header></section>")).toBe("(Document (Sect (H1 *) (P *)))");
  });

  it("wraps text that stands beside blocks, in the order of the DOM", () => {
    expect(tree("<section>one <b>two</b><p>three</p>four</section>")).toBe("(Document (Sect (P *) (P *) (P *)))");
    expect(tree("<blockquote>Said <a href='https://x.example'>who</a></blockquote>")).toBe(
      "(Document (BlockQuote (P * (Link * *))))",
    );
  });

  it("gives text beside blocks its own paragraph where another one isn't painted", () => {
    const hidden = "<b style='visibility: hidden'>one</b>";
    expect(tree(`<section>${hidden}<h1>two</h1>three</section>`)).toBe("(Document (Sect (H1 *) (P *)))");
    expect(tree(`<section>${hidden}<h1>two</h1></section>`, "section::after { content: 'end' }")).toBe(
      "(Document (Sect (H1 *) (P *)))",
    );
    expect(tree(`<section>x<h1>two</h1>${hidden}</section>`, "section::before { content: 'begin' }")).toBe(
      "(Document (Sect (P *) (H1 *)))",
    );
  });

  it("keeps the order of the DOM where flex changes that of painting", () => {
    const css = "div { display: flex } .b { order: -1 }";
    expect(tree("<div><p class=a>A</p><h2 class=b>B</h2></div>", css)).toBe("(Document (P *) (H1 *))");
  });

  it("takes flex items for blocks, whatever their element", () => {
    expect(tree("<div><span>A</span><span>B</span></div>", "div { display: flex }")).toBe("(Document (P *) (P *))");
  });

  it("keeps one element for a paragraph that runs over two pages", () => {
    const text = "word ".repeat(200);
    const lines = record(`<p>${text}</p>`).split("\n");
    expect(lines.filter((line) => line.startsWith("page")).length).toBeGreaterThan(1);
    expect(tree(`<p>${text}</p>`)).toBe("(Document (P *))");
  });

  it("leaves out what is empty or hidden, and what readers are not told of", () => {
    expect(tree("<p></p><p style='display:none'>x</p><p aria-hidden=true>y <b>z</b></p><hr><p>shown</p>")).toBe(
      "(Document (P *))",
    );
  });

  it("marks text that is hidden from readers as an artifact", () => {
    expect(record("<p>a <span aria-hidden=true>b</span></p>")).toMatch(/artifact\n *text .* "b"/);
  });
});

describe("inline elements", () => {
  it("are transparent unless they mean something", () => {
    expect(tree("<p>a <b>b</b> <em>c</em> <code>d</code> <q>e</q></p>")).toBe("(Document (P * (Code *) * (Quote *)))");
  });

  it("carry language and expansion", () => {
    expect(tree("<p>a <span lang=fr>b</span> <abbr title='World Wide Web'>WWW</abbr></p>")).toBe(
      '(Document (P * (Span lang="fr" *) * (Span expansion="World Wide Web" *)))',
    );
  });

  it("are links only where they lead somewhere", () => {
    expect(
      tree("<p><a>a</a> <a href='#nowhere'>b</a> <a href='javascript:x'>c</a> <a href='mailto:a@b.example'>d</a></p>"),
    ).toBe("(Document (P * (Link * *)))");
  });

  it("keep their order on a line that runs from right to left", () => {
    expect(tree("<p dir=rtl>ابجد <a href='https://x.example'>هوز</a> حطي <code>كلمن</code></p>")).toBe(
      "(Document (P * (Link * *) * (Code *)))",
    );
  });

  it("stand in one paragraph when a link is broken over lines", () => {
    const html =
      "<p>before <a href='https://x.example'>one two three four five six seven eight nine ten eleven</a> after</p>";
    // Content and one annotation for each line.
    expect(tree(html, "p { width: 120px }")).toMatch(/^\(Document \(P \* \(Link( \*)+\) \*\)\)$/);
    expect(record(html, "p { width: 120px }").match(/^ *link /gm)!.length).toBeGreaterThan(2);
  });

  it("may be a link around blocks, with one area", () => {
    const html = "<a href='https://x.example' style='display:block'><h3>T</h3><p>text</p></a>";
    expect(record(html).match(/^ *link .*/gm)).toHaveLength(1);
    expect(tree(html)).toBe("(Document (P (Link * (H1 *) (P *))))");
  });
});

describe("lists", () => {
  it("have labels and bodies", () => {
    expect(tree("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>")).toBe(
      '(Document (L listNumbering="Disc" (LI (Lbl actualText="•" *) (LBody *)) (LI (Lbl actualText="•" *) (LBody * (L listNumbering="Circle" (LI (Lbl actualText="◦" *) (LBody *)))))))',
    );
    expect(tree("<ol style='list-style:upper-roman'><li>a</li></ol>")).toBe(
      '(Document (L listNumbering="UpperRoman" (LI (Lbl *) (LBody *))))',
    );
    expect(tree("<ul style='list-style:none'><li>a</li></ul>")).toBe(
      '(Document (L listNumbering="None" (LI (LBody *))))',
    );
  });

  it("of terms group a term with its descriptions", () => {
    expect(tree("<dl><dt>a</dt><dd>1</dd><dd>2</dd><dt>b</dt><dd>3</dd></dl>")).toBe(
      '(Document (L listNumbering="None" (LI (Lbl *) (LBody *) (LBody *)) (LI (Lbl *) (LBody *))))',
    );
    expect(tree("<dl><div><dt>a</dt><dd>1</dd></div><div><dt>b</dt><dd>2</dd></div></dl>")).toBe(
      '(Document (L listNumbering="None" (LI (Lbl *) (LBody *)) (LI (Lbl *) (LBody *))))',
    );
  });

  it("take in what doesn't belong there", () => {
    expect(tree("<ul style='list-style:none'><p>stray</p><li>a</li></ul>")).toBe(
      '(Document (L listNumbering="None" (LI (LBody (P *))) (LI (LBody *))))',
    );
    expect(tree("<p>x</p><li>alone</li>")).toMatch(/^\(Document \(P \*\) \(P \*\)\)$/);
  });
});

describe("tables", () => {
  it("tell headers by scope", () => {
    const html =
      "<table><caption>C</caption><thead><tr><th></th><th>A</th></tr></thead><tbody><tr><th>r</th><td>1</td></tr></tbody></table>";
    expect(tree(html)).toBe(
      '(Document (Table (Caption *) (THead (TR (TH scope="Column") (TH scope="Column" *))) (TBody (TR (TH scope="Row" *) (TD *)))))',
    );
  });

  it.each([
    ["<thead><tr><td>a</thead>", ["TBody"]],
    ["<thead><tr><td>a</thead><tbody></tbody>", ["TBody"]],
    ["<thead><tr><td>a</thead><tbody><tr><td>b</tbody>", ["THead", "TBody"]],
    ["<tfoot><tr><td>a</tfoot><tbody style='display: none'><tr><td>b</tbody>", ["TBody"]],
    ["<thead><tr><td>a</thead><tbody aria-hidden=true><tr><td>b</tbody>", ["TBody"]],
  ])("have no head or foot without a body: %s", (rows, kinds) => {
    expect([...tree(`<table>${rows}</table>`).matchAll(/THead|TBody|TFoot/g)].flat()).toEqual(kinds);
  });

  it("leave out rows that cells of others fill, and no cell spans them", () => {
    const html = "<table><tr><td rowspan=3>a<td>b<tr><td rowspan=2>c<tr></tr><tr><td>d<td>e</table>";
    const text = record(html);
    expect(text.match(/<TR>/g)).toHaveLength(3);
    const cells = text.match(/<TD.*/g)!.map((cell) => /rowSpan=\d+/.exec(cell)?.[0] ?? "");
    expect(cells).toEqual(["rowSpan=2", "", "", "", ""]);
  });

  it("list the headers where there are spans or groups of rows", () => {
    const html =
      "<table><thead><tr><th>K</th><th colspan=2>AB</th></tr></thead>" +
      "<tbody><tr><th scope=rowgroup colspan=3>G</th></tr><tr><th>r</th><td>1</td><td>2</td></tr></tbody></table>";
    const text = record(html);
    const cells = text.match(/<T[HD][ >].*/g)!;
    expect(cells).toHaveLength(6);
    expect(cells[1]).toContain("columnSpan=2");
    expect(cells[2]).toContain('scope="Row"');
    expect(cells[4]).toContain('headers=["th4","th2","th3"]');
  });

  it("end cells before those that they would lie on", () => {
    const html = "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<td>e<tr><td>f<td>g<td>h<td>i</table>";
    const cells = record(html).match(/<TD.*/g)!;
    const spans = cells.map((cell) => [/rowSpan=\d+/, /columnSpan=\d+/].map((span) => span.exec(cell)?.[0] ?? ""));
    expect(spans[1]![0]).toBe("rowSpan=2");
    // Column by column: a, b, c; d, b, e; f to i.
    expect(spans.map(([, columns]) => columns).filter((columns) => columns !== "")).toEqual([]);
  });

  it("let a later run of headers take the place of an earlier one of the same width, and leave out what is empty", () => {
    const rows = [
      "<td>1<td>2",
      "<th scope=col>C<th scope=col>D",
      "<td>3<td>4",
      "<th colspan=2 scope=col>E",
      "<td>5<td>6",
    ];
    const html = `<table><tr><th scope=col>A<th scope=col>B<tr>${rows.join("<tr>")}<tr><th><td>7</table>`;
    const cells = record(html).match(/<TD[ >].*/g)!;
    const headers = cells.map((cell) => /headers=\[(.*?)\]/.exec(cell)?.[1]?.replaceAll('"', "") ?? "");
    expect(headers).toEqual(["th1", "th2", "th3", "th4", "th5,th3", "th5,th4", "th5,th4"]);
  });

  it("keep empty cells", () => {
    expect(tree("<table><tr><td>a</td><td></td></tr></table>")).toMatch(/\(TR \(TD \*\) \(TD\)\)/);
  });

  it("repeat headers as artifacts", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `<tr><td>row ${i}</td></tr>`).join("");
    const text = record(`<table><thead><tr><th>Head</th></tr></thead><tbody>${rows}</tbody></table>`);
    expect(text.match(/^page/gm)!.length).toBeGreaterThan(1);
    expect(text.match(/"Head"/g)!.length).toBe(text.match(/^page/gm)!.length);
    expect(text.match(/artifact Pagination\n *text .* "Head"/g)!.length).toBe(text.match(/^page/gm)!.length - 1);
    expect(text.match(/<TH[ >]/g)).toHaveLength(1);
  });

  it("are plain text where they are only used for layout", () => {
    expect(tree("<table role=presentation><tr><td>a</td><td>b</td></tr></table>")).toBe("(Document (P *) (P *))");
  });
});

describe("any HTML", () => {
  const GROUPING = new Set([
    "Document",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "L",
    "LI",
    "Table",
    "THead",
    "TBody",
    "TFoot",
    "TR",
  ]);
  const PARTS: Record<string, readonly string[]> = {
    L: ["LI", "Caption", "L"],
    LI: ["Lbl", "LBody"],
    Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
    THead: ["TR"],
    TBody: ["TR"],
    TFoot: ["TR"],
    TR: ["TH", "TD"],
  };
  const names = [
    "div",
    "p",
    "section",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "span",
    "b",
    "a href='https://x.example'",
    "blockquote",
    "h2",
    "figure",
    "figcaption",
    "code",
  ];
  const displays = [
    "",
    " style='display:flex'",
    " style='display:block'",
    " style='display:inline'",
    " style='display:contents'",
    " style='display:table'",
    " aria-hidden=true",
    " lang=fr",
  ];
  const html = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom("text ", " ", "<br>"),
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...displays), fc.array(tie("node"), { maxLength: 4 }))
        .map(([name, display, children]) => `<${name}${display}>${children.join("")}</${name.split(" ")[0]}>`),
    ),
  })).node;

  it("gives a tree in which content and parts stand where they may", () => {
    fc.assert(
      fc.property(html, (body) => {
        const lines = record(`<html><body>${body}</body></html>`).split("\n");
        const start = lines.findIndex((line) => line.startsWith("<Document"));
        if (start < 0) return;
        const open: string[] = [];
        for (const line of lines.slice(start)) {
          open.length = /^ */.exec(line)![0].length / 2;
          const type = line.trim() === "content" ? "content" : /^<(\w+)/.exec(line.trim())![1]!;
          const parent = open.at(-1);
          if (type === "content") expect(GROUPING.has(parent!), `${body}: content in ${parent}`).toBe(false);
          else if (parent && PARTS[parent]) expect(PARTS[parent], `${body}: ${type} in ${parent}`).toContain(type);
          open.push(type);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it("gives headings levels that begin with the first and leave none out", () => {
  expect(tree("<h2>a</h2><h4>b</h4><h4>c</h4><h3>d</h3><h1>e</h1><h3>f</h3>")).toBe(
    "(Document (H1 *) (H2 *) (H2 *) (H2 *) (H1 *) (H2 *))",
  );
});
