/** Drawings as Chromium draws them: pixel by pixel, ours painted by poppler. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { decode } from "fast-png";
import { beforeAll, describe, expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { printHtml } from "../../src/pdf/print.js";
import { rasterized } from "../pdf/tools.js";
import { hasChromium, hasPoppler, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { DRAWINGS, TEXTS } from "./svg-cases.js";

const CELL = 110;
const COLUMNS = 8;
const NAMES = [...Object.keys(DRAWINGS), ...Object.keys(TEXTS)];
const ROWS = Math.ceil(NAMES.length / COLUMNS);

/** Fonts that a browser takes in an image: only what stands in the file itself. */
const faces = () =>
  builtInFonts()
    .filter((face) => /^(Source Sans 3|Noto Sans Arabic)$/.test(face.family))
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight[0]};font-style:${face.slope};src:url(data:font/ttf;base64,${readFileSync(face.path).toString("base64")})}`,
    )
    .join("");

const sheet = (file: (i: number) => string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title><style>@page{size:${COLUMNS * CELL}px ${ROWS * CELL}px;margin:0}body{margin:0}img{position:absolute;width:100px;height:100px}</style></head><body>${NAMES.map((_, i) => `<img alt="" src="${file(i)}" style="left:${(i % COLUMNS) * CELL}px;top:${Math.floor(i / COLUMNS) * CELL}px">`).join("")}</body></html>`;

/** Where poppler itself draws otherwise: rough edges in cells that are turned, and rings in steps. */
const ROUGH: Readonly<Record<string, number>> = {
  "patterns: content of the box, view boxes, templates, transforms": 0.016,
  "radial gradients that repeat": 0.022,
  "gradients that repeat": 0.01,
  "text: right to left": 0.025,
  "text: decorations": 0.02,
  pictures: 0.04,
};

interface Picture {
  readonly width: number;
  readonly data: Uint8Array;
  readonly channels: number;
}

describe.skipIf(!hasChromium || !hasPoppler)("drawings look as Chromium draws them", () => {
  const folder = temporaryFolder();
  let ours: Picture;
  let theirs: Picture;

  beforeAll(async () => {
    const fonts = `<style>${faces()}</style>`;
    for (const [i, name] of NAMES.entries()) {
      const drawing = DRAWINGS[name] ?? TEXTS[name]!;
      writeFileSync(join(folder, `${i}.svg`), drawing);
      const first = drawing.indexOf(">") + 1;
      const withFonts = name in TEXTS ? drawing.slice(0, first) + fonts + drawing.slice(first) : drawing;
      writeFileSync(join(folder, `${i}-chromium.svg`), withFonts);
    }
    const page = join(folder, "chromium.html");
    writeFileSync(
      page,
      sheet((i) => `${i}-chromium.svg`),
    );
    const browser = await launchChromium();
    const view = await browser.newPage({
      viewport: { width: COLUMNS * CELL, height: ROWS * CELL },
      deviceScaleFactor: 2,
    });
    await view.goto(pathToFileURL(page).href);
    await view.waitForTimeout(300);
    await view.screenshot({ path: join(folder, "theirs.png") });
    await browser.close();
    const printed = await printHtml(
      sheet((i) => `${i}.svg`),
      { file: "ours.html", baseDir: folder },
    );
    expect(printed.diagnostics.map(({ message }) => message)).toEqual([]);
    ours = fromPpm(rasterized(printed.value!.bytes, 192));
    const { width, data, channels } = decode(readFileSync(join(folder, "theirs.png")));
    theirs = { width, data: Uint8Array.from(data), channels };
  }, 60_000);

  it.each(NAMES)("%s", (name) => {
    const share = difference(NAMES.indexOf(name), ours, theirs);
    expect(share).toBeLessThan(ROUGH[name] ?? (name in TEXTS ? 0.012 : 0.008));
  });
});

function fromPpm(bytes: Uint8Array): Picture {
  const [header, width] = /^P6\s(\d+)\s\d+\s255\s/.exec(Buffer.from(bytes.subarray(0, 40)).toString("latin1"))!;
  return { width: Number(width), data: bytes.subarray(header.length), channels: 3 };
}

/** The share of px of a drawing whose colour, as the mean of their 2 by 2 pixels and of those around, differs visibly. */
function difference(i: number, one: Picture, other: Picture): number {
  const [left, top] = [(i % COLUMNS) * CELL, Math.floor(i / COLUMNS) * CELL];
  const at = ({ width, data, channels }: Picture, x: number, y: number, c: number) => {
    let sum = 0;
    for (let dy = -1; dy < 3; dy++)
      for (let dx = -1; dx < 3; dx++) {
        const [px, py] = [Math.max(0, 2 * (left + x) + dx), Math.max(0, 2 * (top + y) + dy)];
        sum += data[(py * width + px) * channels + c]!;
      }
    return sum / 16;
  };
  let off = 0;
  for (let y = 0; y < 100; y++)
    for (let x = 0; x < 100; x++)
      if ([0, 1, 2].some((c) => Math.abs(at(one, x, y, c) - at(other, x, y, c)) > 40)) off++;
  return off / 10_000;
}
