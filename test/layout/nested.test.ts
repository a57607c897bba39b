/** Formatting contexts inside of one another: how often each box is laid out, counted. */
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { layOutHtml } from "../../src/document/lay-out.js";
import type { Box } from "../../src/layout/boxes/box.js";
import { blockFormatting } from "../../src/layout/formatting/block/formatting-context.js";
import { flexFormatting } from "../../src/layout/formatting/flex/flex.js";
import { gridFormatting } from "../../src/layout/formatting/grid/grid.js";
import { inlineFormatting } from "../../src/layout/formatting/inline/inline.js";
import { LayoutCache } from "../../src/layout/formatting/layout-cache.js";
import { columnsFormatting } from "../../src/layout/formatting/multicol/multicol.js";
import { tableFormatting } from "../../src/layout/formatting/table/table.js";
import type { BoxFragment } from "../../src/layout/fragments/fragment.js";
import { printHtml } from "../../src/pdf/print.js";

const ALL = [blockFormatting, inlineFormatting, flexFormatting, gridFormatting, columnsFormatting, tableFormatting];

afterEach(() => {
  vi.restoreAllMocks();
});

/** Prints HTML and counts the layouts of each box. */
async function layouts(css: string, body: string) {
  const counts = new Map<Box, number>();
  for (const formatting of ALL) {
    const { layout } = formatting;
    vi.spyOn(formatting, "layout").mockImplementation((box, space, context) => {
      counts.set(box, (counts.get(box) ?? 0) + 1);
      return layout(box, space, context);
    });
  }
  const html = `<!DOCTYPE html><html lang="en"><head><title>t</title><style>${css}</style></head><body>${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "nested.html" });
  vi.restoreAllMocks();
  return { value, diagnostics, most: Math.max(...counts.values()) };
}

const KINDS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  block: ["<div>a", "</div>"],
  flex: ['<div style="display:flex">a', "</div>"],
  "flex column": ['<div style="display:flex;flex-direction:column">a', "</div>"],
  "wrapping flex": ['<div style="display:flex;flex-wrap:wrap">a', "</div>"],
  grid: ['<div style="display:grid">a', "</div>"],
  "inline-block": ['<div style="display:inline-block">a', "</div>"],
  table: ["<table><tr><td>a", "</td></tr></table>"],
  "collapsed table": [
    '<table style="border-collapse:collapse"><tr><td style="border:1px solid">a',
    "</td></tr></table>",
  ],
  positioned: ['<div style="position:relative"><div style="position:absolute">a', "</div></div>"],
  whole: ['<div style="break-inside:avoid;padding-top:1px">a', "</div>"],
  "percentage height": ['<div style="display:flex;height:90%">a', "</div>"],
};
const COLUMNS = ['<div style="columns:2">a', "</div>"] as const;

const nested = (kinds: readonly (readonly [string, string])[]) =>
  kinds.map(([open]) => open).join("") +
  kinds
    .toReversed()
    .map(([, close]) => close)
    .join("");

describe("formatting contexts inside of one another", () => {
  it.each(Object.keys(KINDS))("lay out each box a few times: twenty of the kind %s", async (kind) => {
    const { value, most } = await layouts(
      "div { padding: 0.3px }",
      nested(Array.from({ length: 20 }, () => KINDS[kind]!)),
    );
    expect(value).toBeDefined();
    expect(most).toBeLessThanOrEqual(20);
  });

  it("lay out each box a few times, whatever stands in whatever", async () => {
    const kinds = fc.array(fc.constantFrom(...Object.values(KINDS)), { minLength: 4, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(kinds, async (chosen) => {
        const { value, most } = await layouts("", nested(chosen));
        expect(value).toBeDefined();
        expect(most).toBeLessThanOrEqual(4 * chosen.length);
      }),
      { numRuns: 40, seed: 12 },
    );
  }, 30_000);

  it("lay out columns in columns a bounded number of times, with anything between them", async () => {
    const between = fc.array(fc.constantFrom(...Object.values(KINDS)), { maxLength: 2 });
    const rounds = fc.array(between, { minLength: 4, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(rounds, async (chosen) => {
        const { value, most } = await layouts("", nested(chosen.flatMap((kinds) => [COLUMNS, ...kinds])));
        expect(value).toBeDefined();
        expect(most).toBeLessThanOrEqual(800);
      }),
      { numRuns: 15, seed: 12 },
    );
  }, 60_000);

  it("are no lower than their lines, however many columns there are in columns", async () => {
    const depth = 5;
    const body = `${"<div>".repeat(depth)}word${"</div>".repeat(depth)}`;
    const html = `<!DOCTYPE html><html lang="en"><head><title>t</title><style>div { columns: 65534; padding: 1px }</style></head><body>${body}</body></html>`;
    const { value } = layOutHtml(html, {});
    const count = (fragment: BoxFragment): number =>
      fragment.children.reduce((sum, { fragment: child }) => sum + (child.kind === "box" ? count(child) : 1), 1);
    expect(count(value!.pages.pages[0]!.root.fragment)).toBeLessThan(2000);
  });

  it("keep the words of a line with a box in it that columns and those around them cut one after the other", async () => {
    const html = `<!DOCTYPE html><html lang="en"><head><title>t</title><style>* { columns: 65534 } style, title { display: none }</style></head><body><aside><h1>one two three<select><q></q></select></h1></aside></body></html>`;
    const words: string[] = [];
    const visit = (fragment: BoxFragment): void => {
      for (const { fragment: child } of fragment.children) {
        if (child.kind === "box") visit(child);
        else for (const { fragment: part } of child.content.children) if (part.kind === "text") words.push(part.text);
      }
    };
    for (const { root } of layOutHtml(html, {}).value!.pages.pages) visit(root.fragment);
    expect(words.join(" ").split(" ").filter(Boolean).sort()).toEqual(["one", "three", "two"]);
  });

  it("are told with their place where they are too much, and the rest isn't tried", async () => {
    let count = 0;
    vi.spyOn(LayoutCache.prototype, "count").mockImplementation(() => ++count < 4);
    const html = '<!DOCTYPE html>\n<html lang="en"><title>t</title>\n<body><div><section>a</section></div>';
    const { value, diagnostics } = await printHtml(html, { file: "deep.html" });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "layout/too-deep", span: { start: { line: 3, column: 12 } } },
    ]);
  });

  it("may be laid out as often as columns ask for, and no more", () => {
    const cache = new LayoutCache();
    let count = 0;
    while (cache.count()) count++;
    expect(count).toBe(20_000);
  });
});
