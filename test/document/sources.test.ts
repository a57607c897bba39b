/** Where a document's files come from, and where what is wrong with them is said to be. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readDataUrl } from "../../src/graphics/data-url.js";
import { printHtml } from "../../src/pdf/print.js";
import { temporaryFolder } from "../support/project.js";

const PNG = encode({ width: 2, height: 2, data: new Uint8Array(16).fill(200), channels: 4, depth: 8 });
const DATA = `data:image/png;base64,${Buffer.from(PNG).toString("base64")}`;
const SVG =
  "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'><rect width='4' height='4' fill='red'/></svg>";

const page = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`;

async function told(html: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "sub"));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  const { diagnostics } = await printHtml(html, { file: "page.html", baseDir: folder });
  return diagnostics;
}

/** What stands at the place of a diagnostic, in the line that it shows. */
function shown({ span, excerpt, message }: Diagnostic): string {
  if (!span || excerpt === undefined) return message;
  const end = span.end.line === span.start.line ? span.end.column - 1 : undefined;
  return `${span.file}:${span.start.line} ${excerpt.slice(span.start.column - 1, end)}`;
}

describe("data: URLs", () => {
  it.each([
    ["data:,a%20b%zz", "text/plain", "a b%zz"],
    ["data:text/css;charset=utf-8;base64,YSBi", "text/css", "a b"],
    ["DATA:image/svg+xml,%3Csvg/%3E#x", "image/svg+xml", "<svg/>"],
    ["data:;base64, Y S\nBi ", "text/plain", "a b"],
    ["data:text/plain;BASE64,YQ%3D%3D", "text/plain", "a"],
  ])("%j is read", (url, mimeType, text) => {
    const data = readDataUrl(url)!;
    expect([data.mimeType, new TextDecoder().decode(data.bytes)]).toEqual([mimeType, text]);
  });

  it.each(["data:image/png;base64", "data:;base64,a", "data:;base64,a*bc", "http://x/,y"])("%j is refused", (url) => {
    expect(readDataUrl(url)).toBeUndefined();
  });

  it("hold any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readDataUrl(`data:;base64,${Buffer.from(bytes).toString("base64")}`)!.bytes).toEqual(bytes);
      }),
    );
  });

  it("are images and stylesheets like others", async () => {
    const svg = `data:image/svg+xml,${encodeURIComponent(SVG).replaceAll("'", "%27")}`;
    const css = `data:text/css,${encodeURIComponent(`h2 { background: url("${DATA}") }`)}`;
    const html = page(
      `<img src="${DATA}" alt="a"><img src="${svg}" alt="b"><h2>c</h2><p style='background: url("${svg}")'>d</p>`,
      `<link rel=stylesheet href="${css}"><style>@import "${css}";</style>`,
    );
    expect(await told(html)).toEqual([]);
    const broken = page(`<h2>c</h2>`, `<link rel=stylesheet href="${css.replace("iVBOR", "AAAAA")}">`);
    expect((await told(broken)).map(({ code }) => code)).toEqual(["image/unsupported"]);
  });
});

describe("what is wrong with a file is said where the author names it", () => {
  it("images of elements, stylesheets and style attributes, each once", async () => {
    const html = page(
      `<img src="a.png" alt="">\n<img alt="" src=a.png><img alt="" class="x"\n  src='b.png'>\n<p style="color: red;\n background: url(c.png)">x</p>\n<h2>y</h2><h3>z</h3>`,
      `<style>\nh2 { background-image: none, url( "d.png" ) }</style>\n<link rel="stylesheet" href="sub/s.css"><link rel=stylesheet href=gone.css>`,
    );
    const files = { "sub/s.css": "h3 {\n  background: no-repeat url(../e.png) }\n@import url(x.css);" };
    expect((await told(html, files)).map(shown).sort()).toEqual(
      [
        "page.html:7 c.png",
        "page.html:3 gone.css",
        "page.html:3 a.png",
        "page.html:5 b.png",
        "page.html:2 d.png",
        "sub/s.css:2 ../e.png",
        "sub/s.css:3 @import url(x.css);",
      ].sort(),
    );
  });

  it("what is not understood in a style attribute, also behind references and line ends", async () => {
    const html = page(
      '<p\r\n  title="&amp;" style="color: red;\r\n\tfont-family: &quot;A &amp; B&quot;; flotsam: 1">x</p>',
    );
    expect((await told(html)).map(shown)).toEqual(["page.html:3 flotsam"]);
  });

  it("what is not understood in a style element, wherever its lines end", async () => {
    const html = page("<style>\r\n\r\np { flotsam: 1 }\r\nh1 { jetsam: 2 }</style><p>x");
    expect((await told(html)).map(shown)).toEqual(["page.html:3 flotsam", "page.html:4 jetsam"]);
  });
});

