/** Images and fonts of which some bytes were changed. */
import { mutatedBytes } from "../random.mjs";
import { document } from "./html.mjs";
import { declarations } from "./values.mjs";

export function image(random, _, { images }) {
  const [name, bytes] = random.of(Object.entries(images));
  const body = `<p>w0x1</p><img src="${name}" alt="x" style="${declarations(random, 2).replaceAll('"', "'")}">`;
  return { html: document("", body), words: [], files: { [name]: mutatedBytes(random, bytes) } };
}

/** Each in a file of its own, since what was read of one is remembered. */
export function font(random, seed, { font: whole }) {
  const name = `f${seed}.ttf`;
  const css = `@font-face { font-family: "F"; src: url("${name}") } p { font-family: "F" }`;
  const files = { [name]: mutatedBytes(random, whole) };
  return { html: document(css, "<p>w0x1 fi Ÿ</p>"), words: [], files };
}
