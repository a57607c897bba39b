/** Decoded images -> `data:` URLs that browsers show: JPEG files as they are, samples as PNG (PNG 3, sections 5 and 11). */
import { deflateSync } from "node:zlib";
import type { JpegImage, SampledImage } from "../../graphics/index.js";

export function imageUrl(image: SampledImage | JpegImage): string {
  const [type, bytes] = image.format === "jpeg" ? ["jpeg", image.data] : ["png", pngOf(image)];
  return `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngOf({ width, height, channels, samples, alpha }: SampledImage): Buffer {
  const each = channels + (alpha ? 1 : 0);
  const rows = Buffer.alloc(height * (width * each + 1));
  for (let pixel = 0; pixel < width * height; pixel++) {
    // Each row begins with its filter: none.
    const at = pixel * each + Math.floor(pixel / width) + 1;
    for (let channel = 0; channel < channels; channel++) rows[at + channel] = samples[pixel * channels + channel]!;
    if (alpha) rows[at + channels] = alpha[pixel]!;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, (channels === 3 ? 2 : 0) + (alpha ? 4 : 0)], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** PNG 3, annex D. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
