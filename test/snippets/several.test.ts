/** Snippets for several hosts in one build: their files, what reads them, and what a page hands out. */
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build, type SnippetProfile } from "../../src/index.js";
import { project, SHEET, versus } from "../support/project.js";

const RELATED = { "content/tea.yaml": `${SHEET}related: [ice]\n`, "content/ice.yaml": `${SHEET}related: [tea]\n` };
const PROFILES: readonly SnippetProfile[] = ["wordpress", "mail"];
const read = (root: string, path: string) => readFileSync(join(root, "out", path), "utf8");
const manifest = (root: string): { path: string; profile?: string }[] =>
  JSON.parse(read(root, "manifest.json")).outputs;

it("each stands in a folder of its host, with the bytes that it has alone; one stands where it always did", async () => {
  const root = project(RELATED);
  const options = { root, formats: ["snippet"] } as const;
  const alone = new Map<string, string>();
  for (const snippet of PROFILES) {
    await build({ ...options, snippet });
    alone.set(snippet, read(root, "snippets/tea.html"));
    expect(manifest(root).map(({ path, profile }) => [path, profile])).toEqual([
      ["snippets/ice.html", snippet],
      ["snippets/tea.html", snippet],
    ]);
  }
  const several = await build({ ...options, snippet: PROFILES });
  expect(several.pruned).toEqual(["snippets/ice.html", "snippets/tea.html"]);
  for (const profile of PROFILES) expect(read(root, `snippets/${profile}/tea.html`)).toBe(alone.get(profile));
  expect(manifest(root).map(({ path, profile }) => [path, profile])).toEqual([
    ["snippets/mail/ice.html", "mail"],
    ["snippets/mail/tea.html", "mail"],
    ["snippets/wordpress/ice.html", "wordpress"],
    ["snippets/wordpress/tea.html", "wordpress"],
  ]);
  expect((await build({ ...options, snippet: [...PROFILES, "mail"] })).written).toEqual([]);
  expect((await build({ ...options, snippet: ["mail"] })).pruned).toHaveLength(4);
  expect(readdirSync(join(root, "out/snippets")).filter((name) => name.endsWith(".html"))).toHaveLength(2);
});

it("a flag, a setting and an edition name them; a page hands out each with how it is pasted", async () => {
  const settings = "snippet: [confluence, sharepoint]\neditions:\n  table: {show: [table], snippet: [plain, mail]}\n";
  const root = project({ ...RELATED, "versus.yaml": settings });
  const { code, stderr } = await versus(root, "build", "--formats", "page,snippet", "--edition", "table");
  expect([code, stderr]).toEqual([0, expect.stringContaining("snippets name no related sheets")]);
  for (const profile of ["plain", "mail"]) {
    const table = read(root, `table/snippets/${profile}/tea.html`);
    expect([/<table/.test(table), /<ul|Related|Both wake you up/.test(table)]).toEqual([true, false]);
  }
  await versus(root, "build", "--formats", "page,snippet");
  const page = read(root, "html/tea.html");
  const handed = JSON.parse(/<script type="application\/json" id="snippets">(.*)<\/script>/.exec(page)![1]!) as {
    readonly parts: readonly string[];
    readonly orders: readonly (readonly number[])[];
  };
  expect(new Set(handed.parts).size).toBe(handed.parts.length);
  expect(handed.orders.map((order) => order.map((part) => handed.parts[part]).join(""))).toEqual(
    ["confluence", "sharepoint"].map((profile) => read(root, `snippets/${profile}/tea.html`)),
  );
  expect(page).toMatch(/Copy for Confluence<\/button><p>Paste it into the page[\s\S]*Copy for SharePoint/);
  expect((await versus(root, "build", "--snippet", "inline,scoped", "--formats", "snippet")).code).toBe(0);
  expect(existsSync(join(root, "out/snippets/inline/tea.html"))).toBe(true);
  expect((await versus(root, "build", "--snippet", "inline,", "--formats", "snippet")).code).toBe(0);
  expect(existsSync(join(root, "out/snippets/tea.html"))).toBe(true);
  expect((await versus(root, "build", "--snippet", ",")).stderr).toContain("--snippet names no profile");
});

it("related sheets are named where they have an address", async () => {
  const root = project({ ...RELATED, "versus.yaml": "site: {url: https://example.org}\n" });
  const { notes } = await build({ root, formats: ["snippet"] });
  expect(notes).toEqual([]);
  expect(read(root, "snippets/tea.html")).toContain('href="https://example.org/html/ice.html"');
});

it("a page stays below 100 kB with the snippets of all hosts", async () => {
  const root = project({});
  cpSync("examples/gallery", root, { recursive: true });
  const hosts = "wordpress,confluence,sharepoint,mail,inline,scoped,plain";
  expect((await versus(root, "build", "--formats", "page,snippet", "--snippet", hosts)).code).toBe(0);
  const pages = readdirSync(join(root, "out/html"));
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) expect([page, statSync(join(root, "out/html", page)).size < 100_000]).toEqual([page, true]);
});
