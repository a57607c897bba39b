/** Text that boxes cut off is not lost in silence: it stays in the file for whoever has it read aloud, and its author is told. */

import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { record } from "./engine.js";
import { pdfjsText } from "./tools.js";

const PAGE = "@page { size: 200px 150px; margin: 10px } html { font: 10px/12px 'Source Sans 3' } body { margin: 0 }";

async function print(css: string, body: string) {
  const html = `<!DOCTYPE html>\n<html lang="en"><head><title>T</title><style>${PAGE} ${css}</style></head>\n<body>\n${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "cut.html" });
  return { bytes: value!.bytes, diagnostics };
}

const TEXT = "Words that are far more than a box like this has any room for";

describe("text that is cut off", () => {
  it.each([
    ["hidden", ".c { overflow: hidden; height: 12px; width: 60px }", `<div class="c">${TEXT}</div>`],
    ["clip", ".c { overflow: clip; height: 12px; width: 60px }", `<div class="c">${TEXT}</div>`],
    ["auto", ".c { overflow: auto; max-height: 12px; width: 60px }", `<div class="c"><p>${TEXT}</p></div>`],
    ["a folded box", ".c { overflow: hidden; max-height: 0 }", `<div class="c"><p>${TEXT}</p></div>`],
    ["one line", ".c { overflow: hidden; white-space: nowrap; width: 60px }", `<div class="c">${TEXT}</div>`],
    [
      "an ellipsis",
      ".c { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; width: 60px }",
      `<div class="c">${TEXT}</div>`,
    ],
    ["a clip rectangle", ".c { position: absolute; clip: rect(0, 20px, 9px, 0) }", `<div class="c">${TEXT}</div>`],
    ["a shape", ".c { clip-path: inset(0 80% 0 0) }", `<div class="c">${TEXT}</div>`],
    ["a circle", ".c { clip-path: circle(12px at 0 0) }", `<div class="c">${TEXT}</div>`],
    [
      "a polygon, also of what is positioned in it",
      ".c { clip-path: polygon(0 0, 40px 0, 0 20px) } p { position: absolute; top: 60px; width: 60px }",
      `<div class="c"><p>${TEXT}</p></div>`,
    ],
  ])("is told with its place and how much it is: %s", async (_, css, body) => {
    const { diagnostics } = await print(css, body);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: "warning",
        code: "css/text-cut-off",
        message: expect.stringMatching(/^<div> cuts off \d+ of the 48 characters of its text, from ".+" on/),
        span: expect.objectContaining({ start: expect.objectContaining({ line: 4, column: 1 }) }),
      }),
    ]);
    const lost = Number(/cuts off (\d+)/.exec(diagnostics[0]!.message)![1]);
    expect(lost).toBeGreaterThan(20);
  });

  it.each(["inset(0)", "circle(farthest-side)", "polygon(0 0, 200px 0, 200px 40px, 0 40px)", "inset(50%)"])(
    "is none where all of it is seen, or nothing is meant to be: %s",
    async (shape) => {
      expect(
        (await print(`.c { clip-path: ${shape}; height: 20px }`, '<div class="c">Word</div>')).diagnostics,
      ).toEqual([]);
    },
  );

  it("stays in the file, in the order of the document", async () => {
    const { bytes } = await print(
      ".c { overflow: hidden; height: 12px; width: 60px }",
      `<p>before</p><div class="c">${TEXT}</div><p>after</p>`,
    );
    expect((await pdfjsText(bytes)).replace(/\s+/g, " ")).toContain(`before ${TEXT} after`);
  });

  it("stays with a box that ends on an earlier page, and takes no page of its own", () => {
    const long = Array.from({ length: 40 }, (_, i) => `<p>line${i}</p>`).join("");
    const body = `<div class="c">${long}</div><section></section>`;
    const lines = record(body, ".c { overflow: hidden; height: 60px } p { margin: 0 } section { height: 400px }").split(
      "\n",
    );
    const pages = lines.flatMap((line, i) => (line.startsWith("page ") ? [i] : []));
    expect(pages.length).toBe(2);
    const onFirst = lines.slice(pages[0], pages[1]).filter((line) => /^ *text .*"line\d+"$/.test(line));
    expect(onFirst.length).toBe(40);
  });

  it.each([
    [
      "a box of a px",
      ".sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); white-space: nowrap }",
    ],
    [
      "a shape without room",
      ".sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: -1px; padding: 0 }",
    ],
  ])("is not told of where it is meant for screen readers alone: %s", async (_, css) => {
    const { bytes, diagnostics } = await print(css, '<p>seen <span class="sr">only heard</span> also seen</p>');
    expect(diagnostics).toEqual([]);
    expect((await pdfjsText(bytes)).replace(/\s+/g, " ")).toContain("only heard");
  });

  it("is not told of where all of it is seen", async () => {
    const { diagnostics } = await print(
      ".c { overflow: hidden; border-radius: 4px; padding: 4px }",
      `<div class="c">${TEXT}</div>`,
    );
    expect(diagnostics).toEqual([]);
  });
});
