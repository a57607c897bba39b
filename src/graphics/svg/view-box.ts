/** The attribute `viewBox` (SVG 2, section 8.6). */
import type { Rect } from "../geometry.js";
import { numbers } from "./numbers.js";

/** What of the user space is shown; `empty` where a side is zero, so that nothing is; undefined where none is given, or a faulty one. */
export function viewBoxOf(text: string | undefined): Rect | "empty" | undefined {
  const [x, y, width, height] = numbers(text);
  if (height === undefined || width! < 0 || height < 0) return undefined;
  return width! > 0 && height > 0 ? { x: x!, y: y!, width: width!, height } : "empty";
}
