/** Markdown that is none here, and links that lead elsewhere than their author meant, are told at their place. */
import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/index.js";

const read = (intro: string, cell = "a", more = "") =>
  parseComparison(
    `subjects: [{name: Tea}, {name: Coffee}]\ntable: {Row: [${JSON.stringify(cell)}, b]}\nintro: |\n${intro.replace(/^(?=.)/gm, "  ")}\n${more}`,
    { path: "tea-vs-coffee.yaml" },
  ).diagnostics.map(({ severity, code, span, message, hints = [] }) => ({
    told: `${severity} ${code} ${span?.start.line}:${span?.start.column}`,
    text: `${message} | ${hints.join(" | ")}`,
  }));

describe("what Markdown understands elsewhere", () => {
  it.each([
    ["# Heading", "4:3", "heading"],
    ["Heading\n=======", "4:3", "heading"],
    ["**Heading**\n--", "4:3", "heading"],
    ["Text\n\n| a | b |\n|---|---|\n| 1 | 2 |", "6:3", "`table`"],
    ["Text\n\n***\n\nText", "6:3", "rule"],
    ["Text\n\n---\n\nText", "6:3", "rule"],
    ["See ![a cup](cup.png)", "4:7", "image"],
    ["See [tea][1]\n\n[1]: https://example.org", "6:3", "address"],
    ["See [tea][1]", "4:7", "address"],
    ["~~no~~ yes", "4:3", "struck"],
    ["<https://example.org>", "4:3", "angle brackets"],
    ["- [x] done\n- [ ] not", "4:5", "task"],
    ["a note[^1]", "4:9", "note"],
    ["&copy; 2026", "4:3", "HTML"],
    ["**not closed", "4:3", "not closed"],
    ["not opened** at all", "4:12", "not closed"],
    ["[tea](https://example.org/a b)", "4:3", "%20"],
    ["- an item with # no heading\n- and ~~one~~", "5:9", "struck"],
  ])("is a warning where it stands: %j", (intro, place, text) => {
    const found = read(intro);
    expect(found.map(({ told }) => told)).toEqual([`warning content/markdown ${place}`]);
    expect(found[0]?.text).toContain(text);
  });

  it.each(["# Heading", "![a](b.png)", "~~a~~", "**a", "[a][1]", "- a\n- b"])(
    "is a warning in a cell, too: %j",
    (cell) => {
      expect(read("Text", cell).map(({ told }) => told.replace(/ \d+:\d+/, ""))).toEqual(["warning content/markdown"]);
    },
  );

  it.each([
    "2 * 3 * 4 = 24, 2 ** 3, snake_case_name",
    "a < b > c && d, x<y, <word>, List<String>",
    "`<br>` and `**` and `# x` and ``a`b``",
    "\\*\\*stars\\*\\* and \\# and \\<b>",
    "HTML is shown as text: one<br>two, H<sub>2</sub>O, <!-- a note -->",
    "C# and F# and #1, 50 % | 60 %, ~5 km, a & b",
    "[brackets] and [1], R&D, ---",
    "> 5 mm",
    "Text\n\n> quote\n\n- item\n- item\n\n1. one\n\n```\n# code\n<b>\n| a |\n```\n\n    # code",
  ])("is not seen where there is none: %j", (text) => {
    const isInline = !text.includes("\n");
    expect(read(isInline ? "Text" : text, isInline ? text : "a")).toEqual([]);
  });

  it.each([
    [
      "See 5*3*2 here",
      "4:7",
      '"5*3*2", so that it is shown as "532"',
      "5\\*3\\*2, or `5*3*2` in backquotes, or × for products: 5×3×2",
    ],
    ["The __init__ method", "4:7", '"init"', "`__init__`"],
    ["a*b*c", "4:3", '"abc"', "a\\*b\\*c"],
    ["2*x and 3*y", "4:3", '"2x and 3y"', "2\\*x and 3\\*y"],
    ["2**3**4", "4:3", '"234"', "2\\*\\*3\\*\\*4"],
    ["(a)*(b)*(c)", "4:3", '"(a)(b)(c)"', "\\*"],
    ["re*mark*able", "4:3", '"remarkable"', "`re*mark*able`"],
    ["*args and b*c", "4:3", '"args and bc"', "`*args and b*c`"],
    ["src/**/*.ts and test/**/*.ts", "4:3", "src/", "`"],
    ["*.ts and src/* only", "4:3", '".ts and src/"', "`*.ts and src/*`"],
    ["in C:\\_temp too", "4:6", '"C:_temp"', "`C:\\_temp`"],
    ["on \\\\server\\share", "4:6", '"\\server\\share"', "`\\\\server\\share`"],
    ["Text\n\n- one 5*3*2", "6:9", '"532"', "5×3×2"],
  ])("is told where it takes signs out of a text that hardly means it: %j", (intro, place, message, hint) => {
    const found = read(intro);
    expect(found.map(({ told }) => told)).toEqual([`warning content/markdown ${place}`]);
    expect(found[0]?.text.split(" | ")[0]).toContain(message);
    expect(found[0]?.text.split(" | ")[1]).toContain(hint);
  });

  it.each([
    '*Emphasis*, **bold**, _emphasis_, __Bold words__, (*so*), "*so*", *so*, **so**: and *a*/*b*, ***both***',
    "**太字**の文, 这是**重点**内容, **서울**의, *a*と*b*",
    "**API**s, *Budapest*en, **one *two* three**, *one **two** three*, `a*b*c` and `__init__`",
    "snake__case__name, snake_case_name, _private, 5 * 3 * 2, 5\\*3\\*2, \\_\\_init\\_\\_, x \\* y",
    "[*a*](https://example.org/a_b_c), *a sentence.* *…and more*, 2 × *3*, **1.** one",
    "C:\\temp\\x is a path",
  ])("is not told where it is meant, or takes nothing: %j", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("takes time in proportion to the text", () => {
    const started = process.cpuUsage();
    for (const part of ["[", "<", "**a ", "![", "&a;", "~~", "[a](", "# ", "- ", "`", "<b ", "[^", "_*"])
      read(part.repeat(4000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(6000);
  });
});

describe("a link", () => {
  it.each([
    ["www.example.org", "https://www.example.org"],
    ["www.example.org/a", "https://www.example.org/a"],
    ["example.org", "https://example.org"],
    ["sub.example.com/a?b", "https://sub.example.com/a?b"],
    ["me@example.org", "mailto:me@example.org"],
    ["https:/example.org", "https://example.org"],
    ["https//example.org", "https://example.org"],
  ])("that lacks its scheme is a warning with the address meant: %s", (url, meant) => {
    const found = [...read(`[x](${url})`), ...read("Text", "a", `sources: [{title: x, url: "${url}"}]\n`)];
    expect(found.map(({ told }) => told)).toEqual([
      "warning content/link-address 4:7",
      "warning content/link-address 5:28",
    ]);
    for (const { text } of found) expect(text).toContain(`did you mean ${meant}?`);
  });

  it.each(["C:\\docs\\x.pdf", "file:///home/x.pdf", "\\\\server\\x"])(
    "to a file of one computer is an error: %s",
    (url) => {
      const [found] = read("Text", "a", `sources: [{title: x, url: '${url}'}]\n`);
      expect(found?.told).toBe("error content/unsafe-link 5:27");
      expect(found?.text).toContain("your computer");
    },
  );

  it.each([
    "tea-vs-mate.html",
    "../a/b.pdf",
    "#table",
    "docs/",
    "mailto:a@b.org",
    "tel:+49",
    "/a.b/c",
    "a.md",
    "?x=a@b.c",
  ])("that is right is none of our business: %s", (url) => {
    expect(read(`[x](${url})`)).toEqual([]);
  });
});
