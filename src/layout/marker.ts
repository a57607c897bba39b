/** List markers outside of their list item (CSS Lists 3, section 3; geometry of the bullets as browsers draw them). */
import { fontFeatures } from "../css/properties.js";
import type { Marker } from "./box.js";
import type { LayoutContext } from "./context.js";
import type { BoxFragment, MarkerFragment, TextFragment } from "./fragment.js";
import { fontExtent } from "./inline/line-metrics.js";
import { shape } from "./shape.js";
import { insets } from "./sizing.js";

/** Distance between a bullet and the content, px. */
const BULLET_PADDING = 7;

/** Sets the marker of a list item on its first baseline; an item without one gets it where its first line would be. */
export function placeMarker(fragment: BoxFragment, context: LayoutContext): void {
  const { box } = fragment;
  if (!box.marker) return;
  const { style } = box.marker;
  const face = context.fonts.chain(style).primary;
  const extent = fontExtent(face, style.fontSize);
  const inset = insets(box.style, fragment.width);
  const baseline = fragment.firstBaseline ?? inset.top + extent.ascent;
  const rtl = box.style.direction === "rtl";
  const edge = rtl ? fragment.width - inset.right : inset.left;
  fragment.marker =
    box.marker.kind === "text"
      ? textMarker(fragment, box.marker, edge, baseline, rtl, context)
      : bullet(box.marker.kind, style, edge, baseline, extent.ascent, rtl);
}

function bullet(
  kind: "disc" | "circle" | "square",
  style: Marker["style"],
  edge: number,
  baseline: number,
  ascent: number,
  rtl: boolean,
): MarkerFragment {
  const offset = Math.floor((ascent * 2) / 3);
  const size = Math.floor((offset + 1) / 2);
  const fromEdge = offset + BULLET_PADDING;
  const y = baseline - ascent + Math.floor((3 * (ascent - offset)) / 2);
  return { style, shape: { kind, x: rtl ? edge + fromEdge - size : edge - fromEdge, y, size } };
}

function textMarker(
  fragment: BoxFragment,
  marker: Marker & { kind: "text" },
  edge: number,
  baseline: number,
  rtl: boolean,
  context: LayoutContext,
): MarkerFragment {
  const { style, text } = marker;
  const chain = context.fonts.chain(style);
  const face = chain.faceFor(text.codePointAt(0) ?? 0x20) ?? chain.primary;
  const shaped = shape(face, text, fontFeatures(style), false);
  const width = shaped.advance * style.fontSize;
  const { ascent, descent } = fontExtent(face, style.fontSize);
  const run: TextFragment = {
    kind: "text",
    element: fragment.box.element,
    style,
    font: face,
    fontSize: style.fontSize,
    x: rtl ? edge : edge - width,
    y: baseline,
    width,
    glyphs: shaped.ids.map((id, i) => ({
      id,
      advance: shaped.advances[i]! * style.fontSize,
      xOffset: shaped.xOffsets[i]! * style.fontSize,
      yOffset: shaped.yOffsets[i]! * style.fontSize,
      text: shaped.texts[i]!,
    })),
    text,
    rtl: false,
    ascent,
    descent,
    generated: true,
  };
  return { style, text: run };
}
