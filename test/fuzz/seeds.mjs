/** Files that are mutated: small images, made here, fonts that come with the program, and fonts of a few glyphs, in each format. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { encode } from "fast-png";
import jpeg from "jpeg-js";

export function seedFiles() {
  const data = new Uint8Array(8 * 8 * 4).map((_, i) => (i * 37) % 256);
  const png = encode({ width: 8, height: 8, data, channels: 4, depth: 8 });
  const grey = encode({ width: 8, height: 8, data: data.slice(0, 64), channels: 1, depth: 8 });
  const jpg = jpeg.encode({ width: 8, height: 8, data: Buffer.from(data) }, 60).data;
  const { resolve } = createRequire(import.meta.url);
  const fixture = (name) => readFileSync(new URL(`../fixtures/fonts/${name}`, import.meta.url));
  const fonts = {
    "sans.ttf": readFileSync(resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf")),
    "arabic.ttf": readFileSync(resolve("@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf")),
    "cff.otf": fixture("frame-cff.otf"),
    "variable.ttf": fixture("frame-variable.ttf"),
    "variable-cff2.otf": fixture("frame-variable-cff2.otf"),
  };
  return { images: { "x.png": png, "y.png": grey, "x.jpg": jpg }, fonts };
}