describe("which stylesheets apply", () => {
  const red = "h1 { flotsam: 1 }";
  it.each([
    ["<link rel='alternate stylesheet' title=x href=s.css>", 0],
    ["<link rel=stylesheet disabled href=s.css>", 0],
    ["<link rel=stylesheet media=screen href=s.css>", 0],
    ["<link rel=stylesheet type='text/less' href=s.css>", 0],
    ["<link rel='Stylesheet preload' media='print and (min-width: 1px)' type='text/css' href=s.css>", 1],
    ["<link rel=stylesheet title=a href=s.css><link rel=stylesheet title=b href=s.css>", 1],
    [
      "<meta http-equiv=default-style content=b><style title=a>h2 { flotsam: 1 }</style><link rel=stylesheet title=b href=s.css>",
      1,
    ],
    ["<style media='screen'>h1 { flotsam: 1 }</style>", 0],
    ["<style type=text/plain>h1 { flotsam: 1 }</style>", 0],
    ["<base href='sub/'><link rel=stylesheet href=../s.css>", 1],
    ["<base href='http://example.org/'><link rel=stylesheet href=s.css>", 1],
    ["<body><div><style>h1 { flotsam: 1 }</style></div>", 1],
  ])("%s", async (markup, count) => {
    expect((await told(page("", markup), { "s.css": red })).map(({ code }) => code)).toHaveLength(count);
  });

  it("a stylesheet has the encoding of its document where it names none", async () => {
    const sheet = Uint8Array.from("p::before { content: '\xe4'; \xe4: 1 }", (character) => character.charCodeAt(0));
    const folder = temporaryFolder();
    writeFileSync(join(folder, "s.css"), sheet);
    const html = page("<p>x", "<link rel=stylesheet href=s.css>");
    const { diagnostics } = await printHtml(html, { baseDir: folder, encoding: "windows-1252" });
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('"ä"')]);
  });
});

describe("base", () => {
  it("is where images start from, and never leads out of the folder", async () => {
    const html = (base: string) => page(`<img src="i.png" alt="">`, `<base href="${base}">`);
    expect(await told(html("sub/"), { "sub/i.png": PNG })).toEqual([]);
    expect(await told(html("sub/x.html"), { "sub/i.png": PNG })).toEqual([]);
    for (const base of ["http://example.org/", "../", "/", "//host/"])
      expect((await told(html(base), { "i.png": PNG })).map(({ code }) => code)).toEqual(["image/not-loaded"]);
  });
});

describe("the image of an img", () => {
  it.each([
    ['<img srcset="a.png" alt="">', "a.png"],
    ['<img src="" srcset=" , b.png 2x, a.png 1x,c.png 3x" alt="">', "a.png"],
    ['<img srcset="a.png 400w, b.png 800w" sizes="50vw" alt="">', "a.png"],
    ['<img srcset="b,c.png 2x, a.png" alt="">', "a.png"],
    ['<img src="a.png" srcset="b.png 1x" alt="">', "a.png"],
    [
      '<picture><source media="screen" srcset="b.png"><source media="print" srcset="a.png"><img src="c.png" alt=""></picture>',
      "a.png",
    ],
    [
      '<picture><source type="image/avif" srcset="b.avif"><source type="image/png" srcset="a.png"><img src="c.png" alt=""></picture>',
      "a.png",
    ],
    ['<picture><source srcset=""><img src="a.png" alt=""><source srcset="b.png"></picture>', "a.png"],
    ['<table background="a.png"><tr><td>x</table>', "a.png"],
  ])("%s", async (markup, url) => {
    expect((await told(page(markup))).filter(({ code }) => code !== "css/unknown-property").map(shown)).toEqual([
      expect.stringMatching(new RegExp(`page.html:1 .*${url}|${url}`)),
    ]);
    expect(await told(page(markup), { "a.png": PNG })).toEqual([]);
  });
});
