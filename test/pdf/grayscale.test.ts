/** `filter: grayscale()`: pictures, drawings, backgrounds and text lose their colours, as far as it says. */
import { encode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/index.js";
import { hasPoppler } from "../support/outside.js";
import { pngOf } from "../support/png.js";
import { rasterized } from "./tools.js";

const [RED, GREEN, BLUE] = [200, 40, 90];
const LIGHT = Math.round(0.2126 * RED + 0.7152 * GREEN + 0.0722 * BLUE);
const url = (type: string, data: Uint8Array) => `data:${type};base64,${Buffer.from(data).toString("base64")}`;
const pixels = (channels: number) =>
  Buffer.from(Array.from({ length: 64 }, () => [RED, GREEN, BLUE, 255].slice(0, channels)).flat());
const PNG = url("image/png", pngOf(8, 8, pixels(3)));
const JPEG = url("image/jpeg", encode({ width: 8, height: 8, data: pixels(4) }, 100).data);
const SVG = url(
  "image/svg+xml",
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><linearGradient id="g"><stop stop-color="rgb(${RED},${GREEN},${BLUE})"/><stop offset="1" stop-color="rgb(${RED},${GREEN},${BLUE})"/></linearGradient><rect width="8" height="4" fill="url(#g)"/><rect y="4" width="8" height="4" fill="rgb(${RED},${GREEN},${BLUE})"/></svg>`,
  ),
);

/** The colour in the middle of a page that a box fills. */
async function shown(style: string, inside: string): Promise<number[]> {
  const html = `<!DOCTYPE html><html lang="en"><title>x</title><style>@page { size: 80px; margin: 0 } body { margin: 0 } div { width: 80px; height: 80px; ${style} } img { display: block; width: 80px; height: 80px }</style><div>${inside}</div></html>`;
  const { value, diagnostics } = await printHtml(html);
  expect(diagnostics.filter(({ code }) => code !== "pdf/missing-alt")).toEqual([]);
  const ppm = rasterized(value!.bytes, 72);
  const [header, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(
    Buffer.from(ppm.subarray(0, 30)).toString("latin1"),
  )!;
  const at = header!.length + 3 * (Math.floor(Number(height) / 2 + 3) * Number(width) + Math.floor(Number(width) / 2));
  return [...ppm.subarray(at, at + 3)];
}

const near = (colour: readonly number[]) => colour.map((channel) => expect.closeTo(channel, -0.7));

describe.skipIf(!hasPoppler)("grayscale()", () => {
  it.each([
    ["an image with all its samples", `<img alt="" src="${PNG}">`, ""],
    ["a photograph", `<img alt="" src="${JPEG}">`, ""],
    ["a drawing, with gradients", `<img alt="" src="${SVG}">`, ""],
    ["a background", "", `background: rgb(${RED} ${GREEN} ${BLUE});`],
    ["a gradient", "", `background: linear-gradient(rgb(${RED} ${GREEN} ${BLUE}), rgb(${RED} ${GREEN} ${BLUE}));`],
    ["a picture behind", "", `background: url("${PNG}");`],
  ])("takes the colour of %s", async (_, inside, style) => {
    expect(await shown(`${style} filter: none`, inside)).toEqual(near([RED, GREEN, BLUE]));
    expect(await shown(`${style} filter: grayscale(1)`, inside)).toEqual(near([LIGHT, LIGHT, LIGHT]));
    const half = [RED, GREEN, BLUE].map((channel) => Math.round((channel + LIGHT) / 2));
    expect(await shown(`${style} filter: grayscale(50%)`, inside)).toEqual(near(half));
  });

  it("takes it from all that stands in a box, and from nothing around it", async () => {
    const inner = `<div style="background: rgb(${RED} ${GREEN} ${BLUE})"></div>`;
    expect(await shown("filter: grayscale()", inner)).toEqual(near([LIGHT, LIGHT, LIGHT]));
    expect(await shown("", `<p style="filter: grayscale(1); margin: 0; height: 0">x</p>${inner}`)).toEqual(
      near([RED, GREEN, BLUE]),
    );
  });

  it("is the only filter there is", async () => {
    const { diagnostics } = await printHtml(
      "<!DOCTYPE html><html lang=en><title>x</title><style>p { filter: blur(2px) }</style><p>x",
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["css/invalid-value"]);
  });
});
