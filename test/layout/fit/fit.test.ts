/** Fit: on every paper, by width as by height, and with true amounts where something does not fit. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageBox } from "../../../src/css/pages/page-style.js";
import { layOutHtml } from "../../../src/document/lay-out.js";
import type { FitOptions } from "../../../src/layout/fit/seek.js";
import type { BoxFragment, Placed } from "../../../src/layout/fragments/fragment.js";
import { pageArea } from "../../../src/layout/pages/page-areas.js";

const MM = 96 / 25.4;
const FIT = { min: 0.8, max: 1.15, overflow: "error" } as const;

function page(width: number, height: number, margin: number): PageBox {
  const side = margin * MM;
  return { width: width * MM, height: height * MM, margin: { top: side, right: side, bottom: side, left: side } };
}

function layOut(body: string, css: string, paper: PageBox, fit: FitOptions = FIT) {
  const html = `<!DOCTYPE html><html lang="en"><head><style>html{font-size:10pt}body{margin:0}${css}</style></head><body>${body}</body></html>`;
  return layOutHtml(html, { page: paper, fit });
}

/** The rightmost edge of any box, from the left of the page, px. */
function rightEdge({ x: at, fragment }: Placed<BoxFragment>): number {
  return fragment.children.reduce(
    (right, { x, y, fragment: child }) =>
      child.kind === "box" ? Math.max(right, rightEdge({ x: at + x, y, fragment: child })) : right,
    at + fragment.width,
  );
}

const rows = (count: number, cells: (row: number) => readonly string[]) =>
  `<table>${Array.from(
    { length: count },
    (_, i) =>
      `<tr>${cells(i)
        .map((cell) => `<td>${cell}</td>`)
        .join("")}</tr>`,
  ).join("")}</table>`;

