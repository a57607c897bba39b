/**
 * The trials of a fit share what is known of a document at every size: a layout with what others have left is the one that would have
 * come from nothing, to the last number, and others stay what they are.
 */
import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { matchRules } from "../../src/css/cascade/cascade.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { UA_SHEET } from "../../src/css/sheets/ua-sheet.js";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { parseHtml } from "../../src/html/parse.js";
import { LayoutCache } from "../../src/layout/formatting/layout-cache.js";
import { cutPages } from "../../src/layout/fragmentation/cut.js";
import type { BoxFragment, Fragment, LineChild, Placed } from "../../src/layout/fragments/fragment.js";
import { Trials } from "../../src/layout/trials.js";
import { layOutTree } from "../support/trees.js";

const fonts = openFonts(builtInFonts()).value!;
const media = { type: "print" as const, width: 794, height: 1123 };

/** Layouts of one document. */
function trialsOf(html: string, css = ""): Trials {
  const { dom, root, source } = parseHtml(html, { file: "test.html" });
  const userAgent = parseStylesheet(UA_SHEET, { file: "ua.css", media });
  const matched = matchRules(dom, root, userAgent, [parseStylesheet(css, { file: "test.css", media })], source);
  return new Trials({ matched, fonts, images: () => undefined, cssImages: () => undefined });
}

function layOut(trials: Trials, scale: number, width: number, pageHeight?: number): Placed<BoxFragment> {
  const space = { at: { scale }, width, height: 400, viewport: { width, height: 0 } };
  return trials.at({ ...space, ...(pageHeight && { flow: { pageHeight } }) }).root;
}

/** As the fit does it: a layout at natural height, and the one that is painted, which begins with what the first one has left. */
function layOutTwice(trials: Trials, scale: number, width: number): Record<"natural" | "painted", Placed<BoxFragment>> {
  const space = { at: { scale }, width, height: 400, viewport: { width, height: 0 } };
  const natural = trials.at(space);
  return { natural: natural.root, painted: trials.at({ ...space, viewport: { width, height: 400 } }, natural).root };
}

/** All that is painted of a tree, with every number. */
function shown({ x, y, fragment }: Placed<Fragment | LineChild>): unknown[] {
  const { kind, width } = fragment;
  switch (kind) {
    case "box":
      return [
        kind,
        x,
        y,
        width,
        fragment.height,
        fragment.box.element.name,
        fragment.box.style,
        fragment.children.map(shown),
      ];
    case "line":
      return [kind, x, y, width, fragment.height, fragment.baseline, fragment.content.children.map(shown)];
    case "text":
      return [kind, x, y, width, fragment.text, fragment.fontSize, fragment.style, { ...fragment.glyphs }];
    case "inline-box":
      return [kind, x, y, width, fragment.height, fragment.style];
  }
}

