/** Gradients -> shading patterns; stops that differ in alpha -> a soft mask (ISO 32000-1, sections 8.7.4.5 and 11.6.5). */
import { type GradientStop, type Matrix, multiply, type Rect, type SvgGradient } from "../../graphics/index.js";
import type { PdfDocument } from "./document.js";
import { finite, number } from "./numbers.js";
import { forgotten, type PdfReference } from "./objects.js";

/** True where alpha changes along the gradient. */
export function hasVaryingAlpha({ stops }: SvgGradient): boolean {
  return stops.some((stop) => stop.color.a !== stops[0]!.color.a);
}

/** The gradients of a document. */
export class Gradients {
  /** Many shapes can have gradients of the same stops: what they are is written once, for colours and for alpha. */
  readonly #functions = {
    DeviceRGB: new WeakMap<Stops, PdfReference>(),
    DeviceGray: new WeakMap<Stops, PdfReference>(),
  };

  constructor(readonly document: PdfDocument) {}

  /** @param matrix from the coordinates that are current to those that patterns refer to */
  pattern(gradient: SvgGradient, matrix: Matrix): PdfReference {
    return this.#pattern(gradient, matrix, "DeviceRGB");
  }

  /** A graphics state with a mask that is as opaque as the gradient is, within `bounds` in current coordinates. */
  alphaMask(gradient: SvgGradient, bounds: Rect): PdfReference {
    const grey = this.#pattern(gradient, [1, 0, 0, 1, 0, 0], "DeviceGray");
    const { x, y, width, height } = bounds;
    const form = this.document.object({
      Type: "XObject",
      Subtype: "Form",
      BBox: [x, y, x + width, y + height].map(finite),
      Group: { Type: "Group", S: "Transparency", CS: "DeviceGray" },
      Resources: { Pattern: { P: grey } },
    });
    form.end(`/Pattern cs /P scn ${[x, y, width, height].map(number).join(" ")} re f`);
    const state = this.document.object({ Type: "ExtGState", SMask: { Type: "Mask", S: "Luminosity", G: form } });
    state.end();
    return state;
  }

  #pattern(gradient: SvgGradient, matrix: Matrix, space: "DeviceRGB" | "DeviceGray"): PdfReference {
    const coordinates =
      gradient.kind === "linear"
        ? [gradient.x1, gradient.y1, gradient.x2, gradient.y2]
        : [gradient.fx, gradient.fy, gradient.fr ?? 0, gradient.cx, gradient.cy, gradient.r];
    const object = this.document.object({
      Type: "Pattern",
      PatternType: 2,
      Matrix: multiply(matrix, gradient.matrix).map(finite),
      Shading: {
        ShadingType: gradient.kind === "linear" ? 2 : 3,
        ColorSpace: space,
        Coords: coordinates.map(finite),
        Extend: [true, true],
        Function: this.#function(gradient.stops, space),
      },
    });
    object.end();
    return object;
  }

  #function(stops: Stops, space: "DeviceRGB" | "DeviceGray"): PdfReference {
    let reference = this.#functions[space].get(stops);
    if (!reference) {
      reference = this.document.object(stitched(stops, COMPONENTS[space]));
      reference.end();
      this.#functions[space].set(stops, forgotten(reference));
    }
    return reference;
  }
}

type Stops = readonly GradientStop[];

const COMPONENTS: Readonly<Record<"DeviceRGB" | "DeviceGray", (stop: GradientStop) => number[]>> = {
  DeviceRGB: ({ color }) => [color.r / 255, color.g / 255, color.b / 255],
  DeviceGray: ({ color }) => [color.a],
};

/** One linear function for each pair of stops that follow each other, stitched together over 0 to 1. */
function stitched(stops: Stops, components: (stop: GradientStop) => number[]) {
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
