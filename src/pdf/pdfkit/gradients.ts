/** Gradients -> shading patterns; stops that differ in alpha -> a soft mask (ISO 32000-1, sections 8.7.4.5 and 11.6.5). */
import {
  type ConicGradient,
  type GradientStop,
  type Matrix,
  multiply,
  type Rect,
  type SvgGradient,
} from "../../graphics/index.js";
import type { PdfDocument } from "./document.js";
import { finite, number } from "./numbers.js";
import { forgotten, type PdfDictionary, type PdfReference } from "./objects.js";

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
    const [own, shading] =
      gradient.kind === "conic" ? this.#conic(gradient, space) : [gradient.matrix, this.#axial(gradient, space)];
    const object = this.document.object({
      Type: "Pattern",
      PatternType: 2,
      Matrix: multiply(matrix, own).map(finite),
      Shading: shading,
    });
    object.end();
    return object;
  }

  /** A function of the place (section 8.7.4.5.2), whose centre is 0 and which begins upwards; and the matrix of that. */
  #conic(gradient: Conic, space: "DeviceRGB" | "DeviceGray"): readonly [Matrix, PdfDictionary] {
    const { cx, cy, from, reach, stops } = gradient;
    const components = COMPONENTS[space];
    const colors = components(stops[0]!).length;
    const [cos, sin] = [Math.cos(from), Math.sin(from)];
    const domain = [-reach, reach, -reach, reach].map(finite);
    const range = Array.from({ length: colors }, () => [0, 1]).flat();
    const angle = this.document.object({ FunctionType: 4, Domain: domain, Range: range });
    // Degrees of x / -y are those clockwise from up.
    angle.end(`{neg atan 360 div ${colorsAlong(segmentsOf(stops), components)}}`);
    const shading = { ShadingType: 1, ColorSpace: space, Domain: domain, Function: angle };
    return [multiply(gradient.matrix, [cos, sin, -sin, cos, cx, cy]), shading];
  }

  #axial(gradient: Exclude<SvgGradient, ConicGradient>, space: "DeviceRGB" | "DeviceGray") {
    const coordinates =
      gradient.kind === "linear"
        ? [gradient.x1, gradient.y1, gradient.x2, gradient.y2]
        : [gradient.fx, gradient.fy, gradient.fr ?? 0, gradient.cx, gradient.cy, gradient.r];
    return {
      ShadingType: gradient.kind === "linear" ? 2 : 3,
      ColorSpace: space,
      Coords: coordinates.map(finite),
      Extend: [true, true],
      Function: this.#function(gradient.stops, space),
    };
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

type Conic = Extract<SvgGradient, ConicGradient>;
type Stops = readonly GradientStop[];

const COMPONENTS: Readonly<Record<"DeviceRGB" | "DeviceGray", (stop: GradientStop) => number[]>> = {
  DeviceRGB: ({ color }) => [color.r / 255, color.g / 255, color.b / 255],
  DeviceGray: ({ color }) => [color.a],
};

/** Two stops that follow each other, with something between them. */
type Segment = readonly [from: GradientStop, to: GradientStop];

/** All of them from 0 to 1. Stops in the same place are a sharp edge: there is nothing between them. */
function segmentsOf(stops: Stops): Segment[] {
  const all = [{ ...stops[0]!, offset: 0 }, ...stops, { ...stops.at(-1)!, offset: 1 }];
  const pairs = all.slice(1).map((to, i): Segment => [all[i]!, to]);
  return pairs.filter(([from, to]) => to.offset > from.offset);
}

/** One linear function for each segment, stitched together over 0 to 1. */
function stitched(stops: Stops, components: (stop: GradientStop) => number[]) {
  const segments = segmentsOf(stops);
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: segments.map(([from, to]) => ({
      FunctionType: 2,
      Domain: [0, 1],
      N: 1,
      C0: components(from),
      C1: components(to),
    })),
    Bounds: segments.slice(1).map(([from]) => from.offset),
    Encode: segments.flatMap(() => [0, 1]),
  };
}

/** Operators (section 7.10.5) that take a place from 0 to 1 and leave the colour there: halves of the segments, and halves of these. */
function colorsAlong(segments: readonly Segment[], components: (stop: GradientStop) => number[]): string {
  const [first] = segments;
  if (segments.length === 1) return colorsBetween(first!, components);
  const middle = segments.length >> 1;
  const [low, high] = [segments.slice(0, middle), segments.slice(middle)];
  const at = high[0]![0].offset;
  return `dup ${decimal(at)} lt {${colorsAlong(low, components)}} {${colorsAlong(high, components)}} ifelse`;
}

function colorsBetween([from, to]: Segment, components: (stop: GradientStop) => number[]): string {
  const [start, end] = [components(from), components(to)];
  const last = start.length - 1;
  const channels = start.map((value, i) => {
    const change = (end[i]! - value) / (to.offset - from.offset);
    const color =
      change === 0
        ? `pop ${decimal(value)}`
        : `${decimal(from.offset)} sub ${decimal(change)} mul ${decimal(value)} add`;
    return i === last ? color : `dup ${color} exch`;
  });
  return channels.join(" ");
}

/** Numbers in a function have no exponent. */
const decimal = (value: number): string => String(Number(value.toFixed(6)) + 0).replace(/.*e.*/, "0");
