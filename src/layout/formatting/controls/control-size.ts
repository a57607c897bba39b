/** Form controls -> the sizes of their content boxes that their attributes ask for, as they are in Chromium (HTML 15.5). Lengths in px. */
import { resolveLength } from "../../../css/index.js";
import { characterWidths, usedLineHeight } from "../../../fonts/index.js";
import { type Box, makeBox } from "../../boxes/box.js";
import { type ControlShape, controlShape, isControl } from "../../boxes/controls.js";
import type { LayoutContext } from "../context.js";

export interface ControlSize {
  /** Absent where the content decides it. */
  readonly width?: number;
  readonly height?: number;
}

const SCROLLBAR = 15;
/** Beside the label of a menu, which is indented: the arrow; and above and below it. */
const MENU = { across: 16, down: 2 };
/** Below the label of an option. */
const OPTION = 1;

/** Undefined for boxes that are as large as their content. */
export function controlSize(box: Box, context: LayoutContext): ControlSize | undefined {
  const shape = shapeOf(box);
  if (!shape) return undefined;
  const { style } = box;
  const face = context.fonts.chain(style).primary;
  const line = usedLineHeight(style, face);
  switch (shape.kind) {
    case "line": {
      const { average, most } = characterWidths(face, style.fontSize);
      return { width: Math.ceil((shape.columns - 1) * average + most + shape.beside - ROUNDING) };
    }
    case "area": {
      const { average } = characterWidths(face, style.fontSize);
      return { width: Math.ceil(shape.columns * average + SCROLLBAR - ROUNDING), height: shape.rows * line };
    }
    case "menu":
      return { width: Math.ceil(widestOf(shape.labels, box, context)) + MENU.across, height: line + MENU.down };
    case "list":
      return { height: shape.rows * (Math.max(line, LEAST_OPTION * style.fontSize) + OPTION) };
  }
}

/** Sums of fractions aren't exact, and mustn't make another px. */
const ROUNDING = 1e-6;
/** em: `min-height` of options. */
const LEAST_OPTION = 1.2;

function shapeOf({ origin, inside, element }: Box): ControlShape | undefined {
  return isControl(element) && origin === "element" && inside !== "replaced" ? controlShape(element) : undefined;
}

function widestOf(labels: readonly string[], { style, derived, element }: Box, context: LayoutContext): number {
  const widths = labels.map((text) => {
    const items = [{ kind: "text" as const, text, style, element }];
    return context.intrinsic(makeBox({ inside: "inline", style, derived, element, origin: "anonymous", items })).max;
  });
  return Math.max(resolveLength(style.textIndent, 0), ...widths);
}
