/** The matrix that a box is painted with (CSS Transforms 1, section 6). Input px, output pt. */
import { type ComputedStyle, resolveLength, type Values } from "../../css/index.js";
import { type Matrix, multiply, type Rect } from "../../graphics/index.js";
import { pt } from "../units.js";

/** @param box border box of the fragment, px */
export function transformMatrix(style: ComputedStyle, box: Rect): Matrix {
  const x = pt(box.x + resolveLength(style.transformOrigin.x, box.width));
  const y = pt(box.y + resolveLength(style.transformOrigin.y, box.height));
  let matrix: Matrix = [1, 0, 0, 1, x, y];
  for (const steps of [style.translate, style.rotate, style.scale, style.transform]) {
    if (steps !== "none") for (const step of steps) matrix = multiply(matrix, stepMatrix(step, box));
  }
  return multiply(matrix, [1, 0, 0, 1, -x, -y]);
}

function stepMatrix(step: Values.TransformStep, box: Rect): Matrix {
  if (step.kind === "linear") return [...step.matrix, 0, 0];
  return [1, 0, 0, 1, pt(resolveLength(step.x, box.width)), pt(resolveLength(step.y, box.height))];
}
