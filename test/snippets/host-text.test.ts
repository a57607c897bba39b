/** What an author types arrives as text in WordPress: the real functions find nothing to run in it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonFrom, renderSnippet, type SnippetProfile } from "../../src/index.js";
import { hasWordpress, throughWordpress } from "../support/outside.js";

const SHORTCODES = [
  "[gallery]",
  '[gallery ids="1,2"]',
  "[caption]x[/caption]",
  "[[gallery]]",
  "[x/]",
  "[ x ]",
  "`[gallery]`",
  "**[x]**",
  "[link [x]](https://example.org/?a=[x])",
  "&#91;x&#93;",
];
const SMILEYS = ":) ;) :-) ;-) :( 8-) 8O 8-O :D :P :o :x :| :? :cool: :???: :!: :mrgreen: :arrow:".split(" ");
const SIGNS = [
  `"a" 'b' it's 5'9"`,
  "a -- b --- c - d",
  "wait... or ..",
  "2x4 and 10x12",
  "(c) (r) (tm)",
  "``a''",
  "rm --force",
  "xn--a",
  "Q&A; a&b",
];
const ADDRESSES = ["https://www.youtube.com/watch?v=abc", "http://example.org/"];

async function snippet(texts: readonly string[], profile: SnippetProfile): Promise<string> {
  const { value: sheet } = comparisonFrom({
    subjects: [
      { name: "Word [x] :)", points: texts, tagline: texts[0]! },
      { name: "Press", points: ["-"], chooseWhen: texts },
    ],
    intro: texts.join("\n\n"),
    table: { "Row [x]": [texts.slice(0, 3), { text: texts[0]!, note: texts.at(-1)! }] },
    sources: [{ title: "[x]", url: "https://example.org/?list[]=[x]" }],
  });
  const { value } = await renderSnippet(sheet!, { settings: { snippet: profile } });
  return value!;
}

/** The text of HTML as a browser would have it, as far as these tests need. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x?([\da-f]+);/gi, (whole, code: string) =>
      String.fromCodePoint(Number.parseInt(code, whole[2] === "x" ? 16 : 10)),
    )
    .replace(
      /&(quot|lt|gt|nbsp|amp);/g,
      (_, name: string) => ({ quot: '"', lt: "<", gt: ">", nbsp: "\u00a0" })[name] ?? "&",
    )
    .replace(/\s+/g, " ")
    .trim();

describe.skipIf(!hasWordpress)("a snippet in WordPress", () => {
  it.each(["wordpress", "plain", "inline"] as const)("runs no shortcode, smiley or address (%s)", async (profile) => {
    const made = await snippet([...SHORTCODES, ...SMILEYS, `I ${SMILEYS.join(" ")} see`, ...ADDRESSES], profile);
    const shown = throughWordpress(made, "content");
    expect(shown).not.toMatch(/SHORTCODE|EMBED|<img|[\u{1f300}-\u{1faff}]/u);
    expect(textOf(shown)).toContain("Word [x] :)");
    expect(shown).toContain("https://example.org/?list%5B%5D=%5Bx%5D");
  });

  it("shows every sign as it was typed", async () => {
    const made = await snippet([...SIGNS, ...SHORTCODES.slice(0, 6), ...SMILEYS], "wordpress");
    expect(throughWordpress(made)).toBe(made);
    expect(textOf(throughWordpress(made, "content"))).toBe(textOf(made));
    for (const sign of SIGNS.slice(0, 5)) expect(textOf(made)).toContain(sign);
  });

  it("shows any text as it was typed", async () => {
    const texts = fc.array(
      fc
        .string({ unit: fc.constantFrom(..."ab1 .-'\"()[]{}<>&;:8xX,!?/|`~^DPO"), minLength: 1, maxLength: 24 })
        .filter((text) => text.trim() !== ""),
      { minLength: 20, maxLength: 20 },
    );
    const [sample = []] = fc.sample(texts, { numRuns: 1, seed: 7 });
    const made = await snippet(
      sample.map((text) => text.replace(/[\\`*_[\]<>!]/g, "\\$&")),
      "wordpress",
    );
    expect(textOf(throughWordpress(made, "content"))).toBe(textOf(made));
  });
});
