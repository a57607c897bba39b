import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unreadablePair } from "../../src/content/settings/contrast.js";
import { accentStyle, PALETTE } from "../../src/templates/views/accents.js";
import { sheetView } from "../../src/templates/views/sheet-view.js";
import { BUILT_IN, comparison, context, render, TEA, view } from "./sheets.js";

/** A question with its mentions marked: [1 sales]. */
function marked(names: readonly string[], question?: string, lang = "en"): string {
  const yaml = `lang: ${lang}\n${question === undefined ? "" : `question: ${JSON.stringify(question)}\n`}subjects: [${names.map((name) => `{name: ${JSON.stringify(name)}}`).join(", ")}]\ntable: {A: [${names.map(() => 1).join(", ")}]}`;
  return view(yaml)
    .question.map(({ text, subject }) => (subject ? `[${subject} ${text}]` : text))
    .join("");
}

describe("the headline", () => {
  it("names each subject once, whatever the case", () => {
    expect(marked(["Sales", "Marketing"], "Is SALES marketing, or is marketing sales?")).toBe(
      "Is [1 SALES] [2 marketing], or is marketing sales?",
    );
  });

  it("takes the longer of two names that contain one another, and no part of a word", () => {
    expect(marked(["Marketing", "Marketing Research"], "Is marketing research marketing?")).toBe(
      "Is [2 marketing research] [1 marketing]?",
    );
    expect(marked(["Sale", "Market"], "What do sales and marketing share with a sale on the market?")).toBe(
      "What do sales and marketing share with a [1 sale] on the [2 market]?",
    );
  });

  it("takes names for text, not for patterns or markup", () => {
    expect(marked(["C++", "C (1989)"], "Is C++ or C (1989) faster?")).toBe("Is [1 C++] or [2 C (1989)] faster?");
    expect(marked(["A*", "B*"])).toBe("What is the difference between [1 A*] and [2 B*]?");
  });

  it("finds names of any length", () => {
    const name = `Tea ${"(é+".repeat(14_000)}`;
    expect(marked([name, "Coffee"], `Coffee or ${name.toUpperCase()}?`)).toBe(
      `[2 Coffee] or [1 ${name.toUpperCase()}]?`,
    );
    expect(marked(["ا", "ب"], `${"ا".repeat(20_000)}؟`, "ar")).toContain("[1 ");
  });

  it("is whole where a name isn't in it", () => {
    expect(marked(["Tea", "Coffee"], "Which cup?")).toBe("Which cup?");
  });

  it.each([
    ["en", ["Tea", "Coffee"], "What is the difference between [1 Tea] and [2 Coffee]?"],
    ["en", ["Tea", "Coffee", "Mate"], "What are the differences between [1 Tea], [2 Coffee] and [3 Mate]?"],
    ["de", ["Tee", "Kaffee"], "Was ist der Unterschied zwischen [1 Tee] und [2 Kaffee]?"],
    ["de", ["Tee", "Kaffee", "Mate"], "Worin unterscheiden sich [1 Tee], [2 Kaffee] und [3 Mate]?"],
    ["fr", ["Vente", "Achat"], "Quelle est la différence entre [1 Vente] et [2 Achat]\u00a0?"],
    ["es", ["Ventas", "Marketing"], "¿Cuál es la diferencia entre [1 Ventas] y [2 Marketing]?"],
    ["es", ["Agua", "Infusión"], "¿Cuál es la diferencia entre [1 Agua] e [2 Infusión]?"],
    ["es", ["Agua", "Hielo"], "¿Cuál es la diferencia entre [1 Agua] y [2 Hielo]?"],
    ["ja", ["和室", "洋室"], "[1 和室]と[2 洋室]の違いは何ですか。"],
  ])("is made from the names in %s", (lang, names, question) => {
    expect(marked(names, undefined, lang)).toBe(question);
  });

  it("marks Arabic words with what is joined to them", () => {
    expect(marked(["القلم", "اللوحة"], undefined, "ar")).toBe("ما الفرق بين [1 القلم] [2 واللوحة]؟");
  });
});

