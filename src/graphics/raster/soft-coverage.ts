/** How much of each pixel a path covers, softened: what shadows are made of. */
import type { Path, Rect } from "../geometry.js";

/** Pixels over an area, in the units of the path. */
export interface PixelGrid {
  /** Left and top end of the first pixel. */
  readonly x: number;
  readonly y: number;
  /** The side of a pixel. */
  readonly pitch: number;
  /** How many there are. */
  readonly width: number;
  readonly height: number;
}

/** The pixels that an area needs. */
export function gridOver({ x, y, width, height }: Rect, pitch: number): PixelGrid {
  return { x, y, pitch, width: Math.ceil(width / pitch), height: Math.ceil(height / pitch) };
}

/**
 * @param deviation of the Gaussian curve that it is softened by, in units of the path
 * @returns of each pixel, how much of it lies in the path, from 0 to 1. Parts that go round the same way may overlap.
 */
export function softCoverage(path: Path, grid: PixelGrid, deviation: number): Float32Array {
  const covered = coverage(path, grid);
  return softened(covered, grid, kernel(deviation / grid.pitch));
}

/** Signed areas to the right of each line, summed up along the rows. */
function coverage(path: Path, grid: PixelGrid): Float32Array {
  const { width, height } = grid;
  // What lies to the right of a row's last pixel goes into one that nobody looks at.
  const stride = width + 2;
  const areas = new Float32Array(stride * height);
  for (const [x1, y1, x2, y2] of linesOf(path, grid)) addLine(areas, stride, x1, y1, x2, y2);
  const covered = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += areas[row * stride + column]!;
      covered[row * width + column] = Math.min(1, Math.abs(sum));
    }
  }
  return covered;
}

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

/** The path as straight lines, in pixels, those beyond the grid moved to its edge. */
function linesOf(path: Path, { x: left, y: top, pitch, width, height }: PixelGrid): Line[] {
  const lines: Line[] = [];
  const across = (x: number) => Math.min(width, Math.max(0, (x - left) / pitch));
  const down = (y: number) => Math.min(height, Math.max(0, (y - top) / pitch));
  let [startX, startY, atX, atY] = [0, 0, 0, 0];
  const lineTo = (x: number, y: number) => {
    if (atY !== y) lines.push([across(atX), down(atY), across(x), down(y)]);
    [atX, atY] = [x, y];
  };
  const moveTo = (x: number, y: number) => {
    lineTo(startX, startY);
    [startX, startY, atX, atY] = [x, y, x, y];
  };
  for (const segment of path) {
    switch (segment[0]) {
      case "M":
        moveTo(segment[1], segment[2]);
        break;
      case "L":
        lineTo(segment[1], segment[2]);
        break;
      case "C": {
        const [, x1, y1, x2, y2, x3, y3] = segment;
        const [x0, y0] = [atX, atY];
        const length = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
        const steps = Math.max(2, Math.min(32, Math.ceil(Math.sqrt(length / pitch) * 2)));
        for (let i = 1; i <= steps; i++) {
          const t = i / steps;
          const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
          lineTo(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
        }
        break;
      }
      case "R": {
        const [, x, y, w, h] = segment;
        moveTo(x, y);
        lineTo(x + w, y);
        lineTo(x + w, y + h);
        lineTo(x, y + h);
        lineTo(x, y);
        break;
      }
      case "Z":
        lineTo(startX, startY);
        break;
    }
  }
  lineTo(startX, startY);
  return lines;
}

function addLine(areas: Float32Array, stride: number, x1: number, y1: number, x2: number, y2: number): void {
  if (y1 === y2) return;
  const sign = y1 < y2 ? 1 : -1;
  const [fromX, fromY, toX, toY] = y1 < y2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
  const slope = (toX - fromX) / (toY - fromY);
  let x = fromX;
  for (let row = Math.floor(fromY); row < toY; row++) {
    const dy = Math.min(row + 1, toY) - Math.max(row, fromY);
    const next = x + slope * dy;
    addSpan(areas, row * stride, Math.min(x, next), Math.max(x, next), sign * dy);
    x = next;
  }
}

/** What a line adds to a row that it goes through from one place to another: to the pixel of each, and to those between. */
function addSpan(areas: Float32Array, start: number, from: number, to: number, amount: number): void {
  const first = Math.floor(from);
  const last = Math.ceil(to);
  if (last <= first + 1) {
    const right = (from + to) / 2 - first;
    areas[start + first]! += amount * (1 - right);
    areas[start + first + 1]! += amount * right;
    return;
  }
  const perPixel = amount / (to - from);
  // The area right of the line, up to the end of each pixel.
  let before = 0;
  let previous = 0;
  for (let column = first; column < last; column++) {
    const [a, b] = [Math.max(from, column), Math.min(to, column + 1)];
    const within = perPixel * (b - a);
    const here = before + within * (column + 1 - (a + b) / 2);
    areas[start + column]! += here - previous;
    before += within;
    previous = here;
  }
  areas[start + last]! += amount - previous;
}

/** Half of a Gaussian curve, from its middle outwards. @param deviation in pixels */
function kernel(deviation: number): readonly number[] {
  const reach = Math.ceil(deviation * 3);
  const weights = Array.from({ length: reach + 1 }, (_, i) => Math.exp((-i * i) / (2 * deviation * deviation || 1)));
  const sum = weights.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return weights.map((weight) => weight / sum);
}

function softened(values: Float32Array, { width, height }: PixelGrid, weights: readonly number[]): Float32Array {
  const across = new Float32Array(values.length);
  for (let row = 0; row < height; row++) blurLine(values, across, row * width, 1, width, weights);
  const down = new Float32Array(values.length);
  for (let column = 0; column < width; column++) blurLine(across, down, column, width, height, weights);
  return down;
}

/** Beyond its ends a line goes on as it ends. */
function blurLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  weights: readonly number[],
): void {
  const reach = weights.length - 1;
  for (let i = 0; i < count; i++) {
    let sum = from[start + i * step]! * weights[0]!;
    for (let k = 1; k <= reach; k++) {
      const [before, after] = [Math.max(0, i - k), Math.min(count - 1, i + k)];
      sum += (from[start + before * step]! + from[start + after * step]!) * weights[k]!;
    }
    to[start + i * step] = sum;
  }
}
