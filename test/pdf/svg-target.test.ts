/** A page as a drawing is the page as a PDF: the same pixels, whatever is on it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { decode } from "fast-png";
import { afterAll, describe, expect, it } from "vitest";
import { DrawingSet, drawNow, printNow } from "../../src/pdf/index.js";
import { imageUrl } from "../../src/pdf/svg/image-url.js";
import { hasPoppler } from "../support/outside.js";

const folder = mkdtempSync(join(tmpdir(), "versus-drawing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = { width: 300, height: 200, margin: { top: 10, right: 10, bottom: 10, left: 10 } };
const OPTIONS = { page: PAGE, lang: "en", file: "page.html" };
const document = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>A page</title><style>body { font: 14px/1.4 "Source Sans 3"; margin: 0 } p { margin: 0 }</style></head><body>${body}</body></html>`;

/** px of a field at 288 dpi: letters of a font are placed on whole pixels, as paths they are not. */
const FIELD = 10;

/** How dark the first page of a PDF is, field by field: 0 to 255. */
function darkness(name: string, html: string): Float64Array {
  const { value, diagnostics } = printNow(html, OPTIONS);
  expect(diagnostics).toEqual([]);
  const pdf = join(folder, `${name}.pdf`);
  writeFileSync(pdf, value!.bytes);
  const pgm = execFileSync("pdftoppm", ["-gray", "-r", "288", "-f", "1", "-l", "1", pdf], { maxBuffer: 1e8 });
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString("latin1", 0, 40));
  expect(header?.slice(1)).toEqual(["900", "600"]);
  const grey = pgm.subarray(header![0].length);
  const fields = new Float64Array((900 / FIELD) * (600 / FIELD));
  for (const [i, value] of grey.entries())
    fields[Math.floor(i / 900 / FIELD) * (900 / FIELD) + Math.floor((i % 900) / FIELD)]! += (255 - value) / FIELD ** 2;
  return fields;
}

const SQUARE = imageUrl({
  format: "samples",
  width: 2,
  height: 2,
  channels: 3,
  samples: new Uint8Array([200, 0, 0, 0, 120, 0, 0, 0, 200, 90, 90, 90]),
  alpha: new Uint8Array([255, 255, 255, 128]),
});

describe.skipIf(!hasPoppler)("a page as a drawing", () => {
  it.each([
    ["text", "<p>Sales <b>versus</b> <i>marketing</i>, ff fi AV To</p><p lang=ar dir=rtl>الشاي والقهوة</p>"],
    ["letters that no font has bold or slanted", "<p style=\"font: italic bold 20px 'BIZ UDPGothic'\">日本 Tea</p>"],
    ["borders and corners", '<div style="border: 4px dashed #a8481c; border-radius: 12px; height: 60px"></div>'],
    ["a gradient", '<div style="background: linear-gradient(45deg, #fff, #0b4a6f); height: 90px"></div>'],
    ["a conic gradient", '<div style="background: conic-gradient(#fff, #0b4a6f 270deg, #fff0); height: 90px"></div>'],
    [
      "letters in a gradient",
      '<p style="font-size: 40px; background: linear-gradient(90deg, #a8481c, #0b4a6f); background-clip: text; color: transparent">Tea</p>',
    ],
    [
      "what is half transparent",
      '<div style="opacity: 0.5"><p style="background: #000; color: #fff">Tea</p></div><p style="color: rgb(0 0 0 / 40%)">Mate</p>',
    ],
    [
      "what is cut off",
      '<div style="overflow: hidden; border-radius: 20px; height: 40px; width: 80px"><div style="background: #3d6b22; height: 80px"></div></div>',
    ],
    [
      "what is turned",
      '<div style="transform: rotate(20deg); width: 80px; margin: 30px"><p style="background: #ddd">Coffee</p></div>',
    ],
    ["an image", `<img src="${SQUARE}" alt="Four colours" style="width: 80px; height: 60px">`],
    [
      "a drawing with a pattern and a mask",
      '<svg width="120" height="80"><defs><pattern id="dots" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="3"/></pattern><mask id="half"><path fill="#fff" d="M0 0h60v80H0z"/></mask></defs><path fill="url(#dots)" mask="url(#half)" d="M0 0h120v80H0z"/><path fill-rule="evenodd" fill="#888" d="M70 10h40v40H70zM80 20h20v20H80z"/></svg>',
    ],
  ])("shows %s as the PDF does", (name, body) => {
    const html = document(body);
    const set = new DrawingSet("d-");
    const { value, diagnostics } = drawNow(html, OPTIONS, set);
    expect(diagnostics).toEqual([]);
    const shown = `<style>@page { margin: 0 } svg { display: block; width: 300px } div { height: 0; overflow: hidden }</style><div>${set.definitions()}</div>${value!.svg}`;
    const [page, drawing] = [darkness(name, html), darkness(`${name} drawn`, document(shown))];
    const painted = page.filter((dark) => dark > 1).length;
    expect(painted).toBeGreaterThan(20);
    const different = page.filter((dark, i) => Math.abs(dark - drawing[i]!) > 50).length;
    expect(different / painted).toBeLessThan(0.03);
  });

  it("defines a letter once, however many drawings have it", () => {
    const set = new DrawingSet("d-");
    const letters = () => drawNow(document("<p>Tea</p>"), OPTIONS, set).value!.svg.match(/<use .*?>/g);
    const first = letters();
    const before = set.definitions();
    expect(first).toHaveLength(3);
    expect(letters()).toEqual(first);
    expect(set.definitions()).toBe(before);
    expect(before.match(/<path id=/g)).toHaveLength(3);
  });
});

it("a PNG of samples is one that zlib and others read", () => {
  const bytes = Buffer.from(SQUARE.split(",")[1]!, "base64");
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const { width, height, channels, data } = decode(bytes);
  expect({ width, height, channels }).toEqual({ width: 2, height: 2, channels: 4 });
  expect([...data]).toEqual([200, 0, 0, 255, 0, 120, 0, 255, 0, 0, 200, 255, 90, 90, 90, 128]);
  const at = bytes.indexOf("IDAT");
  const packed = bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4));
  expect([...inflateSync(packed)]).toEqual([0, ...data.subarray(0, 8), 0, ...data.subarray(8)]);
});
