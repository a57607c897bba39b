/** Margin boxes of pages as artifacts, and what is told of `@page` rules that print doesn't understand. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { hasPoppler, pdfWords } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { record } from "./engine.js";

describe("margin boxes", () => {
  it("are artifacts, headers at the top and footers at the bottom", () => {
    const css = "@page { @top-left { content: 'T' } @bottom-left { content: 'B' } @left-middle { content: 'L' } }";
    const marks = record("<p>Body</p>", css)
      .split("\n")
      .filter((line) => /artifact|text/.test(line));
    expect(marks.map((line) => line.trim().replace(/ at .*| -?\d.*/, ""))).toMatchInlineSnapshot(`
      [
        "text",
        "artifact Header",
        "text",
        "artifact Footer",
        "text",
        "artifact Pagination",
        "text",
      ]
    `);
  });

  it.skipIf(!hasPoppler)("keep their size where content is fitted", async () => {
    const css = "@page { @top-right { content: 'Header' } } html { font: 16px 'Source Sans 3' }";
    const wordsAt = async (max: number) => {
      const printed = await printHtml("<p>Body</p>", { css, fit: { min: 0.5, max, overflow: "error" } });
      const path = join(temporaryFolder(), "fit.pdf");
      writeFileSync(path, printed.value!.bytes);
      return pdfWords(path);
    };
    const [plain, larger] = [await wordsAt(1), await wordsAt(1.5)];
    expect(larger.find((word) => word.text === "Header")).toEqual(plain.find((word) => word.text === "Header"));
    expect(larger.find((word) => word.text === "Body")).not.toEqual(plain.find((word) => word.text === "Body"));
  });
});

describe("@page", () => {
  it("warns once, with the place, of what it doesn't understand", async () => {
    const css = [
      "@page { size: huge; colr: red; @top-lft { content: 'x' } }",
      "@page :odd { margin: 0 }",
      "@page :left, :right { margin: 0 }",
      "@page :first { margin-left: 50mm }",
    ].join("\n");
    const body = "<p style='break-after: page'>One</p><p>Two</p>";
    const { diagnostics } = await printHtml(body, { css, lang: "en" });
    const told = diagnostics.map(({ code, message, span }) => [code, message, span?.start.line, span?.start.column]);
    expect(told).toMatchInlineSnapshot(`
      [
        [
          "css/invalid-value",
          ""huge" is not a value that print understands for "size"",
          1,
          9,
        ],
        [
          "css/unknown-property",
          "the property "colr" is not understood by print",
          1,
          21,
        ],
        [
          "css/at-rule",
          "the rule "@top-lft" is not understood by print",
          1,
          32,
        ],
        [
          "css/selector",
          "the page selector ":odd" is not understood by print",
          2,
          7,
        ],
        [
          "css/selector",
          "the page selector ":left, :right" is not understood by print",
          3,
          7,
        ],
        [
          "page/width",
          "the pages have areas of different widths: print breaks the lines of all pages to one width",
          4,
          1,
        ],
      ]
    `);
  });
});
