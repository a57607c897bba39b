import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attempt, compared } from "./support.js";
import { lostWords } from "./words.js";

const word = fc.oneof(
  { arbitrary: fc.stringMatching(/^[a-z]{2,8}$/), weight: 6 },
  {
    arbitrary: fc.constantFrom(
      "✅",
      "❌",
      "yes",
      "no",
      "N/A",
      "?",
      "★★★☆☆",
      "4/5",
      "🟡",
      "x",
      "Y",
      "-",
      '"',
      "1.10",
      "012",
      "null",
      "true",
    ),
    weight: 3,
  },
  {
    arbitrary: fc.constantFrom(
      "*a*",
      "__b__",
      "`c`",
      "[d](e)",
      "a: b",
      "c #d",
      "- e",
      "> f",
      "1. g",
      "{h}",
      "<T>",
      "&amp;",
      "'j",
      '"k',
      "|",
      "\\",
      "~",
      "#l",
      "%m",
      "@n",
      "!o",
    ),
    weight: 2,
  },
  {
    arbitrary: fc.constantFrom("Größe", "größer", "情報", "مرحبا", "\u202eabc", "\u0007bell", "ﬁx", "İx", "a\u00a0b"),
    weight: 1,
  },
);
const text = fc.array(word, { minLength: 0, maxLength: 5 }).map((words) => words.join(" "));
const heading = fc.oneof(
  text,
  fc.constantFrom(
    "Alpha",
    "Beta",
    "Pros",
    "Cons",
    "Advantages of Alpha",
    "When to use",
    "Choose Beta when",
    "Summary",
    "See also",
    "Sources",
    "FAQ",
    "Notes",
    "Comparison",
    "Vorteile",
    "Overview",
    "What is Beta?",
  ),
);
const cell = text.map((each) => each.replaceAll("|", "").replaceAll("\n", " "));
const row = (width: number) => fc.array(cell, { minLength: Math.max(1, width - 1), maxLength: width + 1 });

const grid = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc
      .tuple(
        fc.array(cell, { minLength: width, maxLength: width }),
        fc.array(row(width), { minLength: 1, maxLength: 6 }),
      )
      .map(([head, rows]) => [head, ...rows]),
  );
const named = fc
  .array(fc.tuple(text, cell, cell), { minLength: 1, maxLength: 6 })
  .map((rows) => [
    ["Feature", "Alpha", "Beta"],
    ...rows.map(([a, b, c]) => [a.replaceAll("|", "").replaceAll("\n", " "), b, c]),
  ]);

const markdownTable = (rows: readonly (readonly string[])[]) =>
  rows.map((cells, i) => `| ${cells.join(" | ")} |${i === 0 ? `\n|${"---|".repeat(cells.length)}` : ""}`).join("\n");
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join("\n");
const escaped = (each: string) => each.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const htmlTable = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((each) => `<td>${escaped(each)}</td>`).join("")}</tr>`).join("")}</table>`;

const block = fc.oneof(
  heading.map((each) => `## ${each}`),
  text,
  fc.array(text, { minLength: 1, maxLength: 4 }).map((items) => items.map((each) => `- ${each}`).join("\n")),
  grid.map(markdownTable),
  text.map((each) => `**${each}:** ${each}`),
  text.map((each) => `> ${each}`),
  text.map((each) => `\`\`\`js\n${each}\n\`\`\``),
  fc.constantFrom(
    "**Alpha:** one",
    "Choose Alpha when you swim",
    "- Alpha: in\n- Beta: out",
    "[^1]: note",
    "[1] note",
    "Last updated: 2024-01-02",
    "<!-- hush -->",
    "[r]: https://example.org/r",
    "![alt](img.png)",
  ),
);

/** Whatever comes: a content file without an error, in which each word stands; or a refusal. */
async function holds(file: string, source: string, words: string): Promise<void> {
  const result = await attempt(file, source);
  if ("failure" in result) return;
  const yaml = result.imported.files.map((each) => each.text).join("\n");
  for (const each of result.imported.files) compared(each.text, `${each.slug}.yaml`);
  expect(lostWords(words, yaml, ["1", "2", "3", "4", "5"])).toEqual([]);
}

describe("whatever a document says", () => {
  const runs = { numRuns: 120 };

  it("no word of Markdown is lost, and what is written has no error", async () => {
    await fc.assert(
      fc.asyncProperty(named, fc.array(block, { maxLength: 8 }), async (table, blocks) => {
        const source = `# Alpha vs Beta\n\n${markdownTable(table)}\n\n${blocks.join("\n\n")}\n`;
        await holds("doc.md", source, source.replace(/&amp;/g, "&").replace(/ﬁ/g, "fi"));
      }),
      runs,
    );
  });

  it("no word of values with separators is lost", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(grid, named), async (table) => holds("doc.csv", csv(table), csv(table))),
      runs,
    );
  });

  it("no word of a page is lost", async () => {
    await fc.assert(
      fc.asyncProperty(named, fc.array(fc.tuple(heading, text), { maxLength: 6 }), async (table, parts) => {
        const body = parts.map(([head, said]) => `<h2>${escaped(head)}</h2><p>${escaped(said)}</p>`).join("");
        const words = [...table.flat(), ...parts.flat()].join("\n");
        await holds("doc.html", `<h1>Alpha vs Beta</h1>${htmlTable(table)}${body}`, words);
      }),
      runs,
    );
  });

  it("no word of plain text is lost", async () => {
    const line = fc.oneof(
      text,
      text.map((each) => `- ${each}`),
      text.map((each) => `${each}:`),
      fc.constantFrom("Alpha is for:", "Alpha vs Gamma", "In summary, this."),
    );
    await fc.assert(
      fc.asyncProperty(named, fc.array(line, { maxLength: 10 }), async (table, lines) => {
        const source = `Alpha vs Beta\n${lines.join("\n")}\n${markdownTable(table)}\n`;
        await holds("doc.txt", source, source);
      }),
      runs,
    );
  });

  it("gives the same bytes each time", async () => {
    const source = "# Alpha vs Beta\n\n| | Alpha | Beta |\n|---|---|---|\n| q | yes | 4/5 |\n";
    const hashes = await Promise.all(
      [1, 2].map(async () => {
        const result = await attempt("doc.md", source);
        return "imported" in result ? createHash("sha256").update(result.imported.files[0]!.text).digest("hex") : "";
      }),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });
});
