/** QR codes on paper -> what they say, as a camera would read them: from the pixels of a page (poppler, jsQR). */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import type jsQR from "jsqr";

// A module of CommonJS whose types say that it is one of ECMAScript.
const { default: read } = createRequire(import.meta.url)("jsqr") as typeof jsQR;

/** What a code on the first page says; undefined where there is none. */
export function codeOn(pdf: string): string | undefined {
  const ppm = execFileSync("pdftoppm", ["-r", "150", "-f", "1", "-l", "1", pdf], { maxBuffer: 1e8 });
  const [header, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString("latin1", 0, 40)) ?? [];
  const [w, h, pixels] = [Number(width), Number(height), ppm.subarray(header?.length)];
  const rgba = new Uint8ClampedArray(w * h * 4).fill(255);
  for (let i = 0; i < w * h; i++) rgba.set(pixels.subarray(i * 3, i * 3 + 3), i * 4);
  return read(rgba, w, h)?.data;
}
