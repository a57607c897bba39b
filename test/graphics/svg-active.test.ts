/** SVG files that do more than draw are refused, with the place of what they do. Chromium says whether what passes is harmless. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { encode } from "fast-png";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadImage } from "../../src/graphics/images.js";
import { cpuTime } from "../support/cpu-time.js";
import { hasChromium, launchChromium } from "../support/outside.js";
import { filesBelow, project, SHEET, temporaryFolder, versus } from "../support/project.js";

const root = temporaryFolder();
const svg = (body: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"${attributes}>\n<rect width="9" height="9"/>${body}</svg>`;

function load(text: string | Uint8Array) {
  writeFileSync(join(root, "a.svg"), text);
  return loadImage("a.svg", { root });
}

const ACTIVE: Readonly<Record<string, string>> = {
  script: svg("<script>alert(1)</script>"),
  "script with a prefix": svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
  "script of XHTML": svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
  "script elsewhere": svg('<script xlink:href="https://evil.example/x.js"/>'),
  foreignObject: svg("<foreignObject><p>x</p></foreignObject>"),
  "an iframe": svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>'),
  "an object": svg('<g><object data="x"/></g>'),
  "an embed, in capitals": svg('<EMBED src="x"/>'),
  audio: svg('<audio src="x"/>'),
  video: svg('<video src="x"/>'),
  onload: svg("", ' onload="alert(1)"'),
  onclick: svg('<circle onclick="alert(1)" r="1"/>'),
  "a handler with a prefix": svg('<circle x:onclick="a" xmlns:x="http://www.w3.org/2000/svg" r="1"/>'),
  onbegin: svg('<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'),
  "a link to a stylesheet": svg('<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" href="x.css"/>'),
  "a link that is more than a description": svg(
    '<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="author stylesheet" href="x.css"/>',
  ),
  "a link without a relation": svg('<link xmlns="http://www.w3.org/1999/xhtml" href="x.css"/>'),
  "a description with a handler": svg(
    '<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="author" href="x" onload="alert(1)"/>',
  ),
  "a javascript link": svg('<a href="javascript:alert(1)"><circle r="1"/></a>'),
  "a javascript link by xlink": svg('<a xlink:href="javascript:alert(1)"><circle r="1"/></a>'),
  "a javascript link with entities": svg('<a href="jav&#x09;ascr&#105;pt:alert(1)"><circle r="1"/></a>'),
  "a javascript link after spaces": svg('<a href=" \u0001\njavascript:alert(1)"><circle r="1"/></a>'),
  "a data link": svg('<a href="data:text/html,x"><circle r="1"/></a>'),
  "use of another file": svg('<use href="other.svg#x"/>'),
  "use of another site": svg('<use xlink:href="https://evil.example/x.svg#x"/>'),
  "use of a data URL": svg("<use href=\"data:image/svg+xml,&lt;svg id='x'/&gt;#x\"/>"),
  "an image elsewhere": svg('<image href="https://evil.example/x.png"/>'),
  "an image beside": svg('<image href="x.png"/>'),
  "an SVG in an image": svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
  "a filter's image": svg('<filter id="f"><feImage href="https://evil.example/x.png"/></filter>'),
  "a gradient elsewhere": svg('<linearGradient id="g" href="https://evil.example/x.svg#g"/>'),
  "an import": svg("<style>@import 'https://evil.example/x.css';</style>"),
  "an import by url": svg("<style>@import url(x.css);</style>"),
  "an import with escapes": svg("<style>@\\69 mport 'x.css';</style>"),
  "an import in CDATA": svg("<style><![CDATA[ @import 'x.css'; ]]></style>"),
  "an import by entities": svg("<style>&#64;import 'x.css';</style>"),
  "url in a style": svg("<style>rect { fill: url(https://evil.example/x.svg#g) }</style>"),
  "url with quotes": svg("<style>rect { fill: url('https://evil.example/x.svg#g') }</style>"),
  "url with escapes": svg("<style>rect { fill: u\\72l(https://evil.example/x.svg#g) }</style>"),
  "url in a custom property": svg("<style>rect { --x: url(https://evil.example/x.svg#g); fill: var(--x) }</style>"),
  "a font elsewhere": svg("<style>@font-face { font-family: x; src: url(https://evil.example/x.woff) }</style>"),
  "an image set": svg("<style>rect { mask: image-set('https://evil.example/x.png' 1x) }</style>"),
  "url in broken CSS": svg("<style>rect { ]} fill: url(https://evil.example/x)</style>"),
  "url in a style attribute": svg('<circle r="1" style="fill: url(https://evil.example/x.svg#g)"/>'),
  "url in an attribute": svg('<circle r="1" fill="url(https://evil.example/x.svg#g)"/>'),
  "url of a mask": svg('<circle r="1" mask="url(&quot;other.svg#m&quot;)"/>'),
  "set of href": svg('<a><set attributeName="href" to="javascript:alert(1)"/><circle r="1"/></a>'),
  "animate of xlink:href": svg(
    '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/><circle r="1"/></a>',
  ),
  "set of a handler": svg('<circle r="1"><set attributeName="onclick" to="alert(1)"/></circle>'),
  "an animation of elsewhere": svg('<animate href="https://evil.example/x.svg#x" attributeName="x" dur="1s"/>'),
  "a base": svg('<g xml:base="https://evil.example/"/>'),
  "a stylesheet's instruction": `<?xml version="1.0"?>\n<?xml-stylesheet href="x.css"?>${svg("")}`,
  "an entity": `<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>${svg("<title>&a;</title>")}`,
  "an entity of a file": `<!DOCTYPE svg [\n<!ENTITY a SYSTEM "file:///etc/passwd"> ]>${svg("<title>&a;</title>")}`,
  "a billion laughs": `<!DOCTYPE svg [${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("\n")}]>${svg("<title>&l9;</title>")}`,
  "a default attribute": `<!DOCTYPE svg [ <!ATTLIST svg onload CDATA "alert(1)"> ]>${svg("")}`,
};

const HARMLESS: Readonly<Record<string, string>> = {
  "a drawing of an editor": `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Made with an editor -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg('<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about=""><dc:source>a book</dc:source><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:Description></rdf:RDF></metadata>')}`,
  "references in the file": svg(
    '<defs><linearGradient id="g"/><path id="p" d="M0 0"/></defs><use xlink:href="#p"/><use href="#p" fill="url(#g)"/><circle style="fill: url(\'#g\')" r="1"/><style>circle { stroke: url(#g); } @media print { circle { fill: red } }</style>',
  ),
  "a raster image in the file": svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
  "a link that says who has made it": svg(
    '<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="author help" href="https://example.org/me"/>',
  ),
  "a link": svg('<a href="https://example.org/"><circle r="1"/></a>'),
  "an animation": svg(
    '<circle r="1"><animate attributeName="r" values="1;2" dur="1s"/><set attributeName="fill" to="red"/></circle>',
  ),
  "texts that only look so": svg("<title>&lt;script&gt; javascript: @import url(x)</title><desc>onload=x</desc>"),
};

describe("an SVG", () => {
  it.each(Object.entries(ACTIVE))("with %s is refused, with its place", (_, text) => {
    const { value, diagnostics } = load(text);
    expect(value).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const each of diagnostics) {
      expect(each).toMatchObject({ severity: "error", code: "svg/active", span: { file: "a.svg" } });
      expect(each.hints?.join()).toMatch(/remove /);
    }
  });

  it.each(Object.entries(HARMLESS))("with %s passes", (_, text) => {
    expect(load(text).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  });

  describe.skipIf(!hasChromium)("in Chromium", () => {
    let browser: Awaited<ReturnType<typeof launchChromium>>;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser?.close());

    it.each(Object.entries(HARMLESS))("with %s does and fetches nothing, opened by itself", async (_, text) => {
      writeFileSync(join(root, "b.svg"), text);
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("dialog", (dialog) => dialog.dismiss().then(() => asked.push("a dialog")));
      await page.goto(`file://${join(root, "b.svg")}`);
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([`file://${join(root, "b.svg")}`]);
      await page.close();
    });
  });
});

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  return bytes;
}
function png(width: number, height: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array()),
  ]);
}
const jpeg = (width: number, height: number) =>
  Buffer.from(
    `ffd8ffc0001108${height.toString(16).padStart(4, "0")}${width.toString(16).padStart(4, "0")}03012200021101031101`,
    "hex",
  );
const whole = encode({ width: 30, height: 30, data: new Uint8Array(2700), channels: 3, depth: 8 });

/** Files that are no image that can be shown, by how they are named. */
const BROKEN: Readonly<Record<string, string | Uint8Array>> = {
  "huge.png": png(200_000, 200_000, deflateSync(new Uint8Array(100))),
  "bomb.png": png(4, 4, deflateSync(new Uint8Array(300_000_000))),
  "cut.png": whole.subarray(0, whole.length - 40),
  "head.png": whole.subarray(0, 20),
  "huge.jpg": jpeg(65_500, 65_500),
  "cut.jpg": jpeg(9, 9).subarray(0, 9),
  "deep.svg": svg("<g>".repeat(200_000)),
  "uses.svg": svg(
    Array.from({ length: 12 }, (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`).join("") +
      '<rect id="l0" width="1" height="1"/>',
  ),
  "laughs.svg": ACTIVE["a billion laughs"]!,
  "text.svg": "not an image",
  "web.webp": "RIFF....WEBP",
  "empty.png": "",
  "active.svg": ACTIVE.script!,
};

describe("a build", () => {
  // What is opened once, fonts and templates, is no image's fault.
  beforeAll(() => versus(project({ "content/x.yaml": SHEET }), "build"));

  it.each(Object.entries(BROKEN))(
    "with the image %s ends within 2 s with an error at the line of image, and copies nothing",
    async (name, bytes) => {
      const folder = project({
        [`content/${name}`]: bytes,
        "content/x.yaml": SHEET.replace("- name: Tea", `- name: Tea\n    image: ${name}`),
        "content/y.yaml": SHEET,
      });
      const spent = cpuTime();
      const { code, stderr } = await versus(folder, "build", "x", "--formats", "page");
      expect(spent()).toBeLessThan(3000);
      expect(code).toBe(1);
      expect(stderr).toMatch(/error: the image [\s\S]*--> content\/x\.yaml:4:12/);
      if (name === "active.svg" || name === "laughs.svg")
        expect(stderr).toMatch(new RegExp(`--> content/${name}:\\d+:\\d+`));
      expect(filesBelow(join(folder, "out")).filter((path) => path.includes("images"))).toEqual([]);
    },
  );

  it.each(["active.svg", "cut.png", "text.svg"])(
    "with the logo %s is refused at its line of versus.yaml",
    async (name) => {
      const folder = project({
        "content/x.yaml": SHEET,
        [name]: BROKEN[name]!,
        "versus.yaml": `site:\n  logo: ${name}\n  name: Acme\n`,
      });
      const { code, stderr } = await versus(folder, "build");
      expect([code, stderr]).toEqual([1, expect.stringMatching(/error: the image [\s\S]*--> versus\.yaml:2:9/)]);
    },
  );

  it("with a pipe, a device, a folder or a loop of links for an image, a logo, a sheet or a template doesn't wait", async () => {
    const folder = project({ "content/y.yaml": SHEET });
    mkdirSync(join(folder, "content/folder.png"));
    execFileSync("mkfifo", [join(folder, "content/pipe.png")]);
    symlinkSync("/dev/zero", join(folder, "content/zero.png"));
    symlinkSync(join(folder, "content/loop.png"), join(folder, "content/loop.png"));
    for (const name of ["pipe.png", "zero.png", "folder.png", "loop.png"]) {
      writeFileSync(join(folder, "content/x.yaml"), SHEET.replace("- name: Tea", `- name: Tea\n    image: ${name}`));
      const built = await versus(folder, "build", "x");
      expect([built.code, built.stderr], name).toEqual([
        1,
        expect.stringMatching(/error: [\s\S]*--> content\/x\.yaml:4:12/),
      ]);
      writeFileSync(join(folder, "versus.yaml"), `site: {logo: content/${name}, name: Acme}\n`);
      const logo = await versus(folder, "build", "y");
      expect([logo.code, logo.stderr], name).toEqual([1, expect.stringMatching(/error: [\s\S]*--> versus\.yaml:1/)]);
      writeFileSync(join(folder, "versus.yaml"), "");
    }
    execFileSync("mkfifo", [join(folder, "content/pipe.yaml")]);
    const { code, stderr } = await versus(folder, "build", "content/pipe.yaml");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/not a file/)]);
  });
});
