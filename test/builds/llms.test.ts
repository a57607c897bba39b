/** `llms.txt`, read by a Markdown parser: a title, a summary, sections of links. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { expect, it } from "vitest";
import { project, SHEET, versus } from "../support/project.js";

const titled = (title: string, more = "", intro = "intro: Both wake you up.") =>
  `${SHEET.replace(/^(title|intro): .*\n/gm, "")}title: ${JSON.stringify(title)}\n${intro}\n${more}`;

const HOSTILE = "[a](b) <b> *c* _d_ `e` ~~f~~ &amp; # g";

const FILES = {
  "content/tea.yaml": titled("Tea vs Coffee", "tags: [drinks]\n", "intro: They differ **in what wakes you**."),
  "content/odd.yaml": titled(`${HOSTILE} vs None`, "tags: ['## x']\n"),
  "content/own.yaml": titled("This vs That", 'question: "Which of the two?"\n'),
  "content/asks.yaml": titled("Ask vs Answer", "layout: worksheet\ntags: [drinks]\n", "intro: It is **the answer**."),
};

/** What a reader of the Markdown sees: headings, quotes, and links with what stands behind them. */
function seen(text: string) {
  const tokens = new MarkdownIt().parse(text, {});
  const headings = tokens.flatMap(({ type, tag }, i) =>
    type === "heading_open" ? `${tag} ${words(tokens[i + 1]!)}` : [],
  );
  const links = tokens.flatMap((token) => {
    const link = token.children?.find(({ type }) => type === "link_open");
    return link ? [[String(link.attrGet("href")), words(token)] as const] : [];
  });
  return { headings, links };
}

const words = ({ children }: { readonly children: readonly { readonly content: string }[] | null }) =>
  (children ?? []).map(({ content }) => content).join("");

it("has the sheets under their topics, each with the most readable of its outputs and what it says", async () => {
  const root = project({ ...FILES, "versus.yaml": "site: {name: 'Acme *Inc*'}\ntopics: [drinks]\n" });
  const { code, stderr } = await versus(root, "build", "--formats", "page,llms");
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const text = readFileSync(join(root, "out/llms.txt"), "utf8");
  const { headings, links } = seen(text);
  expect(headings).toEqual(["h1 Acme *Inc*", "h2 drinks", "h2 ## x", "h2 Other comparisons"]);
  expect(text).toMatch(/^# .*\n\n> 4 comparisons\n\n## drinks\n\n- /);
  for (const [url] of links) expect([url, existsSync(join(root, "out", url))]).toEqual([url, true]);
  const said = Object.fromEntries(links);
  expect(said["html/tea.html"]).toBe("Tea vs Coffee: in what wakes you.");
  expect(said["html/own.html"]).toBe("This vs That: Which of the two?");
  expect(text).not.toContain("the answer");
});

it("leads to the data where it is made, by its address where the site has one", async () => {
  const root = project({ "content/tea.yaml": SHEET, "versus.yaml": "site: {url: https://example.org/x}\n" });
  await versus(root, "build", "--formats", "json,page,llms");
  expect(seen(readFileSync(join(root, "out/llms.txt"), "utf8")).links.map(([url]) => url)).toEqual([
    "https://example.org/x/json/tea.json",
  ]);
  await versus(root, "build", "--formats", "page");
  expect(existsSync(join(root, "out/llms.txt"))).toBe(true);
});

it("of nothing says so", async () => {
  const root = project({ "content/tea.yaml": SHEET });
  await versus(root, "build", "--formats", "llms");
  expect(readFileSync(join(root, "out/llms.txt"), "utf8")).toContain("There are no comparisons yet.");
});
