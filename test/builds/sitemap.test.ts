/** The addresses of a site's pages, for search engines. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sitemapsOf } from "../../src/builds/finish/index/sitemap.js";
import { isOutputPath } from "../../src/builds/folder/output-path.js";
import { build } from "../../src/index.js";
import { project, SHEET } from "../support/project.js";

it("names index and pages where the site has an address, in each edition its own, and goes with it", async () => {
  const settings = "site: {url: https://example.org/a&b}\nformats: [page, index]\neditions: {grey: {preset: grey}}\n";
  const root = project({ "content/tea.yaml": SHEET, "versus.yaml": settings });
  await build({ root });
  const locs = (path: string) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/<loc>(.*)<\/loc>/g)].map(([, loc]) => loc);
  const address = "https://example.org/a&amp;b";
  expect(locs("out/sitemap.xml")).toEqual([`${address}/index.html`, `${address}/html/tea.html`]);
  expect(locs("out/grey/sitemap.xml")).toEqual([`${address}/grey/index.html`, `${address}/grey/html/tea.html`]);
  const plain = project({ "content/tea.yaml": SHEET, "versus.yaml": "formats: [page, index]\n" });
  await build({ root: plain });
  expect(existsSync(join(plain, "out/sitemap.xml"))).toBe(false);
});

it("names a page as it is named everywhere, whatever letters the address of the site has", async () => {
  const settings =
    "site: {url: 'https://münchen.example/a b/ü/'}\nformats: [page, index, md, llms, snippet]\nsnippet: [plain]\n";
  const sheets = { "content/tea.yaml": `${SHEET}related: [mate]\n`, "content/mate.yaml": SHEET };
  const root = project({ ...sheets, "versus.yaml": settings });
  await build({ root });
  const read = (path: string) => readFileSync(join(root, "out", path), "utf8");
  const site = "https://xn--mnchen-3ya.example/a%20b/%C3%BC";
  expect(read("sitemap.xml")).toContain(`<loc>${site}/html/mate.html</loc>`);
  expect(read("llms.txt")).toContain(`](${site}/md/mate.md)`);
  expect(read("snippets/tea.html")).toContain(`href="${site}/html/mate.html"`);
  const page = read("html/mate.html");
  expect(page).toContain(`<link rel="canonical" href="${site}/html/mate.html">`);
  expect(page).toContain(`"url":"${site}/html/mate.html"`);
  expect(page).toContain(">münchen.example/a%20b/ü/html/mate</a>");
});

it("of more addresses than a file may name is a list of files", () => {
  const files = sitemapsOf("https://example.org", ["index.html", "html/a.html", "html/b.html"], 2);
  expect(files.map(({ path }) => path)).toEqual(["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
  const locs = files.map(({ content }) => [...content.matchAll(/<loc>(.*)<\/loc>/g)].map(([, loc]) => loc));
  const all = ["sitemap-1.xml", "sitemap-2.xml", "index.html", "html/a.html", "html/b.html"];
  expect(locs.flat()).toEqual(all.map((path) => `https://example.org/${path}`));
  for (const { path } of files) expect(isOutputPath(path)).toBe(true);
  for (const path of ["sitemap-0.xml", "sitemap-.xml", "index-1.xml", "x/sitemap-1.xml"])
    expect(isOutputPath(path)).toBe(false);
});
