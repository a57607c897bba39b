/** What a page says to machines: cards beside links, and schema.org data, of which each fact is to be seen on the page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "htmlparser2";
import { expect, it } from "vitest";
import { PARTS } from "../../src/content/schema/parts.js";
import { findElement, textContent } from "../../src/html/index.js";
import { parseComparison, renderPage, type SettingsOptions } from "../../src/index.js";

const SHEET = `title: Tea vs Coffee
tags: [drinks, hot]
subjects:
  - {name: Tea, tagline: "Slow, *even*", url: https://example.org/tea}
  - {name: Coffee}
intro: Both </script> wake you up.
table:
  Plant: [Leaf, [Seed, Fruit]]
  Hot: [true, partial]
  Strength: [{score: 2, of: 5}, {text: strong, note: mostly}]
  Sold: [null, 12]
`;

async function dataOf(yaml: string, settings: SettingsOptions = {}) {
  const { value } = await renderPage(parseComparison(yaml, { path: "tea.yaml" }).value!, { settings });
  const dom = parseDocument(value!);
  const script = findElement(dom, ({ attribs }) => attribs.type === "application/ld+json")!;
  const main = textContent(findElement(dom, ({ name }) => name === "main")!);
  return { html: value!, main, data: JSON.parse(textContent(script)) };
}

it("is the list of subjects and the table, each value of its subject", async () => {
  const { data } = await dataOf(SHEET);
  expect(data.about).toEqual([
    { "@type": "DefinedTerm", "@id": "_:s1", name: "Tea", description: "Slow, even", url: "https://example.org/tea" },
    { "@type": "DefinedTerm", "@id": "_:s2", name: "Coffee" },
  ]);
  expect(data.mainEntity.itemListElement.map(({ item }: { item: object }) => item)).toEqual([
    { "@id": "_:s1" },
    { "@id": "_:s2" },
  ]);
  const rows = data.hasPart.about.map((row: Record<string, unknown>) => {
    const { "@type": type, valueReference, ...said } = row;
    expect([type, Object.keys(valueReference as object)]).toEqual(["PropertyValue", ["@id"]]);
    return said;
  });
  expect(rows).toEqual([
    { name: "Plant", value: "Leaf" },
    { name: "Plant", value: "Seed, Fruit" },
    { name: "Hot", value: true },
    { name: "Hot", value: "Partly" },
    { name: "Strength", value: 2, maxValue: 5 },
    { name: "Strength", value: "strong", description: "mostly" },
    { name: "Sold", value: "not applicable" },
    { name: "Sold", value: "12" },
  ]);
});

it("says nothing of parts that are hidden, nor of tags that no page shows", async () => {
  const { data, main } = await dataOf(`${SHEET}hide: [table, intro, kicker]\n`);
  expect([data.hasPart, data.abstract, data.articleSection]).toEqual([undefined, undefined, undefined]);
  expect(main).not.toContain("Plant");
  expect(JSON.stringify((await dataOf(SHEET)).data)).not.toContain('"hot"');
});

/** All texts of the data that are no types, numbers of nodes or addresses. */
function factsIn(data: unknown, key = ""): string[] {
  if (typeof data === "string") return /^@|^(?:url|inLanguage|dateModified|mainEntityOfPage)$/.test(key) ? [] : [data];
  if (typeof data !== "object" || data === null) return [];
  const entries = Object.entries(data);
  return entries.flatMap(([own, value]) => factsIn(value, Array.isArray(data) ? key : own));
}

const PART_SHEETS = PARTS.flatMap((part) => [`hide: [${part}]`, `show: [${part}]`]).map((more): [string, string] => [
  more,
  `${SHEET.replace("title: Tea vs Coffee", "title: Leaves and beans").replace("[Seed, Fruit]", "Seed")}updated: 2026-01-05\n${more}\n`,
]);
const GALLERY = "examples/gallery/content";
const GALLERY_SHEETS = readdirSync(GALLERY).flatMap((file): [string, string][] =>
  file.endsWith(".yaml") ? [[file, readFileSync(join(GALLERY, file), "utf8").replace(/^ +image: .*\n/gm, "")]] : [],
);

it.each([...PART_SHEETS, ...GALLERY_SHEETS])("has no fact that the page lacks: %s", async (_, yaml) => {
  const { html, main, data } = await dataOf(yaml, { site: { name: "Acme" } });
  // Marks are signs, which are said by their labels.
  const labels = [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);
  const said = [main, ...labels].join(" ").replace(/\s+/g, " ");
  expect(factsIn(data).filter((fact) => !said.includes(fact))).toEqual([]);
});

it("has a card for links, with an address where the site has one", async () => {
  const { html } = await dataOf(SHEET);
  expect(html).toContain('<meta property="og:title" content="What is the difference between Tea and Coffee?">');
  expect(html).toContain('<meta name="twitter:card" content="summary">');
  expect(html).not.toMatch(/og:(url|image|site_name)/);
  const { html: on } = await dataOf(SHEET, { site: { name: "Acme", url: "https://example.org" } });
  expect(on).toContain('<meta property="og:url" content="https://example.org/html/tea.html">');
  expect(on).toContain('<meta property="og:site_name" content="Acme">');
});
