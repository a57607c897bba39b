/** The project's own site, as `npm run docs` writes it: what it links to and shows is there, and everybody can read it. Its reference has all that a program can import. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Element } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { project, SHEET, temporaryFolder } from "../support/project.js";
import { axeFindings } from "../support/site.js";

const SITE = temporaryFolder();
const hasTypeDoc = existsSync("scripts/docs/reference/node_modules/typedoc");
if (!hasTypeDoc)
  console.warn("TypeDoc is not installed (npm ci --prefix scripts/docs/reference): tests of the reference are skipped");

beforeAll(() => {
  execFileSync(process.execPath, ["scripts/docs/main.mjs", SITE], { stdio: "pipe" });
}, 180_000);

const pages = () => readdirSync(SITE).filter((name) => name.endsWith(".html"));
const elements = (page: string): Element[] =>
  DomUtils.getElementsByTagName("*", parseDocument(readFileSync(join(SITE, page), "utf8")));

describe("the site", () => {
  it("has a page for each page of docs/, each layout and each edition", () => {
    const docs = readdirSync("docs").filter((name) => name.endsWith(".md"));
    expect(pages()).toEqual(expect.arrayContaining(docs.map((name) => name.replace(".md", ".html"))));
    const layouts = ["handout", ...readdirSync("templates/layouts")];
    expect(pages()).toEqual(expect.arrayContaining(layouts.map((name) => `gallery-layout-${name}.html`)));
    expect(pages().filter((name) => name.startsWith("gallery-edition-")).length).toBeGreaterThan(3);
  });

  it("has an end for each link, and each address once", () => {
    const ids = new Map(
      pages().map((page) => [
        page,
        elements(page).flatMap(({ attribs }) => (attribs.id === undefined ? [] : [attribs.id])),
      ]),
    );
    for (const [page, known] of ids) expect(new Set(known).size, page).toBe(known.length);
    const leadsSomewhere = (page: string, url: string) => {
      const [path, fragment] = decodeURI(url).split("#") as [string, string?];
      const target = path === "" ? page : posix.normalize(path);
      if (!existsSync(join(SITE, target))) return false;
      return fragment === undefined || !ids.has(target) || ids.get(target)!.includes(fragment);
    };
    const dead = pages().flatMap((page) =>
      elements(page)
        .map(({ attribs }) => attribs.href ?? attribs.src)
        .filter((url) => url !== undefined && !/^(https?|mailto):/.test(url) && !leadsSomewhere(page, url))
        .map((url) => `${page}: ${url}`),
    );
    expect(dead).toEqual([]);
  });

  it("says of each picture what it shows, and asks no other machine for anything", () => {
    for (const page of pages())
      for (const { name, attribs } of elements(page)) {
        if (name === "img") expect(attribs.alt, page).toMatch(/\w/);
        expect(name, page).not.toBe("script");
        if (name === "link" || attribs.src !== undefined)
          expect(attribs.src ?? attribs.href, page).not.toMatch(/^([a-z]+:|\/\/)/);
      }
    expect(readFileSync(join(SITE, "site.css"), "utf8")).not.toMatch(/url\(|@import/);
  });

  it("is the same bytes whoever makes it", () => {
    const again = temporaryFolder();
    execFileSync(process.execPath, ["scripts/docs/main.mjs", again], { stdio: "pipe" });
    expect(hashes(again)).toEqual(hashes(SITE));
  }, 180_000);
});

describe.skipIf(!hasTypeDoc)("the reference of the library", () => {
  const html = () => readFileSync(join(SITE, "reference.html"), "utf8");

  it("has what a program can import, and nothing else", () => {
    const groups = html().split(/<h2 id="(\w+)">/);
    const names = (id: string) =>
      [...groups[groups.indexOf(id) + 1]!.matchAll(/<h3 id="(\w+)">/g)].map(([, name]) => name).join(" ");
    expect(["functions", "errors", "types"].map(names)).toMatchInlineSnapshot(`
      [
        "build comparisonFrom createRenderer formatDiagnostic merge parseComparison parseSettings printHtml renderPage renderPdf renderSnippet",
        "RendererBusy",
        "Abortable Attachment Besides BuildOptions BuildProgress BuildReport Comparison ComparisonOptions Conformance Diagnostic DiagnosticCode Evidence Format Imposition Interruptible Labels Legibility Margin Mark Noted Outcome OutputReport PageChoice PageOptions PageSize ParseSettingsOptions PartName PdfOptions PdfReport PlainMapping PlainValue Point Position PrintOptions PrintedDocument PrintedSheet Related RenderOptions Renderer RendererOptions Row RowGroup Section SectionItem Settings SettingsOptions Severity Shard SheetReport SheetTitle SnippetProfile Source Span Statement Subject TextContrast Tone UnknownName Value",
      ]
    `);
  });

  it("leads from docs/ to the reference and back", () => {
    for (const page of ["server.html", "index.html", "contributing.html"])
      expect(readFileSync(join(SITE, page), "utf8"), page).toContain('href="reference.html"');
    expect(html()).toContain('href="content-format.html#settings-versusyaml"');
    expect(html()).toContain('<a href="#BuildReport">BuildReport</a>');
  });

  it("shows examples that run", () => {
    const root = project({ "content/tea-vs-coffee.yaml": SHEET, "package.json": '{"type": "module"}' });
    mkdirSync(join(root, "node_modules"));
    symlinkSync(resolve("."), join(root, "node_modules/versus-sheets"));
    const examples = [...html().matchAll(/<h4>Example<\/h4>\s*<pre[^>]*>([\s\S]*?)<\/pre>/g)];
    expect(examples.length).toBeGreaterThan(2);
    for (const [, code] of examples) {
      writeFileSync(join(root, "example.js"), DomUtils.textContent(parseDocument(code!)));
      expect(execFileSync("node", ["example.js"], { cwd: root, encoding: "utf8" }), code).toMatch(/\w/);
    }
  });
});

it("ends where something of the library has no comment, or names a type that nobody can import", async () => {
  const { referenceOf } = (await import(pathToFileURL(resolve("scripts/docs/reference/reference.mjs")).href)) as {
    referenceOf: (project: object, target: (url: string) => string) => object;
  };
  const comment = { summary: [{ kind: "text", text: "Something." }] };
  const name = { id: 3, name: "name", flags: {}, type: { type: "intrinsic", name: "string" } };
  const inner = { type: "reference", name: "Inner", target: {}, package: "versus-sheets" };
  const children = [{ name: "Outer", kind: 256, comment, children: [{ ...name, comment }] }];
  const silent = [
    { name: "Outer", kind: 256, children: [name, { id: 4, name: "inner", flags: {}, type: inner, comment }] },
  ];
  expect(() => referenceOf({ comment, children }, String)).not.toThrow();
  expect(() => referenceOf({ comment, children: silent }, String)).toThrow(
    /Outer has no comment\nOuter.name has no comment\nInner is named/,
  );
});

/** What of a build tells the times of its files is for the next build. */
function hashes(root: string): string[] {
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => statSync(join(root, path)).isFile() && !/(^|[/\\])\.|cache/.test(path))
    .sort()
    .map(
      (path) =>
        `${path} ${createHash("sha256")
          .update(readFileSync(join(root, path)))
          .digest("hex")}`,
    );
}

describe.skipIf(!hasChromium)("a page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each([
    ...["index", "start", "gallery", "gallery-layout-card"].flatMap((page) => [
      [page, 1200, "light"] as const,
      [page, 360, "dark"] as const,
    ]),
    ...(hasTypeDoc ? [["reference", 360, "dark"] as const] : []),
    // The contrast of two thousand pieces of code in tables takes axe ten seconds, on a busy machine three times as long.
    ["print-css", 360, "dark"] as const,
  ])(
    "%s is right for axe and fits its window at %d px, %s",
    async (name, width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(SITE, `${name}.html`)).href);
      // What stands in a frame is a page of its own, which test/templates/browser.test.ts has axe look at.
      await page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
      expect(await axeFindings(page, {})).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await context.close();
    },
    180_000,
  );
});
