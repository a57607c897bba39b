/**
 * The matrix that a box is painted with (CSS Transforms 1, section 6). What leads out of the plane is seen from straight above
 * (CSS Transforms 2, section 4): boxes in one another are flat. Input px, output pt.
 */
import { type ComputedStyle, resolveLength, type Values } from "../../css/index.js";
import { type Matrix, multiply, type Rect } from "../../graphics/index.js";
import { type BoxFragment, borderPadding } from "../../layout/index.js";
import { pt } from "../units.js";
import { within } from "./areas/box-areas.js";

/** @param border the border box of the fragment, px @returns undefined where perspective makes what is far smaller than what is near */
export function transformMatrix(fragment: BoxFragment, border: Rect): Matrix | undefined {
  const { style } = fragment.box;
  const steps = stepsOf(style);
  const box = referenceBox(fragment, border);
  if (steps.some(({ kind }) => kind === "spatial")) return seenFromAbove(steps, style, box);
  const x = pt(box.x + resolveLength(style.transformOrigin.x, box.width));
  const y = pt(box.y + resolveLength(style.transformOrigin.y, box.height));
  let matrix: Matrix = [1, 0, 0, 1, x, y];
  for (const step of steps) matrix = multiply(matrix, stepMatrix(step, box, pt));
  return multiply(matrix, [1, 0, 0, 1, -x, -y]);
}

/** The box that percentages and the origin of transforms refer to. @param border px */
function referenceBox({ box, used }: BoxFragment, border: Rect): Rect {
  const { transformBox } = box.style;
  if (transformBox !== "content-box" && transformBox !== "fill-box") return border;
  return within(border, borderPadding(box.style, border.width, used));
}

const stepsOf = ({ translate, rotate, scale, transform }: ComputedStyle): readonly Values.TransformStep[] =>
  [translate, rotate, scale, transform].flatMap((steps) => (steps === "none" ? [] : steps));

function stepMatrix(step: Values.TransformStep, box: Rect, unit: (px: number) => number): Matrix {
  if (step.kind === "linear") return [...step.matrix, 0, 0];
  if (step.kind === "spatial") return [1, 0, 0, 1, 0, 0];
  return [1, 0, 0, 1, unit(resolveLength(step.x, box.width)), unit(resolveLength(step.y, box.height))];
}

type Matrix3d = readonly number[];

const inSpace = ([a, b, c, d, e, f]: Matrix, z = 0): Matrix3d => [a, b, 0, 0, c, d, 0, 0, 0, 0, 1, 0, e, f, z, 1];

const multiply3d = (a: Matrix3d, b: Matrix3d): Matrix3d =>
  a.map((_, i) => [0, 1, 2, 3].reduce((sum, k) => sum + a[k * 4 + (i % 4)]! * b[i - (i % 4) + k]!, 0));

const NEAR_NOTHING = 1e-9;

function seenFromAbove(steps: readonly Values.TransformStep[], style: ComputedStyle, box: Rect): Matrix | undefined {
  const { transformOrigin: origin } = style;
  const x = box.x + resolveLength(origin.x, box.width);
  const y = box.y + resolveLength(origin.y, box.height);
  let matrix = inSpace([1, 0, 0, 1, x, y], origin.z);
  for (const step of steps)
    matrix = multiply3d(matrix, step.kind === "spatial" ? step.matrix : inSpace(stepMatrix(step, box, (px) => px)));
  matrix = multiply3d(matrix, inSpace([1, 0, 0, 1, -x, -y], -origin.z));
  const [a, b, , wx, c, d, , wy] = matrix as readonly [number, number, number, number, number, number, number, number];
  const w = matrix[15]!;
  if (Math.abs(wx) > NEAR_NOTHING || Math.abs(wy) > NEAR_NOTHING) return undefined;
  return [a / w, b / w, c / w, d / w, pt(matrix[12]! / w), pt(matrix[13]! / w)];
}
