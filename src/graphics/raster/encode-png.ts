/** Samples -> PNG (PNG 3, sections 5 and 11): the same bytes on every machine. */
import { zlibSync } from "fflate";
import type { SampledImage } from "./sampled-image.js";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** PNG 3, 9.2: text packs better without filters. */
const NONE = 0;

export function encodePng({ width, height, channels, samples, alpha }: SampledImage): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, (channels === 3 ? 2 : 0) + (alpha ? 4 : 0)], 8);
  const pixels = alpha ? withAlpha(samples, alpha, channels) : samples;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(inRows(pixels, pixels.length / height, height))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function withAlpha(samples: Uint8Array, alpha: Uint8Array, channels: number): Uint8Array {
  const pixels = new Uint8Array(samples.length + alpha.length);
  for (let pixel = 0, from = 0, to = 0; pixel < alpha.length; pixel++) {
    for (let channel = 0; channel < channels; channel++) pixels[to++] = samples[from++]!;
    pixels[to++] = alpha[pixel]!;
  }
  return pixels;
}

/** Each begins with its filter. @param length bytes of a row */
function inRows(pixels: Uint8Array, length: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (length + 1));
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    rows[to++] = NONE;
    rows.set(pixels.subarray(from, (from += length)), to);
    to += length;
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** PNG 3, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
