/// <reference lib="dom" />
/** What statements rest on: numbers that lead to sources and back, on paper, on the page and in a snippet. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { has, unpacked } from "../pdf/tools.js";
import { hasChromium } from "../support/outside.js";
import { project, versus } from "../support/project.js";
import { axeFindings, Site, type View } from "../support/site.js";
import { tagTree } from "../support/tag-tree.js";

const SHEET = `
subjects:
  - name: Tea
    points: [Warm, {text: Half the world drinks it, source: survey, checked: 2026-06-01, by: research}]
    chooseWhen: [{text: money is short, source: 1}]
  - {name: Coffee, points: [Strong, Dear], chooseWhen: [time is]}
table:
  Price: [{text: "€ 49", source: prices, checked: 2026-10-01, by: pricing team}, {text: "€ 71", source: [prices, 2]}]
  Fair trade: [{value: partial, source: survey}, {value: true, by: Kim}]
  Ease: [{score: 4, of: 5, source: 2}, {score: 3, of: 5}]
sections:
  - {heading: Objections, kind: objections, items: [{title: Too slow, text: Not so, source: 2}]}
  - {heading: Price, kind: pricing, text: As listed.}
sources:
  - {id: prices, title: Price list, url: "https://example.org/prices", checked: 2026-10-01}
  - {id: survey, title: "Survey of <drinks>"}
  - {title: Nobody names it}
`;
/** A worksheet shows no sources. */
const LAYOUTS = [
  "handout",
  ...readdirSync(new URL("../../templates/layouts", import.meta.url), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== "worksheet" ? entry.name : [],
  ),
];
const FILES = {
  ...Object.fromEntries(LAYOUTS.map((layout) => [`content/${layout}.yaml`, `layout: ${layout}\n${SHEET}`])),
  "content/arabic.yaml": `lang: ar\n${SHEET}`,
  "content/hidden.yaml": `hide: [subjects, table]\n${SHEET}`,
  "content/plain.yaml": SHEET.replace(/, source: (\[[^\]]*\]|\w+)/g, ""),
};

/** Where the links of a PDF's first page lead, and where that is. */
async function linksOf(path: string) {
  const document = await getDocument({ url: path, verbosity: 0 }).promise;
  const annotations = await (await document.getPage(1)).getAnnotations();
  const places = Object.keys(await document.getDestinations()).sort();
  await document.destroy();
  return { links: annotations.map(({ dest, url, contentsObj }) => [dest ?? url, contentsObj.str]), places };
}

describe("on paper", () => {
  let root: string;
  beforeAll(async () => {
    root = project(FILES);
    expect((await versus(root, "build", "--formats", "pdf", "--quiet")).stderr).toBe("");
  });
  const pdf = (slug: string) => join(root, `out/pdf/${slug}.pdf`);

  it.each(LAYOUTS)("numbers are links to the numbered sources: %s", async (layout) => {
    const { links, places } = await linksOf(pdf(layout));
    expect(places).toEqual(["source-1", "source-2"]);
    const [first, second] = [
      ["source-1", "Source 1"],
      ["source-2", "Source 2"],
    ];
    const inside = links.filter(([dest]) => dest?.startsWith("source-"));
    expect(inside.toSorted()).toEqual([first, first, first, second, second, second, second, second]);
  });

  it.skipIf(!has("qpdf"))("references and notes are tagged as such, the notes with identifiers", async () => {
    const tree = await tagTree(pdf("handout"));
    expect(tree.match(/^ *Reference/gm)).toHaveLength(8);
    expect(tree).toMatch(/^( *)Reference\n\1 {2}Link “1”$/m);
    expect(tree.match(/^ *Note/gm)).toHaveLength(3);
    const ids = unpacked(readFileSync(pdf("handout"))).match(/\/ID \(note\d+\)/g);
    expect(new Set(ids).size).toBe(3);
    expect(await tagTree(pdf("plain"))).not.toMatch(/^ *(Reference|Note)/m);
  });

  it("what is hidden mentions nothing", async () => {
    expect((await linksOf(pdf("hidden"))).links).toHaveLength(3);
  });
});

describe.skipIf(!hasChromium)("on the page", () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.build(FILES);
  }, 120_000);
  afterAll(() => site?.close());

  it.each([...LAYOUTS, "hidden"])("numbers lead there, and signs lead back: %s", async (slug) => {
    const page = await site.open(`html/${slug}.html`, {}, { javaScriptEnabled: false });
    const dead = await page.$$eval("[role^=doc-]", (links) =>
      links.flatMap((link) => {
        const href = link.getAttribute("href");
        return href !== null && document.querySelectorAll(CSS.escape(href).replace("\\#", "#")).length !== 1
          ? [href]
          : [];
      }),
    );
    expect(dead).toEqual([]);
    const cited = page.getByRole("link", { name: "Source 2" });
    await cited.first().focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#source-2");
    const back = page.locator("#source-2").getByRole("link");
    expect(await back.count()).toBe(await cited.count());
    await back.last().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(":target").textContent()).toBe("2");
    await page.context().close();
  });

  it("ways back are not printed", async () => {
    const page = await site.open("html/handout.html", { print: true });
    expect(await page.locator(".vs-mentions").first().isVisible()).toBe(false);
    await page.context().close();
  });

  it.each<[string, string, View]>([
    ["in light", "handout", {}],
    ["in dark, narrow", "handout", { dark: true, width: 390 }],
    ["right to left", "arabic", {}],
    ["with forced colours", "matrix", { forcedColors: true }],
  ])("it is accessible %s", async (_, slug, view) => {
    const page = await site.open(`html/${slug}.html`, view);
    expect(await axeFindings(page, view)).toEqual([]);
    await page.context().close();
  });

  it("in Arabic a number stands behind the figure that it is of", async () => {
    const page = await site.open("html/arabic.html");
    const [cell, ref] = await page.$eval("td:has(.vs-ref)", (td) => {
      const range = document.createRange();
      range.selectNode(td.firstChild!);
      return [range.getBoundingClientRect().left, td.querySelector(".vs-ref a")!.getBoundingClientRect().right];
    });
    expect(ref).toBeLessThan(cell!);
    await page.context().close();
  });
});

describe("in a snippet", () => {
  it("numbers have names and no id, and lead to a source that has an address", async () => {
    const root = project({ "content/a.yaml": SHEET });
    for (const profile of ["scoped", "wordpress", "mail"]) {
      await versus(root, "build", "--formats", "snippet", "--snippet", profile, "--quiet", "--out", profile);
      const html = readFileSync(join(root, profile, "snippets/a.html"), "utf8");
      expect(html).not.toMatch(/ id=|href="#/);
      expect(
        html.match(/<a href="https:\/\/example\.org\/prices" aria-label="Source 1, Price list"[^>]*>1<\/a>/g),
      ).toHaveLength(3);
      expect(html.match(/<span role="img" aria-label="Source 2"[^>]*>2<\/span>/g)).toHaveLength(5);
    }
  });
});
