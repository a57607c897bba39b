/** A layout that was given up -> a diagnostic. */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import type { Box } from "../boxes/box.js";
import { describeElement } from "./describe.js";

/** `layout/too-deep`, an error. */
export function tooDeep(
  { element }: Box,
  { file, source }: { readonly file: string; readonly source: SourceText },
): Diagnostic {
  const message = `${describeElement(element)} of ${file} can't be laid out: boxes around and inside of it ask too often for each other's sizes`;
  const hints = ["nest columns, flex containers, grids and tables less deeply in one another"];
  const start = element.startIndex;
  if (start === null || start === undefined) return { severity: "error", code: "layout/too-deep", message, hints };
  return source.diagnostic("error", "layout/too-deep", message, start, start + element.name.length + 1, hints);
}
