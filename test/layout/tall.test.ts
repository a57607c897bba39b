/**
 * What is higher than a page: lines, atomic inlines, items, cells, boxes out of the flow, in each other. Every word of the HTML
 * stands in the PDF, inside of the paper, or a diagnostic says what doesn't.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { CONTAINERS, pageTexts, shownWords, THINGS, tallDocument, tallWords, wordsOf } from "../support/tall.js";

async function lostWords(html: string): Promise<string[]> {
  const { value, diagnostics } = await printHtml(html);
  if (diagnostics.some(({ code }) => code === "page/beyond")) return [];
  const shown = await shownWords(value!.bytes);
  return wordsOf(html).filter((word) => !shown.has(word));
}

const pagesOf = async (body: string) => pageTexts((await printHtml(tallDocument(body))).value!.bytes);

describe("what is higher than a page", () => {
  it("loses no word of a table in a line that is nothing but its caption", async () => {
    const caption = '<div style="display: table-caption"><div style="height: 2500px"></div>below</div>';
    const { value } = await printHtml(`<b>${caption}</b>`);
    expect([...(await shownWords(value!.bytes))]).toContain("below");
  });

  it.each(Object.keys(THINGS))(
    "loses no word: %s",
    async (name) => {
      const inside = THINGS[name]!(tallWords());
      for (const container of Object.values(CONTAINERS))
        expect(await lostWords(tallDocument(container(inside)))).toEqual([]);
    },
    60_000,
  );

  it("loses no word wherever it stands", async () => {
    const thing = fc.constantFrom(...Object.keys(THINGS));
    const containers = fc.array(fc.constantFrom(...Object.keys(CONTAINERS)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(thing, containers, fc.integer({ min: 1, max: 40 }), async (name, around, count) => {
        const inside = THINGS[name]!(tallWords(count));
        const body = around.reduce((html, container) => CONTAINERS[container]!(html), inside);
        expect(await lostWords(tallDocument(body))).toEqual([]);
      }),
      { numRuns: Number(process.env.VERSUS_RUNS ?? 60), seed: Number(process.env.VERSUS_SEED ?? 3) },
    );
  }, 120_000);

  it.each([
    `<div style="height: 20px; line-height: 60px">wordx</div>`,
    `<div style="height: 20px"><p>wordx</p></div>`,
    `<div style="height: 20px"><div style="display: inline-block; height: 60px">wordx</div></div>`,
  ])("loses no word of a low box at the end of a page whose content is higher: %s", async (low) => {
    const css = `@page { size: 200px; margin: 0 } body { font: 12px "Source Sans 3"; margin: 0 } p { margin: 0; font-size: 50px }`;
    const html = `<!DOCTYPE html><html lang="en"><title>T</title><style>${css}</style><div style="height: 175px"></div>${low}`;
    expect(await pageTexts((await printHtml(html)).value!.bytes)).toEqual(["", "wordx"]);
  });

  it("begins on a page of its own where it is an inline-block, breaks between its lines, and what follows goes below it", async () => {
    const pages = await pagesOf(`<div style="display:inline-block">${tallWords(25)}</div><p>After</p>`);
    expect(pages[0]).toBe("Start");
    expect(pages[1]).toMatch(/^w0x .* w10x$/);
    expect(pages[2]).toMatch(/^w11x .* w21x$/);
    expect(pages[3]).toBe("w22x w23x w24x After End");
  });

  it("stands beside the text of its line", async () => {
    const pages = await pagesOf(`before <span style="display:inline-block">${tallWords(15)}</span> after`);
    // The baseline of an inline-block is that of its last line.
    expect(pages.at(-1)).toBe("before w11x w12x w13x w14x after End");
  });

  it("is a line of large letters on each page where orphans would keep more of them together than a page has room for", async () => {
    const [first, second, ...rest] = await pagesOf(`<p style="font:90px/1 'Source Sans 3';margin:0">one<br>two</p>`);
    expect(first).toBe("Start one");
    expect(second).toMatch(/^two ?End$/);
    expect(rest).toEqual([]);
  });
});

describe("what reaches beyond the page area", () => {
  const told = async (body: string) => {
    const html = `<!DOCTYPE html>\n<html lang="en"><head><title>T</title><style>@page { size: 100mm 80mm; margin: 10mm } body { font: 12px "Source Sans 3"; margin: 0 }</style></head>\n<body>${body}</body></html>`;
    const { diagnostics } = await printHtml(html, { file: "page.html" });
    return diagnostics.map(({ code, message, span }) => [code, message, span?.start.line]);
  };

  it("is told with its words, the edge, and its place", async () => {
    const long = "on and on ".repeat(30);
    expect(await told(`<p>Fits</p>\n<p style="white-space: nowrap">It goes ${long}</p>`)).toEqual([
      [
        "page/beyond",
        expect.stringMatching(
          /^"It goes on and .*…" reaches \d+ mm beyond the right edge of the page area, on page 1$/,
        ),
        4,
      ],
    ]);
  });

  it("is told of each edge, of images and of what is transformed", async () => {
    expect(await told(`<p style="margin-left: -12mm">Left</p>`)).toEqual([
      ["page/beyond", `"Left" lies beyond the left edge of the page area, on page 1`, 3],
    ]);
    expect(await told(`<p style="position: absolute; top: -30mm">Above</p>`)).toEqual([
      ["page/beyond", `"Above" lies beyond the top edge of the page area, on page 1`, 3],
    ]);
    expect(await told(`<p style="transform: translateY(78mm)">Below</p>`)).toEqual([
      ["page/beyond", `"Below" lies beyond the bottom edge of the page area, on page 1`, 3],
    ]);
  });

  it("is nobody's concern where it was put out of sight on purpose", async () => {
    expect(await told(`<p style="position: absolute; left: -9999px">For screen readers</p>`)).toEqual([]);
    expect(await told(`<h1 style="text-indent: -9999px">A logo</h1>`)).toEqual([]);
  });

  it.each([
    "padding-left: 3000px",
    "margin-left: 3000px",

    "line-height: 2; padding-left: 99lh",
  ])("is told where %s pushes it there, however far: that hides nothing on purpose", async (style) => {
    expect(await told(`<div style="position: relative"><p style="${style}">Pushed</p></div>`)).toEqual([
      [
        "page/beyond",
        expect.stringMatching(/^"Pushed" lies beyond the (right|left) edge of the page area, on page 1$/),
        3,
      ],
    ]);
  });

  it("is told where margins of the page below zero take all content there", async () => {
    const html = `<!DOCTYPE html><html lang="en"><head><title>T</title><style>@page { margin: -400mm }</style></head><body>Words</body></html>`;
    const { diagnostics } = await printHtml(html, { file: "page.html" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["page/beyond"]);
  });

  it("is counted where there is much of it", async () => {
    const all = await told(Array.from({ length: 9 }, (_, i) => `<p style="margin-left:-14mm">Word${i}</p>`).join(""));
    expect(all).toHaveLength(6);
    expect(all.at(-1)).toEqual(["page/beyond", "4 more texts and images reach beyond the edges", undefined]);
  });
});
