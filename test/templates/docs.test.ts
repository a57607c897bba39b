/** docs/templates.md tells what there is: its examples work, and it names everything that the views have. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/content/settings/settings.js";
import { loadLocale } from "../../src/templates/folders/locales.js";
import { HELPERS } from "../../src/templates/rendering/helpers.js";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { guideView } from "../../src/templates/views/guide-view.js";
import { handbookView } from "../../src/templates/views/handbook-view.js";
import { indexView, indexViews } from "../../src/templates/views/index-view.js";
import { cardOf, comparison, locale, TEA, templateFolder, view } from "./sheets.js";

const DOCS = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");
const [sheetPart = "", indexPart = "", handbookPart = ""] = DOCS.split("## Names on a sheet")[1]!.split(
  /## Names (?:on the index|in the handbook)/,
);

/** Names of an object's properties and of what is below them. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ["labels", "jsonLd"].includes(name) ? [name] : [name, ...namesIn(inner)],
  );
}

describe("docs/templates.md", () => {
  it.each([...DOCS.matchAll(/as `look\/(\S+?)`:\n\n```\w+\n([\s\S]*?)```/g)].map((match) => [match[1]!, match[2]!]))(
    "has an example that works: %s",
    (name, text) => {
      const { root, dirs } = templateFolder({ [name]: text });
      const made = createRenderer(dirs, root);
      expect(made.diagnostics).toEqual([]);
      for (const target of ["page", "print", "snippet"] as const)
        expect(made.value![target](view(TEA, target)).diagnostics).toEqual([]);
      expect(loadLocale("en", dirs, root).diagnostics).toEqual([]);
    },
  );

  it("names all that a sheet's view has", () => {
    expect(namesIn(view(TEA)).filter((name) => !sheetPart.includes(`\`${name}\``))).toEqual([]);
  });

  it("names all that the index's view has", () => {
    const entry = { card: cardOf(comparison(TEA)), locale: locale("en"), hasPage: true, hasPdf: true };
    const names = namesIn(
      indexView({ sheets: [entry], settings: DEFAULT_SETTINGS, locale: locale("en"), logo: undefined }),
    );
    const many = Array.from({ length: 151 }, (_, i) => ({ ...entry, card: { ...entry.card, slug: `s${i}` } }));
    const long = indexViews({ sheets: many, settings: DEFAULT_SETTINGS, locale: locale("en"), logo: undefined });
    const all = [...names, ...namesIn(long.index), ...namesIn(long.topics[0]!.view)];
    expect(all.filter((name) => !indexPart.includes(`\`${name}\``))).toEqual([]);
  });

  it("names all that the handbook's view has", () => {
    const sheet = { slug: "tea", title: "Tea", lang: "en", tags: ["food"], page: 1 };
    const names = namesIn(
      handbookView({ sheets: [sheet], settings: DEFAULT_SETTINGS, locale: locale("en"), logo: undefined }),
    );
    expect(names.filter((name) => !handbookPart.includes(`\`${name}\``))).toEqual([]);
  });

  it("names all that the view of a brand has", () => {
    const layout = { name: "card", svg: "<svg/>", width: "60mm" };
    const type = { name: "Text", families: ["Source Sans 3"], size: 10, weight: 400 };
    const shown = {
      styles: "",
      type: [type],
      layouts: [layout],
      definitions: "",
      logo: undefined,
      logoDark: undefined,
    };
    const names = namesIn(guideView({ settings: DEFAULT_SETTINGS, target: "page", ...shown }));
    const part = DOCS.split("## Names of the brand")[1]!.split("## ")[0]!;
    expect(names.filter((name) => !part.includes(`\`${name}\``))).toEqual([]);
  });

  it("names every helper", () => {
    for (const name of Object.keys(HELPERS)) expect(DOCS).toMatch(new RegExp(`\`(\\{\\{|\\()${name} `));
  });
});
