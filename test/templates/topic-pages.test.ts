/** Whatever tags sheets have: each sheet stands on a page, and pages have names that every system knows apart. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { isOutputPath } from "../../src/builds/folder/output-path.js";
import { topicPages } from "../../src/templates/views/topic-pages.js";
import { locale } from "./sheets.js";

const MOST = 3;
const tag = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("other", "con", "C++", "C#", "c", "c-2", "a.2", "ß", "SS", "İ", "𐐀", "x".repeat(300)),
);

it("no sheet is lost, no page too long, no name taken twice", () => {
  fc.assert(
    fc.property(fc.array(fc.array(tag, { maxLength: 3 }), { maxLength: 40 }), (lists) => {
      const sheets = lists.map((tags, i) => ({
        title: `T${i}`,
        tags,
        page: `html/s${i}.html`,
        pdf: null,
        picture: null,
      }));
      const counts = new Map<string, number>();
      for (const name of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
      const tags = [...counts].map(([name, count]) => ({ name, count }));
      const site = {
        lang: "en",
        dir: "ltr",
        siteName: null,
        logo: "logo.svg",
        logoDark: null,
        accentStyle: null,
        title: "All",
      };
      const { topics, pages } = topicPages({ ...site, labels: locale("en"), sheets, tags }, [], MOST);
      const paths = pages.map(({ path }) => path);
      expect(new Set(paths.map((path) => path.normalize("NFC").toLowerCase())).size).toBe(paths.length);
      for (const path of paths) expect([path, isOutputPath(path)]).toEqual([path, true]);
      for (const { url } of topics) expect(paths).toContain(url);
      for (const { view } of pages) expect(view.sheets.length).toBeLessThanOrEqual(MOST);
      const shown = new Set(pages.flatMap(({ view }) => view.sheets.map(({ page }) => page)));
      expect(shown).toEqual(new Set(sheets.map(({ page }) => `../${page}`)));
      for (const { name, count, url } of topics) {
        const own = pages.filter(({ path }) => path === url || path.startsWith(`${url.slice(0, -".html".length)}.`));
        expect([name, own.flatMap(({ view }) => view.sheets).length]).toEqual([name, count]);
      }
    }),
  );
});
