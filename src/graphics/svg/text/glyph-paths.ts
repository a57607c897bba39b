/** Glyphs -> their outlines, for text that is painted with a gradient, a pattern or a stroke. */

import { type FontFace, type Glyphs, outlineOf } from "../../../fonts/index.js";
import { mapPath } from "../../affine.js";
import { type Matrix, multiply, type Path, type PathSegment } from "../../geometry.js";

/** @param matrix from the space whose origin is where the glyphs begin */
export function glyphPath(face: FontFace, size: number, glyphs: Glyphs, matrix: Matrix): Path {
  const scale = size / face.unitsPerEm;
  const path: PathSegment[] = [];
  let pen = 0;
  glyphs.ids.forEach((id, i) => {
    const x = (pen + glyphs.xOffsets[i]!) * size;
    const y = -glyphs.yOffsets[i]! * size;
    // Outlines have y upwards.
    for (const segment of mapPath(outline(face, id), multiply(matrix, [scale, 0, 0, -scale, x, y]))) path.push(segment);
    pen += glyphs.advances[i]!;
  });
  return path;
}

const outlines = new WeakMap<FontFace, Map<number, Path>>();
const MAX_CACHED = 2000;

/** In units of the font. */
function outline(face: FontFace, id: number): Path {
  let known = outlines.get(face);
  if (!known) outlines.set(face, (known = new Map()));
  let path = known.get(id);
  if (!path) {
    if (known.size >= MAX_CACHED) known.clear();
    known.set(id, (path = segments(face, id)));
  }
  return path;
}

function segments(face: FontFace, id: number): Path {
  const path: PathSegment[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of outlineOf(face.fontkit, id)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    switch (command) {
      case "moveTo":
        path.push(["M", a, b]);
        [x, y] = [a, b];
        break;
      case "lineTo":
        path.push(["L", a, b]);
        [x, y] = [a, b];
        break;
      case "quadraticCurveTo": {
        const third = (from: number, control: number) => from + (2 / 3) * (control - from);
        path.push(["C", third(x, a), third(y, b), third(c, a), third(d, b), c, d]);
        [x, y] = [c, d];
        break;
      }
      case "bezierCurveTo":
        path.push(["C", a, b, c, d, e, f]);
        [x, y] = [e, f];
        break;
      case "closePath":
        path.push(["Z"]);
        break;
    }
  }
  return path;
}