const texts = fc.constantFrom(
  "Sales",
  " brings in revenue today, ",
  "Marketing makes sure that somebody asks tomorrow",
  "extra\u00ADordinarily long words",
  "السلام عليكم",
  "見出しの文字",
  "a\tb",
  "e\u0301 ffi 1,234.5 km²",
);
const sizes = fc.constantFrom("1rem", "16px", "0.8em", "calc(1rem + 2px)", "1.37rem");
const inlineStyle = fc.constantFrom(
  "",
  "padding: 0 .3em",
  "margin: 0 -2px",
  "letter-spacing: .05em",
  "word-spacing: 3px",
  "vertical-align: super",
  "position: relative; left: 3px",
  "line-height: normal",
  "border: 1px solid",
  "padding: 0 2%",
);
const blockStyle = fc.constantFrom(
  "",
  "text-align: justify; hyphens: auto",
  "text-align: center; text-wrap: balance",
  "text-wrap: pretty",
  "white-space: pre-wrap",
  "text-indent: 1.2em",
  "display: flex; gap: 1em",
  "display: grid; grid-template-columns: auto 1fr",
  "columns: 2",
  "float: none; width: min-content",
  "display: list-item; margin-left: 2em",
  "direction: rtl",
  "max-width: 20ch",
  "overflow: hidden; white-space: nowrap; text-overflow: ellipsis",
);
const inline: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    texts,
    fc
      .tuple(fc.constantFrom("b", "span", "a", "code"), sizes, inlineStyle, fc.array(tie("node"), { maxLength: 3 }))
      .map(
        ([name, size, style, children]) =>
          `<${name} style="font-size: ${size}; ${style}">${children.join("")}</${name}>`,
      ),
    fc
      .tuple(sizes, texts)
      .map(([size, text]) => `<span style="display: inline-block; width: 4em; font-size: ${size}">${text}</span>`),
  ),
})).node;
const block: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc
      .tuple(sizes, blockStyle, fc.array(inline, { maxLength: 4 }))
      .map(([size, style, children]) => `<p style="font-size: ${size}; ${style}">${children.join("")}</p>`),
    fc
      .tuple(blockStyle, fc.array(tie("node"), { maxLength: 3 }))
      .map(([style, children]) => `<div style="${style}">${children.join("")}</div>`),
    fc
      .array(texts, { minLength: 2, maxLength: 6 })
      .map((cells) => `<table border=1><tr><td>${cells.join("<td>")}</table>`),
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => `<ul><li>${items.join("<li>")}</ul>`),
  ),
})).node;
const documents = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => `<!DOCTYPE html><html lang="en"><body>${blocks.join("")}</body></html>`);
/** What refers to the height of the viewport, and what inherits that, on purpose or not. */
const ofHeight = fc
  .array(
    fc.constantFrom(
      "body { min-height: 100vh; display: flex; flex-direction: column } div { flex-grow: 1 }",
      "p { margin-top: 1vh } b { padding-left: 1vmin }",
      "div { font-size: 4vh } p { height: 2em }",
      "html { font-size: 3vh }",
      "div { height: 20vh } table { height: inherit } p { min-height: inherit }",
      "td { line-height: 5vh }",
      "li::before { content: '-'; margin-right: 3vh }",
      "body { --space: 2vh; display: grid; gap: var(--space) }",
      "span { letter-spacing: 0.1vh }",
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((rules) => rules.join(""));
const scale = fc.integer({ min: 160, max: 230 }).map((steps) => steps * 0.005);

describe("a trial of a fit", () => {
  it("is the layout that would come from nothing", () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.tuple(scale, fc.constantFrom(200, 333.25, 500)), { minLength: 2, maxLength: 4 }),
        fc.option(fc.constantFrom(60, 150), { nil: undefined }),
        (html, spaces, pageHeight) => {
          const shared = trialsOf(html);
          for (const [at, width] of spaces)
            expect(shown(layOut(shared, at, width, pageHeight))).toEqual(
              shown(layOut(trialsOf(html), at, width, pageHeight)),
            );
        },
      ),
      { numRuns: 120 },
    );
  });

  it("is the same in a viewport of another height, with what the one before has left", () => {
    fc.assert(
      fc.property(documents, ofHeight, scale, scale, (html, style, a, b) => {
        const viewport = (height: number) => ({ width: 333, height });
        const alone = (at: number, height: number) =>
          shown(
            trialsOf(html, style).at({ at: { scale: at }, width: 333, height: 400, viewport: viewport(height) }).root,
          );
        const trials = trialsOf(html, style);
        const first = layOutTwice(trials, a, 333);
        const second = layOutTwice(trials, b, 333);
        expect(shown(first.natural)).toEqual(alone(a, 0));
        expect(shown(first.painted)).toEqual(alone(a, 400));
        expect(shown(second.painted)).toEqual(alone(b, 400));
      }),
      { numRuns: 120 },
    );
  });

  it("takes what doesn't depend on the height of the viewport from the one before", () => {
    const rows = "<div><p>One</p><table><tr><td>Two<td>Three</table></div>";
    const { natural, painted } = layOutTwice(
      trialsOf(`<!DOCTYPE html><body>${rows}</body>`, "body { min-height: 100vh }"),
      1,
      300,
    );
    const firstInBody = ({ fragment }: Placed<BoxFragment>) => {
      const body = fragment.children.at(-1)!.fragment;
      return body.kind === "box" ? body.children[0]!.fragment : undefined;
    };
    expect(painted.fragment.height).toBeGreaterThan(natural.fragment.height);
    expect(firstInBody(natural)).toMatchObject({ kind: "box" });
    expect(firstInBody(painted)).toBe(firstInBody(natural));
  });

  it("leaves the others as they are: two stand side by side", () => {
    fc.assert(
      fc.property(documents, scale, scale, (html, a, b) => {
        const trials = trialsOf(html);
        // What stands on lines is made when it is looked at: after all the other layouts.
        const first = layOut(trials, a, 333);
        const second = layOut(trials, b, 333);
        layOut(trials, a, 250);
        expect(shown(first)).toEqual(shown(layOut(trialsOf(html), a, 333)));
        expect(shown(second)).toEqual(shown(layOut(trialsOf(html), b, 333)));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    // Letters kern across the edge of a box where both are of one size, and only there.
    [
      "words that are of one size at one scale alone",
      '<p style="font-size: 16px">T<span style="font-size: 1rem">o</span>',
    ],
    // Spaced letters make no ligatures (CSS Text 4, section 9.2).
    ["letters that are spaced at all scales but one", '<p style="letter-spacing: calc(1rem - 16px)">office'],
    ["edges that are there at all scales but one", '<p>T<span style="padding-left: calc(1rem - 16px)">o</span>'],
  ])("shapes %s anew", (_, html) => {
    for (const [first, second] of [
      [1, 1.1],
      [1.1, 1],
    ] as const) {
      const shared = trialsOf(html);
      layOut(shared, first, 300);
      expect(shown(layOut(shared, second, 300))).toEqual(shown(layOut(trialsOf(html), second, 300)));
    }
  });

  it("holds for the sheets of the oracle, at each scale", () => {
    for (const name of readdirSync("test/oracle/layouts").filter((file) => file.endsWith(".html"))) {
      const html = readFileSync(`test/oracle/layouts/${name}`, "utf8");
      const shared = trialsOf(html);
      for (const at of [1, 0.85, 1.1]) {
        expect(shown(layOut(shared, at, 600))).toEqual(shown(layOut(trialsOf(html), at, 600)));
      }
    }
  });
});

/** Makes a fragment with all that belongs to it fast: who writes into it throws. */
function freeze(fragment: Fragment | LineChild): void {
  if (Object.isFrozen(fragment)) return;
  Object.freeze(fragment);
  const children =
    fragment.kind === "box" ? fragment.children : fragment.kind === "line" ? fragment.content.children : [];
  if (fragment.kind === "line") Object.freeze(fragment.content);
  for (const child of Object.freeze(children)) freeze(Object.freeze(child).fragment);
}

describe("a fragment", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("is a value: nobody changes what a layout has given", () => {
    const { keep } = LayoutCache.prototype;
    let kept = 0;
    vi.spyOn(LayoutCache.prototype, "keep").mockImplementation(function (this: LayoutCache, ...args) {
      kept++;
      freeze(args[3]);
      keep.apply(this, args);
    });
    for (const folder of ["test/layout/formatting", "test/oracle/layouts"])
      for (const name of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
        const html = readFileSync(`${folder}/${name}`, "utf8");
        for (const pageHeight of [undefined, 150]) {
          const root = layOutTree(html, pageHeight);
          freeze(root.fragment);
          if (pageHeight) cutPages(root, { pageHeight });
        }
      }
    expect(kept).toBeGreaterThan(1000);
  });
});
