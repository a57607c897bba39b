/** Gradients -> shading patterns; stops that differ in alpha -> a soft mask (ISO 32000-1, sections 8.7.4.5 and 11.6.5). */
import { type Matrix, multiply, type Rect } from "../../layout/geometry.js";
import type { GradientStop, SvgGradient } from "../../layout/svg/svg.js";
import type { PdfDocument, PdfReference } from "./document.js";
import { finite, number } from "./numbers.js";

/** @param matrix from the coordinates that are current to those that patterns refer to */
export function gradientPattern(document: PdfDocument, gradient: SvgGradient, matrix: Matrix): PdfReference {
  return pattern(document, gradient, matrix, "DeviceRGB", ({ color }) => [color.r / 255, color.g / 255, color.b / 255]);
}

/** True where alpha changes along the gradient. */
export function hasVaryingAlpha({ stops }: SvgGradient): boolean {
  return stops.some((stop) => stop.color.a !== stops[0]!.color.a);
}

/** A graphics state with a mask that is as opaque as the gradient is, within `bounds` in current coordinates. */
export function alphaMask(document: PdfDocument, gradient: SvgGradient, bounds: Rect): PdfReference {
  const grey = pattern(document, gradient, [1, 0, 0, 1, 0, 0], "DeviceGray", ({ color }) => [color.a]);
  const { x, y, width, height } = bounds;
  const form = document.object({
    Type: "XObject",
    Subtype: "Form",
    BBox: [x, y, x + width, y + height].map(finite),
    Group: { Type: "Group", S: "Transparency", CS: "DeviceGray" },
    Resources: { Pattern: { P: grey } },
  });
  form.end(`/Pattern cs /P scn ${[x, y, width, height].map(number).join(" ")} re f`);
  const state = document.object({ Type: "ExtGState", SMask: { Type: "Mask", S: "Luminosity", G: form } });
  state.end();
  return state;
}

function pattern(
  document: PdfDocument,
  gradient: SvgGradient,
  matrix: Matrix,
  space: "DeviceRGB" | "DeviceGray",
  components: (stop: GradientStop) => number[],
): PdfReference {
  const coordinates =
    gradient.kind === "linear"
      ? [gradient.x1, gradient.y1, gradient.x2, gradient.y2]
      : [gradient.fx, gradient.fy, 0, gradient.cx, gradient.cy, gradient.r];
  const object = document.object({
    Type: "Pattern",
    PatternType: 2,
    Matrix: multiply(matrix, gradient.matrix).map(finite),
    Shading: {
      ShadingType: gradient.kind === "linear" ? 2 : 3,
      ColorSpace: space,
      Coords: coordinates.map(finite),
      Extend: [true, true],
      Function: stitched(gradient.stops, components),
    },
  });
  object.end();
  return object;
}

/** One linear function for each pair of stops that follow each other, stitched together over 0 to 1. */
function stitched(stops: readonly GradientStop[], components: (stop: GradientStop) => number[]) {
  const first = { ...stops[0]!, offset: 0 };
  const last = { ...stops.at(-1)!, offset: 1 };
  const all = [first, ...stops, last];
  const functions = [];
  const bounds: number[] = [];
  for (let i = 0; i + 1 < all.length; i++) {
    const [from, to] = [all[i]!, all[i + 1]!];
    // Stops in the same place are a sharp edge: there is nothing between them.
    if (to.offset === from.offset) continue;
    if (functions.length > 0) bounds.push(from.offset);
    functions.push({ FunctionType: 2, Domain: [0, 1], N: 1, C0: components(from), C1: components(to) });
  }
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: bounds,
    Encode: functions.flatMap(() => [0, 1]),
  };
}
