/**
 * Vertical alignment within a line (CSS 2.2 section 10.8.1). What is aligned with the top or bottom of the line makes with all
 * that is aligned relative to it an "aligned subtree", which is placed once its height is known. Lengths in px; a shift is how
 * far a baseline lies above that of its subtree, at the end above that of the line.
 */

import { type Extent, type FontLibrary, fontExtent, usedLineHeight } from "../../../../fonts/index.js";
import type { BoxFragment } from "../../../fragments/fragment.js";
import { isScrollContainer } from "../../../fragments/overflow.js";
import { usedMargins } from "../../sizing.js";
import type { AtomicInline } from "../measured-paragraph.js";
import type { Run } from "./run.js";
import { type Alignment, alignment } from "./vertical-align.js";

/** The root of an aligned subtree or a part of one: the root inline box, an inline box, or an atomic inline. */
export interface Aligned {
  shift: number;
  /** Set for the root of a subtree other than the line's own. */
  readonly edge: "top" | "bottom" | undefined;
  /** The root of the subtree that this is aligned in; its own for the root inline box. */
  readonly within: Aligned;
  readonly extent: Extent;
}

/** How a part is aligned in its parent: with the edges of the nearest subtree, or relative to the parent's baseline. */
export function alignedIn(parent: Aligned, align: Alignment): Pick<Aligned, "shift" | "edge" | "within"> {
  const within = subtreeOf(parent);
  if (align.edge) return { shift: 0, edge: align.edge, within };
  return { shift: (parent === within ? 0 : parent.shift) + align.shift, edge: undefined, within };
}

/** The subtree that the children of an aligned part stand in. */
const subtreeOf = (aligned: Aligned): Aligned =>
  aligned.edge !== undefined || aligned.within === aligned ? aligned : aligned.within;

/** Places all parts, parents before children, and returns the line's extent about the root's baseline. */
export function alignLine(
  root: Aligned,
  parts: readonly Aligned[],
  texts: readonly { readonly in: Aligned; readonly extent: Extent }[],
): Extent {
  const extents = new Map<Aligned, { ascent: number; descent: number }>([[root, { ...root.extent }]]);
  for (const part of parts) if (part.edge) extents.set(part, { ...part.extent });
  const include = (subtree: Aligned, extent: Extent, shift: number) => {
    const whole = extents.get(subtree)!;
    whole.ascent = Math.max(whole.ascent, extent.ascent + shift);
    whole.descent = Math.max(whole.descent, extent.descent - shift);
  };
  for (const part of parts) if (!part.edge && part !== root) include(part.within, part.extent, part.shift);
  for (const text of texts)
    include(subtreeOf(text.in), text.extent, text.in === subtreeOf(text.in) ? 0 : text.in.shift);
  placeEdges(root, parts, extents);
  // A subtree's place is known once its parent's is.
  for (const part of parts) if (part !== root && part.within !== root) part.shift += part.within.shift;
  return extents.get(root)!;
}

/** Inner subtrees first: what is taller than the one around it extends that one on the other side. */
function placeEdges(
  root: Aligned,
  parts: readonly Aligned[],
  extents: ReadonlyMap<Aligned, { ascent: number; descent: number }>,
): void {
  const children = new Map<Aligned, Aligned[]>();
  for (const part of parts) {
    if (!part.edge) continue;
    const siblings = children.get(part.within);
    if (siblings) siblings.push(part);
    else children.set(part.within, [part]);
  }
  if (children.size === 0) return;
  const subtrees = [root, ...parts.filter((part) => part.edge)];
  for (const subtree of subtrees.reverse()) {
    const edges = children.get(subtree);
    if (!edges) continue;
    const whole = extents.get(subtree)!;
    const own = { ...whole };
    for (const child of edges) {
      const { ascent, descent } = extents.get(child)!;
      if (child.edge === "top") whole.descent = Math.max(whole.descent, ascent + descent - own.ascent);
      else whole.ascent = Math.max(whole.ascent, ascent + descent - own.descent);
    }
    for (const child of edges) {
      const { ascent, descent } = extents.get(child)!;
      child.shift = child.edge === "top" ? whole.ascent - ascent : descent - whole.descent;
    }
  }
}

/** The baseline of an atomic inline: its last line's, of flex containers the first one; none of what could be scrolled (CSS 2.2 section 10.8.1). */
function baselineOf({ box: { inside, style }, firstBaseline, lastBaseline }: BoxFragment): number | undefined {
  if (inside === "flex") return firstBaseline;
  return style.display === "inline-block" && isScrollContainer(style) ? undefined : lastBaseline;
}

/** An atomic inline's margin box about its baseline, else its bottom margin edge. */
export function atomicExtent({ fragment }: AtomicInline, width: number): Extent {
  const margins = usedMargins(fragment.box.style, width);
  const height = fragment.height + margins.top + margins.bottom;
  const own = baselineOf(fragment);
  const baseline = own === undefined ? height : margins.top + own;
  return { ascent: baseline, descent: height - baseline };
}

/** How an atomic inline is aligned in the inline box that it stands in. */
export function atomicAlignment(
  run: Run,
  extent: Extent,
  parentStyle: Parameters<typeof alignment>[2],
  fonts: FontLibrary,
): Alignment {
  return alignment(run.style, extent, parentStyle, fonts.chain(parentStyle));
}

/** With `line-height: normal` every face in use has its say about the height; a set line height is the same for all. */
export function faceExtent(run: Run, style: Parameters<typeof alignment>[2]): Extent | undefined {
  if (style.lineHeight.kind !== "normal" || run.hangs || run.atomic) return undefined;
  const font = fontExtent(run.part.face, style.fontSize);
  const gap = usedLineHeight(style, run.part.face) - font.ascent - font.descent;
  return { ascent: font.ascent + Math.floor(gap / 2), descent: font.descent + Math.ceil(gap / 2) };
}
