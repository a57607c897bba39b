/** The addresses of a site's pages, for search engines. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
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
