/** An index of more sheets than it can list: pages of topics, and a search that loads what it looks at. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAM } from "../support/many-sheets.js";
import { hasChromium } from "../support/outside.js";
import { project, SHEET, versus } from "../support/project.js";
import { axeFindings, Site } from "../support/site.js";

const SHEETS = 320;

/** Sheets of which two have words of their own, one is Chinese, and some have no tag. */
function collection(): string {
  const titled = (title: string, more = "") =>
    SHEET.replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}\n${more}`);
  const others = Array.from({ length: SHEETS - 4 }, (_, i): [string, string] => [
    `content/s${i}.yaml`,
    titled(`Thing ${i} vs Other ${i}`, i % 10 === 0 ? "" : `tags: [${i % 2 === 0 ? "C++, even" : "C#"}]\n`),
  ]);
  return project({
    ...Object.fromEntries(others),
    "content/craft.yaml": titled("Crème brûlée vs Handwork", "tags: [con]\n"),
    "content/tea.yaml": titled("红茶与绿茶", "lang: zh\ntags: [饮料]\n"),
    "content/script.yaml": titled("</script><img src=x onerror=alert(1)> vs None", 'tags: ["</script>"]\n'),
    "content/own.yaml": titled("This vs That", 'question: "Which of the two is a zebra?"\n'),
    "versus.yaml": "site: {name: Many, url: https://example.org}\nformats: [page, index]\n",
  });
}

let root: string;
const read = (path: string) => readFileSync(join(root, "out", path), "utf8");
const topics = () => readdirSync(join(root, "out/topics")).map((name) => `topics/${name}`);
const below = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const hrefs = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href!);

beforeAll(() => {
  root = collection();
  const { stderr, status } = spawnSync(process.execPath, [PROGRAM, "build", "--strict"], {
    cwd: root,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, expect.stringContaining(`${SHEETS} sheets built`)]);
}, 120_000);

it("the index and each page of a topic stay small, and are valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: { "require-sri": "off" },
  });
  for (const path of ["index.html", ...topics()]) {
    expect(statSync(join(root, "out", path)).size).toBeLessThan(100_000);
    const { results } = await validator.validateString(read(path));
    expect([path, results.flatMap(({ messages }) => messages.map(({ message }) => message))]).toEqual([path, []]);
  }
});

it("from the index every sheet is reached, and every link leads somewhere", () => {
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    expect([path, existsSync(join(root, "out", path))]).toEqual([path, true]);
    reached.add(path);
    if (path.startsWith("html/")) return;
    for (const href of hrefs(read(path))) visit(posix.join(dirname(path), decodeURI(href)));
  };
  visit("index.html");
  expect([...reached].filter((path) => path.startsWith("html/")).length).toBe(SHEETS);
  expect([...reached].filter((path) => path.startsWith("topics/")).sort()).toEqual(topics().sort());
});

it("topics with the same letters, of a device's name, and what has none, have pages of their own", () => {
  expect(topics().sort()).toEqual(
    ["c", "c.2", "c-2", "con-2", "even", "other", "script", "饮料"].map((name) => `topics/${name}.html`).sort(),
  );
});

it("the sitemap names index, topics and pages", () => {
  const locs = [...read("sitemap.xml").matchAll(/<loc>https:\/\/example\.org\/(.*?)<\/loc>/g)].map(([, path]) =>
    decodeURI(path!),
  );
  expect(locs.length).toBe(1 + topics().length + SHEETS);
  for (const path of locs) expect(existsSync(join(root, "out", path))).toBe(true);
});

it("a build of fewer sheets lists them again, and the rest goes", async () => {
  const few = project({ "versus.yaml": "formats: [page, index]\n" });
  cpSync(join(root, "out"), join(few, "out"), { recursive: true });
  cpSync(join(root, "content/tea.yaml"), join(few, "content/tea.yaml"));
  await versus(few, "build");
  expect(readFileSync(join(few, "out/index.html"), "utf8")).toContain("html/tea.html");
  for (const name of ["topics", "search"]) expect(below(join(few, "out", name))).toEqual([]);
});

it("an edition can't have the name of a folder of the index", async () => {
  const taken = project({ "content/tea.yaml": SHEET, "versus.yaml": "editions: {topics: {preset: grey}}\n" });
  const { code, stderr } = await versus(taken, "build");
  expect([code, stderr]).toEqual([1, expect.stringContaining('an edition can\'t be named "topics"')]);
});

describe.skipIf(!hasChromium)("in a browser, from the folder", () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.of(root);
  });
  afterAll(() => site?.close());

  const search = async (page: Page, query: string): Promise<string[]> => {
    await page.fill("#find", query);
    await page.waitForFunction(() => document.querySelector(".vs-found")!.textContent !== "…");
    return page.$$eval(".vs-hits > li h2", (items) => items.map((item) => item.textContent!));
  };

  it.each([
    ["the beginning of a word, whatever its accents", "creme bru", ["Crème brûlée vs Handwork"]],
    ["the end of a word", "work", ["Crème brûlée vs Handwork"]],
    ["a part of what is written without spaces", "绿茶", ["红茶与绿茶"]],
    ["a word of the question", "zebra", ["This vs That"]],
    ["a tag and a word", "con hand", ["Crème brûlée vs Handwork"]],
    ["a slip of the finger", "handwrok", ["Crème brûlée vs Handwork"]],
    ["markup, which stays text", "onerror", ["</script><img src=x onerror=alert(1)> vs None"]],
    ["nothing", "xylophone", []],
  ])("finds %s", async (_, query, titles) => {
    const page = await site.open("index.html");
    expect(await search(page, query)).toEqual(titles);
    await page.context().close();
  });

  it("says how many, shows them as they are read, and the topics again when nothing is asked", async () => {
    const page = await site.open("index.html");
    expect(await page.isVisible(".vs-topics")).toBe(true);
    const shown = await search(page, "other");
    expect(await page.textContent(".vs-found")).toBe("316 comparisons");
    expect(shown.length).toBeGreaterThanOrEqual(100);
    await expect
      .poll(async () => {
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        return page.locator(".vs-hits > li").count();
      })
      .toBe(316);
    expect(await search(page, "xylophone")).toEqual([]);
    expect(await page.textContent(".vs-found")).toBe("Nothing found. Try another word.");
    await page.fill("#find", "");
    expect([await page.isVisible(".vs-topics"), await page.textContent(".vs-found")]).toEqual([
      true,
      "320 comparisons",
    ]);
    await search(page, "绿茶");
    await page.click(".vs-hits a");
    expect(page.url()).toMatch(/html\/tea\.html$/);
    await page.context().close();
  });

  it.each([{}, { dark: true }, { width: 320 }])("axe finds nothing: %o", async (view) => {
    for (const path of ["index.html", "topics/c.html"]) {
      const page = await site.open(path, view);
      if (path === "index.html") await search(page, "thing");
      expect(await axeFindings(page, view)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    }
  });

  it("has its topics without a script, and no search that does nothing", async () => {
    const page = await site.open("index.html", {}, { javaScriptEnabled: false });
    expect([await page.isVisible("#find"), await page.isVisible(".vs-topics")]).toEqual([false, true]);
    await page.context().close();
  });
});
