/** Images and fonts of which some bytes were changed. */
import { mutatedBytes } from "../random.mjs";
import { document } from "./html.mjs";
import { declarations } from "./values.mjs";

export function image(random, _, { images }) {
  const [name, bytes] = random.of(Object.entries(images));
  const body = `<p>w0x1</p><img src="${name}" alt="x" style="${declarations(random, 2).replaceAll('"', "'")}">`;
  return { html: document("", body), words: [], files: { [name]: mutatedBytes(random, bytes) } };
}

/** Where damage matters: in the list of tables, or near the beginning of one of them. */
function placeInFont(random, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = view.getUint16(4);
  if (random.chance(0.15)) return random.below(12 + count * 16);
  const record = 12 + random.below(count) * 16;
  const length = view.getUint32(record + 12);
  const near = random.chance(0.7) ? Math.min(length, 120) : length;
  return Math.min(bytes.length - 1, view.getUint32(record + 8) + random.below(near));
}

/** Each in a file of its own, since what was read of one is remembered; its name ends with that of the whole font. */
export function font(random, seed, { fonts }) {
  const [of, whole] = random.of(Object.entries(fonts));
  const name = `f${seed}-${of}`;
  const css = `@font-face { font-family: "F"; src: url("${name}") } p { font-family: "F"; font-weight: ${random.of([400, 650, 900])} }`;
  const body = '<p>w0x1 fi Ÿ ABC</p><p lang="ar" dir="rtl">مَرحبا بالعالم</p>';
  const files = { [name]: mutatedBytes(random, whole, placeInFont) };
  return { html: document(css, body), words: [], files };
}
