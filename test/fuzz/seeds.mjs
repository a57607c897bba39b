/** Files that are mutated: two small images, made here, and a font that comes with the program. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { encode } from "fast-png";
import jpeg from "jpeg-js";

export function seedFiles() {
  const data = new Uint8Array(8 * 8 * 4).map((_, i) => (i * 37) % 256);
  const png = encode({ width: 8, height: 8, data, channels: 4, depth: 8 });
  const grey = encode({ width: 8, height: 8, data: data.slice(0, 64), channels: 1, depth: 8 });
  const jpg = jpeg.encode({ width: 8, height: 8, data: Buffer.from(data) }, 60).data;
  const path = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  );
  return { images: { "x.png": png, "y.png": grey, "x.jpg": jpg }, font: readFileSync(path) };
}
