/** Drawings in files: their text is there to be read, their numbers are finite, and nothing in them takes long. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { cpuTime } from "../support/cpu-time.js";
import { hasPoppler, hasQpdf } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { pdftotext, withFile } from "./tools.js";

const folder = temporaryFolder();
const svg = (body: string, attributes = 'viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${body}</svg>`;

async function printed(drawing: string, alt = "A drawing") {
  writeFileSync(join(folder, "a.svg"), drawing);
  const html = `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><img src="a.svg" alt="${alt}" width="300" height="300"></body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "t.html", baseDir: folder });
  return { bytes: value!.bytes, diagnostics };
}

/** All streams that aren't fonts or images, unpacked, and what stands outside of streams. */
function everything(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString("latin1");
  const parts = file.split(/stream\n|\nendstream/);
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return part;
      try {
        const text = inflateSync(Buffer.from(part, "latin1")).toString("latin1");
        return / (cm|re|Tm|l|m|gs|Do)$/m.test(text) ? text : "";
      } catch {
        return "";
      }
    })
    .join("\n");
}

const WRONG = /NaN|Infinity|undefined|[\s[]-?\d+(\.\d+)?e[-+]?\d/;

describe("text in drawings", () => {
  it.skipIf(!hasPoppler)("is found by readers, however it is painted", async () => {
    const { bytes, diagnostics } = await printed(
      svg(
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><text y="20" font-size="14">Plain <tspan font-weight="bold">words</tspan></text><text y="50" font-size="14" fill="url(#g)">gradient</text><text y="80" font-size="14" fill="none" stroke="red">outlined</text>',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(pdftotext(bytes).split(/\s+/).filter(Boolean)).toEqual(["Plain", "words", "gradient", "outlined"]);
  });

  it("belongs to its figure, whose alternate text stands for it", async () => {
    const { bytes } = await printed(svg("<text y='50'>Words</text>"));
    const file = everything(bytes);
    expect(file).toMatch(/\/Figure <<\/MCID 0>> BDC/);
    expect(file).toContain("/Alt (A drawing)");
  });

  it("on a path, in a face that lacks a character, or in HTML is told with its place", async () => {
    const { diagnostics } = await printed(
      svg('\n<text><textPath href="#p">on a path</textPath></text>\n<text>\ue123</text>\n<text><b>x</b></text>'),
    );
    expect(diagnostics.map(({ code, span }) => [code, span?.file, span?.start.line])).toEqual([
      ["svg/unsupported", "a.svg", 2],
      ["font/missing-glyph", "a.svg", 3],
      ["svg/unsupported", "a.svg", 4],
    ]);
  });
});

describe("numbers in drawings", () => {
  it("that overflow are told, and cut off or left out", async () => {
    for (const [drawing, codes] of [
      ['<g transform="scale(1e200) scale(1e200)"><path d="M0 0L1 10"/></g>', ["svg/number"]],
      ['<path d="M0 0L1e999 10" stroke="red"/>', ["svg/number"]],
      ['<rect x="-1e9" width="1e10" height="5"/>', ["svg/number"]],
      ['<text transform="scale(1e5)" font-size="1e5">x</text>', []],
      ['<rect width="10" height="10" stroke="red" stroke-width="1e300"/>', []],
      ['<rect width="10" height="10" transform="matrix(1 1e400 0 1 0 0)"/>', ["svg/number"]],
      [
        '<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="-1e30" x2="1" y2="1"><stop stop-color="red"/><stop offset="1"/></linearGradient><rect fill="url(#a)" width="50" height="50"/>',
        [],
      ],
      [
        '<pattern id="a" width="1e30" height="1e-30" patternTransform="scale(1e300)"><rect width="9" height="9"/></pattern><rect fill="url(#a)" width="50" height="50"/>',
        [],
      ],
    ] as const) {
      const { bytes, diagnostics } = await printed(svg(drawing));
      expect(diagnostics.map(({ code }) => code)).toEqual(codes);
      expect(everything(bytes)).not.toMatch(WRONG);
    }
  });

  const value = fc.oneof(
    fc.constantFrom(
      "0",
      "-0",
      "1",
      "-3",
      "50%",
      "1e-300",
      "1e300",
      "-1e999",
      "1e9",
      "2em",
      "NaN",
      "",
      " ",
      "1mm",
      "calc(1px + 5%)",
      "0.00001",
    ),
    fc.double({ noNaN: true }).map(String),
    fc.integer({ min: -120, max: 120 }).map(String),
  );
  const values = fc.array(value, { maxLength: 7 }).map((list) => list.join(" "));
  const paint = fc.constantFrom(
    "red",
    "none",
    "url(#g)",
    "url(#r) lime",
    "url(#p)",
    "url(#no)",
    "currentColor",
    "context-fill",
    "inherit",
  );
  const transform = fc
    .array(
      fc
        .tuple(fc.constantFrom("scale", "rotate", "translate", "skewX", "matrix", "foo"), values)
        .map(([name, args]) => `${name}(${args})`),
      { maxLength: 3 },
    )
    .map((list) => list.join(" "));
  const data = fc
    .array(
      fc.tuple(fc.constantFrom(..."MmLlHhVvCcSsQqTtAaZzX"), values).map(([command, args]) => command + args),
      { maxLength: 6 },
    )
    .map((list) => `M1 1${list.join("")}`);
  const attribute = fc.oneof(
    fc.tuple(
      fc.constantFrom(
        "x",
        "y",
        "width",
        "height",
        "r",
        "rx",
        "cx",
        "x2",
        "dx",
        "dy",
        "rotate",
        "textLength",
        "points",
        "viewBox",
        "refX",
        "markerWidth",
        "offset",
        "stroke-width",
        "stroke-dasharray",
        "opacity",
        "font-size",
        "letter-spacing",
        "stroke-miterlimit",
      ),
      values,
    ),
    fc.tuple(fc.constantFrom("fill", "stroke"), paint),
    fc.tuple(fc.constantFrom("transform", "gradientTransform", "patternTransform"), transform),
    fc.tuple(fc.constant("d"), data),
    fc.constantFrom<[string, string]>(
      ["clip-path", "url(#c)"],
      ["mask", "url(#m)"],
      ["marker-mid", "url(#k)"],
      ["marker-end", "url(#k)"],
      ["spreadMethod", "reflect"],
      ["gradientUnits", "userSpaceOnUse"],
      ["patternUnits", "userSpaceOnUse"],
      ["maskContentUnits", "objectBoundingBox"],
      ["clipPathUnits", "objectBoundingBox"],
      ["vector-effect", "non-scaling-stroke"],
      ["href", "#u"],
      ["href", "#g"],
      ["text-anchor", "end"],
      ["style", "fill:lime;transform-box:fill-box;transform-origin:center"],
      ["lengthAdjust", "spacingAndGlyphs"],
      ["orient", "auto"],
      ["preserveAspectRatio", "none"],
    ),
  );
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(
          "g",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "path",
          "use",
          "text",
          "svg",
          "symbol",
          "switch",
          "marker",
          "pattern",
          "linearGradient",
          "radialGradient",
          "stop",
          "mask",
          "clipPath",
          "image",
          "tspan",
          "foo",
        ),
        fc.constantFrom("", "", "u", "g", "r", "p", "c", "m", "k"),
        fc.uniqueArray(attribute, { maxLength: 6, selector: ([name]) => name }),
        fc.array(
          fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constantFrom("text", "سلام", ""), tie("element")),
          { maxLength: 4 },
        ),
      )
      .map(
        ([name, id, attributes, children]) =>
          `<${name}${id && ` id="${id}"`}${attributes.map(([key, text]) => ` ${key}="${text}"`).join("")}>${children.join("")}</${name}>`,
      ),
  }));
  const SERVERS =
    '<linearGradient id="g"><stop stop-color="red" stop-opacity=".5"/><stop offset="1"/></linearGradient><radialGradient id="r" spreadMethod="repeat"><stop/><stop offset="1" stop-color="blue"/></radialGradient><pattern id="p" width=".2" height=".2"><rect width="5" height="5" fill="url(#g)"/></pattern><clipPath id="c"><circle r="40"/><rect width="20" height="20"/></clipPath><mask id="m"><rect width="90" height="90" fill="#888"/></mask><marker id="k" orient="auto"><path d="M0 0h3v3z"/></marker>';

  it("are finite in the files of any drawing, whole or broken", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.nat(),
        async (elements, served, at) => {
          const whole = svg(elements.join("") + (served ? SERVERS : ""));
          const drawing = at % 5 === 0 ? whole.slice(0, Math.max(20, whole.length - (at % 40))) : whole;
          const { bytes } = await printed(drawing);
          expect(everything(bytes)).not.toMatch(WRONG);
          if (hasQpdf && runs++ % 10 === 0) withFile(bytes, "qpdf", ["--check", "FILE"]);
        },
      ),
      { numRuns: 80 },
    );
  }, 120_000);
});

