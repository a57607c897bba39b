/** Whatever stands in a text field arrives as text in every output: parsed again by somebody else, nothing has become markup. */
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/content/comparison/comparison.js";
import { findElement, findElements, textContent } from "../../src/html/parse.js";
import { parseComparison, renderPage, renderSnippet } from "../../src/index.js";

const HOSTILE = [
  '<script>alert("x")</script>',
  '"><img src=x onerror=alert(1)>',
  "'; alert(1); '",
  "{{title}} {{{intro}}}",
  "</style><script>x</script>",
  "</script><!-- --> ]]>",
  "&lt;b&gt; &amp;amp; &#60;",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an author might type
  "${x} `x` \\",
];

/** A comparison with the text in every field that takes one. */
function everywhere(text: string): Comparison {
  return {
    slug: "x",
    source: "content/x.yaml",
    title: `T ${text}`,
    question: `Q ${text}`,
    lang: "en",
    tags: [`G ${text}`],
    subjects: [1, 2].map((n) => ({
      name: `N${n} ${text}`,
      tagline: `L ${text}`,
      lead: `D ${text}`,
      points: [`P ${text}`],
      chooseWhen: [`W ${text}`],
    })),
    intro: `I ${text}`,
    sections: [{ heading: `H ${text}`, text: `S ${text}` }],
    groups: [
      {
        name: `O ${text}`,
        rows: [
          {
            criterion: `C ${text}`,
            values: [
              { kind: "text", text: `V ${text}`, tone: "good", note: `E ${text}` },
              { kind: "list", items: [`A ${text}`] },
            ],
          },
        ],
      },
    ],
    summary: `Y ${text}`,
    related: [{ title: `R ${text}`, url: "https://example.org" }],
    sources: [{ title: `B ${text}` }],
  };
}

/** Letters and digits alone: a backtick or backslash may be Markdown. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** What would run. */
const scriptsIn = (html: string): string[] =>
  findElements(
    parseDocument(html),
    ({ name, attribs }) => name === "script" && attribs.type !== "application/ld+json",
  ).map(textContent);

describe.each(HOSTILE)("%j", (text) => {
  it.each([
    ["page", renderPage],
    ["snippet", renderSnippet],
  ] as const)("is text in the %s", async (kind, render) => {
    const { value, diagnostics } = await render(everywhere(text));
    expect(diagnostics).toEqual([]);
    const dom = parseDocument(value!);
    expect(scriptsIn(value!)).toEqual(scriptsIn((await render(everywhere("harmless"))).value!));
    expect(
      findElements(
        dom,
        (element) => element.name === "img" || Object.keys(element.attribs).some((name) => name.startsWith("on")),
      ),
    ).toEqual([]);
    const article = findElement(dom, (element) => element.name === "article")!;
    const shown = bare(textContent(article));
    for (const field of "QNLDPWIHSOCVEAYRB")
      expect(shown, field).toContain(bare(`${field} ${text}`).replace(/^N/, "N1"));
    if (kind === "page") {
      const json = findElement(dom, (element) => element.attribs.type === "application/ld+json")!;
      expect(JSON.parse(textContent(json)).headline).toMatch(/^Q /);
    }
  });
});

it("an unsafe link that got past the loader is not followed", async () => {
  const { value } = await renderPage({
    ...everywhere("x"),
    intro: "[a](javascript:x)",
    related: [{ title: "r", url: "JaVaScript:alert(1)" }],
    sources: [{ title: "s", url: "data:text/html,x" }],
  });
  expect(value).not.toMatch(/href="\s*(javascript|data)/i);
});

it("what loads renders: names that are JavaScript's own included", async () => {
  const { value } = parseComparison(
    "subjects: [{name: constructor}, {name: __proto__}]\ntable: {toString: {constructor: a, __proto__: b}}\n",
    { path: "x.yaml" },
  );
  const page = await renderPage(value!);
  expect(page.diagnostics).toEqual([]);
  expect(page.value).toContain("toString");
});
