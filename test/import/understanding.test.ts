import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/content/index.js";
import { project, versus } from "../support/project.js";
import { attempt, imported, refused, rowsOf } from "./support.js";
import { lostWords } from "./words.js";

const names = (comparison: { subjects: readonly { name: string }[] }) => comparison.subjects.map(({ name }) => name);

describe("an import of Markdown", () => {
  it("takes the columns for subjects that the title names, in the order of the table", async () => {
    const { comparison } = await imported(
      "a.md",
      "# Spoon vs Fork\n\n| | Fork | Spoon |\n|---|---|---|\n| Soup | no | yes |\n| Peas | `some` | all |\n",
    );
    expect(names(comparison)).toEqual(["Fork", "Spoon"]);
    expect(rowsOf(comparison)).toEqual({ Soup: [false, true], Peas: ["`some`", "all"] });
    expect(comparison.title).toBe("Spoon vs Fork");
  });

  it("takes of a title what names the subjects, and keeps the rest in the comment", async () => {
    for (const [headline, title] of [
      ["Battlecard: Spoon (us) vs. Fork", "Spoon vs. Fork"],
      ["Spoon vs Fork: Key Differences | Cutlery", "Spoon vs Fork"],
      ["Comparison | Spoon vs Fork", "Spoon vs Fork"],
    ]) {
      const source = `# ${headline}\n\n| | Fork | Spoon |\n|---|---|---|\n| Soup | no | yes |\n`;
      const { comparison, yaml } = await imported("a.md", source);
      expect(comparison.title).toBe(title);
      expect(lostWords(source, yaml)).toEqual([]);
    }
  });

  it("leaves out a row of images without a text, which is no heading over the rows below", async () => {
    const badge = "[![](https://example.org/b.svg)](https://example.org)";
    const { comparison, yaml } = await imported(
      "a.md",
      `# Spoon vs Fork\n\n| | Fork | Spoon |\n|---|---|---|\n| Stars | ${badge} | |\n| Soup | no | yes |\n`,
    );
    expect(rowsOf(comparison)).toEqual({ Soup: [false, true] });
    expect(yaml).toMatch(/# not placed:\n(?:#.*\n)*#.*Stars/);
  });

  it("uses the words of a legend, and keeps those that no cell needs in the comment", async () => {
    const legend = "Key:\n\n- 🔶 On request\n- 🛑 Never\n- 🚀 Planned";
    const { comparison, yaml } = await imported(
      "a.md",
      `# Spoon vs Fork\n\n${legend}\n\n| | Fork | Spoon |\n|---|---|---|\n| Soup | 🛑 | 🔶 |\n| Peas | ✅ | ✅ |\n`,
    );
    expect(rowsOf(comparison)).toMatchObject({ Soup: [false, { text: "On request" }], Peas: [true, true] });
    expect(comparison.tableNote).toBeUndefined();
    expect(yaml).toMatch(/# not placed:\n(?:#.*\n)*#.*🚀 Planned/);
  });

  it("takes the rows for subjects where the first column has the names", async () => {
    const { comparison, yaml } = await imported(
      "a.md",
      "# Difference between an oar and a paddle\n\n| Name | Length | Hands |\n|---|---|---|\n| Oar | 3 m | 2 |\n| Paddle | 1 m | 2 |\n",
    );
    expect(names(comparison)).toEqual(["Oar", "Paddle"]);
    expect(rowsOf(comparison)).toEqual({ Length: ["3 m", "1 m"], Hands: [2, 2] });
    expect(yaml).toContain("# guess: the table was turned");
  });

  it("takes of several tables the one that has the names, and makes a list of a section of others", async () => {
    const source = `# Rope and chain compared

## Where we bought

| Shop | Street |
|---|---|
| Knot & Co | Quay |
| Link Ltd | Hill |
| Third | Dale |

## Comparison

| Criterion | Rope | Chain |
|---|---|---|
| Rusts | ❌ | ✅ |
`;
    const { comparison, yaml } = await imported("a.md", source);
    expect(rowsOf(comparison)).toEqual({ Rusts: [false, true] });
    expect(comparison.sections).toMatchObject([{ heading: "Where we bought" }]);
    expect(lostWords(source, yaml)).toEqual([]);
  });

  it("takes another table where it is told to", async () => {
    const source =
      "# A or B?\n\n| x | A | B |\n|---|---|---|\n| q | r | s |\n\n| y | C | D |\n|---|---|---|\n| t | u | v |\n";
    const { comparison } = await imported("a.md", source, { table: 2 });
    expect(names(comparison)).toEqual(["C", "D"]);
  });

  it("joins tables with the same head as groups, named by their headings", async () => {
    const table = (row: string) => `| | Clay | Glass |\n|---|---|---|\n| ${row} | yes | no |\n`;
    const { comparison } = await imported(
      "a.md",
      `# Clay vs Glass\n\n## Heat\n\n${table("Oven")}\n## Care\n\n${table("Dishwasher")}`,
    );
    expect(comparison.groups.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["Heat", 1],
      ["Care", 1],
    ]);
  });

  it("keeps cells of rows that are too long, and tells of those that are too short", async () => {
    const { comparison, imported: made } = await imported(
      "a.md",
      "# A vs B\n\n| | A | B |\n|---|---|---|\n| one | 1 | 2 | three |\n| two | 4 |\n",
    );
    expect(rowsOf(comparison)).toEqual({ one: [1, "2 · three"], two: [4, null] });
    expect(made.remarks.flatMap(({ message, place }) => (place ? [`${place.line} ${message}`] : []))).toEqual([
      expect.stringMatching(/^5 .*joined to the last one$/),
      expect.stringMatching(/^6 .*no value$/),
    ]);
  });

  it("makes a note of its row of a column that is no subject", async () => {
    const { comparison } = await imported(
      "a.md",
      "# Sled vs Ski\n\n| Feature | Sled | Ski | Winner |\n|---|---|---|---|\n| Speed | slow | fast | Ski |\n| Seats | 2 | 0 | Sled |\n",
    );
    expect(names(comparison)).toEqual(["Sled", "Ski"]);
    expect(comparison.groups[0]!.rows.map(({ note }) => note)).toEqual(["Winner: Ski", "Winner: Sled"]);
  });

  it("reads marks, scores, lists and what stands beside marks", async () => {
    const rows = {
      "| Yes or no | ✅ | ✗ |": [true, false],
      "| In part | 🟡 | yes |": ["partial", true],
      "| With words | ✅ (from 2) | no, never |": [
        [true, "from 2"],
        [false, "never"],
      ],
      "| Stars | ★★★☆☆ | 4/5 |": ["3/5", "4/5"],
      "| No score | 24/7 | 1/2 |": ["24/7", "1/2"],
      "| Lines | red<br>blue | green |": [["red", "blue"], "green"],
      "| Nothing | N/A | ? |": [null, "unknown"],
      "| Tone | ✅ strong | ⚠️ brittle |": [
        { text: "strong", tone: "good" },
        { text: "brittle", tone: "neutral" },
      ],
      "| An answer | none | two |": ["none", "two"],
      "| Code | `a\\|b` | c |": ["`a|b`", "c"],
    };
    const source = `# A vs B\n\n| | A | B |\n|---|---|---|\n${Object.keys(rows).join("\n")}\n`;
    const { comparison } = await imported("a.md", source);
    expect(Object.values(rowsOf(comparison))).toEqual(Object.values(rows));
  });

  it("takes letters for marks only among marks", async () => {
    const { comparison } = await imported(
      "a.csv",
      "Feature,A,B,C\nFloats,Y,N,Y\nVitamin,C,B,A\nGrade,x,y,z\nSold,x,,x\n",
    );
    expect(rowsOf(comparison)).toMatchObject({
      Floats: [true, false, true],
      Vitamin: ["C", "B", "A"],
      Sold: [true, false, true],
    });
  });

  it("gives signs the meaning that the document's own legend gives them", async () => {
    const { comparison } = await imported(
      "a.md",
      "# A vs B\n\nLegend: ✅ built in, 🔧 needs a tool, ❌ not there\n\n| | A | B |\n|---|---|---|\n| Lid | ✅ | 🔧 |\n",
    );
    expect(rowsOf(comparison)).toEqual({ Lid: [true, { text: "needs a tool", tone: "neutral" }] });
  });

  it("puts footnotes to the cells and rows that refer to them", async () => {
    const { comparison, yaml } = await imported(
      "a.md",
      "# A vs B\n\n| | A | B |\n|---|---|---|\n| Lid[^1] | yes[^2] | 4 |\n\n[^1]: Sold apart.\n[^2]: Since spring.\n",
    );
    expect(comparison.groups[0]!.rows[0]).toMatchObject({
      note: "Sold apart.",
      values: [{ note: "Since spring." }, {}],
    });
    expect(yaml).not.toContain("[^");
  });

  it("finds pros, cons, when to choose, summary and sources by their headings, in several languages", async () => {
    const source = `# Besen oder Sauger?

## Besen

**Vorteile:**

- leise

**Nachteile:**

- langsam

## Sauger

### Stärken

- schnell

### Schwächen

- laut

## Wann welches?

- Nimm den **Besen**, wenn jemand schläft.
- Sauger: wenn Teppich liegt

## Fazit

Beide machen sauber.

## Quellen

- [Hausbuch](https://example.org/haus)
`;
    const { comparison, yaml } = await imported("besen.md", source);
    expect(comparison.subjects).toMatchObject([
      { name: "Besen", pros: ["leise"], cons: ["langsam"], chooseWhen: ["jemand schläft."] },
      { name: "Sauger", pros: ["schnell"], cons: ["laut"], chooseWhen: ["wenn Teppich liegt"] },
    ]);
    expect(comparison).toMatchObject({
      question: "Besen oder Sauger?",
      summary: "Beide machen sauber.",
      sources: [{ title: "Hausbuch", url: "https://example.org/haus" }],
    });
    expect(lostWords(source, yaml)).toEqual([]);
  });

  it("makes rows of headings whose items name the subjects", async () => {
    const { comparison } = await imported(
      "a.md",
      "# Differences between ink and chalk\n\n## Colour\n\n- Chalk: white\n- Ink: blue\n\n## Stays\n\n- Ink – for ever\n- Chalk – till rain\n",
    );
    expect(rowsOf(comparison)).toEqual({ Colour: ["blue", "white"], Stays: ["for ever", "till rain"] });
  });

  it("reads dates where only one day can be meant", async () => {
    const dated = async (line: string) =>
      (await imported("a.md", `# A vs B\n\n${line}\n\n| | A | B |\n|---|---|---|\n| x | 1 | 2 |\n`)).comparison.updated;
    expect(await dated("Last updated: 2024-02-03")).toBe("2024-02-03");
    expect(await dated("Stand: 3. Februar 2024")).toBe("2024-02-03");
    expect(await dated("Last updated: 13/02/2024")).toBe("2024-02-13");
    expect(await dated("Last updated: 03/02/2024")).toBeUndefined();
    expect(await dated("Best of 2024")).toBeUndefined();
  });

  it("resolves relative links against a base, and else keeps their texts", async () => {
    const source = "# A vs B\n\n| | A | B |\n|---|---|---|\n| x | see [here](more/a.md) | 2 |\n";
    expect(rowsOf((await imported("a.md", source)).comparison)).toEqual({ x: ["see here", 2] });
    const based = await imported("a.md", source, { base: "https://example.org/docs/" });
    expect(rowsOf(based.comparison)).toEqual({ x: ["see [here](https://example.org/docs/more/a.md)", 2] });
  });

  it("refuses what compares nothing, and says what it saw and which flag helps", async () => {
    const told = await refused("steps.md", "# Soup\n\n| Step | Minutes |\n|---|---|\n| Cut | 5 |\n| Boil | 20 |\n");
    expect(told).toMatch(/steps\.md: .*nothing was found/);
    expect(told).toContain("table 1: Step | Minutes");
    expect(told).toContain("--subjects");
    await expect(
      imported("steps.md", "# Soup\n\n| Step | Minutes |\n|---|---|\n| Cut | 5 |\n| Boil | 20 |\n", {
        table: 1,
        orient: "rows",
      }),
    ).resolves.toMatchObject({
      comparison: { subjects: [{ name: "Cut" }, { name: "Boil" }] },
    });
  });

  it("asks whom to take where there are more than six, and never cuts", async () => {
    const many = "Feature,A1,B2,C3,D4,E5,F6,G7\nWeight,1,2,3,4,5,6,7\n";
    const told = await refused("many.csv", many);
    expect(told).toContain("7 subjects");
    expect(told).toMatch(/A1, B2, C3, D4, E5, F6, G7/);
    const chosen = await imported("many.csv", many, { subjects: ["B2", "G7"] });
    expect(rowsOf(chosen.comparison)).toEqual({ Weight: [2, 7] });
    expect(lostWords(many, chosen.yaml)).toEqual([]);
    const { imported: split } = await imported("many.csv", many, { split: 4 });
    expect(split.files.map(({ comparison }) => comparison.subjects.length)).toEqual([4, 3]);
    const { imported: pairs } = await imported("many.csv", many, { pairs: true });
    expect(pairs.files.map(({ slug }) => slug)).toEqual([
      "a1-vs-b2",
      "a1-vs-c3",
      "a1-vs-d4",
      "a1-vs-e5",
      "a1-vs-f6",
      "a1-vs-g7",
    ]);
    const others = pairs.files.slice(1).map(({ text }) => text.trimEnd().split("\n").at(-1));
    expect(pairs.files[0]?.text).toContain("# not placed:\n#   line 1: Feature");
    expect(new Set(others)).toEqual(new Set(["# not placed: see the end of a1-vs-b2.yaml"]));
  });
});

describe("an import of other texts", () => {
  it("looks for the separator of values", async () => {
    for (const separator of [",", ";", "\t", "|"]) {
      const { comparison } = await imported(
        "a.csv",
        `Feature,A,B\nPrice,"1,50","2,75"\nSize,small,large\n`.replaceAll(/,(?!\d)/g, separator),
      );
      expect(rowsOf(comparison)).toEqual({ Price: ["1,50", "2,75"], Size: ["small", "large"] });
    }
  });

  it("reads UTF-16 and Windows-1252, and tells of the latter", async () => {
    const text = "Kriterium,Käse,Öl\nFarbe,gelb,grün\n";
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    expect(rowsOf((await imported("a.csv", utf16)).comparison)).toEqual({ Farbe: ["gelb", "grün"] });
    const latin = await imported("a.csv", Buffer.from(text, "latin1"));
    expect(names(latin.comparison)).toEqual(["Käse", "Öl"]);
    expect(latin.imported.remarks[0]!.message).toContain("Windows-1252");
  });

  it("makes groups of rows of which only the first cell is filled", async () => {
    const { comparison } = await imported(
      "a.csv",
      ",Oil,Wax\r\nUse,,\r\nLamps,yes,no\r\n,,\r\nCost,,\r\nLitre,2,3\r\n",
    );
    expect(comparison.groups.map(({ name }) => name)).toEqual(["Use", "Cost"]);
  });

  it("escapes what Markdown would take out of plain values", async () => {
    const { comparison } = await imported(
      "a.csv",
      "Feature,A,B\nArea,2*3*4,[x](y)\nName,__init__,`q`\nEmpty?,#1,- 5\n",
    );
    const { createMarkdown } = await import("../../src/content/index.js");
    const shown = comparison.groups[0]!.rows.map(({ values }) =>
      values.map((value) => (value.kind === "text" ? createMarkdown().renderInline(value.text) : value.kind)),
    );
    expect(shown.slice(0, 2)).toEqual([
      ["2*3*4", "[x](y)"],
      ["__init__", "`q`"],
    ]);
  });

  it("reads pages by what they are about, and leaves navigation to the comment", async () => {
    const source = `<!doctype html><html lang="en"><head><title>Bread vs Cake | Bakery</title><script>let a = "code";</script></head><body>
<header><a href="/">Start</a><ul><li><a href="/x">Shop</a></li></ul></header>
<main><h1>Bread vs Cake</h1><p>Both are baked.</p>
<table><tr><th></th><th>Bread</th><th>Cake</th></tr><tr><td>Sugar<td>none<td>lots
<tr><td>Oven</td><td colspan=2>yes</td></tr>
<tr><td>Fresh</td><td><i class="fa fa-check"></i></td><td><img src="n.png" alt="no"></td></tr></table>
<div class="sidebar"><p>Buy now</p></div></main>
<footer>Imprint</footer></body></html>`;
    const { comparison, yaml } = await imported("a.html", source);
    expect(rowsOf(comparison)).toEqual({ Sugar: ["none", "lots"], Oven: [true, true], Fresh: [true, false] });
    expect(comparison).toMatchObject({ lang: "en", title: "Bread vs Cake", intro: "Both are baked." });
    expect(yaml).not.toContain("code");
    for (const word of ["Start", "Shop", "Buy now", "Imprint", "Bakery"])
      expect(yaml.split("# not placed:")[1]).toContain(word);
  });

  it("reads copied text without blank lines: leads, lists, a table, titles of other comparisons", async () => {
    const source = `What is the Difference Between Snow and Hail?
The main difference is the shape: snow falls in flakes and hail in balls.
Snow comes with:
- Cold
- Quiet
Hail comes with:
- Thunder
Comparative Table: Snow vs Hail
Difference | Snow | Hail |
---|---|---|
Shape | Flake | Ball |
In summary, both are water.
- Rain vs Hail
- Snow vs Sleet
`;
    const { comparison, yaml } = await imported("snow.txt", source);
    expect(comparison).toMatchObject({
      question: "What is the Difference Between Snow and Hail?",
      subjects: [
        { name: "Snow", lead: "Snow comes with", points: ["Cold", "Quiet"] },
        { name: "Hail", lead: "Hail comes with", points: ["Thunder"] },
      ],
      summary: "In summary, both are water.",
      related: [{ slug: "rain-vs-hail" }, { slug: "snow-vs-sleet" }],
    });
    expect(lostWords(source, yaml)).toEqual([]);
  });

  it("says what to save other files as", async () => {
    expect(await refused("a.ods", new Uint8Array([0x50, 0x4b, 3, 4]))).toContain("save it as .xlsx");
    expect(await refused("a.pdf", "%PDF-1.7")).toContain(".txt");
    expect(await refused("a.xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain(".xlsx");
    expect(await refused("a.docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain("password");
  });

  it("refuses more cells than anybody compares", async () => {
    expect(await refused("a.csv", `f,A,B\n${"r,1,2\n".repeat(1700)}`)).toContain("5000");
  });
});

describe("a document with a table of settings", () => {
  const source = `# quill

![npm](https://img.example.org/v.svg)

| Option | Type | Default |
|---|---|---|
| \`strict\` | boolean | false |
| \`base\` | string | none |

## strict

Strict mode.

## base

The base.

## How does it compare to others?

| | quill | [Navaid](https://example.org) |
|---|---|---|
| Size | 1 kB | 850 B |
`;

  it("compares by the table below a heading that says so, not by settings that have headings of their own", async () => {
    const { comparison, yaml } = await imported("README.md", source);
    expect(names(comparison)).toEqual(["quill", "Navaid"]);
    expect(comparison.subjects[1]!.url).toBe("https://example.org");
    expect(rowsOf(comparison)).toEqual({ Size: ["1 kB", "850 B"] });
    expect(lostWords(source, yaml)).toEqual([]);
  });

  it("weighs names by how many others there are", async () => {
    const rows = ["Strict", "Loose", "Fast", "Small", "Old", "New"].map((name) => `| ${name} | yes | no |`).join("\n");
    const { comparison } = await imported(
      "a.md",
      `# Elm vs Yew\n\n## Strict\n\nText.\n\n## Loose\n\nText.\n\n## Fast\n\nText.\n\n| Trait | Elm | Yew |\n|---|---|---|\n${rows}\n`,
    );
    expect(names(comparison)).toEqual(["Elm", "Yew"]);
  });
});

describe("a document that is longer than a page", () => {
  it("keeps as many sections as there is room for, and the words of the others in the comment", async () => {
    const sections = Array.from({ length: 30 }, (_, i) => `## Chapter ${i}\n\n${`word${i} `.repeat(120)}\n`).join("\n");
    const source = `# Ox vs Cow\n\n| | Ox | Cow |\n|---|---|---|\n| Milk | no | yes |\n\n${sections}`;
    const { comparison, yaml, imported: made } = await imported("a.md", source);
    expect(comparison.sections.length).toBeGreaterThan(3);
    expect(comparison.sections.length).toBeLessThan(20);
    expect(lostWords(source, yaml)).toEqual([]);
    expect(made.remarks.map(({ message }) => message).join()).toContain("a sheet is one page");
    const root = project({ "content/ox-vs-cow.yaml": yaml });
    expect((await versus(root, "check")).code).toBe(0);
  });
});

describe("an import of sentences that contrast", () => {
  const said = async (source: string) => {
    const { comparison, yaml } = await imported("a.md", source);
    expect(lostWords(source, yaml)).toEqual([]);
    return { rows: rowsOf(comparison), points: comparison.subjects.map(({ points }) => points) };
  };

  it("makes rows of them, by the headings that they stand below", async () => {
    const { rows } = await said(
      "# Oar vs Paddle\n\nBoth move a boat.\n\n## Hold\n\nAn oar rests in a lock, whereas a paddle is held freely.\n\n## Direction\n\nWhile the paddle faces forward, the oar is pulled by someone who looks back.\n",
    );
    expect(rows).toEqual({
      Hold: ["An oar rests in a lock", "a paddle is held freely"],
      Direction: ["the oar is pulled by someone who looks back", "the paddle faces forward"],
    });
  });

  it("makes rows of them by their labels, and points where nothing says what they are compared by", async () => {
    const { rows, points } = await said(
      "# Oar vs Paddle\n\n- **Length**: an oar has 3 m, while a paddle has 1.5 metres.\n- **Hands**: the oar takes two, but the paddle one.\n\n## Handling\n\n- The oar is heavy, whereas the paddle is light.\n- The paddle is cheap; the oar, however, is dear.\n",
    );
    expect(rows).toEqual({
      Length: ["an oar has 3 m", "a paddle has 1.5 metres"],
      Hands: ["the oar takes two", "the paddle one"],
    });
    expect(points).toEqual([
      ["The oar is heavy", "the oar, however, is dear"],
      ["the paddle is light", "The paddle is cheap"],
    ]);
  });

  it.each([
    [
      "de",
      "# Unterschied zwischen Ruder und Paddel\n\n## Halt\n\nDas Ruder liegt in einer Dolle, das Paddel hingegen wird frei gehalten.\n",
    ],
    [
      "de",
      "# Unterschied zwischen Ruder und Paddel\n\n## Halt\n\nWährend das Ruder in einer Dolle liegt, wird das Paddel frei gehalten.\n",
    ],
    [
      "fr",
      "# Différence entre rame et pagaie\n\n## Prise\n\nLa rame repose sur un tolet, tandis que la pagaie se tient librement.\n",
    ],
    [
      "es",
      "# Diferencia entre remo y pala\n\n## Agarre\n\nEl remo descansa en un tolete, mientras que la pala se sostiene libremente.\n",
    ],
  ])("knows the words for it in other languages: %s", async (_, source) => {
    const { rows } = await said(source);
    const [values] = Object.values(rows) as string[][];
    expect(Object.keys(rows)).toHaveLength(1);
    expect(values).toHaveLength(2);
    expect(values![0]).toMatch(/ruder|rame|remo/i);
    expect(values![1]).toMatch(/paddel|pagaie|pala/i);
  });

  it("leaves a sentence whole that names both sides in one half, or is one of several", async () => {
    for (const text of [
      "An oar is an oar and a paddle a paddle, but both are wood.",
      "An oar rests in a lock, whereas a paddle is held freely. That decides how one sits.",
    ]) {
      const { comparison } = await imported(
        "a.md",
        `# Oar vs Paddle\n\n- Oar: long\n- Paddle: short\n\n## Hold\n\n${text}\n`,
      );
      expect(rowsOf(comparison)).toEqual({});
      expect(JSON.stringify(comparison.sections)).toContain(text.slice(0, 30));
    }
  });
});

describe("an import of several comparisons in one document", () => {
  const TWO =
    "Both pages are old.\n\n# Oar vs Paddle\n\n| | Oar | Paddle |\n|---|---|---|\n| Hands | two | one |\n\n# Kettle vs Samovar\n\n## Kettle\n\n- boils fast\n\n## Samovar\n\n- keeps hot\n";

  it("makes a file of each that is headed by what it compares, and loses no word", async () => {
    const result = await attempt("a.md", TWO);
    if ("failure" in result) throw new Error(result.failure.message);
    const { files } = result.imported;
    expect(files.map(({ slug }) => slug)).toEqual(["oar-vs-paddle", "kettle-vs-samovar"]);
    const [oar, kettle] = files.map(
      ({ text, slug }) => parseComparison(text, { path: `${slug}.yaml` }).value!.comparison,
    );
    expect(rowsOf(oar!)).toEqual({ Hands: ["two", "one"] });
    expect(kettle!.subjects.map(({ points }) => points)).toEqual([["boils fast"], ["keeps hot"]]);
    expect(files[0]!.text).not.toContain("Kettle");
    expect(lostWords(TWO, files.map(({ text }) => text).join("\n"))).toEqual([]);
  });

  it("asks for a folder where one file is named", async () => {
    expect(await refused("a.md", TWO, { slug: "both" })).toMatch(
      /^a\.md has 2 comparisons, but --out names one file\nname a folder\nor one of the comparisons: --subjects "Oar,Paddle"$/,
    );
  });

  it("is one where somebody says what is compared, or all headings name the same", async () => {
    const { comparison } = await imported("a.md", TWO, { subjects: ["Oar", "Paddle"] });
    expect(names(comparison)).toEqual(["Oar", "Paddle"]);
    const same =
      "# Oar vs Paddle: hands\n\n| | Oar | Paddle |\n|---|---|---|\n| Hands | two | one |\n\n# Paddle vs Oar: length\n\nText.\n";
    const result = await attempt("a.md", same);
    expect("imported" in result && result.imported.files).toHaveLength(1);
  });
});
