/**
 * The baselines of the inline boxes and atomic inlines on a line, and the line's own extent (CSS Inline 3, section 5; CSS 2.2
 * section 10.8). A box is aligned with all that is inside it, as browsers have it; what is aligned with the line's top or
 * bottom comes last, when the line's height is known.
 */
import type { ComputedStyle } from "../../css/properties.js";
import type { LayoutContext } from "../context.js";
import type { BoxFragment } from "../fragment.js";
import { usedMargins } from "../sizing.js";
import { alignment, type Extent, fontExtent, usedLineHeight } from "./line-metrics.js";
import type { Run } from "./part.js";

/** An inline box on the line, or the root inline box. Lengths in px. */
export interface BaselineBox {
  readonly style: ComputedStyle;
  /** Undefined for the root inline box. */
  readonly parent: BaselineBox | undefined;
  /** The extent of the box itself about its baseline. */
  readonly extent: Extent;
  /** Baseline above the root's; found here. */
  shift: number;
}

/** Text or an atomic inline on the line. */
export interface BaselineItem {
  readonly run: Run;
  readonly level: BaselineBox;
  /** Baseline of an atomic inline above the root's; found here. */
  shift: number;
}

interface MutableExtent {
  ascent: number;
  descent: number;
}

/** Aligned with the top or bottom of the line. */
interface Pending {
  readonly edge: "top" | "bottom";
  readonly extent: Extent;
  readonly target: { shift: number };
}

/**
 * @param boxes the root inline box first, outer boxes before those inside them
 * @param width what percentages of margins refer to, px
 * @returns the extent of the line box about the root's baseline
 */
export function alignBaselines(
  boxes: readonly BaselineBox[],
  items: readonly BaselineItem[],
  width: number,
  context: LayoutContext,
): Extent {
  const whole = new Map<BaselineBox, MutableExtent>();
  for (const box of boxes) whole.set(box, { ...box.extent });
  const pending: Pending[] = [];
  const place = (style: ComputedStyle, extent: Extent, parent: BaselineBox, target: { shift: number }) => {
    const found = alignment(style, extent, parent.style, context.fonts.chain(parent.style));
    if (found.edge) {
      pending.push({ edge: found.edge, extent, target });
      return;
    }
    target.shift = found.shift;
    include(whole.get(parent)!, extent, found.shift);
  };
  for (const item of items) {
    const { run, level } = item;
    if (run.part.fragment) place(run.part.run.style, atomicExtent(run.part.fragment, width), level, item);
    else if (level.style.lineHeight.kind === "normal" && !run.hangs) {
      include(whole.get(level)!, fallbackExtent(run, level.style), 0);
    }
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const box = boxes[i]!;
    place(box.style, whole.get(box)!, box.parent!, box);
  }
  const line = whole.get(boxes[0]!)!;
  for (const { edge, extent } of pending) {
    const height = extent.ascent + extent.descent;
    if (height <= line.ascent + line.descent) continue;
    if (edge === "top") line.descent = height - line.ascent;
    else line.ascent = height - line.descent;
  }
  const settled = new Set<object>();
  for (const { edge, extent, target } of pending) {
    target.shift = edge === "top" ? line.ascent - extent.ascent : extent.descent - line.descent;
    settled.add(target);
  }
  // From shifts against the parent to shifts against the root.
  for (const box of boxes) if (box.parent && !settled.has(box)) box.shift += box.parent.shift;
  for (const item of items) if (!settled.has(item)) item.shift += item.level.shift;
  return line;
}

function include(whole: MutableExtent, extent: Extent, shift: number): void {
  whole.ascent = Math.max(whole.ascent, extent.ascent + shift);
  whole.descent = Math.max(whole.descent, extent.descent - shift);
}

/** With `normal` every face in use has its say about the height; a set line height is the same for all. */
function fallbackExtent(run: Run, style: ComputedStyle): Extent {
  const { face } = run.part;
  const font = fontExtent(face, style.fontSize);
  const gap = usedLineHeight(style, face) - font.ascent - font.descent;
  return { ascent: font.ascent + Math.floor(gap / 2), descent: font.descent + Math.ceil(gap / 2) };
}

/** An atomic inline's margin box about its baseline: its last line's, else its bottom margin edge. */
export function atomicExtent(fragment: BoxFragment, width: number): Extent {
  const margins = usedMargins(fragment.box.style, width);
  const height = fragment.height + margins.top + margins.bottom;
  const baseline = fragment.lastBaseline === undefined ? height : margins.top + fragment.lastBaseline;
  return { ascent: baseline, descent: height - baseline };
}
