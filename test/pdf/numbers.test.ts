/** Numbers in files: finite, without exponents, within the limits of PDF/A, whatever the author's numbers come to. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { number, precise } from "../../src/pdf/pdfkit/numbers.js";
import { printHtml } from "../../src/pdf/print.js";
import { hasPoppler, hasQpdf, pdfText } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";

const folder = temporaryFolder();

async function printed(body: string, css = ""): Promise<{ bytes: Uint8Array; codes: string[] }> {
  const html = `<!DOCTYPE html><html lang="en"><head><title>t</title><style>${css}</style></head><body>${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "t.html" });
  return { bytes: value!.bytes, codes: diagnostics.map(({ code }) => code) };
}

/** The operators of all streams that draw. */
function drawing(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  let text = "";
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 7)) {
    const end = file.indexOf("\nendstream", at);
    if (end < 0) continue;
    try {
      const stream = inflateSync(file.subarray(at + 7, end)).toString("latin1");
      if (/ (cm|re|Tm|l)$/m.test(stream)) text += `${stream}\n`;
    } catch {
      // Not packed: metadata.
    }
    at = end;
  }
  return text;
}

const WRONG = /NaN|Infinity|\d[eE][-+]?\d/;

function deepest(operators: string): number {
  let [depth, most] = [0, 0];
  for (const operator of operators.match(/(?<=^|\s)[qQ](?=\s|$)/g) ?? []) {
    depth += operator === "q" ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

describe("numbers", () => {
  it("have no exponent, however small or large", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const text of [number(value), precise(value)]) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
    expect(precise(0.0000123456)).toBe("0.0000123456");
    expect(number(-0.0001)).toBe("0");
  });

  it("that aren't finite are never written", () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(() => number(value)).toThrow();
      expect(() => precise(value)).toThrow();
    }
  });
});

describe("transforms", () => {
  it("that overflow are told with their element, and its text stays", async () => {
    const body = `<div class="a">one</div>\n<div class="b"><div class="b">two</div></div>`;
    const html = `<!DOCTYPE html><html lang="en"><title>t</title><style>.a { transform: scale(1e300) scale(1e300) } .b { scale: 2000 }</style><body>${body}`;
    const { value, diagnostics } = await printHtml(html, { file: "t.html" });
    expect(diagnostics.map(({ code, span }) => [code, span?.start.line])).toEqual([
      ["css/transform-overflow", 1],
      ["css/transform-overflow", 2],
    ]);
    expect(drawing(value!.bytes)).not.toMatch(WRONG);
  });

  it.skipIf(!hasPoppler)("that are nested deeply keep to 28 saved graphics states", async () => {
    const open =
      `<div style="transform: rotate(0.1deg); opacity: 0.99">`.repeat(3) + '<div style="rotate: 0.1deg">'.repeat(60);
    const { bytes, codes } = await printed(`<div style="padding: 40px">${open}<p>Deep text</p>${"</div>".repeat(64)}`);
    expect(codes).toEqual([]);
    for (const stream of drawing(bytes).split(/(?<=^Q)\n(?=q)/m)) expect(deepest(stream)).toBeLessThanOrEqual(28);
    const path = join(folder, "deep.pdf");
    writeFileSync(path, bytes);
    expect(pdfText(path)).toBe("Deep text");
  });

  it("of any numbers give files with finite numbers", async () => {
    const value = fc.oneof(
      fc.constantFrom(
        "0",
        "1",
        "-1",
        "1e300",
        "-1e300",
        "1e-300",
        "1e999",
        "1e6",
        "89.999999999999deg",
        "1e9px",
        "100%",
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    );
    const step = fc
      .tuple(
        fc.constantFrom("scale", "translate", "rotate", "skewX", "matrix", "scaleY"),
        fc.array(value, { maxLength: 6 }),
      )
      .map(([name, args]) => `${name}(${args.join(",")})`);
    const list = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join(" "));
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(list, list, async (outer, inner) => {
        const border = "border: 1px dashed red; background: linear-gradient(red, blue)";
        const { bytes } = await printed(
          `<div style="transform: ${outer}; ${border}">a <a href="https://example.org">b</a> <div style="transform: ${inner}; ${border}">c</div></div>`,
        );
        expect(drawing(bytes)).not.toMatch(WRONG);
        if (!hasQpdf || runs++ % 10 > 0) return;
        const path = join(folder, "fuzz.pdf");
        writeFileSync(path, bytes);
        execFileSync("qpdf", ["--check", path]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
