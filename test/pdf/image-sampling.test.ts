/** Images in files: no more pixels than print needs, unless the author wants them all. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode as encodePng } from "fast-png";
import { encode as encodeJpeg } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { sampleDown } from "../../src/pdf/pdfkit/images/sample-down.js";
import { type PrintOptions, printHtml } from "../../src/pdf/print.js";
import { hasPoppler } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { rasterized, withFile } from "./tools.js";

const folder = temporaryFolder();
/** A photograph: soft colours, and what makes it hard to pack. */
const noise = (i: number) => (Math.imul(i, 2654435761) >>> 27) & 31;
const [WIDTH, HEIGHT] = [900, 600];
const rgba = Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
  const pixel = i >> 2;
  const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)];
  return [(x * 200) / WIDTH + noise(pixel), (y * 200) / HEIGHT + noise(pixel + 7), 90 + noise(pixel), 255][i & 3]!;
});
writeFileSync(join(folder, "photo.jpg"), encodeJpeg({ width: WIDTH, height: HEIGHT, data: rgba }, 92).data);
writeFileSync(
  join(folder, "photo.png"),
  encodePng({ width: WIDTH, height: HEIGHT, data: rgba, channels: 4, depth: 8 }),
);
const lines = Uint8Array.from({ length: 800 * 800 }, (_, i) => (i % 9 < 4 ? 0 : 255));
writeFileSync(join(folder, "lines.png"), encodePng({ width: 800, height: 800, data: lines, channels: 1, depth: 8 }));

async function print(body: string, options: PrintOptions = {}) {
  const html = `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "t.html", baseDir: folder, ...options });
  expect(diagnostics).toEqual([]);
  return value!.bytes;
}

/** Width, height and kind of data of each image, by poppler. */
const imagesIn = (bytes: Uint8Array) =>
  withFile(bytes, "pdfimages", ["-list", "FILE"])
    .split("\n")
    .slice(2)
    .filter(Boolean)
    .map((line) => line.trim().split(/\s+/))
    .map((fields) => `${fields[2]} ${fields[3]}x${fields[4]} ${fields[8]}`);

describe.skipIf(!hasPoppler)("images", () => {
  it("have 300 pixels for each inch of their largest place", async () => {
    // 144 px are 1.5 inches.
    expect(imagesIn(await print('<img src="photo.jpg" alt="x" width="144">'))).toEqual(["image 450x300 jpeg"]);
    const twice = await print('<img src="photo.jpg" alt="x" width="48"><img src="photo.jpg" alt="x" width="96">');
    expect(new Set(imagesIn(twice))).toEqual(new Set(["image 300x200 jpeg"]));
    expect(imagesIn(await print('<img src="photo.jpg" alt="x" width="280">'))).toEqual(["image 900x600 jpeg"]);
    expect(imagesIn(await print('<p style="scale: 0.5"><img src="photo.png" alt="x" width="192">'))).toEqual([
      "image 300x200 image",
    ]);
  });

  it("keep all their pixels where the author wants that", async () => {
    expect(imagesIn(await print('<img src="photo.jpg" alt="x" width="48">', { images: "keep" }))).toEqual([
      "image 900x600 jpeg",
    ]);
  });

  it("in black and white keep their edges", async () => {
    expect(imagesIn(await print('<img src="lines.png" alt="x" width="48">'))).toEqual(["image 800x800 image"]);
  });

  it("make small files, and the same ones each time", async () => {
    const small = await print('<img src="photo.jpg" alt="x" width="48">');
    const whole = await print('<img src="photo.jpg" alt="x" width="48">', { images: "keep" });
    expect(whole.length - small.length).toBeGreaterThan(100_000);
    expect(Buffer.compare(small, await print('<img src="photo.jpg" alt="x" width="48">'))).toBe(0);
  });

  it("look as they did", async () => {
    for (const file of ["photo.jpg", "photo.png"]) {
      const body = `<img src="${file}" alt="x" width="144" style="display: block">`;
      const [sampled, kept] = [await print(body), await print(body, { images: "keep" })].map((bytes) =>
        rasterized(bytes, 96),
      );
      let off = 0;
      for (let i = 15; i < kept!.length; i++) off = Math.max(off, Math.abs(kept![i]! - sampled![i]!));
      expect(off).toBeLessThan(24);
    }
  });
});

describe("sampling down", () => {
  it("takes the mean of what each new sample stands for", () => {
    const grey = Uint8Array.of(0, 100, 200, 50, 10, 20, 30, 40);
    expect([...sampleDown(grey, 1, { width: 4, height: 2 }, { width: 2, height: 1 }).samples]).toEqual([33, 80]);
    expect([
      ...sampleDown(Uint8Array.of(0, 90, 180), 1, { width: 3, height: 1 }, { width: 2, height: 1 }).samples,
    ]).toEqual([30, 150]);
  });

  it("isn't coloured by what can't be seen", () => {
    const { samples, alpha } = sampleDown(
      Uint8Array.of(255, 0, 0, 0, 255, 0),
      3,
      { width: 2, height: 1 },
      { width: 1, height: 1 },
      Uint8Array.of(200, 0),
    );
    expect([[...samples], [...alpha!]]).toEqual([[255, 0, 0], [100]]);
  });
});