describe("values", () => {
  const cell = (value: string, lang = "en"): string => {
    const html = render("print", `lang: ${lang}\nsubjects: [{name: A}, {name: B}]\ntable: {Row: [${value}, x]}`);
    return /<td class="vs-s1"[^>]*>(.*?)<\/td>/s.exec(html)![1]!;
  };

  it.each([
    ["text", "'**a** b'", "<strong>a</strong> b"],
    ["a number as typed", "1.10", "1.10"],
    ["true", "true", '<span class="vs-mark vs-yes">Yes</span>'],
    ["false", "false", '<span class="vs-mark vs-no">No</span>'],
    ["not applicable", "null", '<span class="vs-none" role="img" aria-label="not applicable">–</span>'],
    ["a list", "[a, b]", '<ul class="vs-list"><li>a</li><li>b</li></ul>'],
    [
      "a good one",
      "{text: a, tone: good}",
      '<span class="vs-good"><span class="vs-sign" role="img" aria-label="good">+</span> a</span>',
    ],
    [
      "a bad one",
      "{text: a, tone: bad}",
      '<span class="vs-bad"><span class="vs-sign" role="img" aria-label="bad">−</span> a</span>',
    ],
    [
      "a neutral one with a note",
      "{text: a, tone: neutral, note: b}",
      '<span class="vs-neutral"><span class="vs-sign" role="img" aria-label="neutral">±</span> a</span><small class="vs-note">b</small>',
    ],
    [
      "a score",
      "{score: 2, of: 3}",
      '2 of 3 <span class="vs-dots" aria-hidden="true"><i class="vs-dot vs-on"></i><i class="vs-dot vs-on"></i><i class="vs-dot"></i></span>',
    ],
    [
      "a score of nothing",
      "{score: 0, of: 1}",
      '0 of 1 <span class="vs-dots" aria-hidden="true"><i class="vs-dot"></i></span>',
    ],
    [
      "a score between two",
      "{score: 0.9, of: 1}",
      '0.9 of 1 <span class="vs-dots" aria-hidden="true"><i class="vs-dot"></i></span>',
    ],
  ])("%s", (_, value, html) => {
    expect(cell(value)).toBe(html);
  });

  it("are in the sheet's language", () => {
    expect(cell("{score: 3.5, of: 4}", "de")).toContain("3,5 von 4 ");
    expect(cell("true", "ja")).toContain(">はい<");
  });
});

describe("links to related sheets", () => {
  const related = (target: "page" | "snippet" | "print", url?: string) =>
    view(
      'subjects: [{name: A}, {name: B}]\ntable: {R: [1, 2]}\nrelated: [milk-vs-water, not-there, {title: T, url: other.html}, {title: U, url: "https://u.org"}]',
      target,
      { site: url === undefined ? {} : { url } },
    ).related.map((link) => link.url);

  it("lead from page to page, from PDF to PDF, from a snippet to the site, and never to what isn't there", () => {
    expect(related("page")).toEqual(["milk-vs-water.html", null, "other.html", "https://u.org"]);
    expect(related("print")).toEqual(["milk-vs-water.pdf", null, null, "https://u.org"]);
    // Without an address of the site a snippet names none of its sheets.
    expect(related("snippet")).toEqual([null, "https://u.org"]);
    expect(related("snippet", "https://example.org/c")[0]).toMatch(/^https:\/\/example\.org\/c\/.*milk-vs-water/);
  });
});

describe("accents", () => {
  it("are the stylesheet's where a site has none, and the palette is the stylesheet's", () => {
    expect(accentStyle([], 3)).toBe("");
    const files = ["styles/sheet.css", "layouts/matrix/styles/layout.css"];
    const css = files.map((file) => readFileSync(join(BUILT_IN, file), "utf8")).join("\n");
    for (const [i, colour] of PALETTE.entries()) expect(css).toContain(`--vs-accent-${i + 1}: ${colour};`);
    for (const colour of PALETTE) expect(unreadablePair(colour)).toBeUndefined();
  });

  it("are those of the site, and no more than there are subjects", () => {
    expect(accentStyle(["#123", "#456789", "#000"], 2)).toBe("--vs-accent-1: #123; --vs-accent-2: #456789");
  });

  it("are completed by colours unlike those that are taken", () => {
    for (const given of ["#bd4b12", "#0b4a6f", "#911", "#333333", "#3d6b22"]) {
      const all = accentStyle([given], 6)
        .split("; ")
        .map((declaration) => declaration.split(": ")[1]);
      expect(new Set(all).size).toBe(6);
      expect(all[0]).toBe(given);
    }
    expect(accentStyle(["#bd4b12"], 2)).toBe("--vs-accent-1: #bd4b12; --vs-accent-2: #0b4a6f");
  });
});

describe("every output", () => {
  it("is the same each time, and doesn't change what it is made from", () => {
    const made = context(comparison(TEA));
    const before = JSON.stringify({ ...made, titles: [...made.titles] });
    expect(JSON.stringify(sheetView(made, "page"))).toBe(JSON.stringify(sheetView(made, "page")));
    expect(JSON.stringify({ ...made, titles: [...made.titles] })).toBe(before);
  });

  it("has its headings in order: h1 once, h2 below; in a snippet a level lower", () => {
    const levels = (html: string) => [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    for (const output of ["page", "print"] as const)
      expect(levels(render(output, TEA))).toEqual([
        1,
        ...levels(render(output, TEA))
          .slice(1)
          .map(() => 2),
      ]);
    expect([...new Set(levels(render("snippet", TEA)))]).toEqual([2, 3]);
  });

  it("names neither an id nor a script in a snippet", () => {
    expect(render("snippet", TEA)).not.toMatch(/\sid=|<script|<link|src=/);
  });

  it("spells the table out for readers of tables", () => {
    const html = render("print", TEA);
    expect(html).toContain(
      '<th scope="col" class="vs-corner" role="columnheader">Criterion</th><th scope="col" class="vs-s1" role="columnheader">Tea</th>',
    );
    expect(html).toContain(
      '<th scope="row" role="rowheader">Speed</th><td class="vs-s1" data-label="Tea" role="cell">slow</td>',
    );
  });
});
