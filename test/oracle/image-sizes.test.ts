/** Images that are sized by their width, their height or the limits of both, wherever they stand: as large as in Chromium. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { misplacedBoxes } from "./box-sizes.js";

const SIZES = ["20px", "70px", "150px", "50%", "100%"];
const declaration = (name: string, ...values: readonly string[]) =>
  fc
    .option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
    .map((value) => (value ? `${name}: ${value};` : ""));
const seldom = (name: string, ...values: readonly string[]) =>
  fc
    .nat({ max: 4 })
    .chain((n) => (n > 0 ? fc.constant("") : fc.constantFrom(...values.map((value) => `${name}: ${value};`))));

/** @param alignments what the place that the image stands in may ask of it */
const image = (...alignments: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("wide.png", "tall.png", "sized.svg"),
      fc.constantFrom("", 'height="40"', 'width="50"', 'width="50" height="20"', 'height="50%"'),
      fc.tuple(
        declaration("width", ...SIZES, "auto"),
        declaration("height", ...SIZES, "auto"),
        seldom("max-width", ...SIZES),
        seldom("max-height", ...SIZES),
        seldom("min-width", "30px", "80%"),
        seldom("min-height", "30px", "80%"),
        seldom("padding", "4px"),
        seldom("box-sizing", "border-box"),
        ...alignments,
      ),
    )
    .map(([src, attributes, style]) => `<img data-box alt="" src="${src}" ${attributes} style="${style.join("")}">`);

const height = declaration("height", "60px", "120px");
const flow = fc
  .tuple(height, image(seldom("display", "block")))
  .map(([style, img]) => `<div style="${style}">${img}</div>`);
const inlineBlock = fc
  .tuple(height, image())
  .map(([style, img]) => `<div data-box style="display: inline-block; ${style}">${img}</div>`);
const flexItem = image(
  seldom("align-self", "flex-start", "center", "stretch"),
  seldom("flex", "1", "none", "1 1 40px"),
  seldom("min-width", "0"),
);
const flex = fc
  .tuple(
    height,
    seldom("align-items", "center", "flex-start"),
    fc.constantFrom("row", "column"),
    fc.array(flexItem, { minLength: 1, maxLength: 2 }),
  )
  .map(
    ([style, align, direction, images]) =>
      `<div style="display: flex; flex-direction: ${direction}; ${style}${align}">${images.join("")}</div>`,
  );
const inFlexItem = fc
  .tuple(height, image())
  .map(([style, img]) => `<div style="display: flex; ${style}"><div data-box>${img}</div><div>text</div></div>`);
const grid = fc
  .tuple(height, image(seldom("justify-self", "stretch", "center"), seldom("align-self", "stretch", "end")))
  .map(
    ([style, img]) =>
      `<div style="display: grid; grid-template-columns: 150px 1fr; ${style.replace("height", "grid-template-rows")}">${img}<i></i></div>`,
  );
const cell = image().map(
  (img) =>
    `<table style="border-spacing: 0; width: 300px; table-layout: fixed"><tr><td data-box>${img}</td><td>text</td></tr></table>`,
);
const positioned = fc
  .tuple(height, image(seldom("top", "5px"), seldom("bottom", "9px"), seldom("left", "5px"), seldom("right", "20px")))
  .map(
    ([style, img]) =>
      `<div style="position: relative; ${style}">${img.replace('style="', 'style="position: absolute;')}</div>`,
  );

describe.skipIf(!hasChromium)("images are as large as in Chromium", () => {
  let browser: Browser;
  const folder = temporaryFolder();

  beforeAll(async () => {
    browser = await launchChromium();
    writeFileSync(join(folder, "wide.png"), png(120, 60));
    writeFileSync(join(folder, "tall.png"), png(30, 90));
    writeFileSync(
      join(folder, "sized.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>',
    );
  });
  afterAll(() => browser?.close());

  it.each([
    ["in the flow", flow],
    ["in inline-blocks", inlineBlock],
    ["as flex items", flex],
    ["in flex items", inFlexItem],
    ["as grid items", grid],
    ["in cells", cell],
    ["out of the flow", positioned],
  ])("%s", async (_, arrangement) => {
    const bodies = fc.sample(arrangement, {
      numRuns: Number(process.env.SIZES_RUNS ?? 60),
      seed: Number(process.env.SIZES_SEED ?? 7),
    });
    const css = "img { vertical-align: top } td { padding: 3px }";
    expect(await misplacedBoxes(browser, { css, bodies }, folder)).toEqual([]);
  });
});

/** A grey picture. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (width + 1), 0));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
