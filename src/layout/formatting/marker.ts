/** List markers outside of their list item (CSS Lists 3, section 3; geometry of the bullets as browsers draw them). */
import { anonymousStyle, type ComputedStyle } from "../../css/index.js";
import { fontExtent, inlineExtent } from "../../fonts/index.js";
import { type InlineItem, type Marker, makeBox } from "../boxes/box.js";
import { type BulletKind, IMAGE_PADDING, triangleSize } from "../boxes/bullet.js";
import type { Exclusion } from "../fragments/floats.js";
import { type BoxFragment, type Edges, type MarkerFragment, type Placed, placed } from "../fragments/fragment.js";
import { type LayoutContext, UNCONSTRAINED } from "./context.js";
import { lineBand } from "./floats/exclusions.js";
import { borderPadding } from "./sizing.js";

/** Distance between a bullet and the content, px. */
const BULLET_PADDING = 7;
const TRIANGLE_PADDING = 8;

/**
 * The marker of a list item, on its first baseline; an item without one gets it where its first line would be.
 * @param exclusions floats around the item, which its marker keeps clear of as its lines do
 */
export function markerOf(
  fragment: BoxFragment,
  exclusions: readonly Exclusion[] | undefined,
  context: LayoutContext,
): Placed<MarkerFragment> | undefined {
  const { box } = fragment;
  if (!box.marker) return undefined;
  const { style } = box.marker;
  const face = context.fonts.chain(style).primary;
  const extent = fontExtent(face, style.fontSize);
  const inset = borderPadding(box.style, fragment.width);
  const baseline = fragment.firstBaseline ?? inset.top + extent.ascent;
  const rtl = box.style.direction === "rtl";
  const inside = box.marker.kind !== "text" && box.style.listStylePosition === "inside";
  // Outside means outside of the border box; a bullet inside stands where its line begins.
  const room = { left: inset.left, right: fragment.width - inset.right };
  const band = exclusions ? lineBand(exclusions, baseline - extent.ascent, baseline, room) : room;
  const edge = inside
    ? rtl
      ? band.right
      : band.left
    : rtl
      ? fragment.width - (room.right - band.right)
      : band.left - room.left;
  if (box.marker.kind === "image") return image(box.marker, edge, baseline, extent.ascent, rtl);
  return box.marker.kind === "text"
    ? textMarker(fragment, box.marker, edge, baseline, rtl, context)
    : bullet(box.marker.kind, style, edge, baseline, extent.ascent, rtl, inside);
}

/** How far the first line of an item moves down, so that a marker of larger letters begins no higher than it does (CSS Lists 3, section 3.2). */
export function roomForMarker({ box, firstBaseline }: BoxFragment, inset: Edges, context: LayoutContext): number {
  const { style, marker } = box;
  if (!marker || marker.style === style || box.inside !== "inline" || firstBaseline === undefined) return 0;
  if (style.listStylePosition === "inside" || marker.kind === "image") return 0;
  const { ascent } = inlineExtent(marker.style, context.fonts.chain(marker.style).primary);
  return Math.max(0, ascent - (firstBaseline - inset.top));
}

/** An image on the baseline. One without a size of its own is a square, half as high as letters reach. */
function image(
  { source, style }: Marker & { kind: "image" },
  edge: number,
  baseline: number,
  ascent: number,
  rtl: boolean,
): Placed<MarkerFragment> {
  const hasSize =
    source.format !== "svg" || (source.natural.width !== undefined && source.natural.height !== undefined);
  const width = hasSize ? source.width : ascent / 2;
  const height = hasSize ? source.height : ascent / 2;
  const x = rtl ? edge + IMAGE_PADDING : edge - IMAGE_PADDING - width;
  return placed({ style, image: { source, width, height } }, x, baseline - height);
}

function bullet(
  kind: BulletKind,
  style: Marker["style"],
  edge: number,
  baseline: number,
  ascent: number,
  rtl: boolean,
  inside: boolean,
): Placed<MarkerFragment> {
  const side = triangleSize(kind, style);
  if (side !== undefined) {
    const start = inside ? 0 : TRIANGLE_PADDING + side;
    const x = rtl ? edge + start - side : edge - start;
    return placed({ style, shape: { kind, size: side } }, x, baseline - side);
  }
  const offset = Math.floor((ascent * 2) / 3);
  const size = Math.floor((offset + 1) / 2);
  const fromEdge = offset + BULLET_PADDING;
  const y = baseline - ascent + Math.floor((3 * (ascent - offset)) / 2);
  const outside = rtl ? edge + fromEdge - size : edge - fromEdge;
  return placed({ style, shape: { kind, size } }, inside ? (rtl ? edge - size : edge) : outside, y);
}

/** The styles of the line that a marker is, and of the text in it: nothing of it wraps or collapses. */
interface LineStyles {
  readonly line: ComputedStyle;
  readonly text: ComputedStyle;
}

const lineStyles = new WeakMap<ComputedStyle, LineStyles>();

function stylesOf(style: ComputedStyle): LineStyles {
  let own = lineStyles.get(style);
  if (!own) {
    const preserved = { whiteSpaceCollapse: "preserve", textWrapMode: "nowrap" } as const;
    const start = { textIndent: { px: 0, percent: 0 }, textAlign: "start" } as const;
    own = {
      line: { ...anonymousStyle(style, "block"), ...preserved, ...start },
      text: { ...style, ...preserved },
    };
    lineStyles.set(style, own);
  }
  return own;
}

/** The marker's text in its line, which ends where the item begins. */
function textMarker(
  { box: { element } }: BoxFragment,
  { style, text }: Marker & { kind: "text" },
  edge: number,
  baseline: number,
  rtl: boolean,
  context: LayoutContext,
): Placed<MarkerFragment> | undefined {
  const styles = stylesOf(style);
  const items: InlineItem[] = [{ kind: "text", text, style: styles.text, element }];
  const box = makeBox({ inside: "inline", style: styles.line, element, origin: "marker", items });
  const width = context.intrinsic(box).max;
  const { children } = context.layout(box, { ...UNCONSTRAINED, availableWidth: width, fixedWidth: width });
  const line = children.map(({ fragment }) => fragment).find((fragment) => fragment.kind === "line");
  return line && placed({ style, line }, rtl ? edge : edge - width, baseline - line.baseline);
}
