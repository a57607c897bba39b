/** The addresses of a site, for search engines (sitemaps.org 0.9). */
import { OUTPUTS } from "../../../content/index.js";
import type { MadeFile } from "./search-parts.js";

/** What one file may name. */
const MOST_ADDRESSES = 50_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const { beside } = OUTPUTS.index;

/**
 * A file of all addresses; where they are too many for one, a file that names others, which name them.
 * @param url of the site
 * @param paths below it, encoded as addresses
 */
export function sitemapsOf(url: string, paths: readonly string[], most = MOST_ADDRESSES): MadeFile[] {
  const site = url.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const locs = (paths: readonly string[], name: string) =>
    paths.map((path) => `<${name}><loc>${site}/${path}</loc></${name}>\n`).join("");
  const list = (paths: readonly string[]) => `${HEAD}<urlset ${NAMESPACE}>\n${locs(paths, "url")}</urlset>\n`;
  if (paths.length <= most) return [{ path: beside, content: list(paths) }];
  const parts = Array.from({ length: Math.ceil(paths.length / most) }, (_, i) => ({
    path: beside.replace(".", `-${i + 1}.`),
    content: list(paths.slice(i * most, (i + 1) * most)),
  }));
  const names = parts.map(({ path }) => path);
  return [
    { path: beside, content: `${HEAD}<sitemapindex ${NAMESPACE}>\n${locs(names, "sitemap")}</sitemapindex>\n` },
    ...parts,
  ];
}
