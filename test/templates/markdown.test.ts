/** Inline Markdown beside letters of all scripts, and the blocks of long texts in every output. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodedUrl } from "../../src/content/text/links.js";
import { comparisonFrom, renderPage, renderPdf, renderSnippet, type SnippetProfile } from "../../src/index.js";
import { blockMarkdown, inlineMarkdown, plainBlocks, plainText } from "../../src/templates/views/markdown.js";

describe("strong text", () => {
  it.each([
    "これは**「重要」**です。",
    "**テスト。**テスト",
    "製品は**『A』**と呼ぶ",
    "**（注）**の例",
    "这是**“重点”**内容。",
    "**注意：**请看",
    "이것은 **'중요'**입니다",
    "**가격(원)**은",
    "**Tea**は",
    "これは**Tea!**です",
  ])("is strong beside signs of any script: %s", (text) => {
    expect(inlineMarkdown(text)).toMatch(/<strong>[^*]+<\/strong>/);
    expect(inlineMarkdown(text)).not.toContain("*");
  });

  it("is what CommonMark says elsewhere", () => {
    expect(inlineMarkdown('a**"b"**c')).toBe("a**&quot;b&quot;**c");
    expect(inlineMarkdown("2 * 3 * 4, snake_case_name")).toBe("2 * 3 * 4, snake_case_name");
  });
});

describe("texts that the parser needn't see", () => {
  // A backslash sends the same text through the parser.
  const parsed = (text: string) => `${text} \\.`;
  const pieces = fc.constantFrom(
    ..."** ** ** a B é 9 . , ; ! ? ( ) ' ’ – - word ü1 名 テ 。 ** **a** **b c.** & < * _".split(" "),
    " ",
    " ",
    "x".repeat(30),
  );

  it("give what it gives", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("").trim();
        fc.pre(text !== "");
        expect(inlineMarkdown(parsed(text))).toBe(`${inlineMarkdown(text)} .`);
        expect(plainText(parsed(text))).toBe(`${plainText(text)} .`);
      }),
      { numRuns: Number(process.env.VERSUS_SWEEP ? 200_000 : 1000), seed: 5 },
    );
  });
});

describe("a long text", () => {
  it("has lists, quotes and code blocks", () => {
    expect(blockMarkdown("What matters:\n- one\n- **two**\n\nEnd").replaceAll("\n", "")).toBe(
      "<p>What matters:</p><ul><li>one</li><li><strong>two</strong></li></ul><p>End</p>",
    );
    expect(blockMarkdown("3. three\n4. four").replaceAll("\n", "")).toBe(
      '<ol start="3"><li>three</li><li>four</li></ol>',
    );
    expect(blockMarkdown("> said\n> so").replaceAll("\n", " ")).toBe("<blockquote> <p>said so</p> </blockquote>");
    expect(blockMarkdown("```js\na < b\n\n  c\n```")).toBe("<pre><code>a &lt; b\n\n  c</code></pre>");
    expect(blockMarkdown("Text\n\n    code")).toBe("<p>Text</p>\n<pre><code>code</code></pre>");
    expect(blockMarkdown("- a\n\n  # no heading\n  <b>")).not.toMatch(/<h1|<b>/);
  });

  it("has the same paragraphs as ever", () => {
    expect(blockMarkdown("One\n\n\nTwo *x*\nthree")).toBe("<p>One</p><p>Two <em>x</em>\nthree</p>");
    expect(blockMarkdown("# One\n\n***\n\n| a |")).toBe("<p># One</p><p>***</p><p>| a |</p>");
  });

  it("is one line in descriptions", () => {
    expect(plainBlocks("What *matters*:\n- one\n- two\n\n> said\n\n```\ncode  x\n```")).toBe(
      "What matters: one two said code x",
    );
  });
});

describe("lists, quotes and code blocks", () => {
  const TEXT = "Text:\n- one\n- two\n\n1. first\n2. second\n\n> a quote\n\n```\nlet x;\n  y();\n```";
  const sheet = comparisonFrom({
    subjects: [{ name: "A" }, { name: "B" }],
    intro: TEXT,
    sections: [{ heading: "How", text: TEXT }],
    summary: TEXT,
    table: { x: ["a", "b"] },
  }).value!;

  it.each(["scoped", "inline", "plain", "wordpress", "confluence", "sharepoint", "mail"] as const)(
    "are what they are in a snippet: %s",
    async (snippet: SnippetProfile) => {
      const { value = "", diagnostics } = await renderSnippet(sheet, { settings: { snippet } });
      expect(diagnostics).toEqual([]);
      for (const [name, count] of [
        ["ul", 3],
        ["ol", 3],
        ["blockquote", 3],
        ["pre", 3],
      ] as const)
        expect(value.match(new RegExp(`<${name}[ >]`, "g"))).toHaveLength(count);
      expect(value).toMatch(/let x;(\n|<br\s*\/?>)( |\u00a0|&nbsp;){2}y\(\);/);
    },
  );

  it("are structure elements of a PDF, which keeps its claims", async () => {
    const { value, diagnostics } = await renderPdf(sheet);
    expect(diagnostics).toEqual([]);
    expect(value?.tags).toMatchObject({ L: 6, LI: 12, BlockQuote: 3, Code: 3 });
    expect(value?.conformance).toEqual(["PDF/UA-1", "PDF/A-2a"]);
  });

  it("stand on a page", async () => {
    const { value } = await renderPage(sheet);
    expect(value?.match(/<blockquote>/g)).toHaveLength(3);
  });
});

describe("an address", () => {
  it("is written as a URL is", () => {
    expect(encodedUrl("https://de.wikipedia.org/wiki/Öl mit Leerzeichen")).toBe(
      "https://de.wikipedia.org/wiki/%C3%96l%20mit%20Leerzeichen",
    );
    expect(encodedUrl("https://münchen.example/ß?q=a b#ü")).toBe(
      "https://xn--mnchen-3ya.example/%C3%9F?q=a%20b#%C3%BC",
    );
    expect(encodedUrl("https://example.org/a%20b_(c)?d=1&e=[f]")).toBe("https://example.org/a%20b_(c)?d=1&e=%5Bf%5D");
    expect(encodedUrl("images/a b.svg")).toBe("images/a%20b.svg");
  });
});
