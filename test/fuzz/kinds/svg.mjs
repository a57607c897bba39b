/** SVG in files and in HTML: shapes in one another, with attributes of any numbers. */
import { mutated } from "../random.mjs";
import { document, HTML_PIECES } from "./html.mjs";
import { COLORS, length, number } from "./values.mjs";

const SHAPES = [
  "rect",
  "circle",
  "ellipse",
  "line",
  "path",
  "polygon",
  "polyline",
  "g",
  "use",
  "text",
  "image",
  "clipPath",
  "mask",
  "pattern",
  "linearGradient",
  "radialGradient",
  "stop",
  "marker",
  "symbol",
  "defs",
  "svg",
  "style",
  "filter",
];
const ATTRIBUTES = [
  "x",
  "y",
  "x1",
  "y2",
  "cx",
  "cy",
  "r",
  "rx",
  "width",
  "height",
  "d",
  "points",
  "transform",
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "offset",
  "stop-color",
  "href",
  "id",
  "clip-path",
  "mask",
  "marker-end",
  "viewBox",
  "preserveAspectRatio",
  "gradientUnits",
  "spreadMethod",
  "font-size",
  "style",
  "class",
];

function shape(random, depth) {
  const name = random.of(SHAPES);
  const attributes = random.many(7, () => {
    const attribute = random.of(ATTRIBUTES);
    const numbers = () => random.many(8, () => number(random)).join(random.of([" ", ","]));
    const given = random.of([
      number(random),
      length(random),
      numbers(),
      "a",
      "#a",
      "url(#a)",
      random.of(COLORS),
      "none",
      `${random.of(["translate", "scale", "rotate", "matrix", "skewX"])}(${numbers()})`,
      `M0 0${random.of([..."LCSQTAHVZlcsqtahvz"])}${numbers()}`,
    ]);
    return ` ${attribute}="${given}"`;
  });
  const unique = [...new Map(attributes.map((one) => [one.split("=")[0], one])).values()].join("");
  return `<${name}${unique}>${depth > 3 ? "" : random.many(3, () => shape(random, depth + 1)).join("")}</${name}>`;
}

export function svg(random) {
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${random.of(["100", "50%", number(random)])}" viewBox="0 0 ${number(random)} ${number(random)}">${random.many(8, () => shape(random, 0)).join("")}</svg>`;
  const image = random.chance(0.3) ? mutated(random, whole, [...HTML_PIECES, "1e400", "-", ".", "NaN"]) : whole;
  return random.chance(0.5)
    ? { html: document("", `<p>w0x1</p>${image}`), words: [] }
    : { html: document("", '<p>w0x1</p><img src="x.svg" alt="x">'), words: ["w0x1"], files: { "x.svg": image } };
}