describe("what a drawing repeats", () => {
  const many = (text: string, count: number) => text.repeat(count);
  const CONSTRUCTIONS: Readonly<Record<string, (n: number) => string>> = {
    "transforms that aren't closed": (n) => `<g transform="${many("translate(", n)}"><rect width="1" height="1"/></g>`,
    "stops that many shapes share": (n) =>
      `<linearGradient id="a">${many('<stop offset=".5" stop-color="red"/>', n / 10)}</linearGradient>${many('<rect width="9" height="9" fill="url(#a)"/>', n / 10)}`,
    "classes with rules": (n) =>
      `<style>${Array.from({ length: n / 10 }, (_, i) => `.c${i}{fill:red}`).join("")}</style>${Array.from({ length: n / 10 }, (_, i) => `<rect class="c${i}" width="1" height="1"/>`).join("")}`,
    "places of characters": (n) => `<text x="${many("1 ", n)}">${many("a", n)}</text>`,
    "dashes that many shapes inherit": (n) =>
      `<g stroke-dasharray="${many("9 ", n)}" stroke="red">${many('<path d="M0 0h9"/>', n / 10)}</g>`,
    "vertices with markers": (n) =>
      `<marker id="m"><path d="M0 0h1"/></marker><path d="M0 0${many("h1", n)}" marker-mid="url(#m)"/>`,
  };

  it.each(Object.entries(CONSTRUCTIONS))("%s takes time in proportion to its length", async (_, build) => {
    await printed(svg(build(1000)));
    const time = async (n: number) => {
      const spent = cpuTime();
      await printed(svg(build(n)));
      return spent();
    };
    const short = await time(4000);
    const long = await time(16_000);
    // Four times as long: what is quadratic takes sixteen times as long. A start costs what it costs.
    expect(long).toBeLessThan(8 * short + 1000);
  });

  it("beyond all measure is refused, or costs no more than a page does", async () => {
    const nested = (of: (i: number) => string) => Array.from({ length: 30 }, (_, i) => of(i)).join("");
    for (const drawing of [
      `${nested(
        (i) =>
          `<pattern id="p${i}" width=".5" height=".5"><rect width="9" height="9" fill="url(#p${i + 1})"/><rect width="9" height="9" fill="url(#p${i + 1})"/></pattern>`,
      )}<rect width="9" height="9" fill="url(#p0)"/>`,
      `${nested(
        (i) =>
          `<mask id="p${i}"><rect width="9" height="9" mask="url(#p${i + 1})"/><rect width="9" height="9" mask="url(#p${i + 1})"/></mask>`,
      )}<rect width="9" height="9" mask="url(#p0)"/>`,
      nested((i) => `<g id="p${i}"><use href="#p${i + 1}"/><use href="#p${i + 1}"/></g>`),
      `${'<g style="transform-box:fill-box;rotate:1deg">'.repeat(60)}<rect width="9" height="9"/>${"</g>".repeat(60)}`,
      `<path id="p" d="M0 0${"h1".repeat(20_000)}"/>${'<use href="#p"/>'.repeat(2000)}`,
    ]) {
      const spent = cpuTime();
      await printed(svg(drawing));
      expect(spent()).toBeLessThan(10_000);
    }
  }, 60_000);
});