describe("fit", () => {
  it("takes text that ends at the side of the page, whatever the paper and its margins", () => {
    const lengths = fc.double({ min: 60, max: 430, noNaN: true });
    const margins = fc.double({ min: 0, max: 25, noNaN: true });
    fc.assert(
      fc.property(lengths, lengths, margins, fc.constantFrom("ltr", "rtl"), (width, height, margin, direction) => {
        const css = `html{direction:${direction}} p{text-align:end}`;
        const { diagnostics } = layOut("<p>Ends</p>", css, page(width, height, margin));
        expect(diagnostics).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it("enlarges no table beyond the width of the page, whatever is painted there", () => {
    const paper = page(210, 297, 14);
    const { exactWidth } = pageArea(paper);
    for (const css of [
      "td{background:#eee}",
      "td{border-right:1px solid}",
      "table{border-collapse:collapse} td{border:1px solid}",
    ]) {
      // What stands in the last cell ends far from its side: text alone would not tell.
      const body = rows(6, () => [
        "Reliability",
        "Maintenance",
        "Documentation",
        "Compatibility",
        "Responsiveness",
        "Interoperability",
        "no",
      ]);
      const { value } = layOut(body, `${css} td{padding:2px 1em} td:last-child{width:9em}`, paper, { ...FIT, max: 2 });
      const {
        fit: { scale },
        pages,
      } = value!.pages;
      expect(scale).toBeLessThan(2);
      expect(rightEdge(pages[0]!.root)).toBeLessThanOrEqual(paper.margin.left + exactWidth + 1);
    }
  });

  it("leaves alone what a negative margin sets outside of the text area on purpose", () => {
    const body = `<header style="margin:0 -14mm; background:#eee; padding: 0 14mm"><h1 style="background:#ddd">Wide</h1></header><p>Text</p>`;
    const { value, diagnostics } = layOut(body, "", page(210, 297, 14));
    expect(diagnostics).toEqual([]);
    expect(value?.pages.fit.scale).toBe(1.15);
  });

  it("tells by how much something is too long: with as much more room it fits, and with less it doesn't", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 160 }),
        fc.constantFrom<[number, number]>([105, 148], [176, 250], [210, 297], [279.4, 215.9]),
        fc.integer({ min: 5, max: 25 }),
        (count, [width, height], margin) => {
          const body = Array.from({ length: count }, (_, i) => `<p>Paragraph ${i} says something</p>`).join("");
          const on = (more: number) => layOut(body, "p{margin:1px 0}", page(width, height + more, margin));
          const { value, diagnostics } = on(0);
          if (value) return;
          const amount = Number(
            /even at scale 80 % it is (\d+) mm \(\d+ %\) too long$/.exec(diagnostics[0]!.message)![1],
          );
          expect(on(amount).diagnostics).toEqual([]);
          expect(on(amount - 2).value).toBeUndefined();
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });

  describe("tells what would help", () => {
    const hints = (body: string, css: string, paper: PageBox, fit: FitOptions = FIT) =>
      (layOut(body, css, paper, fit).diagnostics[0]?.hints ?? []).join("\n");
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `Line ${i}`).join("<br>");
    const section = (count: number) => `<section>${lines(count)}</section>`;

    it("how many lines less are enough, of the longest part where half of it is enough", () => {
      let seen = 0;
      fc.assert(
        fc.property(fc.integer({ min: 62, max: 100 }), (count) => {
          const paper = page(148, 210, 10);
          const body = (long: number) => section(long) + section(12);
          const told = /about (\d+) lines? too many: shorten .+ by \1 of its (\d+) lines/.exec(
            hints(body(count), "", paper),
          );
          if (!told) return;
          seen++;
          expect(Number(told[2])).toBe(count);
          expect(layOut(body(count - Number(told[1])), "", paper).value).toBeDefined();
          expect(layOut(body(count - Number(told[1]) + 2), "", paper).value).toBeUndefined();
        }),
        { numRuns: 15, seed: 4 },
      );
      expect(seen).toBeGreaterThan(5);
    });

    it("by how much each of several, where none alone is that long", () => {
      const told = hints(section(40) + section(40) + section(40), "", page(148, 210, 10));
      const shares = [...told.matchAll(/" by (\d+) lines/g)].map(([, share]) => Number(share));
      expect(shares).toHaveLength(3);
      const [a = 0, b = 0, c = 0] = shares;
      expect(layOut(section(40 - a) + section(40 - b) + section(40 - c), "", page(148, 210, 10)).value).toBeDefined();
    });

    it("parts beside each other together", () => {
      const css = "main{display:grid;grid-template-columns:1fr 1fr;align-items:start}";
      const told = hints(`<main>${section(70)}${section(70)}</main>`, css, page(148, 210, 10));
      expect(told).toMatch(/shorten .+ and .+, which stand beside each other, by \d+ of their 70 lines/);
      expect(hints(`<main>${section(70)}${section(20)}</main>`, css, page(148, 210, 10))).not.toContain("beside");
    });

    it("how small the type had to be, and how much the margins less", () => {
      const paper = page(148, 210, 12);
      const large = { min: 1, max: 1.15, overflow: "error" } as const;
      const told = hints(section(46), "html{font-size:12pt}", paper, large);
      const min = Number(/`min: ([\d.]+)` is enough/.exec(told)?.[1]);
      expect(layOut(section(46), "html{font-size:12pt}", paper, { ...large, min }).value).toBeDefined();
      const less = Number(/take (\d+) mm off the margins/.exec(hints(section(50), "", paper))?.[1]);
      expect(less).toBeGreaterThan(0);
      const { margin } = paper;
      const roomy = { ...paper, margin: { ...margin, top: margin.top - less * MM, bottom: margin.bottom - less * MM } };
      expect(layOut(section(50), "", roomy).value).toBeDefined();
      expect(hints(section(100), "", paper)).not.toMatch(/is enough|off the margins/);
    });
  });

  it("counts what is as high as a share of the page in what it tells", () => {
    const { diagnostics } = layOut(`<div style="height:130vh"></div>`, "", page(210, 297, 10));
    expect(diagnostics[0]!.message).toMatch(/it is 8[34] mm \(30 %\) too long$/);
  });

  it("finds the smallest scale where only that one fits", () => {
    const paper = page(210, 297, 10);
    const height = pageArea(paper).height / 0.5;
    const { value } = layOut(`<div style="height:${height / 40}rem"></div>`, "html{font-size:40px}", paper, {
      ...FIT,
      min: 0.5,
    });
    expect(value?.pages.fit.scale).toBe(0.5);
  });

  describe("on several pages", () => {
    const FLOW = { ...FIT, overflow: "flow" } as const;
    const paragraphs = Array.from({ length: 90 }, (_, i) => `<p>Paragraph ${i} says something</p>`).join("");

    it("is set at the size that was written", () => {
      const { value, diagnostics } = layOut(paragraphs, "", page(105, 148, 10), FLOW);
      expect(value?.pages.fit.scale).toBe(1);
      expect(diagnostics.map(({ code }) => code)).toEqual(["fit/flow"]);
    });

    it("is as much smaller as the width of the pages asks for", () => {
      const wide = `<div style="width:25em;background:#eee">wide</div>${paragraphs}`;
      const { value } = layOut(wide, "", page(105, 148, 10), FLOW);
      expect(value?.pages.fit.scale).toBe(0.965);
    });
  });
});

describe("what a stylesheet leaves to the fit", () => {
  const paper = page(210, 297, 14);
  const css = `p { margin: 0; font-size: 10pt; line-height: calc(1.2 + 0.1 * var(--fit-measure, 9)); padding: calc(var(--fit-space) * 4pt) 0 }
    b { font-weight: calc(var(--fit-space) * 400 + 300) } i { --own: calc(1px * var(--fit-type)); padding-left: var(--own) }`;
  const fitOf = (paragraphs: number, styles = css) =>
    layOut("<p>One line <b>of</b> <i>text</i></p>".repeat(paragraphs), styles, paper).value?.pages;
  const paragraph = (pages: ReturnType<typeof fitOf>) => {
    const [body] = pages!.pages[0]!.root.fragment.children;
    return (body!.fragment as BoxFragment).children[0]!.fragment as BoxFragment;
  };

  it("is all at its largest where there is room, in numbers as in lengths", () => {
    const pages = fitOf(3);
    expect(pages?.fit).toEqual({ scale: 1.15, measure: 1, space: 1 });
    // 10 pt twice as high as a line of 1.3, with 4 pt above and below.
    expect(paragraph(pages).height).toBeCloseTo((13 + 8) * (96 / 72), 1);
  });

  it("gives space way, then measure, then type", () => {
    const points = [40, 55, 62, 64, 70].map((count) => fitOf(count)?.fit);
    expect(points[0]).toMatchObject({ scale: 1.15, measure: 1 });
    expect(points[0]!.space).toBeGreaterThan(0);
    for (const point of points.slice(1)) {
      if (!point) continue;
      if (point.space! > 0) expect(point.measure).toBe(1);
      if (point.measure! > 0) expect(point.scale).toBe(1.15);
    }
    const space = points.map((point) => point?.space ?? 0);
    expect(space).toEqual(space.toSorted((a, b) => b - a));
    expect(points.at(-1)).toBeUndefined();
  });

  it("scales as a whole where no style refers to it", () => {
    expect(fitOf(3, "p { padding: 2pt }")?.fit).toEqual({ scale: 1.15 });
    expect(fitOf(3, ":root { --fit-spaces: 2pt } p { padding: var(--fit-spaces) }")?.fit).toEqual({ scale: 1.15 });
  });

  it("is what the sheet says where nothing is fitted", () => {
    const html = `<!DOCTYPE html><html lang="en"><style>body{margin:0} p{margin:0;padding-top:calc(10px*var(--fit-space, 3))}</style><p>x</p>`;
    const { value } = layOutHtml(html, { page: paper });
    expect(paragraph(value!.pages).children[0]!.y).toBe(30);
  });
});
